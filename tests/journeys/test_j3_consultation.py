"""J3 in the browser: a full round of comments on the sample country's study, from the invitation to the integrated version."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
import pytest
from playwright.sync_api import Browser
from tests.consult.tracked import lines, settled_by_office
from tests.journeys import round_desk as desk
from tests.journeys import round_forms as forms
from tests.journeys import round_guests as guests
from tests.journeys import round_people as people
from tests.journeys.conftest import Workbench, serving
from tests.journeys.round_people import AWA, BRUNO, CARMEN, DINA, EMIL, FATOU, GORAN, LISTED, Guest, Meant, meant, said
from tests.journeys.test_every_page import SAMPLE_COUNTRY
from tests.journeys.walking import Walker, sign_in, walker
from tests.web.installed import Installation, found

WALKS = (("en", "desktop"), ("fr", "phone"), ("es", "desktop"))
EIGHT = 8
OFFICE_SECONDS = 170


@dataclass(frozen=True)
class Country:
    """The sample country in a workbench that runs."""

    workbench: Workbench
    there: Installation


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Country]:
    """The sample country, analysed, with people of every role."""
    there = found(tmp_path / "data", SAMPLE_COUNTRY)
    with serving(there) as workbench:
        yield Country(workbench, there)


@dataclass
class Round:
    """One walk through a round: who holds it, where it is, the links of those who were asked."""

    ana: Walker
    browser: Browser
    folder: Path
    there: Installation
    home: str = ""
    links: dict[str, str] | None = None
    spoke: tuple[Meant, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        return self.ana.language.value

    def guest(self, who: Guest, size: str = "desktop", *, script: bool = True) -> Walker:
        """Somebody who was asked, before her own link."""
        return guests.guest(self.browser, self.ana.address, who.speaks(self.language), size, script=script)

    def link(self, who: str) -> str:
        assert self.links is not None
        return self.links[who]

    def went(self, one: Walker, *meant: Meant) -> None:
        """What was said, and what was wrong with the pages on the way."""
        self.spoke += meant
        self.faults += tuple(one.faults)
        one.page.context.close()


def asks(one: Round) -> None:
    """The round opened, eight people asked, each with a letter of her own in her language."""
    one.home = desk.begin(one.ana)
    desk.invite(one.ana, one.home)
    desk.open_round(one.ana, one.home)
    texts = desk.letters(one.ana, one.home, "invitation", one.folder)
    body = Guest(people.BODY, "", "", "")
    one.links = desk.asked_of((AWA, *LISTED, body), texts, one.ana.address)
    assert len(texts) == len(set(one.links.values())) == EIGHT
    for who in (AWA, *LISTED):
        assert said(who.speaks(one.language), "note") in texts[who.email]
        assert not [other for other in one.links if other != who.name and one.link(other) in texts[who.email]]


def comment_in_the_browser(one: Round) -> None:
    """Without script on a phone, on a line that breaks, in another language."""
    awa, eyes = one.guest(AWA, "phone", script=False), one.guest(AWA, "phone")
    guests.without_script(awa, eyes, one.link(AWA.name), meant(one.language, AWA))
    one.went(awa, *meant(one.language, AWA))
    one.went(eyes)
    bruno = one.guest(BRUNO)
    guests.on_a_bad_line(bruno, one.link(BRUNO.name), *meant(one.language, BRUNO))
    guests.posts(bruno, one.link(BRUNO.name))
    one.went(bruno, *meant(one.language, BRUNO))
    carmen = one.guest(CARMEN, "phone")
    guests.in_her_language(carmen, one.link(CARMEN.name), *meant(one.language, CARMEN), one.language)
    guests.posts(carmen, one.link(CARMEN.name))
    one.went(carmen, *meant(one.language, CARMEN))


def discuss(one: Round) -> None:
    """The topic on which two of them posted is closed with a summary."""
    desk.settle_topic(one.ana, one.home, len((BRUNO, CARMEN)))


def comment_in_files(one: Round) -> None:
    """Three in Word, two in a workbook; two bring theirs in themselves, three send it to the focal point."""
    for who, fill in ((DINA, forms.beside), (EMIL, forms.tracked)):
        there, told = one.guest(who), meant(one.language, who)
        form = guests.takes_home(there, one.link(who.name), "docx", one.folder)
        guests.sends_file(there, one.link(who.name), fill(form, told), len(told))
        one.went(there, *told)
    fatou, told = one.guest(FATOU), meant(one.language, FATOU)
    form = guests.takes_home(fatou, one.link(FATOU.name), "docx", one.folder)
    one.went(fatou, *told)
    desk.bring(one.ana, one.home, FATOU.name, forms.rewritten(form, told, one.folder), len(told))
    body = Guest(people.BODY, "", "", "")
    for who, told in ((GORAN, meant(one.language, GORAN)), (body, [Meant(body, people.CORPUS, said(one.language, "sheet"))])):
        there = one.guest(who)
        form = guests.takes_home(there, one.link(who.name), "xlsx", one.folder)
        one.went(there, *told)
        desk.bring(one.ana, one.home, "" if who == body else who.name, forms.sheet(form, told), len(told))


def nothing_is_lost(one: Round) -> None:
    """Every comment stands in the table once, in its author's words, and no other does."""
    rows = desk.table(one.ana, one.home, one.folder)
    for told in one.spoke:
        row = next((row for row in rows if _says(row, told)), None)
        assert row is not None, (told, rows)
        rows.remove(row)
    assert not rows


