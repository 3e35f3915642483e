"""What a reader is told from outside: which programs it may use, and how to tell languages apart."""

from weft.languages import Tables
from weft.records import Record


class ReadSettings(Record):
    """Settings of one reading, found by the caller and passed in.

    `ocr`: whether pages without text may be recognised; `tesseract`, `soffice`: paths of the programs, None when absent.
    """

    ocr: bool
    tesseract: str | None
    soffice: str | None
    languages: Tables
