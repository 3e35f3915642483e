"""The declared rules: every code has its sentence, every id exists, every pattern can be read."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from tests.assess.making import content

from weft import assess
from weft.content.framework import Cues
from weft.content.loading import folder
from weft.matching import expand
from weft.records import Profile, Record

CONTENT = content()
FILES = sorted((folder() / "assess").glob("*.yaml"))
LANGUAGES = ("en", "fr", "es")
SCALES = {entry["key"]: entry for entry in yaml.safe_load((folder() / "lists" / "scales.yaml").read_text(encoding="utf-8"))["entries"]}
PROPOSALS = [(question.key, proposal) for question in CONTENT.questions for proposal in question.proposals]
CODES = [
    *(code for code, _ in assess.rules()),
    *(step.rule for step in CONTENT.scale.steps),
    *(proposal.rule for _, proposal in PROPOSALS),
]


def cues(value: Any) -> Iterator[Cues]:
    """All cues anywhere in the declared rules, lists of plain examples left out."""
    if isinstance(value, Cues):
        yield value
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            if name not in ("matches", "misses"):
                yield from cues(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from cues(part)


DECLARED = (CONTENT.mandates, CONTENT.silence, CONTENT.definitions, CONTENT.food, CONTENT.exclusions, CONTENT.naming)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_said_in_three_languages(code: str, messages: dict[str, dict[str, str]]) -> None:
    assert set(messages[code]) == set(LANGUAGES)
    assert all(messages[code].values())


def test_no_sentence_is_left_without_a_rule(messages: dict[str, dict[str, str]]) -> None:
    assert set(messages) - set(CODES) == {"answer_not_from_texts"}


def test_the_three_languages_take_the_same_arguments(messages: dict[str, dict[str, str]]) -> None:
    for code, said in messages.items():
        assert len({frozenset(re.findall(r"\{\d}", said[language])) for language in LANGUAGES}) == 1, code


def test_what_is_not_certain_is_said_to_be_checked(messages: dict[str, dict[str, str]]) -> None:
    for code, _ in ((code, version) for code, version in assess.rules() if code in messages and "{0}" in messages[code]["en"]):
        said = messages[code]
        assert "To be checked" in said["en"], code
        assert "À vérifier" in said["fr"], code
        assert "Por comprobar" in said["es"], code


def test_french_and_spanish_signs(messages: dict[str, dict[str, str]]) -> None:
    for code, said in messages.items():
        assert not re.search(r"[^\u00a0][;:?!»]", said["fr"]), code
        assert not re.search(r"«[^\u00a0]", said["fr"]), code
        assert said["es"].count("?") == said["es"].count("¿"), code


@pytest.mark.parametrize("declared", DECLARED, ids=lambda one: type(one).__name__)
def test_every_pattern_can_be_read(declared: Record) -> None:
    for found in cues(declared):
        for language in LANGUAGES:
            for pattern in getattr(found, language):
                assert all(expand(part) for part in pattern.split(" ... "))


def test_rows_named_by_the_rules_exist() -> None:
    known = {row.id for row in CONTENT.obligations}
    named = {
        *CONTENT.reach.wider_obligations,
        *CONTENT.periods.compared,
        *CONTENT.silence.obligations,
        *CONTENT.silence.exceptions,
        *CONTENT.food.obligations,
        *CONTENT.redress.response_obligations,
        CONTENT.redress.obligation,
        *(concept.obligation for concept in CONTENT.definitions.concepts),
        *(row for question in CONTENT.questions for row in question.rows),
    }
    assert named - known == set()
    assert set(CONTENT.reach.wider_treaties) <= {row.treaty for row in CONTENT.obligations}


def test_codes_of_lists_exist() -> None:
    roles = {role.id for role in CONTENT.roles}
    themes = {entry["id"] for entry in yaml.safe_load((folder() / "lists" / "themes.yaml").read_text(encoding="utf-8"))["entries"]}
    assert {*CONTENT.mandates.single_roles, *CONTENT.periods.actors_apart, *CONTENT.naming.roles_of_persons} <= roles
    assert {
        *CONTENT.mandates.decision_themes,
        *CONTENT.periods.themes_apart,
        *CONTENT.food.assessment_themes,
        *CONTENT.redress.penalty_themes,
        CONTENT.food.approval_theme,
    } <= themes
    assert set(CONTENT.reach.soft) <= set(CONTENT.types.values())
    assert set(CONTENT.reach.not_domestic) <= set(CONTENT.types)


def test_conditions_are_fields_of_the_profile() -> None:
    conditions = {condition for row in CONTENT.obligations for condition in row.applies_if}
    asked = {condition for question in CONTENT.questions for condition in question.asked_of}
    assert conditions | asked <= set(Profile.__struct_fields__)


def test_answers_are_options_of_their_scale() -> None:
    assert {question.key for question in CONTENT.questions} == set(SCALES)
    for key, proposal in PROPOSALS:
        assert proposal.value in [option["value"] for option in SCALES[key]["options"]]


def test_every_clock_compared_is_a_number() -> None:
    clocks = {row.id: row.clock for row in CONTENT.obligations}
    expected = {"CPB-09-1": 90, "CPB-10-2": 90, "CPB-10-3": 270, "CPB-11-1": 15, "CPB-11-6": 270, "CPB-12-1b": 30, "CPB-12-2": 90}
    assert {row: getattr(clocks[row], "number", None) for row in CONTENT.periods.compared} == expected


def test_files_are_the_ones_that_are_read() -> None:
    assert [path.stem for path in FILES] == [
        "answers",
        "coverage",
        "deadlines",
        "definitions",
        "exclusions",
        "food_approval",
        "institution_names",
        "integration",
        "overlaps",
        "redress",
        "tacit_approval",
    ]
