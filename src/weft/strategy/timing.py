"""When things happen: months counted, what lies outside what, who leads too much at once, what waits for what."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from weft.records import Record
from weft.records.strategy import Activity, Strategy

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
LAST_YEAR = 9998
MOST_AT_ONCE = 4
"""Activities that one body leads in one quarter before the plan says that it may be too many."""


class Span(Record):
    """First and last day, both in."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


class Load(Record):
    """How many activities a body leads in a quarter (first day of it)."""

    body: str
    quarter: date
    activities: tuple[str, ...]


def day_of(said: str, *, last: bool = False) -> date | None:
    """The day of "2027", "2027-06" or "2027-06-30": the first of a year or month, or its last; nothing where it is none."""
    found = DAY.fullmatch(said.strip())
    if not found:
        return None
    year, month, day = (int(one) if one else None for one in found.groups())
    if month is None:
        month = 12 if last else 1
    if year is None or not (1 <= month <= 12 and 1 <= year <= LAST_YEAR):
        return None
    most = calendar.monthrange(year, month)[1]
    if day is None:
        day = most if last else 1
    return date(year, month, day) if 1 <= day <= most else None


def span_of(start: str, end: str) -> Span | None:
    """From the first day of the one to the last of the other; nothing where either is none, or they are the wrong way round."""
    first, until = day_of(start), day_of(end, last=True)
    return Span(first=first, last=until) if first and until and first <= until else None


def period_of(strategy: Strategy) -> Span:
    """The years a strategy runs, as days."""
    return Span(first=date(strategy.first_year, 1, 1), last=date(strategy.last_year, 12, 31))


def quarters(span: Span) -> Iterator[date]:
    """The first days of the quarters that a span touches."""
    year, month = span.first.year, (span.first.month - 1) // 3 * 3 + 1
    while date(year, month, 1) <= span.last:
        yield date(year, month, 1)
        year, month = (year, month + 3) if month < 10 else (year + 1, 1)


def loads(activities: Iterable[Activity], most: int = MOST_AT_ONCE) -> tuple[Load, ...]:
    """The quarters in which a body leads more than `most` activities, by body and time."""
    held: dict[tuple[str, date], list[str]] = {}
    for one in activities:
        span = span_of(one.start, one.end)
        for quarter in quarters(span) if span and one.lead else ():
            held.setdefault((one.lead, quarter), []).append(one.key)
    return tuple(Load(body=body, quarter=day, activities=tuple(some)) for (body, day), some in sorted(held.items()) if len(some) > most)


def peaks(found: Iterable[Load]) -> tuple[Load, ...]:
    """Of each body the quarter in which it leads most, the first where there are several."""
    most: dict[str, Load] = {}
    for one in found:
        if one.body not in most or len(one.activities) > len(most[one.body].activities):
            most[one.body] = one
    return tuple(most.values())


def too_early(activities: Sequence[Activity]) -> tuple[tuple[str, str], ...]:
    """Pairs of activities of which the first is to come after the second, and begins before that one ends."""
    spans = {one.key: span_of(one.start, one.end) for one in activities}
    return tuple(
        (one.key, before)
        for one in activities
        for before in one.after
        if (mine := spans[one.key]) and (other := spans.get(before)) and mine.first <= other.last
    )


def circles(activities: Sequence[Activity]) -> tuple[str, ...]:
    """Activities that wait, over others, for themselves."""
    after = {one.key: set(one.after) for one in activities}
    reached = {key: _reached(key, after) for key in after}
    return tuple(key for key in after if key in reached[key])


def _reached(key: str, after: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(after[key])
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += after.get(one, ())
    return seen
