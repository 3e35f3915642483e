"""The plan as a tree."""

from hypothesis import given
from tests.strategy.drawn import strategies

from weft.records import Language, Text
from weft.records.strategy import Activity, Objective, Outcome, Output, Strategy
from weft.strategy.tree import Branch, activities_under, numbered, parts_of, tree


def standing(branches: tuple[Branch, ...]) -> list[str]:
    """The keys that stand in some branches."""
    return [key for one in branches for key in (*((one.part.key,) if one.part else ()), *standing(one.children))]


@given(strategies())
def test_every_part_of_the_plan_stands_there_once(strategy: Strategy) -> None:
    plan = (*strategy.objectives, *strategy.outcomes, *strategy.outputs, *strategy.activities)
    assert sorted(standing(tree(strategy))) == sorted(one.key for one in plan)


@given(strategies())
def test_numbers_are_given_once_within_a_kind_and_nothing_is_lost(strategy: Strategy) -> None:
    told = numbered(strategy)
    for kind in ("objectives", "outcomes", "outputs", "activities"):
        numbers = [one.number for one in getattr(told, kind)]
        assert len(set(numbers)) == len(numbers)
        assert all(numbers)
    assert {one.key for one in parts_of(told)} == {one.key for one in parts_of(strategy)}
    assert numbered(told) == told


@given(strategies())
def test_activities_count_through_the_whole_in_the_order_of_the_tree(strategy: Strategy) -> None:
    told = numbered(strategy)
    assert [one.number for one in told.activities] == [str(place) for place in range(1, len(told.activities) + 1)]
    assert [one.key for one in activities_under(tree(told))] == [one.key for one in told.activities]


def test_numbers_say_where_a_part_stands() -> None:
    told = numbered(
        Strategy(
            key="s",
            code="XX",
            country=Text(en="V", fr="V", es="V"),
            title="",
            language=Language.EN,
            first_year=2027,
            last_year=2030,
            currency="EUR",
            objectives=(Objective(key="o1"), Objective(key="o2")),
            outcomes=(Outcome(key="r1", objective="o2"), Outcome(key="r2", objective="o2"), Outcome(key="r3")),
            outputs=(Output(key="p1", outcome="r2"),),
            activities=(Activity(key="a1"), Activity(key="a2", output="p1")),
        )
    )
    numbers = {one.key: one.number for one in parts_of(told)}
    assert numbers == {"o1": "1", "o2": "2", "r1": "2.1", "r2": "2.2", "r3": "0.1", "p1": "2.2.1", "a2": "1", "a1": "2"}
