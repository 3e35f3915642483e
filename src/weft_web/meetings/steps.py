"""What is to be done next with a meeting, told from its record: before it, during it, after it."""

from collections.abc import Iterator

from django.utils import timezone

from weft.records import Record
from weft_web.engine import convening as engine
from weft_web.meetings.evaluating import is_asked
from weft_web.meetings.models import Meeting
from weft_web.meetings.selectors import CANCELLED, CLOSED, OVER, PLANNED, UNDER_WAY, phase_of


class Step(Record):
    """Something to be done. `name`: of its words; `route`: where it is done; `count` of `of`: how far it is, where that is counted."""

    name: str
    route: str
    done: bool
    count: int = 0
    of: int = 0


NEEDED = ("contact", "contact_email", "venue", "city", "convener")
"""What has to be said of a meeting before anybody is invited."""


def lacking(meeting: Meeting) -> tuple[str, ...]:
    """What is still to be said of a meeting before invitations go out, by the names of its fields."""
    there = {name: getattr(meeting, name) for name in NEEDED}
    there["convener"] = meeting.convener or meeting.host
    return tuple(name for name, value in there.items() if not (any(value.values()) if isinstance(value, dict) else str(value).strip()))


def steps_of(meeting: Meeting, record: engine.Record) -> tuple[Step, ...]:
    """The steps of the phase in which a meeting is, in order; none of one that was called off."""
    ways = {PLANNED: _before, UNDER_WAY: _during, OVER: _after, CLOSED: _afterwards}
    phase = phase_of(meeting)
    return tuple(ways[phase](meeting, record)) if phase != CANCELLED else ()


def next_of(steps: tuple[Step, ...]) -> Step | None:
    """The first that is not done."""
    return next((one for one in steps if not one.done), None)


def _before(meeting: Meeting, record: engine.Record) -> Iterator[Step]:
    count, all_said = len(NEEDED) - len(lacking(meeting)), len(NEEDED)
    yield Step(name="described", route="describe", done=count == all_said, count=count, of=all_said)
    if meeting.country is not None:
        yield Step(name="round", route="describe", done=meeting.consultation_id is not None)
    yield Step(name="guests", route="guests", done=bool(record.guests))
    yield Step(name="seats", route="guests", done=bool(record.seats))
    written = sum(bool(one.asked_on) for one in record.guests)
    yield Step(name="invited", route="letters", done=bool(written) and written == len(record.guests), count=written, of=len(record.guests))
    offered, taken, _ = engine.totals(record)
    yield Step(name="nominated", route="guests", done=bool(offered) and taken == offered, count=taken, of=offered)
    yield from _people(record)
    yield from _seated(record)
    yield from _sheets(meeting, record, "before")


def _people(record: engine.Record) -> Iterator[Step]:
    """Endorsed, and registered, of those who come."""
    people = engine.coming(record)
    waiting = sum(one.standing.value == "nominated" for one in people)
    registered = sum(one.standing.value == "registered" for one in people)
    yield Step(name="endorsed", route="people", done=bool(people) and not waiting, count=len(people) - waiting, of=len(people))
    yield Step(name="registered", route="people", done=bool(people) and registered == len(people), count=registered, of=len(people))


def _seated(record: engine.Record) -> Iterator[Step]:
    """The working groups that have members, where there are groups."""
    count = sum(bool(one.members) for one in record.tables)
    if record.tables:
        yield Step(name="groups", route="groups", done=count == len(record.tables), count=count, of=len(record.tables))


def _sheets(meeting: Meeting, record: engine.Record, phase: str) -> Iterator[Step]:
    """The sheets of a phase, while they are asked for."""
    if is_asked(meeting, phase):
        count, of = len({one.person for one in record.answers if one.phase == phase}), len(engine.coming(record))
        yield Step(name=f"sheets_{phase}", route="evaluation", done=bool(count) and count >= of, count=count, of=of)


def _during(meeting: Meeting, record: engine.Record) -> Iterator[Step]:
    yield from _attended(meeting, record)
    yield from _seated(record)
    yield from _concluded(record)
    yield Step(name="commitments", route="commitments", done=bool(record.commitments), count=len(record.commitments))
    yield from _sheets(meeting, record, "after")


def _attended(meeting: Meeting, record: engine.Record) -> Iterator[Step]:
    """The sessions that have begun, and of how many it is known who was there."""
    begun = [one.key for one in engine.worked(record) if one.starts <= now_there(meeting)]
    known = {key for one in record.participants for key in one.present}
    count = sum(key in known for key in begun)
    yield Step(name="attended", route="attendance", done=0 < count == len(begun), count=count, of=len(begun))


def _concluded(record: engine.Record) -> Iterator[Step]:
    """The working groups that concluded something, where there are groups."""
    count = sum(bool(one.conclusions) for one in record.tables)
    if record.tables:
        yield Step(name="concluded", route="groups", done=count == len(record.tables), count=count, of=len(record.tables))


def _after(meeting: Meeting, record: engine.Record) -> Iterator[Step]:
    yield from _attended(meeting, record)
    yield from _concluded(record)
    said = [one for table in record.tables for one in table.conclusions]
    went = sum(bool(one.went) for one in said)
    if said:
        yield Step(name="went", route="groups", done=went == len(said), count=went, of=len(said))
    recorded = sum(any(one.record.words.values()) for one in record.agenda)
    yield Step(name="recorded", route="programme", done=recorded == len(record.agenda), count=recorded, of=len(record.agenda))
    yield Step(name="commitments", route="commitments", done=bool(record.commitments), count=len(record.commitments))
    yield from _sheets(meeting, record, "after")
    yield Step(name="report", route="files", done=False)


def _afterwards(meeting: Meeting, record: engine.Record) -> Iterator[Step]:
    """What is left when the record is closed: what was promised."""
    ended = sum(engine.state(one) in engine.ENDED for one in record.commitments)
    yield Step(name="kept", route="commitments", done=ended == len(record.commitments), count=ended, of=len(record.commitments))


def now_there(meeting: Meeting) -> str:
    """The time on the wall at the venue, as sessions have it."""
    return timezone.now().astimezone(engine.zone(meeting.zone)).strftime("%Y-%m-%dT%H:%M")
