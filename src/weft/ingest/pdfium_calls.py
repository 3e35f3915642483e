"""The four calls of PDFium made for every line, without the argument checks that would triple their cost."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

Handle = Any  # a ctypes pointer of PDFium, which has no type of its own
Box = tuple[float, float, float, float]

_NAME_BYTES = 128
# Weights are often missing or wrong (0 for "TimesNewRomanPS-BoldMT"); the name of the font is the better witness.
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")


class TextPage:
    """The characters of one open page: their boxes as the page is shown, and whether they are bold."""

    def __init__(self, page: Handle, text_page: Handle) -> None:
        self.width: float = pdfium.FPDF_GetPageWidthF(page)
        self.height: float = pdfium.FPDF_GetPageHeightF(page)
        self._rotation: int = pdfium.FPDFPage_GetRotation(page)
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._rect = pdfium.FS_RECTF()
        self._at_rect = ctypes.byref(self._rect)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._bold_names: dict[bytes, bool] = {}
        self._same_count = True
        self._call_box = _unchecked("FPDFText_GetLooseCharBox")
        self._call_font = _unchecked("FPDFText_GetFontInfo")

    def text(self) -> str:
        """The page's text as PDFium orders it, lines parted by CR LF."""
        count = _unchecked("FPDFText_CountChars")(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = _unchecked("FPDFText_GetText")(self._page, 0, count, buffer)
        raw = ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")
        self._same_count = len(raw) == count
        return raw

    def box(self, index: int) -> Box:
        """(left, foot, right, head) in points of the character at `index` of the text; letters of one font are equally high."""
        self._call_box(self._page, index if self._same_count else self._char(index), self._at_rect)
        rect = self._rect
        if self._rotation:
            return _turned((rect.left, rect.bottom, rect.right, rect.top), self._rotation, self.width, self.height)
        return rect.left, rect.bottom, rect.right, rect.top

    def is_bold(self, index: int) -> bool:
        """Whether the character is in a bold font."""
        self._call_font(self._page, index if self._same_count else self._char(index), self._name, _NAME_BYTES, None)
        name = self._name.value
        if name not in self._bold_names:
            self._bold_names[name] = any(word in name.lower() for word in _BOLD_NAMES)
        return self._bold_names[name]

    def _char(self, index: int) -> int:
        """PDFium's own number of a character: its list also holds some that the text leaves out."""
        return max(int(_unchecked("FPDFText_GetCharIndexFromTextIndex")(self._page, index)), 0)


@cache
def _unchecked(name: str) -> Callable[..., int]:
    """The function of PDFium at its bare address; arguments are passed as they are."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(ctypes.c_int)(address or 0)


def _turned(box: Box, rotation: int, width: float, height: float) -> Box:
    """The box after the page is turned clockwise by `rotation` quarters; width and height are those of the turned page."""
    x0, y0, x1, y1 = box
    match rotation:
        case 1:
            return y0, height - x1, y1, height - x0
        case 2:
            return width - x1, height - y1, width - x0, height - y0
        case _:
            return width - y1, x0, width - y0, x1
