"""`weft course export`: a package and the report of its checks beside it; what cannot be used is said in the person's language."""

import json
import zipfile
from pathlib import Path

import pytest

from weft.cli.exits import Exit
from weft.cli.program import COURSE_FORMATS, run
from weft.courses.packages import FORMATS, KIT_FORMATS

COURSE = ("course", "export", "supplementary-protocol", "--language", "es", "--interface", "es", "--format")


def test_the_command_offers_every_form() -> None:
    assert set(FORMATS) | set(KIT_FORMATS) == set(COURSE_FORMATS)


def test_a_folder_a_zip_file_and_a_file_are_written_with_their_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form, name in (("html", "curso"), ("html", "curso.zip"), ("epub", "curso.epub")):
        assert run([*COURSE, form, "--out", str(tmp_path / name)]) == Exit.DONE
        checks = json.loads((tmp_path / f"{name}.checks.json").read_text())
        assert checks
        assert all(one["good"] for one in checks)
        assert str(tmp_path / name) in capsys.readouterr().out
    assert {path.name for path in (tmp_path / "curso").iterdir()} == {"index.html", "course.css", "course.js", "qr.js"}
    assert zipfile.ZipFile(tmp_path / "curso.zip").testzip() is None


@pytest.mark.parametrize(("form", "there", "said"), [("html", "file", "una carpeta"), ("cc", "folder", "un archivo")])
def test_what_stands_in_the_way_is_named_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, there: str, said: str
) -> None:
    out = tmp_path / "curso"
    out.write_text("mine") if there == "file" else out.mkdir()
    assert run([*COURSE, form, "--out", str(out)]) == Exit.WRONG_USE
    told = capsys.readouterr().err
    assert str(out) in told
    assert said in told
    assert [path.name for path in tmp_path.iterdir()] == ["curso"]
    assert out.is_dir() or out.read_text() == "mine"


def test_a_course_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = [
        "course",
        "export",
        "mainstreeming",
        "--format",
        "pdf",
        "--language",
        "fr",
        "--interface",
        "fr",
        "--out",
        str(tmp_path / "a.pdf"),
    ]
    assert run(told) == Exit.WRONG_USE
    assert "mainstreaming, supplementary-protocol" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
