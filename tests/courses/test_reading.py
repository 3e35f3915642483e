"""Lessons read: what they may hold, what is refused, where languages differ, what is law without an article."""

import pytest
from msgspec.structs import replace
from tests.courses.taught import LAW, LESSON, same, unit

from weft.content.teaching import Quiz
from weft.courses import citing, faults, legal, parity, prose
from weft.courses.lesson import Box, Citation, Grid, Paragraph, Points, Shown, Words
from weft.errors import ContentError
from weft.records import Language


def test_a_lesson_is_read_into_blocks() -> None:
    section = prose.parsed(LESSON, "en.md").sections[0]
    paragraph, points, shown, box = section.blocks
    assert (section.id, section.title) == ("first", "First")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.line[1:] == (
        Words(text="word", bold=True),
        Words(text=" and a duty of each Party "),
        Citation(treaty="CPB", place="2.1"),
        Words(text="."),
    )
    assert isinstance(points, Points)
    assert len(points.points) == 2
    assert not points.ordered
    assert shown == Shown(figure="drawing")
    assert isinstance(box, Box)
    assert (box.kind, box.id, box.title) == ("case", "story", "A story")
    assert isinstance(box.blocks[0], Grid)
    assert isinstance(box.blocks[1], Points)
    assert box.blocks[1].ordered


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("date: 2026-01-02", "day: 2026", "course_date"),
        ("## First {#first}", "## First", "course_markdown"),
        ("## First {#first}", "### First {#first}", "course_markdown"),
        ("A **word**", "A `word`", "course_markdown"),
        ("A **word**", "<b>word</b>\n\n> said", "course_markdown"),
        ("- two", "- two\n  - deeper", "course_markdown"),
        ("::: case A story {#story}", "::: case A story", "course_markdown"),
        ("::: case A story {#story}", "::: tale A story {#story}", "course_markdown"),
        ("::: figure drawing\n:::", "::: note Open {#open}", "course_markdown"),
        ("1. step\n:::", "1. step", "course_markdown"),
    ],
)
def test_what_lessons_do_not_use_is_refused_with_its_file(was: str, becomes: str, code: str) -> None:
    assert was in LESSON
    with pytest.raises(ContentError) as refused:
        prose.parsed(LESSON.replace(was, becomes), "en.md")
    assert (refused.value.code, refused.value.arguments[0]) == (code, "en.md")


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("date: 2026-01-02", "date: 2026-01-03", "course_dates"),
        ("{#first}", "{#erste}", "course_differs"),
        ("- two\n", "", "course_differs"),
        ("[CPB 2.1]", "[CPB 2.2]", "course_differs"),
        ("[CPB 2.1]", "", "course_differs"),
        ("| cell | cell |", "| cell | cell |\n| cell | cell |", "course_differs"),
        ("::: figure drawing\n:::\n", "", "course_differs"),
        ("1. step", "- step", "course_differs"),
    ],
)
def test_a_unit_whose_languages_differ_is_told(was: str, becomes: str, code: str) -> None:
    assert was in LESSON
    told = list(parity.differences(unit(fr=LESSON.replace(was, becomes))))
    assert [one for one, _ in told] == [code]
    assert told[0][1][0] == "fr"


def test_a_unit_whose_languages_agree_is_silent() -> None:
    assert (
        list(parity.differences(unit(fr=LESSON.replace("A **word**", "Un **mot**"), es=LESSON.replace("one [CPB 1]", "[CPB 1] uno")))) == []
    )


def test_texts_side_by_side_cite_the_same() -> None:
    changed = unit()
    question = replace(changed.quiz.questions[0], feedback=replace(same("So [CPB 9.4]."), es="Pues."))
    told = list(parity.differences(replace(changed, quiz=Quiz(questions=(question,)))))
    assert told == [("course_cites", ("es", "So [CPB 9.4]."))]


@pytest.mark.parametrize(
    ("code", "there"),
    [
        ("CPB 10.3", True),
        ("CPB 18.2(a)", True),
        ("CPB 20.3(a)-(e)", True),
        ("CPB 12.2-3", True),
        ("CPB Annex III", True),
        ("CPB Annex III.8(a)", True),
        ("NKLSP 5.8", True),
        ("CBD 8(g)", True),
        ("KMGBF 17", True),
        ("DEC BS-V/16", True),
        ("CPB 10.8", False),
        ("CPB 41", False),
        ("CPB Annex IV", False),
        ("NKLSP 22", False),
        ("NKLSP 6.3", False),
        ("KMGBF 24", False),
        ("DEC BS-V/99", False),
        ("XYZ 1", False),
    ],
)
def test_only_articles_that_there_are_can_be_cited(code: str, there: bool) -> None:
    assert citing.known(citing.parsed(code), LAW) is there


@pytest.mark.parametrize(
    ("language", "text", "law"),
    [
        ("en", "A Party must decide within 270 days.", True),
        ("en", "You must read the annex first.", False),
        ("en", "The Protocol is of 2000. You may read it at home.", False),
        ("fr", "Une Partie doit décider dans les 270 jours.", True),
        ("fr", "Vous devez lire l’annexe. Le Protocole date de 2000.", False),
        ("es", "Una Parte debe decidir en un plazo de 270 días.", True),
        ("es", "El Protocolo es de 2000.", False),
    ],
)
def test_a_duty_under_a_treaty_is_a_legal_statement(language: str, text: str, law: bool) -> None:
    assert legal.states_law(text, LAW, Language(language)) is law


def test_a_legal_statement_without_an_article_is_told_with_its_language_and_words() -> None:
    bare = LESSON.replace("a duty of each Party [CPB 2.1]", "each Party must act")
    told = list(legal.bare_statements(unit(en=bare), LAW))
    assert told == [("course_bare", ("en", "A word and each Party must act."))]


def test_a_question_that_rests_on_nothing_or_has_no_answer_is_told() -> None:
    whole = unit()
    bad = replace(whole.quiz.questions[1], section="", options=whole.quiz.questions[1].options[:2])
    told = list(faults.unit_faults(replace(whole, quiz=Quiz(questions=(bad,))), LAW, final=False))
    assert ("course_no_source", ("s",)) in told
    assert ("course_no_answer", ("s",)) in told
