"""Journey 6, a unit in a frame that may not send forms, as Kolibri shuts apps in: its quiz is marked, its answers are kept."""

import zipfile
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Frame, Page, Route
from tests.courses.taught import COURSES, VOICES
from tests.prepared import CONTENT

from weft.courses.course import Course
from weft.courses.packages import make
from weft.courses.pages import Setting
from weft.records import Language

FRAME = '<iframe src="app/index.html" sandbox="allow-scripts allow-same-origin" width="900" height="800"></iframe>'
HOST = f"<!doctype html><title>Platform</title>{FRAME}"
ADDRESS = "http://platform.test/"
TYPES = {"html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript"}


def app(course: Course) -> dict[str, bytes]:
    """The files of the first unit's app."""
    files = make("kolibri", Setting(course=course, voice=VOICES[Language.EN], obligations=CONTENT.obligations)).files
    packed = zipfile.ZipFile(BytesIO(next(data for name, data in files.items() if name.startswith("content/storage/"))))
    return {name: packed.read(name) for name in packed.namelist()}


def opened(page: Page) -> Frame:
    page.goto(ADDRESS)
    frame = page.frame(url=f"{ADDRESS}app/index.html")
    assert frame is not None
    frame.wait_for_selector("body.lively")
    return frame


@pytest.mark.parametrize("course", COURSES, ids=lambda one: one.id)
def test_a_quiz_is_marked_where_no_form_may_be_sent(browser: Browser, course: Course) -> None:
    files = app(course)

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        body = files.get(name, HOST.encode())
        route.fulfill(body=body, content_type=TYPES.get(name.rpartition(".")[2], TYPES["html"]))

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*", answer)
        frame = opened(page)
        frame.locator("form.graded input").first.check()
        frame.locator("form.graded button[type=submit]").click()
        said = frame.locator(".result").inner_text()
        assert "%" in said
        assert frame.locator("fieldset.question[data-state]").count() == len(course.units[0].quiz.questions)
        kept = opened(page).evaluate("JSON.parse(Object.values(localStorage)[0])")
        assert len(kept["units"][course.units[0].id]["tries"]) == 1
        opened(page).locator("form.graded input[type=text]").first.press("Enter")
        again = opened(page).evaluate("JSON.parse(Object.values(localStorage)[0])")
        assert len(again["units"][course.units[0].id]["tries"]) == 2
