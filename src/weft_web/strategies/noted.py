"""What stands beside a strategy, ready for its pages: remarks, progress, versions."""

from weft.records import Record
from weft.records.strategy import Activity, Part
from weft_web.engine import planning
from weft_web.engine.citing import shortened
from weft_web.strategies.desk import Desk
from weft_web.strategies.figures import money_said
from weft_web.strategies.models import Remark, Report, Strategy, Version

OPEN, ANSWERED = "open", "answered"
LISTED = 80


class Said(Record):
    """A remark with the name of the part it is on ("" for the whole) and whether the reader made it."""

    row: Remark
    part: str
    number: str
    step: str
    is_own: bool


class Standing(Record):
    """An activity with what was reported of a year, the last first, each with what was spent."""

    activity: Activity
    reports: tuple[tuple[Report, str], ...]


def part_choices(desk: Desk) -> list[tuple[str, str]]:
    """The parts that can be remarked on, with the whole first."""
    return [("", desk.voice.say("strategies.the_whole")), *((one.key, part_said(desk, one)) for one in desk.parts.values())]


def part_said(desk: Desk, part: Part) -> str:
    """A part by its kind, number and first words."""
    name = shortened(planning.named(part, desk.voice.language), LISTED)
    return f"{desk.voice.say(f'strategies.one.{planning.kind_of(part)}')} {part.number} {name}".strip()


def remark_rows(desk: Desk, show: str) -> list[Said]:
    """The remarks, open ones first, part by part."""
    rows = desk.row.remarks.filter(withdrawn_at=None).select_related("part", "by", "answered_by").order_by("outcome", "part__kind", "at")
    if show in (OPEN, ANSWERED):
        rows = rows.filter(outcome="") if show == OPEN else rows.exclude(outcome="")
    reader = desk.request.user.pk
    return [
        Said(
            row=one,
            part=part_said(desk, held) if (held := desk.parts.get(str(one.part.key) if one.part else "")) else "",
            number=held.number if held else "",
            step=str(one.part.key) if one.part and held else "",
            is_own=one.by_id == reader,
        )
        for one in rows
    ]


def progress_rows(desk: Desk, year: int) -> list[Standing]:
    """The activities with what was reported of a year."""
    told: dict[str, list[tuple[Report, str]]] = {}
    for one in desk.row.reports.filter(year=year).select_related("part", "by").order_by("-at", "-id"):
        spent = money_said(desk.voice, one.spent, desk.row.currency) if one.spent is not None else ""
        told.setdefault(str(one.part.key), []).append((one, spent))
    return [
        Standing(
            activity=one,
            reports=tuple(told.get(one.key, ())),
        )
        for one in desk.record.activities
    ]


def version_lines(strategy: Strategy) -> list[Version]:
    """The versions, the last first."""
    return list(strategy.versions.select_related("by").order_by("-ordinal"))
