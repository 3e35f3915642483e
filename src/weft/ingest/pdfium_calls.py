"""The calls of PDFium made for every line, without the argument checks that would triple their cost."""

import ctypes
from collections.abc import Callable
from functools import cache
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

Handle = Any  # a ctypes pointer of PDFium, which has no type of its own

_NAME_BYTES = 128
# Weights are often missing or wrong (0 for "TimesNewRomanPS-BoldMT"); the name of the font is the better witness.
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")


class TextPage:
    """The characters of one open page: their places as the page is shown, their size, and whether they are bold."""

    def __init__(self, page: Handle, text_page: Handle) -> None:
        self.width: float = pdfium.FPDF_GetPageWidthF(page)
        self.height: float = pdfium.FPDF_GetPageHeightF(page)
        self._rotation: int = pdfium.FPDFPage_GetRotation(page)
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._rect = pdfium.FS_RECTF()
        self._at_rect = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at_x, self._at_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix = pdfium.FS_MATRIX()
        self._at_matrix = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._bold_names: dict[bytes, bool] = {}
        self._same_count = True
        self._call_box = _unchecked("FPDFText_GetLooseCharBox")
        self._call_origin = _unchecked("FPDFText_GetCharOrigin")
        self._call_matrix = _unchecked("FPDFText_GetMatrix")
        self._call_size = _unchecked("FPDFText_GetFontSize", ctypes.c_double)
        self._call_font = _unchecked("FPDFText_GetFontInfo")

    def text(self) -> str:
        """The page's text as PDFium orders it, lines parted by CR LF."""
        count = _unchecked("FPDFText_CountChars")(self._page)
        if count <= 0:
            return ""
        # Few different lengths, for each is a type of its own to ctypes, slow to make and kept for good.
        buffer = (ctypes.c_ushort * (1 << int(count).bit_length()))()
        written = _unchecked("FPDFText_GetText")(self._page, 0, count, buffer)
        raw = ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")
        self._same_count = len(raw) == count
        return raw

    def line(self, first: int, last: int) -> tuple[float, float, float, float, bool]:
        """Left edge, baseline, right edge and size in points of the line from one character to another; whether both are bold."""
        bold = self.is_bold(first) and self.is_bold(last)
        if self._rotation or not self._same_count:
            return *self.origin(first), self.span(last)[1], self.size(first), bold
        page, matrix = self._page, self._matrix
        self._call_origin(page, first, self._at_x, self._at_y)
        self._call_box(page, last, self._at_rect)
        self._call_matrix(page, first, self._at_matrix)
        size = self._call_size(page, first) * hypot(matrix.c, matrix.d)
        return self._x.value, self._y.value, self._rect.right, size if size > 1.0 else 1.0, bold

    def origin(self, index: int) -> tuple[float, float]:
        """(x, y) in points of the foot of the character at `index`, on its baseline."""
        self._call_origin(self._page, index if self._same_count else self._char(index), self._at_x, self._at_y)
        x, y = self._x.value, self._y.value
        return _turned(x, y, self._rotation, self.width, self.height) if self._rotation else (x, y)

    def span(self, index: int) -> tuple[float, float]:
        """Left and right edge in points of the character at `index`."""
        self._call_box(self._page, index if self._same_count else self._char(index), self._at_rect)
        rect = self._rect
        if not self._rotation:
            return rect.left, rect.right
        one = _turned(rect.left, rect.bottom, self._rotation, self.width, self.height)[0]
        other = _turned(rect.right, rect.top, self._rotation, self.width, self.height)[0]
        return min(one, other), max(one, other)

    def size(self, index: int) -> float:
        """The size in points in which the character is shown: that of the font, scaled as the file says."""
        char = index if self._same_count else self._char(index)
        self._call_matrix(self._page, char, self._at_matrix)
        return max(float(self._call_size(self._page, char)) * hypot(self._matrix.c, self._matrix.d), 1.0)

    def is_bold(self, index: int) -> bool:
        """Whether the character is in a bold font."""
        self._call_font(self._page, index if self._same_count else self._char(index), self._name, _NAME_BYTES, None)
        name = self._name.value
        bold = self._bold_names.get(name)
        if bold is None:
            bold = self._bold_names[name] = any(word in name.lower() for word in _BOLD_NAMES)
        return bold

    def _char(self, index: int) -> int:
        """PDFium's own number of a character: its list also holds some that the text leaves out."""
        return max(int(_unchecked("FPDFText_GetCharIndexFromTextIndex")(self._page, index)), 0)


@cache
def _unchecked(name: str, result: type[Any] = ctypes.c_int) -> Callable[..., Any]:
    """The function of PDFium at its bare address; arguments are passed as they are."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result)(address or 0)


def _turned(x: float, y: float, rotation: int, width: float, height: float) -> tuple[float, float]:
    """The point after the page is turned clockwise by `rotation` quarters; width and height are those of the turned page."""
    match rotation:
        case 1:
            return y, height - x
        case 2:
            return width - x, height - y
        case _:
            return width - y, x
