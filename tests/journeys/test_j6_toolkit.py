"""The toolkit in the browser: ticks stay and can be cleared, terms are found, a change of language stays, no network is needed."""

import signal
from pathlib import Path

from playwright.sync_api import Browser
from tests.journeys.conftest import serving
from tests.journeys.walking import walker
from tests.web.installed import found

from weft.records import Language
from weft_web.courses.toolkit import tool_address
from weft_web.engine.toolkit import PARTS

STUDY = "#checklist-desk_study"


def test_the_toolkit_is_used_on_a_telephone(browser: Browser, tmp_path: Path) -> None:
    there = found(tmp_path / "data")
    with serving(there) as school:
        one = walker(browser, school.address, "en", "phone")
        one.go(tool_address(Language.EN, "checklists"))
        for box in one.page.locator(f"{STUDY} input").all()[:2]:
            box.check()
        assert one.page.inner_text(f"{STUDY} [data-ticked]").startswith("2 of ")
        one.page.click(".langs [hreflang=fr]")
        assert one.page.url.endswith("/learn/fr/toolkit/checklists/#checklist-desk_study")
        assert one.page.locator(f"{STUDY} input:checked").count() == 2
        one.page.click(f"{STUDY} [data-clear]")
        one.page.reload()
        assert one.page.locator("input:checked").count() == 0

        one.go(tool_address(Language.FR, "glossary"))
        one.page.fill("[data-find]", "RESPONSABILITE CIVILE")
        shown = one.page.locator(".term:visible").all_inner_texts()
        assert any(text.startswith("Responsabilité civile") for text in shown)
        assert len(shown) < one.page.locator(".term").count() / 2
        one.go(f"{tool_address(Language.FR, 'glossary')}#term-cbd")
        one.page.click(".langs [hreflang=es]")
        one.page.wait_for_url(f"**{tool_address(Language.ES, 'glossary')}#term-cbd")

        one.go(tool_address(Language.EN))
        one.page.click("[data-keep]")
        one.page.wait_for_selector("[data-kept]:has-text('pages are on this device')")
        server = there.started[0]
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        for part in PARTS:
            one.go(tool_address(Language.EN, part))
            assert one.page.locator("section[id], .term[id]").count() >= 6
    there.close()
    assert not one.faults
