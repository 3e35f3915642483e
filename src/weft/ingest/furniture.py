"""Running headers, footers and page numbers: lines at the edge of the page that come back over pages."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from weft.ingest.pdf_lines import Line, Sheet, has_letters

# How many lines from the top and from the foot of a page may be furniture.
EDGE_LINES = 4
# Furniture stands on at least this many pages.
REPEATED = 3
# Shorter repeated texts, "(d)" or "Total", may well be law.
FEW_LETTERS = 6
# A line of words with a running number comes back on this share of all pages.
NUMBERED_SHARE = 0.2
# A line on this share of all pages, at the same place, is furniture wherever it stands (watermarks).
EVERYWHERE = 0.5
EVERYWHERE_PAGES = 6
SAMPLED_PAGES = 12

_NUMBER = re.compile(r"\d{1,4}")
_OWN_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
_ROMAN = re.compile(r"^[\W_]*([ivxlc]{1,8})[\W_]*$", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

# ... and comes back within this many pages (left and right pages may differ), at a height that differs by less than this, in points.
NEAR_PAGES = 2
HEIGHT_STEP = 24

# The text, and by how much the number in it runs ahead of the page (None: nothing in it changes).
Key = tuple[str, int | None]


def furniture(sheets: Sequence[Sheet], units: frozenset[str]) -> list[frozenset[int]]:
    """For each page the indexes of its lines that are furniture, not law.

    A line that opens with one of `units` is law even where its number runs with the pages: "Schedule 4", one to a page.
    """
    edges = [_edge(sheet.lines, index, units) for index, sheet in enumerate(sheets)]
    places = _places(sheets, edges)
    watermarks = _watermarks(sheets)
    return [
        frozenset(at for at, keys in edge.items() if _is_furniture(sheet.lines[at], index, keys, places, len(sheets)))
        | frozenset(at for at, line in enumerate(sheet.lines) if watermarks and line.text in watermarks)
        for index, (sheet, edge) in enumerate(zip(sheets, edges, strict=True))
    ]


def _edge(lines: Sequence[Line], page: int, units: frozenset[str]) -> dict[int, list[Key]]:
    """The lines at the edges of a page that may be furniture, by index, with their keys."""
    return {at: _keys(lines[at].text, page) for at in _edges(lines) if not _opens_unit(lines[at].text, units)}


def _opens_unit(text: str, units: frozenset[str]) -> bool:
    word = text.split(" ", 1)[0].strip(".:").lower()
    return word in units and _NUMBER.search(text) is not None


def _edges(lines: Sequence[Line]) -> list[int]:
    by_height = sorted(range(len(lines)), key=[line.y for line in lines].__getitem__)
    if len(by_height) <= 2 * EDGE_LINES:
        return by_height
    return by_height[:EDGE_LINES] + by_height[-EDGE_LINES:]


def _places(sheets: Sequence[Sheet], edges: Sequence[Mapping[int, Sequence[Key]]]) -> dict[Key, list[tuple[int, float]]]:
    """For each key the (page, height) where it stands."""
    places: dict[Key, list[tuple[int, float]]] = {}
    for index, (sheet, edge) in enumerate(zip(sheets, edges, strict=True)):
        for at, keys in edge.items():
            for key in keys:
                places.setdefault(key, []).append((index, sheet.lines[at].y))
    return places


def _keys(text: str, page: int) -> list[Key]:
    """What makes lines of two pages the same: equal words, or equal but for a number that runs with the pages."""
    keys: list[Key] = [(text, None)] if has_letters(text, FEW_LETTERS) else []
    numbers = list(_NUMBER.finditer(text))
    for match in {numbers[0], numbers[-1]} if numbers else ():
        keys.append((f"{text[: match.start()]}#{text[match.end() :]}", int(match[0]) - page))
    roman = _ROMAN.match(text)
    if roman:
        keys.append(("#", _roman(roman[1].lower()) - page))
    return keys


def _is_furniture(line: Line, page: int, keys: Sequence[Key], places: Mapping[Key, Sequence[tuple[int, float]]], pages: int) -> bool:
    if _OWN_NUMBER.fullmatch(line.text) and int(_NUMBER.findall(line.text)[0]) == page + 1:
        return True
    return any(_comes_back(places[key], page, line.y, _enough(key, pages)) for key in keys)


def _enough(key: Key, pages: int) -> float:
    """How often a line with a running number must come back: with words in it, "Annex 3" may run with the pages for a while."""
    words, ahead = key
    return max(REPEATED, NUMBERED_SHARE * pages) if ahead is not None and has_letters(words, FEW_LETTERS) else REPEATED


def _comes_back(places: Sequence[tuple[int, float]], page: int, height: float, enough: float) -> bool:
    """Whether the key stands on enough pages, one of them near this page, at about this height."""
    if len(places) < enough:
        return False
    level = {other for other, y in places if abs(y - height) < HEIGHT_STEP}
    return len(level) >= enough and any(other != page and abs(other - page) <= NEAR_PAGES for other in level)


def _watermarks(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The texts that stand on most pages at one place, told from a sample of the pages."""
    if len(sheets) < EVERYWHERE_PAGES:
        return frozenset()
    sample = sheets[:: max(1, len(sheets) // SAMPLED_PAGES)]
    seen = Counter(place for sheet in sample for place in {(line.text, round(line.x0 / 4), round(line.y / 4)) for line in sheet.lines})
    return frozenset(text for (text, _, _), count in seen.items() if count > EVERYWHERE * len(sample) and len(text) >= FEW_LETTERS)


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
