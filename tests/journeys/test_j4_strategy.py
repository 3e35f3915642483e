"""J4 in the browser: from the reviewed study of the sample country to a strategy, through its workshop, to every file it goes out as."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pptx
import pypdfium2
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser
from tests.journeys.conftest import Workbench, told
from tests.journeys.lived import rewritten
from tests.journeys.test_every_page import SAMPLE
from tests.journeys.walking import Walker, in_language, sign_in, walker

HERE = "/countries/XS/strategy/"
WALKS = (("en", "desktop"), ("fr", "phone"), ("es", "desktop"))
SAID = {
    "title": (
        "Strategy for mainstreaming biosafety",
        "Stratégie d’intégration de la biosécurité",
        "Estrategia de integración de la bioseguridad",
    ),
    "vision": (
        "Every sector decides on living modified organisms with the biosafety authority.",
        "Chaque secteur décide des organismes vivants modifiés avec l’autorité de biosécurité.",
        "Cada sector decide sobre los organismos vivos modificados con la autoridad de bioseguridad.",
    ),
    "objective": (
        "By 2029 every import of seed is decided upon within 270 days.",
        "D’ici à 2029, toute importation de semences fait l’objet d’une décision dans les 270 jours.",
        "Para 2029, toda importación de semillas se decide en un plazo de 270 días.",
    ),
    "change": (
        "Customs and the biosafety office work as one.",
        "Douanes et biosécurité travaillent de concert.",
        "Aduanas y bioseguridad trabajan juntas.",
    ),
    "comment": ("The date is too early.", "La date est trop proche.", "La fecha es demasiado próxima."),
    "group": ("Group 1: trade", "Groupe 1 : commerce", "Mesa 1: comercio"),
}
REMARKS = 2


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workbench]:
    """The sample country, analysed, with people of every role."""
    with told(tmp_path, SAMPLE) as workbench:
        yield workbench


def said(one: Walker, what: str) -> str:
    """What she writes, in her language."""
    return in_language(SAID[what], one.language)


def review(one: Walker) -> None:
    """Ten findings of the study judged."""
    one.go("/countries/XS/findings")
    for place in [each.split("?")[0] for each in one.hrefs("/findings/") if each.split("?")[0].rsplit("/", 1)[1].isdecimal()][:10]:
        one.send(place, verdict="accepted")


def begin(one: Walker) -> None:
    """A strategy begun: title, years, currency; then its vision and an objective."""
    one.go(HERE)
    one.look()
    one.go(f"{HERE}begin")
    one.look()
    one.send("", title=said(one, "title"), first_year="2027", last_year="2030", currency="USD")
    one.go(f"{HERE}steps/vision")
    one.look()
    one.send("", vision=said(one, "vision"))
    add(one, "objectives", text=said(one, "objective"), until="2029")


def add(one: Walker, kind: str, **values: str) -> None:
    """A part written."""
    one.go(f"{HERE}new/{kind}")
    one.look()
    one.send("", **values)


def blocks(one: Walker) -> None:
    """The six building blocks: a body taken over from the institution map, and a part of each kind."""
    one.go(f"{HERE}steps/stakeholders")
    one.look()
    one.fill("[action$='/bodies/take']")
    one.go(f"{HERE}steps/stakeholders")
    add(one, "entry_points", instrument="National Biodiversity Strategy", text=said(one, "change"), opens="2027-03", closes="2027-09")
    add(one, "conditions", today=said(one, "comment"), text=said(one, "change"))
    add(one, "tools", text=said(one, "change"))
    add(one, "opportunities", event=said(one, "change"), until="2027-06")
    add(one, "outcomes", text=said(one, "change"))
    for step in ("entry_points", "conditions", "tools", "opportunities", "plan"):
        one.go(f"{HERE}steps/{step}")
        one.look()


def act(one: Walker) -> str:
    """The first gap that a law can close, made an activity with who, when, how it is seen and what it costs; its key."""
    one.go(f"{HERE}actions")
    one.look()
    one.go(one.hrefs("/actions/gap:")[0])
    one.look()
    one.fill("[action$='/adopt']")
    one.look()
    key = re.search(r"/parts/([0-9a-f-]{36})/edit", one.page.url)
    assert key is not None, one.page.url
    page = one.page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.select_option("[name=lead]", index=1)
    page.fill("[name=start]", "2027-03")
    page.fill("[name=end]", "2028-06")
    page.fill("[name=indicators-0-baseline]", "0")
    page.fill("[name=indicators-0-target]", "90")
    page.fill("[name=indicators-0-target_year]", "2028")
    page.fill("[name=costs-0-unit_cost]", "250")
    page.fill("[name=costs-0-quantities-2027]", "12")
    page.fill("[name=costs-0-secured]", "1000")
    page.fill("[name=costs-0-source]", "Budget")
    one.press("frame.save")
    return key[1]


def workshop(ana: Walker, cora: Walker) -> None:
    """Circulated, remarked on by somebody who only comments, discussed; a conclusion of a working group taken up."""
    ana.go(f"{HERE}way")
    ana.look()
    ana.fill(":has([name=to])", to="circulated", on="2026-10-01")
    cora.go(f"{HERE}remarks")
    cora.look()
    cora.send("", text=said(cora, "comment"))
    ana.go(f"{HERE}way")
    ana.fill(":has([name=to])", to="workshop", on="2026-10-20", place="Port Solan", note=said(ana, "change"))
    ana.send(f"{HERE}remarks", text=said(ana, "change"), group=said(ana, "group"))
    ana.look()
    for _ in range(REMARKS):
        settles(ana)


def settles(ana: Walker) -> None:
    """The first remark that is open gets its answer: no text becomes final with one open."""
    ana.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    waiting = ana.page.locator("main li.card form:has([name=outcome]):not(:has([name=outcome]:checked))").first
    settle = ana.page.locator(f"main form[action='{waiting.get_attribute('action')}']")
    settle.locator("[name=outcome][value=accepted]").check()
    settle.locator("[name=answer]").fill(said(ana, "change"))
    with ana.page.expect_navigation():
        settle.locator("button").click()


def adopted(ana: Walker) -> None:
    """Adopted, presented; a first report on its activities."""
    ana.go(f"{HERE}way")
    ana.fill(":has([name=to])", to="final", on="2026-11-10", adopted_by="Council of Ministers")
    ana.go(f"{HERE}way")
    ana.fill(":has([name=to])", to="seminar", on="2026-11-20")
    ana.look()
    ana.go(f"{HERE}progress")
    ana.look()
    ana.send("", course="under_way", note=said(ana, "change"))
    ana.look()


def taken_home(one: Walker, folder: Path) -> dict[str, Path]:
    """Every file the strategy goes out as."""
    one.go(f"{HERE}files")
    one.look()
    taken = {}
    for link in one.page.locator("main a[href*='/files/'], main a[href*='/briefs/']").all():
        address = str(link.get_attribute("href"))
        with one.page.expect_download() as download:
            link.click()
        name = address.split("?")[0].split("/strategy/")[1].replace("/", "-")
        download.value.save_as(folder / name)
        taken[name] = folder / name
    return taken


def opened(taken: dict[str, Path], texts: tuple[str, ...]) -> None:
    """Each file opened by its own kind of program, and what people wrote found in it."""
    paper = docx.Document(str(taken["files-docx"]))
    words = "\n".join(
        [one.text for one in paper.paragraphs] + [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    )
    pdf = pypdfium2.PdfDocument(taken["files-pdf"])
    read = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
    page = taken["files-html"].read_text(encoding="utf-8")
    for text in texts:
        assert text in words, text
        assert text[:30] in read, text
        assert text.replace("’", "’") in page, text
    slides = pptx.Presentation(str(taken["files-pptx"])).slides
    assert 8 <= len(slides) <= 12
    assert all(one.has_notes_slide for one in slides)
    for name in ("files-theory.svg", "files-gantt.svg"):
        picture = taken[name].read_text(encoding="utf-8")
        assert "<title" in picture or "aria-label" in picture, name
    assert json.loads(taken["files-json"].read_bytes())["title"] == texts[0]
    assert Calendar.from_ical(taken["files-ics"].read_bytes()).walk("VEVENT")
    briefs = [path for name, path in taken.items() if name.startswith("briefs-") and name.endswith("-pdf")]
    assert briefs
    assert all(len(pypdfium2.PdfDocument(path)) <= 2 for path in briefs)


def brought_back(one: Walker, book: Path, text: str) -> None:
    """The workbook edited outside and brought back: the difference is shown, then taken over."""
    book = book.rename(book.with_suffix(".xlsx"))
    one.send(f"{HERE}files", file=str(rewritten(book, text, f"{text} (2)")))
    one.look()
    assert one.page.locator(f"text={text} (2)").count()
    with one.page.expect_navigation():
        one.page.locator("[name=apply]").click()
    one.look()
    one.go(f"{HERE}steps/vision")
    assert one.page.locator(f"text={text} (2)").count()


@pytest.mark.parametrize(("language", "size"), WALKS, ids=[walk[0] for walk in WALKS])
def test_from_gaps_to_an_adopted_strategy_and_its_files(
    sample: Workbench, browser: Browser, tmp_path: Path, language: str, size: str
) -> None:
    ana, cora = (walker(browser, sample.address, language, size) for _ in range(2))
    for one, role in ((ana, "focal_point"), (cora, "commenter")):
        sign_in(one, f"{role}@example.org")
        one.speak()
    review(ana)
    begin(ana)
    blocks(ana)
    key = act(ana)
    for page in (f"parts/{key}", "effect", "checks", "steps/plan", ""):
        ana.go(HERE + page)
        ana.look()
    workshop(ana, cora)
    taken = taken_home(ana, tmp_path)
    opened(taken, (said(ana, "title"), said(ana, "vision"), said(ana, "objective")))
    brought_back(ana, taken["files-xlsx"], said(ana, "objective"))
    adopted(ana)
    faults = [*ana.faults, *cora.faults]
    assert not faults, "\n".join(faults)
