"""J1 and J2 in the browser: from a folder of laws to a reviewed desk study, alone and with a second person, through a changed law."""

import os
import re
from base64 import b32decode
from pathlib import Path

import docx
import pytest
from django_otp.oath import totp
from playwright.sync_api import Browser
from tests.journeys.conftest import Workbench
from tests.journeys.walking import ANALYSED_WITHIN_MS, PASSWORD, Walker, change_law, first_person, sign_in, walker

SAMPLE = Path(__file__).parents[2] / "sample" / "solandra"
TEN = 10
OWN_SENTENCE = "The country held a round table before this study was written."
# Language of the person, size of her screen, her country, and where its laws lie: real ones where the tests are given a collection.
WALKS = (("en", "desktop", "NA", "namibia"), ("fr", "phone", "LU", "luxembourg"), ("es", "desktop", "PE", "peru"))


def laws(collection: str) -> list[Path]:
    """The files of a country's folder; the sample's where there is no collection."""
    corpus = os.environ.get("WEFT_CORPUS")
    folder = Path(corpus) / collection if corpus and (Path(corpus) / collection).is_dir() else SAMPLE
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix not in (".yaml", ".csv"))


def folder_of(files: list[Path], folder: Path) -> Path:
    """A folder that holds just these files."""
    folder.mkdir()
    for file in files:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def found_country(one: Walker, code: str) -> None:
    one.press("countries.found")
    one.look()
    one.page.select_option("[name=code]", code)
    one.press("countries.found_button")
    one.look()
    for condition in ("party_cbd", "party_cpb"):
        one.page.check(f"[name={condition}][value=yes]")
    one.press("frame.save")
    one.look()


def bring_in(one: Walker, code: str, files: list[Path], folder: Path) -> None:
    """A folder dropped onto the page, or on a phone all its files chosen at once; she waits until all are read."""
    one.go(f"/countries/{code}/instruments/add")
    one.look()
    if one.has_mouse:
        one.drop("form.drop", folder_of(files, folder / "laws"))
    else:
        one.page.set_input_files("#files", files)
    one.page.wait_for_url(f"**/countries/{code}/instruments", timeout=ANALYSED_WITHIN_MS)
    one.wait_until_read()
    one.look()


def review_by_keys(one: Walker, code: str, count: int) -> list[str]:
    """Findings judged without the mouse: accepted, and every third rejected with a word on why. Their addresses."""
    one.go(f"/countries/{code}/findings")
    one.look()
    one.page.locator("tbody a[href*='/findings/']").first.click()
    judged = []
    for number in range(count):
        if not number:
            one.look()
        judged.append(re.sub(r"\?.*", "", one.page.url.removeprefix(one.address)))
        one.page.locator("body").press("r" if number % 3 == 2 else "a")
        if number % 3 == 2:
            one.page.locator("body").press("m")
            one.page.keyboard.type("Not about living modified organisms.")
            one.page.keyboard.press("Escape")
        one.page.evaluate("document.activeElement.blur()")
        before = one.page.url
        one.page.keyboard.press("Enter")
        one.page.wait_for_function("before => location.href !== before", arg=before)
        one.page.wait_for_selector("[data-saved]")
    one.look()
    return judged


def invite(one: Walker, code: str, email: str) -> str:
    """The link for a second person."""
    one.go(f"/countries/{code}/team/invite")
    one.look()
    one.page.fill("[name=name]", "Ilse Marand")
    one.page.fill("[name=email]", email)
    one.page.locator("[name=role][value=legal_specialist]").check()
    one.press("accounts.invite_button")
    one.look()
    return one.page.locator("main .code").first.inner_text()


def come_in(one: Walker, link: str) -> None:
    one.page.goto(link)
    one.look()
    one.page.fill("[name=password]", PASSWORD)
    one.press("accounts.first_button")
    one.look()


