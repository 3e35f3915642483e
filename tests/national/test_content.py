"""The questions of national reports: what they name exists, in three languages; keys and options are the official ones."""

import csv
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from tests.national.sample import NATIONAL, REPORT
from tests.prepared import CONTENT, LANGUAGES

from weft.content.loading import yaml_of
from weft.content.national import SECTION, TEXTS, TYPES, WHERE, Only, Question, Rule
from weft.records import Degree, Profile

REFERENCE = Path(os.environ.get("WEFT_REFERENCE", "/nowhere"))
needs_reference = pytest.mark.skipif(not REFERENCE.is_dir(), reason="no official questionnaires: set WEFT_REFERENCE to their folder")
QUESTIONS = list(NATIONAL.questions.values())
RULES = list(NATIONAL.rules.values())
KINDS_OF_TEXT = {"law", "policy", "draft", "standing", "named", "sectors", "sectors_ruled"}
FACTS = KINDS_OF_TEXT | {"gaps", "met", "met_per_cent", "elsewhere", "analysed", "unread"}
CODE = re.compile(r'"((?:national|break|decision|earlier)_[a-z_]+)"')
FRENCH = re.compile(r"[^\s\u00a0\u202f] ?[;?!»](?!\w)|«(?![\u00a0\u202f])|\w :")
ROWS = {one.id for one in CONTENT.obligations}


def by_key(one: Question | Rule) -> str:
    return one.key


def test_every_question_of_the_fifth_report_is_there() -> None:
    assert len(QUESTIONS) == 237
    assert {f"Q{number:03}" for number in range(7, 177)} <= set(NATIONAL.questions)


@pytest.mark.parametrize("one", QUESTIONS, ids=by_key)
def test_a_question_refers_to_what_exists(one: Question) -> None:
    assert one.type in TYPES
    assert one.where in WHERE
    assert set(one.obligations) <= ROWS
    assert not one.scale or NATIONAL.options(one)
    assert bool(one.scale) == (one.type in ("option", "term"))
    values = {option.value for option in NATIONAL.options(one)}
    assert {*one.explained, *one.alone} <= values
    for after in one.after:
        assert {*after.values, *after.unless} <= {option.value for option in NATIONAL.options(NATIONAL.questions[after.question])}
    assert not one.within or NATIONAL.questions[one.within].where == SECTION


@pytest.mark.parametrize("one", QUESTIONS, ids=by_key)
def test_a_question_is_said_in_three_languages(one: Question) -> None:
    said = [one.ask, *(option.label for option in NATIONAL.options(one))]
    assert all(getattr(text, language) for text in said for language in LANGUAGES)
    assert [text.fr for text in said if FRENCH.search(text.fr)] == []
    assert [text.es for text in said if text.es.count("?") != text.es.count("¿")] == []


def test_questions_that_texts_can_show_have_a_rule_and_no_other() -> None:
    assert {one.key for one in QUESTIONS if one.where == TEXTS} == set(NATIONAL.rules)


@pytest.mark.parametrize("rule", RULES, ids=by_key)
def test_a_rule_refers_to_what_exists(rule: Rule) -> None:
    question = NATIONAL.questions[rule.key]
    assert set(rule.rows) <= ROWS
    assert set(rule.asked_of) <= set(Profile.__struct_fields__)
    assert rule.from_assessment or NATIONAL.proposals(rule)
    for proposal in NATIONAL.proposals(rule):
        assert NATIONAL.option(question, proposal.value), proposal.value
        assert proposal.rule in REPORT.messages, proposal.rule
        assert {*proposal.least, *proposal.most} <= FACTS
        assert not proposal.evidence or proposal.evidence in KINDS_OF_TEXT
        _assert_known(proposal.only)


def _assert_known(only: Only) -> None:
    assert set(only.types) <= set(REPORT.lists["instrument_types"])
    assert set(only.degrees) <= {one.value for one in Degree}
    assert set(only.themes) <= set(REPORT.lists["themes"])
    assert set(only.rows) <= ROWS


