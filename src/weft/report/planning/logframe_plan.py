"""The sheets of the plan: the logical framework and the action plan."""

from collections.abc import Iterator, Sequence

from weft.records import Coverage
from weft.records.strategy import Activity, Indicator, Objective, Outcome, Output, Part
from weft.report.planning.logframe_fields import ACTIVITIES, INDICATOR, YEARS
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Column, Formula, Row, Table, Value, written
from weft.report.planning.logframe_ways import columns_of
from weft.strategy.costing import Money, money_of
from weft.strategy.effect import OUTSIDE
from weft.strategy.tree import Branch, tree

NEW_ACTIVITIES, NEW_INDICATORS = 15, 10
"""Rows left open for what people add."""

NO_INDICATOR = Indicator(name="")
WIDTHS = {"indicator": 38, "unit": 14, "baseline": 18, "baseline_year": 9, "target": 18, "target_year": 9, "verification": 28}
SUMS = ("cost", "at_hand", "gap")


def logframe(scene: Scene) -> Table:
    """Results from the top down, a row for each indicator; the activities below with their means."""
    say = scene.say
    indicator = {
        key: Column(key=key, head=say(f"column.{key}"), width=WIDTHS[key], kind="plain" if key in YEARS else _kind(key), open=True)
        for key in INDICATOR
    }
    columns = (
        Column(key="level", head=say("column.level"), width=13),
        Column(key="number", head=say("column.number"), width=8, kind="short", open=True),
        Column(key="text", head=say("column.result"), width=48, open=True),
        *(indicator[key] for key in ("indicator", "unit", "baseline", "baseline_year")),
        Column(key="milestone_1", head=say("column.milestone_1"), width=26),
        Column(key="milestone_2", head=say("column.milestone_2"), width=26),
        *(indicator[key] for key in ("target", "target_year", "verification")),
        Column(key="assumptions", head=say("column.assumptions"), width=30, open=True),
        Column(key="means", head=say("column.means", currency=scene.strategy.currency), width=14, kind="money"),
    )
    rows = [row for branch in tree(scene.strategy) for row in _rows(scene, branch)]
    rows += [Row(key="", cells={}, closed=frozenset({"text", "assumptions"}))] * NEW_INDICATORS
    return Table(key="logframe", title=say("sheet.logframe"), columns=columns, rows=tuple(rows), frozen=3)


def _kind(key: str) -> str:
    return "short" if key in ("unit", "baseline", "target") else "text"


def _rows(scene: Scene, branch: Branch) -> Iterator[Row]:
    part = branch.part
    if part is not None:
        yield from _part_rows(scene, part, branch.children)
    for child in branch.children:
        yield from _rows(scene, child)


def _part_rows(scene: Scene, part: Part, children: Sequence[Branch]) -> Iterator[Row]:
    """A row for each indicator of a part, at least one; the first has its text."""
    if isinstance(part, Objective):
        yield _objective_row(scene, part)
    elif isinstance(part, Outcome | Output | Activity):
        stones = _milestones(scene, part, children)
        for place, indicator in enumerate(part.indicators or (NO_INDICATOR,)):
            yield _row(scene, part, place, _indicator_cells(scene, indicator) | (stones if not place else {}))


def _objective_row(scene: Scene, one: Objective) -> Row:
    """An objective has no indicators of its own: how it is known that it was reached stands in their place."""
    cells: dict[str, Value] = {
        "level": scene.say("level.objective"),
        "number": one.number,
        "text": scene.text(one.text),
        "indicator": scene.text(one.measured),
    }
    return Row(key=f"{one.key}#0", cells=cells, level="objective", closed=frozenset({"number", "assumptions", *INDICATOR[1:]}))


def _row(scene: Scene, part: Outcome | Output | Activity, place: int, cells: dict[str, Value]) -> Row:
    """One indicator of a part. The text of an activity is changed in the action plan, and follows from there."""
    level, is_activity = type(part).__name__.lower(), isinstance(part, Activity)
    cells |= {"level": scene.say(f"level.{level}"), "number": f"A{part.number}" if is_activity else part.number}
    closed = {"number"}
    if place:
        closed |= {"text", "assumptions"}
    elif isinstance(part, Activity):
        text = scene.text(part.text)
        found = _of_activity(part, "text")
        cells |= {"text": Formula(text=found, value=text), "means": Formula(text=_of_activity(part, "cost"), value=cost_of(part))}
        closed |= {"text", "assumptions"}
        cells["assumptions"] = Formula(text=_of_activity(part, "assumptions"), value=scene.text(part.assumptions))
    else:
        cells |= {"text": scene.text(part.text), "assumptions": scene.text(part.assumptions)}
    return Row(key=f"{part.key}#{place}", cells=cells, level=level if not place else "", closed=frozenset(closed))


