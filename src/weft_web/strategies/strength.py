"""How strong a part is: what it has, and what the quality checks find."""

from weft.records import Record
from weft.records.strategy import Activity, Part, Strategy
from weft_web.asking import Voice
from weft_web.engine import planning
from weft_web.strategies.figures import money_said


class Mark(Record):
    """Something that is there (`holds`), or that a check found, in words."""

    said: str
    holds: bool


def marks_of(voice: Voice, strategy: Strategy, part: Part) -> tuple[Mark, ...]:
    """What a part has, then what the checks found on it."""
    found = [one for one in planning.checked(strategy) if one.part == part.key or part.key in one.parts]
    there = tuple(Mark(said=said, holds=True) for said in _there(voice, strategy, part, {one.code for one in found}))
    return (*there, *(Mark(said=planning.remark_said(voice, one, strategy), holds=False) for one in found))


def _there(voice: Voice, strategy: Strategy, part: Part, codes: set[str]) -> list[str]:
    told = []
    lead = planning.body_named(strategy, getattr(part, "lead", ""))
    if lead:
        told.append(voice.say("strategies.strong_lead", name=lead))
    if part.grounds:
        told.append(voice.say("strategies.strong_grounds", len(part.grounds)))
    if isinstance(part, Activity):
        told += _of_activity(voice, strategy, part, codes)
    return told


def _of_activity(voice: Voice, strategy: Strategy, part: Activity, codes: set[str]) -> list[str]:
    told = []
    if part.answers:
        told.append(voice.say("strategies.strong_answers", len(part.answers)))
    if part.start and part.end and not codes & {"ends_before_it_begins", "outside_period", "no_dates"}:
        told.append(voice.say("strategies.strong_dates", first=str(strategy.first_year), last=str(strategy.last_year)))
    if part.indicators and not codes & {"no_baseline", "no_target", "no_target_year", "no_verification"}:
        told.append(voice.say("strategies.strong_indicators", len(part.indicators)))
    money = planning.costing.money_of(part.costs)
    if money.cost and not codes & {"no_source", "cost_outside_period"}:
        told.append(voice.say("strategies.strong_money", money=money_said(voice, money.cost, strategy.currency)))
    return told
