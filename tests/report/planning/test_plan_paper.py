"""The strategy as a document: all of it is there, in the reader's language, and nothing of it breaks the page."""

import io

import pikepdf
import pypdfium2
import pytest
from docx import Document
from lxml import etree, html
from msgspec.structs import replace
from tests.report.planning import valley
from tests.report.planning.conftest import viewed

from weft.records import Coverage, Language
from weft.records.strategy import Indicator, State, Strategy
from weft.report.cleaning import clean
from weft.report.finishing import texts
from weft.report.paper import Chapter, Heading, Paper, Paragraph, Picture, Table
from weft.report.planning import PlanContent, View, compose, write
from weft.report.planning.doing import baseline
from weft.report.planning.teller import Teller
from weft.report.voice import Voice
from weft.strategy.costing import line_money, lines_of, money_of
from weft.strategy.effect import Move

HOSTILE = (
    "<script>alert(1)</script> #set page() $x^2$ *a* _b_ [[P:1]] \\ \" & ' `code`",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 6,
    "نص عربي \u202e reversed \u200f and back",
    "bell\u0007 null\u0000 escape\u001b[31m line\u2028end",
)


def told(paper: Paper) -> str:
    """All words of a paper."""
    return " ".join(text for chapter in paper.chapters for block in chapter.blocks for text in texts(block))


def composed(strategy: Strategy, content: PlanContent, language: Language) -> Paper:
    return compose(strategy, viewed(strategy, content), content, language)


@pytest.fixture(scope="module")
def plan_paper(plan_content: PlanContent, language: Language) -> Paper:
    """The strategy of Valmeria before its workshop."""
    return composed(valley.strategy(), plan_content, language)


def test_every_part_is_told(plan_paper: Paper) -> None:
    words = told(plan_paper)
    one = valley.strategy()
    parts = (*one.objectives, *one.outcomes, *one.outputs, *one.activities, *one.entry_points, *one.conditions, *one.opportunities)
    assert [part.text for part in parts if clean(part.text) not in words] == []
    assert [body.name for body in one.stakeholders if body.name not in words] == []
    assert [milestone.text for activity in one.activities for milestone in activity.milestones if milestone.text not in words] == []


@pytest.mark.parametrize("which", [valley.strategy, valley.large])
def test_every_figure_of_the_costs_is_told(which: type[Strategy], plan_content: PlanContent, language: Language) -> None:
    one = which()
    words = told(composed(one, plan_content, language))
    teller = Teller(one, viewed(one, plan_content), plan_content, language)
    whole = money_of(lines_of(one.activities))
    assert teller.money(whole.cost) in words
    figures = [line_money(line) for line in lines_of(one.activities)] + [money_of(each.costs) for each in one.activities] + [whole]
    said = {teller.amount(value) for money in figures for value in (money.cost, money.at_hand, money.gap)}
    assert {figure for figure in said if figure not in words} == set()


def test_the_rule_of_before_and_after_is_told_with_its_caution(plan_paper: Paper, language: Language) -> None:
    chapter = next(one for one in plan_paper.chapters if one.anchor == "change")
    words = " ".join(text for block in chapter.blocks for text in texts(block))
    assert {"en": "no forecast", "fr": "pas une prévision", "es": "No es un pronóstico"}[language.value] in words
    sentence = {"en": "If activity 12 is done", "fr": "Si l’activité 12 est menée", "es": "Si se cumple la actividad 12"}[language.value]
    assert sentence in words


def test_no_table_is_empty_and_every_row_fits_its_columns(plan_paper: Paper) -> None:
    tables = [block for chapter in plan_paper.chapters for block in chapter.blocks if isinstance(block, Table)]
    assert all(table.rows for table in tables)
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)


def test_a_title_is_enough_for_a_paper(plan_content: PlanContent, language: Language) -> None:
    paper = compose(valley.bare(), viewed(valley.bare(), plan_content), plan_content, language)
    assert [chapter.anchor for chapter in paper.chapters] == ["summary", "situation"]
    unsaid = next(block for block in paper.chapters[0].blocks if isinstance(block, Heading))
    assert unsaid.text


def test_words_of_people_carry_their_language(plan_content: PlanContent) -> None:
    paper = composed(valley.strategy(), plan_content, Language.FR)
    assert paper.cover.language == "en"
    aims = next(one for one in paper.chapters if one.anchor == "aims")
    objective = next(block for block in aims.blocks if isinstance(block, Paragraph) and block.text.startswith("By 2030"))
    assert objective.language == "en"
    assert composed(valley.strategy(), plan_content, Language.EN).cover.language == ""


def test_words_of_the_library_are_said_in_the_language_of_the_reader(plan_content: PlanContent) -> None:
    item = next(one for one in plan_content.planning.cost_items if one.id == "training_session")
    paper = composed(valley.strategy(), plan_content, Language.ES)
    assert item.label.es in told(paper)
    assert item.label.en not in told(paper)


def test_a_draft_shows_what_is_open_and_the_final_text_does_not(plan_content: PlanContent) -> None:
    def anchors(state: State) -> set[str]:
        return {chapter.anchor for chapter in composed(valley.strategy(state), plan_content, Language.EN).chapters}

    assert {"checks", "comments"} <= anchors(State.DRAFT)
    assert {"checks", "comments"}.isdisjoint(anchors(State.FINAL))


def test_persons_who_commented_are_not_named(plan_paper: Paper) -> None:
    assert "N. N." not in told(plan_paper)


