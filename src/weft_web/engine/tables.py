"""Tables to be taken away: CSV and XLSX in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

Cells = Sequence[str]

COLUMN_WIDTH = 28


def as_csv(head: Cells, rows: Iterable[Cells]) -> bytes:
    """A table as CSV in UTF-8, with the mark by which spreadsheet programs know it."""
    from weft.report.workbook import safe

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in (head, *rows))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, head: Cells, rows: Iterable[Cells]) -> bytes:
    """A table as a workbook of one sheet: head frozen, columns filtered, long texts wrapped."""
    import xlsxwriter

    from weft.report.workbook import safe

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    sheet = book.add_worksheet(title[:31])
    strong, plain = book.add_format({"bold": True, "valign": "top", "text_wrap": True}), book.add_format({"valign": "top", "text_wrap": True})
    sheet.write_row(0, 0, [safe(cell) for cell in head], strong)
    last = 0
    for last, row in enumerate(rows, 1):  # noqa: B007 - the last one is asked for below
        sheet.write_row(last, 0, [safe(cell) for cell in row], plain)
    sheet.set_column(0, len(head) - 1, COLUMN_WIDTH)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(head) - 1)
    book.close()
    return out.getvalue()
