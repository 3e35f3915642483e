"""Answers marked: the right one is right whatever its case and accents, every other one is not, and a score is never rounded up."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.courses.taught import QUESTIONS, UNITS

from weft.content.teaching import Question, Quiz
from weft.courses.marking import folded, is_right, marked, right_answer, shuffled

ALL = [pytest.param(one, id=kind) for kind, one in QUESTIONS.items()]
ANSWERS = st.lists(st.sampled_from(["a", "b", "c", "d", "true", "false", "270", "x"]), max_size=5).map(tuple)


def given_right(question: Question) -> tuple[str, ...]:
    """A right answer as a learner gives it."""
    return right_answer(question)[:1] if question.kind == "short" else right_answer(question)


@pytest.mark.parametrize("question", ALL)
def test_the_right_answer_is_right(question: Question) -> None:
    assert is_right(question, given_right(question))


@pytest.mark.parametrize("question", ALL)
@given(answer=ANSWERS)
def test_every_other_answer_is_not(question: Question, answer: tuple[str, ...]) -> None:
    assume(answer != given_right(question))
    assume(question.kind != "multiple" or sorted(answer) != sorted(given_right(question)))
    assert not is_right(question, answer)


@pytest.mark.parametrize("said", ["270 days", " 270  JOURS. ", "270 dias", "reparation", "RÉPARATION"])
def test_a_short_answer_is_taken_in_any_language_case_and_accent(said: str) -> None:
    assert is_right(QUESTIONS["short"], (said,))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_score_is_rounded_down() -> None:
    quiz = Quiz(questions=tuple(QUESTIONS.values()))
    answers = {one.id: given_right(one) for one in quiz.questions[:5]}
    result = marked(quiz, answers)
    assert (len(result.right), result.of, result.percent) == (5, 6, 83)
    assert marked(quiz, {}).percent == 0


@pytest.mark.parametrize("question", [one for _, unit in UNITS for one in unit.quiz.questions if one.kind in ("ordering", "matching")])
def test_what_is_to_be_ordered_is_not_shown_in_its_order(question: Question) -> None:
    right = right_answer(question)
    mixed = shuffled(question, right)
    assert sorted(mixed) == sorted(right)
    assert mixed != right