def test_progress_is_told_where_there_is_some(plan_content: PlanContent, language: Language) -> None:
    words = told(composed(valley.strategy(State.MONITORED), plan_content, language))
    assert "Signed by the three bodies" in words
    assert "Signed by the three bodies" not in told(composed(valley.strategy(), plan_content, language))


def test_what_hangs_on_nothing_is_told_too(plan_content: PlanContent, language: Language) -> None:
    one = replace(valley.strategy(), objectives=(), outcomes=(), stakeholders=valley.strategy().stakeholders[:2])
    paper = composed(one, plan_content, language)
    words = told(paper)
    assert [activity.text for activity in one.activities if clean(activity.text) not in words] == []
    assert [output.text for output in one.outputs if output.text not in words] == []
    assert Voice(plan_content.report, language).say("plan.gone") in words, "a body that leads and is no longer listed"


def test_an_activity_made_of_a_measure_that_is_no_more_is_told_as_before(plan_content: PlanContent, language: Language) -> None:
    gone = next(one for one in plan_content.planning.former if one.id != one.now)
    one = valley.strategy()
    taken_over = replace(one.activities[0], measure=gone.id, text=gone.words[0].said_in(one.language))
    words = told(composed(replace(one, activities=(taken_over, *one.activities[1:])), plan_content, language))
    assert plan_content.planning.measure(gone.id) is None
    assert gone.words[0].said_in(language) in words


@pytest.mark.parametrize(
    ("coverages", "said"),
    [
        ((Coverage.OPERATIVE, Coverage.NOT_FOUND), "a rule on 1 of 2 obligations"),
        ((Coverage.OPERATIVE, Coverage.NOT_APPLICABLE), "a rule on 1 of 1 obligation"),
        ((Coverage.NOT_ANALYSED, Coverage.NOT_APPLICABLE), ""),
    ],
)
def test_a_baseline_counts_what_is_owed_and_was_read(coverages: tuple[Coverage, ...], said: str, plan_content: PlanContent) -> None:
    moves = tuple(Move(obligation=f"O{place}", before=one, after=one, activities=()) for place, one in enumerate(coverages))
    teller = Teller(valley.bare(), View(moves=moves), plan_content, Language.EN)
    assert baseline(teller, Indicator(name="Share", counted=("O0", "O1", "gone"))) == said


def hostile() -> Strategy:
    """A strategy in which every word means harm."""
    one = valley.strategy()
    bad = [f"{text} {place}" for place, text in enumerate(HOSTILE * 4)]
    return replace(
        one,
        title=HOSTILE[0],
        vision="\n\n".join(HOSTILE),
        situation=HOSTILE[3],
        activities=tuple(replace(each, text=bad[place], risks=bad[place]) for place, each in enumerate(one.activities)),
        outputs=tuple(replace(each, text=bad[place]) for place, each in enumerate(one.outputs)),
        stakeholders=tuple(replace(each, name=bad[place], acronym="") for place, each in enumerate(one.stakeholders)),
        entry_points=tuple(replace(each, instrument=bad[place], opens="not a date") for place, each in enumerate(one.entry_points)),
        made_on="someday",
        adopted_on="2027-13-45",
    )


@pytest.mark.parametrize("format_", ["html", "pdf", "docx", "theory.svg", "gantt.svg"])
def test_hostile_words_neither_break_nor_inject(format_: str, plan_content: PlanContent) -> None:
    one = hostile()
    data = write(one, viewed(one, plan_content), plan_content, Language.FR, format_)
    if format_ == "html":
        page = html.fromstring(data)
        assert page.xpath("//script") == []
    if format_.endswith("svg"):
        assert etree.fromstring(data).xpath("//*[local-name()='script']") == []
    if format_ == "docx":
        assert "<script>alert(1)</script>" in "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    if format_ == "pdf":
        assert "#set page()" in " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def test_the_pdf_is_tagged_and_in_its_language(plan_content: PlanContent, language: Language) -> None:
    one = valley.strategy()
    raw = write(one, viewed(one, plan_content), plan_content, language, "pdf")
    assert b"pdfuaid" in raw
    with pikepdf.open(io.BytesIO(raw)) as tagged:
        assert str(tagged.Root.Lang) == language.value
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw)).split())
    assert "Sign an agreement that says who samples" in text


def test_the_word_document_holds_every_chapter(plan_paper: Paper, plan_content: PlanContent, language: Language) -> None:
    one = valley.strategy()
    document = Document(io.BytesIO(write(one, viewed(one, plan_content), plan_content, language, "docx")))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert [chapter.title for chapter in plan_paper.chapters if not any(chapter.title in heading for heading in headings)] == []


def pictures(chapters: tuple[Chapter, ...]) -> list[Picture]:
    return [block for chapter in chapters for block in chapter.blocks if isinstance(block, Picture)]


def test_pictures_have_title_description_and_table(plan_paper: Paper) -> None:
    shown = pictures(plan_paper.chapters)
    assert {one.name.partition("_")[0] for one in shown} == {"windows", "stakes", "gantt", "theory"}
    assert len({one.name for one in shown}) == len(shown)
    for one in shown:
        drawn = etree.fromstring(one.svg)
        assert [len(drawn.xpath(f"*[local-name()='{name}']")) for name in ("title", "desc")] == [1, 1]
        assert one.table is not None
        assert one.table.rows
