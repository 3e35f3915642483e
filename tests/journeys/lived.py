"""The sample country lived in: what people leave behind in a country is left, by the pages themselves."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser
from tests.journeys.conftest import Workbench
from tests.journeys.walking import ANALYSED_WITHIN_MS, PASSWORD, Walker, change_law, sign_in, walker

AREA = "institutions"
HERE = "/countries/XS"
SAMPLE = Path(__file__).parents[2] / "sample" / "solandra"
WORDS = "The ministry asks for it on a form of its own, which no text names."


@dataclass(frozen=True)
class Left:
    """Addresses that no page leads to: the links given to people without an account, and the page of a file that was refused."""

    links: tuple[str, ...]
    refused: str


def live_in(browser: Browser, workbench: Workbench, folder: Path) -> Left:
    """Judgements, statements, corrections, observations, answers, a new version of a law, a published study, a country brought in."""
    ana, ilse, sam = (come(browser, workbench, role) for role in ("focal_point", "legal_specialist", "reviewer"))
    ana.go(f"{HERE}/instruments")
    ana.wait_until_read()
    judge_and_differ(ana, ilse, sam)
    state(ana)
    correct_institutions(ana)
    observe(ana)
    asked = ask(ana, browser, workbench)
    write(ana)
    plan(ana)
    go_on(ana, folder)
    change_law(ana, "XS", SAMPLE / "reglamento-especies-exoticas-2015.md", folder)
    ask_for_a_law(ana)
    carry(ana, folder)
    correct_register(ana, folder)
    refused = invite_staff(come(browser, workbench, "administrator"), folder)
    return Left(links=(*asked, *invite(ana)), refused=refused)


def come(browser: Browser, workbench: Workbench, role: str) -> Walker:
    """The person with a role, come in."""
    one = walker(browser, workbench.address, "en", "desktop")
    sign_in(one, f"{role}@example.org")
    return one


def judge_and_differ(ana: Walker, ilse: Walker, sam: Walker) -> None:
    """Findings judged by three people, who differ in some; one difference is settled."""
    ana.go(f"{HERE}/findings")
    places = [one.split("?")[0] for one in ana.hrefs("/findings/") if one.split("?")[0].rsplit("/", 1)[1].isdecimal()][:9]
    for number, place in enumerate(places):
        ana.send(place, verdict="rejected" if number % 3 else "accepted", comment=WORDS)
        ilse.send(place, verdict="accepted")
        if number % 2:
            sam.send(place, verdict="corrected", extent="mention", comment=WORDS)
    ana.go(f"{HERE}/findings/differences")
    ana.send(ana.page.locator("main section.card a.btn").first.get_attribute("href") or "", take="machine", comment=WORDS)
    ana.send(f"{HERE}/findings/bulk?extent=implicit", verdict="accepted", comment=WORDS)


def state(ana: Walker) -> None:
    """A statement on an obligation without evidence, a view on a possible contradiction."""
    ana.go(f"{HERE}/coverage")
    ana.send(ana.hrefs("/obligations/")[3], kind="elsewhere", source="Programme of the ministry, 2024", reason=WORDS)
    ana.go(f"{HERE}/matters?kind=overlap")
    ana.send(next(one for one in ana.hrefs("/matters/") if "?" not in one), verdict="explained", reason=WORDS)


def correct_institutions(ana: Walker) -> None:
    """A name and a contact corrected, a body added by hand."""
    ana.go(f"{HERE}/institutions/")
    body = next(one for one in ana.hrefs("/institutions/") if one.endswith("/"))
    for kind, values in (
        ("contact", {"person": "R. Tavel", "email": "r.tavel@example.org"}),
        ("renamed", {"name": "Ministry of the Environment"}),
    ):
        ana.go(body)
        ana.fill(f":has([name=kind][value={kind}])", **values, source="Organisation chart of 2024")
    ana.send(f"{HERE}/institutions/add", name="National Committee on Biosafety", source="Decision of the cabinet, 2023")


def observe(ana: Walker) -> None:
    """An observation of each kind, changed once and tied to a source; an interview with words kept."""
    ana.go(f"{HERE}/observations/new")
    for place in ana.hrefs("kind="):
        more = {"area": AREA} if "capacity" in place else {}
        ana.send(f"{HERE}/observations/new{place}", title="Samples wait at the border", text=WORDS, **more)
        ana.send("", citation="Report of the customs laboratory, 2024")
        ana.send(ana.hrefs("/edit")[0], text=f"{WORDS} It was so in 2023 as well.")
    values = {"person": "Ilse Marand", "post": "Head of unit", "held_on": "2026-03-04", "note_rest": WORDS}
    ana.send(f"{HERE}/observations/interviews/new?guide=general", **values, consent="named")
    ana.send("", text=WORDS)
    ana.send(ana.hrefs("/edit")[0], note_rest=f"{WORDS} She said it twice.")


def ask(ana: Walker, browser: Browser, workbench: Workbench) -> tuple[str, str]:
    """A questionnaire, one answer to it: the links to the form and to the page that thanks."""
    closes = (date.today() + timedelta(days=30)).isoformat()
    asked = {
        "title": "Seeds and farming",
        "guide": "agriculture",
        "closes_on": closes,
        "closes_time": "17:00",
    }
    ana.send(f"{HERE}/observations/questionnaires/new", **asked, languages=("en", "fr", "es"))
    ana.send("", names="Ilse Marand")
    link = ana.page.locator("main code.code").first.inner_text().strip()
    somebody = walker(browser, workbench.address, "en", "phone")
    somebody.page.goto(link)
    somebody.page.locator("main textarea").first.fill(WORDS)
    somebody.page.locator("[name=consent][value=named]").check()
    somebody.page.locator("main form button").last.click()
    somebody.page.wait_for_url("**/sent/**")
    return link.removeprefix(ana.address), somebody.page.url.removeprefix(ana.address).split("?")[0]


def write(ana: Walker) -> None:
    """A sentence in the study, two versions, one of them public."""
    ana.send(f"{HERE}/study/en/insert?after=summary", text=WORDS)
    for label in ("Draft for the round table", "After the round table"):
        ana.send(f"{HERE}/study/versions", label=label, language="en")
    ana.go(f"{HERE}/publish")
    ana.page.locator("#id_version").select_option(index=1)
    ana.page.fill("#id_password", PASSWORD)
    ana.press("studies.publish_button")
    ana.page.wait_for_load_state("load")


def plan(ana: Walker) -> None:
    """A strategy: vision, stakeholders, a part of each kind, one changed, one taken out, evidence tied."""
    strategy = f"{HERE}/strategy"
    ana.send(f"{strategy}/begin", title="National strategy for mainstreaming biosafety", first_year="2027", last_year="2030")
    ana.send(f"{strategy}/steps/vision", vision="By 2030 no living modified organism crosses the border without a reasoned decision.")
    ana.send(f"{strategy}/new/stakeholders", name="Customs Department", acronym="CD", influence="3", interest="1", text=WORDS)
    ana.go(f"{strategy}/steps/stakeholders")
    ana.fill("[action$='/bodies/take']")
    ana.send(f"{strategy}/new/entry_points", instrument="Seed Act", moment="law_under_amendment", text=WORDS, closes="June 2028")
    ana.send(f"{strategy}/new/conditions", factor="staff", text=WORDS)
    ana.send(f"{strategy}/new/tools", tool="sector_clause", text=WORDS)
    ana.send(f"{strategy}/new/opportunities", event="The customs code is being amended", text=WORDS, until="2027")
    ana.send(f"{strategy}/new/objectives", text="Strengthen the control of imports.", until="2029")
    hangs = "0"
    for kind, above in (("outcomes", "objective"), ("outputs", "outcome"), ("activities", "output")):
        ana.go(f"{strategy}/new/{kind}")
        hangs = str(ana.page.locator(f"select[name={above}] option").nth(1).get_attribute("value"))
        ana.send("", **{above: hangs, "text": f"Customs officers check the papers of grain and seed shipments. {WORDS}"})
    ana.go(f"{strategy}/steps/plan")
    activity = ana.hrefs("/edit")[-1]
    ana.send(activity, **_measured())
    ana.go(f"{activity}?find=import")
    ana.fill("[action$='/tie']")
    ana.send(f"{strategy}/new/objectives", text="An objective that goes again.")
    ana.page.locator("form[action$='/remove'] button").last.click()


def go_on(ana: Walker, folder: Path) -> None:
    """The strategy goes on: a measure adopted, circulated, remarked on, reported on, a workbook brought back that waits."""
    strategy = f"{HERE}/strategy"
    ana.go(f"{strategy}/actions")
    ana.go(ana.hrefs("/actions/")[0])
    ana.fill("[action$='/adopt']")
    ana.go(f"{strategy}/way")
    ana.fill("[action$='/keep']", label="for the workshop")
    ana.go(f"{strategy}/way")
    ana.fill(":has([name=to])", to="circulated", on="2026-11-20", place="Port Solan", note=WORDS)
    ana.send(f"{strategy}/remarks", text=WORDS, group="Group 1", name="R. Paz")
    ana.send(f"{strategy}/remarks", text=f"Two: {WORDS}")
    ana.fill("[action$='/answer']", outcome="partly", answer=WORDS)
    ana.go(f"{strategy}/progress")
    ana.fill("[action$='/progress']", course="under_way", value="12", spent="250", note=WORDS)
    book = folder / "strategy.xlsx"
    book.write_bytes(ana.page.request.get(f"{ana.address}{strategy}/files/xlsx?language=en").body())
    ana.send(f"{strategy}/files", file=str(rewritten(book, "Strengthen the control of imports.", "Control imports of seed.")))


def rewritten(book: Path, old: str, new: str) -> Path:
    """A workbook in which somebody wrote something else into one cell that may be written in."""
    held = openpyxl.load_workbook(book)
    cells = (cell for sheet in held for row in sheet.iter_rows() for cell in row)
    next(cell for cell in cells if cell.value == old and not cell.protection.locked).value = new
    held.save(book)
    return book


def _measured() -> dict[str, str]:
    """What an activity says beside its sentence."""
    costs = {"item": "Training days", "unit_cost": "120", "quantities-2027": "40", "quantities-2028": "20", "secured": "3000"}
    indicators = {"name": "Share of shipments checked", "target": "80", "target_year": "2028"}
    told = {"start": "September 2027", "end": "June 2028", "risks": WORDS}
    told |= {f"costs-0-{name}": value for name, value in costs.items()}
    return told | {f"indicators-0-{name}": value for name, value in indicators.items()}


def ask_for_a_law(ana: Walker) -> None:
    """A text that was asked for and has not come."""
    values = {"title": "Regulation on contained use", "asked_of": "Ministry of Justice", "asked_on": "2026-02-01"}
    ana.send(f"{HERE}/instruments/asked-for", **values)


def carry(ana: Walker, folder: Path) -> None:
    """The country as one file, brought in again to be merged."""
    ana.go(f"{HERE}/exchange")
    ana.fill("[action*='/exchange/make']:has([name=form][value=country])")
    ana.page.wait_for_selector("main a[href*='/exchange/files/']", timeout=ANALYSED_WITHIN_MS)
    with ana.page.expect_download() as download:
        ana.page.locator("main a[href*='/exchange/files/']").first.click()
    file = folder / "XS.weft"
    download.value.save_as(file)
    ana.send(f"{HERE}/exchange", file=str(file))


def correct_register(ana: Walker, folder: Path) -> None:
    """The register taken home, a title corrected there, and brought back."""
    ana.go(f"{HERE}/instruments")
    taken = ana.page.request.get(ana.address + ana.hrefs("/instruments/export")[0])
    file = folder / "instruments.csv"
    file.write_bytes(taken.body().replace(b"Inland Ferries", b"Inland Waterways"))
    ana.go(f"{HERE}/instruments/add")
    ana.page.set_input_files("#files", [file])
    ana.page.wait_for_url("**/XS/instruments", timeout=ANALYSED_WITHIN_MS)


def invite_staff(adam: Walker, folder: Path) -> str:
    """Somebody of the Secretariat invited; the country as one file brought in once more as a new country: the page that refuses it."""
    adam.send("/people/invite", name="Ilse Marand", email="secretariat-2@example.org", role="secretariat")
    adam.send("/arrivals", file=str(folder / "XS.weft"))
    return adam.page.url.removeprefix(adam.address)


def invite(ana: Walker) -> tuple[str, str]:
    """Links to come in by, and to choose a new password by."""
    ana.send(f"{HERE}/team/invite", name="Ilse Marand", email="marand@example.org", role="reviewer")
    invited = ana.page.locator("main .code").first.inner_text()
    ana.go(f"{HERE}/team")
    ana.go(next(one for one in ana.hrefs("/team/") if one.rsplit("/", 1)[1].isdecimal()))
    ana.fill("[action*='/new-password']")
    forgotten = ana.page.locator("main .code").first.inner_text()
    return invited.removeprefix(ana.address), forgotten.removeprefix(ana.address)
