"""What the study found that a strategy can answer: gaps, overlaps, possible contradictions, needs; and what of it nothing answers."""

from collections.abc import Iterable

from weft.records import Record
from weft.records.strategy import Ground, Strategy
from weft.strategy.tree import parts_of


class Matter(Record):
    """One matter of the study. `key`: gap:<obligation>, overlap:<key>, contradiction:<key> or need:<area of capacity-building>.

    `name` and `sentence` are said in the reader's language; `code`: the obligation, the mandate, the rule or the area; `theme` and
    `article` where an obligation is behind it; `weight`: 3 for what a person confirmed, 2 for a gap in a binding row, 1 for all else.
    """

    key: str
    kind: str
    name: str
    sentence: str = ""
    code: str = ""
    theme: str = ""
    article: str = ""
    weight: int = 1
    grounds: tuple[Ground, ...] = ()


def answered_by(strategy: Strategy) -> dict[str, tuple[str, ...]]:
    """Keys of matters with the keys of the parts that answer them."""
    told: dict[str, tuple[str, ...]] = {}
    for part in parts_of(strategy):
        for key in part.answers:
            told[key] = (*told.get(key, ()), part.key)
    return told


def unanswered(matters: Iterable[Matter], strategy: Strategy) -> tuple[Matter, ...]:
    """What no activity answers, heaviest first."""
    done = {key for activity in strategy.activities for key in activity.answers}
    return tuple(sorted((one for one in matters if one.key not in done), key=lambda one: (-one.weight, one.kind, one.article, one.key)))
