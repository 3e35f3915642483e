"""The focal point's desk: a round opened, people asked, comments gathered, answered, and followed by the next draft."""

import zipfile
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import quote

import openpyxl
from playwright.sync_api import APIResponse as Response
from tests.journeys import round_people as people
from tests.journeys.round_people import LISTED, Guest, said
from tests.journeys.walking import PASSWORD, Walker

HERE = "/countries/XS"
ALL = f"{HERE}/consultations/"
ZONE = "America/La_Paz"
OUTCOMES = ("accepted", "partly", "not_accepted", "noted")
STATES = ("same", "moved", "changed", "gone", "taken_up")
COLUMNS = 17
"""Of the sheet with each comment by itself."""


def freeze(ana: Walker, label: str) -> None:
    """The study frozen in its three languages."""
    for language in people.LANGUAGES:
        ana.send(f"{HERE}/study/versions", label=f"{label} {language}", language=language)


def begin(ana: Walker) -> str:
    """A round begun on the study, with its deadline and zone; its address."""
    ana.go(ALL)
    ana.look()
    freeze(ana, said(ana.language.value, "draft"))
    ana.go(f"{ALL}begin")
    ana.look()
    own = ana.language.value
    note = {f"note_{one}": said(one, "note") for one in people.LANGUAGES}
    closes = datetime.now(UTC) + timedelta(days=21)
    deadline = {"closes_on": f"{closes:%Y-%m-%d}", "closes_time": "18:00", "zone": ZONE}
    ana.send("", text="study", label=said(own, "draft"), title=said(own, "title"), **note, **deadline)
    home = ana.page.url.removeprefix(ana.address)
    ana.look()
    shown = ana.page.inner_text("main")
    assert "18:00" in shown
    assert "22:00 UTC" in shown, "La Paz is four hours behind"
    ana.go(ALL)
    ana.look()
    return home


def invite(ana: Walker, home: str) -> None:
    """Eight: one by name, six from a table, a body of the institution map that nobody had asked yet."""
    ana.go(f"{home}matrix")
    ana.look()
    awa, own = people.AWA, ana.language.value
    ana.go(f"{home}invitees")
    ana.look()
    plain = {"name": awa.name, "email": awa.email, "organisation": awa.organisation}
    ana.fill("[action$='/invitees/add']", **plain, role=awa.role, sector=awa.sector, language=awa.speaks(own))
    rows = "\n".join("\t".join((one.name, one.email, one.organisation, one.role, one.sector, one.speaks(own))) for one in LISTED)
    ana.go(f"{home}invitees")
    ana.fill("[action$='/invitees/list']", table=rows, tongue=own)
    ana.go(f"{home}matrix")
    ana.page.locator("form[action$='/matrix/invite'] button").first.click()
    ana.page.wait_for_url("**/matrix#b-*")
    ana.look()
    ana.go(_body(ana))
    ana.look()
    ana.fill(":has([name=email])", email="body@round.example", language=own)
    ana.look()
    assert ana.page.locator("tbody tr").count() == len(LISTED) + 2


def _body(ana: Walker) -> str:
    """The address of the invitee who speaks for the body that was asked from the map."""
    anchor = ana.page.url.partition("#")[2]
    found = ana.page.locator(f"[id='{anchor}'] a[href*='/invitees/']").first.get_attribute("href")
    assert found is not None
    return found


def letters(ana: Walker, home: str, kind: str, folder: Path) -> dict[str, str]:
    """The letters of a kind as files: address -> the text of each."""
    ana.go(f"{home}letters")
    ana.look()
    with ana.page.expect_download() as download:
        ana.page.locator(f"form[action$='/letters/make']:has([value={kind}]) button").click()
    path = folder / f"{kind}.zip"
    download.value.save_as(path)
    with zipfile.ZipFile(path) as packed:
        mails = [message_from_bytes(packed.read(one), policy=default) for one in packed.namelist() if one.endswith(".eml")]
    return {str(one["To"].addresses[0].addr_spec): one.get_content() for one in mails}


def open_round(ana: Walker, home: str) -> None:
    """Links work from now on; a topic is put up for discussion."""
    ana.go(home)
    ana.fill("[action$='/open']")
    ana.look()
    own = ana.language.value
    ana.go(f"{home}topics")
    ana.look()
    ana.fill("[action$='/topics/begin']", title=said(own, "topic"), questions=said(own, "topic"))
    ana.look()


def bring(ana: Walker, home: str, who: str, file: Path, count: int) -> None:
    """A form that came by e-mail, brought in twice; what was read of it is shown."""
    for _ in range(2):
        ana.go(f"{home}comments/bring")
        ana.look()
        chosen = ana.page.locator("[name=invitee] option").filter(has_text=who).first.get_attribute("value")
        ana.fill(":has([name=file])", invitee=str(chosen), file=str(file))
        ana.look()
        assert ana.page.locator("main li.card").count() == count, ana.page.inner_text("main")


def settle_topic(ana: Walker, home: str, count: int) -> None:
    """What was posted stands there by number; the discussion is closed with a summary."""
    own = ana.language.value
    ana.go(f"{home}topics")
    ana.go(ana.hrefs("/topics/")[0])
    ana.fill("[action$='/post']", text=said(own, "topic"))
    assert ana.page.locator("ol.rule > li b.n").all_inner_texts() == [str(one) for one in range(1, count + 2)]
    ana.fill("[action$='/close']", summary=said(own, "summary"))
    ana.look()
    assert said(own, "summary") in ana.page.inner_text("main")


