"""Units as chapters of a book: the same lesson as on the learning pages, questions as text, their answers at the end."""

from collections.abc import Iterator
from html import escape

from weft.content.teaching import Question
from weft.courses.course import Unit
from weft.courses.marking import shuffled
from weft.courses.pages.asking import explained, passage
from weft.courses.pages.body import closing, lesson, opening
from weft.courses.pages.prose import items, text
from weft.courses.pages.setting import Page, Setting


def chapter(unit: Unit, setting: Setting) -> str:
    """The body of a chapter."""
    parts = (opening, lesson, _exercise, _quiz, closing, _answers)
    return "".join(piece for part in parts for piece in part(unit, setting))


def _exercise(unit: Unit, setting: Setting) -> Iterator[str]:
    held, page = unit.exercise, setting.page(unit)
    if held is None:
        return
    title = f'<h2><span class="kind">{page.word("course.exercise")}</span> {escape(page.said(held.title))}</h2>'
    steps = items((text(page.said(one), page) for one in held.steps), ordered=True)
    yield f'<section id="{page.at("exercise")}">{title}<p>{text(page.said(held.lead), page)}</p>'
    yield from (_question(one, number, page) for number, one in enumerate(held.questions, 1))
    yield f"<h3>{page.word('course.exercise.yours')}</h3>{steps}</section>"


def _quiz(unit: Unit, setting: Setting) -> Iterator[str]:
    page, questions = setting.page(unit), unit.quiz.questions
    lead = page.word("course.quiz.lead", len(questions), mark=setting.sheet.pass_mark)
    yield f'<section id="{page.at("quiz")}"><h2>{page.word("course.quiz")}</h2><p>{lead}</p>'
    yield from (_question(one, number, page) for number, one in enumerate(questions, 1))
    yield "</section>"


def _question(held: Question, number: int, page: Page) -> str:
    known = page.at(held.id)
    name = f'<span class="number">{page.word("course.question", number)}</span>'
    title = f'<h3 id="{known}">{name} {text(page.said(held.ask), page)}</h3>'
    hint = f'<p class="hint">{page.word(f"course.hint.{held.kind}")}</p>'
    link = f'<p><a href="#{known}-answer">{page.word("course.answer")}</a></p>'
    return f'<section class="question">{title}{passage(held, page)}{hint}{"".join(_choices(held, page))}{link}</section>'


def _choices(held: Question, page: Page) -> Iterator[str]:
    """What there is to choose among; the same order as on the learning pages."""
    match held.kind:
        case "single" | "multiple":
            yield items(text(page.said(one.text), page) for one in held.options)
        case "ordering":
            said = {one.id: text(page.said(one.text), page) for one in held.items}
            yield items(said[one] for one in shuffled(held, tuple(said)))
        case "matching":
            rights = {one.id: text(page.said(one.right), page) for one in held.pairs}
            listed = "".join(f"<li>{rights[one]}</li>" for one in shuffled(held, tuple(rights)))
            yield f'<ol class="lettered">{listed}</ol>{items(text(page.said(one.left), page) for one in held.pairs)}'


def _answers(unit: Unit, setting: Setting) -> Iterator[str]:
    """The answers of exercise and quiz, each with a way back to its question."""
    page = setting.page(unit)
    yield f'<section id="{page.at("answers")}"><h2>{page.word("course.paper.key")}</h2>'
    for kind, held in (("course.exercise", unit.exercise.questions if unit.exercise else ()), ("course.quiz", unit.quiz.questions)):
        for number, one in enumerate(held, 1):
            name = f"{page.word(kind)} · {page.word('course.question', number)}"
            back = f'<a href="#{page.at(one.id)}">{name}</a>'
            yield f'<section class="answer"><h3 id="{page.at(one.id)}-answer">{back}</h3>{explained(one, page)}</section>'
    yield "</section>"