def _of_activity(one: Activity, column: str) -> str:
    """What the action plan says of an activity in a column, wherever its row stands; empty where it says nothing."""
    found = f"INDEX({{activities.{column}}},MATCH({one.number},{{activities.number}},0))"
    return f'IFERROR(IF({found}="","",{found}),"")'


def cost_of(one: Activity) -> float:
    """What an activity costs, as a spreadsheet holds it."""
    return float(money_of(one.costs).cost)


def _indicator_cells(scene: Scene, one: Indicator) -> dict[str, Value]:
    cells: dict[str, Value] = {"indicator": scene.text(one.name)}
    cells |= {key: scene.text(getattr(one, key)) for key in ("unit", "baseline", "target", "verification")}
    cells |= {key: getattr(one, key) for key in YEARS}
    if one.counted and not one.baseline:
        cells["baseline"] = counted(scene, one)
    return cells


def counted(scene: Scene, one: Indicator) -> str:
    """The baseline that the study gives: how many of the obligations that count have a rule; "" where none counts."""
    held = [move.before for move in scene.view.moves if move.obligation in one.counted and move.before not in OUTSIDE]
    return scene.voice.say("plan.baseline.counted", len(held), part=held.count(Coverage.OPERATIVE)) if held else ""


def _milestones(scene: Scene, part: Part, children: Sequence[Branch]) -> dict[str, Value]:
    """The first two milestones of a part: its own, or of the activities right below it."""
    parts = [part, *(child.part for child in children)]
    stones = sorted((stone.on, stone.text) for one in parts if isinstance(one, Activity) for stone in one.milestones)
    return {f"milestone_{place}": written(f"{on}: {scene.text(text)}") for place, (on, text) in enumerate(stones[:2], 1)}


def action_plan(scene: Scene) -> Table:
    """The activities, with what they cost worked out from the costing."""
    say, currency = scene.say, scene.strategy.currency
    fields = columns_of(scene, "activities", ACTIVITIES)
    columns = (
        Column(key="number", head=say("column.number"), width=7, kind="plain"),
        *fields[:2],
        Column(key="objective", head=say("column.objective"), width=9),
        *fields[2:],
        Column(key="status", head=say("column.status"), width=16),
        Column(key="answers", head=say("column.answers"), width=32),
        *(Column(key=key, head=say(f"column.{key}", currency=currency), width=14, kind="money") for key in SUMS),
    )
    known = len(scene.activities)
    rows = [_activity_row(scene, one) for one in scene.activities]
    rows += [Row(key="", cells=_sums(number, None)) for number in range(known + 1, known + 1 + NEW_ACTIVITIES)]
    return Table(key="activities", title=say("sheet.activities"), columns=columns, rows=tuple(rows), total=_total(scene, SUMS), frozen=2)


def _activity_row(scene: Scene, one: Activity) -> Row:
    told = {
        "status": _status(scene, one),
        "answers": written("\n".join(_matter(scene, key) for key in one.answers)),
    }
    objective = scene.number(one.output).partition(".")[0] if one.output in scene.parts else ""
    return Row(key=one.key, cells=scene.cells("activities", one) | told | _sums(int(one.number), money_of(one.costs), objective))


def _sums(number: int, money: Money | None, objective: str = "") -> dict[str, Value]:
    """What the costing says of an activity; nothing in a row that is still empty."""
    cells: dict[str, Value] = {
        "number": number,
        "objective": Formula(text='IFERROR(LEFT({output},FIND(".",{output})-1),"")', value=objective),
    }
    for key in SUMS:
        total = f"SUMIFS({{costing.{key}}},{{costing.activity}},{{number}})"
        shown = total if money else f'IF({{text}}="","",{total})'
        cells[key] = Formula(text=shown, value=float(getattr(money, key)) if money else "")
    return cells


def _total(scene: Scene, columns: Sequence[str]) -> Row:
    money = money_of(line for one in scene.activities for line in one.costs)
    cells: dict[str, Value] = {"text": scene.say("total")}
    cells |= {key: Formula(text=f"SUM({{activities.{key}}})", value=float(getattr(money, key))) for key in columns}
    return Row(key="", cells=cells, level="total")


def _status(scene: Scene, one: Activity) -> str:
    """How far it has come in the last year that anybody reported on."""
    told = max((step for step in scene.strategy.progress if step.activity == one.key), key=lambda step: (step.year, step.on), default=None)
    return scene.say("status", year=str(told.year), course=scene.say(f"course.{told.course.value}")) if told else ""


def _matter(scene: Scene, key: str) -> str:
    return next((one.name for one in scene.view.matters if one.key == key), key.partition(":")[2])
