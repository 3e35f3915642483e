"""Quality checks with their reasons: codes of content/messages/checks with arguments; the words are said elsewhere, in three languages.

After the SMART marks (specific, measurable, assigned, time-bound) as a set of ingredients that a statement has or lacks. Nothing here
forbids anything: a check is a reason to look again.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from weft.content.planning import Checks
from weft.records import Record
from weft.records.strategy import Activity, Indicator, Objective, Outcome, Output, Part, Strategy
from weft.strategy.costing import line_years, money_of, years_of
from weft.strategy.timing import circles, day_of, loads, peaks, period_of, span_of, too_early

YEAR = re.compile(r"\b20\d\d\b")
FIGURE = re.compile(r"\d")
FEWEST_WORDS = 4


class Remark(Record):
    """What a check found on a part ("" for the whole): `code`, its arguments, the word it `quotes`, and the parts it also concerns."""

    part: str
    code: str
    arguments: tuple[str, ...] = ()
    quoted: str = ""
    parts: tuple[str, ...] = ()


def checked(strategy: Strategy, words: Checks) -> tuple[Remark, ...]:
    """All that the checks have to say, part by part in the order of the strategy, the whole last."""
    return tuple(_checked(strategy, words))


def _checked(strategy: Strategy, words: Checks) -> Iterator[Remark]:
    language = strategy.language.value
    for objective in strategy.objectives:
        yield from _objective(objective, words, language)
    results: tuple[Outcome | Output, ...] = (*strategy.outcomes, *strategy.outputs)
    for part in results:
        yield from _statement(part, words, language)
        yield from _indicators(part, part.indicators)
    for activity in strategy.activities:
        yield from _activity(activity, strategy, words)
    yield from _together(strategy)


def _objective(one: Objective, words: Checks, language: str) -> Iterator[Remark]:
    yield from _statement(one, words, language)
    said = f"{one.text} {one.measured}"
    if not FIGURE.search(YEAR.sub("", said)) and not _heard(said, words.measurable.get(language, ())):
        yield Remark(part=one.key, code="not_measurable")
    if not one.lead:
        yield Remark(part=one.key, code="not_assigned")
    if not day_of(one.until) and not YEAR.search(one.text) and not _heard(one.text, words.timed.get(language, ())):
        yield Remark(part=one.key, code="not_timed")


def _statement(part: Part, words: Checks, language: str) -> Iterator[Remark]:
    """Whether a statement is specific: long enough to say something, and without words that say too little."""
    if not part.text.strip():
        yield Remark(part=part.key, code="empty")
        return
    if len(part.text.split()) < FEWEST_WORDS:
        yield Remark(part=part.key, code="too_short", quoted=part.text)
    for weak in words.weak.get(language, ()):
        if found := _finder(weak.forms).search(part.text):
            yield Remark(part=part.key, code="vague", arguments=(weak.instead,), quoted=found[0])
    if found := _finder(words.adjectives.get(language, ())).search(part.text):
        yield Remark(part=part.key, code="empty_word", quoted=found[0])


def _indicators(part: Part, indicators: tuple[Indicator, ...]) -> Iterator[Remark]:
    for one in indicators:
        name = one.name or one.unit
        if not one.baseline and not one.counted:
            yield Remark(part=part.key, code="no_baseline", arguments=(name,))
        if not one.target:
            yield Remark(part=part.key, code="no_target", arguments=(name,))
        elif one.target_year is None:
            yield Remark(part=part.key, code="no_target_year", arguments=(name,))
        if not one.verification:
            yield Remark(part=part.key, code="no_verification", arguments=(name,))


def _activity(one: Activity, strategy: Strategy, words: Checks) -> Iterator[Remark]:
    yield from _statement(one, words, strategy.language.value)
    lacking: tuple[tuple[bool, str], ...] = (
        (not one.lead, "no_lead"),
        (not one.start or not one.end, "no_dates"),
        (not one.indicators, "no_indicator"),
        (not one.costs, "no_cost"),
        (not one.answers and not one.grounds, "answers_nothing"),
    )
    yield from (Remark(part=one.key, code=code) for is_lacking, code in lacking if is_lacking)
    yield from _indicators(one, one.indicators)
    yield from _money(one, strategy)
    yield from _time(one, strategy)


def _money(one: Activity, strategy: Strategy) -> Iterator[Remark]:
    money = money_of(one.costs)
    if one.costs and not money.cost:
        yield Remark(part=one.key, code="cost_is_nothing")
    unpaid = sum((money_of((line,)).cost for line in one.costs if not line.source), start=money.cost * 0)
    if unpaid:
        yield Remark(part=one.key, code="no_source", arguments=(str(round(100 * unpaid / money.cost)),))
    years = set(years_of(strategy))
    beside = sorted({year for line in one.costs for year, cost in line_years(line).items() if cost and year not in years})
    yield from (Remark(part=one.key, code="cost_outside_period", arguments=(str(year),)) for year in beside)


def _time(one: Activity, strategy: Strategy) -> Iterator[Remark]:
    if not one.start or not one.end:
        return
    span, period = span_of(one.start, one.end), period_of(strategy)
    if span is None:
        yield Remark(part=one.key, code="ends_before_it_begins", arguments=(one.start, one.end))
        return
    if not (period.holds(span.first) and period.holds(span.last)):
        yield Remark(part=one.key, code="outside_period", arguments=(str(strategy.first_year), str(strategy.last_year)))
    for milestone in one.milestones:
        day = day_of(milestone.on, last=True)
        if day is not None and not span.holds(day):
            yield Remark(part=one.key, code="milestone_outside", arguments=(milestone.on,), quoted=milestone.text)


def _together(strategy: Strategy) -> Iterator[Remark]:
    """What shows only when activities are seen side by side."""
    waiting = set(circles(strategy.activities))
    for key in sorted(waiting):
        yield Remark(part=key, code="waits_for_itself")
    for key, before in too_early(strategy.activities):
        if not {key, before} <= waiting:
            yield Remark(part=key, code="begins_too_early", parts=(before,))
    for load in peaks(loads(strategy.activities)):
        arguments = (load.body, load.quarter.isoformat(), str(len(load.activities)))
        yield Remark(part="", code="overload", arguments=arguments, parts=load.activities)
    known = {one.key for one in strategy.stakeholders}
    led: tuple[Objective | Activity, ...] = (*strategy.objectives, *strategy.activities)
    for one in led:
        if one.lead and one.lead not in known:
            yield Remark(part=one.key, code="lead_is_gone")


def _heard(text: str, words: Iterable[str]) -> bool:
    return bool(_finder(tuple(words)).search(text))


@lru_cache(maxsize=512)
def _finder(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole words, in any case; "..." in a word stands for up to five words between."""
    spoken = (re.escape(one).replace(r"\.\.\.", r"\S+(?:\s+\S+){0,4}?").replace(r"\ ", r"\s+") for one in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(spoken, key=len, reverse=True))})(?!\w)" if words else r"(?!)", re.IGNORECASE)
