"""The timetable: activities down, quarters across; its bars and milestones follow the dates of the action plan."""

from collections.abc import Sequence
from datetime import date, timedelta

from weft.records.strategy import Activity
from weft.report.planning.logframe_plan import NEW_ACTIVITIES
from weft.report.planning.logframe_scene import Scene, dated
from weft.report.planning.logframe_table import Column, Dated, Formula, Row, Table, Value, written
from weft.strategy.timing import Span, day_of, period_of, quarters, span_of

BAR, STONE = "■", "◆"
MOST_YEARS = 15
"""Years that the timetable shows at most."""


def quarters_of(scene: Scene) -> tuple[date, ...]:
    """The quarters from the first day of the plan or of an activity to the last."""
    period = period_of(scene.strategy)
    spans = [span for one in scene.activities if (span := span_of(one.start, one.end))]
    first = min(period.first, *(span.first for span in spans)) if spans else period.first
    last = max(period.last, *(span.last for span in spans)) if spans else period.last
    return tuple(quarters(Span(first=first, last=last)))[: 4 * MOST_YEARS]


def gantt(scene: Scene) -> Table:
    """One row for each row of the action plan, those still empty too."""
    say, days = scene.say, quarters_of(scene)
    columns = (
        Column(key="number", head=say("column.number"), width=7, kind="plain"),
        Column(key="text", head=say("column.activity_text"), width=44),
        Column(key="lead", head=say("column.lead"), width=24),
        Column(key="start", head=say("column.start"), width=11, kind="date"),
        Column(key="end", head=say("column.end"), width=11, kind="date"),
        *(Column(key=quarter_key(day), head=say("quarter", n=str(_number(day)), year=str(day.year)), width=5, kind="bar") for day in days),
    )
    rows: list[Row] = [_row(scene, one, place, days) for place, one in enumerate(scene.activities)]
    rows += [_row(scene, None, place, days) for place in range(len(rows), len(rows) + NEW_ACTIVITIES)]
    return Table(key="gantt", title=say("sheet.gantt"), columns=columns, rows=tuple(rows), frozen=2, filtered=False)


def quarter_key(day: date) -> str:
    """The key of a quarter's column."""
    return f"{day.year}q{_number(day)}"


def _number(day: date) -> int:
    return (day.month + 2) // 3


def _row(scene: Scene, one: Activity | None, place: int, days: Sequence[date]) -> Row:
    cells: dict[str, Value] = {}
    values = _values(scene, one)
    for key in ("number", "text", "lead", "start", "end"):
        beside = f"{{beside.activities.{key}.{place}}}"
        hidden = f'OR({beside}="",{{beside.activities.text.{place}}}="")'
        cells[key] = Formula(text=f'IF({hidden},"",{beside})', value=values.get(key, ""))
    for day in days:
        cells[quarter_key(day)] = Formula(text=_bar_formula(day, place), value=_bar(one, day))
    return Row(key="", cells=cells)


def _values(scene: Scene, one: Activity | None) -> dict[str, str | float]:
    if one is None or not scene.text(one.text):
        return {}
    told: dict[str, str | float] = {
        "number": int(one.number),
        "text": scene.text(one.text),
        "lead": written(scene.body(one.lead)),
    }
    for key, said in (("start", dated(one.start)), ("end", dated(one.end, last=True))):
        told[key] = serial(said.day) if isinstance(said, Dated) else str(said or "")
    return told


def serial(day: date) -> int:
    """A day as spreadsheets count them."""
    return (day - date(1899, 12, 30)).days


def _last(day: date) -> date:
    """The last day of the quarter that begins on a day."""
    return (day + timedelta(days=95)).replace(day=1) - timedelta(days=1)


def _bar_formula(day: date, place: int) -> str:
    """A diamond where a milestone falls into the quarter, else a bar where the activity runs in it."""
    months = ",".join(f'"{day.year}-{day.month + more:02}"' for more in range(3))
    stone = f"SUMPRODUCT(--ISNUMBER(SEARCH({{{months}}},{{beside.activities.milestones.{place}}})))>0"
    runs = f"AND(ISNUMBER({{start}}),ISNUMBER({{end}}),{{start}}<={serial(_last(day))},{{end}}>={serial(day)},{{start}}<={{end}})"
    return f'IF({{text}}="","",IF({stone},"{STONE}",IF({runs},"{BAR}","")))'


def _bar(one: Activity | None, day: date) -> str:
    if one is None or not written(one.text):
        return ""
    months = {f"{day.year}-{day.month + more:02}" for more in range(3)}
    if any(month in stone.on or month in stone.text for stone in one.milestones for month in months):
        return STONE
    first, last = day_of(one.start), day_of(one.end, last=True)
    runs = first and last and first <= _last(day) and last >= day and first <= last
    return BAR if runs else ""
