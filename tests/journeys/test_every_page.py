"""Every page in the browser, in three languages, on a screen and on a phone: accessible, nothing sticks out, no fault on the console.

The pages are found by following links from one to the next, as far as they lead: a page that no link leads to is found out by the table of
rights. `WEFT_PICTURES` names a folder for a picture of each, to be looked at.
"""

import os
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Error, Response
from tests.journeys.conftest import told
from tests.journeys.lived import Left, live_in
from tests.journeys.walking import BY_WIDTH, SIZES, Walker, sign_in, walker
from tests.web.linked import GUEST_SECRET, PERSON_SECRET
from tests.web.rounds import SECRET

from weft.records import Language
from weft_web.routes import ROUTES

PICTURES = os.environ.get("WEFT_PICTURES", "")
ELSEWHERE = frozenset(
    ["accounts:first_person", "accounts:second_factor", "accounts:second_factor_off", "accounts:recovery_codes"]  # the walk of journey 2
)
ONLY_SENT = frozenset(
    f"{part}:{name}"
    for part, names in {
        "accounts": "sign_out speak sitting_end invitation_renew invitation_withdraw member_end reset_link staff_invitation_renew "
        "staff_invitation_withdraw staff_role_end person_act",
        "countries": "sample_found",
        "instruments": "uploads upload ask_again part correct confirm note lay analyse",
        "exchange": "ask bring sending sending_on arrival_bring arrival_drop founding_sending founding_on founding_bring founding_drop",
        "institutions": "correct withdraw",
        "coverage": "statement_make statement_withdraw view_give view_withdraw",
        "observations": "withdraw tie untie interview_withdraw saying_keep saying_withdraw links_make link_withdraw questionnaire_close",
        "strategies": "set_aside words remove restore move tie untie take adopt answer go_on keep remark_answer remark_withdraw "
        "progress_report workbook",
        "studies": "restore freeze make_public withdraw",
        "jobs": "stop",
        "courses": "enter close bring leave correct",
        "consultations": "open close invitee_add invitees_list invitees_again invitee_withdraw body_invite letters_send letters_make "
        "letter dispose render group_leave group_make group_dispose group_end topic_begin post topic_close post_hide process",
        "take_part": "take_back reply",
        "nominate": "leave",
        "attend": "reply report",
        **dict.fromkeys(
            ("meetings", "many_meetings"),
            "cancel close reopen guest_add guest_withdraw seats person_add person_step session_remove record item_remove attend walk_in "
            "group_make members spread group_end conclude conclusion_comment conclusion_act conclusion_promise conclusion_withdraw "
            "commitment_make commitment_report commitment_withdraw letters_contact letters_send letters_make letter paper_bring "
            "paper_withdraw bind",
        ),
        "findings": "judge undo bulk_give bulk_undo assign",
    }.items()
    for name in names.split()
)
FILES = frozenset(
    f"{part}:{name}"
    for part, names in {
        "instruments": "download page_picture register_export",
        "exchange": "take table api_description api_countries api_country api_part api_table",
        "institutions": "diagram export",
        "coverage": "export",
        "observations": "export answers_export",
        "searches": "export",
        "studies": "picture download version_picture public_file public_picture",
        "strategies": "file brief picture",
        "consultations": "file people brought_file",
        "jobs": "progress",
        "courses": "progress worker manifest table certificate_file package_file",
        "take_part": "picture form",
        "nominate": "calendar",
        "attend": "calendar paper_out paper_file certificate",
        **dict.fromkeys(("meetings", "many_meetings"), "file nomination_letter paper_out paper_file certificate bound"),
    }.items()
    for name in names.split()
)
PIECES = frozenset({"coverage:opened", "studies:aside", "studies:cite"})
"""Parts that a page fetches and puts in its place."""
ONWARD = frozenset({"take_part:go", "courses:do", "studies:to", "studies:at", "studies:version_to", "studies:public_to"})
CERTIFICATE = frozenset({"courses:certificate", "courses:attest"})
"""Only for who has passed a course: the journey of the courses."""
NO_PAGES = CERTIFICATE | ELSEWHERE | ONLY_SENT | FILES | PIECES | ONWARD

PERSONAL = (f"/take-part/{SECRET}/", f"/nominate/{GUEST_SECRET}/", f"/attend/{PERSON_SECRET}/")
"""Pages behind a personal link."""

LEARNING = ("/learn/groups/", "/learn/join/workshop", "/learn/certificates/")
"""What of the learning pages is for those who are signed in."""

