"""J5 in the browser: a regional workshop of ten countries, from the invitation to the report and what was promised."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn
from icalendar import Calendar
from playwright.sync_api import Browser
from tests.journeys import workshop_desk as desk
from tests.journeys import workshop_guests as guests
from tests.journeys.conftest import Workbench, told
from tests.journeys.walking import Walker, sign_in, walker
from tests.journeys.workshop_people import Sent, countries, said

from weft.records import Language

WALKS = (("en", "desktop"), ("fr", "phone"), ("es", "desktop"))
SECRETARIAT = """
from weft_web.accounts.models import Membership
from weft_web.accounts.services import person_make
person = person_make("Sena Abbey", "secretariat@example.org", "a sentence to come in by", "en")
Membership.objects.create(person=person, country=None, role="secretariat")
"""
PEOPLE, SHEETS, MONTHS = 30, 6, (3, 6, 12)


@pytest.fixture
def workbench_of_the_secretariat(tmp_path: Path) -> Iterator[Workbench]:
    """A workbench with one person, who holds meetings of several countries."""
    with told(tmp_path, SECRETARIAT) as workbench:
        yield workbench


@pytest.mark.parametrize(("language", "size"), WALKS)
def test_a_regional_workshop_is_held(
    browser: Browser, workbench_of_the_secretariat: Workbench, language: str, size: str, tmp_path: Path
) -> None:
    address, today, those = workbench_of_the_secretariat.address, datetime.now(UTC).date(), countries()
    sena = walker(browser, address, language, size)
    sign_in(sena, "secretariat@example.org")
    sena.speak()
    home = desk.begins(sena, today)
    desk.asks(sena, home, those, today)
    ada = walker(browser, address, language, "phone", script=False)
    eyes = walker(browser, address, language, "phone")
    nominated(ada, eyes, those, tmp_path)
    desk.endorses(sena, home, PEOPLE)
    desk.invites(sena, home, those, PEOPLE)
    came(sena, eyes, home, those)
    desk.prepares(sena, home, today)
    held(sena, eyes, home, those, today)
    taken_home(sena, eyes, home, those)
    written_up(sena, home, those)
    faults = [*sena.faults, *ada.faults, *eyes.faults]
    assert not faults, "\n".join(faults)


def nominated(ada: Walker, eyes: Walker, those: tuple[Sent, ...], folder: Path) -> None:
    """Every country names three people by forms alone; one is replaced; no country sees the people of another."""
    letter = folder / "letter.pdf"
    paper = pypdfium2.PdfDocument.new()
    paper.new_page(595, 842)
    paper.save(letter)
    for place, there in enumerate(those):
        in_its_language(eyes if place == 0 else ada, there)
        guests.nominates(eyes if place == 0 else ada, there, letter, looks=place == 0)
    one = those[1]
    in_its_language(eyes, one)
    guests.replaces(eyes, one, one.people[2][2], "Nyongovera", said("reason", one.language))
    one.links["Nyongovera"] = ""
    for there in those:
        in_its_language(eyes, there)
        eyes.go(there.link)
        shown = eyes.page.inner_text("main")
        assert all(last in shown for _, _, last in there.people), shown
        guests.strangers(eyes, there)


def in_its_language(one: Walker, there: Sent) -> None:
    """Pages by link speak the language of the guest."""
    one.language = Language(there.language)


def came(sena: Walker, eyes: Walker, home: str, those: tuple[Sent, ...]) -> None:
    """All accept and register but one, who declines; who takes part sees only her own."""
    for place, there in enumerate(those):
        in_its_language(eyes, there)
        for at, link in enumerate(there.links.values()):
            if (place, at) == (9, 2):
                guests.declines(eyes, link, said("reason", there.language))
            else:
                guests.comes(eyes, link, looks=(place, at) in ((0, 0), (3, 0)))
    in_its_language(eyes, those[3])
    guests.reads(eyes, next(iter(those[3].links.values())), those[3])
    sena.go(f"{home}people")
    sena.look()
    sena.go(f"{home}guests")
    sena.look()


def held(sena: Walker, eyes: Walker, home: str, those: tuple[Sent, ...], today: date) -> None:
    """Sheets before, attendance, groups, conclusions, commitments, sheets after; what changed is told."""
    for phase in ("before", "after"):
        for there in those[:SHEETS]:
            in_its_language(eyes, there)
            guests.answers(eyes, next(iter(there.links.values())), phase, looks=there is those[0])
        if phase == "before":
            desk.ends(sena, home, today)
            assert desk.keeps(sena, home) == PEOPLE - 2
            desk.concludes(sena, home, today)
            desk.promises(sena, home, those[0], today)
    sena.go(f"{home}evaluation")
    sena.look()
    assert "2" in sena.page.inner_text("main")


def taken_home(sena: Walker, eyes: Walker, home: str, those: tuple[Sent, ...]) -> None:
    """Certificates that can be checked by anyone; all together as a file."""
    one = those[2]
    in_its_language(eyes, one)
    link = next(iter(one.links.values()))
    eyes.go(link)
    eyes.look()
    paper = desk.fetched(eyes, f"{link}certificate.pdf")
    credential = desk.fetched(eyes, f"{link}certificate.json")
    assert one.people[0][2] in text_of(paper)
    assert json.loads(credential)["proof"]
    checked(sena, credential, one.people[0][2])
    with zipfile.ZipFile(io.BytesIO(desk.bound(sena, home, "certificates", "certificates"))) as packed:
        assert sum(name.endswith(".pdf") for name in packed.namelist()) == PEOPLE - 2


def checked(sena: Walker, credential: bytes, name: str) -> None:
    """The file tells whose it is; with one letter changed it is refused."""
    for data, holds in ((credential, True), (credential.replace(name.encode(), name[::-1].encode()), False)):
        sena.go("/learn/certificates/check")
        sena.page.set_input_files("[name=credential]", {"name": "c.json", "mimeType": "application/json", "buffer": data})
        with sena.page.expect_navigation():
            sena.page.locator("main form button").click()
        assert (name in sena.page.inner_text("main")) is holds
        sena.look()
        # The browser tells of an answer that is no 200; that one is meant.
        sena.faults = [one for one in sena.faults if holds or "422" not in one]


def text_of(paper: bytes) -> str:
    """The words of a PDF."""
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper))


def written_up(sena: Walker, home: str, those: tuple[Sent, ...]) -> None:
    """The report, lists, calendars and the folder for the room, from the record; then the record is closed."""
    language = sena.language.value
    sena.go(f"{home}files")
    sena.look()
    report = docx.Document(io.BytesIO(desk.fetched(sena, f"{home}files/report.docx?language={language}")))
    words = "".join(one.text or "" for one in report.element.body.iter(qn("w:t")))
    for there in those:
        assert there.name in words, there.name
    assert said("record", language) in words
    assert said("conclusion", language) in words
    event = Calendar.from_ical(desk.fetched(sena, f"{home}files/calendar.ics?language={language}"))
    assert [str(one["summary"]) for one in event.walk("VEVENT")]
    follow = Calendar.from_ical(desk.fetched(sena, f"{home}files/follow_up.ics?language={language}"))
    assert len(follow.walk("VEVENT")) >= len(MONTHS)
    register = openpyxl.load_workbook(io.BytesIO(desk.fetched(sena, f"{home}files/register.xlsx?language={language}")))
    cells = {str(cell) for sheet in register for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert all(last in "\n".join(cells) for there in those for _, _, last in there.people)
    for sheet in ("sign_in", "name_plates"):
        assert len(pypdfium2.PdfDocument(desk.fetched(sena, f"{home}files/{sheet}.pdf?language={language}")))
    with zipfile.ZipFile(io.BytesIO(desk.bound(sena, home, "files", "folder"))) as packed:
        assert packed.testzip() is None
        assert any(name.endswith("index.html") for name in packed.namelist())
    sena.go(home)
    with sena.page.expect_navigation():
        sena.page.locator("form[action$='/close'] button").click()
    sena.look()
