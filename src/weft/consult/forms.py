"""The forms that go out: a Word file and a workbook on which people comment."""

from weft.consult.calls import Call
from weft.consult.sheet_form import sheet_form
from weft.consult.word_form import word_form

__all__ = ["Call", "sheet_form", "word_form"]
