"""Cross tables of any two dimensions, with counts, shares, filters, and the entries behind each cell.

An entry with several values on a dimension stands in several rows or columns. Counted in entries, totals are the sums of their cells, so
that shares by row, by column and over all add up; counted in countries, a total is how many countries there are, and shares need not.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypedDict

from weft.records import Record
from weft.records.synthesis import Dimension, Kind
from weft.report.content import ReportContent
from weft.report.coverage import STATES
from weft.synthesis.entries import Country, Entry, entries

EXTENTS = ("operative", "mention", "implicit")
LISTED = {
    Dimension.THEME: "themes",
    Dimension.SECTOR: "sectors",
    Dimension.INSTRUMENT_TYPE: "instrument_types",
    Dimension.AREA: "capacity_areas",
    Dimension.REGION: "regions",
    Dimension.TREATY: "treaties",
}
"""Dimensions whose codes stand in a list of content/lists, in its order."""


class Unit(StrEnum):
    """What a cell counts: the entries in it, or the countries they come from."""

    ENTRIES = "entries"
    COUNTRIES = "countries"


class Base(StrEnum):
    """Of what a share is taken."""

    ROW = "row"
    COLUMN = "column"
    ALL = "all"


class Condition(Record):
    """A filter: entries that have one of these values; those that have none of them where `excluded`."""

    dimension: Dimension
    values: tuple[str, ...]
    excluded: bool = False


class Question(Record):
    """What a table is asked to lay out."""

    kind: Kind
    rows: Dimension
    columns: Dimension
    where: tuple[Condition, ...] = ()
    unit: Unit = Unit.ENTRIES


class CrossTable(Record):
    """An answered question: codes of rows and columns, keys of the entries in each cell, counts and totals.

    `counted`: entries that stand in at least one cell; `left_out`: entries that fit the filters and lack a value for rows or columns.
    """

    question: Question
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    members: tuple[tuple[tuple[str, ...], ...], ...]
    counts: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    total: int
    counted: int
    left_out: int

    def share(self, row: int, column: int, base: Base) -> Fraction | None:
        """The share of a cell by place (0-based), exact; None where there is nothing to take it of."""
        whole = {Base.ROW: self.row_totals[row], Base.COLUMN: self.column_totals[column], Base.ALL: self.total}[base]
        return Fraction(self.counts[row][column], whole) if whole else None

    def behind(self, row: str, column: str) -> tuple[str, ...]:
        """Keys of the entries in a cell by its codes, () for one that is not there."""
        if row not in self.rows or column not in self.columns:
            return ()
        return self.members[self.rows.index(row)][self.columns.index(column)]


class Cube(Record):
    """All entries, and the order in which codes are shown."""

    entries: tuple[Entry, ...]
    by_key: dict[str, Entry]
    orders: dict[Dimension, tuple[str, ...]]

    def of(self, keys: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of a cell, in their order."""
        return tuple(self.by_key[one] for one in keys)


def build(held: Iterable[Country], content: ReportContent) -> Cube:
    """The cube of countries."""
    there = tuple(held)
    found = tuple(entry for one in there for entry in entries(one))
    orders = {dimension: tuple(content.lists[name]) for dimension, name in LISTED.items()} | {
        Dimension.OBLIGATION: tuple(one.id for one in content.obligations),
        Dimension.EXTENT: EXTENTS,
        Dimension.STATE: STATES,
        Dimension.CLASS: tuple(one.id for one in content.outline.places),
        Dimension.COUNTRY: tuple(one.code for one in there),
    }
    return Cube(entries=found, by_key={one.key: one for one in found}, orders=orders)


def fitting(cube: Cube, kind: Kind, where: Iterable[Condition] = ()) -> tuple[Entry, ...]:
    """The entries of a kind that fit all conditions."""
    asked = tuple(where)
    return tuple(one for one in cube.entries if one.kind is kind and all(_fits(one, condition) for condition in asked))


def _fits(entry: Entry, condition: Condition) -> bool:
    has = not set(condition.values).isdisjoint(entry.values.get(condition.dimension, ()))
    return has != condition.excluded


def crossed(cube: Cube, question: Question) -> CrossTable:
    """The table that answers a question."""
    found = fitting(cube, question.kind, question.where)
    cells: dict[tuple[str, str], list[str]] = {}
    counted = 0
    for entry in found:
        pairs = [(row, column) for row in entry.values.get(question.rows, ()) for column in entry.values.get(question.columns, ())]
        counted += bool(pairs)
        for pair in pairs:
            cells.setdefault(pair, []).append(entry.key)
    rows = ordered(cube, question.rows, {row for row, _ in cells})
    columns = ordered(cube, question.columns, {column for _, column in cells})
    members = tuple(tuple(tuple(cells.get((row, column), ())) for column in columns) for row in rows)
    totals = _totals(cube, question.unit, members)
    return CrossTable(
        question=question, rows=rows, columns=columns, members=members, counted=counted, left_out=len(found) - counted, **totals
    )


class Totals(TypedDict):
    """The numbers of a table."""

    counts: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    total: int


def _totals(cube: Cube, unit: Unit, members: tuple[tuple[tuple[str, ...], ...], ...]) -> Totals:
    """Counts of cells, rows, columns and the whole, in a unit."""
    across = tuple(zip(*members, strict=True))
    counts = tuple(tuple(_count(cube, unit, (cell,)) for cell in row) for row in members)
    return {
        "counts": counts,
        "row_totals": tuple(_count(cube, unit, row) for row in members),
        "column_totals": tuple(_count(cube, unit, column) for column in across),
        "total": _count(cube, unit, (cell for row in members for cell in row)),
    }


def _count(cube: Cube, unit: Unit, cells: Iterable[tuple[str, ...]]) -> int:
    keys = [key for cell in cells for key in cell]
    return len(keys) if unit is Unit.ENTRIES else len({cube.by_key[key].country for key in keys})


def ordered(cube: Cube, dimension: Dimension, codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order of their list, those it does not name after it."""
    places: Mapping[str, int] = {code: place for place, code in enumerate(cube.orders.get(dimension, ()))}
    return tuple(sorted(codes, key=lambda code: (places.get(code, len(places)), code)))
