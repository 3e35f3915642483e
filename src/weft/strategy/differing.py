"""What differs between two states of a strategy, part by part and field by field, so that nothing is taken over unseen."""

from collections.abc import Iterator
from typing import Any

from weft.records import Record
from weft.records.strategy import Part, Strategy
from weft.strategy.tree import KINDS

WHOLE = ("title", "first_year", "last_year", "currency", "vision", "situation")
"""Fields of the strategy itself that people write."""

BESIDE = frozenset({"key", "number"})


class Difference(Record):
    """One field that differs. `part` "" is the strategy itself; `kind` the field of the strategy that holds the part.

    `change`: changed, added (only in the new, the whole part) or gone (only in the old).
    """

    kind: str
    part: str
    field: str
    change: str
    old: Any = None
    new: Any = None


def differences(old: Strategy, new: Strategy) -> tuple[Difference, ...]:
    """What the new says otherwise, in its order."""
    return tuple(_differences(old, new))


def _differences(old: Strategy, new: Strategy) -> Iterator[Difference]:
    for field in WHOLE:
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            yield Difference(kind="", part="", field=field, change="changed", old=was, new=now)
    for kind in KINDS:
        held: dict[str, Part] = {one.key: one for one in getattr(old, kind)}
        for one in getattr(new, kind):
            before = held.pop(one.key, None)
            if before is None:
                yield Difference(kind=kind, part=one.key, field="", change="added", new=one)
            else:
                yield from _between(kind, before, one)
        yield from (Difference(kind=kind, part=key, field="", change="gone", old=one) for key, one in held.items())


def _between(kind: str, old: Part, new: Part) -> Iterator[Difference]:
    for field in new.__struct_fields__:
        was, now = getattr(old, field), getattr(new, field)
        if field not in BESIDE and was != now:
            yield Difference(kind=kind, part=new.key, field=field, change="changed", old=was, new=now)
