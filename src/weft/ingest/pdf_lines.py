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

_BREAK_MARKS = re.compile("[\x02\ufffe](?=\\s*$)")
_ODD = re.compile("[\x00\x01\x03-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ufffd\ue000-\uf8ff\ufb00-\ufb06]")
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


def read_sheet(page: Handle, text_page: Handle) -> Sheet:
    """The lines of an open page."""
    reader = _Reader(page, text_page)
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

    def __init__(self, page: Handle, text_page: Handle) -> None:
        self.text_page = text_page
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
        # The box of an accented capital is taller than its font; the smaller of two letters tells the size.
        size = min(high - low, end_box[3] - end_box[1])
        if size <= 0.5:
            size = max(high - low, 1.0)
        bold = self._is_bold(first) and self._is_bold(first + len(bare) - 1)
        text = clean(bare) if odd else " ".join(bare.split())
        if not text:
            return
        if end_box[2] - x0 > STRETCHED * size * len(text) and " " in text:
            yield from self._pieces(bare, first, size, bold)
        else:
            yield Line(text, x0, end_box[2], min(low, end_box[1]), size, bold)

    def _pieces(self, bare: str, first: int, size: float, bold: bool) -> Iterator[Line]:
        """The line cut where blanks are wide."""
        start, left_box = 0, self._box(first)
        blanks = [(match, self._box(first + match.start() - 1), self._box(first + match.end())) for match in re.finditer(r"\s+", bare)]
        gaps = [after[0] - before[2] for _, before, after in blanks]
        # A line spread out to both margins has equal blanks; the cells of a row do not.
        wide = max(CELL_GAP * size, EVEN_GAPS * min(gaps) if len(gaps) > 1 else 0.0)
        for (match, before, after), gap in zip(blanks, gaps, strict=True):
            if gap > wide:
                yield Line(clean(bare[start : match.start()]), left_box[0], before[2], left_box[1], size, bold)
                start, left_box = match.end(), after
        yield Line(clean(bare[start:]), left_box[0], self._box(first + len(bare) - 1)[2], left_box[1], size, bold)

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
