"""What is wrong with content/strategy beyond its shape: what it names must be there, and be said in all three languages."""

from collections.abc import Collection, Iterator, Mapping

from weft.cli.content_faults import Told, empty, twice, unknown
from weft.content.planning import ANSWERED, CHANGES, SORTS, STEPS, Measure, Planning
from weft.records import Language

NO_COST = "none"
Codes = Mapping[str, Collection[str]]
"""Codes that are known, by what they are: obligations, themes, areas, sectors, types, contradictions."""


def planning_faults(planning: Planning, codes: Codes) -> Iterator[Told]:
    """Every fault of content/strategy, file by file."""
    kinds = tuple(one.id for one in planning.kinds)
    for file, held in _lists(planning):
        yield from twice(file, (one.id for one in held))
        yield from empty(file, held, "entries")
    yield from unknown("steps.yaml", STEPS, tuple(one.id for one in planning.steps))
    for moment in planning.moments:
        yield from unknown("moments.yaml", moment.types, codes["types"])
    for factor in planning.conditions:
        yield from unknown("conditions.yaml", factor.areas, codes["areas"])
    for tool in planning.tools:
        yield from unknown("tools.yaml", (tool.sort,), SORTS)
        yield from unknown("tools.yaml", tool.kinds, kinds)
    yield from unknown("measure_kinds.yaml", (one.changes for one in planning.kinds), CHANGES)
    for argument in planning.arguments:
        yield from unknown("arguments.yaml", argument.sectors, codes["sectors"])
    for measure in planning.measures:
        yield from _measure(measure, planning, codes)
    yield from unknown("former.yaml", (one.now for one in planning.former), tuple(one.id for one in planning.measures))
    yield from _goals(planning, codes)
    yield from _checks(planning)


def _lists(planning: Planning) -> Iterator[tuple[str, tuple]]:  # type: ignore[type-arg] # records of many shapes, each with an id
    yield "steps.yaml", planning.steps
    yield "moments.yaml", planning.moments
    yield "conditions.yaml", planning.conditions
    yield "tools.yaml", planning.tools
    yield "measure_kinds.yaml", planning.kinds
    yield "measures", planning.measures
    yield "goals.yaml", planning.goals.entries
    yield "arguments.yaml", planning.arguments
    yield "cost_items.yaml", planning.cost_items
    yield "seminar.yaml", planning.slides
    yield "former.yaml", planning.former


def _measure(one: Measure, planning: Planning, codes: Codes) -> Iterator[Told]:
    file = f"measures: {one.id}"
    yield from unknown(file, (one.kind,), tuple(each.id for each in planning.kinds))
    yield from unknown(file, one.costs, (*(each.id for each in planning.cost_items), NO_COST))
    yield from unknown(file, one.answers, ANSWERED)
    for name in ("obligations", "themes", "areas", "contradictions"):
        yield from unknown(file, getattr(one, name), codes[name])


def _goals(planning: Planning, codes: Codes) -> Iterator[Told]:
    groups = tuple(one.id for one in planning.goals.groups)
    for goal in planning.goals.entries:
        yield from unknown("goals.yaml", (goal.group,), groups)
        yield from unknown("goals.yaml", goal.themes, codes["themes"])


def _checks(planning: Planning) -> Iterator[Told]:
    """Each list of words has each language."""
    words = planning.checks
    for held in (words.weak, words.measurable, words.timed, words.adjectives):
        yield from unknown("checks.yaml", tuple(one.value for one in Language), tuple(held))
