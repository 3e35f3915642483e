"""Parts with a sheet of their own, as a workbook that came back says them: cells changed, rows added, rows gone."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from weft.records.strategy import Activity, Condition, EntryPoint, Milestone, Opportunity, Part, Stakeholder, Strategy, Tool
from weft.report.planning.logframe_fields import FIELDS, NAMED_WAYS, Field
from weft.report.planning.logframe_names import BETWEEN
from weft.report.planning.logframe_scene import milestone_line
from weft.report.planning.logframe_table import canonical
from weft.report.planning.reading_cells import Doubt, milestone_of, named, text_of, when_of
from weft.report.planning.reading_names import Reader
from weft.report.planning.seen_book import UNKNOWN, SeenCell
from weft.report.planning.seen_tables import Edits, SeenRow, SeenTable

SHAPES: dict[str, type[Part]] = {
    "stakeholders": Stakeholder,
    "entry_points": EntryPoint,
    "conditions": Condition,
    "tools": Tool,
    "opportunities": Opportunity,
    "activities": Activity,
}
"""Kinds of parts in the order in which they are read: what others name comes first."""


def taken_over(reader: Reader, strategy: Strategy, table: SeenTable, done: Edits) -> Strategy:
    """The strategy with what was done to the parts of one table."""
    kind = table.key
    parts: dict[str, Part] = {one.key: one for one in getattr(strategy, kind)}
    rows = {row.key: row for row in reversed(table.rows) if row.key}
    for key, cells in done.changed.items():
        if key in parts:
            parts[key] = _changed(reader, table, parts[key], cells)
        else:
            reader.doubt(table, _first(cells, rows.get(key)), Doubt(code="row_gone"))
    for key, row in done.added.items():
        parts[key] = _changed(reader, table, SHAPES[kind](key=key), {one: row.cells.get(one) for one in table.columns})
    return replace(strategy, **{kind: tuple(one for key, one in parts.items() if key not in done.gone)})


def _first(cells: dict[str, SeenCell | None], row: SeenRow | None) -> SeenCell | None:
    """A cell that shows which row is meant."""
    return next((one for one in (*cells.values(), *(row.cells.values() if row else ())) if one), None)


def _changed(reader: Reader, table: SeenTable, part: Part, cells: dict[str, SeenCell | None]) -> Part:
    """A part with some of its cells changed; those that cannot be understood stay as they were."""
    told: dict[str, Any] = {}
    for field in FIELDS[table.key]:
        if field.column in cells:
            cell = cells[field.column]
            value = understood(reader, field, cell, getattr(part, field.field))
            if isinstance(value, Doubt):
                reader.doubt(table, cell, value)
            else:
                told[field.field] = value
    return replace(part, **told)


def understood(reader: Reader, field: Field, cell: SeenCell | None, held: object) -> object:
    """What a cell says for a field, or a doubt."""
    if cell is not None and cell.kind == UNKNOWN:
        return Doubt(code="cell_formula")
    said = text_of(cell)
    match field.way:
        case "start" | "end":
            return when_of(cell)
        case "lead":
            return named(said, reader.body, "cell_unknown_body")
        case "output":
            return named(said, reader.outputs().get, "cell_unknown_number")
        case "entry":
            return named(said, reader.numbers("entry_points").get, "cell_unknown_number")
        case "level" | "whole":
            return _coded(reader, field.way, said)
        case way if way in NAMED_WAYS:
            return named(said, lambda name: reader.names.code_of(way, name), "cell_unknown_choice")
        case "bodies" | "after" | "roles" | "milestones":
            return _many(reader, field.way, said, held)
    return reader.own(said)


def _coded(reader: Reader, way: str, said: str) -> object:
    """Codes that stand for a number, or for yes and no."""
    code = named(said, lambda name: reader.names.code_of(way, name), "cell_unknown_choice")
    if isinstance(code, Doubt):
        return code
    return code != "no" if way == "whole" else int(code or 0)


def _many(reader: Reader, way: str, said: str, held: object) -> object:
    if way == "milestones":
        return _milestones(reader, said, held if isinstance(held, tuple) else ())
    parts = [one.strip() for one in said.replace("\n", BETWEEN).replace("," if way == "after" else BETWEEN, BETWEEN).split(BETWEEN)]
    ways: dict[str, tuple[Callable[[str], str | None], str]] = {
        "bodies": (reader.body, "cell_unknown_body"),
        "after": (reader.numbers("activities").get, "cell_unknown_number"),
        "roles": (lambda name: reader.names.code_of("roles", name), "cell_unknown_choice"),
    }
    find, code = ways[way]
    told = [named(one, find, code) for one in parts if one]
    doubts = [one for one in told if isinstance(one, Doubt)]
    return doubts[0] if doubts else tuple(dict.fromkeys(told))


def _milestones(reader: Reader, said: str, held: tuple[Milestone, ...]) -> object:
    """Milestones line by line; a line as it stood keeps its milestone as it was."""
    known = {canonical(milestone_line(one, reader.shown(one.text))): one for one in held}
    told: list[Milestone] = []
    for line in (one.strip() for one in said.split("\n") if one.strip()):
        found = milestone_of(line)
        if canonical(line) in known:
            told.append(known[canonical(line)])
        elif found:
            told.append(Milestone(on=found[0], text=reader.own(found[1])))
        else:
            return Doubt(code="cell_milestone", arguments=(line,))
    return tuple(told)
