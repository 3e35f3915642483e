"""Seats by country and role: open, filled, exceeded; who withdraws gives hers free; nobody is dropped in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.meet.convened import COUNTRIES, WORKSHOP, said

from weft.meet.seats import State, held, missing, totals, unseated
from weft.records.meeting import Guest, Level, Meeting, Seats, Standing

GUEST = Guest(key="xa", name=said("Eloria"), code="XA", nominate_by="2027-02-26")
LIKE = WORKSHOP.participants[0]


def nominated(*standings: str, role: str = "nfp_cbd", seats: int = 1) -> Meeting:
    """A meeting with one country, one role, and people in these states, nominated one day after the other."""
    people = tuple(
        replace(LIKE, key=f"p{place}", role=role, standing=Standing(one), nominated_on=f"2027-02-{place + 1:02}")
        for place, one in enumerate(standings)
    )
    return replace(WORKSHOP, guests=(GUEST,), participants=people, seats=(Seats(role="nfp_cbd", seats=seats),))


@pytest.mark.parametrize(
    ("standings", "seats", "state", "free", "beyond"),
    [
        ((), 1, State.OPEN, 1, ()),
        (("nominated",), 1, State.FILLED, 0, ()),
        (("registered",), 2, State.PARTLY, 1, ()),
        (("nominated", "endorsed"), 1, State.EXCEEDED, 0, ("p1",)),
        (("withdrawn",), 1, State.OPEN, 1, ()),
        (("declined", "nominated"), 1, State.FILLED, 0, ()),
        (("accepted", "withdrawn", "accepted"), 1, State.EXCEEDED, 0, ("p2",)),
        (("withdrawn", "declined", "withdrawn"), 3, State.OPEN, 3, ()),
    ],
)
def test_how_seats_stand(standings: tuple[str, ...], seats: int, state: State, free: int, beyond: tuple[str, ...]) -> None:
    (one,) = held(nominated(*standings, seats=seats))
    assert (one.state, one.free, one.beyond) == (state, free, beyond)


@given(st.lists(st.sampled_from(list(Standing)), max_size=8), st.integers(0, 4))
def test_everybody_is_a_holder_or_beyond_or_has_given_back(standings: list[Standing], seats: int) -> None:
    (one,) = held(nominated(*standings, seats=seats))
    assert sorted((*one.holders, *one.beyond, *one.given_back)) == sorted(f"p{place}" for place in range(len(standings)))
    assert len(one.holders) + one.free == seats
    assert not (one.free and one.beyond)


def test_the_first_nominated_holds_the_seat() -> None:
    later = nominated("nominated", "nominated")
    swapped = replace(later, participants=tuple(reversed(later.participants)))
    assert held(later)[0].holders == held(swapped)[0].holders == ("p0",)


@pytest.mark.parametrize(("on", "overdue"), [("2027-02-25", False), ("2027-02-26", False), ("2027-02-27", True)])
def test_a_deadline_is_past_on_the_day_after_it(on: str, overdue: bool) -> None:
    (one,) = missing(nominated(), on)
    assert (one.overdue, one.deadline, one.free) == (overdue, "2027-02-26", (("nfp_cbd", 1),))


def test_what_is_missing_of_the_workshop_by_country() -> None:
    found = {one.guest: one.count for one in missing(WORKSHOP, "2027-03-01")}
    assert found == {code.lower(): 3 - count for code, *_, count in COUNTRIES if count < 3}


def test_organisations_have_no_seats_and_nobody_is_dropped() -> None:
    assert {one.guest for one in held(WORKSHOP)} == {one.key for one in WORKSHOP.guests if one.code}
    assert set(unseated(WORKSHOP)) == {"un0", "seed0", "ex0", "se0"}
    offered, taken, beyond = totals(WORKSHOP)
    assert (offered, taken, beyond) == (30, 23, 0)


def test_at_a_national_meeting_seats_are_for_bodies() -> None:
    body = Guest(key="min", name=said("Ministry"))
    meeting = replace(WORKSHOP, level=Level.ROUND_TABLE, guests=(body,), seats=(Seats(role="ministry", seats=2),), participants=())
    assert [(one.guest, one.role, one.free) for one in held(meeting)] == [("min", "ministry", 2)]


def test_a_role_offered_twice_is_counted_once() -> None:
    twice = replace(nominated("nominated"), seats=(Seats(role="nfp_cbd", seats=1), Seats(role="nfp_cbd", seats=1)))
    assert [(one.seats, one.free) for one in held(twice)] == [(2, 1)]
