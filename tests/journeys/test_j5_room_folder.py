"""Journey 5, the folder for the room: its pages open from disk, in three languages, on a phone and a computer, without a network."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request
from tests.journeys.walking import RULES, judged
from tests.meet.convened import ASKED, SCENES

from weft.meet import room
from weft.meet.documents import composed
from weft.records import Language
from weft.report.html import page

PAGES = ("index", "report", "annotated")


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the folder on a disk; the other formats are tried elsewhere."""
    top = tmp_path_factory.mktemp("stick")
    (top / "room.css").write_bytes((files("weft.meet") / "room.css").read_bytes())
    (top / "index.html").write_bytes(room.front(list(SCENES.values())))
    for language, scene in SCENES.items():
        (top / language).mkdir()
        (top / language / "index.html").write_bytes(room.spoken(scene, (), {}))
        for name in PAGES[1:]:
            (top / language / f"{name}.html").write_bytes(page(composed(scene, name, ASKED)))
    return top


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 390), ("es", 320)])
def test_the_folder_opens_from_a_stick(browser: Browser, stick: Path, language: str, width: int) -> None:
    asked: list[str] = []

    def heard(request: Request) -> None:
        asked.append(request.url)

    # Axe reads the style sheet as a script would, which the policy of the page forbids.
    with browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, offline=True) as context:
        opened = context.new_page()
        opened.on("request", heard)
        opened.goto((stick / "index.html").as_uri())
        opened.locator(f"li[lang={language}] a").click()
        assert opened.locator("html").get_attribute("lang") == language
        assert opened.locator("h1").inner_text() == SCENES[Language(language)].title
        for name in PAGES:
            opened.goto((stick / language / f"{name}.html").as_uri())
            assert opened.evaluate("document.documentElement.scrollWidth") <= width, name
            assert judged(opened, RULES) == [], name
    assert all(one.startswith("file://") for one in asked), asked


def test_the_policy_of_the_page_lets_its_style_in(browser: Browser, stick: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.goto((stick / "fr" / "index.html").as_uri())
        assert opened.evaluate("getComputedStyle(document.body).maxWidth") != "none"
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.className") == "skip"