@pytest.mark.parametrize("rule", RULES, ids=by_key)
def test_a_no_rests_on_every_text_read_and_nothing_found(rule: Rule) -> None:
    """Silence says no only where all was read; of an optional provision it says nothing."""
    negative = [one for one in NATIONAL.proposals(rule) if one.rule == "national_silence"]
    for proposal in negative:
        assert proposal.least["analysed"] >= 5
        assert {"standing", "draft", "named", "unread"} <= set(proposal.most)
    assert not (negative and {"SP-10-1"} & set(rule.rows))


def test_every_code_that_drafting_can_say_has_words() -> None:
    sources = Path(__file__).parents[2] / "src" / "weft" / "national"
    said = {code for path in sources.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}
    said |= {f"national_why_{where}" for where in WHERE if where not in (SECTION, "writing", TEXTS, "people", "profile")}
    said |= {one.reason for one in NATIONAL.breaks}
    said -= {code for code in said if f"sheet.{code}" in REPORT.phrases}
    assert [code for code in said if code not in REPORT.messages] == []
    assert len(said) > 30


def test_no_message_of_the_file_is_unused() -> None:
    code = "".join(path.read_text("utf-8") for path in (Path(__file__).parents[2] / "src" / "weft").rglob("*.py"))
    rules = (CONTENT.root / "national" / "rules.yaml").read_text("utf-8") + (CONTENT.root / "national" / "mappings.yaml").read_text("utf-8")
    told = yaml_of(CONTENT.root / "messages" / "national.yaml")
    made = {f"national_why_{where}" for where in WHERE}
    assert [one for one in told if one not in made and one not in code and one not in rules] == []


def official(report: int) -> dict[str, dict[str, Any]]:
    """The official questions by key."""
    sections = json.loads((REFERENCE / "reference" / "nr" / f"nr{report}_en.json").read_text("utf-8-sig"))
    found: dict[str, dict[str, Any]] = {}
    waiting = [question for section in sections for question in section["questions"]]
    while waiting:
        question = waiting.pop(0)
        found[question["key"]] = question
        waiting += [*question.get("questions", ()), *question.get("subQuestions", ())]
    return found


@needs_reference
def test_keys_types_and_options_are_the_official_ones() -> None:
    ours = {one.key: (one.type, one.multiple, one.mandatory, [option.value for option in NATIONAL.options(one)]) for one in QUESTIONS}
    theirs = {
        key: (one["type"], bool(one.get("multiple")), bool(one.get("mandatory")), [option["value"] for option in one.get("options") or ()])
        for key, one in official(5).items()
    }
    assert ours == theirs


@needs_reference
def test_no_sentence_of_the_questionnaire_stands_in_the_content() -> None:
    theirs = {re.sub(r"<[^>]+>", "", one["title"]).strip().lower() for one in official(5).values()}
    long = {text for text in theirs if len(text.split()) > 6}
    assert [one.key for one in QUESTIONS if one.ask.en.lower() in long] == []


@needs_reference
@pytest.mark.parametrize(("later", "earlier"), [(5, 4), (4, 3), (4, 2), (3, 2)])
def test_the_mappings_are_the_official_ones(later: int, earlier: int) -> None:
    held = json.loads((REFERENCE / "reference" / "nr" / "mapping" / f"cpbNationalReport{later}-{earlier}.json").read_text("utf-8-sig"))
    theirs = {key: one if isinstance(one, str) else one["question"] for key, one in held.items() if key in official(later)}
    known = official(earlier)
    tie = NATIONAL.ties[(later, earlier)]
    ours = {**tie.same, **tie.worded, **tie.scale, **{key: one.key for key, one in tie.values.items()}}
    assert ours == {key: one for key, one in theirs.items() if one in known}


@needs_reference
def test_the_obligations_are_those_of_the_map() -> None:
    rows = csv.DictReader((REFERENCE / "nr5_map.csv").read_text("utf-8").splitlines())
    theirs = {row["nr5_key"]: tuple(filter(None, row["obligation_ids"].split(";"))) for row in rows}
    assert {one.key: one.obligations for one in QUESTIONS} == theirs
