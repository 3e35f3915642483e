"""What a strategy costs: unit cost times quantity, year by year; what is at hand, and what is still to be found. Exact sums, no rounding.

A line's gap is what its money at hand leaves open, never below nothing: a surplus on one line pays for no other
(after the BIOFIN Workbook 2018, chapters 5 and 6).
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from weft.records import Record
from weft.records.strategy import Activity, CostLine, Strategy

NOTHING = Decimal(0)


class Money(Record):
    """Cost, what of it is at hand, and what is still to be found: `cost` is the sum of the other two."""

    cost: Decimal = NOTHING
    at_hand: Decimal = NOTHING
    gap: Decimal = NOTHING

    def and_(self, other: "Money") -> "Money":
        """Both together."""
        return Money(cost=self.cost + other.cost, at_hand=self.at_hand + other.at_hand, gap=self.gap + other.gap)


def line_years(line: CostLine) -> dict[int, Decimal]:
    """What a line costs in each of its years."""
    return {year: line.unit_cost * quantity for year, quantity in sorted(line.quantities.items())}


def line_money(line: CostLine) -> Money:
    """What a line costs in all."""
    cost = sum(line_years(line).values(), NOTHING)
    at_hand = min(max(line.secured, NOTHING), cost)
    return Money(cost=cost, at_hand=at_hand, gap=cost - at_hand)


def money_of(lines: Iterable[CostLine]) -> Money:
    """What some lines cost together."""
    told = Money()
    for line in lines:
        told = told.and_(line_money(line))
    return told


def lines_of(activities: Iterable[Activity]) -> Iterator[CostLine]:
    """The lines of some activities."""
    for activity in activities:
        yield from activity.costs


def by_year(activities: Iterable[Activity], years: Iterable[int]) -> dict[int, Decimal]:
    """What some activities cost in each year; years of the strategy first, others where a line names them."""
    told = dict.fromkeys(years, NOTHING)
    for line in lines_of(activities):
        for year, cost in line_years(line).items():
            told[year] = told.get(year, NOTHING) + cost
    return dict(sorted(told.items()))


def shared(activities: Iterable[Activity], of: Callable[[Activity, CostLine], str]) -> dict[str, Money]:
    """Money by what `of` says of a line: who leads, who pays, which item; dearest first."""
    told: dict[str, Money] = {}
    for activity in activities:
        for line in activity.costs:
            name = of(activity, line)
            told[name] = told.get(name, Money()).and_(line_money(line))
    return dict(sorted(told.items(), key=lambda one: (-one[1].cost, one[0])))


def years_of(strategy: Strategy) -> range:
    """The years a strategy runs."""
    return range(strategy.first_year, strategy.last_year + 1)