def _says(row: tuple[str, ...], told: Meant) -> bool:
    """Whether a row is this comment; what begins like a formula stands there as words."""
    whom, comment, proposal = (cell.removeprefix("'") for cell in (row[1], row[6], row[7]))
    same = whom == told.who.organisation or told.who.name == people.BODY
    return same and (comment == told.text or not told.text) and (told.proposal in proposal if told.proposal else not proposal)


def comes_late(one: Round) -> None:
    """The deadline passes; what comes then is taken, told to be late, and kept apart. The round is closed."""
    one.there.asks("UPDATE consultations_consultation SET closes_at = opened_at")
    bruno, late = one.guest(BRUNO, "phone"), said(one.language, "late")
    guests.late(bruno, one.link(BRUNO.name), late)
    one.went(bruno, Meant(BRUNO, people.GAPS, late))
    ana = one.ana
    ana.go(f"{one.home}comments")
    ana.look()
    assert late not in ana.page.inner_text("main ul.stack")
    ana.go(f"{one.home}comments?late=yes")
    ana.look()
    assert ana.page.locator("main ul.stack > li").count() == 1
    assert late in ana.page.inner_text("main ul.stack")
    ana.go(one.home)
    ana.look()
    ana.fill("[action$='/close']")
    ana.look()


def answers(one: Round) -> None:
    """Those that say the same answered at once, each other by itself; while one is open the study is not made public."""
    desk.render(one.ana, one.home)
    assert desk.group(one.ana, one.home) >= len((BRUNO, DINA))
    last = desk.answer_all_but_one(one.ana, one.home)
    assert desk.publish(one.ana).status == 404
    one.ana.look()
    desk.answer(one.ana, last)


def follows(one: Round) -> None:
    """The text changed, the process told in it, the integrated version under its own label; where each comment stands in it."""
    desk.write_anew(one.ana)
    desk.tell_process(one.ana, one.home)
    desk.freeze(one.ana, said(one.language, "integrated"))
    told = desk.next_draft(one.ana, one.home)
    assert sum(told.values()) == len(one.spoke)
    assert told["changed"] == 1, told
    assert told["gone"] == 0, told


def reads_the_redline(one: Round) -> None:
    """The changes as LibreOffice has them: all accepted the later text, all refused the earlier one; and as a PDF."""
    new, book = said(one.language, "changed"), desk.file(one.ana, one.home, "redline.docx", one.folder)
    data = book.read_bytes()
    accepted, rejected = settled_by_office(data, one.folder)
    assert lines(accepted) == lines(data, "accept")
    assert lines(rejected) == lines(data, "reject")
    assert new in lines(accepted)
    assert new not in lines(rejected)
    office = ["soffice", f"-env:UserInstallation=file://{one.folder / 'profile'}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", str(one.folder), str(book)], check=True, capture_output=True, timeout=OFFICE_SECONDS)
    assert len(pypdfium2.PdfDocument(book.with_suffix(".pdf"))) > 1


def hears_what_became_of_it(one: Round) -> None:
    """The table as an annex, a letter to each, the answers behind her link; then the study is made public."""
    pdf = pypdfium2.PdfDocument(desk.file(one.ana, one.home, "table.pdf", one.folder))
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
    assert said(one.language, "whole")[:30] in words
    assert lines_of_table(desk.file(one.ana, one.home, "table.docx", one.folder)) >= {said(one.language, "reason")}
    texts = desk.letters(one.ana, one.home, "outcome", one.folder)
    assert len(texts) == EIGHT - 1, "Bruno waits for the answer to what came late"
    assert said(one.language, "reason") in texts[EMIL.email]
    one.ana.go(f"{one.home}comments?late=yes")
    desk.answer(one.ana, one.ana.hrefs("/comments/")[-1].partition("?")[0])
    assert list(desk.letters(one.ana, one.home, "outcome", one.folder)) == [BRUNO.email]
    awa = one.guest(AWA, "phone")
    guests.reads_outcome(awa, one.link(AWA.name), AWA, len(meant(one.language, AWA)))
    one.went(awa)
    assert desk.publish(one.ana).status == 200


def lines_of_table(path: Path) -> set[str]:
    """The words of each cell of a Word document."""
    word = docx.Document(str(path))
    return {paragraph.text for table in word.tables for row in table.rows for cell in row.cells for paragraph in cell.paragraphs}


@pytest.mark.parametrize(("language", "size"), WALKS, ids=[walk[0] for walk in WALKS])
def test_a_round_of_comments_from_the_first_letter_to_the_integrated_version(
    sample: Country, browser: Browser, tmp_path: Path, language: str, size: str
) -> None:
    ana = walker(browser, sample.workbench.address, language, size)
    sign_in(ana, "focal_point@example.org")
    ana.speak()
    ana.go(f"{desk.HERE}/instruments")
    ana.wait_until_read()
    one = Round(ana, browser, tmp_path, sample.there)
    for step in (asks, comment_in_the_browser, comment_in_files, nothing_is_lost, discuss, comes_late, answers, follows):
        step(one)
    reads_the_redline(one)
    hears_what_became_of_it(one)
    faults = (*ana.faults, *one.faults)
    assert not faults, "\n".join(faults)