def table(ana: Walker, home: str, folder: Path) -> list[tuple[str, ...]]:
    """Each comment by itself as the table of comments has it, row by row."""
    book = openpyxl.load_workbook(file(ana, home, "table.xlsx", folder))
    rows = [tuple("" if cell.value is None else str(cell.value) for cell in row) for row in book.worksheets[-1].iter_rows()]
    heads = next(place for place, row in enumerate(rows) if sum(map(bool, row)) >= COLUMNS - 1)
    return [row for row in rows[heads + 1 :] if any(row)]


def file(ana: Walker, home: str, name: str, folder: Path) -> Path:
    """A file of the round in her language."""
    answer = ana.page.request.get(f"{ana.address}{home}files/{name}?language={ana.language.value}")
    assert answer.status == 200, (name, answer.status)
    path = folder / name
    path.write_bytes(answer.body())
    return path


def group(ana: Walker, home: str) -> int:
    """Comments that the machine thinks say the same put together by a person; how many."""
    ana.go(f"{home}groups")
    ana.look()
    form = ana.page.locator("form[action$='/groups/make']").filter(has_text=said(ana.language.value, "customs")).first
    boxes = form.locator("[name=comment]:checked").count()
    form.locator("[name=title]").fill(said(ana.language.value, "group"))
    with ana.page.expect_navigation():
        form.locator("button").first.click()
    ana.look()
    ana.fill("[action$='/dispose']", outcome="accepted", where="5.1")
    return boxes


def answer_all_but_one(ana: Walker, home: str) -> str:
    """Each open comment answered with a reason and where the text changes, one left open: its address."""
    ana.go(f"{home}comments?state=open")
    ana.look()
    waiting = [one for one in ana.hrefs("/comments/") if one.count("-") == 8 and "?" not in one]
    for number, place in enumerate(waiting[:-1]):
        ana.go(place)
        if number < len(OUTCOMES):
            ana.look()
        ana.fill("[action$='/dispose']", **_answer(ana, OUTCOMES[number % len(OUTCOMES)]))
    return waiting[-1]


def _answer(ana: Walker, outcome: str) -> dict[str, str]:
    return {"outcome": outcome, "reason": said(ana.language.value, "reason"), "where": "8, 41"}


def answer(ana: Walker, place: str) -> None:
    """The last one; without a reason it is not taken."""
    ana.go(place)
    form = ana.page.locator("form[action$='/dispose']")
    form.locator("[name=outcome][value=not_accepted]").check()
    with ana.page.expect_navigation():
        form.locator("button").first.click()
    ana.look()
    assert ana.page.locator("main .errors").count()
    ana.faults[:] = [fault for fault in ana.faults if "400 (Bad Request)" not in fault]
    ana.fill("[action$='/dispose']", **_answer(ana, "not_accepted"))


def render(ana: Walker, home: str) -> None:
    """A comment in another language, put into hers, beside the text in both."""
    ana.go(f"{home}comments?words={quote(said(people.CARMEN.speaks(ana.language.value), 'customs_too'))}")
    ana.look()
    ana.go(next(one for one in ana.hrefs("/comments/") if one.count("-") == 8))
    ana.look()
    assert ana.page.locator(".compare blockquote").count() == 2
    own = ana.language.value
    ana.fill("[action$='/render']", language=own, text=said(own, "customs_too"), proposal=said(own, "wording"))
    ana.look()


def publish(ana: Walker) -> Response:
    """Tries to make the study public; what the public address then answers."""
    own = ana.language.value
    ana.go(f"{HERE}/publish")
    ana.look()
    last = ana.page.locator("#id_version option").filter(has_text=f" {own} (").first.get_attribute("value")
    ana.page.select_option("#id_version", last)
    ana.page.fill("#id_password", PASSWORD)
    ana.press("studies.publish_button")
    return ana.page.request.get(f"{ana.address}/published/XS/{own}/")


def write_anew(ana: Walker) -> None:
    """A paragraph that was commented on written anew in the study, in each of its languages."""
    for language in people.LANGUAGES:
        ana.send(f"{HERE}/study/{language}/paragraph?key={quote(people.LADDER, safe='')}", text=said(language, "changed"))


def tell_process(ana: Walker, home: str) -> None:
    """How the text was prepared, put into the study from the record."""
    ana.go(f"{home}files")
    ana.look()
    ana.fill("[action$='/process']", language=ana.language.value)
    ana.look()
    assert said(ana.language.value, "draft") in ana.page.inner_text("main")


def next_draft(ana: Walker, home: str) -> dict[str, int]:
    """The integrated version; how many comments stand in it as they did, how many elsewhere, how many on a text that changed."""
    ana.go(f"{home}next")
    ana.look()
    ana.send("", text="study", label=said(ana.language.value, "integrated"))
    ana.look()
    counts = {}
    for state in STATES:
        ana.go(f"{home}became?state={state}")
        counts[state] = ana.page.locator("main ul.stack > li.card").count()
    ana.look()
    return counts


def asked_of(guests: tuple[Guest, ...], texts: dict[str, str], address: str) -> dict[str, str]:
    """Where the pages of each begin, from her own letter."""
    found = {}
    for who in guests:
        link = next(word for word in texts[who.email].split() if word.startswith(f"{address}/take-part/"))
        found[who.name] = link.removeprefix(address)
    return found
