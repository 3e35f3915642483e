"""The rows of a file that are to be written, put into the order in which they come in: each with what hangs on it.

A law comes with its texts, findings and judgements, an entry with its versions and its evidence, so that nobody ever sees it without
them. The rows lie in a file meanwhile: a country may be larger than the memory.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import msgspec

from weft.errors import InputError
from weft.records import Record
from weft_web.exchange.moving.rows import Fields, fields_of, target_of
from weft_web.exchange.moving.tables import CARRIED, SHARED, Carried

ROWS_AT_ONCE = (300, 1_000, 4_000)
"""Rows of a slice after which it ends before the next law, before the next finding of a law, before the next judgement of a finding."""

STEP = 10
"""Letters of one step of a row's way: two for its table, eight for its number in it."""

PLACE = {carried.model: place for place, carried in enumerate(CARRIED)}


class Waiting(Record):
    """A row to be written: what it is here, whether it is new, and its fields, rows it speaks of named as they are known here."""

    table: int
    place: str
    new: bool
    fields: Fields

    @property
    def carried(self) -> Carried:
        """Its table."""
        return CARRIED[self.table]


class Sorting:
    """Takes rows table by table, gives them slice by slice. `way`: the ways of the row it hangs on, and its own last."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = sqlite3.connect(path, isolation_level=None)
        for order in (
            "PRAGMA journal_mode=OFF",
            "PRAGMA synchronous=OFF",
            "CREATE TABLE waiting (way TEXT PRIMARY KEY, place TEXT, new INTEGER, fields BLOB) WITHOUT ROWID",
            "BEGIN",
        ):
            self._base.execute(order)
        self._ways: dict[str, dict[str, str]] = {carried.model: {} for carried in CARRIED}
        self._numbers: Counter[str] = Counter()
        self.rows = 0

    def __enter__(self) -> "Sorting":
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()
        self._path.unlink(missing_ok=True)

    def pass_by(self, carried: Carried, place: str, fields: Fields) -> str:
        """The way of a row. Errors: InputError country_file_loose for one that speaks of a row that comes after it."""
        above = self._ways[_above(carried)][fields[carried.under]] if carried.under else ""
        self._numbers[carried.model] += 1
        way = f"{above}{PLACE[carried.model]:02}{self._numbers[carried.model]:08x}"
        for field in fields_of(carried):
            label = target_of(field)
            if label and label not in SHARED and fields.get(field.name) is not None and self._ways[label][fields[field.name]] > way:
                raise InputError("country_file_loose", carried.model, field.name)
        self._ways[carried.model][place] = way
        return way

    def put(self, way: str, row: Waiting) -> None:
        """A row to be written."""
        self._base.execute("INSERT INTO waiting VALUES (?, ?, ?, ?)", (way, row.place, row.new, msgspec.json.encode(row.fields)))
        self.rows += 1

    def slices(self) -> Iterator[list[Waiting]]:
        """All rows in their order, some hundred at a time."""
        some: list[Waiting] = []
        last = ""
        for way, place, new, fields in self._base.execute("SELECT way, place, new, fields FROM waiting ORDER BY way"):
            if len(some) >= ROWS_AT_ONCE[_together(last, way)]:
                yield some
                some = []
            last = way
            some.append(Waiting(table=int(way[-STEP : 2 - STEP]), place=place, new=bool(new), fields=msgspec.json.decode(fields)))
        if some:
            yield some


def _together(one: str, other: str) -> int:
    """How many steps two ways have in common: 0 for rows of two laws."""
    steps = (one[place : place + STEP] == other[place : place + STEP] for place in range(0, (len(ROWS_AT_ONCE) - 1) * STEP, STEP))
    return sum(takewhile(bool, steps))


def _above(carried: Carried) -> str:
    return next(target_of(one) for one in fields_of(carried) if one.name == carried.under)
