"""Journey 6, the part on other people's platforms: each course played to fail, to resume and to pass in a runtime that others wrote."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page
from tests.courses.taught import COURSES, VOICES
from tests.journeys.platform import Platform, serving
from tests.prepared import CONTENT

from weft.courses import packages
from weft.courses.course import Course
from weft.courses.pages import Setting
from weft.records import Language

LIMIT = {"scorm12": 4096, "scorm2004": 64000}
INITIALIZE = {"scorm12": "LMSInitialize", "scorm2004": "Initialize"}
COMMIT = {"scorm12": "LMSCommit", "scorm2004": "Commit"}
FINISH = {"scorm12": "LMSFinish", "scorm2004": "Terminate"}
TIME = {"scorm12": r"\d{4}:\d\d:\d\d\.\d\d", "scorm2004": r"PT\d+H\d+M\d\dS"}
SCORE, PLACE = r"\d|[1-9]\d|100", r"[a-z_]{0,40}"
SAID = {
    "scorm12": {
        "cmi.core.lesson_status": "incomplete|failed|passed",
        "cmi.core.lesson_location": PLACE,
        **dict.fromkeys(("cmi.core.score.raw", "cmi.core.score.min", "cmi.core.score.max"), SCORE),
        "cmi.core.exit": "suspend",
        "cmi.core.session_time": TIME["scorm12"],
        "cmi.suspend_data": r"[ -~]{0,4096}",
    },
    "scorm2004": {
        "cmi.completion_status": "incomplete|completed",
        "cmi.success_status": "failed|passed",
        "cmi.location": PLACE,
        **dict.fromkeys(("cmi.score.raw", "cmi.score.min", "cmi.score.max"), SCORE),
        "cmi.score.scaled": r"0(\.\d{1,2})?|1",
        "cmi.progress_measure": r"0\.\d\d|1\.00",
        "cmi.exit": "suspend",
        "cmi.session_time": TIME["scorm2004"],
        "cmi.suspend_data": r"[ -~]{0,64000}",
    },
}
"""What may be told: each element with its words, numbers or form, as the standards spell them."""

PLAYED = [
    pytest.param(form, course, language, id=f"{form}-{course.id}-{language}")
    for form in LIMIT
    for course in COURSES
    for language in Language
]
ANSWERED = """(mostly) => {
  for (const form of document.querySelectorAll("form.graded")) {
    const fields = [...form.querySelectorAll("fieldset.question")];
    for (const field of mostly ? fields : fields.slice(0, 1)) {
      const right = JSON.parse(field.dataset.right), kind = field.dataset.kind;
      if (kind === "short") field.querySelector("input").value = right[0];
      else if (kind === "matching") field.querySelectorAll("select").forEach((one, place) => { one.value = right[place]; });
      else if (kind === "ordering") {
        field.querySelectorAll("select").forEach((one) => { one.value = right.indexOf(one.name.split(".").pop()) + 1; });
      }
      else field.querySelectorAll("input").forEach((one) => { one.checked = right.includes(one.value); });
    }
    form.requestSubmit();
  }
}"""


def package(form: str, course: Course, language: Language) -> dict[str, bytes]:
    """The files of a sound package."""
    made = packages.make(form, Setting(course=course, voice=VOICES[language], obligations=CONTENT.obligations))
    assert made.sound, made.checks
    return made.files


@dataclass
class Session:
    """One sitting: the platform's page and the course in it."""

    platform: Platform
    page: Page
    course: Frame

    def leave(self) -> list[Any]:
        """The learner goes; what the platform was told in the sitting.

        Browsers refuse requests that wait for an answer while a page goes, so the commit before the end may fail; the end itself does not.
        """
        before = len(self.platform.commits)
        self.page.evaluate("document.getElementById('course').src = 'about:blank'")
        self.platform.told_more(before)
        calls = list(self.page.evaluate("calls"))
        keeps_the_standard(self.platform.form, calls)
        assert [one[0] for one in calls[-2:]] == [COMMIT[self.platform.form], FINISH[self.platform.form]]
        assert calls[-1][-1] == "true"
        return calls


def keeps_the_standard(form: str, calls: list[list[str]]) -> None:
    """Begun first, ended last, once each; nothing is told but what the standard knows, in its own words."""
    assert [place for place, one in enumerate(calls) if one[0] in (INITIALIZE[form], FINISH[form])] == [0, len(calls) - 1]
    told = {(one[1], one[2]) for one in calls if one[0].endswith("SetValue")}
    assert [one for one in told if not re.fullmatch(SAID[form].get(one[0], "(?!)"), one[1])] == []


@contextmanager
def sitting(browser: Browser, platform: Platform) -> Iterator[Session]:
    """A sitting at a platform; nothing is fetched from elsewhere, and no fault of a script goes unseen."""
    context = browser.new_context()
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith((platform.address, "about:")) else None)
    page.goto(f"{platform.address}/")
    frame = page.wait_for_selector("#course").content_frame()
    assert frame is not None
    frame.wait_for_selector("body.lively")
    yield Session(platform=platform, page=page, course=frame)
    assert faults == []
    context.close()


def standing(platform: Platform) -> tuple[str, str]:
    """Status and score as the platform has them."""
    held = platform.now
    if "core" in held:
        return held["core"]["lesson_status"], held["core"]["score"]["raw"]
    status = held["success_status"] if held["success_status"] != "unknown" else held["completion_status"]
    return status, held["score"]["raw"]


