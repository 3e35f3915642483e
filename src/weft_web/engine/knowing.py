"""What the engine knows, read once for the life of the process: content, words, obligations."""

from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from weft.content import bundle, loading
from weft.content.bundle import Content
from weft.content.framework import Obligation
from weft.errors import ContentError
from weft.records import Language
from weft.report import content as report_content
from weft.report.content import Entry, Phrase, ReportContent
from weft.report.voice import Voice
from weft.runs import versions

WORDS = Path(__file__).parents[1] / "words"


@lru_cache
def content() -> Content:
    """All content of the engine."""
    return bundle.load()


@lru_cache
def content_version() -> str:
    """The version of the content, without reading it into records."""
    return bundle.version(loading.folder())


@lru_cache
def courses_version() -> str:
    """The version of the courses and of what they are set with."""
    return f"{content_version()}-{bundle.version_beside(loading.folder(), 'courses')}"


@lru_cache
def engine_version() -> str:
    """The version of the engine's code."""
    return versions.engine_version()


@lru_cache
def spoken() -> ReportContent:
    """The report's content with the words of the interface added to its phrases. Errors: ContentError content_twice(files, key)."""
    root = loading.folder()
    held = report_content.load(root, bundle.obligations(root))
    phrases = dict(held.phrases)
    for path in sorted(WORDS.glob("*.yaml")):
        for key, phrase in loading.read(path, dict[str, Phrase]).items():
            if key in phrases:
                raise ContentError("content_twice", path.name, key)
            phrases[key] = phrase
    return replace(held, phrases=phrases)


@lru_cache
def voice(language: Language) -> Voice:
    """The voice that speaks a language: phrases of interface and report, labels, numbers, days, reasons."""
    return Voice(spoken(), language)


def phrases_of(prefix: str) -> dict[str, Phrase]:
    """The phrases whose key begins so."""
    return {key: phrase for key, phrase in spoken().phrases.items() if key.startswith(prefix)}


def entries(kind: str) -> tuple[Entry, ...]:
    """The entries of a list (extents, themes, sectors, instrument_types, treaties ...), in its order."""
    return tuple(spoken().lists[kind].values())


@lru_cache
def obligations() -> dict[str, Obligation]:
    """Every obligation by its id, in the order of treaties and articles."""
    return {one.id: one for one in spoken().obligations}
