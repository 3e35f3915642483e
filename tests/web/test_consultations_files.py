"""Files of a round in three languages, who was asked as a table, and the process of preparation in the study."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from tests.web import rounds
from tests.web.consulted import begun, commented, guest, invited
from tests.web.peopled import person_of

from weft.records import Language
from weft.records.consulting import Disposed
from weft_web.consultations import dispositions
from weft_web.consultations.dispositions import Outcome
from weft_web.consultations.drafting import Source, draft_make
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Consultation
from weft_web.consultations.process import process_write
from weft_web.countries.models import Country
from weft_web.rights import Role
from weft_web.studies.freezing import version_freeze
from weft_web.studies.models import Edit
from weft_web.studies.services import Wish, edit_add, study_open

BASE = "/countries/XS/consultations/"
AsRole = Callable[..., Client]


@pytest.fixture
def round_(country: Country) -> Consultation:
    """A round on the study of the sample country in three languages."""
    made = rounds.round_of(country, person_of(Role.CONSULTANT), rounds.study(), title="First round")
    made.draft.sources = dict.fromkeys(rounds.study().papers, "V1")
    made.draft.save(update_fields=["sources"])
    place = next(one for one in rounds.study().places if one.kind == "paragraph" and one.number == "4")
    ann, bo = invited(made, guest("Ann", "a@example.org"), guest("=Bo", organisation="=HYPERLINK(1)", language="fr"))
    first = commented(ann, place.key, "Name the ministry.", number="4")
    commented(bo, "", "=1+1", language="fr")
    commented(ann, place.key, "Too late.", number="4", late=True)
    dispositions.comment_dispose(first, Outcome(outcome=Disposed.PARTLY, reason="Only one", where="5"), person_of(Role.CONSULTANT))
    return made


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("form", ["draft.pdf", "form.docx", "form.xlsx", "table.docx", "table.pdf", "table.xlsx"])
def test_every_file_comes_as_a_download_in_three_languages(round_: Consultation, as_role: AsRole, form: str, language: str) -> None:
    answer = as_role(Role.REVIEWER, language).get(f"{BASE}{round_.key}/files/{form}?language={language}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    if form.endswith("pdf"):
        assert answer.content.startswith(b"%PDF")
    else:
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


def test_the_table_holds_every_comment_and_no_formula(round_: Consultation, as_role: AsRole) -> None:
    body = as_role(Role.CONSULTANT).get(f"{BASE}{round_.key}/files/table.xlsx?language=en").content
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(body)).worksheets for row in sheet.iter_rows() for cell in row]
    said = " ".join(str(cell.value) for cell in cells if cell.value)
    assert all(one in said for one in ("Name the ministry.", "1+1", "Too late.", "Only one"))
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize("form", ["nothing.docx", "redline.docx", "form.exe"])
def test_what_there_is_no_file_of_is_not_there(round_: Consultation, as_role: AsRole, form: str) -> None:
    assert as_role(Role.CONSULTANT).get(f"{BASE}{round_.key}/files/{form}?language=en").status_code == 404


def test_who_was_asked_is_a_table_for_those_who_hold_the_round(round_: Consultation, as_role: AsRole) -> None:
    address = f"{BASE}{round_.key}/people.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(as_role(Role.FOCAL_POINT).get(address).content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    ann = round_.invitees.get(name="Ann")
    assert [row[0] for row in rows[1:]] == ["'=Bo", "Ann"] or [row[0] for row in rows[1:]] == ["=Bo", "Ann"]
    assert any(ann.secret in str(row[-1]) for row in rows)
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    assert as_role(Role.REVIEWER).get(address).status_code == 403


def test_changes_between_two_drafts_come_as_tracked_changes(country: Country, as_role: AsRole) -> None:
    held, person = begun(country), person_of(Role.CONSULTANT)
    place = next(one for one in draft_of(held.draft).places if one.chapter == "method" and one.kind == "paragraph" and one.number)
    edit_add(study_open(country, "en"), Wish(key=place.key, act="text", chapter="method", text="Quite another sentence."), person)
    version = version_freeze(study_open(country, "en"), "V2", "", person)
    after = draft_make(Source(country, {"en": version}), "Draft 2", held.draft, person)
    body = as_role(Role.CONSULTANT).get(f"{BASE}{held.key}/files/redline.docx?language=en&draft={after.key}").content
    text = zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml").decode()
    assert "<w:ins " in text
    assert "<w:del " in text
    assert "another" in text
    other = rounds.round_of(country, person, rounds.small())
    assert as_role(Role.CONSULTANT).get(f"{BASE}{other.key}/files/redline.docx?language=en&draft={after.key}").status_code == 404


@pytest.mark.parametrize("language", list(Language))
def test_the_process_is_told_in_the_study_once_and_what_people_wrote_on_it_stays(
    country: Country, round_: Consultation, as_role: AsRole, language: Language
) -> None:
    client = as_role(Role.CONSULTANT, language.value)
    for _ in range(3):
        answer = client.post(f"{BASE}{round_.key}/process", {"language": language.value})
        assert answer.status_code == 302
    study = study_open(country, language.value)
    keys = process_write(country, language, person_of(Role.CONSULTANT))
    assert Edit.objects.filter(study=study).count() == len(keys), "pressed again it writes nothing twice"
    edit_add(
        study, Wish(key=keys[1], act="own", chapter="method", text="In our own words.", base=1, after=keys[0]), person_of(Role.CONSULTANT)
    )
    invited(round_, guest("Cy"))
    process_write(country, language, person_of(Role.CONSULTANT))
    last = {one.key: one.text for one in Edit.objects.filter(study=study).order_by("ordinal")}
    assert last[keys[1]] == "In our own words."
    assert Edit.objects.filter(study=study, ordinal=2).exclude(key=keys[1]).exists(), "what counts people is told anew"
    version = version_freeze(study, "With the process", "", person_of(Role.CONSULTANT))
    assert version.pk
