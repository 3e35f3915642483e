"""A strategy as rows: nobody's words are lost, what does not fit is refused, and the whole comes out as the engine's record."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.web.peopled import person_of

from weft.records.strategy import Activity
from weft_web.countries.models import Country
from weft_web.engine import planning
from weft_web.findings.models import Finding, Standing
from weft_web.findings.seeing import Reader
from weft_web.findings.services import Opinion, finding_judge
from weft_web.observations.services import observation_make
from weft_web.rights import Role
from weft_web.strategies import selectors, services
from weft_web.strategies.laying import laid_together
from weft_web.strategies.models import KINDS, Change, Part, Strategy, Tie
from weft_web.strategies.services import ClashError, ValuesError
from weft_web.strategies.tying import tie_make, tie_restore, tie_withdraw

BEGUN = {"title": "National strategy", "language": "en", "first_year": 2027, "last_year": 2030, "currency": "USD"}
ACTIVITY = {
    "text": "Customs officers check the papers of grain shipments.",
    "start": "2027-01",
    "end": "2028-06",
    "costs": [{"item": "Training days", "unit_cost": "120.50", "quantities": {"2027": "10", "2028": "4"}, "source": "Budget"}],
    "answers": ["gap:cpb-18-2a"],
}


@pytest.fixture
def strategy(country: Country) -> Strategy:
    return services.strategy_begin(country, BEGUN, person_of(Role.CONSULTANT))


def activity(strategy: Strategy, **values: object) -> Part:
    return services.part_make(strategy, "activities", {**ACTIVITY, **values}, person_of(Role.CONSULTANT))


def test_the_kinds_of_parts_are_the_engines() -> None:
    assert planning.KINDS == KINDS == tuple(planning.RECORDS)


def test_a_strategy_comes_out_as_the_engines_record(strategy: Strategy) -> None:
    objective = services.part_make(strategy, "objectives", {"text": "All shipments are checked."}, strategy.by)
    outcome = services.part_make(strategy, "outcomes", {"text": "Customs checks.", "objective": str(objective.key)}, strategy.by)
    output = services.part_make(strategy, "outputs", {"text": "A procedure.", "outcome": str(outcome.key)}, strategy.by)
    activity(strategy, output=str(output.key))
    record = selectors.record_of(strategy)
    assert (record.title, record.code, record.currency) == ("National strategy", "XS", "USD")
    assert [one.number for one in (*record.objectives, *record.outcomes, *record.outputs, *record.activities)] == ["1", "1.1", "1.1.1", "1"]
    assert planning.costing.money_of(record.activities[0].costs).cost == Decimal("1687.00")
    assert planning.unpacked(planning.packed(record)) == record


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("activities", {"colour": "red"}),
        ("activities", {"number": "1"}),
        ("activities", {"costs": [{"unit_cost": "12"}]}),
        ("activities", {"costs": [{"item": "A", "unit_cost": "much"}]}),
        ("objectives", {"alignment": [{"goal": "t17", "degree": "very"}]}),
        ("objectives", {"text": 7}),
        ("wishes", {"text": "A"}),
    ],
)
def test_what_does_not_fit_is_refused(strategy: Strategy, kind: str, values: dict[str, object]) -> None:
    with pytest.raises(ValuesError):
        services.part_make(strategy, kind, values, strategy.by)
    assert not strategy.parts.exists()


def test_two_people_who_change_different_fields_both_keep_theirs(strategy: Strategy) -> None:
    part = activity(strategy)
    services.part_change(part, {"risks": "No staff."}, 1, person_of(Role.FOCAL_POINT))
    held = services.part_change(part, {"assumptions": "The law passes.", "partners": ["a"]}, 1, person_of(Role.CONSULTANT))
    assert (held.values["risks"], held.values["assumptions"], held.version) == ("No staff.", "The law passes.", 3)


def test_the_same_field_changed_by_both_is_a_clash_and_nothing_is_written(strategy: Strategy) -> None:
    part = activity(strategy)
    services.part_change(part, {"text": "Theirs is this."}, 1, person_of(Role.FOCAL_POINT))
    with pytest.raises(ClashError) as raised:
        services.part_change(part, {"text": "Mine is this.", "risks": "None."}, 1, person_of(Role.CONSULTANT))
    clash = raised.value.laid.clashes[0]
    assert (clash.field, clash.mine, clash.theirs) == ("text", "Mine is this.", "Theirs is this.")
    assert raised.value.laid.values["risks"] == "None."
    part.refresh_from_db()
    assert (part.values["text"], part.version, part.changes.count()) == ("Theirs is this.", 2, 2)


def test_saving_what_is_there_already_changes_nothing(strategy: Strategy) -> None:
    part = activity(strategy)
    assert services.part_change(part, dict(part.values), 1, strategy.by).version == 1


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "holds", "clashing"),
    [
        ({"text": "a"}, {"text": "a"}, {"text": "b"}, {"text": "b"}, []),
        ({"text": "a"}, {"text": "b"}, {"text": "a"}, {"text": "b"}, []),
        ({"text": "a"}, {"text": "b"}, {"text": "b"}, {"text": "b"}, []),
        ({"text": "a"}, {"text": "b"}, {"text": "c"}, {"text": "b"}, ["text"]),
        ({"text": "a"}, {"text": "a"}, {}, {}, []),
        ({"text": "a"}, {}, {"text": "b"}, {}, ["text"]),
        ({"answers": ["a", "b"]}, {"answers": ["a", "b", "c"]}, {"answers": ["b", "d"]}, {"answers": ["b", "c", "d"]}, []),
    ],
)
def test_two_sides_are_laid_together(base: dict, theirs: dict, mine: dict, holds: dict, clashing: list) -> None:
    laid = laid_together(base, theirs, mine)
    assert (laid.values, [one.field for one in laid.clashes]) == (holds, clashing)


def test_a_part_taken_out_stays_with_its_history_and_comes_back(strategy: Strategy) -> None:
    part = activity(strategy)
    services.part_change(part, {"text": "Something else entirely."}, 1, strategy.by)
    services.part_remove(part, strategy.by)
    assert selectors.record_of(strategy).activities == ()
    assert list(selectors.removed_of(strategy, "activities")) == [part]
    services.part_restore(part, person_of(Role.FOCAL_POINT), version=1)
    part.refresh_from_db()
    assert (part.ended_at, part.values["text"]) == (None, ACTIVITY["text"])
    assert [one.act for one in selectors.history_of(part)] == ["restored", "removed", "changed", "made"]


def test_parts_are_moved_among_those_that_hang_on_the_same(strategy: Strategy) -> None:
    first, other, second = (activity(strategy, text=f"Do the thing {one}", output=one) for one in ("a", "b", "a"))
    services.part_move(second, -1, strategy.by)
    assert [one.pk for one in selectors.parts_of(strategy, "activities")] == [second.pk, other.pk, first.pk]
    services.part_move(second, -1, strategy.by)
    assert [one.pk for one in selectors.parts_of(strategy, "activities")] == [second.pk, other.pk, first.pk]
    assert first.changes.last().act == "moved"


def test_the_words_of_the_strategy_itself_are_laid_together_too(strategy: Strategy) -> None:
    services.strategy_change(strategy, {"vision": "All see it."}, 1, person_of(Role.FOCAL_POINT))
    services.strategy_change(strategy, {"situation": "Little is done."}, 1, person_of(Role.CONSULTANT))
    with pytest.raises(ClashError):
        services.strategy_change(strategy, {"vision": "Nobody sees it."}, 1, person_of(Role.CONSULTANT))
    strategy.refresh_from_db()
    assert (strategy.vision, strategy.situation, strategy.version) == ("All see it.", "Little is done.", 3)
    services.strategy_change(strategy, {"vision": ""}, 3, person_of(Role.CONSULTANT))
    strategy.refresh_from_db()
    assert strategy.vision == ""


def test_a_strategy_ends_after_it_begins(country: Country) -> None:
    with pytest.raises(ValidationError):
        services.strategy_begin(country, {**BEGUN, "last_year": 2026}, person_of(Role.CONSULTANT))


def test_the_strategy_at_hand_is_the_latest_that_was_not_set_aside(strategy: Strategy) -> None:
    later = services.strategy_begin(strategy.country, {**BEGUN, "title": "Second"}, strategy.by)
    assert selectors.strategy_of(strategy.country) == later
    services.strategy_set_aside(later, strategy.by)
    assert selectors.strategy_of(strategy.country) == strategy


def test_a_part_rests_on_findings_and_entries(strategy: Strategy) -> None:
    part, country = activity(strategy), strategy.country
    finding = Finding.objects.filter(country=country, standing=Standing.HERE).first()
    values = {"kind": "challenges", "title": "No lamps", "text": "There are no lamps.", "language": "en"}
    entry = observation_make(country, values, strategy.by)
    tie = tie_make(part, finding, strategy.by)
    tie_make(part, finding, strategy.by)
    tie_make(part, entry, strategy.by)
    grounds = selectors.record_of(strategy).activities[0].grounds
    assert [one.kind for one in grounds] == ["finding", "observation"]
    assert grounds[0].quote == finding.text
    assert finding.instrument.title in grounds[0].source
    tie_withdraw(tie, strategy.by)
    assert [one.kind for one in selectors.record_of(strategy).activities[0].grounds] == ["observation"]
    tie_restore(tie, strategy.by)
    assert Tie.objects.filter(part=part, finding=finding).count() == 2


def test_what_a_finding_is_worth_is_shown_only_to_whom_it_may_be(strategy: Strategy) -> None:
    part = activity(strategy)
    finding = Finding.objects.filter(country=strategy.country, standing=Standing.HERE, extent="operative").first()
    finding_judge(finding, Opinion(verdict="corrected", extent="mention", modality="duty"), person_of(Role.REVIEWER))
    tie_make(part, finding, strategy.by)

    def extent(reader: Reader | None) -> str:
        return selectors.record_of(strategy, reader).activities[0].grounds[0].extent

    assert extent(None) == ""
    assert extent(Reader(person=person_of(Role.CONSULTANT), judges=True)) == "operative"
    assert extent(Reader(person=person_of(Role.REVIEWER), judges=True)) == "mention"


def test_the_database_keeps_what_it_should(strategy: Strategy) -> None:
    part = activity(strategy)
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(strategy=strategy, part=part, kind=part.kind, version=1, act="made", by=strategy.by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(strategy=strategy, version=1, act="made", by=strategy.by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.create(strategy=strategy, part=part, by=strategy.by)


def test_values_are_kept_without_what_says_nothing() -> None:
    made = planning.made("activities", "k", {"text": "A", "risks": "", "costs": [{"item": "x", "quantities": {"2027": "2"}}]})
    assert isinstance(made, Activity)
    assert set(planning.kept(made)) == {"text", "costs"}
    assert planning.kept(planning.made("activities", "k", planning.kept(made))) == planning.kept(made)
