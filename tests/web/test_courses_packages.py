"""Courses as files: for anyone, in every form, checked; made once, one at a time, and not handed over where a check is bad."""

import fcntl
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from weft.courses import packages
from weft.courses.packages import Check, Package
from weft.records import Language
from weft_web.courses.package_views import FOLDER
from weft_web.courses.setting import address
from weft_web.engine import packing, teaching

COURSES = [teaching.slug_of(one.id) for one in teaching.courses()]
LANGUAGES = [one.value for one in Language]
PLACE = "/learn/packages/en/mainstreaming/"


@pytest.fixture(autouse=True)
def nothing_made(db: None) -> Iterator[None]:
    """Nothing has been made before, nothing is left."""
    shutil.rmtree(Path(settings.DATA) / FOLDER, ignore_errors=True)
    yield
    shutil.rmtree(Path(settings.DATA) / FOLDER, ignore_errors=True)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The forms that were made, in order."""
    made: list[str] = []
    make = packages.make

    def told(form: str, setting: Any) -> Package:
        made.append(form)
        return make(form, setting)

    monkeypatch.setattr(packages, "make", told)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("course", COURSES)
def test_every_form_stands_on_the_page_with_what_it_is_for(course: str, language: str) -> None:
    place = f"/learn/packages/{language}/{course}/"
    answer = Client(headers={"accept-language": "en"}).get(place)
    page = answer.content.decode()
    assert f'<html lang="{language}">' in page
    assert answer["Content-Language"] == language
    assert all(f'href="{place}{form}/"' in page and f'href="{place}{form}/file"' in page for form in packages.FORMATS)
    assert f'href="/learn/packages/fr/{course}/"' in page or language == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_page_and_list_lead_there(language: str) -> None:
    place = f'href="/learn/packages/{language}/mainstreaming/"'
    assert place in Client().get(address("mainstreaming", Language(language))).content.decode()
    assert place in Client(headers={"accept-language": language}).get("/learn/").content.decode()


@pytest.mark.parametrize("form", sorted(set(packages.FORMATS) - {"pdf", "pptx"}))
def test_a_form_is_taken_by_one_button(form: str) -> None:
    answer = Client().get(f"{PLACE}{form}/file")
    if not packages.schemas.held("scorm2004") and form == "scorm2004":
        assert answer["Location"] == f"{PLACE}{form}/"
        return
    assert f'filename="mainstreaming-en-{form}.' in answer["Content-Disposition"]
    assert zipfile.ZipFile(io.BytesIO(answer.getvalue())).testzip() is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_each_check_before_the_file_is_taken(language: str) -> None:
    place = f"/learn/packages/{language}/supplementary-protocol/epub/"
    page = Client().get(place).content.decode()
    made = packages.make("epub", teaching.setting(teaching.courses()[-1], Language(language), {}, pictures=True))
    assert page.count('<li class="row">') == len(made.checks) > 0
    assert f'href="{place}file"' in page
    assert "errors" not in page


def test_a_document_comes_as_it_is_and_once_made_is_not_made_again(counted: list[str]) -> None:
    place = "/learn/packages/es/supplementary-protocol/pdf/"
    first = Client().get(f"{place}file")
    data = first.getvalue()
    again = Client().get(f"{place}file", headers={"if-none-match": first["ETag"]})
    assert data.startswith(b"%PDF")
    assert (again.status_code, again.content) == (304, b"")
    assert "kB" in Client().get("/learn/packages/es/supplementary-protocol/").content.decode()
    assert counted == ["pdf"]


def test_another_version_of_content_or_engine_makes_anew_and_clears_the_old(counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Client().get(f"{PLACE}cc/file").getvalue()
    monkeypatch.setattr(packing, "version", lambda: "0" * packing.VERSION_LENGTH)
    Client().get(f"{PLACE}epub/file").getvalue()
    Client().get(f"{PLACE}cc/file").getvalue()
    assert counted == ["cc", "epub", "cc"]
    assert [one.name for one in (Path(settings.DATA) / FOLDER).iterdir() if one.is_dir()] == ["0" * packing.VERSION_LENGTH]


def test_what_was_cut_short_on_disk_is_made_again(counted: list[str]) -> None:
    Client().get(f"{PLACE}cc/file").getvalue()
    path = next((Path(settings.DATA) / FOLDER).rglob("*.imscc"))
    path.write_bytes(path.read_bytes()[:-1])
    assert zipfile.ZipFile(io.BytesIO(Client().get(f"{PLACE}cc/file").getvalue())).testzip() is None
    assert counted == ["cc", "cc"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_fails_a_check_is_not_handed_over_and_the_page_says_which(
    language: str, monkeypatch: pytest.MonkeyPatch, counted: list[str]
) -> None:
    def broken(_form: str, _setting: Any) -> Package:
        counted.append("cmi5")
        return Package(files={"a.txt": b"a"}, checks=(Check(code="names", good=True), Check(code="size", good=False, found="99 <b>")))

    monkeypatch.setattr(packages, "make", broken)
    place = f"/learn/packages/{language}/mainstreaming/"
    taken = Client().get(f"{place}cmi5/file")
    page = Client().get(taken["Location"]).content.decode()
    said = packing.check_said(Check(code="size", good=False), Language(language))
    assert taken.status_code == 302
    assert said in page
    assert "99 &lt;b&gt;" in page
    assert f"{place}cmi5/file" not in page
    assert f"{place}cmi5/file" not in Client().get(place).content.decode()
    assert counted == ["cmi5"], "what failed is not made again for everybody who asks"


def test_one_is_made_at_a_time_and_who_comes_meanwhile_is_asked_back(counted: list[str]) -> None:
    folder = Path(settings.DATA) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / packing.LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = Client().get(f"{PLACE}html/")
        assert (waiting.status_code, waiting["Refresh"]) == (202, "4")
        assert "being made" in waiting.content.decode()
        assert Client().get(f"{PLACE}html/file")["Location"] == f"{PLACE}html/"
        assert counted == []
    assert Client().get(f"{PLACE}html/").status_code == 200


@pytest.mark.parametrize(
    "place", ["de/mainstreaming/", "en/nothing/", "en/mainstreaming/exe/", "en/mainstreaming/exe/file", "en/x/pdf/file"]
)
def test_what_there_is_not_is_not_found(place: str) -> None:
    assert Client().get(f"/learn/packages/{place}").status_code == 404


def test_nobody_makes_one_by_another_way_of_asking(counted: list[str]) -> None:
    assert Client().post(f"{PLACE}cc/file").status_code == 405
    assert counted == []
