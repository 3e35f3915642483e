"""Measures for a matter, and the activity that a measure makes."""

from collections.abc import Iterable

from weft.content.planning import CONTRADICTION, GAP, NEED, OVERLAP, CostItem, Measure
from weft.records import Language, Record
from weft.records.strategy import Activity, CostLine, Indicator
from weft.strategy.matters import Matter


class Suggestion(Record):
    """A measure for a matter; `direct`: written for this obligation, rule or area, not only for its theme."""

    measure: Measure
    direct: bool


def suggestions(matter: Matter, measures: Iterable[Measure]) -> tuple[Suggestion, ...]:
    """The measures that can answer a matter, those written for it first, in the order of the library."""
    fitting = [(one, _direct(matter, one)) for one in measures if matter.kind in one.answers]
    told = [Suggestion(measure=one, direct=direct) for one, direct in fitting if direct or _of_theme(matter, one)]
    return tuple(sorted(told, key=lambda one: not one.direct))


def _direct(matter: Matter, measure: Measure) -> bool:
    written_for = {GAP: measure.obligations, CONTRADICTION: measure.contradictions, NEED: measure.areas}
    return matter.kind == OVERLAP or matter.code in written_for.get(matter.kind, ())


def _of_theme(matter: Matter, measure: Measure) -> bool:
    return matter.kind == GAP and matter.theme in measure.themes and not measure.obligations


def activity_from(measure: Measure, matter: Matter, key: str, language: Language, items: Iterable[CostItem]) -> Activity:
    """The activity that a measure makes, in the words of the library: people go on from there. No figure is guessed."""
    named = {one.id: one for one in items}
    indicator = Indicator(
        name=measure.indicator.said_in(language), unit=measure.unit.said_in(language), verification=measure.verification.said_in(language)
    )
    costs = (named[one] for one in measure.costs if one in named)
    return Activity(
        key=key,
        text=measure.title.said_in(language),
        answers=(matter.key,),
        grounds=matter.grounds,
        measure=measure.id,
        kind=measure.kind,
        indicators=(indicator,),
        costs=tuple(CostLine(item=one.label.said_in(language), unit=one.unit.said_in(language)) for one in costs),
    )
