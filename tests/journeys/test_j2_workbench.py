"""J1 and J2 in the browser: from a folder of laws to a reviewed desk study."""

import pytest
from playwright.sync_api import Browser
from tests.journeys.conftest import Workbench
from tests.journeys.walking import first_person, walker


@pytest.mark.parametrize(("language", "size"), [("en", "desktop"), ("fr", "phone"), ("es", "desktop")])
def test_she_opens_the_workbench_and_founds_her_country(workbench: Workbench, browser: Browser, language: str, size: str) -> None:
    ana = walker(browser, workbench.address, language, size)
    first_person(ana)
    ana.look()
    ana.press("countries.found")
    ana.look()
    ana.page.select_option("[name=code]", "PE")
    ana.press("countries.found_button")
    ana.look()
    for condition in ("party_cbd", "party_cpb"):
        ana.page.check(f"[name={condition}][value=yes]")
    ana.press("frame.save")
    ana.look()
    ana.go("/countries/PE/")
    ana.look()
    assert ana.faults == []
