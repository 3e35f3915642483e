"""Forms of those who are asked for comments: out by their link, back as files, each comment taken once."""

import io
import uuid
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.rounds import asked, round_of, small

from weft_web.accounts.models import Person
from weft_web.consultations.models import Brought, Comment, Consultation, Invitee
from weft_web.countries.models import Country
from weft_web.rights import Role

HOSTILE = "=HYPERLINK(1) <b> 'words'"


@pytest.fixture
def ilse(country: Country, person: Callable[[Role], Person]) -> Invitee:
    return asked(round_of(country, person(Role.FOCAL_POINT), small()))


def home(one: Invitee) -> str:
    return f"/take-part/{one.secret}/"


def out(one: Invitee, form: str, language: str = "en") -> bytes:
    """A form as it is downloaded."""
    answer = Client().get(f"{home(one)}form.{form}?in={language}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Referrer-Policy"] == "no-referrer"
    return answer.content


def word_with(one: Invitee, *said: tuple[str, str]) -> bytes:
    """The Word form with comments beside the paragraphs that hold some words."""
    word = docx.Document(io.BytesIO(out(one, "docx")))
    for words, text in said:
        paragraph = next(there for there in word.paragraphs if words in there.text)
        word.add_comment(paragraph.runs[-1], text=text, author="Omar Diallo", initials="O")
    return _saved(word)


def sheet_with(one: Invitee, *said: tuple[int, str]) -> bytes:
    """The sheet with comments in some rows."""
    book = openpyxl.load_workbook(io.BytesIO(out(one, "xlsx", "fr")))
    for row, text in said:
        cell = book.worksheets[1].cell(row, 5)
        cell.value, cell.data_type = text, "s"
    return _saved(book)


def _saved(file: Any) -> bytes:
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def bring(one: Invitee, data: bytes, name: str) -> Any:
    return Client().post(f"{home(one)}files", {"file": SimpleUploadedFile(name, data)}, follow=True)


def test_a_word_file_comes_back_with_each_comment_at_its_paragraph(ilse: Invitee) -> None:
    data = word_with(ilse, ("of matter 3.", HOSTILE), ("of matter 7.", "Add the decree of 2021."))
    answer = bring(ilse, data, "our comments.docx")
    assert answer.status_code == 200
    told = {(one.place, one.text, one.name, one.way) for one in Comment.objects.filter(invitee=ilse)}
    assert told == {("law/p3", HOSTILE, "Omar Diallo", "docx"), ("law/p7", "Add the decree of 2021.", "Omar Diallo", "docx")}
    page = answer.content.decode()
    assert "2 comments were read." in page
    assert "Add the decree of 2021." in page
    assert "<b> &#x27;words" not in page


def test_a_sheet_comes_back_in_the_language_it_was_filled_in(ilse: Invitee) -> None:
    bring(ilse, sheet_with(ilse, (3, "Le ministère s’en charge déjà depuis deux ans."), (5, HOSTILE)), "observations.xlsx")
    rows = list(Comment.objects.filter(invitee=ilse))
    assert {one.text for one in rows} == {"Le ministère s’en charge déjà depuis deux ans.", HOSTILE}
    assert {one.way for one in rows} == {"xlsx"}
    assert all(one.place for one in rows)


def test_the_same_file_twice_makes_nothing_twice_and_more_of_it_only_what_is_new(ilse: Invitee) -> None:
    first = word_with(ilse, ("of matter 3.", "One."))
    for _ in range(3):
        bring(ilse, first, "form.docx")
    assert (Brought.objects.count(), Comment.objects.count()) == (1, 1)
    page = bring(ilse, word_with(ilse, ("of matter 3.", "One."), ("of matter 4.", "Two.")), "form.docx").content.decode()
    assert "1 of them had come before" in page
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["One.", "Two."]


def test_what_cannot_be_read_is_kept_and_said(ilse: Invitee) -> None:
    page = bring(ilse, b"PK\x03\x04 no more than that", "form.docx").content.decode()
    [brought] = Brought.objects.all()
    assert brought.comments == 0
    assert brought.problems
    assert "The file has arrived and is kept" in page
    assert "message.unknown" not in page


@pytest.mark.parametrize(("name", "data"), [("form.exe", b"MZ"), ("form.docx", b""), ("form", b"x")])
def test_what_is_no_form_is_not_taken(ilse: Invitee, name: str, data: bytes) -> None:
    assert bring(ilse, data, name).status_code == 422
    assert not Brought.objects.exists()


def test_late_forms_are_marked_and_closed_rounds_take_none(ilse: Invitee) -> None:
    late = word_with(ilse, ("of matter 3.", "Late."))
    Consultation.objects.update(closes_at=timezone.now())
    bring(ilse, late, "form.docx")
    assert [one.late for one in Comment.objects.all()] == [True]
    Consultation.objects.update(closed_at=timezone.now())
    assert bring(ilse, late[:-1] + b"\0", "form.docx").status_code == 409
    assert Brought.objects.count() == 1


def test_files_of_others_are_not_found(ilse: Invitee) -> None:
    other = asked(ilse.consultation, "Luis Prado")
    bring(other, word_with(other, ("of matter 3.", "Theirs.")), "theirs.docx")
    [brought] = Brought.objects.all()
    assert Client().get(f"{home(ilse)}files/{brought.key}").status_code == 404
    assert Client().get(f"{home(ilse)}files/{uuid.uuid4()}").status_code == 404
    assert "theirs.docx" not in Client().get(f"{home(ilse)}files").content.decode()
    assert Client().get(f"{home(ilse)}form.exe").status_code == 404
    assert Client().get(f"{home(ilse)}form.docx?in=de").status_code == 404


def test_the_text_is_printed_with_its_numbers_in_each_language(ilse: Invitee) -> None:
    for language in ("en", "fr", "es"):
        data = out(ilse, "pdf", language)
        assert data.startswith(b"%PDF-")
