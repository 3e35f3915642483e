"""Figures of agreement between people who judged the same passages without seeing each other.

Percent agreement; Cohen's kappa for two people; Krippendorff's alpha for any number of them, with values missing, nominal or ordinal
(Krippendorff, Content Analysis, 4th edition, chapter 12).
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import combinations

from weft.records import Record

FEWEST = 30
"""Passages judged by two people below which a figure says little."""

FIRM, TENTATIVE = 0.8, 0.667
"""What Krippendorff asks of a figure one relies on, and of one from which conclusions are drawn with care."""

Units = Mapping[int, Mapping[int, Hashable]]
"""Passage -> person -> value."""

Distance = Callable[[Hashable, Hashable], float]


class Figure(Record):
    """A figure over `n` passages; `value` None where it cannot be computed, for instance as nobody ever varied."""

    value: float | None
    n: int

    @property
    def word(self) -> str:
        """How far it carries: few, none, firm, tentative, weak."""
        if self.n < FEWEST:
            return "few"
        if self.value is None:
            return "none"
        return "firm" if self.value >= FIRM else "tentative" if self.value >= TENTATIVE else "weak"


def same_share(units: Units) -> Figure:
    """The share of pairs of people on one passage who said the same."""
    told = _told(units)
    pairs = sum(many * len(said) * (len(said) - 1) // 2 for said, many in told.items())
    same = sum(many * sum(a == b for a, b in combinations(said, 2)) for said, many in told.items())
    return Figure(value=same / pairs if pairs else None, n=sum(told.values()))


def _told(units: Units) -> Counter[tuple[Hashable, ...]]:
    """What was said of passages that two or more judged, each way of saying counted once: there are few of them."""
    return Counter(tuple(said.values()) for said in units.values() if len(said) > 1)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> Figure:
    """Cohen's kappa of two people over the passages that both judged."""
    n = len(pairs)
    if not n:
        return Figure(value=None, n=0)
    observed = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[value] * second[value] for value in first) / n**2
    return Figure(value=None if expected == 1 else (observed - expected) / (1 - expected), n=n)


def alpha(units: Units, order: Sequence[Hashable] | None = None) -> Figure:
    """Krippendorff's alpha: nominal, or ordinal where the values have an order."""
    told = _told(units)
    passages = sum(told.values())
    coincidence = _coincidences(told)
    totals: dict[Hashable, float] = {}
    for (value, _), weight in coincidence.items():
        totals[value] = totals.get(value, 0.0) + weight
    n = sum(totals.values())
    distance = _ordinal(order, totals) if order else _nominal
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in totals for b in totals)
    if not n or not expected:
        return Figure(value=None, n=passages)
    observed = sum(weight * distance(a, b) for (a, b), weight in coincidence.items())
    return Figure(value=1 - (n - 1) * observed / expected, n=passages)


def _coincidences(told: Mapping[tuple[Hashable, ...], int]) -> dict[tuple[Hashable, Hashable], float]:
    """How often two values meet on one passage; each passage weighs as much as it has values."""
    found: dict[tuple[Hashable, Hashable], float] = {}
    for values, passages in told.items():
        counts = Counter(values)
        for a, many in counts.items():
            for b, more in counts.items():
                met = passages * many * (more - (a == b)) / (len(values) - 1)
                if met:
                    found[a, b] = found.get((a, b), 0.0) + met
    return found


def _nominal(a: Hashable, b: Hashable) -> float:
    return float(a != b)


def _ordinal(order: Sequence[Hashable], totals: Mapping[Hashable, float]) -> Distance:
    """The distance of ranks, as Krippendorff counts it: by how many values lie between."""
    place = {value: index for index, value in enumerate(order)}

    def distance(a: Hashable, b: Hashable) -> float:
        low, high = sorted((place[a], place[b]))
        between = sum(totals.get(order[index], 0) for index in range(low, high + 1))
        return float((between - (totals.get(a, 0) + totals.get(b, 0)) / 2) ** 2)

    return distance
