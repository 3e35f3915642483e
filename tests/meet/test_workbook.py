"""The register as a workbook: read back by another library, everybody in it, no text a formula."""

import io
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace
from tests.meet.convened import SCENES, VOICES, WORKSHOP

from weft.meet.certificates import attended
from weft.meet.scene import Scene, worked
from weft.meet.workbook import workbook
from weft.records import Language


def read(scene: Scene) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each sheet by its name."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(scene)))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book}


@pytest.mark.parametrize("language", list(Language))
def test_everybody_stands_in_the_register_and_presence_adds_up(language: Language) -> None:
    scene = SCENES[language]
    found = read(scene)
    names = [scene.say(f"sheet.meet_{key}") for key in ("participants", "attendance", "seats", "balance")]
    assert list(found)[1:] == names
    people = found[names[0]][1:]
    assert {row[7] for row in people} == {one.email for one in WORKSHOP.participants}
    attendance = found[names[1]]
    sessions = len(worked(WORKSHOP))
    for row in attendance[1:]:
        marks = row[4 : 4 + sessions]
        assert row[2] == sum(one == 1 for one in marks)
    assert sum(row[3] for row in attendance[1:]) == sum(attended(WORKSHOP, one).minutes for one in WORKSHOP.participants)
    assert len(found[names[2]]) == 1 + 30


@pytest.mark.parametrize("words", ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://evil.example")', "＝1"])
def test_no_name_becomes_a_formula(words: str) -> None:
    hostile = replace(WORKSHOP.participants[0], last_name=words, organisation=words, position=words, gender=words)
    book = openpyxl.load_workbook(io.BytesIO(workbook(Scene(replace(WORKSHOP, participants=(hostile,)), VOICES[Language.EN]))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "@", "＝"))]
