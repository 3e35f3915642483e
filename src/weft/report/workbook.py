"""The evidence workbook: filters, frozen heads, and no cell that starts a formula."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from weft.records import Record, Study
from weft.report import workbook_sheets as sheets
from weft.report.evidence import country, gather
from weft.report.packaging import settled
from weft.report.paper import Paper
from weft.report.spreadsheet import safe
from weft.report.voice import Voice
from weft.report.workbook_sheets import Sheet

INK, SOFT, LINE, ACCENT = "#1A2030", "#515A6B", "#C4C1B8", "#2C3A92"
LADDER = {"operative": ("#2C3A92", "#FFFFFF"), "mention": ("#B7C0EA", INK), "implicit": ("#E6E9F7", INK)}
LOWEST_HEAD = 30
README_WIDTHS = (24, 90, 10)
LINE_HEIGHT, TALLEST = 13.5, 400
"""Points of a line, and of the tallest row: not every spreadsheet finds the height of a row by itself."""

A3, A4 = 8, 9

LETTERS = 1.1
"""Letters to a unit of column width, a few less than fit."""

BOLD = 0.85
"""What part of them fits in bold type, whose lines also end early at long words."""


class Formats(Record):
    """The formats of the workbook, `rungs` by code of extent."""

    title: Format
    note: Format
    head: Format
    text: Format
    quote: Format
    strong: Format
    number: Format
    blank: Format
    rungs: dict[str, Format]


def workbook(study: Study, voice: Voice, paper: Paper | None = None) -> bytes:
    """The evidence as XLSX; it says of itself what the paper says."""
    evidence = gather(study, voice.content)
    name = country(evidence, voice)
    properties: dict[str, object] = {
        "title": voice.say("paper.title", country=name),
        "subject": voice.say("paper.subject"),
        "author": paper.author if paper else "",
        "comments": paper.cover.citation if paper else "",
        "created": datetime.fromisoformat(study.made_on),
    }
    told = (voice.say("cover.draft"), voice.say("workbook.unsaid")) if paper is None else _told(paper, voice)
    named = (name, voice.say("workbook.subtitle", date=voice.day(study.made_on)), *told)
    return book_of(properties, named, sheets.all_sheets(evidence, voice), voice)


def book_of(properties: dict[str, object], named: tuple[str, ...], written: Sequence[Sheet], voice: Voice) -> bytes:
    """Sheets as XLSX behind one that says what they hold; `named`: title, subtitle, and what must be known before reading on."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties(properties)
    formats = _formats(book)
    _read_me(book.add_worksheet(voice.say("sheet.readme")), voice, named, written, formats)
    for sheet in written:
        _write(book.add_worksheet(voice.say(f"sheet.{sheet.key}")), sheet, voice, formats)
    book.close()
    return settled(out.getvalue())


def _formats(book: xlsxwriter.Workbook) -> Formats:
    base = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top", "text_wrap": True}
    row = base | {"bottom": 1, "bottom_color": LINE}
    made = book.add_format
    return Formats(
        title=made(base | {"font_size": 18, "bold": True, "text_wrap": False}),
        note=made(base | {"font_color": SOFT}),
        head=made(base | {"bold": True, "valign": "bottom", "top": 2, "bottom": 2, "bg_color": "#F5F4F0"}),
        text=made(row),
        quote=made(row | {"font_name": "Cambria"}),
        strong=made(row | {"bold": True, "font_color": ACCENT}),
        number=made(row | {"num_format": "#,##0", "align": "right", "indent": 1}),
        blank=made(base | {"border": 4, "border_color": "#7C8290"}),
        rungs={code: made(row | {"bg_color": fill, "font_color": on}) for code, (fill, on) in LADDER.items()},
    )


def _told(paper: Paper, voice: Voice) -> tuple[str, ...]:
    """What must be known before reading on: draft or version, what is not said here, how to cite."""
    cite = (f"{paper.words['cite']}{voice.say('punctuation.colon')} {paper.cover.citation}",) if paper.cover.citation else ()
    last = paper.cover.notices[-1]
    return (f"{last.figure}. {last.text}", voice.say("workbook.unsaid"), *cite)


