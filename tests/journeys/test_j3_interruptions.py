"""A bad line: a thousand interruptions, chosen by chance with a known seed, lose no comment and make none twice.

A real server that is killed and started again, a real browser whose line breaks off before a comment leaves and after it has arrived, that
meets a page of somebody else in between, is reloaded, closed, opened twice; comments are written all the while.
"""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route
from tests.journeys.conftest import STARTS_WITHIN_SECONDS, answers
from tests.web.installed import Installation, found
from tests.web.on_postgres import free_port

INTERRUPTIONS = 1_000
SEED = 20_261_122
SEVER_EVERY = 350
"""After so many interruptions the server is killed, and stays away for a while."""

ROUND = """
import json
from tests.web.rounds import asked, round_of, small
from weft_web.accounts.services import person_make
from weft_web.countries.models import Country
by = person_make("Founder", "founder@example.org", "a sentence to come in by", "en")
country = Country.objects.create(code="XS", name_en="Here", name_fr="Ici", name_es="Aquí")
one = asked(round_of(country, by, small()))
print(json.dumps("/take-part/" + one.secret + "/"))
"""
SERVE = "import sys; sys.argv = ['weft', 'serve']; from weft.cli import main; main()"
WAITS = "() => Object.keys(localStorage).filter((one) => one.startsWith('weft.out.')).length"
POKE = """async () => {
  for (let times = 0; times < 4; times += 1) {
    dispatchEvent(new Event("online"));
    await new Promise((done) => setTimeout(done, 12));
  }
}"""
PORTAL = "<!doctype html><title>Welcome to the network</title><form>Room number</form>"