def second_factor(one: Walker) -> None:
    """A telephone that gives codes is set up, asked for when she comes in, and put away again."""
    one.go("/me/second-factor")
    one.look()
    secret = "".join(one.page.locator("main code.code").inner_text().split())
    one.send("", code=f"{totp(b32decode(secret)):06}")
    one.look()
    first, second, *_ = one.page.locator("main .codes code").all_inner_texts()
    one.page.context.clear_cookies()
    sign_in(one, "ilse@example.org")
    one.look()
    one.send("", code=first)
    one.go("/me/recovery-codes")
    one.look()
    one.go("/me/second-factor/off")
    one.look()
    one.send("", old=PASSWORD, code=second)


def judge(one: Walker, path: str, verdict: str) -> None:
    one.go(path)
    one.page.locator(f"[name=verdict][value={verdict}]").check()
    one.press("findings.save", stays=True)
    one.page.wait_for_selector("[data-saved]")


def settle(one: Walker, code: str) -> None:
    """The difference settled as the first of the two said."""
    one.go(f"/countries/{code}/findings/differences")
    one.look()
    one.page.locator("main section.card a.btn").first.click()
    one.look()
    one.page.locator("[name=take]:not([value=machine]):not([value=own]):not([value=reject])").first.check()
    one.page.fill("[name=comment]", "Read again with the definitions of Article 2.")
    one.press("findings.ending_save_settled", stays=True)
    one.page.wait_for_selector("[data-saved]")


def write_and_take_home(one: Walker, code: str, folder: Path) -> None:
    """A sentence of her own in the study, and the study as DOCX and PDF, opened."""
    language = one.language.value
    one.go(f"/countries/{code}/study/{language}/summary/1")
    one.look()
    one.page.goto(f"{one.address}/countries/{code}/study/{language}/insert?after=summary")
    one.look()
    one.page.fill("[name=text]", OWN_SENTENCE)
    one.press("studies.save", stays=True)
    one.page.wait_for_selector(f"text={OWN_SENTENCE}")
    one.go(f"/countries/{code}/study/files")
    one.look()
    for name, wished in (("languages", (language,)), ("formats", ("docx", "pdf"))):
        for box in one.page.locator(f"[name={name}]").all():
            box.set_checked(box.get_attribute("value") in wished)
    one.press("studies.export_button")
    one.page.wait_for_function("() => document.querySelectorAll('tbody a[href*=\"/files/\"]').length === 2", timeout=ANALYSED_WITHIN_MS)
    one.look()
    taken = {}
    for link in one.page.locator("tbody a[href*='/files/']").all():
        with one.page.expect_download() as download:
            link.click()
        place = folder / download.value.suggested_filename
        download.value.save_as(place)
        taken[place.suffix] = place
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(taken[".docx"])).paragraphs)
    assert OWN_SENTENCE in text
    assert taken[".pdf"].read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("language", "size", "code", "collection"), WALKS, ids=[walk[0] for walk in WALKS])
def test_from_a_folder_of_laws_to_judgements_of_two_people(
    workbench: Workbench, browser: Browser, tmp_path: Path, language: str, size: str, code: str, collection: str
) -> None:
    ana = walker(browser, workbench.address, language, size)
    first_person(ana)
    ana.look()
    found_country(ana, code)
    files = laws(collection)
    bring_in(ana, code, files, tmp_path)
    judged = review_by_keys(ana, code, TEN)
    assert len(set(judged)) == TEN

    ilse = walker(browser, workbench.address, language, size)
    come_in(ilse, invite(ana, code, "ilse@example.org"))
    judge(ilse, judged[0], "rejected")
    settle(ilse, code)
    second_factor(ilse)

    write_and_take_home(ana, code, tmp_path)
    plain = [path for path in files if path.suffix in (".md", ".txt", ".html")]
    change_law(ana, code, plain[0], tmp_path)
    ana.go(judged[1])
    assert ana.page.locator(".opinions, [data-undo]").count()
    for page in ("", "coverage", "matters", "search", "institutions", "observations", "team"):
        ana.go(f"/countries/{code}/{page}")
        ana.look()
    faults = [*ana.faults, *ilse.faults]
    assert not faults, "\n".join(faults)
