"""The days of a strategy in their order: windows that open and close, milestones, beginnings and ends of activities."""

from collections.abc import Iterator

from weft.records import Record
from weft.records.strategy import Strategy
from weft_web.asking import Voice
from weft_web.engine import planning
from weft_web.strategies.figures import day_said

OPENS, CLOSES, MILESTONE, BEGINS, ENDS, PASSES = "opens", "closes", "milestone", "begins", "ends", "passes"


class Date(Record):
    """Something that falls on a day, month or year: what it is, in whose words, the part it belongs to, its number; `on` as it is kept."""

    on: str
    said: str
    kind: str
    text: str
    part: str
    number: str = ""


def dates_of(strategy: Strategy, voice: Voice) -> tuple[Date, ...]:
    """All days that are said, in order of time."""
    numbers = {one.key: one.number for one in strategy.activities}
    told = [
        Date(on=on, said=day_said(voice, on), kind=kind, text=text, part=part, number=numbers.get(part, ""))
        for on, kind, text, part in _dates(strategy, voice)
        if on
    ]
    return tuple(sorted(told, key=lambda one: (planning.timing.day_of(one.on, last=one.kind in (CLOSES, ENDS)) is None, one.on, one.kind)))


def _dates(strategy: Strategy, voice: Voice) -> Iterator[tuple[str, str, str, str]]:
    for entry in strategy.entry_points:
        name = planning.named(entry, voice.language)
        yield entry.opens, OPENS, name, entry.key
        yield entry.closes, CLOSES, name, entry.key
    for chance in strategy.opportunities:
        yield chance.until, PASSES, planning.named(chance, voice.language), chance.key
    for activity in strategy.activities:
        yield activity.start, BEGINS, activity.text, activity.key
        for milestone in activity.milestones:
            yield milestone.on, MILESTONE, milestone.text, activity.key
        yield activity.end, ENDS, activity.text, activity.key
