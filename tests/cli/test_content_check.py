"""Faults of the content are all said, each with its file."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.running import weft

from weft.cli.content_check import faults
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


def test_content_without_guides_is_told(copy: Path) -> None:
    shutil.rmtree(copy / "questionnaires")
    assert [(one.code, one.arguments) for one in faults(copy)] == [("content_missing", (str(copy / "questionnaires"),))]


def test_a_folder_that_is_no_content_is_said(tmp_path: Path) -> None:
    assert [fault.code for fault in faults(tmp_path / "nothing")] == ["content_missing"]
