"""Journey 6: a course on a platform with a record store (cmi5): failed, left, resumed and passed; what is said keeps the specification."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.courses.taught import COURSES
from tests.journeys.records import ACTIVITY, ACTOR, REGISTRATION, SESSION_ID, RecordStore, storing
from tests.journeys.test_j6_packages import ANSWERED, package

from weft.courses.course import Course
from weft.records import Language

ARRIVES_WITHIN_SECONDS = 10
CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
WITH_RESULT = {"completed", "passed", "failed"}
# Each course and each language is met; the pages are those that SCORM is played with in all of them.
MET = zip((*COURSES, COURSES[0]), Language, strict=True)
PLAYED = [pytest.param(course, language, id=f"{course.id}-{language}") for course, language in MET]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of a learner's own, at a platform without encryption: what browsers keep for encrypted pages is not there."""
    held = browser.new_context()
    held.add_init_script("delete Crypto.prototype.randomUUID; delete Crypto.prototype.subtle")
    yield held
    held.close()


@contextmanager
def sitting(context: BrowserContext, store: RecordStore) -> Iterator[Page]:
    """A sitting from launch to the end; nothing is fetched from elsewhere."""
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda request: faults.append(request.url) if not request.url.startswith((store.address, "about:", "blob:")) else None
    )
    page.goto(store.launch())
    page.wait_for_selector("body.lively")
    yield page
    page.goto("about:blank")
    until(lambda: store.verbs(store.sessions)[-1:] == ["terminated"])
    page.close()
    assert [*faults, *store.faults] == []


def until(true: Any) -> None:
    """Waits: what is sent while a page goes arrives a moment later."""
    deadline = time.monotonic() + ARRIVES_WITHIN_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def keeps_the_specification(said: dict[str, Any]) -> None:
    """Whether a statement is one that cmi5 defines, with all it has to hold and no more."""
    verb = said["verb"]["id"].rsplit("/", 1)[1]
    context, result = said["context"], said.get("result", {})
    categories = {one["id"] for one in context["contextActivities"]["category"]}
    assert (said["actor"], said["object"]["id"], context["registration"]) == (ACTOR, ACTIVITY, REGISTRATION)
    assert said["id"]
    assert said["timestamp"].endswith("Z")
    assert SESSION_ID in context["extensions"]
    assert context["contextActivities"]["grouping"] == [{"id": "urn:weft:course:published"}]
    assert categories == {f"{CATEGORIES}cmi5", *([f"{CATEGORIES}moveon"] if verb in WITH_RESULT else [])}
    assert ("duration" in result) is (verb != "initialized")
    assert result.get("completion") is (True if verb == "completed" else None)
    assert result.get("success") is {"passed": True, "failed": False}.get(verb)
    assert ("score" in result) is (verb in ("passed", "failed")) is (MASTERY in context["extensions"])
    if "score" in result:
        assert (result["score"]["scaled"] >= 0.8) is (verb == "passed")


@pytest.mark.parametrize(("course", "language"), PLAYED)
def test_a_course_is_failed_left_resumed_and_passed(context: BrowserContext, course: Course, language: Language) -> None:
    last = course.units[-1].id
    with storing(RecordStore(files=package("cmi5", course, language))) as store:
        with sitting(context, store) as page:
            page.evaluate(ANSWERED, False)
            page.evaluate(f"location.hash = '{last}'")
            until(lambda: "completed" in store.verbs(1))
        assert store.verbs(1) == ["initialized", "completed", "failed", "terminated"]
        with sitting(context, store) as page:
            assert page.is_visible(f"#{last}"), "she comes back to the unit she left"
            page.evaluate(ANSWERED, True)
            until(lambda: "passed" in store.verbs(2))
        assert store.verbs(2) == ["initialized", "passed", "terminated"]
        with sitting(context, store) as page:
            assert page.evaluate("weftCourse.summary().passed")
            page.evaluate(ANSWERED, False)
        assert store.verbs(3) == ["initialized", "terminated"], "what is passed is not said twice, nor taken back"
        for said in store.statements:
            keeps_the_specification(said)


def test_a_page_loaded_anew_asks_for_no_second_key_and_loses_nothing(context: BrowserContext) -> None:
    with storing(RecordStore(files=package("cmi5", COURSES[0], Language.EN))) as store:
        with sitting(context, store) as page:
            page.evaluate("location.hash = weftCourse.facts.units[1].id")
            until(lambda: b"weft-course" in b"".join(name.encode() for name in store.states))
            page.reload()
            page.wait_for_selector("body.lively")
            page.evaluate(ANSWERED, True)
            until(lambda: store.states["weft-course"].count(b"+") or store.states["weft-course"].count(b"q1"))
        assert store.handed == ["/fetch?1"]
        assert store.verbs(1) == ["initialized", "terminated"], "nothing is said after the end"
        with sitting(context, store) as page:
            page.evaluate("location.hash = weftCourse.facts.units[0].id")
            until(lambda: "passed" in store.verbs(2))
        assert store.verbs(2) == ["initialized", "completed", "passed", "terminated"], (
            "what was learned after it is said in the next sitting"
        )


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_who_looks_around_is_not_judged(context: BrowserContext, mode: str) -> None:
    with storing(RecordStore(files=package("cmi5", COURSES[0], Language.ES), mode=mode)) as store:
        with sitting(context, store) as page:
            page.evaluate(ANSWERED, True)
        assert store.verbs(1) == ["initialized", "terminated"]


def test_the_way_out_leads_where_the_platform_says(context: BrowserContext) -> None:
    with storing(RecordStore(files=package("cmi5", COURSES[0], Language.FR))) as store:
        page = context.new_page()
        page.goto(store.launch())
        page.get_by_role("button", name="Quitter le cours").click()
        page.wait_for_url("**/home")
        until(lambda: store.verbs(1) == ["initialized", "terminated"])
