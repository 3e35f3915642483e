"""The words of the lexicon, the themes and legal force, made into one matcher."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from weft.content.lexicon import Force, Lexicon, Themes
from weft.matching import Entry, Matcher

LANGUAGES = ("en", "fr", "es")
FORCE_PARTS = (
    "prohibition",
    "duty",
    "permission",
    "power",
    "definition",
    "excludes",
    "exempts",
    "includes",
    "formal",
    "penalty",
    "fee",
    "at_once",
)


class Sign(NamedTuple):
    """What a hit stands for: a part (anchor, weak, ..., theme, force) and the concept, theme or kind of force."""

    part: str
    concept: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The matcher, the theme each hook is about, and the forms of legal force per language."""

    matcher: Matcher[Sign]
    hook_themes: dict[str, str]
    whole_hooks: frozenset[str]
    forces: dict[str, Force]
    other_sense_sectors: frozenset[str]


def build(lexicons: Iterable[Lexicon], themes: Themes, forces: Iterable[Force]) -> Vocabulary:
    """The vocabulary of all content, built once for a run."""
    lexicons, forces = tuple(lexicons), tuple(forces)
    entries = [*_lexicon_entries(lexicons), *_theme_entries(themes), *_force_entries(forces)]
    hooks = {concept.id: concept.theme for lexicon in lexicons for concept in lexicon.concepts if concept.theme}
    return Vocabulary(
        matcher=Matcher(entries),
        hook_themes=hooks,
        whole_hooks=frozenset(concept.id for lexicon in lexicons for concept in lexicon.concepts if concept.whole),
        forces={force.language: force for force in forces},
        other_sense_sectors=frozenset(sector for lexicon in lexicons for sector in lexicon.sectors),
    )


def _lexicon_entries(lexicons: Iterable[Lexicon]) -> Iterable[Entry[Sign]]:
    for lexicon in lexicons:
        for concept in lexicon.concepts:
            for language in LANGUAGES:
                for pattern in getattr(concept, language):
                    # Acts of one language quote names in another: an anchor is heard in every language.
                    spoken = "" if lexicon.role == "anchor" else language
                    yield Entry(Sign(lexicon.role.value, concept.id), spoken, pattern)


def _theme_entries(themes: Themes) -> Iterable[Entry[Sign]]:
    for theme in themes.themes:
        for cues, weight in ((theme.strong, 2), (theme.weak, 1)):
            for language in LANGUAGES:
                for pattern in getattr(cues, language):
                    yield Entry(Sign("theme", theme.id, weight), language, pattern)
    for language in LANGUAGES:
        for pattern in getattr(themes.silent, language):
            yield Entry(Sign("silent", "silent"), language, pattern)


def _force_entries(forces: Iterable[Force]) -> Iterable[Entry[Sign]]:
    for force in forces:
        for part in FORCE_PARTS:
            for pattern in getattr(force, part):
                yield Entry(Sign("force", part), force.language, pattern)
