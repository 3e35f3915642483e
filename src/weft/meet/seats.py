"""Seats against nominations: which are open, filled or exceeded, and what is missing by country, with the day by which it was asked."""

from collections import Counter
from enum import StrEnum

from weft.meet.scene import COMING, NATIONAL
from weft.records import Record
from weft.records.meeting import Guest, Meeting, Participant


class State(StrEnum):
    """How the seats of a country for a role stand."""

    OPEN = "open"
    PARTLY = "partly"
    FILLED = "filled"
    EXCEEDED = "exceeded"


class Held(Record):
    """The seats of one guest for one role: who holds them (keys, by day of nomination), who comes beyond them, who gave theirs back."""

    guest: str
    role: str
    seats: int
    holders: tuple[str, ...]
    beyond: tuple[str, ...]
    given_back: tuple[str, ...]

    @property
    def free(self) -> int:
        """Seats that nobody holds."""
        return self.seats - len(self.holders)

    @property
    def state(self) -> State:
        """Open, partly filled, filled or exceeded."""
        if self.beyond:
            return State.EXCEEDED
        if not self.free:
            return State.FILLED
        return State.PARTLY if self.holders else State.OPEN


class Missing(Record):
    """What a guest has not nominated yet: (role, free seats) each; `overdue` when its day has passed; days are "" where unset."""

    guest: str
    free: tuple[tuple[str, int], ...]
    deadline: str
    asked_on: str
    overdue: bool

    @property
    def count(self) -> int:
        """How many seats are free."""
        return sum(seats for _, seats in self.free)


def has_seats(meeting: Meeting, guest: Guest) -> bool:
    """Whether the seats are offered to a guest: at a meeting of several countries to countries only."""
    return meeting.level.value in NATIONAL or bool(guest.code)


def held(meeting: Meeting) -> tuple[Held, ...]:
    """The seats of every guest and role, in the order of the record."""
    offered = Counter[str]()
    for one in meeting.seats:
        offered[one.role] += one.seats
    guests = [one for one in meeting.guests if has_seats(meeting, one)]
    return tuple(_held(meeting, guest.key, role, seats) for guest in guests for role, seats in offered.items())


def _held(meeting: Meeting, guest: str, role: str, seats: int) -> Held:
    # Who was nominated first holds the seat; on one day, who stands first in the record.
    named = sorted(_of(meeting, guest, role), key=lambda one: one.nominated_on or "9999")
    there = [one.key for one in named if one.standing in COMING]
    back = tuple(one.key for one in named if one.standing not in COMING)
    return Held(guest=guest, role=role, seats=seats, holders=tuple(there[:seats]), beyond=tuple(there[seats:]), given_back=back)


def _of(meeting: Meeting, guest: str, role: str) -> list[Participant]:
    return [one for one in meeting.participants if (one.guest, one.role) == (guest, role)]


def unseated(meeting: Meeting) -> tuple[str, ...]:
    """Keys of those who come without a seat being offered for their role to who sends them: resource persons, observers, mistakes."""
    offered = {(one.guest, one.role) for one in held(meeting)}
    return tuple(one.key for one in meeting.participants if one.standing in COMING and (one.guest, one.role) not in offered)


def missing(meeting: Meeting, on: str) -> tuple[Missing, ...]:
    """Guests with free seats as of a day (ISO), the most urgent first: by deadline, then by how much is missing."""
    every = held(meeting)
    out = []
    for guest in meeting.guests:
        free = tuple((one.role, one.free) for one in every if one.guest == guest.key and one.free)
        if free:
            overdue = bool(guest.nominate_by) and guest.nominate_by < on
            out.append(Missing(guest=guest.key, free=free, deadline=guest.nominate_by, asked_on=guest.asked_on, overdue=overdue))
    return tuple(sorted(out, key=lambda one: (one.deadline or "9999", -one.count)))


def totals(meeting: Meeting) -> tuple[int, int, int]:
    """Seats offered, seats held, and people who come beyond them."""
    every = held(meeting)
    return sum(one.seats for one in every), sum(len(one.holders) for one in every), sum(len(one.beyond) for one in every)
