"""What parts have several of, as a workbook that came back says it: indicators, lines of cost, alignments, each a row of its own."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from weft.records import Record
from weft.records.strategy import Activity, Alignment, CostLine, Degree, Indicator, Objective, Strategy
from weft.report.planning.logframe_fields import COST, INDICATOR, YEARS
from weft.report.planning.reading_cells import Doubt, named, number_of, text_of, year_of
from weft.report.planning.reading_names import Reader
from weft.report.planning.seen_book import UNKNOWN, SeenCell
from weft.report.planning.seen_tables import Edits, SeenRow, SeenTable

Cells = Mapping[str, SeenCell | None]
WITH_INDICATORS = ("outcomes", "outputs", "activities")
WITH_ALIGNMENT = ("objectives", "outcomes", "activities")


class Places(Record):
    """What was done to the lines of one part: changed by place, gone, added."""

    changed: dict[int, dict[str, SeenCell | None]]
    gone: frozenset[int]
    added: tuple[SeenRow, ...]


def by_part(done: Edits) -> dict[str, Places]:
    """Changes and removals by part; rows are marked "part#place"."""
    keys = dict.fromkeys(key.partition("#")[0] for key in (*done.changed, *sorted(done.gone)))
    return {
        part: Places(
            changed={place: cells for key, cells in done.changed.items() for place in _place(key, part)},
            gone=frozenset(place for key in done.gone for place in _place(key, part)),
            added=(),
        )
        for part in keys
    }


def _place(key: str, part: str) -> Iterator[int]:
    held, _, place = key.rpartition("#")
    if held == part and place.isdigit():
        yield int(place)


def cell_values(reader: Reader, table: SeenTable, cells: Cells) -> dict[str, Any]:
    """The fields of an indicator or a line of cost that some cells change; those that cannot be understood are left out."""
    told: dict[str, Any] = {}
    for column, cell in cells.items():
        if column not in (*INDICATOR, *COST):
            continue
        value = _value(reader, column, cell)
        if isinstance(value, Doubt):
            reader.doubt(table, cell, value)
        else:
            told["name" if column == "indicator" else column] = value
    return told


def _value(reader: Reader, column: str, cell: SeenCell | None) -> object:
    if cell is not None and cell.kind == UNKNOWN:
        return Doubt(code="cell_formula")
    if column in YEARS:
        return year_of(cell)
    if column in ("unit_cost", "secured"):
        return number_of(cell, reader.seen.language)
    return reader.own(text_of(cell))


def quantities(reader: Reader, table: SeenTable, held: Mapping[int, Decimal], cells: Cells) -> dict[int, Decimal]:
    """The quantities of a line with those that some cells change; an emptied cell takes its year out."""
    told = dict(held)
    for column, cell in cells.items():
        if not (column.startswith("q") and column[1:].isdigit()):
            continue
        value = Doubt(code="cell_formula") if cell is not None and cell.kind == UNKNOWN else number_of(cell, reader.seen.language)
        if isinstance(value, Doubt):
            reader.doubt(table, cell, value)
        elif cell is None or not text_of(cell):
            told.pop(int(column[1:]), None)
        else:
            told[int(column[1:])] = value
    return dict(sorted(told.items()))


def costs_taken_over(reader: Reader, strategy: Strategy, table: SeenTable, done: Edits) -> Strategy:
    """The strategy with what was done to the costing: lines changed, added, taken out, or moved to another activity."""
    numbers = reader.numbers("activities")
    held = {one.key: list(one.costs) for one in strategy.activities}
    moved: list[tuple[str, CostLine]] = []
    for part, places in by_part(done).items():
        before = held.get(part, [])
        kept: list[CostLine] = []
        for place, line in enumerate(before):
            cells = places.changed.get(place, {})
            changed = _cost(reader, table, line, cells)
            to = _activity(reader, table, cells, numbers, part)
            if to != part:
                moved.append((to, changed))
            elif place not in places.gone:
                kept.append(changed)
        _lost(reader, table, places, len(before))
        held[part] = kept
    for row in done.added.values():
        to = _activity(reader, table, {"activity": row.cells.get("activity")}, numbers, "")
        if to:
            moved.append(
                (to, _cost(reader, table, CostLine(item=""), {one: row.cells.get(one) for one in table.columns if one in row.cells}))
            )
    for to, line in moved:
        held.setdefault(to, []).append(line)
    activities = tuple(replace(one, costs=tuple(held[one.key])) for one in strategy.activities)
    return replace(strategy, activities=activities)


def _cost(reader: Reader, table: SeenTable, line: CostLine, cells: Cells) -> CostLine:
    if not cells:
        return line
    return replace(line, **cell_values(reader, table, cells), quantities=quantities(reader, table, line.quantities, cells))


def _activity(reader: Reader, table: SeenTable, cells: Cells, numbers: Mapping[str, str], held: str) -> str:
    """The key of the activity that a line names; the one it has where it names none that is known."""
    if "activity" not in cells:
        return held
    cell = cells["activity"]
    found = numbers.get(text_of(cell))
    if found is None:
        reader.doubt(table, cell, Doubt(code="cell_unknown_number" if cell else "row_without_activity", arguments=(text_of(cell),)))
    return found or held


def _lost(reader: Reader, table: SeenTable, places: Places, count: int) -> None:
    """Tells of lines that were changed here, and are no longer there in Weft."""
    for place, cells in places.changed.items():
        if place >= count:
            reader.doubt(table, next((one for one in cells.values() if one), None), Doubt(code="row_gone"))


def results_taken_over(reader: Reader, strategy: Strategy, table: SeenTable, done: Edits) -> Strategy:
    """The strategy with what was done to the logical framework: texts, assumptions, indicators; results whose first row is gone."""
    places = by_part(done)
    numbers = reader.results()
    for row in done.added.values():
        part = numbers.get(text_of(row.cells.get("number")), "")
        if not part:
            reader.doubt(table, row.cells.get("number") or next(iter(row.cells.values())), Doubt(code="row_without_result"))
            continue
        known = places.get(part, Places(changed={}, gone=frozenset(), added=()))
        places[part] = replace(known, added=(*known.added, row))
    objectives = [_objective(reader, one, places.pop(one.key, None)) for one in strategy.objectives]
    told: dict[str, Any] = {"objectives": tuple(one for one in objectives if one)}
    for kind in WITH_INDICATORS:
        parts = [_result(reader, table, one, places.pop(one.key, None)) for one in getattr(strategy, kind)]
        told[kind] = tuple(one for one in parts if one)
    for rest in places.values():
        _lost(reader, table, rest, 0)
    return replace(strategy, **told)


def _objective(reader: Reader, one: Objective, places: Places | None) -> Objective | None:
    if places is None:
        return one
    if 0 in places.gone:
        return None
    cells = places.changed.get(0, {})
    told = {"text": "text", "indicator": "measured"}
    return replace(one, **{field: reader.own(text_of(cells[column])) for column, field in told.items() if column in cells})


def _result(reader: Reader, table: SeenTable, one: Any, places: Places | None) -> Any:
    """An outcome, output or activity with its indicators; nothing where its own row is gone. The action plan alone ends an activity."""
    if places is None:
        return one
    if 0 in places.gone and not isinstance(one, Activity):
        return None
    first = places.changed.get(0, {})
    told = {
        field: reader.own(text_of(first[field])) for field in ("text", "assumptions") if field in first and not isinstance(one, Activity)
    }
    indicators = [
        _indicator(reader, table, held, places.changed.get(place, {}))
        for place, held in enumerate(one.indicators)
        if place not in places.gone
    ]
    if not one.indicators:
        indicators.append(_indicator(reader, table, Indicator(name=""), first))
    _lost(reader, table, places, max(len(one.indicators), 1))
    indicators += [_indicator(reader, table, Indicator(name=""), row.cells) for row in places.added]
    return replace(one, **told, indicators=tuple(held for held in indicators if held != Indicator(name="")))


def _indicator(reader: Reader, table: SeenTable, held: Indicator, cells: Cells) -> Indicator:
    return replace(held, **cell_values(reader, table, {column: cells[column] for column in INDICATOR if column in cells}))


def alignment_taken_over(reader: Reader, strategy: Strategy, table: SeenTable, done: Edits) -> Strategy:
    """The strategy with degrees and aspects changed; an alignment without a degree is taken out."""
    places = by_part(done)
    told: dict[str, Any] = {}
    for kind in WITH_ALIGNMENT:
        told[kind] = tuple(
            replace(one, alignment=tuple(_alignments(reader, table, one.alignment, places[one.key]))) if one.key in places else one
            for one in getattr(strategy, kind)
        )
    return replace(strategy, **told)


def _alignments(reader: Reader, table: SeenTable, held: tuple[Alignment, ...], places: Places) -> Iterator[Alignment]:
    for place, one in enumerate(held):
        cells = places.changed.get(place, {})
        degree = one.degree
        if "degree" in cells:
            code = named(text_of(cells["degree"]), lambda name: reader.names.code_of("degree", name), "cell_unknown_choice")
            if isinstance(code, Doubt):
                reader.doubt(table, cells["degree"], code)
            else:
                degree = Degree(code) if code else degree
        aspect = reader.own(text_of(cells["aspect"])) if "aspect" in cells else one.aspect
        if place not in places.gone:
            yield replace(one, degree=degree, aspect=aspect)
