"""Paragraphs out of lines: where a block starts, and what it is (heading, row, note, line of a table of contents)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from weft.ingest.columns import Strip
from weft.ingest.pdf_lines import Line, has_letters
from weft.languages import Tables
from weft.records import Role

# A step between two lines this much larger than the usual one parts paragraphs.
WIDE_STEP = 1.3
LEAST_WIDER = 0.25
# ... but in the middle of a sentence only when it is wider still.
GOES_ON = 1.5
# A line that ends this share of the column's width before its right edge is a short one.
SHORT_LINE = 0.12
# Sizes that differ by less than this share are the same size (accents and fonts move the box a little).
SIZE_CHANGE = 0.13
INDENT = 0.9
# Edges nearer than this, in points, are flush.
FLUSH = 3.0
# A strip with fewer lines cannot tell its usual step.
ENOUGH_LINES = 12
FEWEST_TO_TELL = 3
# Lines set further apart than this many times the document's step are no running text.
LOOSE = 1.6
LABEL_CHARACTERS = 7
# The document's usual step is told from its first so many lines.
TELLING_LINES = 4_000
HEADING_CHARACTERS = 220
HEADING_SIZE = 1.13
NOTE_SIZE = 0.92
# Fewer letters than this make no heading.
FEW_LETTERS = 3

# A sentence or list item ends here; "; and" ends an item in all three languages.
_END_MARKS = tuple('.;:!?…»”")]')
_ITEM_END = re.compile(r"[;,]\s\w{1,3}$")
_STOPS = (".", ";", ",")
_LIST = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})(?:bis|ter)?[).°º]|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[°º]"
    r"|[IVXLC]{1,6}\s?[.\-–—]|[-–—•▪●○◦*➢§])(?=\s|\(|[A-ZÀ-Þ«“¿]|$)"
)
_NUMBERING = re.compile(r"\W{0,2}(?:\d|[ivxlc]+\b|[a-z]\b|one\b|first\b|premi|prim|unic|uniq|mbere|ya\b|wa\b|cya\b|n[°ºo])", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{5,})[\s.…]*\w{0,6}$")
_NOTE_START = re.compile(r"(?:\d{1,3}|[*†‡])\s?[^\W\d_].{12,}")


class Shape(msgspec.Struct, frozen=True):
    """What the document's lines look like on the whole.

    `body`: size of most text in points; `step`: commonest distance of two lines as a ratio to their size;
    `units`: the words that open a numbered unit.
    """

    body: float
    step: float
    units: frozenset[str]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A block before it has a place in the page's text; `lines` end in SOFT_BREAK where a word was broken."""

    lines: tuple[str, ...]
    role: Role
    bold: bool
    size: float


