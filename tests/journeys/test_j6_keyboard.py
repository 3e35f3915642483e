"""J6 by keyboard alone: from the front page of a course to a unit, its quiz answered and sent, and taken again."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.courses.taught import COURSES, VOICES
from tests.journeys.walking import SIZES, Walker, tab_to
from tests.prepared import CONTENT

from weft.courses import packages
from weft.courses.course import Course
from weft.courses.pages import Setting
from weft.records import Language

MOST_CONTROLS = 120
TO_PRESS = """() => {
  const one = document.activeElement, field = one.closest("form.graded fieldset.question");
  if (!field) return null;
  const right = JSON.parse(field.dataset.right), kind = field.dataset.kind, down = (by) => Array(by).fill("ArrowDown");
  if (one.tagName === "SELECT") {
    const nth = [...field.querySelectorAll("select")].indexOf(one);
    const value = kind === "ordering" ? String(right.indexOf(one.name.split(".").pop()) + 1) : right[nth];
    return down([...one.options].findIndex((each) => each.value === value));
  }
  if (one.type === "radio") {
    const nth = [...field.querySelectorAll("input")].findIndex((each) => right.includes(each.value));
    return nth ? down(nth) : ["Space"];
  }
  if (one.type === "checkbox") return right.includes(one.value) ? ["Space"] : [];
  return [...right[0]];
}"""
"""The keys by which the control that has the focus gets its right answer; null outside the quiz."""


@pytest.mark.parametrize("course", COURSES, ids=lambda one: one.id)
def test_a_unit_is_opened_and_its_quiz_passed_by_keyboard_alone(browser: Browser, course: Course, tmp_path: Path) -> None:
    files = packages.make("html", Setting(course=course, voice=VOICES[Language.FR], obligations=CONTENT.obligations)).files
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    width, height = SIZES["desktop"]
    page = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce").new_page()
    one = Walker(page=page, address=f"file://{tmp_path}/", language=Language.FR)
    one.go("index.html")
    unit = course.units[0].id
    tab_to(one, f"main a[href='#{unit}']")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[data-page]#{unit} form.graded")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    send = f"#{unit} form.graded button"
    tab_to(one, f"#{unit} form.graded :is(input, select)")
    for _ in range(MOST_CONTROLS):
        for key in page.evaluate(TO_PRESS) or ():
            page.keyboard.press(key)
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", send):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#{unit} form.graded.done")
    assert "100" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("(wanted) => document.activeElement.matches(wanted)", send)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#{unit} form.graded:not(.done)")
    assert page.evaluate("document.activeElement.closest('form.graded') !== null")
    assert not one.faults, "\n".join(one.faults)
