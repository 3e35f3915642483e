"""The workbook on which people comment: who they are, a row for each paragraph, and a hidden sheet by which the rows are known again."""

import io
from datetime import datetime
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from weft.consult import deadline, form_marks
from weft.consult.calls import FIELDS, Call, kind_said, kinds_said, named, number_said
from weft.consult.draft import Draft, Place
from weft.records import Record
from weft.report.cleaning import clean, shortened
from weft.report.packaging import settled
from weft.report.spreadsheet import safe
from weft.report.voice import Voice

INK, SOFT, LINE, ACCENT, EDGE, GROUND = "#1A2030", "#515A6B", "#C4C1B8", "#2C3A92", "#7C8290", "#F5F4F0"
A4 = 9
FIRST_WORDS = 110
"""Letters of a paragraph that are shown to know it by."""

EXTRA_ROWS = 60
COLUMNS = (("number", 10), ("kind", 11), ("first_words", 36), ("about", 13), ("comment", 46), ("proposal", 46))
"""Columns and their width in letters: the first three are read, the others written."""

TITLE, TEXT = (38, 24), (66, 15)
"""Letters and height in points of a line of the first sheet."""

READ, KEYS = 3, 6
"""How many columns are read only; where the keys stand, out of sight."""


class Looks(Record):
    """The formats of the workbook."""

    title: Format
    note: Format
    strong: Format
    link: Format
    head: Format
    label: Format
    number: Format
    text: Format
    write: Format


