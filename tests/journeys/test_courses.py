"""Courses in the browser: taken on two devices, without a network, by two people on one device; every page looked at."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.conftest import Workbench, serving
from tests.journeys.walking import SIZES, Walker, sign_in, walker
from tests.web.installed import Installation, found, until

from weft.records import Language
from weft_web.courses.setting import address
from weft_web.engine import teaching

PEOPLE = """
from tests.web.peopled import PASSWORD
from weft_web.accounts.services import person_make
for name in ("ana", "bo", "cleo"):
    person_make(name.title(), f"{name}@example.org", PASSWORD, "en")
"""
ALL_RIGHT = """() => {
  const form = document.querySelector("form.graded");
  for (const f of form.querySelectorAll("fieldset.question")) {
    const r = JSON.parse(f.dataset.right), k = f.dataset.kind;
    if (k === "short") f.querySelector("input").value = r[0];
    else if (k === "matching") [...f.querySelectorAll("select")].forEach((s, i) => { s.value = r[i]; });
    else if (k === "ordering") [...f.querySelectorAll("select")].forEach((s) => { s.value = r.indexOf(s.name.split(".").pop()) + 1; });
    else [...f.querySelectorAll("input")].forEach((i) => { i.checked = r.includes(i.value); });
    f.querySelector("input, select").dispatchEvent(new Event("change", {bubbles: true}));
  }
}"""
PICTURED = """(all) => Promise.all(all.map(async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return `${picture.naturalWidth}x${picture.naturalHeight}`;
}))"""
READER = Path(__file__).parents[2] / "build" / "npm" / "node_modules" / "jsqr" / "dist" / "jsQR.js"
SCANNED = """() => Promise.all([...document.querySelectorAll("div[data-codes] svg")].map(async (svg) => {
  const picture = new Image(), side = 900, canvas = Object.assign(document.createElement("canvas"), {width: side, height: side});
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await picture.decode();
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0, side, side);
  return jsQR(drawing.getImageData(0, 0, side, side).data, side, side)?.data ?? "";
}))"""
COURSE = "mainstreaming"
HOME, WHY, DUTIES = (address(COURSE, Language.EN, unit) for unit in ("", "why", "duties"))
KEPT = "kept with your account"


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with three people."""
    made = found(tmp_path_factory.mktemp("learning") / "data", PEOPLE)
    yield made
    made.close()


@pytest.fixture(scope="module")
def school(there: Installation) -> Iterator[Workbench]:
    """A running workbench."""
    with serving(there) as workbench:
        yield workbench


def answer_all(page: Page) -> None:
    """Every question of the unit answered right and sent."""
    page.evaluate(ALL_RIGHT)
    page.click("form.graded button")
    page.wait_for_selector("form.graded.done")


def passed(page: Page, unit: str) -> bool:
    return page.get_attribute(f".units [data-state-of={unit}]", "data-code") == "unit_passed"


def learner(browser: Browser, school: Workbench, name: str) -> Walker:
    one = walker(browser, school.address, "en", "phone")
    sign_in(one, f"{name}@example.org")
    return one


def see_passed(one: Walker, *units: str) -> None:
    one.go(HOME)
    for unit in units:
        one.page.wait_for_selector(f".units [data-state-of={unit}][data-code=unit_passed]")


def test_two_devices_of_one_learner_come_together(browser: Browser, school: Workbench) -> None:
    phone, desk = learner(browser, school, "ana"), learner(browser, school, "ana")
    for one, unit in ((phone, WHY), (desk, DUTIES)):
        one.go(unit)
        answer_all(one.page)
        one.go(HOME)
        one.page.wait_for_selector(f"[data-account]:has-text('{KEPT}')")
    see_passed(phone, "why", "duties")
    see_passed(desk, "why", "duties")
    assert not phone.faults + desk.faults


def test_what_another_learner_reached_on_a_device_does_not_become_mine(browser: Browser, school: Workbench) -> None:
    shared = learner(browser, school, "bo")
    shared.go(WHY)
    answer_all(shared.page)
    see_passed(shared, "why")
    shared.page.wait_for_selector(f"[data-account]:has-text('{KEPT}')")
    shared.go("/learn/")
    shared.page.context.clear_cookies()
    sign_in(shared, "cleo@example.org")
    shared.go(HOME)
    shared.page.wait_for_selector(f"[data-account]:has-text('{KEPT}')")
    assert not passed(shared.page, "why")
    shared.go("/learn/")
    shared.page.context.clear_cookies()
    sign_in(shared, "bo@example.org")
    see_passed(shared, "why")


