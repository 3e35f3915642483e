"""Paragraphs out of lines: where a block starts, and what it is (heading, row, note, line of a table of contents)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from weft.ingest.columns import Strip
from weft.ingest.pdf_lines import Line
from weft.records import Role

# A step between two lines this much larger than the usual one parts paragraphs.
WIDE_STEP = 1.3
# A line that ends this share of the column's width before its right edge is a short one.
SHORT_LINE = 0.12
# Sizes that differ by less than this share are the same size (accents and fonts move the box a little).
SIZE_CHANGE = 0.13
INDENT = 0.9
HEADING_CHARACTERS = 220
HEADING_SIZE = 1.13
NOTE_SIZE = 0.9

_ENDS = re.compile(r"[.;:!?…»”\")\]]$")
_STOPS = re.compile(r"[.;,:]$")
_LIST = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})(?:bis|ter)?[).°º]|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[°º]|[IVXLC]{1,6}\s?[.\-–—]|[-–—•▪●○◦*➢§])(?=\s|\(|[A-ZÀ-Þ«“¿]|$)")
_NUMBERING = re.compile(r"\W{0,2}(?:\d|[ivxlc]+\b|[a-z]\b|one\b|first\b|premi|prim|unic|uniq|mbere|ya\b|wa\b|cya\b|n[°ºo])", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{5,})[\s.…]*\w{0,6}$")
_NOTE_START = re.compile(r"^(?:\d{1,3}|[*†‡])\s?\S")


class Shape(msgspec.Struct, frozen=True):
    """What the document's lines look like on the whole: body size in points, and the words that open a unit or a contents list."""

    body: float
    units: frozenset[str]
    contents: frozenset[str]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A block before it has a place in the page's text; `lines` end in SOFT_BREAK where a word was broken."""

    lines: tuple[str, ...]
    role: Role
    bold: bool
    size: float


def body_size(lines: Sequence[Line]) -> float:
    """The size, in points, in which most characters are set; 0.0 for no lines."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    return max(sorted(weights), key=weights.__getitem__) if weights else 0.0


def pieces(strip: Strip, shape: Shape) -> Iterator[Piece]:
    """The blocks of one strip."""
    if len(strip.cells) > 1:
        yield _row(strip, shape)
        return
    lines = strip.cells[0].lines
    step, right = _usual_step(lines), max(line.x1 for line in lines)
    held: list[Line] = []
    for line in lines:
        if held and _starts(held, line, step, right, shape):
            yield _piece(held, shape)
            held = []
        held.append(line)
    yield _piece(held, shape)


def _row(strip: Strip, shape: Shape) -> Piece:
    lines = [line for cell in strip.cells for line in cell.lines]
    text = " | ".join(" ".join(line.text for line in cell.lines) for cell in strip.cells)
    return Piece((text,), Role.ROW, all(line.bold for line in lines), _ratio(lines[0], shape))


def _usual_step(lines: Sequence[Line]) -> float:
    """The commonest distance between the feet of two lines, as a ratio to their size; 0.0 for one line."""
    steps = Counter(round((a.y - b.y) / b.size, 1) for a, b in zip(lines, lines[1:], strict=False))
    return min(steps, key=lambda step: (-steps[step], step)) if steps else 0.0


def _starts(held: Sequence[Line], line: Line, step: float, right: float, shape: Shape) -> bool:
    """Whether `line` begins a new block after the lines held."""
    last = held[-1]
    # 1. A wide step, or another size or weight of letters.
    if last.y - line.y > max(WIDE_STEP * step, step + 0.25) * line.size:
        return True
    if abs(line.size - last.size) > SIZE_CHANGE * last.size or (last.bold and not line.bold and len(held) < 4):
        return True
    ended = _ENDS.search(last.text) is not None
    short = last.x1 < right - SHORT_LINE * (right - held[0].x0)
    # 2. A number opens a block, unless the sentence before runs up to the margin and goes on.
    if _numbered(line.text, shape) and (ended or short or line.x0 != held[0].x0 or line.bold != last.bold):
        return True
    if ended and short:
        return True
    # 3. A first line set in, or a list item that ends.
    if ended and abs(line.x0 - last.x0) > INDENT * line.size and len(held) > 1:
        return True
    return line.bold != last.bold and (short or ended)


def _numbered(text: str, shape: Shape) -> bool:
    if _LIST.match(text):
        return True
    word, _, rest = text.partition(" ")
    return word.strip(".:").lower() in shape.units and word[:1].isupper() and (not rest or _NUMBERING.match(rest) is not None)


def _piece(lines: Sequence[Line], shape: Shape) -> Piece:
    bold, ratio = all(line.bold for line in lines), _ratio(lines[0], shape)
    return Piece(tuple(line.text for line in lines), _role(lines, bold, ratio, shape), bold, ratio)


def _ratio(line: Line, shape: Shape) -> float:
    return round(line.size / shape.body, 2) if shape.body else 1.0


def _role(lines: Sequence[Line], bold: bool, ratio: float, shape: Shape) -> Role:
    text = lines[-1].text
    if _LEADERS.search(text):
        return Role.CONTENTS
    if ratio < NOTE_SIZE and _NOTE_START.match(lines[0].text) and len(text) > 3:
        return Role.NOTE
    if sum(len(line.text) for line in lines) > HEADING_CHARACTERS or _STOPS.search(text):
        return Role.PARAGRAPH
    if bold or ratio >= HEADING_SIZE or all(line.text.isupper() for line in lines):
        return Role.HEADING
    # "Article 12" alone on its line.
    if len(lines) == 1 and len(text) < 40 and _numbered(text, shape) and not _LIST.match(text):
        return Role.HEADING
    return Role.PARAGRAPH
