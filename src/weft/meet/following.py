"""What was promised, by whom, until when, and what has been heard of it after three, six and twelve months."""

from calendar import monthrange
from datetime import date

from weft.meet.scene import Scene
from weft.meet.sitting import SittingWriter, head, paper
from weft.records import Record
from weft.records.meeting import Commitment, Meeting
from weft.report.cleaning import clean
from weft.report.paper import Cell, Paper

MONTHS = (3, 6, 12)
"""After how many months people are asked what became of it."""

ENDED = ("done", "dropped")


class Reminder(Record):
    """A day on which the owners of commitments are asked, so many months after the meeting; `asks`: keys of what is not ended by then."""

    months: int
    on: str
    asks: tuple[str, ...]


def later(iso: str, months: int) -> str:
    """The same day so many months on, the last of the month where it has none."""
    day = date.fromisoformat(iso[:10])
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()


def state(one: Commitment, on: str = "") -> str:
    """What was last heard of a commitment, by a day (ISO, "" for ever); open where nothing was."""
    heard = sorted((report for report in one.reports if not on or report[0] <= on), key=lambda report: report[0])
    return heard[-1][1] if heard else "open"


def is_late(one: Commitment, on: str) -> bool:
    """Whether a commitment is past its day and not ended."""
    return bool(one.due) and one.due < on and state(one, on) not in ENDED


def reminders(meeting: Meeting) -> tuple[Reminder, ...]:
    """The three days, each with the commitments that nobody has reported as ended before it."""
    out = []
    for months in MONTHS:
        on = later(meeting.ends_on, months)
        asks = tuple(one.key for one in meeting.commitments if state(one, on) not in ENDED)
        out.append(Reminder(months=months, on=on, asks=asks))
    return tuple(out)


def commitments(scene: Scene) -> Paper:
    """The commitments as a paper of its own."""
    writer = SittingWriter(scene)
    writer.section("", "commitments")
    within(writer)
    return paper(scene, head(scene, "commitments", scene.say("meet.commitments.title")), writer.closed())


def within(writer: SittingWriter) -> None:
    """Writes how many there are, when reminders go out, and a row for each."""
    scene, meeting = writer.scene, writer.scene.meeting
    if not meeting.commitments:
        writer.text(scene.say("meet.commitments.none"), "none")
        return
    days = scene.voice.among(*(scene.voice.day(one.on) for one in reminders(meeting)))
    writer.text(scene.say("meet.commitments.lead", len(meeting.commitments), days=days), "lead")
    columns = writer.columns(
        ("meet.column.number", 7), ("meet.column.commitment", 40), ("meet.column.owner", 19), ("meet.column.due", 14),
        ("meet.column.state", 20),
    )  # fmt: skip
    writer.table("meet.table.commitments", columns, [_row(scene, one, place) for place, one in enumerate(meeting.commitments, 1)])


def _row(scene: Scene, one: Commitment, number: int) -> tuple[Cell, ...]:
    due = scene.voice.day(one.due) if one.due else scene.say("meet.unsaid")
    return (
        Cell(text=str(number)),
        Cell(text=clean(one.text)),
        Cell(text=clean(one.owner)),
        Cell(text=due),
        Cell(text=_stands(scene, one)),
    )


def _stands(scene: Scene, one: Commitment) -> str:
    """The last word on it, and that it is overdue where it is."""
    said = scene.say(f"meet.commitment.{state(one)}")
    if one.reports:
        day, code, words = max(one.reports, key=lambda report: report[0])
        told = scene.say(f"meet.commitment.{code}").lower()
        said = scene.say("meet.commitments.reported", day=scene.voice.day(day), state=told, words=clean(words)).strip()
    if is_late(one, scene.made_on):
        said += f" ({scene.say('meet.commitments.late', day=scene.voice.day(one.due))})"
    return said
