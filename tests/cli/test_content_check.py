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


def test_a_folder_that_is_no_content_is_said(tmp_path: Path) -> None:
    assert [fault.code for fault in faults(tmp_path / "nothing")] == ["content_missing"]
