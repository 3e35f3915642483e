"""The word and script tables of `content/languages`, read once and passed in."""

import unicodedata
from pathlib import Path

import yaml

from weft.errors import ContentError
from weft.records import Record


class Tables(Record):
    """All that the languages say of themselves.

    `weights`: folded word -> ((code, weight), ...); a word shared by n languages weighs 1/n in each.
    `scripts`: code -> ranges of code points, both ends included.
    `units`: words that open a numbered unit ("article", "ingingo"), in small letters, with and without accents.
    """

    weights: dict[str, tuple[tuple[str, float], ...]]
    scripts: dict[str, tuple[tuple[int, int], ...]]
    units: frozenset[str]


class _Declared(Record):
    """One file of the folder, as written."""

    code: str
    words: frozenset[str]
    script: tuple[tuple[int, int], ...]
    units: frozenset[str]


def load(folder: Path) -> Tables:
    """The tables built from every YAML file of `folder`; raises ContentError where a file is malformed."""
    declared = [_declared(path) for path in sorted(folder.glob("*.yaml"))]
    if not declared:
        raise ContentError("content_missing", str(folder))
    return Tables(
        weights=_weights(declared),
        scripts={one.code: one.script for one in declared if one.script},
        units=frozenset().union(*(one.units for one in declared)),
    )


def folded(text: str) -> str:
    """`text` in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def _declared(path: Path) -> _Declared:
    held = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe, and written in C where there is one
    if not isinstance(held, dict) or held.get("code") != path.stem or not (held.get("words") or held.get("script")):
        raise ContentError("content_malformed", str(path))
    return _Declared(
        code=path.stem,
        words=_both_ways(str(held.get("words", "")).split()),
        script=tuple(_range(text) for text in held.get("script", ())),
        units=_both_ways(held.get("units", ())),
    )


def _both_ways(words: list[str]) -> frozenset[str]:
    """Each word as written and without accents, so that laws typed without accents count too."""
    return frozenset(word.lower() for word in words) | frozenset(folded(word) for word in words)


def _range(text: str) -> tuple[int, int]:
    low, high = text.split("-")
    return int(low, 16), int(high, 16)


def _weights(declared: list[_Declared]) -> dict[str, tuple[tuple[str, float], ...]]:
    holders: dict[str, list[str]] = {}
    for one in declared:
        for word in sorted(one.words):
            holders.setdefault(word, []).append(one.code)
    return {word: tuple((code, 1.0 / len(codes)) for code in codes) for word, codes in holders.items()}
