"""What a reader is told from outside: which programs it may use, and how to tell languages apart."""

from collections.abc import Callable

from weft.languages import Tables
from weft.records import Record


def unheard(page: int, pages: int) -> None:
    """Takes a report of progress and does nothing with it."""


class ReadSettings(Record):
    """Settings of one reading, found by the caller and passed in.

    `ocr`: whether pages without text may be recognised; `tesseract`, `soffice`: paths of the programs, None when absent;
    `progress(page, pages)`: to be called when a page is done that may take long: a reader that is not heard for a minute is ended.
    """

    ocr: bool
    tesseract: str | None
    soffice: str | None
    languages: Tables
    progress: Callable[[int, int], None] = unheard
