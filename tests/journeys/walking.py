"""A person at a screen: she reads the words of her language, presses buttons, and every page she comes to is looked at."""

from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, Response, ViewportSize

from weft.records import Language
from weft_web import engine

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
AXE = Axe()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
"""Told in full is what is wrong; to gather what is right takes as long again."""

BUT_COLOUR = {**RULES, "rules": {"color-contrast": {"enabled": False}}}
"""Colours go with the parts of a page, not with its words: in one language they are looked at, which takes as long as all else."""

BY_WIDTH = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}, "resultTypes": ["violations"]}
"""What else the width of a page decides, once all rules have been asked at another; its words, their order and their roles are the same."""

VIOLATIONS = "async (rules) => (await axe.run(rules)).violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.target)])"
HEAVIEST_BYTES = 150_000
MEASURES = """() => {
  const {scrollWidth, clientWidth, lang} = document.documentElement;
  const came = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const first = came.filter((one) => !["fetch", "xmlhttprequest", "beacon"].includes(one.initiatorType));
  return [scrollWidth - clientWidth, lang, first.reduce((sum, one) => sum + one.encodedBodySize, 0)];
}"""
"""By how much the page sticks out, its language, and the bytes that came for it, styles and scripts with it."""
WITHIN_MS = 60_000
MOST_STOPS = 120
STOP = """(wanted) => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const lit = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
  const visible = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
  return [one.matches(wanted), lit && visible, one.outerHTML.slice(0, 90)];
}"""
"""Whether the element that has the focus is the wanted one, whether one sees where the focus is, and what it is."""
ANALYSED_WITHIN_MS = 120_000
PASSWORD = "a sentence to come in by"  # noqa: S105 - of an invented person


def in_language(texts: tuple[str, str, str], language: str) -> str:
    """Of a text in English, French and Spanish, the one in a language."""
    return texts[list(Language).index(Language(language))]


