"""The costing: a row for each line of cost, all sums live; and what it comes to by objective, activity, body, source and year."""

import re
from collections.abc import Callable, Iterable, Iterator

from weft.records.strategy import Activity, CostLine
from weft.report.planning.logframe_names import folded
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Column, Formula, Row, Table, Value, written
from weft.strategy.costing import Money, by_year, line_money, line_years, money_of

NEW_LINES = 40
SUMS = ("cost", "at_hand", "gap")
PLAIN_NAME = re.compile(r"[^\W\d_][^*?~]{0,199}")
"""Names that a SUMIFS takes as they are: others would be read as patterns, comparisons or numbers."""

Line = tuple[Activity, int, CostLine]


def costing(scene: Scene) -> Table:
    """Every line of cost: unit cost times the quantity of each year."""
    say, years, currency = scene.say, scene.years, scene.strategy.currency
    columns = (
        Column(key="activity", head=say("column.activity"), width=9, kind="plain", choices="{activities.number}", open=True),
        Column(key="activity_text", head=say("column.activity_text"), width=40),
        Column(key="item", head=say("column.item"), width=32, open=True),
        Column(key="unit", head=say("column.unit"), width=14, kind="short", open=True),
        Column(key="unit_cost", head=say("column.unit_cost", currency=currency), width=13, kind="money", open=True),
        *(Column(key=f"q{year}", head=say("column.quantity", year=str(year)), width=9, kind="quantity", open=True) for year in years),
        *(Column(key=f"c{year}", head=say("column.cost_of", year=str(year), currency=currency), width=13, kind="money") for year in years),
        Column(key="cost", head=say("column.cost", currency=currency), width=14, kind="money"),
        Column(key="secured", head=say("column.secured", currency=currency), width=14, kind="money", open=True),
        Column(key="source", head=say("column.source"), width=24, open=True),
        Column(key="at_hand", head=say("column.at_hand", currency=currency), width=14, kind="money"),
        Column(key="gap", head=say("column.gap", currency=currency), width=14, kind="money"),
        Column(key="objective", head=say("column.objective"), width=9),
        Column(key="lead", head=say("column.lead"), width=24),
    )
    rows = [_row(scene, one) for one in lines(scene)]
    rows += [Row(key="", cells=_worked_out(scene, None))] * NEW_LINES
    return Table(key="costing", title=say("sheet.costing"), columns=columns, rows=tuple(rows), total=_total(scene), frozen=4)


def lines(scene: Scene) -> Iterator[Line]:
    """All lines of cost with their activity and their place in it."""
    for activity in scene.activities:
        for place, line in enumerate(activity.costs):
            yield activity, place, line


def _row(scene: Scene, one: Line) -> Row:
    activity, place, line = one
    cells: dict[str, Value] = {
        "activity": int(activity.number),
        "item": scene.text(line.item),
        "unit": scene.text(line.unit),
        "unit_cost": line.unit_cost,
        "secured": line.secured,
        "source": scene.text(line.source),
    }
    cells |= {f"q{year}": quantity for year, quantity in line.quantities.items()}
    return Row(key=f"{activity.key}#{place}", cells=cells | _worked_out(scene, one))


def _worked_out(scene: Scene, one: Line | None) -> dict[str, Value]:
    """The cells that follow from the others; an empty row stays empty until it says a cost."""
    first, last = f"{{q{scene.years[0]}}}", f"{{q{scene.years[-1]}}}"
    blank = f"COUNT({{unit_cost}},{first}:{last})=0"
    values = _values(scene, one) if one else {}
    formulas = {f"c{year}": f"{{unit_cost}}*{{q{year}}}" for year in scene.years}
    formulas["cost"] = f"SUM({{c{scene.years[0]}}}:{{c{scene.years[-1]}}})"
    formulas["at_hand"] = "MIN(MAX({secured},0),{cost})"
    formulas["gap"] = "{cost}-{at_hand}"
    cells: dict[str, Value] = {key: Formula(text=f'IF({blank},"",{said})', value=values.get(key, "")) for key, said in formulas.items()}
    for key, column in (("activity_text", "text"), ("objective", "objective"), ("lead", "lead")):
        found = f"INDEX({{activities.{column}}},MATCH({{activity}},{{activities.number}},0))"
        cells[key] = Formula(text=f'IF({{activity}}="","",IFERROR(IF({found}="","",{found}),""))', value=values.get(key, ""))
    return cells


def _values(scene: Scene, one: Line) -> dict[str, str | float]:
    activity, _, line = one
    money, yearly = line_money(line), line_years(line)
    told: dict[str, str | float] = {f"c{year}": float(yearly.get(year, 0)) for year in scene.years}
    told |= {key: float(getattr(money, key)) for key in SUMS}
    return told | {
        "activity_text": scene.text(activity.text),
        "objective": objective_of(scene, activity),
        "lead": written(scene.body(activity.lead)),
    }


def objective_of(scene: Scene, activity: Activity) -> str:
    """The number of the objective that an activity serves, as its output's number opens; "" where it hangs on nothing."""
    return scene.number(activity.output).partition(".")[0]


