"""A workbook as it came back: which cells say what. Reads an untrusted file: to be run where it can do no harm (weft.runs.sheets)."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING
from zlib import error as CompressionError  # noqa: N812 - an exception that zlib names in small letters

from weft.errors import ReadingError
from weft.records import Record

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MEBIBYTE = 1 << 20
MOST_BYTES = 20 * MEBIBYTE
MOST_UNPACKED_BYTES = 120 * MEBIBYTE
MOST_MEMBERS = 500
MOST_CELLS = 200_000
MOST_SHEETS = 100
LONGEST_TEXT = 32_767
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file begins that is encrypted, or of the format before XLSX."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.IGNORECASE)
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']")
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
CHUNK = MEBIBYTE

TEXT, NUMBER, PERCENT, DAY, MONTH, YEAR, UNKNOWN = "text", "number", "percent", "day", "month", "year", "unknown"


class SeenCell(Record):
    """A cell: row and column from 1, what it says, and as what.

    `kind`: text, number, percent, day, month or year (ISO), unknown: a formula without a value, or an error.
    """

    row: int
    column: int
    said: str
    kind: str


class SeenSheet(Record):
    """A sheet with its cells that say something."""

    title: str
    cells: tuple[SeenCell, ...]


class SeenBook(Record):
    """All sheets."""

    sheets: tuple[SeenSheet, ...]


def unpacked(data: bytes) -> SeenBook:
    """What the workbook says. Errors: ReadingError sheet_password, sheet_no_workbook, sheet_too_big, sheet_too_many_cells."""
    _checked(data)
    values, formulas = _opened(data, data_only=True), _opened(data, data_only=False)
    return SeenBook(sheets=tuple(_sheet(one, values[one.title]) for one in formulas.worksheets))


def _checked(data: bytes) -> None:
    """Refuses what would do harm before anything looks into it."""
    if len(data) > MOST_BYTES:
        raise ReadingError("sheet_too_big", str(MOST_BYTES // MEBIBYTE))
    if data.startswith(COMPOUND):
        raise ReadingError("sheet_password" if ENCRYPTED in data else "sheet_no_workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _members(packed)
    except (zipfile.BadZipFile, CompressionError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ReadingError("sheet_no_workbook") from error


def _members(packed: zipfile.ZipFile) -> None:
    """Counts what the file unpacks to, by unpacking it: what it declares may be untrue."""
    if len(packed.infolist()) > MOST_MEMBERS:
        raise ReadingError("sheet_too_big", str(MOST_BYTES // MEBIBYTE))
    if "xl/workbook.xml" not in packed.namelist():
        raise ReadingError("sheet_no_workbook")
    left, cells = MOST_UNPACKED_BYTES, 0
    for member in packed.infolist():
        content = _unpacked(packed, member, left)
        left -= len(content)
        if member.filename.endswith((".xml", ".rels")):
            _harmless(content)
            cells += len(CELL.findall(content)) + sum(_area(found) for found in MERGED.findall(content))
        if cells > MOST_CELLS:
            raise ReadingError("sheet_too_many_cells", str(MOST_CELLS))


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    parts, size = [], 0
    with packed.open(member) as stream:
        while part := stream.read(CHUNK):
            size += len(part)
            if size > most:
                raise ReadingError("sheet_too_big", str(MOST_BYTES // MEBIBYTE))
            parts.append(part)
    return b"".join(parts)


def _area(merged: tuple[bytes, bytes, bytes, bytes]) -> int:
    """How many cells are merged into one: each of them would be made."""
    left, top, right, bottom = merged
    return max(1, (_place(right) - _place(left) + 1) * (int(bottom) - int(top) + 1))


def _place(letters: bytes) -> int:
    """The place of a column by its letters."""
    told = 0
    for letter in letters:
        told = told * 26 + letter - ord("A") + 1
    return told


def _harmless(content: bytes) -> None:
    """No document types or entities, in no encoding that would hide them: no program writes them into a workbook."""
    declared = DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    is_plain = not declared or declared[1].lower() in (b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252")
    if not is_plain or b"\x00" in content or any(word in content for word in FORBIDDEN):
        raise ReadingError("sheet_no_workbook")


def _opened(data: bytes, *, data_only: bool) -> "Workbook":
    """The workbook without links, macros and pictures; formulas, or what they came to."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False, keep_vba=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError) as error:
        raise ReadingError("sheet_no_workbook") from error
    if len(book.worksheets) > MOST_SHEETS:
        raise ReadingError("sheet_too_big", str(MOST_BYTES // MEBIBYTE))
    return book


def _sheet(formulas: "Worksheet", values: "Worksheet") -> SeenSheet:
    return SeenSheet(title=formulas.title, cells=tuple(_cells(formulas, values)))


def _cells(formulas: "Worksheet", values: "Worksheet") -> Iterator[SeenCell]:
    # The cells that are there, not the area they span: one cell in the last corner would make it sixteen thousand million.
    computed = values._cells
    for place, cell in sorted(formulas._cells.items()):
        if cell.value is not None:
            yield _seen(cell, computed.get(place))


def _seen(written: "Cell", computed: "Cell | None") -> SeenCell:
    """A cell; of a formula, what it came to when the file was saved."""
    if computed is None or computed.value is None or computed.data_type == "e":
        return SeenCell(row=written.row, column=written.column, said=str(written.value)[:LONGEST_TEXT], kind=UNKNOWN)
    said, kind = _said(computed)
    return SeenCell(row=written.row, column=written.column, said=said[:LONGEST_TEXT], kind=kind)


def _said(cell: "Cell") -> tuple[str, str]:
    value = cell.value
    match value:
        case bool():
            return ("1" if value else "0"), NUMBER
        case datetime() | date():
            fineness = fineness_of(str(cell.number_format))
            return value.isoformat()[: {YEAR: 4, MONTH: 7}.get(fineness, 10)], fineness
        case int() | float():
            return repr(value), PERCENT if "%" in str(cell.number_format) else NUMBER
    return str(value), TEXT


def fineness_of(number_format: str) -> str:
    """How fine a date is shown: what is not seen is not said."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).lower()
    if "d" in shown:
        return DAY
    return MONTH if "m" in shown else YEAR if "y" in shown else DAY
