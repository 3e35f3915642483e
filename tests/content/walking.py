"""All content files, and every value in them with the place where it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from tests.prepared import CONTENT, LANGUAGES

FILES = tuple(sorted(CONTENT.root.rglob("*.yaml")))
SPOKEN = frozenset(LANGUAGES)


def name_of(path: Path) -> str:
    """A content file as it is spoken of: `lists/sectors.yaml`."""
    return str(path.relative_to(CONTENT.root))


def value_of(path: Path) -> Any:
    """The plain value of one file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def spoken_in(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping that says something in at least one of the languages of law, with its place."""
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from spoken_in(part, f"{place}[{part.get('id', part.get('key', number)) if isinstance(part, dict) else number}]")
    if not isinstance(value, dict):
        return
    said = {language: value[language] for language in LANGUAGES if language in value}
    if said:
        yield place, said
    for key, part in value.items():
        if key not in SPOKEN:
            yield from spoken_in(part, f"{place}.{key}")


def mappings_of(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of a value, with its place."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield place, value
    for key, part in parts:
        yield from mappings_of(part, f"{place}.{key}")


def patterns_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Every pattern of a file: place, language, pattern."""
    for place, said in spoken_in(value_of(path)):
        for language, forms in said.items():
            if isinstance(forms, list) and not place.endswith((".matches", ".misses")):
                yield from ((place, language, form) for form in forms)
