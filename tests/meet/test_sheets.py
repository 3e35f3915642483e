"""Sheets for the room and what certificates say: everybody on each sheet, a page for each plate, hours that were attended."""

import pypdfium2
import pytest
from msgspec.structs import replace
from tests.meet.convened import SCENES, VOICES, WORKSHOP

from weft.meet.certificates import attended, certified, entitled, tongue_of
from weft.meet.scene import coming, minutes_of, worked
from weft.meet.sheets import EMPTY_ROWS, name_plates, sign_in
from weft.records import Language

THERE = WORKSHOP.participants[0]
A4 = (595, 842)


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def test_an_attendance_sheet_for_each_session_names_everybody_and_the_session_on_each_page() -> None:
    scene = SCENES[Language.FR]
    held = pages(sign_in(scene, ("d1s2", "d2s1")))
    whole = " ".join(held)
    for one in coming(WORKSHOP):
        assert whole.count(one.last_name.upper()) == 2
    assert "LAST-XG9" not in whole
    assert str(len(coming(WORKSHOP)) + EMPTY_ROWS) in whole
    assert all("Lundi 5 avril 2027" in page or "Mardi 6 avril 2027" in page for page in held)


def test_a_name_plate_is_one_page_with_the_name_on_both_sides() -> None:
    long = replace(
        THERE, first_name="Maximiliana Alexandrina", last_name="Fernández de Córdoba y Álvarez de Toledo", organisation="=X" * 60
    )
    scene = type(SCENES[Language.ES])(replace(WORKSHOP, participants=(long, *WORKSHOP.participants[1:3])), VOICES[Language.ES])
    data = name_plates(scene)
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 3
    for page in document:
        width, height = page.get_size()
        assert (round(height), round(width)) == A4
    assert pages(data)[0].replace("\r\n", " ").count("Maximiliana") == 2
    for page in document:
        for place in range(page.get_textpage().count_chars()):
            left, _, right, _ = page.get_textpage().get_charbox(place)
            assert left >= 0
            assert right <= A4[1]


@pytest.mark.parametrize(
    ("present", "sessions", "hours", "given"),
    [((), 0, 0.0, False), (("d1s2",), 1, 0.5, False), (tuple(one.key for one in WORKSHOP.sessions), 21, 26.0, True)],
)
def test_what_was_attended_is_counted_without_breaks(present: tuple[str, ...], sessions: int, hours: float, given: bool) -> None:
    one = replace(THERE, present=present)
    found = attended(WORKSHOP, one)
    assert (found.sessions, found.hours, entitled(WORKSHOP, one)) == (sessions, hours, given)
    assert found.minutes_of == sum(map(minutes_of, worked(WORKSHOP)))


@pytest.mark.parametrize(("language", "spoken"), [("fr", "fr"), ("ar", "en"), ("", "en")])
def test_a_certificate_is_in_the_language_of_its_holder(language: str, spoken: str) -> None:
    assert tongue_of(WORKSHOP, replace(THERE, language=language)) == spoken


@pytest.mark.parametrize("language", list(Language))
def test_a_certificate_says_name_meeting_hours_and_no_address(language: Language) -> None:
    scene = SCENES[language]
    made = certified(WORKSHOP, THERE, VOICES[language])
    told = " ".join((made.title, made.terms, *(part for fact in made.facts for part in fact)))
    assert made.name == "Ms. Amina Okoro-XA"
    assert made.meeting == scene.title
    assert scene.place in told
    assert "26" in told
    assert "canary" not in str(made)
    assert made.key == certified(WORKSHOP, replace(THERE, position="Director"), VOICES[language]).key
