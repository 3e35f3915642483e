"""List numbers as Word shows them: counted from numbering.xml, level by level, list by list."""

import re

import msgspec
from lxml import etree

from weft.ingest.counting import counted
from weft.ingest.docx_names import child, is_on, name_of, value, whole
from weft.ingest.xml_parsing import safe_parser

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_NO_NUMBER = ("bullet", "none")


class Level(msgspec.Struct, frozen=True):
    """One level: number format, text with %1 .. %9, first number, whether all numbers in it are figures, what restarts it."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    figures: bool = False
    restarts: int | None = None


class _List(msgspec.Struct, frozen=True):
    """A list in use: the definition it counts with, its levels, levels that begin anew when it is first used."""

    counter: str
    levels: tuple[Level, ...]
    overrides: tuple[tuple[int, int], ...]


class Numbering:
    """Counts the lists of one document in reading order."""

    def __init__(self, data: bytes) -> None:
        self._lists = _read(data) if data else {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, list_id: str, depth: int) -> str:
        """The number the next paragraph of a list shows, "" for a bullet or a list nobody defined. Counts on."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= depth < len(found.levels):
            return ""
        counts = self._counts.setdefault(found.counter, [None] * LEVELS)
        self._begin(list_id, found, counts)
        level = found.levels[depth]
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for below in range(depth + 1, len(found.levels)):
            restarts = found.levels[below].restarts
            if restarts is None or 0 < restarts <= depth + 1:
                counts[below] = None
        if level.form in _NO_NUMBER:
            return ""
        return _PLACE.sub(lambda match: _shown(int(match[1]) - 1, level, found.levels, counts), level.text).strip()

    def _begin(self, list_id: str, found: _List, counts: list[int | None]) -> None:
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for depth, start in found.overrides:
            counts[depth] = start - 1
            counts[depth + 1 :] = [None] * (LEVELS - depth - 1)


def _shown(depth: int, level: Level, levels: tuple[Level, ...], counts: list[int | None]) -> str:
    if depth >= len(levels):
        return ""
    count = counts[depth]
    number = levels[depth].start if count is None else count
    form = levels[depth].form
    if form == "decimalZero" and not level.figures:
        return f"{number:02d}"
    if form == "bullet":
        return ""
    return counted(number, "1" if level.figures else _STYLES.get(form, "1"))


def _read(data: bytes) -> dict[str, _List]:
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError:
        return {}
    definitions = {value(one, "abstractNumId"): one for one in root if name_of(one) == "abstractNum"}
    by_style = {value(link): key for key, one in definitions.items() if (link := child(one, "styleLink")) is not None}
    levels = {key: _levels(one) for key, one in definitions.items()}
    lists: dict[str, _List] = {}
    for one in root:
        if name_of(one) != "num":
            continue
        key = value(child(one, "abstractNumId"))
        # A definition may only point at the one that a list style holds.
        linked = child(definitions[key], "numStyleLink") if key in definitions else None
        key = by_style.get(value(linked), key) if linked is not None else key
        lists[value(one, "numId")] = _list(one, key, levels.get(key, ()))
    return lists


def _list(element: etree._Element, key: str, levels: tuple[Level, ...]) -> _List:
    changed, overrides = list(levels), []
    for override in element:
        depth = whole(override, "ilvl") if name_of(override) == "lvlOverride" else None
        if depth is None or not 0 <= depth < len(changed):
            continue
        own = child(override, "lvl")
        if own is not None:
            changed[depth] = _level(own)
        start = whole(child(override, "startOverride"))
        if start is not None:
            overrides.append((depth, start))
    return _List(key, tuple(changed), tuple(overrides))


def _levels(definition: etree._Element) -> tuple[Level, ...]:
    found = {depth: _level(one) for one in definition if name_of(one) == "lvl" and (depth := whole(one, "ilvl")) is not None}
    return tuple(found.get(depth, Level()) for depth in range(LEVELS))


def _level(element: etree._Element) -> Level:
    start = whole(child(element, "start"))
    return Level(
        form=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")),
        start=1 if start is None else start,
        figures=is_on(child(element, "isLgl")),
        restarts=whole(child(element, "lvlRestart")),
    )