@dataclass
class Server:
    """The workbench, at one address whenever it runs."""

    there: Installation
    home: str
    running: "Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://{self.there.told['WEFT_LISTEN']}"

    def start(self) -> None:
        self.running = self.there.start("-c", SERVE)
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
        while not answers(self.address):
            assert time.monotonic() < deadline, self.there.logs()
            time.sleep(0.1)

    def kill(self) -> None:
        """As when the power goes: nothing is said to it."""
        assert self.running is not None
        self.running.send_signal(signal.SIGKILL)
        self.running.wait(10)

    def came(self) -> Counter[str]:
        """The comments there are, each with how often."""
        return Counter(text for (text,) in self.there.asks("SELECT text FROM consultations_comment WHERE withdrawn_at IS NULL"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    there = found(tmp_path_factory.mktemp("interrupted") / "data")
    there.told |= {"WEFT_LISTEN": f"127.0.0.1:{free_port()}", "WEFT_WORKERS": "0"}
    made = Server(there, there.says(ROUND))
    made.start()
    yield made
    there.close()


@dataclass
class Somebody:
    """Who comments on a bad line: her tabs, what she has written, what went wrong so far."""

    server: Server
    context: BrowserContext
    chance: random.Random
    tabs: list[Page] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    is_off: bool = False

    @property
    def page(self) -> Page:
        return self.tabs[-1]

    def trouble(self, kind: str) -> None:
        self.troubles[kind] += 1

    def open(self) -> None:
        """One more tab on the chapter, from wherever she is."""
        self.tabs.append(self.context.new_page())
        self.back_to_text()

    def back_to_text(self) -> None:
        """On the chapter's page again; the line is mended where that is what it takes."""
        if self.is_off:
            self.line()
        self.page.goto(f"{self.server.address}{self.server.home}chapters/law")
        self.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    def write(self) -> None:
        """A comment written and sent, by one press, two in a row or a double click; sometimes the tab goes before it is sent."""
        text = f"Remark {self.written.total() + 1}: {self.chance.choice(['why', 'où', 'cómo', '<b>', '“so”'])}"
        place = self.chance.randrange(12)
        form = self.page.locator("section form.c").nth(place)
        form.locator("textarea").first.fill(text)
        if self.chance.random() < 0.15 and not self.is_off:
            self.trouble("reloaded while writing")
            self.back_to_text()
            form = self.page.locator("section form.c").nth(place)
            assert form.locator("textarea").first.input_value() == text, "a draft was lost"
        presses = self.chance.choice([1, 1, 2])
        if presses > 1:
            self.trouble("double click")
        form.locator("button").first.click(click_count=presses)
        self.written[text] += 1

    def meddle(self, route: Route) -> None:
        """What the line does to one sending."""
        kind = self.chance.choice(["before", "before", "after", "after", "broken", "portal", "none", "none"])
        if kind != "none":
            self.trouble(kind)
        try:
            match kind:
                case "before":
                    route.abort("connectionreset")
                case "after":
                    route.fetch()
                    route.abort("connectionreset")
                case "broken":
                    route.fulfill(status=503, body="busy")
                case "portal":
                    route.fulfill(status=200, content_type="text/html", body=PORTAL)
                case _:
                    route.continue_()
        except Error:
            # The server is away, or the tab has gone meanwhile: that is an interruption too.
            self.trouble("gone")

    def line(self) -> None:
        """The line breaks off, or is back."""
        self.is_off = not self.is_off
        self.context.set_offline(self.is_off)
        self.trouble("line")

    def move(self) -> None:
        """Something she does between two comments."""
        match self.chance.randrange(40):
            case 0:
                self.trouble("reloaded")
                self.back_to_text()
            case 1:
                self.trouble("closed")
                self.tabs.pop().close()
                if not self.tabs:
                    self.open()
            case 2 if len(self.tabs) < 3:
                self.open()
            case 3 if not self.is_off:
                self.trouble("went back")
                self.page.goto(f"{self.server.address}{self.server.home}")
                self.page.go_back()
                self.back_to_text()
            case 4 | 5 | 6:
                self.line()
            case _:
                self.page.evaluate(POKE)


def test_a_thousand_interruptions_lose_no_comment(server: Server, browser: Browser) -> None:
    one = Somebody(server, browser.new_context(), random.Random(SEED))
    one.context.set_default_timeout(20_000)
    one.context.route("**/comment", one.meddle)
    one.open()
    severed = 0
    while one.troubles.total() < INTERRUPTIONS:
        if one.chance.random() < 0.3:
            one.write()
        one.move()
        if one.troubles.total() > (severed + 1) * SEVER_EVERY:
            severed += 1
            live_through_a_power_cut(one)
    settle(one)
    assert server.came() == one.written
    assert one.troubles.total() >= INTERRUPTIONS
    assert min(one.troubles[kind] for kind in ("before", "after", "broken", "portal", "line", "double click", "killed")) > 0, one.troubles


def live_through_a_power_cut(one: Somebody) -> None:
    """The server is gone; she goes on writing on the page that is open."""
    one.back_to_text()
    one.server.kill()
    one.trouble("killed")
    for _ in range(5):
        place, text = one.chance.randrange(12), f"Remark {one.written.total() + 1}: in the dark"
        form = one.page.locator("section form.c").nth(place)
        form.locator("textarea").first.fill(text)
        form.locator("button").first.click()
        one.written[text] += 1
        one.page.evaluate(POKE)
    one.server.start()


def settle(one: Somebody) -> None:
    """The line is good again: what waits goes out."""
    one.context.unroute("**/comment")
    if one.is_off:
        one.line()
    one.back_to_text()
    deadline = time.monotonic() + 60
    while one.page.evaluate(WAITS):
        assert time.monotonic() < deadline, one.page.evaluate("JSON.stringify(localStorage)")
        one.page.evaluate(POKE)
        one.page.wait_for_timeout(50)


def test_without_script_a_line_that_breaks_off_after_sending_makes_no_second_comment(server: Server, browser: Browser) -> None:
    before = server.came()
    page = browser.new_context(java_script_enabled=False).new_page()
    texts = [f"Without script {number}" for number in range(8)]
    for number, text in enumerate(texts):
        page.goto(f"{server.address}{server.home}chapters/law")
        page.locator("section details summary").nth(number).click()
        form = page.locator("section form.c").nth(number)
        form.locator("textarea").fill(text)
        page.route("**/comment", arrive_and_break_off)
        with pytest.raises(Error, match="CONNECTION_RESET"), page.expect_navigation():
            form.locator("button").first.click()
        page.unroute("**/comment")
        # She presses the button of the browser that sends the form once more.
        page.reload()
        assert page.locator("#sent").is_visible()
    assert server.came() - before == Counter(texts)


def arrive_and_break_off(route: Route) -> None:
    """The comment arrives; she is never told."""
    route.fetch(max_redirects=0)
    route.abort("connectionreset")


def test_a_round_that_is_closed_meanwhile_leaves_her_words_on_her_device(server: Server, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{server.address}{server.home}chapters/law")
    page.locator("section details summary").first.click()
    server.there.asks("UPDATE consultations_consultation SET closed_at = closes_at")
    page.locator("section form.c textarea").first.fill("Written before, sent after.")
    page.locator("section form.c button").first.click()
    page.locator("#state textarea").wait_for()
    assert page.locator("#state textarea").input_value() == "Written before, sent after."
    server.there.asks("UPDATE consultations_consultation SET closed_at = NULL")
    page.reload()
    page.wait_for_function(f"() => !({WAITS})()")
    assert server.came()["Written before, sent after."] == 1
