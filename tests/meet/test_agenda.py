"""Provisional agendas of the five levels: whole, in order, with hours; questions and questionnaire lead where they say."""

from datetime import date, datetime, time

import pytest
from tests.meet.convened import CONTENT_OF_MEETINGS as CONTENT

from weft.content.meeting import KINDS, PHASES
from weft.meet.agenda import planned
from weft.meet.questionnaire import questionnaire
from weft.meet.scene import minutes_of
from weft.records import Language
from weft.records.meeting import Level

LEVELS = pytest.mark.parametrize("level", list(Level))
DAYS = {"round_table": 1, "national_workshop": 2, "seminar": 1, "regional_workshop": 5, "global_workshop": 5}
LATEST = time(18, 0)
LONGEST_WITHOUT_BREAK_MINUTES = 130


@LEVELS
def test_sessions_follow_one_another_within_the_day(level: Level) -> None:
    plan = planned(CONTENT, level, "2027-04-05", "en")
    assert (date.fromisoformat(plan.ends_on) - date(2027, 4, 5)).days + 1 == DAYS[level]
    for one, after in zip(plan.sessions, plan.sessions[1:], strict=False):
        assert one.ends == after.starts or one.ends[:10] < after.starts[:10]
        assert minutes_of(one) > 0
    assert all(datetime.fromisoformat(one.ends).time() <= LATEST for one in plan.sessions)
    assert len({one.key for one in plan.sessions}) == len(plan.sessions)


@LEVELS
def test_nobody_sits_longer_than_two_hours_without_a_break(level: Level) -> None:
    sat: dict[str, int] = {}
    for one in planned(CONTENT, level, "2027-04-05", "en").sessions:
        day = one.starts[:10]
        sat[day] = sat.get(day, 0) + minutes_of(one) if one.item else 0
        assert sat[day] <= LONGEST_WITHOUT_BREAK_MINUTES, one.key


@LEVELS
def test_every_item_is_dealt_with_and_every_question_belongs_to_one(level: Level) -> None:
    plan = planned(CONTENT, level, "2027-04-05", "fr")
    numbers = [one.number for one in plan.agenda]
    assert numbers == [str(place) for place in range(1, len(numbers) + 1)]
    assert {one.item for one in plan.sessions} - {""} == set(numbers)
    assert {one.item for one in plan.tables} <= set(numbers)
    order = [numbers.index(one.item) for one in plan.sessions if one.item]
    assert order == sorted(order)
    for text in (*plan.objectives, *(one.title for one in plan.agenda), *(one.annotation for one in plan.agenda)):
        assert set(text.words) == set(Language)


@pytest.mark.parametrize(("language", "opens", "closes"), [("en", "Wh", "?"), ("fr", "", "\u00a0?"), ("es", "¿", "?")])
def test_questions_of_groups_are_questions(language: str, opens: str, closes: str) -> None:
    for level in Level:
        for one in planned(CONTENT, level, "2027-04-05", language).tables:
            assert one.question.endswith(closes)
            assert one.question.startswith(opens) or language == "en"


@LEVELS
def test_every_learning_objective_is_measured_before_and_after(level: Level) -> None:
    asked = questionnaire(CONTENT, level)
    objectives = {one.id for one in asked.objectives}
    assert {one.objective for one in asked.questions} - {""} == objectives
    for one in asked.questions:
        assert one.kind in KINDS
        assert set(one.phases) <= set(PHASES)
        assert (one.kind == "choice") == bool(one.options)
        assert not one.right or one.right in {option.id for option in one.options}
        assert not one.objective or set(one.phases) == set(PHASES)


def test_questions_name_levels_and_objectives_that_there_are() -> None:
    levels = {one.id: {objective.id for objective in one.objectives} for one in CONTENT.agendas.levels}
    assert set(levels) == set(Level)
    for one in CONTENT.evaluation.questions:
        for level, objective in one.objective.items():
            assert objective in levels[level], (one.id, level)
