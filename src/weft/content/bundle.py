"""All content read once, and handed to the stages."""

from dataclasses import dataclass
from pathlib import Path

from weft import ids
from weft.content.drafting import Drafting
from weft.content.framework import Obligation
from weft.content.lexicon import Force, Lexicon, Themes
from weft.content.lists import IdentificationWords, InstrumentTypes, Sectors
from weft.content.loading import convert, folder, read, read_all, yaml_of
from weft.languages import Tables
from weft.languages import load as load_languages

BESIDE = frozenset({"strategy", "courses", "national", "clearing", "synthesis", "programme"})
"""What readings and studies do not rest on."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the engine knows; `version` is a hash of every content file."""

    root: Path
    drafting: tuple[Drafting, ...]
    lexicons: tuple[Lexicon, ...]
    themes: Themes
    forces: tuple[Force, ...]
    obligations: tuple[Obligation, ...]
    instrument_types: InstrumentTypes
    sectors: Sectors
    identification: IdentificationWords
    languages: Tables
    version: str


def load(root: Path | None = None) -> Content:
    """The content of a folder, the product's own by default; errors: ContentError with file and place."""
    root = root or folder()
    return Content(
        root=root,
        drafting=read_all(root / "drafting", Drafting),
        lexicons=read_all(root / "lexicon", Lexicon),
        themes=read(root / "themes" / "cues.yaml", Themes),
        forces=read_all(root / "force", Force),
        obligations=obligations(root),
        instrument_types=read(root / "lists" / "instrument_types.yaml", InstrumentTypes),
        sectors=read(root / "lists" / "sectors.yaml", Sectors),
        identification=read(root / "identification" / "words.yaml", IdentificationWords),
        languages=load_languages(root / "languages"),
        version=version(root),
    )


def obligations(root: Path) -> tuple[Obligation, ...]:
    """The rows of every file of content/framework, each with the treaty its file names."""
    rows: list[Obligation] = []
    for path in sorted((root / "framework").glob("*.yaml")):
        file = yaml_of(path)
        for row in file["obligations"]:
            rows.append(convert({"treaty": file["treaty"], **row}, Obligation, path.name))
    return tuple(rows)


def version(root: Path) -> str:
    """A short hash, in order of path, over the content files that readings and studies rest on."""
    return _hashed(root, [path for path in root.rglob("*.yaml") if BESIDE.isdisjoint(path.relative_to(root).parts)])


def version_beside(root: Path, part: str) -> str:
    """The same over a folder of BESIDE, whatever kind its files are."""
    return _hashed(root, [path for path in (root / part).rglob("*") if path.is_file()])


def _hashed(root: Path, paths: list[Path]) -> str:
    return ids.of(*(f"{path.relative_to(root)}\x1e{path.read_text(encoding='utf-8')}" for path in sorted(paths)))
