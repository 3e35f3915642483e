"""Quality checks: each says what is weak, and is silent where nothing is."""

from decimal import Decimal

import pytest
from hypothesis import given
from msgspec.structs import replace
from tests.strategy.drawn import strategies

from weft.content import loading
from weft.content.planning import Checks
from weft.records import Language, Text
from weft.records.strategy import Activity, CostLine, Indicator, Milestone, Objective, Stakeholder, Strategy
from weft.strategy.checking import checked

WORDS = loading.read(loading.folder() / "strategy" / "checks.yaml", Checks)
GOOD = Activity(
    key="a",
    text="Customs officers check the papers of every grain shipment that contains living modified organisms",
    lead="customs",
    start="2027-01",
    end="2028-06",
    answers=("gap:CPB-18-2-a",),
    indicators=(Indicator(name="Shipments checked", baseline="0", target="80", target_year=2028, verification="Register"),),
    costs=(CostLine(item="Day", unit_cost=Decimal(100), quantities={2027: Decimal(3)}, source="Budget"),),
    milestones=(Milestone(on="2027-06", text="Form in use"),),
)
PLAN = Strategy(
    key="s",
    code="XX",
    country=Text(en="V", fr="V", es="V"),
    title="Plan",
    language=Language.EN,
    first_year=2027,
    last_year=2030,
    currency="EUR",
    stakeholders=(Stakeholder(key="customs", name="Customs"),),
    activities=(GOOD,),
)
WEAKER = [
    ({"lead": ""}, "no_lead"),
    ({"lead": "gone"}, "lead_is_gone"),
    ({"start": ""}, "no_dates"),
    ({"end": "2026-05"}, "ends_before_it_begins"),
    ({"end": "2031-05"}, "outside_period"),
    ({"indicators": ()}, "no_indicator"),
    ({"indicators": (replace(GOOD.indicators[0], baseline=""),)}, "no_baseline"),
    ({"indicators": (replace(GOOD.indicators[0], target=""),)}, "no_target"),
    ({"indicators": (replace(GOOD.indicators[0], target_year=None),)}, "no_target_year"),
    ({"indicators": (replace(GOOD.indicators[0], verification=""),)}, "no_verification"),
    ({"costs": ()}, "no_cost"),
    ({"costs": (replace(GOOD.costs[0], quantities={}),)}, "cost_is_nothing"),
    ({"costs": (replace(GOOD.costs[0], source=""),)}, "no_source"),
    ({"costs": (replace(GOOD.costs[0], quantities={2035: Decimal(1)}),)}, "cost_outside_period"),
    ({"milestones": (Milestone(on="2029-01", text="Late"),)}, "milestone_outside"),
    ({"answers": ()}, "answers_nothing"),
    ({"text": ""}, "empty"),
    ({"text": "Check papers"}, "too_short"),
    ({"after": ("a",)}, "waits_for_itself"),
]


def codes(plan: Strategy) -> set[str]:
    """What the checks say."""
    return {one.code for one in checked(plan, WORDS)}


def test_nothing_is_said_of_what_is_good() -> None:
    assert checked(PLAN, WORDS) == ()


@pytest.mark.parametrize(("change", "code"), WEAKER, ids=[code for _, code in WEAKER])
def test_each_weakness_is_named(change: dict[str, object], code: str) -> None:
    assert codes(replace(PLAN, activities=(replace(GOOD, **change),))) == {code}


VAGUE = [
    (Language.EN, "Strengthen the capacity of border officers", "Strengthen"),
    (Language.EN, "Officers are trained by strengthening skills at ports", "strengthening"),
    (Language.FR, "Renforcer les capacités des agents aux frontières", "Renforcer"),
    (Language.ES, "Fortalecer las capacidades del personal de frontera", "Fortalecer"),
]


@pytest.mark.parametrize(("language", "text", "word"), VAGUE)
def test_the_weak_word_is_quoted_as_it_stands(language: Language, text: str, word: str) -> None:
    plan = replace(PLAN, language=language, activities=(replace(GOOD, text=text),))
    assert [one.quoted for one in checked(plan, WORDS) if one.code == "vague"] == [word]


OBJECTIVES = [
    ("By 2028 every import of seed is decided upon within 270 days", "2028", "customs", set()),
    ("Imports of seed are decided upon by the competent authority", "2028", "customs", {"not_measurable"}),
    ("By 2028 every import of seed is decided upon within 270 days", "", "", {"not_assigned"}),
    ("Nine of ten imports of seed are decided upon: 90 in 100", "", "customs", {"not_timed"}),
]


@pytest.mark.parametrize(("text", "until", "lead", "said"), OBJECTIVES)
def test_an_objective_is_specific_measurable_assigned_and_timed(text: str, until: str, lead: str, said: set[str]) -> None:
    plan = replace(PLAN, objectives=(Objective(key="o", text=text, until=until, lead=lead),))
    assert codes(plan) == said


def test_a_body_that_leads_too_much_at_once_is_named_with_what_it_leads() -> None:
    many = tuple(replace(GOOD, key=str(place)) for place in range(5))
    found = [one for one in checked(replace(PLAN, activities=many), WORDS) if one.code == "overload"]
    assert len(found) == 1, "once, for the quarter in which it leads most"
    assert found[0].arguments == ("customs", "2027-01-01", "5")
    assert found[0].parts == tuple("01234")


def test_what_begins_too_early_names_what_it_waits_for() -> None:
    second = replace(GOOD, key="b", after=("a",))
    found = [one for one in checked(replace(PLAN, activities=(GOOD, second)), WORDS) if one.code == "begins_too_early"]
    assert [(one.part, one.parts) for one in found] == [("b", ("a",))]


@given(strategies())
def test_the_checks_read_any_strategy_and_name_only_its_parts(strategy: Strategy) -> None:
    there = {one.key for kind in (strategy.objectives, strategy.outcomes, strategy.outputs, strategy.activities) for one in kind} | {""}
    assert all(one.part in there for one in checked(strategy, WORDS))
