"""The plan itself: the logframe, the action plan and the timetable."""

from collections.abc import Iterator

from weft.records import Coverage
from weft.records.strategy import Activity, Indicator, Objective, Outcome, Output
from weft.report.paper import Cell
from weft.report.planning import gantt
from weft.report.planning.costs import money_cells
from weft.report.planning.teller import NO_BREAK, Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.costing import money_of
from weft.strategy.effect import OUTSIDE
from weft.strategy.tree import Branch, activities_under, tree

Result = Objective | Outcome | Output
ROWS_ON_A_PAGE = 15


def chapter(writer: PlanWriter) -> None:
    """Results with their indicators, activities with who, when and how much, and the bars of the timetable."""
    voice = writer.voice
    rows = list(_results(writer.teller, tree(writer.teller.strategy)))
    if rows:
        writer.heading(voice.say("plan.logframe.title"), "logframe")
        columns = writer.columns(
            ("plan.column.results", 27),
            ("plan.column.indicator", 19),
            ("plan.column.baseline", 10),
            ("plan.column.target", 10),
            ("plan.column.verification", 17),
            ("plan.column.assumptions", 17),
        )
        writer.table("plan.table.logframe", columns, rows)
    if writer.teller.strategy.activities:
        _actions(writer)
        _timetable(writer)


def _results(teller: Teller, branches: tuple[Branch, ...]) -> Iterator[tuple[Cell, ...]]:
    """One row for each indicator of each result, from the objectives down; a result without indicators has one row."""
    for branch in branches:
        if isinstance(branch.part, Objective | Outcome | Output):
            yield from _result(teller, branch.part)
        yield from _results(teller, branch.children)


def _result(teller: Teller, one: Result) -> Iterator[tuple[Cell, ...]]:
    name = teller.voice.say(f"plan.named_head.{type(one).__name__.lower()}", number=one.number)
    head = Cell(text=f"{name}{NO_BREAK}– {teller.spoken(one.text).text}", language=teller.spoken(one.text).language, strong=True)
    if isinstance(one, Objective):
        yield (head, teller.cell(one.measured), Cell(), Cell(text=teller.when(one.until, short=True)), Cell(), Cell())
        return
    for place, indicator in enumerate(one.indicators or (Indicator(name=""),)):
        first = place == 0
        told = indicator_cells(teller, indicator) if indicator.name or indicator.unit else (Cell(),) * 4
        yield (head if first else Cell(), *told, teller.cell(one.assumptions if first else ""))


def indicator_cells(teller: Teller, one: Indicator) -> tuple[Cell, ...]:
    """An indicator with where it stands, where it should stand and how that is known."""
    name, unit = teller.spoken(one.name), teller.spoken(one.unit)
    shown = f"{name.text} ({unit.text})" if name.text and unit.text and unit.text not in name.text else name.text or unit.text
    return (
        Cell(text=shown, language=name.language or unit.language if shown else ""),
        _stood(teller, baseline(teller, one), one.baseline_year),
        _stood(teller, one.target, one.target_year),
        teller.cell(one.verification),
    )


def baseline(teller: Teller, one: Indicator) -> str:
    """The baseline as people wrote it, else the share of the counted obligations that have a rule today.

    What the country does not owe, and what could not be read, is not counted.
    """
    if one.baseline or not one.counted:
        return one.baseline
    found = {move.obligation: move.before for move in teller.view.moves}
    counted = [found[known] for known in one.counted if found.get(known, Coverage.NOT_ANALYSED) not in OUTSIDE]
    ruled = counted.count(Coverage.OPERATIVE)
    return teller.voice.say("plan.baseline.counted", len(counted), part=ruled) if counted else ""


def _stood(teller: Teller, value: str, year: int | None) -> Cell:
    """A value with its year; a year alone says nothing."""
    return Cell(text=f"{value} ({year})" if value and year else value or teller.voice.say("plan.not_said_short"))


def _actions(writer: PlanWriter) -> None:
    """The action plan, one table for each objective, what hangs on none last."""
    voice = writer.voice
    writer.heading(voice.say("plan.actions.title"), "actions")
    columns = writer.columns(
        ("plan.column.activity", 31),
        ("plan.column.output", 7),
        ("plan.column.lead", 12),
        ("plan.column.partners", 12),
        ("plan.column.from_to", 13),
        ("plan.column.cost", -9),
        ("plan.column.at_hand", -8),
        ("plan.column.gap", -9),
    )
    for branch in tree(writer.teller.strategy):
        activities = tuple(activities_under((branch,)))
        number = branch.part.number if branch.part else ""
        key = "plan.table.actions" if number else "plan.table.actions_adrift"
        rows = [_action(writer.teller, one) for one in activities]
        writer.table(key, columns, rows, number=number, currency=writer.teller.strategy.currency)


def _action(teller: Teller, one: Activity) -> tuple[Cell, ...]:
    output = teller.parts.get(one.output)
    text = teller.spoken(one.text)
    return (
        Cell(
            text=f"{one.number}{NO_BREAK}{NO_BREAK}{text.text or teller.voice.say('plan.not_said')}",
            language=text.language if text.text else "",
            anchor=f"a-{one.number}",
            references=teller.references(one.grounds),
        ),
        Cell(text=output.number if output else ""),
        teller.body_cell(one.lead, short=True),
        teller.body_cell(*one.partners, short=True),
        Cell(text=teller.between(one.start, one.end)),
        *(money_cells(teller, money_of(one.costs)) if one.costs else (Cell(text=teller.voice.say("plan.not_said_short")), Cell(), Cell())),
    )


def _timetable(writer: PlanWriter) -> None:
    drawn = gantt.drawings(writer.teller, ROWS_ON_A_PAGE)
    if drawn:
        writer.heading(writer.voice.say("plan.timetable.title"), "timetable")
    for one in drawn:
        writer.picture(one)