def sheet_form(draft: Draft, call: Call, voice: Voice) -> bytes:
    """The form as XLSX in the language of the voice."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    paper = draft.papers[voice.language.value]
    book.set_properties({"title": paper.title, "subject": voice.say("consult.banner"), "created": datetime.fromisoformat(paper.made_on)})
    looks = _looks(book)
    start = book.add_worksheet(voice.say("consult.sheet.start"))
    rows = book.add_worksheet(voice.say("consult.sheet.comments"))
    hidden = book.add_worksheet(form_marks.SHEET)
    said = _start(start, draft, call, voice, looks)
    _rows(rows, draft, voice, looks)
    _hidden(hidden, draft, call, voice)
    for down, text in enumerate(said):
        hidden.write_string(down, 2, text)
    book.close()
    return settled(out.getvalue())


def _looks(book: xlsxwriter.Workbook) -> Looks:
    base = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top", "text_wrap": True}
    row = base | {"bottom": 1, "bottom_color": LINE}
    made = book.add_format
    return Looks(
        title=made(base | {"font_size": 18, "bold": True}),
        note=made(base),
        strong=made(base | {"bold": True}),
        link=made(base | {"bold": True, "font_color": ACCENT, "underline": 1}),
        head=made(base | {"bold": True, "valign": "bottom", "top": 2, "bottom": 2, "bg_color": GROUND}),
        label=made(base | {"font_color": SOFT, "align": "right"}),
        number=made(row | {"bold": True, "font_color": ACCENT, "num_format": "@"}),
        text=made(row | {"font_color": SOFT, "font_size": 10}),
        write=made(base | {"border": 4, "border_color": EDGE, "num_format": "@", "locked": False}),
    )


def _start(page: Worksheet, draft: Draft, call: Call, voice: Voice, looks: Looks) -> tuple[str, ...]:
    """The first sheet: what this is, until when, to whom, and who comments; narrow enough for a phone. Comes back with its words."""
    paper, sheet = draft.papers[voice.language.value], voice.say("consult.sheet.comments")
    page.hide_gridlines(2)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 46)
    told = (
        (paper.title, looks.title),
        (voice.say("consult.form.kicker", label=draft.label), looks.note),
        (voice.say("consult.form.until", deadline=deadline.said(voice, call.closes_at, call.zone)), looks.strong),
        (voice.say("consult.form.send", address=call.send_to), looks.strong),
        (voice.say("consult.sheet.how", sheet=sheet), looks.note),
        (voice.say("consult.sheet.more"), looks.note),
        (" ".join((voice.say("consult.form.numbers"), voice.say("consult.form.language"))), looks.note),
        (voice.say("consult.form.answer"), looks.note),
    )
    for down, (text, look) in enumerate(told):
        page.merge_range(down, 0, down, 1, "", look)
        page.write_string(down, 0, safe(text), look)
        page.set_row(down, _height(text, TITLE if look is looks.title else TEXT))
    down = len(told) + 1
    page.merge_range(down, 0, down, 1, voice.say("consult.form.who"), looks.strong)
    for field in FIELDS:
        down += 1
        page.write_string(down, 0, voice.say(f"consult.field.{field}"), looks.label)
        page.write_blank(down, 1, None, looks.write)
        page.set_row(down, 24)
    page.merge_range(down + 2, 0, down + 2, 1, "", looks.link)
    page.write_url(down + 2, 0, f"internal:'{sheet}'!A1", looks.link, voice.say("consult.sheet.go", sheet=sheet))
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    labels = tuple(voice.say(f"consult.field.{field}") for field in FIELDS)
    return (*(safe(text) for text, _ in told), voice.say("consult.form.who"), *labels, voice.say("consult.sheet.go", sheet=sheet))


def _height(text: str, line: tuple[int, int]) -> int:
    """Points that show a text in lines of so many letters and so many points."""
    letters, points = line
    return points * ceil(len(text) / letters) + 6


def _rows(page: Worksheet, draft: Draft, voice: Voice, looks: Looks) -> None:
    """A row for each place, then rows for more; the head and the number stay in sight."""
    places = named(draft)
    last = len(places) + EXTRA_ROWS
    page.hide_gridlines(2)
    page.freeze_panes(1, 1)
    page.set_row(0, 32)
    for across, (name, width) in enumerate(COLUMNS):
        page.set_column(across, across, width)
        page.write_string(0, across, voice.say(f"consult.column.{name}"), looks.head)
    page.set_column(KEYS, KEYS, 4, None, {"hidden": True})
    for down, place in enumerate(places, 1):
        _row(page, down, place, voice, looks)
    for down in range(len(places) + 1, last + 1):
        for across in (0, *range(READ, len(COLUMNS))):
            page.write_blank(down, across, None, looks.write)
        page.set_row(down, 32)
    kinds = {"validate": "list", "source": list(kinds_said(voice)), "error_type": "information"}
    told = {"input_title": voice.say("consult.sheet.about_title"), "input_message": voice.say("consult.sheet.about_help")}
    page.data_validation(1, READ, last, READ, kinds | told)
    page.autofilter(0, 0, last, KEYS)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")


def _row(page: Worksheet, down: int, place: Place, voice: Voice, looks: Looks) -> None:
    words = shortened(clean(place.text_in(voice.language.value)), FIRST_WORDS)
    page.write_string(down, 0, number_said(place, voice), looks.number)
    page.write_string(down, 1, kind_said(place, voice), looks.text)
    page.write_string(down, 2, safe(words), looks.text)
    for across in range(READ, len(COLUMNS)):
        page.write_blank(down, across, None, looks.write)
    page.write_string(down, KEYS, form_marks.place_mark(place.key))
    page.set_row(down, 46 if len(words) > 2 * COLUMNS[2][1] else 32)


def _hidden(page: Worksheet, draft: Draft, call: Call, voice: Voice) -> None:
    """What the form is, and which key each number stands for."""
    page.hide()
    told = (
        (form_marks.SHEET, form_marks.EDITION),
        (form_marks.DRAFT, draft.key),
        (form_marks.LANGUAGE, voice.language.value),
        (form_marks.ROUND, call.round),
        *((number_said(one, voice), one.key) for one in named(draft)),
    )
    for down, (name, value) in enumerate(told):
        page.write_string(down, 0, name)
        page.write_string(down, 1, value)
