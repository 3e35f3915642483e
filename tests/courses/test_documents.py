"""Courses as documents: nothing is missing on paper, citations lead somewhere, the PDF is tagged and comes out the same again."""

from collections.abc import Iterator
from html import escape
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from msgspec.structs import replace
from tests.courses.taught import COURSES, VOICES, language_of
from tests.prepared import CONTENT

from weft.courses.citing import cited
from weft.courses.course import Course
from weft.courses.packages import make
from weft.courses.packages.document import compose
from weft.courses.pages import Setting
from weft.records import Language
from weft.report.finishing import words_of
from weft.report.html import page
from weft.report.paper import Asked, Block, Boxed, Heading, Listing, Paper, Paragraph, Picture, Piece, Table
from weft.report.typesetting import typeset
from weft.report.word import document

EVERY = [pytest.param(course, language, id=f"{course.id}-{language}") for course in COURSES for language in Language]


def setting(course: Course, language: Language) -> Setting:
    return Setting(course=course, voice=VOICES[language], obligations=CONTENT.obligations)


def short(course: Course, language: Language) -> Setting:
    """A course of its first unit only."""
    sheet = replace(course.sheet, units=course.sheet.units[:1], final="")
    return setting(Course(sheet=sheet, units=course.units[:1], law=course.law), language)


def blocks(paper: Paper) -> Iterator[Block]:
    for chapter in paper.chapters:
        for block in chapter.blocks:
            yield block
            if isinstance(block, Boxed):
                yield from block.blocks


def pieces(paper: Paper) -> Iterator[Piece]:
    for block in blocks(paper):
        match block:
            case Paragraph(pieces=held) | Asked(ask=held):
                yield from held
            case Listing(pieces=lines):
                yield from (one for line in lines for one in line)


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_all_of_a_course_stands_on_paper(course: Course, language: Language) -> None:
    paper = compose(setting(course, language))
    shown = list(blocks(paper))
    units, asked = course.units, [one for one in shown if isinstance(one, Asked)]
    questions = [one for unit in units for one in unit.questions]
    assert [chapter.title for chapter in paper.chapters[: len(units)]] == [unit.sheet.title.said_in(language) for unit in units]
    assert len(asked) == len(questions)
    assert all(one.choices or one.lines for one in asked)
    assert [one.about is not None for one in asked] == [one.passage is not None for one in questions]
    assert sorted(one.name for one in shown if isinstance(one, Picture)) == sorted(
        f"{unit.id}-{one.id}" for unit in units for one in unit.figures
    )
    assert all(one.alternative for one in shown if isinstance(one, Picture))
    told = " ".join(words_of(one) for one in paper.chapters[-2].blocks)
    assert all(option.feedback.said_in(language)[:20].split("[")[0] in told for one in questions for option in one.options)


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_each_citation_leads_to_what_the_article_asks(course: Course, language: Language) -> None:
    paper = compose(setting(course, language))
    said = [one for one in pieces(paper) if one.quiet and one.text not in ("(", ")", "; ")]
    listed = next(one for one in reversed(paper.chapters[-1].blocks) if isinstance(one, Table))
    anchors = {row[0].anchor for row in listed.rows}
    assert said
    assert {one.anchor for one in said} <= anchors
    assert not any(cited(words_of(one)) for one in blocks(paper))


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_tables_figures_and_headings_are_told_apart(course: Course, language: Language) -> None:
    shown = list(blocks(compose(setting(course, language))))
    for known in (
        [one.label for one in shown if isinstance(one, Table)],
        [one.label for one in shown if isinstance(one, Picture)],
        [one.anchor for one in shown if isinstance(one, Heading)],
    ):
        assert known
        assert len(set(known)) == len(known)


@pytest.mark.parametrize(("place", "language"), [(0, Language.FR), (1, Language.ES)])
def test_a_course_becomes_a_tagged_pdf(place: int, language: Language) -> None:
    package = make("pdf", setting(COURSES[place], language))
    assert [one for one in package.checks if not one.good] == []
    document = pypdfium2.PdfDocument(package.files["course.pdf"])
    assert document.get_metadata_value("Title") == COURSES[place].sheet.title.said_in(language)
    assert language_of(package.files["course.pdf"]) == language


def test_the_same_course_gives_the_same_pdf() -> None:
    paper = compose(short(COURSES[0], Language.EN))
    assert typeset(paper, png=False).pdf == typeset(paper, png=False).pdf


@pytest.mark.parametrize("language", Language)
def test_the_paper_can_be_set_as_a_page_and_in_word_too(language: Language) -> None:
    held = short(COURSES[0], language)
    paper = compose(held)
    shown = page(paper).decode()
    word = Document(BytesIO(document(paper, typeset(paper, pdf=False).pictures)))
    told = "".join(one.text or "" for one in word.element.iter("{*}t"))
    for question in held.course.units[0].questions:
        asked = question.ask.said_in(language).split("[")[0].strip()
        assert escape(asked) in shown
        assert asked in told
