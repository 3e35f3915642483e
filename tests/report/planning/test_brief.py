"""Two pages for each body: never more, whatever the strategy holds; what it is asked, its money and its evidence on them."""

import io

import pypdfium2
import pytest
from docx import Document
from msgspec.structs import replace
from tests.report.planning import valley
from tests.report.planning.conftest import viewed
from tests.report.planning.test_plan_paper import hostile, told

from weft.records import Language
from weft.records.strategy import EntryPoint, Stakeholder, Strategy
from weft.report.planning import PlanContent, arguing, brief, set_as
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


BODY = Stakeholder(key="one", name="Customs Department", sector="customs")


@pytest.mark.parametrize(
    ("body", "governs"),
    [
        (BODY, False),
        (replace(BODY, name="Ministry of Trade"), True),
        (replace(BODY, name="MINISTÈRE du Commerce"), True),
        (replace(BODY, name="Ministerio de Comercio"), True),
        (replace(BODY, name="Inter-Ministerial Sports Club"), False),
        (replace(BODY, name="Association of Ministry Staff"), False),
        (replace(BODY, roles=("customs",)), True),
        (replace(BODY, roles=("civil", "research", "board", "parliament", "court", "donor")), False),
        (replace(BODY, part="decides"), True),
        (replace(BODY, part="is_consulted"), False),
        (replace(BODY, part="decides", roles=("parliament",)), False),
        (replace(BODY, part="decides", roles=("parliament", "cna")), True),
        (replace(BODY, name=""), False),
    ],
)
def test_a_body_governs_where_that_is_known_and_nowhere_else(body: Stakeholder, governs: bool, plan_content: PlanContent) -> None:
    one = replace(valley.strategy(), stakeholders=(body,))
    assert arguing.governs(Teller(one, viewed(one, plan_content), plan_content, Language.EN), body) is governs


def test_who_decides_on_one_text_does_not_govern_for_that(plan_content: PlanContent) -> None:
    one = replace(valley.strategy(), stakeholders=(BODY,), entry_points=(EntryPoint(key="e", body="one"),))
    assert not arguing.governs(Teller(one, viewed(one, plan_content), plan_content, Language.EN), BODY)


@pytest.mark.parametrize("sector", ["", "agriculture", "finance", "health", "science", "information", "cross_cutting"])
@pytest.mark.parametrize("roles", [(), ("civil",), ("research",), ("operator",), ("media",), ("parliament",), ("board",)])
def test_who_does_not_govern_is_asked_nothing_that_a_ministry_is_asked(
    sector: str, roles: tuple[str, ...], plan_content: PlanContent
) -> None:
    body = Stakeholder(key="one", name="Unión de Agricultores del Valle", sector=sector, roles=roles, part="is_consulted")
    one = replace(valley.strategy(), stakeholders=(body,))
    view = viewed(one, plan_content)
    chosen = arguing.arguments_for(Teller(one, view, plan_content, Language.EN), body)
    assert all(asked == bool(set(argument.roles) & set(roles)) for argument, asked in chosen)
    assert all(argument.roles or (argument.sectors and not argument.governs) for argument, _ in chosen)
    words = told(brief(one, view, plan_content, Language.EN, "one"))
    for argument in plan_content.planning.arguments:
        if not set(argument.roles) & set(roles):
            assert argument.asks.en.strip() not in words
        if not (argument.sectors or argument.roles):
            assert argument.title.en not in words


def test_a_ministry_is_given_its_sector_first_then_what_is_for_all(plan_content: PlanContent) -> None:
    body = Stakeholder(key="one", name="Ministry of Transport", sector="transport")
    one = replace(valley.strategy(), stakeholders=(body,))
    chosen = arguing.arguments_for(Teller(one, viewed(one, plan_content), plan_content, Language.EN), body)
    assert [argument.id for argument, _ in chosen] == ["trade_safe_transport", "every_duty_of_state", "every_clocks"]
    assert all(asked for _, asked in chosen)


def test_arguments_name_roles_and_sectors_that_there_are(plan_content: PlanContent) -> None:
    lists, planning = plan_content.report.lists, plan_content.planning
    assert {sector for one in planning.arguments for sector in one.sectors} <= set(lists["sectors"])
    assert {role for one in planning.arguments for role in one.roles} | set(planning.governing.roles) <= set(lists["institution_roles"])
    assert set(planning.governing.names) == set(Language)
    assert all(one.sectors for one in planning.arguments if one.governs)


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
