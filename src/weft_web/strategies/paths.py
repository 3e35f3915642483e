"""The seven steps of the builder, and how far each has come."""

from django.urls import reverse

from weft.records import Record
from weft.records.strategy import Activity, Strategy
from weft_web.asking import Voice
from weft_web.engine import planning
from weft_web.strategies.asked import STEP_OF, STEPS

DONE, PART, TO_COME = "done", "part", "to_come"
ESSENTIAL = frozenset({"no_lead", "no_dates", "no_indicator", "no_cost", "empty"})
"""Checks after which an activity is not yet complete."""


class Step(Record):
    """A step with its state, its figure in words, and where it is."""

    id: str
    number: int
    label: str
    state: str
    told: str
    address: str


def steps_of(voice: Voice, strategy: Strategy, remarks: tuple[planning.Remark, ...]) -> tuple[Step, ...]:
    """The steps of a strategy."""
    named = {one.id: one.label.said_in(voice.language) for one in planning.known().steps}
    made = []
    for number, step in enumerate(STEPS, 1):
        state, told = _standing(voice, strategy, step, remarks)
        address = reverse("strategies:step", kwargs={"country": strategy.code, "step": step})
        made.append(Step(id=step, number=number, label=named.get(step, step), state=state, told=told, address=address))
    return tuple(made)


def _standing(voice: Voice, strategy: Strategy, step: str, remarks: tuple[planning.Remark, ...]) -> tuple[str, str]:
    if step == "plan":
        return _plan(voice, strategy, remarks)
    count = sum(len(getattr(strategy, kind)) for kind in STEPS[step])
    told = voice.say(f"strategies.told.{step}", count)
    if step == "vision":
        is_said = bool(strategy.vision.strip())
        return (DONE if is_said and count else PART if is_said or count else TO_COME), told
    empty = {one.part for one in remarks if one.code == "empty"}
    bare = any(one.key in empty for kind in STEPS[step] for one in getattr(strategy, kind))
    return (TO_COME if not count else PART if bare else DONE), told


def _plan(voice: Voice, strategy: Strategy, remarks: tuple[planning.Remark, ...]) -> tuple[str, str]:
    count = len(strategy.activities)
    whole = len(complete(strategy, remarks))
    begun = count or strategy.outcomes or strategy.outputs
    state = TO_COME if not begun else DONE if count and whole == count else PART
    return state, voice.say("strategies.told.plan", count, whole=whole)


def complete(strategy: Strategy, remarks: tuple[planning.Remark, ...]) -> tuple[Activity, ...]:
    """The activities that say who, when, by what it is seen, and at what cost."""
    lacking = {one.part for one in remarks if one.code in ESSENTIAL}
    return tuple(one for one in strategy.activities if one.key not in lacking)


def step_after(kind: str) -> str:
    """The step on which parts of a kind are written."""
    return STEP_OF[kind]
