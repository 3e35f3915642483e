"""Writes the sheets of the strategy's workbook: formulas with their values, lists to choose from, locks, print set-up."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from weft.records.strategy import Strategy
from weft.report.packaging import settled
from weft.report.planning import logframe_marks as marks
from weft.report.planning.logframe_formats import PROTECTED, Looks
from weft.report.planning.logframe_gantt import BAR, STONE
from weft.report.planning.logframe_readme import readme
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import HEAD_MARK, KEY_ROW, TABLE_MARK, TOTAL_MARK, Dated, Formula, Row, Table, Value
from weft.report.workbook import A3, ACCENT, height

PLACE = re.compile(r"\{([a-z0-9_]+(?:\.[a-z0-9_]+)*)\}")
CHOSEN_FREELY = ("{stakeholders.name}", "{activities.number}", "{entry_points.number}")
"""Lists that people add to: another value is warned of, not refused."""

HIDDEN = ("lists",)
STAMP = "T00:00:00"


def write_book(strategy: Strategy, scene: Scene, tables: Sequence[Table]) -> bytes:
    """The workbook; `strategy` is the one that its marks are made from."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    _properties(book, scene)
    looks = Looks(book, scene.names.language.value, exact=_has_cents(tables))
    readme(book.add_worksheet(scene.say("sheet.readme")), scene, [one for one in tables if one.key not in HIDDEN], looks)
    pages = {table.key: book.add_worksheet(table.title) for table in tables}
    for table in tables:
        Writer(pages[table.key], table, {one.key: one for one in tables}, looks).write()
        if table.key in HIDDEN:
            pages[table.key].hide()
    _marks(book.add_worksheet(marks.SHEET), marks.lines(strategy, scene.names.language.value, tables))
    book.close()
    return settled(out.getvalue())


def _properties(book: xlsxwriter.Workbook, scene: Scene) -> None:
    told: dict[str, object] = {
        "title": scene.text(scene.strategy.title),
        "subject": scene.say("subject"),
        "author": scene.text(scene.strategy.adopted_by),
    }
    if scene.strategy.made_on:
        told["created"] = datetime.fromisoformat(scene.strategy.made_on[:10] + STAMP)
    book.set_properties(told)
    book.set_calc_mode("auto")


def _has_cents(tables: Sequence[Table]) -> bool:
    """Whether an amount anywhere has cents: then all show them."""
    for table in tables:
        money = [one.key for one in table.columns if one.kind == "money"]
        values = (row.cells.get(key) for row in table.rows for key in money)
        shown = (one.value if isinstance(one, Formula) else one for one in values)
        if any(float(one) % 1 for one in shown if isinstance(one, int | float | Decimal)):
            return True
    return False


def _marks(page: Worksheet, lines: Iterable[tuple[str, ...]]) -> None:
    for down, line in enumerate(lines):
        for across, said in enumerate(line):
            page.write_string(down, across, said)
    page.very_hidden()