def shape_of(lines: Sequence[Line], tables: Tables) -> Shape:
    """The shape of a document from all its lines: the size of most characters, the commonest step."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    body = max(sorted(sizes), key=sizes.__getitem__) if sizes else 0.0
    return Shape(body, _usual_step(lines[:TELLING_LINES]) or 1.2, tables.units)


def pieces(strip: Strip, shape: Shape) -> Iterator[Piece]:
    """The blocks of one strip."""
    if len(strip.cells) > 1:
        yield _row(strip, shape)
        return
    lines = strip.cells[0].lines
    if strip.marginal:
        yield Piece(tuple(line.text for line in lines), Role.HEADING, False, _ratio(lines[0], shape))
        return
    if len(lines) == 1:
        yield _piece(lines, shape)
        return
    step = _step(lines, shape)
    margins = _Margins(max(WIDE_STEP * step, step + LEAST_WIDER), max([line.x1 for line in lines]))
    held: list[Line] = []
    for line in lines:
        if held and _starts(held, line, margins, shape):
            yield _piece(held, shape)
            held = []
        held.append(line)
    yield _piece(held, shape)


class _Margins(msgspec.Struct, frozen=True):
    """Of one strip: the step, as a ratio to the size, beyond which lines stand apart, and the right edge."""

    wide: float
    right: float


def _step(lines: Sequence[Line], shape: Shape) -> float:
    """The strip's own usual step where its lines can tell, else the document's."""
    if len(lines) < FEWEST_TO_TELL:
        return shape.step
    own = _usual_step(lines)
    if len(lines) >= ENOUGH_LINES:
        return own if own < shape.step else max(shape.step, min(own, shape.step * LOOSE))
    right = max(line.x1 for line in lines)
    full = sum(line.x1 > right - SHORT_LINE * (right - line.x0) for line in lines)
    # Set more loosely than the rest, but running text: most lines reach the margin.
    return own if shape.step < own and full >= 0.6 * len(lines) else shape.step


def _row(strip: Strip, shape: Shape) -> Piece:
    lines = [line for cell in strip.cells for line in cell.lines]
    text = " | ".join(" ".join(line.text for line in cell.lines) for cell in strip.cells)
    return Piece((text,), Role.ROW, all(line.bold for line in lines), _ratio(lines[0], shape))


def _usual_step(lines: Sequence[Line]) -> float:
    """The commonest distance between the feet of two lines going down, as a ratio to their size; 0.0 when there is none."""
    steps = Counter([round((a.y - b.y) / b.size, 1) for a, b in pairwise(lines) if 0.5 * b.size < a.y - b.y < 4 * b.size])
    return min(steps, key=lambda step: (-steps[step], step)) if steps else 0.0


def _starts(held: Sequence[Line], line: Line, margins: _Margins, shape: Shape) -> bool:
    """Whether `line` begins a new block after the lines held."""
    first, last = held[0], held[-1]
    # 1. A number printed apart from its text.
    if line.x0 > last.x1 and abs(last.y - line.y) < line.size and len(held) == 1 and len(last.text) <= LABEL_CHARACTERS:
        return False
    if line.raised:
        return True
    ended = _ends(last.text)
    short = last.x1 < margins.right - SHORT_LINE * (margins.right - first.x0)
    # 2. A wide step, unless the sentence before runs up to the margin and goes on in small letters; letters of another size.
    step, wide = last.y - line.y, margins.wide * line.size
    if step > wide and (step > wide * GOES_ON or ended or short or not line.text[0].islower()):
        return True
    if abs(line.size - last.size) > SIZE_CHANGE * last.size and len(line.text) > LABEL_CHARACTERS:
        return True
    # 3. A number opens a block, unless the sentence before runs up to the margin and goes on.
    if _numbered(line.text, shape):
        return ended or short or line.bold or abs(line.x0 - first.x0) > FLUSH or _LIST.match(first.text) is not None
    if line.bold != last.bold:
        return short or ended or (last.bold and len(held) < 4)
    # 4. A heading in capitals, or a line set apart in the middle of the page.
    if short and (_apart(last, line, margins) or (last.text.isupper() and not line.text.isupper() and line.x0 > first.x0 + FLUSH)):
        return True
    # 5. A sentence ends before the margin; a first line is set in; a list item ends.
    return ended and (short or (abs(line.x0 - last.x0) > INDENT * line.size and len(held) > 1))


def _ends(text: str) -> bool:
    return text.endswith(_END_MARKS) or _ITEM_END.search(text, max(len(text) - 5, 0)) is not None


def _apart(last: Line, line: Line, margins: _Margins) -> bool:
    """Whether two lines that end before the margin neither begin together nor are centred on one axis."""
    if line.x1 > margins.right - 2 * line.size:
        return False
    axis = abs(last.x0 + last.x1 - line.x0 - line.x1) / 2
    return abs(line.x0 - last.x0) > 3 * line.size and axis > line.size


def _numbered(text: str, shape: Shape) -> bool:
    if _LIST.match(text):
        return True
    word, _, rest = text.partition(" ")
    return word.strip(".:").lower() in shape.units and word[:1].isupper() and (not rest or _NUMBERING.match(rest) is not None)


def _piece(lines: Sequence[Line], shape: Shape) -> Piece:
    bold, ratio = lines[0].bold and all(line.bold for line in lines), _ratio(lines[0], shape)
    return Piece(tuple([line.text for line in lines]), _role(lines, bold, ratio, shape), bold, ratio)


def _ratio(line: Line, shape: Shape) -> float:
    return round(line.size / shape.body, 2) if shape.body else 1.0


def _role(lines: Sequence[Line], bold: bool, ratio: float, shape: Shape) -> Role:
    text = lines[-1].text
    if ("..." in text or "…" in text or ". ." in text or "___" in text) and _LEADERS.search(text):
        return Role.CONTENTS
    if (ratio < NOTE_SIZE or lines[0].raised) and _NOTE_START.match(lines[0].text):
        return Role.NOTE
    length = sum([len(line.text) for line in lines])
    if length > HEADING_CHARACTERS or not has_letters(text, FEW_LETTERS):
        return Role.PARAGRAPH
    # A heading may end in a stop ("Artículo 4. Objeto.") only when it is bold all through, and short.
    if text.endswith(_STOPS) and not (bold and length <= HEADING_CHARACTERS // 2):
        return Role.PARAGRAPH
    if bold or ratio >= HEADING_SIZE or all(line.text.isupper() for line in lines):
        return Role.HEADING
    # "Article 12" alone on its line.
    if len(lines) == 1 and len(text) < 40 and _numbered(text, shape) and not _LIST.match(text):
        return Role.HEADING
    return Role.PARAGRAPH
