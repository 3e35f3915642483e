"""The path of numbers inside an article: which series a number belongs to, and how deep it stands."""

from dataclasses import dataclass

from weft.segment.markers import LETTERED, ROMAN, Marker, follows, opens_series

PARAGRAPH_FAMILIES = frozenset({"paren_digit", "dot_digit", "sign_digit", "bracket_digit", "dotted1", "dotted2", "dotted3"})


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the path: the series and the number in it."""

    family: str
    number: str

    @property
    def name(self) -> str:
        """The step as it stands in a path: `para_3`, `point_a`."""
        return f"{'para' if self.family in PARAGRAPH_FAMILIES else 'point'}_{self.number}"


Steps = tuple[Step, ...]


def advance(steps: Steps, marker: Marker) -> Steps:
    """The path after one more number: next in an open series, or a new series one level deeper."""
    family, number = marker.kind, marker.number
    if family.startswith("dotted"):
        return (*(step for step in steps if step.family.startswith("dotted") and step.family < family), Step(family, number))
    if family == LETTERED:
        return (*_down_to(steps, number.split(".")[0]), Step(family, number))
    for depth in range(len(steps) - 1, -1, -1):
        step = steps[depth]
        if _same_series(step, family, number):
            return (*steps[:depth], Step(step.family, number))
    if number in {"i", "v", "x"} or (set(number) <= ROMAN and len(number) > 1):
        family = family.replace("lower", "roman").replace("upper", "roman")
    return (*steps, Step(family, number)) if opens_series(number) or not _has(steps, family) else _restart(steps, family, number)


def _down_to(steps: Steps, letter: str) -> Steps:
    """The path down to the point "b" that "b.1" divides; without it, the path above the series."""
    depth = next((at + 1 for at, step in enumerate(steps) if step.number == letter), None)
    return steps[:depth] if depth else tuple(step for step in steps if step.family != LETTERED)


def _same_series(step: Step, family: str, number: str) -> bool:
    same = step.family == family or step.family == family.replace("lower", "roman").replace("upper", "roman")
    return same and follows(step.number, number)


def _has(steps: Steps, family: str) -> bool:
    return any(step.family == family for step in steps)


def _restart(steps: Steps, family: str, number: str) -> Steps:
    """A number that skips: it goes on at the level where its series stood."""
    depth = next(index for index, step in enumerate(steps) if step.family == family)
    return (*steps[:depth], Step(family, number))
