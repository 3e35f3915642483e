"""Two pages for each body: never more, whatever the strategy holds; what it is asked, its money and its evidence on them."""

import io

import pypdfium2
import pytest
from docx import Document
from tests.report.planning import valley
from tests.report.planning.conftest import viewed
from tests.report.planning.test_plan_paper import hostile, told

from weft.records import Language
from weft.records.strategy import Strategy
from weft.report.planning import PlanContent, brief, set_as
from weft.report.planning.teller import Teller
from weft.strategy.costing import lines_of, money_of

BODIES = [key for key, *_ in valley.STAKEHOLDERS]
MOST_PAGES = 2


@pytest.mark.parametrize("which", [valley.strategy, valley.large, hostile])
def test_no_body_gets_more_than_two_pages(which: type[Strategy], plan_content: PlanContent, language: Language) -> None:
    one = which()
    view = viewed(one, plan_content)
    pages = {body: len(pypdfium2.PdfDocument(set_as(brief(one, view, plan_content, language, body), "pdf"))) for body in BODIES[::3]}
    assert {body: count for body, count in pages.items() if count > MOST_PAGES} == {}


@pytest.mark.parametrize("body", BODIES)
def test_a_brief_names_what_is_asked_and_its_money(body: str, plan_content: PlanContent, language: Language) -> None:
    one = valley.strategy()
    view = viewed(one, plan_content)
    paper = brief(one, view, plan_content, language, body)
    words = told(paper)
    led = [activity for activity in one.activities if activity.lead == body]
    assert [activity.text for activity in led if activity.text not in words] == []
    teller = Teller(one, view, plan_content, language)
    if led:
        assert teller.amount(money_of(lines_of(led)).gap) in words
    assert paper.compact


def test_arguments_are_those_of_the_sector(plan_content: PlanContent, language: Language) -> None:
    one = valley.strategy()
    words = told(brief(one, viewed(one, plan_content), plan_content, language, "finance"))
    own = next(each for each in plan_content.planning.arguments if "finance" in each.sectors)
    assert own.title.said_in(language) in words
    assert own.asks.said_in(language).strip() in words


def test_a_brief_in_word_has_no_front_page(plan_content: PlanContent) -> None:
    one = valley.strategy()
    document = Document(io.BytesIO(set_as(brief(one, viewed(one, plan_content), plan_content, Language.FR, "finance"), "docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert "Title" not in styles
    assert len(document.sections) == 2


def test_who_is_not_there_gets_no_brief(plan_content: PlanContent) -> None:
    one = valley.strategy()
    with pytest.raises(KeyError):
        brief(one, viewed(one, plan_content), plan_content, Language.EN, "nobody")
