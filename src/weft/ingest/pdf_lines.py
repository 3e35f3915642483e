"""Lines of one PDF page, straight from PDFium: text, box, size, weight.

PDFium alone takes about a millisecond a page, so this file counts calls: four a line, and boxes of single characters only
where a line looks stretched over a gap or crosses the gutter between columns.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pypdfium2.raw as pdfium

# PDFium marks a hyphen that breaks a word at the end of a line with U+0002 or U+FFFE.
SOFT_BREAK = "\x02"
# Weights are often missing or wrong (0 for "TimesNewRomanPS-BoldMT"); the name of the font is the better witness.
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")
_NAME_BYTES = 128
# Width of a line over (characters x size): prose stays near 0.5, so beyond this the line holds a gap.
STRETCHED = 0.72
# A gap of this many times the size parts two cells; in a line that crosses a known gutter less is enough.
CELL_GAP = 1.6
GUTTER_GAP = 0.4
# Blanks that differ by less than this factor are even: the line is spread out, not parted.
EVEN_GAPS = 1.3
# Lines whose feet are nearer than this share of their size stand on one baseline.
BASELINE = 0.35

# A letter smaller than this share of its neighbour is a raised or lowered figure.
RAISED = 0.78

_BREAK_MARKS = re.compile("[\x02\ufffe](?=\\s*$)")
_ODD = re.compile(
    "[\x00\x01\x03-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufffd\ufffe\uffff]"
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}

Handle = Any  # a ctypes pointer of PDFium, which has no type of its own


class Line(msgspec.Struct, frozen=True, gc=False):
    """One printed line, or the piece of it that lies in one column; lengths in points, y counted upwards from the foot.

    `y` is the foot of the box; `text` ends in SOFT_BREAK where a word is broken; `bold` when first and last letter are.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """One page as read: its lines in the order of the file, its width and height in points."""

    lines: tuple[Line, ...]
    width: float
    height: float
    from_ocr: bool = False


def read_sheet(page: Handle, text_page: Handle, cuts: Sequence[float] = ()) -> Sheet:
    """The lines of an open page; one that runs across a cut (the middle of a gutter, in points) comes in pieces."""
    reader = _Reader(page, text_page, cuts)
    raw = reader.text()
    if raw.isspace() or not raw:
        return Sheet((), reader.width, reader.height)
    return Sheet(tuple(reader.lines(raw)), reader.width, reader.height)


