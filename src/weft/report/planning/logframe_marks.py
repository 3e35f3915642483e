"""What the workbook knows of itself, on a sheet that is not shown: whose it is, and what each part and each cell said when it was made."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from weft import ids
from weft.records.strategy import Part, Strategy
from weft.report.planning.logframe_table import Table, marks_of
from weft.strategy.tree import parts_of

SHEET = "weft"
FORM = "weft-strategy 1"
"""The first cell: what the workbook is, and which form of it."""

STRATEGY, MADE_ON, LANGUAGE, PART, ROW = "strategy", "made_on", "language", "part", "row"


def digest(part: Part) -> str:
    """A digest of what a part says, without its number, which follows from the others."""
    plain = msgspec.to_builtins(replace(part, number=""), str_keys=True)
    return ids.of(msgspec.json.encode(plain, order="deterministic").decode())


def lines(strategy: Strategy, language: str, tables: Iterable[Table]) -> Iterator[tuple[str, ...]]:
    """The lines of the sheet, cell by cell."""
    yield (FORM,)
    yield (STRATEGY, strategy.key)
    yield (MADE_ON, strategy.made_on)
    yield (LANGUAGE, language)
    yield from ((PART, part.key, digest(part)) for part in parts_of(strategy))
    for table in tables:
        for key, marks in marks_of(table).items():
            if marks:
                yield (ROW, table.key, key, " ".join(f"{column}={mark}" for column, mark in marks.items()))
