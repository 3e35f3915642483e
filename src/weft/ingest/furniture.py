"""Running headers, footers and page numbers: lines at the edge of the page that come back over pages."""

import re
from collections import Counter
from collections.abc import Sequence

from weft.ingest.pdf_lines import Line, Sheet

# How many lines from the top and from the foot of a page may be furniture.
EDGE_LINES = 4
# Furniture stands on at least this many pages.
REPEATED = 3
# Shorter repeated texts, "(d)" or "Total", may well be law.
FEW_LETTERS = 6
# A line on this share of all pages, at the same place, is furniture wherever it stands (watermarks).
EVERYWHERE = 0.5
EVERYWHERE_PAGES = 6

_NUMBER = re.compile(r"\d{1,4}")
_ROMAN = re.compile(r"^[\W_]*([ivxlc]{1,8})[\W_]*$", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Key = tuple[str, int | None]


def furniture(sheets: Sequence[Sheet]) -> list[frozenset[int]]:
    """For each page the indexes of its lines that are furniture, not law."""
    edges = [_edges(sheet.lines) for sheet in sheets]
    keys: Counter[Key] = Counter()
    for index, (sheet, edge) in enumerate(zip(sheets, edges, strict=True)):
        for key in sorted({key for at in edge for key in _keys(sheet.lines[at].text, index)}, key=str):
            keys[key] += 1
    enough = min(REPEATED, max(2, len(sheets) - 1))
    watermarks = _watermarks(sheets)
    return [
        frozenset(at for at in edge if _is_furniture(sheet.lines[at], index, keys, enough))
        | frozenset(at for at, line in enumerate(sheet.lines) if _place(line) in watermarks)
        for index, (sheet, edge) in enumerate(zip(sheets, edges, strict=True))
    ]


def _edges(lines: Sequence[Line]) -> list[int]:
    by_height = sorted(range(len(lines)), key=lambda at: lines[at].y)
    if len(by_height) <= 2 * EDGE_LINES:
        return by_height
    return by_height[:EDGE_LINES] + by_height[-EDGE_LINES:]


def _keys(text: str, page: int) -> list[Key]:
    """What makes lines of two pages the same: equal words, or equal but for a number that runs with the pages."""
    keys: list[Key] = [(text, None)] if sum(map(str.isalpha, text)) >= FEW_LETTERS else []
    numbers = list(_NUMBER.finditer(text))
    for match in {numbers[0], numbers[-1]} if numbers else ():
        keys.append((f"{text[: match.start()]}#{text[match.end() :]}", int(match[0]) - page))
    roman = _ROMAN.match(text)
    if roman:
        keys.append(("#", _roman(roman[1].lower()) - page))
    return keys


def _is_furniture(line: Line, page: int, keys: Counter[Key], enough: int) -> bool:
    return any(keys[key] >= enough for key in _keys(line.text, page))


def _place(line: Line) -> tuple[str, int, int]:
    return line.text, round(line.x0 / 4), round(line.y / 4)


def _watermarks(sheets: Sequence[Sheet]) -> frozenset[tuple[str, int, int]]:
    if len(sheets) < EVERYWHERE_PAGES:
        return frozenset()
    seen = Counter(place for sheet in sheets for place in {_place(line) for line in sheet.lines})
    return frozenset(place for place, count in seen.items() if count > EVERYWHERE * len(sheets))


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