def _read_me(page: Worksheet, voice: Voice, named: tuple[str, ...], written: Sequence[Sheet], formats: Formats) -> None:
    """The first sheet: what this is, what each sheet holds and how many rows."""
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 1)
    for place, width in enumerate(README_WIDTHS):
        page.set_column(place, place, width)
    page.write_string(0, 0, safe(named[0]), formats.title)
    page.write_string(1, 0, safe(named[1]), formats.title)
    for place, line in enumerate(named[2:], 3):
        page.merge_range(place, 0, place, 2, safe(line), formats.note)
        page.set_row(place, height([(line, sum(README_WIDTHS))]))
    head = 4 + len(named[2:])
    for place, key in enumerate(("column.sheet", "column.meaning", "sheet.rows")):
        page.write_string(head, place, voice.say(key), formats.head)
    for place, sheet in enumerate(written, head + 1):
        page.write_url(place, 0, f"internal:'{voice.say(f'sheet.{sheet.key}')}'!A1", formats.strong, voice.say(f"sheet.{sheet.key}"))
        gloss = voice.say(f"sheet.{sheet.key}.gloss")
        page.set_row(place, height([(gloss, README_WIDTHS[1])]))
        page.write_string(place, 1, gloss, formats.text)
        page.write_number(place, 2, len(sheet.rows), formats.number)


def _write(page: Worksheet, sheet: Sheet, voice: Voice, formats: Formats) -> None:
    """One sheet: head, rows, filter, frozen panes, widths, print set-up."""
    page.hide_gridlines(2)
    page.freeze_panes(1, sheet.frozen)
    page.set_row(0, head_height(sheet))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, safe(column.head), formats.head)
    for down, row in enumerate(sheet.rows, 1):
        page.set_row(down, height((str(value), column.width) for value, column in zip(row, sheet.columns, strict=True)))
        for across, value in enumerate(row):
            _cell(page, (down, across), value, sheet.columns[across].kind, formats)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    _judged(page, sheet, voice)
    page.set_landscape()
    page.set_paper(A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")


def head_height(sheet: Sheet) -> float:
    """The height in points that shows the longest head of a sheet whole: the heads of the matrix are titles of laws."""
    lines = (ceil(len(column.head) / (BOLD * LETTERS * column.width)) for column in sheet.columns)
    return max(LOWEST_HEAD, LINE_HEIGHT * max(lines) + 3)


def height(texts: Iterable[tuple[str, float]]) -> float:
    """The height in points to show the longest of the texts (each with the width of its column) whole, up to what a spreadsheet allows."""
    lines = (sum(ceil(max(len(line), 1) / (LETTERS * width)) for line in text.split("\n")) for text, width in texts)
    return min(LINE_HEIGHT * max(1, *lines, 0) + 3, TALLEST)


def _cell(page: Worksheet, at: tuple[int, int], value: str | int, kind: str, formats: Formats) -> None:
    if isinstance(value, int):
        page.write_number(*at, value, formats.number)
        return
    code, _, word = value.partition("\x1f")
    shown = formats.rungs.get(code) if word else {"quote": formats.quote, "strong": formats.strong, "blank": formats.blank}.get(kind)
    text = safe(word or code)
    if text:
        page.write_string(*at, text, shown or formats.text)
    else:
        page.write_blank(*at, None, shown or formats.text)


def _judged(page: Worksheet, sheet: Sheet, voice: Voice) -> None:
    """A list of verdicts to choose from in the column that waits for the analyst."""
    verdicts = [voice.say(f"workbook.{one}") for one in ("accept", "correct", "reject")]
    for place, column in enumerate(sheet.columns):
        if column.kind == "blank" and column.head == voice.say("column.judgement") and sheet.rows:
            page.data_validation(1, place, len(sheet.rows), place, {"validate": "list", "source": verdicts})