@dataclass
class Walker:
    """One person in one browser; `seen` gathers what was wrong with the pages she came to."""

    page: Page
    address: str
    language: Language
    faults: list[str] = field(default_factory=list)

    def words(self, key: str, count: int | None = None, **arguments: str | int) -> str:
        """What the workbench says for a key in her language."""
        return engine.voice(self.language).say(key, count, **arguments)

    def go(self, path: str) -> Response | None:
        """Opens a page by its address."""
        return self.page.goto(self.address + path)

    def press(self, key: str, *, stays: bool = False) -> None:
        """Presses the button or follows the link that is called so, and waits for the next page unless this one stays."""
        words = self.words(key)
        pressed = self.page.locator(f"main button:has-text('{words}'), main a:has-text('{words}')").first
        with nullcontext() if stays else self.page.expect_navigation():
            pressed.click()

    def speak(self) -> None:
        """She chooses her language: the workbench keeps it with her account, whatever the browser says."""
        with self.page.expect_navigation():
            self.page.locator(f"button[name=language][value={self.language.value}]").first.click()

    def send(self, path: str, **values: str | tuple[str, ...]) -> None:
        """On a page, the form with these fields filled in and sent as a person would; without `path` on the page that is open."""
        if path:
            self.go(path)
        self.fill("".join(f":has([name={name}])" for name in values), **values)

    def fill(self, which: str, **values: str | tuple[str, ...]) -> None:
        """The first form of a kind filled in and sent; what the page complains of is an error."""
        form = self.page.locator(f"main form[method=post]{which}").first
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        for name, value in values.items():
            field = form.locator(f"[name={name}]")
            kind = str(field.first.evaluate("one => one.type"))
            if kind in ("radio", "checkbox"):
                for one in (value,) if isinstance(value, str) else value:
                    form.locator(f"[name={name}][value='{one}']").check()
            elif kind.startswith("select"):
                field.select_option(value)
            elif kind == "file":
                field.set_input_files(value)
            else:
                field.fill(str(value))
        with self.page.expect_navigation():
            form.locator("button:not([type=button], [tabindex], [formaction])").first.click()
        left = self.page.locator("main .errors, main .field.bad").all_inner_texts()
        assert not left, f"{self.page.url}: {left}"

    def hrefs(self, holds: str) -> list[str]:
        """The addresses on this page that hold something, each once."""
        found = self.page.locator(f"main a[href*='{holds}']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        return list(dict.fromkeys(found))

    @property
    def has_mouse(self) -> bool:
        """Whether she sits before a screen rather than a phone."""
        return self.page.viewport_size == {"width": SIZES["desktop"][0], "height": SIZES["desktop"][1]}

    def drop(self, zone: str, *paths: Path) -> None:
        """Files or folders of her machine dropped onto a part of the page, as the browser itself does it."""
        box = self.page.locator(zone).bounding_box()
        assert box is not None
        place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        held = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        session = self.page.context.new_cdp_session(self.page)
        for kind in ("dragEnter", "dragOver", "drop"):
            session.send("Input.dispatchDragEvent", {"type": kind, **place, "data": held})

    def wait_until_read(self) -> None:
        """On the register: until no document is waited for any more."""
        self.page.wait_for_function(
            "() => !document.querySelector('[data-progress]') && document.querySelector('table tbody tr')", timeout=ANALYSED_WITHIN_MS
        )

    def look(self, rules: dict[str, Any] | None = None) -> None:
        """The page that is open: accessible (by these rules, or those of her language), light, nothing sticks out, in her language."""
        rules = rules or (RULES if self.language is Language.EN else BUT_COLOUR)
        size = self.page.viewport_size
        assert size is not None
        self.page.wait_for_load_state("load")
        try:
            self._look(size, rules)
        except Error:
            # A page that shows work under way renews itself when that is done.
            self.page.wait_for_load_state("load")
            self._look(size, rules)

    def _look(self, size: ViewportSize, rules: dict[str, Any]) -> None:
        where = f"{self.page.url.removeprefix(self.address)} {self.language.value} {size['width']}"
        # The page in its whole height: what stays at the edge of the window covers nothing that one cannot scroll to.
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
        violations = judged(self.page, rules)
        self.page.set_viewport_size(size)
        wide, spoken, weight = self.page.evaluate(MEASURES)
        self.faults += [f"{where}: {rule} {places}" for rule, places in violations]
        if wide > 0:
            self.faults.append(f"{where}: sticks out by {wide} px")
        if spoken != self.language.value:
            self.faults.append(f"{where}: language of the page")
        if weight > HEAVIEST_BYTES:
            self.faults.append(f"{where}: weighs {weight} bytes")

    def picture(self, folder: Path, name: str) -> None:
        """A picture of the whole page, to be looked at."""
        self.page.screenshot(path=folder / f"{name}-{self.language.value}.png", full_page=True)


def judged(page: Page, rules: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What of these rules the page that is open does not keep, each with where: three places at most."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.axe_script)
    return [(rule, places) for rule, places in page.evaluate(VIOLATIONS, rules)]


def walker(browser: Browser, address: str, language: str, size: str, *, script: bool = True) -> Walker:
    """A person who has not come in yet; her browser runs scripts, or none."""
    width, height = SIZES[size]
    seen: ViewportSize = {"width": width, "height": height}
    context = browser.new_context(viewport=seen, locale=language, accept_downloads=True, java_script_enabled=script)
    context.set_default_timeout(WITHIN_MS)
    page = context.new_page()
    made = Walker(page=page, address=address, language=Language(language))
    page.on("console", lambda said: made.faults.append(f"{page.url}: console {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: made.faults.append(f"{page.url}: {error}"))
    return made


def first_person(one: Walker, name: str = "Ana Lourdes Quiroga", email: str = "ana@example.org") -> None:
    """She opens a new workbench."""
    one.go("/")
    one.look()
    one.page.fill("[name=name]", name)
    one.page.fill("[name=email]", email)
    one.page.fill("[name=password]", PASSWORD)
    one.press("accounts.first_button")


def sign_in(one: Walker, email: str) -> None:
    """She comes in."""
    one.go("/sign-in")
    one.page.fill("[name=email]", email)
    one.page.fill("[name=password]", PASSWORD)
    one.press("accounts.sign_in")


def change_law(one: Walker, code: str, path: Path, folder: Path) -> None:
    """A new version of a law: the same file with a line more."""
    newer = folder / path.name
    newer.write_bytes(path.read_bytes() + b"\n\nAnnex Z. A further line.\n")
    one.go(f"/countries/{code}/instruments/add")
    one.page.set_input_files("#files", [newer])
    one.page.wait_for_url(f"**/countries/{code}/instruments", timeout=ANALYSED_WITHIN_MS)
    one.wait_until_read()
    one.go(f"/countries/{code}/findings/changes")
    one.look()


def tab_to(one: Walker, wanted: str) -> None:
    """From stop to stop until the wanted element has the focus; each stop on the way shows where one is."""
    for _ in range(MOST_STOPS):
        one.page.keyboard.press("Tab")
        is_there, is_seen, what = one.page.evaluate(STOP, wanted)
        if not is_seen and "<body" not in what:
            one.faults.append(f"{one.page.url}: no focus to be seen on {what}")
        if is_there:
            return
    raise AssertionError(f"{one.page.url}: {wanted} is not reached by keyboard")
