"""J4 by keyboard alone: the builder opened, an objective and an activity with actor, dates and money written, then the checks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.journeys.conftest import Workbench, told
from tests.journeys.walking import Walker, sign_in, tab_to, walker

HERE = "/countries/XS/strategy/"
FOUNDED = """
from tests.web.peopled import people
from weft_web.countries.models import Country
from weft_web.instruments.models import Instrument
country = Country.objects.create(code="XS", name_en="Solandra", name_fr="La Solandra", name_es="Solandra")
people(country)
Instrument.objects.create(country=country, title="Biosafety Act, 2014", type="act")
"""


@pytest.fixture
def founded(tmp_path: Path) -> Iterator[Workbench]:
    """A country of one law, with people of every role."""
    with told(tmp_path, FOUNDED) as workbench:
        yield workbench


def enter(one: Walker) -> None:
    """Enter, and the page that comes of it."""
    with one.page.expect_navigation():
        one.page.keyboard.press("Enter")


def follow(one: Walker, wanted: str) -> None:
    """To a link or a button, and on."""
    tab_to(one, wanted)
    enter(one)


def write(one: Walker, **values: str) -> None:
    """Fields in the order of the form, typed."""
    for name, text in values.items():
        tab_to(one, f"main form [name={name}]")
        one.page.keyboard.type(text)


def value_of(one: Walker, name: str) -> str:
    return one.page.locator(f"main form [name={name}]").first.input_value()


def test_a_strategy_is_begun_written_and_checked_by_keyboard_alone(founded: Workbench, browser: Browser) -> None:
    ana = walker(browser, founded.address, "en", "desktop")
    ana.page.emulate_media(reduced_motion="reduce")  # a page that glides to where the focus is, is not there yet when one looks
    sign_in(ana, "focal_point@example.org")
    ana.go(HERE)
    follow(ana, "main a[href$='/strategy/begin']")
    write(ana, title="National strategy")
    enter(ana)
    objective(ana)
    body(ana)
    entry_point(ana)
    activity(ana)
    follow(ana, "a[href='/countries/XS/strategy/']")
    follow(ana, "a[href$='/strategy/checks']")
    assert "Train forty customs officers." in ana.page.inner_text("main")
    assert not ana.faults, "\n".join(ana.faults)


def objective(ana: Walker) -> None:
    """From the first step; Enter in a line saves."""
    assert ana.page.url.endswith("/steps/vision")
    follow(ana, "main a[href$='/new/objectives']")
    write(ana, text="By 2029 every import of seed is decided within 270 days.", until="2029")
    enter(ana)
    assert ana.page.url.endswith("/steps/vision")
    assert "By 2029 every import" in ana.page.inner_text("main")


def body(ana: Walker) -> None:
    """Who is to act."""
    follow(ana, "main a[href$='/steps/stakeholders']")
    follow(ana, "main a[href$='/new/stakeholders']")
    write(ana, name="Customs Department", acronym="CD")
    enter(ana)


def entry_point(ana: Walker) -> None:
    """An instrument sought in the register from within the form, and taken."""
    follow(ana, "main a[href$='/steps/entry_points']")
    follow(ana, "main a[href$='/new/entry_points']")
    write(ana, instrument="biosafety act")
    follow(ana, "[name=seek]")
    follow(ana, "[name=picked]")
    assert value_of(ana, "instrument") == "Biosafety Act, 2014"
    write(ana, opens="March 2028")
    enter(ana)
    assert "Biosafety Act, 2014" in ana.page.inner_text("main ol.parts")


def activity(ana: Walker) -> None:
    """Who, from when until when, and what it costs."""
    follow(ana, "main a[href$='/steps/plan']")
    follow(ana, "main a[href$='/new/activities']")
    write(ana, text="Train forty customs officers.")
    tab_to(ana, "select[name=lead]")
    ana.page.keyboard.press("ArrowDown")
    write(ana, start="March 2027", end="June 2028")
    write(ana, **{"costs-0-item": "Training days", "costs-0-unit_cost": "250"})
    year = ana.page.locator("[name^='costs-0-quantities-']").first.get_attribute("name")
    write(ana, **{str(year): "12"})
    assert ana.page.inner_text("[data-cost]").replace("\u00a0", " ") == "3,000 USD"
    enter(ana)
    told = ana.page.inner_text("main")
    for said in ("Train forty customs officers.", "CD", "March 2027 – June 2028", "3,000"):
        assert said in told.replace("\u00a0", " "), said
