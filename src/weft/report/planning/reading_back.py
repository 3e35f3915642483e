"""A workbook that was edited outside, read back: the strategy as it now says it, every difference, and every cell not understood.

Cells that nobody changed say nothing: what others changed in Weft meanwhile stays. What was changed on both sides is marked.
"""

from collections.abc import Callable

from weft.errors import InputError
from weft.records import Language, Record
from weft.records.strategy import Strategy
from weft.report.planning.logframe_fields import COST, FIELDS, INDICATOR
from weft.report.planning.reading_cells import Doubt
from weft.report.planning.reading_lines import alignment_taken_over, costs_taken_over, results_taken_over
from weft.report.planning.reading_names import CellProblem, Reader
from weft.report.planning.reading_parts import SHAPES, taken_over
from weft.report.planning.reading_places import placed, places_now
from weft.report.planning.said import PlanContent
from weft.report.planning.seen_book import SeenBook
from weft.report.planning.seen_tables import Edits, SeenTable, edits, seen
from weft.strategy.differing import Difference, differences

Take = Callable[[Reader, Strategy, SeenTable, Edits], Strategy]


class Change(Record):
    """A difference; `moved_on`: the part was changed in Weft as well since the workbook was made."""

    difference: Difference
    moved_on: bool = False


class ReadBack(Record):
    """What came back: the strategy as the workbook says it, what that is based on (digests by part), differences, cells not understood."""

    strategy: Strategy
    language: Language
    made_on: str
    based_on: dict[str, str]
    differences: tuple[Change, ...]
    problems: tuple[CellProblem, ...]


def read(book: SeenBook, current: Strategy, content: PlanContent) -> ReadBack:
    """The workbook held against the strategy as it stands. Errors: InputError sheet_not_ours, sheet_other_strategy."""
    found = seen(book)
    if found.strategy != current.key:
        raise InputError("sheet_other_strategy")
    reader = Reader(found, current, content)
    new = _taken_over(reader, current)
    return ReadBack(
        strategy=new,
        language=found.language,
        made_on=found.made_on,
        based_on=found.parts,
        differences=tuple(Change(difference=one, moved_on=one.part in reader.moved_on) for one in differences(current, new)),
        problems=tuple(reader.problems),
    )


def _taken_over(reader: Reader, current: Strategy) -> Strategy:
    """The strategy with all that was done: rows that others name first, then what hangs on them."""
    takes: dict[str, Take] = dict.fromkeys(SHAPES, taken_over)
    takes |= {"costing": costs_taken_over, "logframe": results_taken_over, "alignment": alignment_taken_over}
    done: dict[str, tuple[SeenTable, Edits]] = {}
    for kind in takes:
        table = reader.seen.tables.get(kind)
        if table is None:
            reader.missing(kind)
            continue
        done[kind] = table, _done(reader, table)
        reader.added(*done[kind])
    told = current
    for kind, (table, what) in done.items():
        told = takes[kind](reader, told, table, what)
    return told


def _done(reader: Reader, table: SeenTable) -> Edits:
    """What was done to a table; of lines without keys, to the same lines as they stand today."""
    made = reader.seen.marks.get(table.key, {})
    for column in dict.fromkeys(one for marked in made.values() for one in marked):
        if column not in table.columns:
            reader.doubt(table, None, Doubt(code="column_missing", arguments=(reader.head(table.key, column),)))
    what = edits(table, made, _filled(table), f"{reader.current.key}/{table.key}")
    if table.key in SHAPES or not reader.moved_on:
        return what
    what, lost = placed(what, places_now(made, reader.marks_now(table.key), reader.moved_on))
    rows = {row.key: row for row in table.rows}
    for key in lost:
        cells = rows[key].cells.values() if key in rows else ()
        reader.doubt(table, next(iter(cells), None), Doubt(code="row_gone"))
    return what


def _filled(table: SeenTable) -> tuple[str, ...]:
    """The columns of which one must say something for a row to count."""
    match table.key:
        case "logframe":
            return ("text", *INDICATOR, "assumptions")
        case "alignment":
            return ("degree",)
        case "costing":
            return (*COST, *(one for one in table.columns if one.startswith("q")))
    return tuple(one.column for one in FIELDS[table.key])
