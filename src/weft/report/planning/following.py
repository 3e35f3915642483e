"""How the plan is followed: indicators of activities, milestones, and the progress reported."""

from collections.abc import Iterator

from weft.records.strategy import Activity, Progress
from weft.report.paper import Cell
from weft.report.planning.doing import indicator_cells
from weft.report.planning.teller import Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.timing import day_of


def chapter(writer: PlanWriter) -> None:
    """What is measured, what has to be there when, and how activities stood year by year."""
    teller, voice = writer.teller, writer.voice
    writer.say("plan.following.intro")
    columns = writer.columns(
        ("plan.column.activity_number", 10),
        ("plan.column.indicator", 32),
        ("plan.column.baseline", 15),
        ("plan.column.target", 15),
        ("plan.column.verification", 28),
    )
    writer.table("plan.table.indicators", columns, list(_indicators(teller)))
    columns = writer.columns(
        ("plan.column.by_when", 20), ("plan.column.milestone", 42), ("plan.column.activity_number", 12), ("plan.column.lead", 26)
    )
    writer.table("plan.table.milestones", columns, _milestones(teller))
    if teller.strategy.progress:
        writer.heading(voice.say("plan.progress.title"), "progress")
        writer.say("plan.progress.counted", len(teller.strategy.progress))
        columns = writer.columns(
            ("column.year", 9), ("plan.column.activity_number", 10), ("plan.column.course", 17), ("plan.column.value", 16),
            ("plan.column.spent", -14), ("plan.column.note", 34),
        )  # fmt: skip
        writer.table("plan.table.progress", columns, _progress(teller), currency=teller.strategy.currency)


def _indicators(teller: Teller) -> Iterator[tuple[Cell, ...]]:
    for activity in teller.strategy.activities:
        for place, one in enumerate(activity.indicators):
            yield (Cell(text="" if place else activity.number), *indicator_cells(teller, one))


def _milestones(teller: Teller) -> list[tuple[Cell, ...]]:
    found = [(one.on, activity, one.text) for activity in teller.strategy.activities for one in activity.milestones]
    return [_milestone(teller, on, activity, text) for on, activity, text in sorted(found, key=lambda one: (when(one[0]), one[1].number))]


def when(iso: str) -> str:
    """A date to sort by; what is none comes last."""
    day = day_of(iso)
    return day.isoformat() if day else "9999"


def _milestone(teller: Teller, on: str, activity: Activity, text: str) -> tuple[Cell, ...]:
    return (Cell(text=teller.when(on)), teller.cell(text), Cell(text=activity.number), teller.body_cell(activity.lead, short=True))


def _progress(teller: Teller) -> list[tuple[Cell, ...]]:
    activities = {one.key: one for one in teller.strategy.activities}
    known = [(one, activities[one.activity]) for one in teller.strategy.progress if one.activity in activities]
    return [_stood(teller, one, activity) for one, activity in sorted(known, key=lambda pair: (pair[0].year, int(pair[1].number)))]


def _stood(teller: Teller, one: Progress, activity: Activity) -> tuple[Cell, ...]:
    return (
        Cell(text=str(one.year)),
        Cell(text=activity.number),
        Cell(text=teller.voice.say(f"plan.course.{one.course.value}")),
        teller.cell(one.value),
        Cell(text=teller.amount(one.spent) if one.spent is not None else "–"),
        teller.cell(one.note),
    )
