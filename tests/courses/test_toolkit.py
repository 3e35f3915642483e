"""The toolkit: whole in three languages, nothing named that is not there, every page of it sound."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from tests.courses.taught import LAW, VOICES
from tests.prepared import CONTENT

from weft.courses import tools
from weft.courses.pages import toolkit as pages
from weft.courses.pages.setting import Page
from weft.records import Language

TOOLKIT = tools.load(CONTENT.root)
UNITS = tools.units(CONTENT.root)
MADE = {
    "cards": pages.cards,
    "checklists": pages.checklists,
    "templates": pages.templates,
    "glossary": pages.glossary,
    "curricula": lambda toolkit, page: pages.curricula(toolkit, page, str.upper),
    "facilitation": pages.facilitation,
}
SHOWN = [(name, language) for name in MADE for language in Language]


def test_the_toolkit_has_no_fault() -> None:
    assert list(tools.faults(TOOLKIT, LAW, UNITS)) == []


def test_the_toolkit_holds_what_a_course_needs() -> None:
    assert {"terms_of_reference", "interview_guide", "stakeholder_map", "entry_point_sheet", "comment_form", "briefing_outline"} <= {
        one.id for one in TOOLKIT.templates
    }
    assert {one.id for one in TOOLKIT.curricula} == {"official", "legal_drafter", "customs", "planner", "parliamentarian", "media"}
    assert len(TOOLKIT.cards) >= 14
    assert len(TOOLKIT.facilitation.groups) >= 8


def test_the_sessions_of_a_curriculum_take_the_hours_that_it_tells() -> None:
    assert {one.id: sum(each.minutes for each in one.sessions) / 60 for one in TOOLKIT.curricula} == {
        one.id: one.hours for one in TOOLKIT.curricula
    }


def test_a_curriculum_that_names_what_is_not_there_is_told() -> None:
    session = replace(TOOLKIT.curricula[0].sessions[0], uses=("card:nowhere",))
    broken = replace(TOOLKIT, curricula=(replace(TOOLKIT.curricula[0], sessions=(session,)),))
    assert list(tools.faults(broken, LAW, UNITS)) == [("course_unknown", ("card:nowhere",))]


class Links(HTMLParser):
    """Ids and links inside a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.ids += [str(held["id"])] if "id" in held else []
        self.links |= {str(held["href"])[1:]} if str(held.get("href", "")).startswith("#") else set()


@pytest.mark.parametrize(("name", "language"), SHOWN)
def test_a_page_of_the_toolkit_is_sound(name: str, language: Language) -> None:
    made = MADE[name](TOOLKIT, Page(voice=VOICES[language], unit="toolkit"))
    links = Links()
    links.feed(made)
    assert [known for known, count in Counter(links.ids).items() if count > 1] == []
    assert links.links <= set(links.ids)
    assert not re.search(r"\[(CPB|NKLSP|CBD|KMGBF|DEC) ", made)
