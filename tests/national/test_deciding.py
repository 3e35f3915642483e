"""People decide; the machine's proposal stays beside it; what they decided comes out in the official form and goes in again unchanged."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.national.sample import NATIONAL, REPORT, drafted

from weft.content.national import SECTION, Question
from weft.national import official
from weft.national.comparing import linked
from weft.national.deciding import accepted, decided, faults, open_questions, standing
from weft.national.earlier import read
from weft.records.reporting import Decision, Given

NAMESPACE = "6ba7b811-9dad-11d1-80b4-00c04fd430c8"
HEAD = official.Head(namespace=NAMESPACE, languages=("en", "fr"))
ANSWERED = {one.draft.key: one for one in drafted().answers}
ASKED = [one for one in NATIONAL.questions.values() if one.where != SECTION]
REFERENCE = Path(os.environ.get("WEFT_REFERENCE", "/nowhere"))


def decision(given: Given, mark: str = "") -> Decision:
    return Decision(given=given, by="A. Okoro", on="2026-11-24", mark=mark)


def test_a_decision_stands_beside_the_proposal_and_the_last_counts() -> None:
    words = {"true.some": {"en": "Carriers"}}
    first, second = (decision(Given(key="Q016", values=(value,), words=words)) for value in ("false", "true.some"))
    report = decided(drafted(), {"Q016": (first, second), "Q999": (first,)})
    one = next(one for one in report.answers if one.draft.key == "Q016")
    assert one.draft == ANSWERED["Q016"].draft
    assert one.decisions == (first, second)
    assert standing(report) == {"Q016": second.given}


def test_a_proposal_that_changed_after_the_decision_says_so() -> None:
    kept = decided(drafted(), {"Q016": (accepted(ANSWERED["Q016"], "A. Okoro", "2026-11-24"),)})
    moved = decided(drafted(), {"Q016": (decision(Given(key="Q016", values=("true",)), mark="another"),)})
    assert [one.changed for one in kept.answers if one.decisions] == [False]
    assert [one.changed for one in moved.answers if one.decisions] == [True]


def test_a_no_closes_the_questions_behind_it() -> None:
    before = set(open_questions(drafted(), NATIONAL))
    after = set(open_questions(decided(drafted(), {"Q022": (decision(Given(key="Q022", values=("false",))),)}), NATIONAL))
    assert before - after == {"Q022", "Q023", "Q024", "Q025_a", "Q025_b"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Given(key="Q900", values=("true",)), "decision_unknown_question"),
        (Given(key="Q016", values=("perhaps",)), "decision_unknown_value"),
        (Given(key="Q016", values=("true", "false")), "decision_one_only"),
        (Given(key="Q008", values=("instrument.none", "instrument.indirectLaws")), "decision_alone"),
        (Given(key="Q016"), "decision_empty"),
        (Given(key="Q016", values=("true.some",)), "decision_words"),
        (Given(key="17_1", values=("mostly",)), "decision_unknown_value"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.key,
)
def test_what_is_wrong_with_a_decision_is_said(wrong: Given, code: str) -> None:
    found = [one.code for one in faults(decision(wrong), NATIONAL)]
    assert code in found
    assert all(one in REPORT.messages for one in found)


def test_a_decision_without_name_is_none() -> None:
    assert [one.code for one in faults(replace(decision(Given(key="Q016", values=("true",))), by=""), NATIONAL)] == ["decision_by"]


def test_accepted_proposals_are_sound_and_come_out_in_the_official_form() -> None:
    taken = {key: (accepted(one, "A. Okoro", "2026-11-24"),) for key, one in ANSWERED.items() if one.draft.values}
    assert [fault for held in taken.values() for fault in faults(held[0], NATIONAL)] == []
    report = decided(drafted(), taken)
    made = official.record(report, NATIONAL, HEAD)
    assert made["Q007"] == {"value": "implementation.partiallyInPlace"}
    assert made["government"] == {"identifier": "xs"}
    header, needs = made["header"], made["Q123"]
    assert isinstance(header, dict)
    assert (header["schema"], header["languages"]) == ("cpbNationalReport5", ["en", "fr"])
    assert isinstance(needs, list)
    assert needs[1] == {"value": "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED", "additionalInformation": {"en": "=Vehicles"}}
    answered = official.indicators(report, NATIONAL, HEAD)["binaryResponseTarget17"]
    assert answered == {"indicator": {"identifier": "KMGBF-INDICATOR-BIN-17"}, "responses": {"17_1": "partially"}}


def test_what_nobody_decided_is_not_handed_out() -> None:
    assert set(official.record(drafted(), NATIONAL, HEAD)) == {"header", "government"}


TEXTS = st.dictionaries(st.sampled_from(("en", "fr", "es")), st.text(min_size=1), min_size=1)


def answers_to(question: Question) -> st.SearchStrategy[Given]:
    """Any sound answer to a question."""
    if question.type == "int":
        return st.integers(min_value=0, max_value=10**6).map(lambda number: Given(key=question.key, number=number))
    if not question.scale:
        return TEXTS.map(lambda text: Given(key=question.key, text=text))
    values = [one.value for one in NATIONAL.options(question) if one.value not in question.alone]
    most = len(values) if question.multiple else 1
    chosen = st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)
    return st.builds(lambda held, text: _given(question, tuple(held), text), chosen, TEXTS)


def _given(question: Question, values: tuple[str, ...], text: dict[str, str]) -> Given:
    return Given(key=question.key, values=values, words={one: text for one in values if one in question.explained})


def some_answers(asked: list[Question]) -> st.SearchStrategy[tuple[Given, ...]]:
    return st.tuples(*map(answers_to, asked))


@settings(max_examples=25)
@given(st.lists(st.sampled_from(ASKED), min_size=1, max_size=8, unique_by=lambda one: one.key).flatmap(some_answers))
def test_what_is_handed_out_is_read_back_the_same(answers: tuple[Given, ...]) -> None:
    report = decided(drafted(), {one.key: (decision(one),) for one in answers})
    assert [fault for one in answers for fault in faults(decision(one), NATIONAL)] == []
    back = read(official.as_json(official.record(report, NATIONAL, HEAD)))
    assert back.problems == ()
    assert (back.report, back.country, back.languages) == (5, "xs", ("en", "fr"))
    assert back.answers == {one.key: one for one in answers}


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="no official questionnaires: set WEFT_REFERENCE to their folder")
@pytest.mark.parametrize("report", [4, 3, 2])
def test_every_earlier_key_that_a_question_is_tied_to_exists(report: int) -> None:
    sections = json.loads((REFERENCE / "reference" / "nr" / f"nr{report}_en.json").read_text("utf-8-sig"))
    known = {one["key"] for section in sections for question in section["questions"] for one in (question, *question.get("questions", ()))}
    links = [linked(one.key, report, NATIONAL) for one in ASKED]
    assert {one.key for one in links if one.key} <= known
