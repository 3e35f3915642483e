"""Pages of the toolkit: open to anyone, light, in three languages, leading to each other and to the courses."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from weft.courses.packages import KIT_FORMATS
from weft.records import Language
from weft_web.courses.setting import address
from weft_web.courses.toolkit import SCRIPTS, tool_address
from weft_web.engine import teaching, toolkit

MOST_BYTES = 80_000
SIDE = ("courses/course.css", *SCRIPTS.values())
EVERY = [pytest.param(part, language, id=f"{part or 'home'}-{language}") for part in ("", *toolkit.PARTS) for language in Language]


def page(part: str, language: Language) -> str:
    """A page as anyone gets it."""
    answer = Client().get(tool_address(language, part))
    assert answer.status_code == 200
    assert answer["Content-Language"] == language
    return answer.content.decode()


def packages(language: Language) -> str:
    """Where the toolkit is handed over as a file."""
    return reverse("courses:packages", kwargs={"language": language.value, "course": "toolkit"})


def ids(html: str) -> set[str]:
    """The ids on a page."""
    return set(re.findall(r'\bid="([^"]+)"', html))


@pytest.mark.parametrize(("part", "language"), EVERY)
def test_a_page_is_light_and_says_all_in_its_own_language(db: None, part: str, language: Language) -> None:
    html = page(part, language)
    assert f'<html lang="{language}">' in html
    assert html.count("<h1") == 1
    assert len(html.encode()) + sum(Path(str(finders.find(one))).stat().st_size for one in SIDE) <= MOST_BYTES
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>", html), "the policy forbids what stands inline"
    assert not re.search(r"""(?:src|href)="(?:https?:)?//""", html)
    for other in Language:
        assert other is language or f'href="{tool_address(other, part)}"' in html


@pytest.mark.parametrize("language", Language)
def test_every_link_leads_to_a_page_and_to_a_piece_on_it(db: None, language: Language) -> None:
    pages = {tool_address(language, part): page(part, language) for part in ("", *toolkit.PARTS)}
    units = {address(one.id, language, unit.id) for one in teaching.courses() for unit in one.units}
    others = {tool_address(one, part) for one in Language for part in ("", *toolkit.PARTS)} | {"/learn/", packages(language)}
    linked: set[str] = set()
    for place, html in pages.items():
        for target in re.findall(r'<a [^>]*href="([^"]+)"', html):
            path, _, piece = target.partition("#")
            linked.add(path)
            assert not path or path in pages or path in units or path in others, (place, target)
            assert not piece or piece in ids(pages[path or place]), (place, target)
    assert units & linked, "sessions lead to the units that they use"


@pytest.mark.parametrize("language", Language)
def test_the_same_piece_has_the_same_name_in_every_language(db: None, language: Language) -> None:
    for part in toolkit.PARTS:
        assert ids(page(part, language)) == ids(page(part, Language.EN))


@pytest.mark.parametrize("language", Language)
def test_the_front_page_names_every_piece_but_the_terms(db: None, language: Language) -> None:
    html = page("", language)
    for part, kind in toolkit.PARTS.items():
        for known, _ in toolkit.kit(language).listed(part):
            assert (f'href="{tool_address(language, part)}#{kind}-{known}"' in html) == (part != "glossary")


@pytest.mark.parametrize("language", Language)
def test_courses_and_their_list_lead_to_the_toolkit(db: None, language: Language) -> None:
    link = f'href="{tool_address(language)}"'
    listed = Client(headers={"accept-language": language.value}).get("/learn/").content.decode()
    assert link in listed
    for course in teaching.courses():
        for unit in ("", course.units[0].id):
            assert link in Client().get(address(course.id, language, unit)).content.decode()


def test_who_has_a_page_is_not_sent_it_again(db: None) -> None:
    first = Client().get(tool_address(Language.FR, "cards"))
    again = Client().get(tool_address(Language.FR, "cards"), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("place", ["/learn/de/toolkit/", "/learn/de/toolkit/cards/", "/learn/en/toolkit/nothing/"])
def test_what_there_is_not_is_not_found(db: None, place: str) -> None:
    assert Client().get(place).status_code == 404


def test_the_worker_keeps_what_the_pages_need(db: None) -> None:
    html, worker = page("", Language.EN), Client().get("/learn/worker.js").content.decode()
    assets = json.loads(re.search(r"const ASSETS = (\[.*?\]);", worker)[1])  # type: ignore[index]
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', html)) <= set(assets)
    facts = json.loads(re.search(r'id="facts">(.*?)</script>', html)[1])  # type: ignore[index]
    assert set(facts["pages"].values()) == {tool_address(Language.EN, part) for part in toolkit.PARTS}


@pytest.mark.parametrize("language", Language)
def test_the_toolkit_is_handed_over_as_files(db: None, language: Language) -> None:
    listed = Client().get(packages(language)).content.decode()
    assert toolkit.kit(language).voice.say("course.toolkit") in listed
    for form in KIT_FORMATS:
        assert f'href="{packages(language)}{form}/file"' in listed
    answer = Client().get(f"{packages(language)}html/file")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        assert "index.html" in archive.namelist()
    assert f"toolkit-{language}-html.zip" in answer["Content-Disposition"]
    assert Client().get(f"{packages(language)}html/").status_code == 200
    assert Client().get(f"{packages(language)}scorm12/").status_code == 404
