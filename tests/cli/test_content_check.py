"""Faults of the content are all said, each with its file."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.running import weft

from weft.cli.content_check import _meeting_faults, faults
from weft.cli.exits import Exit
from weft.content.loading import folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(folder(), tmp_path / "content")
    return tmp_path / "content"


def test_the_content_that_ships_is_sound() -> None:
    assert list(faults(folder())) == []


def test_several_faults_are_told_at_once(copy: Path) -> None:
    (copy / "themes/cues.yaml").write_text("themes: [", encoding="utf-8")
    (copy / "messages/more.yaml").write_text(
        "working: {en: a, fr: b, es: c}\nodd: {en: '{0}', fr: x, es: '{0}'}\nhalf: {en: a}\n", encoding="utf-8"
    )
    told = weft("check-content", "--content", copy, "--json")
    codes = [(fault["code"], fault["arguments"][0]) for fault in json.loads(told.stdout)]
    assert told.returncode == Exit.CONTENT_BROKEN
    assert ("content_not_yaml", "cues.yaml") in codes
    assert ("content_shape", "more.yaml") in codes


def test_messages_must_ask_for_the_same_arguments_and_stand_once(copy: Path) -> None:
    (copy / "messages/more.yaml").write_text("working: {en: a, fr: b, es: c}\nodd: {en: '{0}', fr: x, es: '{0}'}\n", encoding="utf-8")
    codes = {(fault.code, fault.arguments) for fault in faults(copy)}
    assert ("content_twice", ("cli.yaml, more.yaml", "working")) in codes
    assert ("content_places", ("more.yaml", "odd")) in codes


BROKEN_GUIDES = [
    ("id: papers", "id: border", ("content_twice", "trade.yaml", "border")),
    ("id: trade", "id: justice", ("content_twice", "justice.yaml, trade.yaml", "justice")),
    ("place: challenges", "place: chalenges", ("content_unknown", "trade.yaml", "chalenges")),
    ("sectors: [trade,", "sectors: [trades,", ("content_unknown", "trade.yaml", "trades")),
    ("kind: choice", "kind: choise", ("content_unknown", "trade.yaml", "choise")),
    ("kind: choice", "kind: text", ("content_options", "trade.yaml", "refused")),
    ("{id: unknown,", '{id: "no",', ("content_twice", "trade.yaml", "no")),
    ("fr: Commerce et douanes", "fr: ' '", ("content_empty", "trade.yaml", "trade.title")),
    ("fr: Oui", "fr: ''", ("content_empty", "trade.yaml", "trade.questions.refused.options.yes.label")),
    (", es: Comercio y aduanas", "", ("content_shape", "trade.yaml", "Object missing required field `es` - at `$.title`")),
    ("place: challenges", "plase: challenges", ("content_shape", "trade.yaml")),
    ("questions:", "questions: [", ("content_not_yaml", "trade.yaml")),
]
"""What stands in content/questionnaires/trade.yaml, what is written in its place, the fault that is told."""


@pytest.mark.parametrize(("stands", "written", "told"), BROKEN_GUIDES)
def test_a_broken_guide_for_interviews_and_questionnaires_is_told(stands: str, written: str, told: tuple[str, ...], copy: Path) -> None:
    guide = copy / "questionnaires/trade.yaml"
    text = guide.read_text(encoding="utf-8")
    assert stands in text
    guide.write_text(text.replace(stands, written, 1), encoding="utf-8")
    assert told in {(one.code, *one.arguments)[: len(told)] for one in faults(copy)}


BROKEN_MEETINGS = [
    ("agendas.yaml", "item: opening, minutes: 20", "item: openning, minutes: 20", ("content_unknown", "agendas.yaml", "openning")),
    ("agendas.yaml", "pause: coffee", "pause: cofee", ("content_unknown", "agendas.yaml", "cofee")),
    ("agendas.yaml", "way: panel", "way: panels", ("content_unknown", "agendas.yaml", "panels")),
    ("agendas.yaml", "id: seminar", "id: conference", ("content_unknown", "agendas.yaml", "conference")),
    ("agendas.yaml", "fr: Pause", "fr: ' '", ("content_empty", "agendas.yaml", ".breaks.coffee.title")),
    ("evaluation.yaml", "right: operator", "right: operators", ("content_unknown", "evaluation.yaml", "operators")),
    ("evaluation.yaml", "round_table: correct", "round_table: corect", ("content_unknown", "evaluation.yaml", "corect")),
    ("evaluation.yaml", "kind: words", "kind: word", ("content_unknown", "evaluation.yaml", "word")),
    ("evaluation.yaml", "phases: [before]", "phases: [during]", ("content_unknown", "evaluation.yaml", "during")),
    ("evaluation.yaml", "measures:", "messures:", ("content_shape", "evaluation.yaml")),
]
"""A file of content/meetings, what stands in it, what is written in its place, the fault that is told."""


@pytest.mark.parametrize(("file", "stands", "written", "told"), BROKEN_MEETINGS)
def test_broken_agendas_and_questionnaires_of_meetings_are_told(
    file: str, stands: str, written: str, told: tuple[str, ...], copy: Path
) -> None:
    path = copy / "meetings" / file
    text = path.read_text(encoding="utf-8")
    assert stands in text
    path.write_text(text.replace(stands, written, 1), encoding="utf-8")
    assert told in {(fault.code, *fault.arguments[: len(told) - 1]) for fault in _meeting_faults(copy)}


def test_content_without_guides_is_told(copy: Path) -> None:
    shutil.rmtree(copy / "questionnaires")
    assert [(one.code, one.arguments) for one in faults(copy)] == [("content_missing", (str(copy / "questionnaires"),))]


def test_a_folder_that_is_no_content_is_said(tmp_path: Path) -> None:
    assert [fault.code for fault in faults(tmp_path / "nothing")] == ["content_missing"]