SAMPLE_COUNTRY = """
from tests.web.peopled import PASSWORD, people
from weft.records import Language
from weft_web.accounts.services import person_make
from weft_web.countries.founding import sample_found
people(sample_found(person_make("Founder", "founder@example.org", PASSWORD, "en"), Language.EN))
"""
SAMPLE = f"""{SAMPLE_COUNTRY}
from tests.web.convened import lived_meetings
from tests.web.linked import lived_links
from tests.web.rounds import lived_round
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.courses.models import Learner, LearningGroup, Seat
leads = Person.objects.get(email="focal_point@example.org")
group = LearningGroup.objects.create(course="mainstreaming", name="Workshop", token="workshop", made_by=leads)
Seat.objects.create(group=group, learner=Learner.objects.create(name="Somebody without a network"))
there = Country.objects.get(code="XS")
lived_links(*lived_meetings(there, lived_round(there).consultation))
"""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[tuple[str, Left]]:
    """The address of a workbench with the sample country, lived in, and what was left there."""
    folder = tmp_path_factory.mktemp("lived")
    with told(folder, SAMPLE) as workbench:
        yield workbench.address, live_in(browser, workbench, folder)


class Crawl:
    """A person follows links; `seen` are the pages that she, or another before her, came to: route and address."""

    def __init__(self, one: Walker, seen: dict[str, str]) -> None:
        self.one, self.seen = one, seen
        self.known: set[str] = set()
        self.waiting: list[str] = []

    def follow(self, *starts: str) -> None:
        """From these addresses on, as far as links lead."""
        self.waiting += starts
        while self.waiting:
            self.visit(self.waiting.pop(0))

    def visit(self, address: str) -> None:
        """One address, unless one of its kind was seen."""
        if address in self.known or self.is_seen(address):
            return
        self.known.add(address)
        answer = self.open(address)
        reached = self.one.page.url.removeprefix(self.one.address)
        if answer is None or self.is_seen(reached):
            return
        if answer.status >= HTTPStatus.BAD_REQUEST:
            self.one.faults.append(f"{address}: {answer.status}")
        self.seen[self.route(reached)] = reached
        self.look(reached)

    def is_seen(self, address: str) -> bool:
        """Whether a page of this kind was seen, or the address is none of ours."""
        route = self.route(address)
        return not route or route in self.seen or route in NO_PAGES

    def route(self, address: str) -> str:
        """The name of the route, empty where there is none."""
        try:
            return str(resolve(urlsplit(address).path).view_name)
        except Resolver404:
            return ""

    def open(self, address: str) -> Response | None:
        """What comes from an address; nothing where that is a file to be saved or to be shown by itself."""
        try:
            answer = self.one.go(address)
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            return None
        if answer and "text/html" in answer.headers.get("content-type", ""):
            return answer
        # What the browser itself complains of when it shows a file alone is no fault of a page.
        self.one.faults[:] = [fault for fault in self.one.faults if not fault.startswith(self.one.page.url)]
        return None

    def look(self, address: str) -> None:
        """The page that is open, on a screen and on a phone; where it leads to is seen next."""
        for size, (width, height) in reversed(SIZES.items()):
            self.one.page.set_viewport_size({"width": width, "height": height})
            # All rules at both widths in English; in the other languages the words differ, not what stands where.
            self.one.look(BY_WIDTH if size == "phone" and self.one.language is not Language.EN else None)
            if PICTURES:
                self.one.picture(Path(PICTURES), f"{self.route(address).replace(':', '-')}-{size}")
        links = self.one.page.locator("a[href^='/'], a[href^='?']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        self.waiting += [urldefrag(urljoin(address, one)).url for one in dict.fromkeys(links)]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_is_sound_on_a_screen_and_on_a_phone(lived: tuple[str, Left], browser: Browser, language: str) -> None:
    address, left = lived
    seen: dict[str, str] = {}
    faults: list[str] = []
    starts = {
        "": ("/sign-in", "/published/XS/en/", *(f"{link}?l={language}" for link in (*PERSONAL, *left.links))),
        "focal_point": ("/countries/XS/", "/countries/XS/matters?kind=overlap", *LEARNING),
        "administrator": ("/people", "/arrivals", "/countries/new", "/countries/XS/remove", left.refused),
    }
    for role, addresses in starts.items():
        one = walker(browser, address, language, "desktop")
        if role:
            sign_in(one, f"{role}@example.org")
            one.speak()
        crawl = Crawl(one, seen)
        crawl.follow(*addresses)
        faults += one.faults
    assert not faults, "\n".join(faults)
    assert seen.keys() == ROUTES.keys() - NO_PAGES
