"""What two people changed at the same time laid together, field by field: only what both changed, each otherwise, is a clash."""

from collections.abc import Mapping
from typing import Any

from weft.records import Record

SETS = frozenset({"answers", "partners", "roles", "after"})
"""Fields that are laid together entry by entry: what either added stays, what either took out goes."""

Values = Mapping[str, Any]


class Clash(Record):
    """A field that both changed: what it was, what one person wants, and what the other made of it."""

    field: str
    base: Any
    mine: Any
    theirs: Any


class Laid(Record):
    """Both together; where they clash `values` has theirs."""

    values: dict[str, Any]
    clashes: tuple[Clash, ...] = ()


def laid_together(base: Values, theirs: Values, mine: Values) -> Laid:
    """What I made of the state we both began with, laid over what the other made of it."""
    values: dict[str, Any] = {}
    clashes = []
    for name in dict.fromkeys((*theirs, *mine, *base)):
        was, other, own = (side.get(name) for side in (base, theirs, mine))
        holds: Any
        if name in SETS:
            holds = _together(was or (), other or (), own or ())
        elif own in (was, other):
            holds = other
        elif other == was:
            holds = own
        else:
            clashes.append(Clash(field=name, base=was, mine=own, theirs=other))
            holds = other
        if holds not in (None, "", []):
            values[name] = holds
    return Laid(values=values, clashes=tuple(clashes))


def _together(was: Any, other: Any, own: Any) -> list[Any]:
    gone = {*was} - ({*other} & {*own})
    return [one for one in dict.fromkeys((*other, *own)) if one not in gone]
