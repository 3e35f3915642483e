"""Forms of a round filled in as people do: beside the text, in the text with changes tracked, in the text without, in a workbook."""

from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from tests.consult import said
from tests.consult.desk import resaved
from tests.journeys.round_people import Meant

from weft.consult.form_marks import place_mark

DAY = "2026-12-03T09:05:00Z"
COMMENT, PROPOSAL, KEYS = 5, 6, 7
"""Columns of the workbook, from 1."""


def paragraph_at(word: Document, place: str) -> Paragraph:
    """The paragraph of a place, by its bookmark."""
    wanted = place_mark(place)
    starts = (one for one in word.element.body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == wanted)
    return Paragraph(next(starts).getparent(), word._body)


def beside(form: Path, meant: list[Meant]) -> Path:
    """Comments beside the text, as Word makes them."""
    word = docx.Document(str(form))
    for one in meant:
        said.comment_on(word, paragraph_at(word, one.place), said.Meant(one.place, one.text, "", one.who.name, DAY))
    return _saved(word, form, "beside")


def tracked(form: Path, meant: list[Meant]) -> Path:
    """Words put into a paragraph and its end struck out, as Word tracks it."""
    word = docx.Document(str(form))
    for number, one in enumerate(meant):
        told = said.Meant(one.place, "", one.proposal, one.who.name, DAY)
        said.change(paragraph_at(word, one.place), told, 9_000 + 2 * number, strike=True)
    return _saved(word, form, "tracked")


def rewritten(form: Path, meant: list[Meant], folder: Path) -> Path:
    """A paragraph written anew without tracking, a comment beside another; saved once more by LibreOffice."""
    word = docx.Document(str(form))
    for one in meant:
        paragraph = paragraph_at(word, one.place)
        if one.text:
            said.comment_on(word, paragraph, said.Meant(one.place, one.text, "", one.who.name, DAY))
        else:
            _write_anew(paragraph, one.proposal)
    made = _saved(word, form, "rewritten")
    made.write_bytes(resaved(made.read_bytes(), folder, "docx"))
    return made


def _write_anew(paragraph: Paragraph, words: str) -> None:
    first, *rest = [one for one in paragraph._p.iter(qn("w:r")) if one.find(qn("w:t")) is not None and said._behind_mark(one)]
    first.find(qn("w:t")).text = words
    for one in rest:
        one.getparent().remove(one)


def _saved(word: Document, form: Path, name: str) -> Path:
    made = form.with_name(f"{form.stem}-{name}.docx")
    word.save(str(made))
    return made


def sheet(form: Path, meant: list[Meant]) -> Path:
    """Rows of the workbook filled in; what is of the whole stands in one of the free rows at its end."""
    book = openpyxl.load_workbook(form)
    rows = book.worksheets[1]
    places = {rows.cell(row, KEYS).value: row for row in range(2, rows.max_row + 1)}
    free = max(row for mark, row in places.items() if mark) + 1
    for one in meant:
        row = places[place_mark(one.place)] if one.place else free
        for column, words in ((COMMENT, one.text), (PROPOSAL, one.proposal)):
            if words:
                cell = rows.cell(row, column)
                cell.value, cell.data_type = words, "s"
        free += not one.place
    made = form.with_name(f"{form.stem}-filled.xlsx")
    book.save(made)
    return made