def _total(scene: Scene) -> Row:
    money, yearly = _money(scene), by_year(scene.activities, scene.years)
    cells: dict[str, Value] = {"activity_text": scene.say("total")}
    sums = {f"c{year}": float(yearly.get(year, 0)) for year in scene.years} | {key: float(getattr(money, key)) for key in SUMS}
    cells |= {key: Formula(text=f"SUM({{costing.{key}}})", value=value) for key, value in sums.items()}
    return Row(key="", cells=cells, level="total")


def _money(scene: Scene) -> Money:
    return money_of(line for one in scene.activities for line in one.costs)


class Share:
    """A way of sharing the money out: `column` of the costing, its names with what they are called, and the name of a line."""

    def __init__(self, column: str, names: dict[str, str], of: Callable[[Activity, CostLine], str]) -> None:
        self.column, self.names, self.of = column, names, of


def costs_by(scene: Scene) -> Table:
    """The money by year in all, then by objective, activity, body that leads, and source; what nothing names stands last in each."""
    say, currency = scene.say, scene.strategy.currency
    columns = (
        Column(key="name", head=say("column.share"), width=58, kind="text"),
        *(Column(key=f"c{year}", head=str(year), width=14, kind="money") for year in scene.years),
        *(Column(key=key, head=say(f"column.{key}", currency=currency), width=18, kind="money") for key in SUMS),
    )
    rows = [row for share in _shares(scene) for row in _share_rows(scene, share)]
    return Table(
        key="costs_by", title=say("sheet.costs_by"), columns=columns, rows=tuple(rows), total=_whole(scene), frozen=1, filtered=False
    )


def _shares(scene: Scene) -> tuple[Share, ...]:
    leads = [scene.body(one.lead) for one in scene.activities if one.lead]
    sources = [scene.text(line.source) for _, _, line in lines(scene) if line.source]
    return (
        Share(
            "objective",
            {one.number: written(f"{one.number}  {scene.text(one.text)}") for one in scene.strategy.objectives},
            lambda activity, _: objective_of(scene, activity),
        ),
        Share(
            "activity",
            {one.number: written(f"{one.number}  {scene.text(one.text)}") for one in scene.activities},
            lambda activity, _: activity.number,
        ),
        Share("lead", _once(leads), lambda activity, _: folded(scene.body(activity.lead))),
        Share("source", _once(sources), lambda _, line: folded(scene.text(line.source))),
    )


def _once(names: Iterable[str]) -> dict[str, str]:
    """Each name once, as a spreadsheet compares them: without case."""
    told: dict[str, str] = {}
    for name in names:
        told.setdefault(folded(name), written(name))
    return told


def _share_rows(scene: Scene, share: Share) -> Iterator[Row]:
    """The rows of one way of sharing out: its heading, its names, and the rest."""
    yield Row(key="", cells={"name": scene.say(f"share_by.{share.column}")}, level="section")
    held: dict[str, list[Line]] = {}
    for one in lines(scene):
        held.setdefault(share.of(one[0], one[2]), []).append(one)
    for code, name in share.names.items():
        yield _share_row(scene, name, _criterion(share.column, code, name), held.pop(code, []))
    rest = [one for some in held.values() for one in some]
    yield _rest_row(scene, len(share.names), rest)


def _criterion(column: str, code: str, name: str) -> Callable[[str], str]:
    """How the lines of a name are summed in a column: by SUMIFS, or letter by letter where that would misread the name."""
    if column == "activity":
        return lambda summed: f"SUMIFS({{costing.{summed}}},{{costing.activity}},{code})"
    if column == "objective":
        return lambda summed: f'SUMIFS({{costing.{summed}}},{{costing.objective}},"{code}")'
    if PLAIN_NAME.fullmatch(name):
        return lambda summed: f"SUMIFS({{costing.{summed}}},{{costing.{column}}},{{name}})"
    return lambda summed: f"SUMPRODUCT(--({{costing.{column}}}={{name}}),{{costing.{summed}}})"


def _share_row(scene: Scene, name: str, summed: Callable[[str], str], held: list[Line]) -> Row:
    cells: dict[str, Value] = {"name": name}
    return Row(key="", cells=cells | {key: Formula(text=summed(key), value=value) for key, value in _sums(scene, held).items()})


def _rest_row(scene: Scene, named: int, rest: list[Line]) -> Row:
    """What no row above it names, so that each way of sharing out adds up to the whole."""
    cells: dict[str, Value] = {"name": scene.say("not_said")}
    for key, value in _sums(scene, rest).items():
        above = f"SUM({{above.{key}.{named}}})" if named else "0"
        cells[key] = Formula(text=f"ROUND(SUM({{costing.{key}}})-{above},6)", value=value)
    return Row(key="", cells=cells, level="rest")


def _whole(scene: Scene) -> Row:
    cells: dict[str, Value] = {"name": scene.say("total")}
    held = _sums(scene, list(lines(scene)))
    return Row(
        key="", cells=cells | {key: Formula(text=f"SUM({{costing.{key}}})", value=value) for key, value in held.items()}, level="total"
    )


def _sums(scene: Scene, held: list[Line]) -> dict[str, float]:
    money = money_of(line for _, _, line in held)
    yearly = {year: sum((line_years(line).get(year, money.cost * 0) for _, _, line in held), money.cost * 0) for year in scene.years}
    return {f"c{year}": float(cost) for year, cost in yearly.items()} | {key: float(getattr(money, key)) for key in SUMS}