def clean(text: str) -> str:
    """`text` with single plain blanks, composed letters (NFC), no ligatures, no invisible characters; SOFT_BREAK stays."""
    text = _ODD.sub(_replaced, _BREAK_MARKS.sub(SOFT_BREAK, text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def _replaced(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _LIGATURES:
        return _LIGATURES[code]
    # Symbol fonts put their glyphs at U+F020-F0FF; in law text these are list bullets.
    return "•" if 0xF020 <= code <= 0xF0FF else ""


class _Reader:
    """Holds the handles and the one rectangle PDFium writes into."""

    def __init__(self, page: Handle, text_page: Handle, cuts: Sequence[float]) -> None:
        self.text_page = text_page
        self.cuts = cuts
        self.width, self.height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.rotation = pdfium.FPDFPage_GetRotation(page)
        self.rect = pdfium.FS_RECTF()
        self.at_rect = ctypes.byref(self.rect)
        self.name = ctypes.create_string_buffer(_NAME_BYTES)
        self.bold_names: dict[bytes, bool] = {}
        self.same_count = True

    def text(self) -> str:
        """The page's text as PDFium orders it, lines parted by CR LF."""
        count = pdfium.FPDFText_CountChars(self.text_page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self.text_page, 0, count, buffer)
        raw = ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")
        self.same_count = len(raw) == count
        return raw

    def lines(self, raw: str) -> Iterator[Line]:
        """Every line with letters in it; a stretched line comes in pieces, one for each cell."""
        odd = _ODD.search(raw) is not None or not (raw.isascii() or unicodedata.is_normalized("NFC", raw))
        position = 0
        for part in raw.split("\r\n"):
            bare = part.strip()
            if bare:
                first = position + part.find(bare[0])
                yield from self._line(bare, first, odd=odd or bare[-1] in "\x02\ufffe")
            position += len(part) + 2

    def _line(self, bare: str, first: int, *, odd: bool) -> Iterator[Line]:
        x0, low, _, high = self._box(first)
        end_box = self._box(first + len(bare) - 1)
        size, foot = _size_and_foot(high - low, low, end_box[3] - end_box[1], end_box[1])
        bold = self._is_bold(first) and self._is_bold(first + len(bare) - 1)
        text = clean(bare) if odd else " ".join(bare.split())
        if not text:
            return
        line = Line(text, x0, end_box[2], foot, size, bold)
        crossed = any(x0 < cut - size and cut + size < line.x1 for cut in self.cuts)
        mixed = high - low < RAISED * (end_box[3] - end_box[1])
        if (crossed or mixed or line.x1 - x0 > STRETCHED * size * len(text)) and " " in text:
            yield from self._pieces(bare, first, line)
        else:
            yield line

    def _pieces(self, bare: str, first: int, line: Line) -> Iterator[Line]:
        """The line cut where blanks are wide, or where they lie on a gutter."""
        words = [(match.start(), match.end()) for match in re.finditer(r"\s+", bare)]
        blanks = [(at, to, self._box(first + at - 1)[2], self._box(first + to)[0]) for at, to in words]
        gaps = [after - before for _, _, before, after in blanks]
        # A line spread out to both margins has equal blanks; the cells of a row do not.
        wide = max(CELL_GAP * line.size, EVEN_GAPS * min(gaps) if len(gaps) > 1 else 0.0)
        start, left = 0, line.x0
        for (at, to, before, after), gap in zip(blanks, gaps, strict=True):
            if gap > wide or (gap > GUTTER_GAP * line.size and any(before <= cut + gap and after >= cut - gap for cut in self.cuts)):
                yield self._piece(bare[start:at], first + start, left, before, line)
                start, left = to, after
        yield self._piece(bare[start:], first + start, left, line.x1, line)

    def _piece(self, text: str, index: int, x0: float, x1: float, line: Line) -> Line:
        _, low, _, high = self._box(index)
        same = abs(high - low - line.size) < (1 - RAISED) * line.size
        return Line(clean(text), x0, x1, line.y, line.size if same else high - low, line.bold)

    def _is_bold(self, index: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self.text_page, self._char(index), self.name, _NAME_BYTES, None)
        name = self.name.value
        bold = self.bold_names.get(name)
        if bold is None:
            bold = self.bold_names[name] = any(word in name.lower() for word in _BOLD_NAMES)
        return bold

    def _char(self, index: int) -> int:
        if self.same_count:
            return index
        return max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.text_page, index)), 0)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """(left, foot, right, head) of one character, on the page as it is shown."""
        rect = self.rect
        pdfium.FPDFText_GetLooseCharBox(self.text_page, self._char(index), self.at_rect)
        if not self.rotation:
            return rect.left, rect.bottom, rect.right, rect.top
        return _turned((rect.left, rect.bottom, rect.right, rect.top), self.rotation, self.width, self.height)


def _size_and_foot(first: float, first_foot: float, last: float, last_foot: float) -> tuple[float, float]:
    """Size and foot of a line from the boxes of its first and last letter.

    The box of an accented capital is taller than its font, so the smaller tells the size; but a raised figure is far smaller.
    """
    if min(first, last) < RAISED * max(first, last):
        return (first, first_foot) if first > last else (last, last_foot)
    return max(min(first, last), 1.0), min(first_foot, last_foot)


def _turned(box: Sequence[float], rotation: int, width: float, height: float) -> tuple[float, float, float, float]:
    """The box after the page is turned clockwise by `rotation` quarters; width and height are those of the turned page."""
    x0, y0, x1, y1 = box
    match rotation:
        case 1:
            return y0, height - x1, y1, height - x0
        case 2:
            return width - x1, height - y1, width - x0, height - y0
        case _:
            return width - y1, x0, width - y0, x1
