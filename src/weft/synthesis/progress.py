"""A programme at a glance: what was handed in, what is late, what is due next, of whom to ask what. The day is passed in."""

from collections.abc import Iterator
from datetime import date

from weft.records import Record
from weft.records.programme import Course, Deliverable, Milestone, Party, Phase, Programme

AHEAD_DAYS = 30
"""How long before its day something is asked for."""

MONTH_LETTERS, YEAR_LETTERS = 7, 4
ENDED = (Course.DONE, Course.DROPPED)
LATE = "late"


class Tally(Record):
    """How many countries have come how far with one kind of deliverable: number by course, `late` among them counted apart."""

    kind: str
    counts: dict[str, int]

    @property
    def asked(self) -> int:
        """Of how many countries it is asked."""
        return sum(self.counts.values())


class Reminder(Record):
    """Something to ask for: `party` "" for a milestone of the whole; `days` until it is due, below zero where it is late."""

    party: str
    key: str
    kind: str
    phase: Phase
    due: str
    days: int


class Glance(Record):
    """Where a programme stands on a day."""

    on: str
    parties: int
    unnamed: int
    tallies: tuple[Tally, ...]
    milestones: dict[str, int]
    late: tuple[Reminder, ...]
    coming: tuple[Reminder, ...]


def last_day(iso: str) -> str:
    """The last day that a day, a month or a year can mean; "" for nothing."""
    if len(iso) == YEAR_LETTERS:
        return f"{iso}-12-31"
    if len(iso) == MONTH_LETTERS:
        year, month = int(iso[:YEAR_LETTERS]), int(iso[5:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1).isoformat()
    return iso


def days_until(iso: str, on: str) -> int | None:
    """Days from `on` to the last day that `iso` can mean; None where nothing was said."""
    return date.fromisoformat(last_day(iso)).toordinal() - date.fromisoformat(on).toordinal() if iso else None


def stands(one: Deliverable | Milestone, on: str) -> str:
    """How far something has come: its course, or late."""
    left = days_until(one.due, on)
    return LATE if one.course not in ENDED and left is not None and left < 0 else one.course.value


def glance(programme: Programme, on: str) -> Glance:
    """The programme on a day (ISO)."""
    asked = sorted(_asked(programme, on), key=lambda one: (one.due, one.party, one.key))
    return Glance(
        on=on,
        parties=len(programme.parties),
        unnamed=programme.unnamed,
        tallies=tuple(_tallies(programme, on)),
        milestones=_counted([stands(one, on) for one in programme.milestones]),
        late=tuple(one for one in asked if one.days < 0),
        coming=tuple(one for one in asked if 0 <= one.days <= AHEAD_DAYS),
    )


def reminders(programme: Programme, on: str) -> tuple[Reminder, ...]:
    """Whom to ask for what on a day: what is late first, then what is due within AHEAD_DAYS."""
    told = glance(programme, on)
    return (*told.late, *told.coming)


def _asked(programme: Programme, on: str) -> Iterator[Reminder]:
    for milestone in programme.milestones:
        yield from _asks("", milestone, milestone.phase, on)
    for party in programme.parties:
        for one in party.deliverables:
            yield from _asks(party.code, one, party.phase, on)


def _asks(party: str, one: Deliverable | Milestone, phase: Phase, on: str) -> Iterator[Reminder]:
    left = days_until(one.due, on)
    if left is not None and one.course not in ENDED:
        kind = one.kind if isinstance(one, Deliverable) else "milestone"
        yield Reminder(party=party, key=one.key, kind=kind, phase=phase, due=one.due, days=left)


def _tallies(programme: Programme, on: str) -> Iterator[Tally]:
    held: dict[str, list[str]] = {}
    for party in programme.parties:
        for one in party.deliverables:
            held.setdefault(one.kind, []).append(stands(one, on))
    yield from (Tally(kind=kind, counts=_counted(found)) for kind, found in held.items())


def _counted(found: list[str]) -> dict[str, int]:
    order = (*(one.value for one in Course), LATE)
    return {name: found.count(name) for name in order if name in found}


def of_phase(programme: Programme, phase: Phase) -> tuple[Party, ...]:
    """The Parties that take part on a level."""
    return tuple(one for one in programme.parties if one.phase is phase)
