"""Every unit of every course in three languages, answered and opened out: accessible on a screen and on a phone, nothing sticks out.

The pages are those of the workbench, handed to the browser without a server; the folder and the packages hold the same bodies in a frame
of their own, which is looked at once. That pages keep the policy of the server is looked at in test_courses.py.
"""

import gzip
import os
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route
from tests.courses.taught import COURSES, VOICES
from tests.journeys.platform import TYPES
from tests.journeys.walking import BUT_COLOUR, BY_WIDTH, RULES, SIZES, judged
from tests.prepared import CONTENT

from weft.courses import packages
from weft.courses.course import Course
from weft.courses.pages import Setting
from weft.courses.pages.body import body
from weft.records import Language
from weft_web.courses.setting import address, leaf

PICTURES = os.environ.get("WEFT_PICTURES", "")
EVERY = [pytest.param(course, language, id=f"{course.id}-{language}") for course in COURSES for language in Language]
BY_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
"""Colours go with the parts of a page, not with its words: by night they are looked at in one language."""

ANSWERED = """() => {
  for (const form of document.querySelectorAll("form.graded")) form.requestSubmit();
  for (const one of document.querySelectorAll("details")) one.open = true;
}"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ORIGIN = "http://weft.test"


class Reader:
    """Who opens pages and looks at them; `faults` are what was wrong."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page, self.language, self.faults = page, language, list[str]()
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def open(self, place: str) -> None:
        """A page, its script at work."""
        self.page.goto(place)
        self.page.wait_for_selector("body.lively")

    def look(self, name: str) -> None:
        """The page that is open: on a phone with the rules of its width, on a screen with all, by night with those of its colours."""
        page = self.page
        spoken = page.evaluate("document.documentElement.lang")
        if spoken != self.language.value:
            self.faults.append(f"{name}: {spoken}")
        page.evaluate(ANSWERED)
        for size, rules in (("phone", BY_WIDTH), ("desktop", RULES if self.language is Language.EN else BUT_COLOUR)):
            width, height = SIZES[size]
            page.set_viewport_size({"width": width, "height": height})
            self.judge(f"{name} {size}", rules)
            wide = page.evaluate(WIDE)
            if wide > 0:
                self.faults.append(f"{name} {size}: sticks out by {wide} px")
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{name}-{size}-{self.language}.png", full_page=True)
        if self.language is Language.EN:
            page.emulate_media(color_scheme="dark")
            self.judge(f"{name} by night", BY_COLOUR)
            page.emulate_media(color_scheme="light")

    def judge(self, name: str, rules: dict[str, Any]) -> None:
        """By these rules."""
        self.faults += [f"{name}: {one}" for one in judged(self.page, rules)]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser of a learner's own, who wants nothing to move."""
    with browser.new_context(service_workers="block", reduced_motion="reduce") as context:
        yield context.new_page()


def handed(route: Route, pages: dict[str, bytes]) -> None:
    """A page, or what belongs to it; nobody is signed in."""
    path = urlsplit(route.request.url).path
    if path in pages:
        route.fulfill(body=pages[path], content_type=TYPES[".html"])
    elif path.startswith("/static/") and (found := finders.find(path.removeprefix("/static/"))):
        route.fulfill(path=str(found), content_type=TYPES.get(Path(str(found)).suffix))
    else:
        route.fulfill(status=HTTPStatus.FORBIDDEN)


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_every_unit_is_accessible(page: Page, course: Course, language: Language) -> None:
    reader, pages = Reader(page, language), dict[str, bytes]()
    for unit in ("", *course.by_id):
        made = leaf(course.id.replace("_", "-"), unit, language, light=False)
        assert made
        pages[address(course.id, language, unit)] = gzip.decompress(made.packed)
    page.route("**/*", lambda route: handed(route, pages))
    for place in pages:
        reader.open(f"{ORIGIN}{place}")
        reader.look(f"{course.id}-{place.rstrip('/').rpartition('/')[2]}")
    assert reader.faults == []


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_the_folder_holds_the_same_units(course: Course, language: Language) -> None:
    setting = Setting(course=course, voice=VOICES[language], obligations=CONTENT.obligations)
    book = packages.make("html", setting).files["index.html"].decode()
    assert [unit.id for unit in course.units if body(unit, setting) not in book] == []


@pytest.mark.parametrize("language", Language)
def test_the_folder_is_accessible_from_disk(page: Page, language: Language, tmp_path: Path) -> None:
    course = COURSES[list(Language).index(language) % len(COURSES)]
    for name, data in packages.make("html", Setting(course=course, voice=VOICES[language], obligations=CONTENT.obligations)).files.items():
        (tmp_path / name).write_bytes(data)
    reader = Reader(page, language)
    reader.open(f"{(tmp_path / 'index.html').as_uri()}#home")
    reader.look(f"{course.id}-folder")
    assert reader.faults == []
