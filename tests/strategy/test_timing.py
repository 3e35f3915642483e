"""Days, months and years as people write them, and what they say together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategy.drawn import MONTHS, strategies

from weft.records.strategy import Activity, Strategy
from weft.strategy.timing import Span, circles, day_of, loads, quarters, span_of, too_early

LAST = [("2027", date(2027, 12, 31)), ("2028-02", date(2028, 2, 29)), ("2027-02", date(2027, 2, 28)), ("2027-06-15", date(2027, 6, 15))]
NONE = ["", "soon", "2027-13", "2027-02-30", "2027-00", "27", "2027-6", "0000", "9999", "2027-06-00", "2027x"]


@pytest.mark.parametrize(("said", "day"), LAST)
def test_the_last_day_of_what_is_said(said: str, day: date) -> None:
    assert day_of(said, last=True) == day


@pytest.mark.parametrize("said", NONE)
def test_what_is_no_day_is_none(said: str) -> None:
    assert day_of(said) is None


@given(st.text(max_size=12))
def test_reading_a_day_never_fails(said: str) -> None:
    first, last = day_of(said), day_of(said, last=True)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_full_date_is_itself(day: date) -> None:
    assert day_of(day.isoformat()) == day_of(day.isoformat(), last=True) == day


@given(MONTHS, MONTHS)
def test_quarters_cover_a_span_and_nothing_beside(start: str, end: str) -> None:
    span = span_of(start, end)
    assert (span is None) == (start > end)
    if span:
        found = list(quarters(span))
        assert found == sorted(set(found))
        assert found[0] <= span.first
        assert found[-1] <= span.last
        assert all(day.month in (1, 4, 7, 10) and day.day == 1 for day in found)
        assert len(found) == (span.last.year - found[0].year) * 4 + (span.last.month - 1) // 3 - (found[0].month - 1) // 3 + 1


@given(strategies())
def test_a_body_is_overloaded_only_in_quarters_in_which_it_leads_more(strategy: Strategy) -> None:
    by_key = {one.key: one for one in strategy.activities}
    for load in loads(strategy.activities, most=1):
        assert len(load.activities) > 1
        for key in load.activities:
            span = span_of(by_key[key].start, by_key[key].end)
            assert by_key[key].lead == load.body
            assert span is not None
            assert load.quarter in set(quarters(span))


def test_what_begins_before_the_one_it_waits_for_has_ended() -> None:
    first = Activity(key="a", start="2027-01", end="2027-06")
    soon = Activity(key="b", start="2027-06", end="2027-09", after=("a",))
    late = Activity(key="c", start="2027-07", end="2027-09", after=("a", "gone"))
    assert too_early((first, soon, late)) == (("b", "a"),)


def test_who_waits_for_itself_is_found_and_nobody_else() -> None:
    chain = (Activity(key="a", after=("b",)), Activity(key="b", after=("c",)), Activity(key="c", after=("b",)), Activity(key="d"))
    assert set(circles(chain)) == {"b", "c"}


def test_a_span_holds_both_its_ends() -> None:
    span = Span(first=date(2027, 1, 1), last=date(2027, 3, 31))
    assert (span.holds(date(2027, 1, 1)), span.holds(date(2027, 3, 31)), span.holds(date(2027, 4, 1))) == (True, True, False)
