"""Tables for spreadsheets, as XLSX and CSV; no cell of theirs starts a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from weft.errors import MissingExtraError
from weft.records import Record
from weft.report.packaging import settled
from weft.report.spreadsheet import inert, safe
from weft.report.typesetting import INSTALL

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["BYTE_ORDER_MARK", "Table", "Value", "as_csv", "as_xlsx", "inert"]

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets read UTF-8 as something else."""

WIDTH = 24
SHEET_NAME_LENGTH = 31
NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\'", "        ")

Value = str | int


class Table(Record):
    """A table with its name, heads and rows; `frozen` columns stay in view, `widths` are in letters."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    frozen: int = 1
    widths: tuple[int, ...] = ()


def as_xlsx(*tables: Table) -> bytes:
    """A workbook with one sheet for each table. Errors: MissingExtraError where the part of the product that writes it is not installed."""
    if find_spec("xlsxwriter") is None:
        raise MissingExtraError("extra_missing", "report", INSTALL)
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for table in tables:
        page = book.add_worksheet(table.name.translate(NOT_IN_SHEET_NAMES).strip()[:SHEET_NAME_LENGTH])
        page.freeze_panes(1, table.frozen)
        for across, title in enumerate(table.heads):
            page.set_column(across, across, table.widths[across] if across < len(table.widths) else WIDTH)
            page.write_string(0, across, safe(title), head)
        for down, row in enumerate(table.rows, 1):
            _write_row(page, down, row, text)
        if table.rows:
            page.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    book.close()
    return settled(out.getvalue())


def _write_row(page: "Worksheet", down: int, row: Sequence[Value], text: "Format") -> None:
    for across, value in enumerate(row):
        if isinstance(value, int):
            page.write_number(down, across, value, text)
        else:
            page.write_string(down, across, safe(value), text)


def as_csv(heads: Iterable[str], rows: Iterable[Sequence[Value]]) -> str:
    """One table as comma-separated values."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow([safe(one) for one in heads])
    for row in rows:
        writer.writerow([one if isinstance(one, int) else safe(one) for one in row])
    return out.getvalue()
