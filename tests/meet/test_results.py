"""Evaluation before and after: means, differences and pairs by hand; what fits no question is counted, not mixed in."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.meet.convened import ASKED, WORKSHOP

from weft.meet.following import is_late, later, reminders, state
from weft.meet.results import Results, fits, results
from weft.records.meeting import Answer, Commitment, Meeting

SCALE = "objective:liability"


def of(*rows: tuple[str, str, str, str]) -> Results:
    """The results of answers: question, phase, value, person."""
    answers = tuple(Answer(question=question, phase=phase, value=value, person=person) for question, phase, value, person in rows)
    return results(replace(WORKSHOP, answers=answers), ASKED)


def test_before_and_after_with_their_pairs() -> None:
    found = of((SCALE, "before", "2", "a"), (SCALE, "before", "3", "b"), (SCALE, "after", "5", "b"), (SCALE, "after", "4", "c"))
    one = next(one for one in found.measured if one.question.id == SCALE)
    assert (one.before.count, one.before.value, one.after.count, one.after.value) == (2, Decimal("2.5"), 2, Decimal("4.5"))
    assert (one.difference, one.both, one.change) == (Decimal("2.0"), 1, Decimal("2.0"))
    assert found.sheets == {"before": 2, "after": 2}


def test_knowledge_is_the_share_that_was_right() -> None:
    found = of(*(("operator", "after", value, str(place)) for place, value in enumerate(("operator", "operator", "exporter", "unsure"))))
    one = next(one for one in found.measured if one.question.id == "operator")
    assert (one.before.value, one.after.value, one.difference) == (None, Decimal("50.0"), None)


def test_the_last_answer_of_a_person_counts() -> None:
    found = of((SCALE, "before", "1", "a"), (SCALE, "before", "5", "a"))
    one = next(one for one in found.measured if one.question.id == SCALE)
    assert (one.before.count, one.before.value) == (1, Decimal("5.0"))


@pytest.mark.parametrize("value", ["0", "6", "-1", "3.5", "", "x", "٣", "=3", "33"])
def test_what_is_not_on_the_scale_is_refused_and_counted(value: str) -> None:
    question = next(one for one in ASKED.questions if one.id == SCALE)
    assert not fits(question, value, ASKED)
    assert of((SCALE, "before", value, "a")).refused == 1


@pytest.mark.parametrize(("question", "phase"), [("nothing", "before"), ("documents", "before"), (SCALE, "during")])
def test_an_answer_to_no_question_is_refused(question: str, phase: str) -> None:
    assert of((question, phase, "3", "a")).refused == 1


def test_choices_that_nobody_made_are_there_too() -> None:
    found = of(("time", "after", "right", "a"))
    ((_, spread),) = found.choices
    assert [(one.code, one.count) for one in spread.shares] == [("short", 0), ("right", 1), ("long", 0)]


def test_words_stand_in_no_order_of_people() -> None:
    found = of(("change", "after", "zebra", "a"), ("change", "after", " Apple ", "b"))
    assert [words for question, _, words in found.words if question.id == "change"] == [("Apple", "zebra")]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2027-04-09", 3, "2027-07-09"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2027-12-31", 12, "2028-12-31"),
        ("2028-02-29", 12, "2029-02-28"),
    ],
)
def test_the_same_day_so_many_months_on(day: str, months: int, then: str) -> None:
    assert later(day, months) == then


def promised(*reports: tuple[str, str, str]) -> Meeting:
    return replace(WORKSHOP, commitments=(Commitment(key="k", text="t", owner="o", due="2027-09-30", reports=reports),))


def test_nobody_is_asked_of_what_is_done() -> None:
    meeting = promised(("2027-08-01", "done", ""), ("2027-05-01", "under_way", ""))
    assert [(one.months, one.on, one.asks) for one in reminders(meeting)] == [
        (3, "2027-07-09", ("k",)),
        (6, "2027-10-09", ()),
        (12, "2028-04-09", ()),
    ]


@pytest.mark.parametrize(
    ("reports", "on", "late"),
    [((), "2027-09-30", False), ((), "2027-10-01", True), ((("2027-10-01", "done", ""),), "2027-10-01", False)],
)
def test_what_is_late(reports: tuple[tuple[str, str, str], ...], on: str, late: bool) -> None:
    (one,) = promised(*reports).commitments
    assert is_late(one, on) is late
    assert state(one) == (reports[-1][1] if reports else "open")
