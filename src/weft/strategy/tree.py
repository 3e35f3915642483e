"""The plan as a tree: objectives, outcomes, outputs, activities, each with its number."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from weft.records import Record
from weft.records.strategy import Activity, Part, Strategy

KINDS = ("objectives", "entry_points", "stakeholders", "conditions", "tools", "opportunities", "outcomes", "outputs", "activities")
"""The fields of a strategy that hold parts, in the order of the steps."""

LEVELS = (("objectives", ""), ("outcomes", "objective"), ("outputs", "outcome"), ("activities", "output"))
"""The plan from the top down: where parts of a level stand, and the field that names what they hang on."""


class Branch(Record):
    """A part with what hangs on it; no part: what hangs on nothing yet, outcomes before outputs before activities."""

    part: Part | None
    children: tuple["Branch", ...]


def parts_of(strategy: Strategy) -> Iterator[Part]:
    """Every part, kind after kind."""
    for kind in KINDS:
        yield from getattr(strategy, kind)


def tree(strategy: Strategy) -> tuple[Branch, ...]:
    """The plan from objectives down; every part of it stands there once."""
    adrift = tuple(branch for level in range(1, len(LEVELS)) for branch in _adrift(strategy, level))
    roots = tuple(_branch(strategy, 0, one) for one in strategy.objectives)
    return (*roots, Branch(part=None, children=adrift)) if adrift else roots


def _branch(strategy: Strategy, level: int, part: Part) -> Branch:
    if level + 1 == len(LEVELS):
        return Branch(part=part, children=())
    held, field = LEVELS[level + 1]
    below = [one for one in getattr(strategy, held) if getattr(one, field) == part.key]
    return Branch(part=part, children=tuple(_branch(strategy, level + 1, one) for one in below))


def _adrift(strategy: Strategy, level: int) -> Iterator[Branch]:
    held, field = LEVELS[level]
    above = {one.key for one in getattr(strategy, LEVELS[level - 1][0])}
    for one in getattr(strategy, held):
        if getattr(one, field) not in above:
            yield _branch(strategy, level, one)


def activities_under(branches: Sequence[Branch]) -> Iterator[Activity]:
    """The activities of some branches, in order."""
    for branch in branches:
        if isinstance(branch.part, Activity):
            yield branch.part
        yield from activities_under(branch.children)


def numbered(strategy: Strategy) -> Strategy:
    """The same with numbers: objectives 1, outcomes 1.1, outputs 1.1.1; activities and all other parts 1, 2, 3 through the whole.

    What hangs on nothing is numbered under 0.
    """
    branches = tree(strategy)
    places = dict(_places(branches, ""))
    places |= {one.key: str(place) for place, one in enumerate(activities_under(branches), 1)}
    for kind in KINDS[1:6]:
        places |= {one.key: str(place) for place, one in enumerate(getattr(strategy, kind), 1)}
    told = {kind: tuple(replace(one, number=places[one.key]) for one in getattr(strategy, kind)) for kind in KINDS}
    ordered = {one.key: place for place, one in enumerate(activities_under(branches))}
    told["activities"] = tuple(sorted(told["activities"], key=lambda one: ordered[one.key]))
    return replace(strategy, **told)


def _places(branches: Sequence[Branch], above: str) -> Iterator[tuple[str, str]]:
    for place, branch in enumerate(branches, 1):
        number = f"{above}{place if branch.part else 0}"
        if branch.part:
            yield branch.part.key, number
        yield from _places(branch.children, f"{number}.")