class Writer:
    """Writes one table onto one sheet."""

    def __init__(self, page: Worksheet, table: Table, tables: dict[str, Table], looks: Looks) -> None:
        self._page, self._table, self._tables, self._looks = page, table, tables, looks

    def write(self) -> None:
        """Heads, rows, lists to choose from, locks, print set-up."""
        page, table = self._page, self._table
        page.hide_gridlines(2)
        self._heads()
        if table.total:
            self._row(KEY_ROW + 1, table.total, TOTAL_MARK)
        for down, row in enumerate(table.rows, table.first):
            self._row(down, row, row.key)
        page.freeze_panes(table.first, table.frozen + 1)
        if table.filtered:
            page.autofilter(table.first - 1, 1, table.last, len(table.columns))
        self._choices()
        self._bars()
        page.protect("", PROTECTED)
        page.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(table.columns))}{table.last + 1}"})
        self._print()

    def _heads(self) -> None:
        page, table = self._page, self._table
        page.write_string(KEY_ROW, 0, TABLE_MARK + table.key)
        page.write_string(table.first - 1, 0, HEAD_MARK)
        page.set_column(0, 0, 3, None, {"hidden": True})
        for place, column in enumerate(table.columns, 1):
            page.write_string(KEY_ROW, place, column.key)
            page.set_column(place, place, column.width)
            page.write_string(table.first - 1, place, column.head, self._looks.head(column))
        page.set_row(KEY_ROW, None, None, {"hidden": True})
        page.set_row(table.first - 1, height([(one.head, one.width) for one in table.columns]))

    def _row(self, down: int, row: Row, key: str) -> None:
        if key:
            self._page.write_string(down, 0, key)
        shown = [(_shown(row.cells.get(one.key)), one.width) for one in self._table.columns if one.kind != "bar"]
        self._page.set_row(down, height(shown))
        for across, column in enumerate(self._table.columns, 1):
            is_open = column.open and column.key not in row.closed and row.level != "total"
            value = row.cells.get(column.key)
            fineness = value.fineness if isinstance(value, Dated) else "month"
            self._cell((down, across), value, self._looks.cell(column, row.level, is_open=is_open, fineness=fineness))

    def _cell(self, at: tuple[int, int], value: Value, look: object) -> None:
        page = self._page
        match value:
            case None | "":
                page.write_blank(*at, None, look)
            case Formula():
                page.write_formula(*at, "=" + self._placed(value.text, at[0]), look, value.value)
            case Dated():
                page.write_datetime(*at, datetime.combine(value.day, datetime.min.time()), look)
            case str():
                page.write_string(*at, value, look)
            case _:
                page.write_number(*at, float(value), look)

    def _placed(self, text: str, down: int) -> str:
        """A formula with its places as spreadsheets write them."""
        return PLACE.sub(lambda found: self._place(found[1].split("."), down), text)

    def _place(self, parts: list[str], down: int) -> str:
        match parts:
            case [column]:
                return str(xl_rowcol_to_cell(down, self._table.at(column), col_abs=True))
            case ["above", column, count]:
                name = xl_col_to_name(self._table.at(column))
                return f"{name}{down - int(count) + 1}:{name}{down}"
            case ["beside", table, column, place]:
                other = self._tables[table]
                return f"'{other.title}'!{xl_rowcol_to_cell(other.first + int(place), other.at(column))}"
            case [table, column]:
                return _range(self._tables[table], column)
        raise ValueError(parts)

    def _choices(self) -> None:
        """Lists to choose from, and numbers where numbers are meant."""
        for place, column in enumerate(self._table.columns, 1):
            at = (self._table.first, place, self._table.last, place)
            if column.choices:
                source = "=" + PLACE.sub(lambda found: self._place(found[1].split("."), 0), column.choices)
                kind = "warning" if column.choices in CHOSEN_FREELY else "stop"
                self._page.data_validation(*at, {"validate": "list", "source": source, "error_type": kind})
            elif column.open and column.kind in ("money", "quantity"):
                rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning", "ignore_blank": True}
                self._page.data_validation(*at, rule)

    def _bars(self) -> None:
        """Bars and milestones of the timetable, in colour."""
        bars = [place for place, column in enumerate(self._table.columns, 1) if column.kind == "bar"]
        if not bars:
            return
        at = (self._table.first, bars[0], self._table.last, bars[-1])
        look = self._looks.made(bg_color=ACCENT, font_color=ACCENT)
        stone = self._looks.made(bg_color="#B7C0EA", font_color=ACCENT, bold=True)
        for sign, shown in ((BAR, look), (STONE, stone)):
            self._page.conditional_format(*at, {"type": "cell", "criteria": "==", "value": f'"{sign}"', "format": shown})

    def _print(self) -> None:
        page, table = self._page, self._table
        page.set_landscape()
        page.set_paper(A3)
        page.fit_to_pages(1, 0)
        page.repeat_rows(table.first - 1)
        page.print_area(KEY_ROW + 1, 1, table.last, len(table.columns))
        page.set_footer("&L&A&R&P / &N")


def _range(table: Table, column: str) -> str:
    """All rows of a column of another sheet."""
    name = xl_col_to_name(table.at(column))
    return f"'{table.title}'!${name}${table.first + 1}:${name}${table.last + 1}"


def _shown(value: Value) -> str:
    match value:
        case Formula():
            return str(value.value)
        case Dated():
            return "jun. 2027"
        case None:
            return ""
    return str(value)