def test_two_pages_of_one_device_do_not_lose_each_others_answers(browser: Browser, school: Workbench) -> None:
    one = walker(browser, school.address, "en", "desktop")
    one.go(DUTIES)
    other = one.page.context.new_page()
    other.goto(school.address + WHY)
    answer_all(other)
    one.page.bring_to_front()
    answer_all(one.page)
    see_passed(one, "why", "duties")
    assert not one.faults


def test_results_shown_as_codes_come_into_a_group(browser: Browser, school: Workbench) -> None:
    """The codes are read off the screen as a camera would, by the reader of others, and pasted by the trainer in the wrong order."""
    if not READER.exists():
        pytest.skip("the reader of codes is not set up: make build/npm/ready")
    page = walker(browser, school.address, "en", "phone").page
    for unit in teaching.courses()[0].units:
        page.goto(f"{school.address}{address(COURSE, Language.EN, unit.id)}")
        answer_all(page)
    page.goto(f"{school.address}{HOME}")
    page.fill("form.results [name=name]", "Ñandé")
    page.click("button[data-codes]")
    page.wait_for_selector("div[data-codes] svg")
    page.evaluate(READER.read_text(encoding="utf-8"))
    read = page.evaluate(SCANNED)
    assert len(read) > 1
    assert all(one.startswith(f"weft:{place}/{len(read)}:") for place, one in enumerate(read, 1))
    trainer = learner(browser, school, "cleo")
    trainer.go("/learn/groups/")
    trainer.page.click("main summary")
    trainer.page.fill("main [name=name]", "Without a network")
    trainer.page.click("form:has([name=course]) button")
    trainer.page.fill("[name=codes]", " ".join(reversed(read)))
    trainer.page.click("form:has([name=codes]) button")
    assert "Ñandé" in trainer.page.inner_text("table")
    assert "100%" in trainer.page.inner_text("table")


def test_a_device_may_install_the_pages(browser: Browser, school: Workbench) -> None:
    """What Chromium finds missing in manifest, pictures and worker; a window that forgets cannot install anything and says so."""
    page = walker(browser, school.address, "es", "phone").page
    page.goto(f"{school.address}{HOME}")
    page.wait_for_function("async () => Boolean((await navigator.serviceWorker.ready).active)")
    asked = page.context.new_cdp_session(page)
    manifest = asked.send("Page.getAppManifest")
    found = {one["errorId"] for one in asked.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert (manifest["errors"], found - {"in-incognito"}) == ([], set())
    shown = json.loads(manifest["data"])["icons"]
    sizes = page.evaluate(PICTURED, [one["src"] for one in shown if one["type"] == "image/png"])
    assert {(one["sizes"], one["purpose"]) for one in shown} == {
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    assert [one["sizes"] for one in shown if one["type"] == "image/png"] == sizes


def test_a_course_kept_on_the_device_is_taken_without_a_network_and_sent_later(browser: Browser, tmp_path: Path) -> None:
    there = found(tmp_path / "data", PEOPLE)
    with serving(there) as school:
        one = learner(browser, school, "cleo")
        one.go(HOME)
        one.page.click("[data-keep]")
        one.page.wait_for_selector("[data-kept]:has-text('pages are on this device')")
        (server,) = there.started
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        one.go(DUTIES)
        assert one.page.inner_text("h1")
        answer_all(one.page)
        one.go(address(COURSE, Language.EN, "final"))
        answer_all(one.page)
        see_passed(one, "duties", "final")
        one.page.wait_for_selector("[data-account][data-code=waits]")
        one.go("/learn/")
        assert one.page.locator(f"a[href*='{teaching.slug_of(COURSE)}']").count()
        again = there.start("-c", "import sys; sys.argv = ['weft', 'serve']; from weft.cli import main; main()")
        until(lambda: answered(school.address), "the workbench")
        see_passed(one, "duties", "final")
        one.page.wait_for_selector(f"[data-account]:has-text('{KEPT}')")
        until(lambda: there.asks("select count(*) from courses_try where unit = 'final'")[0][0] == 1, "what was answered without a network")
        there.started.append(server)
        again.send_signal(signal.SIGTERM)
        again.wait(60)


def answered(place: str) -> bool:
    from tests.journeys.conftest import answers

    return answers(place)


@pytest.mark.parametrize("language", list(Language))
def test_the_pages_that_the_server_hands_out_are_sound(browser: Browser, school: Workbench, language: Language) -> None:
    """One of each kind, under the policy of the server; test_every_unit.py looks at each of them."""
    one = walker(browser, school.address, language.value, "desktop")
    course = teaching.courses()[list(Language).index(language) % len(teaching.courses())]
    for unit in ("", course.units[0].id):
        one.go(address(course.id, language, unit))
        one.page.wait_for_selector("body.lively")
        for width, height in SIZES.values():
            one.page.set_viewport_size({"width": width, "height": height})
            one.look()
    assert not one.faults, "\n".join(one.faults)