@pytest.mark.parametrize(("form", "course", "language"), PLAYED)
def test_a_course_is_failed_left_resumed_and_passed(browser: Browser, form: str, course: Course, language: Language) -> None:
    questions = [len(unit.quiz.questions) for unit in course.units]
    first, last = course.units[0].id, course.units[-1].id
    with serving(Platform(form=form, files=package(form, course, language))) as platform:
        with sitting(browser, platform) as ana:
            ana.course.click(f'.units a[href="#{first}"]')
            ana.course.locator(f"#{first} form.graded input").first.check()
            assert "=" in platform.now["suspend_data"], "an answer is committed when it is given"
            assert standing(platform) == ("incomplete", "")
            ana.course.evaluate(ANSWERED, False)
            failed = ("failed", str(len(questions) * 100 // sum(questions)))
            assert standing(platform) == failed
            ana.course.evaluate(f"location.hash = '{last}'")
            ana.course.wait_for_selector(f"#{last}:not([hidden])")
            ana.leave()
        platform.come_back()
        with sitting(browser, platform) as ana:
            assert ana.course.is_visible(f"#{last}"), "she comes back to the unit she left"
            assert ana.course.locator(f'[data-state-of="{first}"]').first.get_attribute("data-code") == "unit_failed"
            ana.course.evaluate(ANSWERED, True)
            assert standing(platform) == ("passed", "100")
            assert len(ana.course.evaluate("weftCourse.state()")["units"][first]["tries"]) == 2
            assert [one for one in ana.leave()[:-2] if one[-1] == "false"] == []


FULL = """(units) => ({
  v: 1,
  course: weftCourse.facts.course,
  place: {unit: units[2].id, at: "2026-11-22T10:00:00.000Z"},
  units: Object.fromEntries(units.map((unit, place) => {
    const of = unit.questions, named = (length, answer) => Object.fromEntries(Array.from({length}, (_, one) => [`q${one + 1}`, answer]));
    const tries = Array.from({length: 12}, (_, each) => ({
      id: crypto.randomUUID(),
      at: new Date(Date.UTC(2026, 10, 1 + each, place)).toISOString(),
      language: "fr",
      of,
      right: Object.keys(named(each === 4 ? of - 1 : each % 5, [])),
      answers: named(of, ["réponse", "b"]),
    }));
    return [unit.id, {seen: [...unit.parts, "exercise", "quiz"].sort(), draft: named(of, ["é".repeat(80)]), tries}];
  })),
})"""


@pytest.mark.parametrize("form", LIMIT)
def test_what_does_not_fit_is_dropped_and_the_best_and_the_place_come_back(browser: Browser, form: str) -> None:
    course = COURSES[0]
    with serving(Platform(form=form, files=package(form, course, Language.FR))) as platform:
        with sitting(browser, platform) as ana:
            units = ana.course.evaluate("weftCourse.facts.units")
            ana.course.evaluate(f"weftCourse.take(({FULL})(weftCourse.facts.units))")
            before = ana.course.evaluate("weftCourse.summary()")
            place = ana.course.evaluate("weftCourse.state().place.unit")
            line = platform.now["suspend_data"]
            assert len(line) <= LIMIT[form]
            assert line.isascii()
            ana.leave()
        platform.come_back()
        with sitting(browser, platform) as ana:
            state = ana.course.evaluate("weftCourse.state()")
            assert ana.course.evaluate("weftCourse.summary()") == before
            assert state["place"]["unit"] == place
            for unit in units:
                held = state["units"][unit["id"]]
                assert max(len(one["right"]) for one in held["tries"]) == unit["questions"] - 1
                assert held["seen"] == sorted([*unit["parts"], "exercise", "quiz"])
            ana.leave()
            assert len(platform.now["suspend_data"]) <= LIMIT[form]


@pytest.mark.parametrize("form", LIMIT)
def test_a_state_that_the_platform_lost_or_cut_does_not_take_the_score_with_it(browser: Browser, form: str) -> None:
    with serving(Platform(form=form, files=package(form, COURSES[0], Language.EN))) as platform:
        with sitting(browser, platform) as ana:
            ana.course.evaluate(ANSWERED, True)
            ana.leave()
        platform.come_back()
        assert platform.kept
        platform.kept["suspend_data"] = platform.kept["suspend_data"][:40]
        with sitting(browser, platform) as ana:
            ana.course.evaluate(ANSWERED, False)
            ana.leave()
            assert standing(platform) == ("passed", "100"), "what is passed stays passed"


@pytest.mark.parametrize("form", LIMIT)
def test_where_the_platform_takes_nothing_more_the_page_says_so(browser: Browser, form: str) -> None:
    with serving(Platform(form=form, files=package(form, COURSES[0], Language.EN))) as platform, sitting(browser, platform) as ana:
        warning = ana.course.locator(".not-kept")
        ana.course.evaluate("location.hash = weftCourse.facts.units[0].id")
        assert not warning.is_visible()
        before = len(platform.commits)
        ana.course.evaluate("location.reload()")
        platform.told_more(before)
        ana.course.wait_for_selector("body.lively")
        warning.wait_for(state="visible")
        assert "platform" in warning.inner_text()
