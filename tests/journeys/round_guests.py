"""Those who were asked, each behind the link of her letter: without script, on a line that breaks, in another language, by file."""

from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Error, Route
from tests.journeys import round_people as people
from tests.journeys.round_people import Guest, Meant, said
from tests.journeys.walking import Walker, walker

LIGHTEST_BYTES = 60_000
WAITS = "() => Object.keys(localStorage).filter((one) => one.startsWith('weft.out.')).length"
SENT = f"() => ({WAITS})() === 0"
MARK = """(words) => {
  const node = document.evaluate(".//text()[normalize-space()]", words, null, 9, null).singleNodeValue;
  getSelection().setBaseAndExtent(node, 0, node, 12);
}"""


class Line:
    """What comes over the line for each page, headers and all, with nothing kept from before.

    `eyes`: who looks at the pages of somebody without script: what looks at them is one.
    """

    def __init__(self, one: Walker, eyes: Walker | None = None) -> None:
        self.one, self.eyes, self.bytes = one, eyes or one, 0
        session = one.page.context.new_cdp_session(one.page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.loadingFinished", self._came)

    def _came(self, told: dict[str, float]) -> None:
        self.bytes += int(told["encodedDataLength"])

    def open(self, path: str) -> None:
        """A page as it is first seen: light, and looked at as every page is."""
        self.bytes = 0
        self.one.go(path)
        self.one.page.wait_for_load_state("networkidle")
        if not 0 < self.bytes <= LIGHTEST_BYTES:
            self.one.faults.append(f"{path}: {self.bytes} bytes over the line")
        if self.eyes is not self.one:
            self.eyes.go(path)
        self.eyes.look()


def guest(browser: Browser, address: str, language: str, size: str = "phone", *, script: bool = True) -> Walker:
    """Somebody without an account."""
    return walker(browser, address, language, size, script=script)


def at(home: str, place: str) -> str:
    """The page of one paragraph with its form."""
    return f"{home}comment?place={quote(place, safe='')}"


def without_script(one: Walker, eyes: Walker, home: str, meant: list[Meant]) -> None:
    """Two comments by forms alone; the answer to one is lost, and the browser sends it once more. `eyes` look at the same pages."""
    line = Line(one, eyes)
    line.open(home)
    whole, paragraph = meant
    one.page.locator("#h-whole ~ details summary").click()
    _fill_in(one, "#h-whole ~ details form", whole)
    line.open(f"{home}go?n={quote('5.2')}")
    line.open(f"{home}chapters/matters")
    section = f"section[data-place='{paragraph.place}']"
    one.page.locator(f"{section} > details summary").click()
    one.page.route("**/comment", _arrive_and_break_off)
    try:
        _fill_in(one, f"{section} form.c", paragraph)
    except Error:
        one.page.unroute("**/comment")
        one.page.reload()
    assert one.page.locator("#sent").is_visible()
    one.faults[:] = [fault for fault in one.faults if "ERR_CONNECTION" not in fault]
    line.open(f"{home}mine")
    assert one.page.locator("ul.mine > li").count() == len(meant)


def _fill_in(one: Walker, form: str, meant: Meant) -> None:
    one.page.locator(f"{form} [name=text]").fill(meant.text)
    with one.page.expect_navigation():
        one.page.locator(f"{form} button").first.click()


def _arrive_and_break_off(route: Route) -> None:
    """The comment arrives; nobody hears of it."""
    route.fetch(max_redirects=0)
    route.abort("connectionreset")


def on_a_bad_line(one: Walker, home: str, meant: Meant) -> None:
    """Words marked, a comment on them written; the line breaks, the comment waits, goes out, and once more: it is there once."""
    line = Line(one)
    line.open(home)
    line.open(f"{home}chapters/matters")
    section = one.page.locator(f"section[data-place='{meant.place}']")
    section.locator("[data-words]").first.evaluate(MARK)
    section.locator("details summary").click()
    assert section.locator("[name=quote]").input_value()
    section.locator("[name=text]").fill(meant.text)
    one.page.reload()
    assert section.locator("[name=text]").input_value() == meant.text, "what was being written is kept"
    one.page.context.set_offline(True)
    section.locator("form.c button").first.click()
    one.page.wait_for_function(f"() => ({WAITS})() === 1")
    one.page.route("**/comment", _arrive_and_break_off)
    one.page.context.set_offline(False)
    section.locator("li[data-out]").wait_for()
    one.page.wait_for_timeout(500)
    one.page.unroute("**/comment")
    one.page.reload()
    one.page.wait_for_function(SENT)
    one.faults[:] = [fault for fault in one.faults if "ERR_" not in fault]
    line.open(f"{home}mine")
    assert one.page.locator("ul.mine > li").count() == 1


def in_her_language(one: Walker, home: str, meant: Meant, beside: str) -> None:
    """The text with another language beside it; a comment with a wording of her own, once put anew."""
    line = Line(one)
    line.open(home)
    line.open(f"{home}chapters/matters?b={beside}")
    line.open(at(home, meant.place))
    for text in ("?", meant.text):
        one.page.fill("[name=text]", text)
        one.page.fill("[name=proposal]", meant.proposal)
        one.page.locator("form.c > p.row button").click()
        one.page.wait_for_selector("li[data-key]:not(.wait)")
        one.page.wait_for_function(SENT)
        if text == "?":
            line.open(f"{home}mine")
            with one.page.expect_navigation():
                one.page.locator("ul.mine a[href*='instead']").click()
            one.look()


def takes_home(one: Walker, home: str, form: str, folder: Path) -> Path:
    """A form in her language, as the page offers it."""
    one.go(home)
    own = f"a[href$='form.{form}?in={one.language.value}']"
    with one.page.expect_download() as download:
        one.page.locator(own).first.click()
    path = folder / f"{home.split('/')[2][:6]}-{form}.{form}"
    download.value.save_as(path)
    return path


def sends_file(one: Walker, home: str, file: Path, count: int) -> None:
    """A form brought in by herself, twice: what was understood of it is shown, and comes once."""
    line = Line(one)
    for _ in range(2):
        line.open(f"{home}files")
        one.page.set_input_files("[name=file]", [file])
        with one.page.expect_navigation():
            one.page.locator("main form button").click()
        one.look()
        assert one.page.locator("ul.mine > li").count() == count, one.page.inner_text("main")


def posts(one: Walker, home: str) -> None:
    """A contribution to the topic."""
    line = Line(one)
    line.open(home)
    line.open(one.hrefs("/topics/")[0])
    one.page.fill("[name=text]", said(one.language.value, "post"))
    one.page.locator("form.c button").click()
    one.page.wait_for_selector("ol.posts li[data-key], ol.posts li:not(.wait)")
    one.page.wait_for_function(SENT)


def late(one: Walker, home: str, text: str) -> None:
    """After the deadline: the page says so before and after."""
    line = Line(one)
    line.open(home)
    line.open(at(home, people.GAPS))
    one.page.fill("[name=text]", text)
    one.page.locator("form.c > p.row button").click()
    one.page.wait_for_function(SENT)
    assert one.words("taking_part.just_late") in one.page.inner_text("#state")


def reads_outcome(one: Walker, home: str, who: Guest, count: int) -> None:
    """After the round: what became of each of her comments, with its reason."""
    line = Line(one)
    line.open(home)
    line.open(f"{home}mine")
    assert one.page.locator("ul.mine .outcome").count() == count, (who, one.page.inner_text("main"))
    line.open(f"{home}chapters/{people.GAPS.partition('/')[0]}")
    assert not one.page.locator("form.c").count(), "nothing is taken any more"
