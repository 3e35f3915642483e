"""Sheets of the strategy's workbook as columns and rows, and what a cell says, whatever program saved it."""

import hashlib
import re
from datetime import date
from decimal import Decimal

from weft.records import Record
from weft.report.cleaning import UNPRINTABLE
from weft.report.spreadsheet import safe

DAY, MONTH, YEAR = "day", "month", "year"
MARK_LENGTH = 8
KEY_ROW = 0
"""The hidden row that names the columns; the first cell of it names the table."""

TABLE_MARK, HEAD_MARK, TOTAL_MARK = "weft:", "#head", "#total"

ESCAPE = re.compile(r"(x[0-9A-Fa-f]{4})(?=_)")
"""How XLSX writes a character by its number: a text that has it of itself is parted, or each program would read another text."""


class Dated(Record):
    """A day, and how fine it was said."""

    day: date
    fineness: str

    @property
    def iso(self) -> str:
        """As people's parts keep it: "2027", "2027-06" or "2027-06-30"."""
        return self.day.isoformat()[: {YEAR: 4, MONTH: 7}.get(self.fineness, 10)]


class Formula(Record):
    """A live formula with what it comes to now: {unit} is a cell of its row, {costing.total} a column of another sheet."""

    text: str
    value: str | float


Value = str | int | Decimal | Dated | Formula | None


class Column(Record):
    """A column. `kind`: text, short, strong, quote, number, money, quantity, plain (a number without grouping), date or bar.

    `choices`: what may be chosen, a formula of a range; `open`: people may change it.
    """

    key: str
    head: str
    width: int
    kind: str = "text"
    choices: str = ""
    open: bool = False


class Row(Record):
    """A row; `key` "" is one to be filled. `level` sets its look; `closed`: columns locked in it though they are open elsewhere."""

    key: str
    cells: dict[str, Value]
    level: str = ""
    closed: frozenset[str] = frozenset()


class Table(Record):
    """A sheet; `total`: a row above the heads; `frozen`: columns that stay in view; `filtered`: its heads filter."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    frozen: int = 2
    filtered: bool = True

    @property
    def first(self) -> int:
        """Place of the first row from the top, 0 being the hidden row."""
        return KEY_ROW + (3 if self.total else 2)

    @property
    def last(self) -> int:
        """Place of the last row."""
        return self.first + max(len(self.rows), 1) - 1

    def at(self, key: str) -> int:
        """Place of a column; the hidden one is 0."""
        return next(place for place, one in enumerate(self.columns, 1) if one.key == key)


def written(text: str) -> str:
    """A text as it goes into a cell: printable, no formula, short enough; its lines are kept."""
    lines = UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return safe(ESCAPE.sub(r"\1 ", lines))


def canonical(value: Value | float) -> str:
    """What a cell says, the same whether a number stands as number or as text, however blanks are set."""
    match value:
        case None:
            return ""
        case Dated():
            return value.iso
        case str():
            return re.sub(r"\s+", " ", written(value)).strip()
        case int() | float() | Decimal():
            return plain_number(value)
        case _:
            return canonical(value.value)


def plain_number(value: float | Decimal) -> str:
    """A number without trailing noughts, as exact as a spreadsheet holds it."""
    exact = Decimal(repr(float(value)))
    said = f"{exact:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def mark(said: str) -> str:
    """A short mark of what a cell says, to see later whether it was changed."""
    return hashlib.sha256(said.encode()).hexdigest()[:MARK_LENGTH]


def marks_of(table: Table) -> dict[str, dict[str, str]]:
    """The marks of all cells that may be changed, by row and column."""
    open_columns = [one.key for one in table.columns if one.open]
    return {
        row.key: {key: mark(canonical(row.cells.get(key))) for key in open_columns if key not in row.closed}
        for row in table.rows
        if row.key
    }
