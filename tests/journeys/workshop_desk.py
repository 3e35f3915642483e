"""Those who hold a regional workshop: it is begun, countries are asked, people endorsed, the room is kept, the record is closed."""

import io
import re
import zipfile
from datetime import date, timedelta

from playwright.sync_api import Download
from tests.journeys.walking import Walker
from tests.journeys.workshop_people import ROLES, Sent, said

TICK = "all => all.forEach((one) => { one.checked = one.value !== all[0].value })"
DAYS = 5
BOUND_WITHIN_MS = 420_000


def begins(one: Walker, today: date) -> str:
    """A regional workshop that begins today; where it lies."""
    one.go("/meetings/")
    one.look()
    one.go("/meetings/begin")
    one.look()
    title = said("title", one.language)
    first = {"level": "regional_workshop", "title": title, "starts_on": today.isoformat(), "zone": "Africa/Lagos"}
    one.send("", **first, city="Port-Éloria", original=one.language.value, languages=("en", "fr", "es"))
    home = one.page.url.removeprefix(one.address).rstrip("/") + "/"
    one.look()
    one.send(
        f"{home}particulars", venue="Hall of Peoples", donors="Invented Biodiversity Fund", chair="Amina Okorovi", symbol="WEFT/RW/2026/1"
    )
    for path in ("particulars", "practical", "programme"):
        one.go(f"{home}{path}")
        one.look()
    return home


def asks(one: Walker, home: str, those: tuple[Sent, ...], today: date) -> None:
    """Ten countries, three seats each; letters to all of them, each with its own link."""
    for there in those:
        until = (today + timedelta(days=3)).isoformat()
        guest = {"code": there.code, "name": there.name, "region": "africa", "language": there.language}
        one.send(f"{home}guests", **guest, email=there.email, nominate_by=until)
    one.send(f"{home}guests", **dict.fromkeys(ROLES, "1"))
    one.look()
    one.go(f"{home}letters")
    one.look()
    one.send("", contact="The Secretariat", contact_email="secretariat@example.org")
    for there, (_, text) in zip(those, letters(one, home, "nomination", len(those)), strict=True):
        found = re.search(r"/nominate/[\w-]+/", text)
        assert found is not None, text
        assert there.email in text
        there.link = found[0]


def letters(one: Walker, home: str, kind: str, count: int) -> list[tuple[str, str]]:
    """All letters of a kind as files: names and texts; each holds one link."""
    one.go(f"{home}letters")
    with one.page.expect_download() as told:
        one.page.locator(f"form[action$='/letters/make']:has([value={kind}]) button").click()
    with zipfile.ZipFile(io.BytesIO(body(told.value))) as packed:
        texts = [(name, packed.read(name).decode()) for name in sorted(packed.namelist()) if name.endswith(".txt")]
    assert len(texts) == count
    return texts


def body(download: Download) -> bytes:
    """What came down."""
    return download.path().read_bytes()


def fetched(one: Walker, path: str) -> bytes:
    """A file as the person who is signed in gets it."""
    answer = one.page.context.request.get(one.address + path)
    assert answer.ok, f"{path}: {answer.status}"
    return answer.body()


def endorses(one: Walker, home: str, count: int) -> None:
    """Each nomination agreed to."""
    one.go(f"{home}people")
    one.look()
    for _ in range(count):
        with one.page.expect_navigation():
            one.page.locator("button[name=step][value=endorse]").first.click()
    assert one.page.locator("button[name=step][value=endorse]").count() == 0


def invites(one: Walker, home: str, those: tuple[Sent, ...], count: int) -> None:
    """Everybody's own link, by last name."""
    for _, text in letters(one, home, "invitation", count):
        found = re.search(r"/attend/[\w-]+/", text)
        assert found is not None, text
        named = [(there, last) for there in those for last in (*(last for _, _, last in there.people), *there.links)]
        whose = list(dict.fromkeys((there.code, last) for there, last in named if there.address(last) in text))
        assert len(whose) == 1, text
        code, last = whose[0]
        next(there for there in those if there.code == code).links[last] = found[0]


def prepares(one: Walker, home: str, today: date) -> None:
    """A document in three languages before an item, a session looked at, a group for each question and everybody in one."""
    one.go(f"{home}papers/new")
    one.look()
    titles = {f"title_{code}": said("paper", code) for code in ("en", "fr", "es")}
    texts = {f"text_{code}": f"# {said('paper', code)}\n\n{said('conclusion', code)}" for code in ("en", "fr", "es")}
    one.send("", group="official", symbol="WEFT/RW/2026/1/3", on=today.isoformat(), original="en", **titles, **texts)
    one.look()
    one.send(f"{home}groups", name=said("group", one.language), question=said("question", one.language))
    one.go(f"{home}groups")
    with one.page.expect_navigation():
        one.page.locator("form[action$='/groups/spread'] button").click()
    one.look()


def ends(one: Walker, home: str, today: date) -> None:
    """The days of the meeting put forward so that it is over: a walk takes minutes, a workshop a week."""
    one.send(f"{home}particulars", starts_on=(today - timedelta(days=DAYS)).isoformat(), ends_on=(today - timedelta(days=1)).isoformat())
    one.look()


def keeps(one: Walker, home: str) -> int:
    """Who was in the room, session by session: all but the first of the list; how many were there each time."""
    one.go(f"{home}attendance")
    one.look()
    sessions = [path.split("=")[1] for path in one.hrefs("?session=")]
    for session in sessions:
        one.go(f"{home}attendance?session={session}")
        one.page.locator("[name=present]").evaluate_all(TICK)
        with one.page.expect_navigation():
            one.page.locator("form[action*='/attendance/']:has([name=shown]) button").click()
    return int(one.page.locator("[name=present]:checked").count())


def concludes(one: Walker, home: str, today: date) -> None:
    """Two conclusions of a group, the first of which becomes a commitment; what was said under an item."""
    one.go(f"{home}groups")
    place = one.hrefs("/groups/")[0]
    for what in ("conclusion", "second"):
        one.send(place, text=said(what, one.language))
    one.go(place)
    one.look()
    one.go(one.hrefs("/conclusions/")[0])
    one.look()
    one.send("", owner="Eloria", due=(today + timedelta(days=180)).isoformat())
    one.look()
    one.go(f"{home}programme")
    one.go(one.hrefs("/programme/items/")[0])
    one.look()
    one.send("", **{f"record_{one.language.value}": said("record", one.language)})


def promises(one: Walker, home: str, there: Sent, today: date) -> None:
    """A commitment of somebody who takes part."""
    last = there.people[1][2]
    one.go(f"{home}commitments")
    one.look()
    key = one.page.locator(f"[name=participant] option:has-text('{last}')").get_attribute("value")
    due = (today + timedelta(days=90)).isoformat()
    one.send("", text=said("promise", one.language), owner=there.name, due=due, participant=str(key))
    one.look()


def bound(one: Walker, home: str, page: str, what: str) -> bytes:
    """What is bound in the background, once it is there."""
    one.go(f"{home}{page}")
    one.look()
    with one.page.expect_navigation():
        one.page.locator(f"form:has([name=what][value={what}]) button").click()
    one.page.wait_for_function(
        "(link) => { if (document.querySelector(link)) return true; setTimeout(() => location.reload(), 1500); return false }",
        arg=f"a[href$='/bound/{what}']",
        polling=3_000,
        timeout=BOUND_WITHIN_MS,
    )
    one.look()
    return fetched(one, f"{home}bound/{what}")
