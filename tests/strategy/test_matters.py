"""From matters to measures, and what differs between two states."""

from hypothesis import given
from msgspec.structs import replace
from tests.strategy.drawn import strategies

from weft.content import bundle, loading, planning
from weft.content.framework import Level
from weft.records import Language
from weft.records.strategy import Activity, Objective, Strategy
from weft.strategy.differing import differences
from weft.strategy.matters import Matter, answered_by, unanswered
from weft.strategy.suggesting import activity_from, suggestions

PLANNING = planning.load(loading.folder())
OBLIGATIONS = bundle.obligations(loading.folder())
SCORED = {"binding", "best_efforts", "qualified"}


def gap(code: str, theme: str) -> Matter:
    """The gap of an obligation."""
    return Matter(key=f"gap:{code}", kind="gap", name=code, code=code, theme=theme)


def test_every_gap_that_can_be_found_has_a_measure_that_changes_a_text() -> None:
    laws = {one.id for one in PLANNING.kinds if one.changes == "law" and "L" in one.reaches}
    without = [
        one.id
        for one in OBLIGATIONS
        if one.level is Level.LEGAL
        and one.strength.value in SCORED
        and not any(each.measure.kind in laws for each in suggestions(gap(one.id, one.theme), PLANNING.measures))
    ]
    assert without == []


def test_every_row_has_a_measure() -> None:
    assert [one.id for one in OBLIGATIONS if not suggestions(gap(one.id, one.theme), PLANNING.measures)] == []


def test_what_was_written_for_a_row_comes_before_what_fits_its_theme() -> None:
    for one in OBLIGATIONS:
        told = [each.direct for each in suggestions(gap(one.id, one.theme), PLANNING.measures)]
        assert told == sorted(told, reverse=True), one.id


def test_every_contradiction_overlap_and_need_has_a_measure() -> None:
    messages = loading.yaml_of(loading.folder() / "messages" / "contradictions.yaml")
    areas = [one["id"] for one in loading.yaml_of(loading.folder() / "lists" / "capacity_areas.yaml")["entries"] if one["id"] != "other"]
    asked = [("contradiction", code) for code in messages] + [("need", area) for area in areas] + [("overlap", "cna")]
    asked_of = [Matter(key=f"{kind}:x", kind=kind, name=code, code=code) for kind, code in asked]
    assert [one.code for one in asked_of if not suggestions(one, PLANNING.measures)] == []


def test_the_activity_of_a_measure_says_what_the_library_says_and_guesses_no_figure() -> None:
    matter = gap("CPB-10-3", "aia")
    for measure in PLANNING.measures:
        made = activity_from(measure, matter, "k", Language.FR, PLANNING.cost_items)
        assert (made.text, made.kind, made.answers) == (measure.title.fr, measure.kind, (matter.key,))
        assert not any(line.unit_cost or line.quantities or line.secured for line in made.costs)
        assert (made.start, made.end, made.lead) == ("", "", "")


def test_what_no_activity_answers_stays_whatever_other_parts_answer() -> None:
    two = (gap("A", "aia"), replace(gap("B", "aia"), weight=3))
    plan = strategy_with(activities=(Activity(key="1", answers=("gap:A",)),), objectives=(Objective(key="o", answers=("gap:B",)),))
    assert [one.key for one in unanswered(two, plan)] == ["gap:B"]
    assert answered_by(plan) == {"gap:A": ("1",), "gap:B": ("o",)}


def strategy_with(**parts: object) -> Strategy:
    """A strategy that holds these parts and nothing else."""
    country = PLANNING.steps[0].label
    plain = {"key": "s", "code": "XX", "country": country, "title": "", "language": Language.EN}
    return Strategy(**plain, first_year=2027, last_year=2030, currency="EUR", **parts)  # type: ignore[arg-type]


@given(strategies())
def test_a_strategy_does_not_differ_from_itself_and_all_of_it_from_nothing(strategy: Strategy) -> None:
    assert differences(strategy, strategy) == ()
    bare = replace(strategy, objectives=(), outcomes=(), outputs=(), activities=())
    count = len(strategy.objectives) + len(strategy.outcomes) + len(strategy.outputs) + len(strategy.activities)
    assert [one.change for one in differences(bare, strategy)] == ["added"] * count
    assert [one.change for one in differences(strategy, bare)] == ["gone"] * count


def test_a_difference_names_part_field_old_and_new() -> None:
    old, new = Activity(key="1", text="Train", number="3"), Activity(key="1", text="Train officers", number="4")
    (one,) = differences(strategy_with(activities=(old,)), strategy_with(activities=(new,)))
    assert (one.kind, one.part, one.field, one.old, one.new) == ("activities", "1", "text", "Train", "Train officers")
