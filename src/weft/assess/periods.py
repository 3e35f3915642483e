"""Periods of law as days, so that they can be set against the clocks of the Protocol."""

from collections.abc import Iterable
from dataclasses import dataclass

from weft.assess.content import AssessContent, Periods
from weft.content.framework import Clock, Obligation
from weft.matching import Entry, Matcher
from weft.records import Deadline, Extent, Finding
from weft.spans import fold

DAYS = {"hour": 1 / 24, "day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.0, "year": 365.0}
"""Calendar days in one unit; five working days fill a week of seven."""

SAME_PERIOD_RATIO = 4.0
"""A period more than this many times longer or shorter than the clock is taken to be another period."""

LANGUAGES = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Period:
    """A deadline of a provision in calendar days, as set against one clock."""

    finding: Finding
    deadline: Deadline
    days: float


def days(deadline: Deadline) -> float | None:
    """Calendar days of a deadline; None for "at once" and units unknown."""
    if deadline.number is None or deadline.unit not in DAYS:
        return None
    return deadline.number * DAYS[deadline.unit]


def clock_days(clock: Clock | None) -> float | None:
    """Calendar days of a clock of the treaty; None where it is no number."""
    if clock is None or clock.number is None or clock.unit not in DAYS:
        return None
    return clock.number * DAYS[clock.unit]


class PeriodReader:
    """Finds the period of a provision that answers to a clock, leaving aside periods of applicants, advisers and other procedures."""

    def __init__(self, content: AssessContent) -> None:
        periods: Periods = content.periods
        self._themes_apart = frozenset(periods.themes_apart)
        self._actors_apart = Matcher(
            [
                Entry(role.id, language, pattern)
                for role in content.roles
                if role.id in periods.actors_apart
                for language in LANGUAGES
                for pattern in getattr(role.cues, language)
            ]
        )

    def comparable(self, finding: Finding) -> bool:
        """Whether a finding sets a period for the authority in a procedure that the clocks of the Protocol govern."""
        if finding.extent != Extent.OPERATIVE or finding.penalty is not None or self._themes_apart & set(finding.themes):
            return False
        return not (finding.actor and self._actors_apart.hits(fold(finding.actor), finding.language))

    def nearest(self, findings: Iterable[Finding], clock: float) -> Period | None:
        """The period nearest to a clock (in ratio); None where none is near enough to be the same period."""
        found = [
            Period(finding, deadline, length)
            for finding in findings
            if self.comparable(finding)
            for deadline in finding.deadlines
            if (length := days(deadline)) is not None and length > 0 and _ratio(length, clock) <= SAME_PERIOD_RATIO
        ]
        return min(found, key=lambda period: _ratio(period.days, clock), default=None)


def _ratio(length: float, clock: float) -> float:
    return max(length / clock, clock / length)


def clocked(obligations: Iterable[Obligation]) -> list[tuple[Obligation, float]]:
    """Obligations with a clock that can be compared as a number of days."""
    return [(obligation, length) for obligation in obligations if (length := clock_days(obligation.clock)) is not None]
