"""The courses themselves: nothing lacking in any language, quotes that stand in their documents, figures whose words fit, light pages."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.courses.taught import COURSES, IDS, LAW, UNITS, VOICES
from tests.prepared import CONTENT, SETTINGS

from weft import ingest
from weft.courses import faults
from weft.courses.course import Course, Unit
from weft.courses.figures import drawn
from weft.courses.pages import Setting, body
from weft.courses.pages.shell import Frame, book
from weft.records import Language

SAMPLE = Path(__file__).parents[2] / "sample" / "solandra"
MOST_BYTES = 80_000
VOID = {"meta", "link", "br", "hr", "input", "img", "progress"}


def test_there_are_two_courses_of_six_to_eight_units_and_a_final_case() -> None:
    assert [one.id for one in COURSES] == ["mainstreaming", "supplementary_protocol"]
    assert all(6 <= len(one.sheet.units) <= 8 and one.units[-1].id == one.sheet.final for one in COURSES)


def test_a_course_takes_about_three_hours() -> None:
    minutes = {one.id: sum(unit.sheet.minutes for unit in one.units) for one in COURSES}
    assert all(150 <= total <= 260 for total in minutes.values()), minutes
    assert {one.id: round(minutes[one.id] / 60) for one in COURSES} == {one.id: one.sheet.hours for one in COURSES}


@pytest.mark.parametrize(("course", "unit"), UNITS, ids=IDS)
def test_a_unit_has_no_fault(course: Course, unit: Unit) -> None:
    assert list(faults.unit_faults(unit, LAW, final=unit.id == course.sheet.final)) == []


def passages() -> list[tuple[str, str, str]]:
    return sorted(
        {
            (one.passage.document, one.passage.quote, one.passage.language)
            for _, unit in UNITS
            for one in unit.questions
            if one.passage is not None
        }
    )


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text of every document of the sample country that a question quotes, without breaks of lines."""
    names = {document for document, _, _ in passages()}
    read = {name: ingest.read(name, (SAMPLE / name).read_bytes(), SETTINGS) for name in names}
    return {name: plain(" ".join(page.text for page in document.pages)) for name, document in read.items()}


def plain(text: str) -> str:
    """Words only: neither the ends of lines nor the hyphens at them are part of what is quoted."""
    return re.sub(r"\s+", " ", text.replace("\u2019", "'").replace("-", "")).casefold()


@pytest.mark.parametrize(("document", "quote", "language"), passages(), ids=lambda one: one[:24])
def test_a_quoted_passage_stands_in_its_document(document: str, quote: str, language: str, texts: dict[str, str]) -> None:
    assert language in ("en", "fr", "es")
    for piece in re.split(r"\s*(?:\[\.\.\.\]|\[…\]|…)\s*", quote):
        assert plain(piece).strip() in texts[document]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", [unit for _, unit in UNITS], ids=IDS)
def test_no_word_of_a_figure_is_cut_off(unit: Unit, language: Language) -> None:
    for figure in unit.figures:
        picture = drawn(figure, VOICES[language])
        assert "…</text>" not in picture.svg, figure.id
        assert picture.height < 1100, figure.id


def setting(course: Course, language: Language) -> Setting:
    return Setting(course=course, voice=VOICES[language], obligations=CONTENT.obligations)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("course", "unit"), UNITS, ids=IDS)
def test_a_unit_without_its_pictures_is_light(course: Course, unit: Unit, language: Language) -> None:
    text = re.sub(r"<svg.*?</svg>", "", body(unit, setting(course, language)), flags=re.DOTALL)
    assert len(text.encode()) <= MOST_BYTES


class Walk(HTMLParser):
    """Ids, links inside the page, and elements left open."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if str(held.get("href", "")).startswith("#"):
            self.links.append(str(held["href"])[1:])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("course", COURSES, ids=lambda one: one.id)
def test_in_a_whole_course_every_id_stands_once_and_every_link_leads_somewhere(course: Course, language: Language) -> None:
    frame = Frame(pages={one.id: f"#{one.id}" for one in course.units}, home="#home")
    walk = Walk()
    walk.feed(re.sub(r"<(path|circle|rect)([^>]*)/>", r"<\1\2></\1>", book(setting(course, language), frame)))
    assert walk.open == []
    assert [known for known, count in Counter(walk.ids).items() if count > 1] == []
    assert set(walk.links) - set(walk.ids) - {""} == set()
