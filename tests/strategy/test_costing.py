"""What a strategy costs: exact, and the same however it is added up."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.strategy.drawn import LINES, strategies

from weft.records.strategy import CostLine, Strategy
from weft.strategy.costing import Money, by_year, line_money, line_years, lines_of, money_of, shared, years_of


def test_unit_times_quantity_times_year() -> None:
    line = CostLine(
        item="Meeting", unit_cost=Decimal("1250.50"), quantities={2027: Decimal(2), 2028: Decimal("0.5")}, secured=Decimal(1000)
    )
    assert line_years(line) == {2027: Decimal("2501.00"), 2028: Decimal("625.250")}
    assert line_money(line) == Money(cost=Decimal("3126.25"), at_hand=Decimal(1000), gap=Decimal("2126.25"))


@given(LINES)
def test_cost_is_what_is_at_hand_and_what_is_still_to_be_found(line: CostLine) -> None:
    money = line_money(line)
    assert money.cost == money.at_hand + money.gap
    assert min(money.cost, money.at_hand, money.gap) >= 0
    assert money.at_hand <= max(line.secured, Decimal(0))


@given(strategies(), st.sampled_from(("lead", "source", "item")))
def test_however_it_is_added_up_it_is_the_same(strategy: Strategy, field: str) -> None:
    whole = money_of(lines_of(strategy.activities))
    parts = shared(strategy.activities, lambda activity, line: str(getattr(activity if field == "lead" else line, field)))
    told = Money()
    for one in parts.values():
        told = told.and_(one)
    assert told == whole
    assert sum(by_year(strategy.activities, years_of(strategy)).values()) == whole.cost


@given(st.lists(LINES, max_size=4), LINES)
def test_a_line_more_never_costs_less_nor_pays_for_another(lines: list[CostLine], more: CostLine) -> None:
    before, after = money_of(lines), money_of([*lines, more])
    assert after.cost >= before.cost
    assert after.gap >= before.gap


@given(st.lists(LINES, max_size=5))
def test_the_order_of_lines_is_of_no_account(lines: list[CostLine]) -> None:
    assert money_of(lines) == money_of(reversed(lines))
