"""Answers are drafted from what the texts of the sample country show, each back to its quotes, and never by more."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.national.sample import KNOWLEDGE, NATIONAL, PROFILE, REPORT, desk, drafted, study

from weft.content.national import SECTION
from weft.national.desk import Desk
from weft.national.drafting import closed, draft
from weft.national.official import draft_json, draft_read
from weft.records import Extent, Language
from weft.records.reporting import DraftAnswer, State
from weft.report.voice import Voice

GOLDEN = Path(__file__).parent / "solandra.json"
DRAFTS = {one.draft.key: one.draft for one in drafted().answers}


def told(one: DraftAnswer) -> dict[str, object]:
    """A draft as the golden file tells it: state, options with their rules, number of quotes, codes."""
    return {
        "state": one.state.value,
        "values": [[value.value, value.rule, len(value.findings), len(value.sources)] for value in one.values],
        "why": [reason.code for reason in one.why],
        "left": [reason.code for reason in one.left],
    }


def test_the_draft_of_the_sample_country_is_the_golden_one() -> None:
    made = {key: told(one) for key, one in DRAFTS.items()}
    assert made == json.loads(GOLDEN.read_text(encoding="utf-8")), "read the differences, then write tests/national/solandra.json anew"


def test_every_question_is_drafted_and_the_indicators_too() -> None:
    asked = {key for key, one in NATIONAL.questions.items() if one.where != SECTION}
    assert asked | {key for one in NATIONAL.indicators for key in one.keys} == set(DRAFTS)


def test_every_claim_reaches_back_to_words_of_a_text() -> None:
    for one in DRAFTS.values():
        for value in one.values:
            assert value.findings or value.sources or value.rule in ("national_silence", "answer_measures_none", "answer_sectors_none")
            assert all(desk().by_id[finding].quotes for finding in value.findings)


def test_a_rule_asks_for_provisions_that_make_one() -> None:
    for value in DRAFTS["Q016"].values:
        assert {desk().by_id[one].extent for one in value.findings} == {Extent.OPERATIVE}


def test_a_provision_that_leaves_medicines_out_regulates_none() -> None:
    """The Act of the sample country does not apply to medicines: no answer to the question whether they are regulated."""
    shown = [desk().by_id[one] for value in DRAFTS["Q014"].values for one in value.findings]
    assert [one.text for one in shown if "does not apply" in one.text] == []


def test_practice_money_and_the_clearing_house_are_left_to_people() -> None:
    assert {DRAFTS[key].state for key in ("Q010", "Q011", "Q055", "Q087", "Q102_a", "Q153", "Q172")} == {State.ELSEWHERE}


def test_general_rules_on_damage_are_shown_and_decide_nothing() -> None:
    """Article 12 of the Supplementary Protocol lets a Party rely on them: whether they reach LMOs, a person says."""
    assert DRAFTS["Q162_a"].state is State.SILENT
    assert [one.code for one in DRAFTS["Q162_a"].why] == ["national_why_reached"]
    assert DRAFTS["Q162_a"].findings


def test_a_country_that_is_no_party_is_not_asked_about_its_measures() -> None:
    made = {one.draft.key: one.draft for one in draft(Desk(study(replace(PROFILE, party_sp=False)), KNOWLEDGE)).answers}
    assert made["Q159"].values[0].value == "false"
    assert {made[key].state for key in ("Q160", "Q161", "Q168", "Q169")} == {State.NOT_APPLICABLE}


def test_an_unstated_profile_turns_nothing_into_an_answer() -> None:
    made = {one.draft.key: one.draft for one in draft(Desk(study(replace(PROFILE, party_sp=None)), KNOWLEDGE)).answers}
    assert made["Q159"].state is State.ELSEWHERE
    assert made["Q159"].values == ()


def test_without_texts_nothing_is_proposed_from_texts() -> None:
    made = draft(Desk(study(only=()), KNOWLEDGE)).answers
    assert {one.draft.state for one in made if one.draft.where == "texts" and one.draft.key.startswith("Q")} == {State.UNREAD}


def test_a_few_texts_that_are_silent_say_no_no() -> None:
    made = {
        one.draft.key: one.draft for one in draft(Desk(study(only=("ley-112-1987-protocolo-de-cartagena-oea.txt",)), KNOWLEDGE)).answers
    }
    assert made["Q016"].state is State.SILENT
    assert [one.code for one in made["Q016"].why] == ["national_why_few"]


def test_needs_and_activities_stand_under_their_official_areas() -> None:
    needs = {value.value: [one.arguments[0] for one in value.sources] for value in DRAFTS["Q123"].values}
    assert needs == {
        "7C980FF4-3C5B-4711-81F9-BA6F28C12598": ["Two assessors for field trials"],
        "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED": ["=Vehicles"],
    }
    assert [value.value for value in DRAFTS["Q119"].values] == ["0FF8F112-C0E9-4A18-83E1-40D4EF61503E"]


def test_words_name_the_provisions_in_three_languages() -> None:
    words = DRAFTS["Q009"].values[0].words
    assert set(words) == {"en", "fr", "es"}
    assert len(set(words.values())) == 3


@pytest.mark.parametrize(
    ("given", "shut"),
    [({}, False), ({"Q022": ("true",)}, False), ({"Q022": ("false",)}, True)],
)
def test_a_question_closes_by_the_answer_before_it(given: dict[str, tuple[str, ...]], *, shut: bool) -> None:
    assert (closed(NATIONAL.questions["Q023"], given) is not None) == shut


@pytest.mark.parametrize(("one", "other", "shut"), [("false", "false", True), ("true", "false", False), ("false", "true", False)])
def test_of_two_answers_before_it_one_is_enough(one: str, other: str, *, shut: bool) -> None:
    assert (closed(NATIONAL.questions["Q143"], {"Q141": (one,), "Q142": (other,)}) is not None) == shut


@pytest.mark.parametrize("language", list(Language))
def test_all_that_is_said_of_a_draft_has_words(language: Language) -> None:
    voice = Voice(REPORT, language)
    for one in DRAFTS.values():
        codes = [value.rule for value in one.values] + [reason.code for reason in (*one.why, *one.left)]
        codes += [source.code for value in one.values for source in value.sources]
        assert [code for code in codes if not voice.knows(code)] == []


def test_the_same_study_gives_the_same_bytes_and_they_are_read_back() -> None:
    again = draft(Desk(study(), KNOWLEDGE, desk().undertaken))
    assert draft_json(again) == draft_json(drafted())
    assert draft_read(draft_json(again)) == drafted()
