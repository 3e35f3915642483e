"""A whole course composed as a paper: cover, units with room to answer, answers with their reasons, the articles cited."""

from collections.abc import Iterator

from weft.content.teaching import Question
from weft.courses import faults
from weft.courses.citing import parsed
from weft.courses.course import Unit
from weft.courses.packages.pieces import LessonWriter
from weft.courses.packages.questions import answered, asked
from weft.courses.pages.body import MOST_WHOLE, article_order, duties
from weft.courses.pages.prose import anchor
from weft.courses.pages.setting import Setting
from weft.courses.saying import source
from weft.report.finishing import finished
from weft.report.paper import Cell, Chapter, Column, Cover, Fact, Paper, Piece
from weft.report.voice import Voice

WORDS = ("annex", "contents", "figure", "page_of", "paragraph", "refresh", "scroll", "show_figures", "skip", "table")
SHARES = (26, 56, 18)
"""Of the columns of the articles: name, what it asks, where it is cited."""


def compose(setting: Setting) -> Paper:
    """The course as a paper."""
    voice, sheet = setting.voice, setting.sheet
    title = sheet.title.said_in(voice.language)
    treaties = dict.fromkeys(parsed(code).treaty for unit in setting.course.units for code in faults.cited_codes(unit))
    paper = Paper(
        language=voice.language.value,
        title=title,
        running_title=title,
        subject=voice.say("course.paper.subject"),
        keywords=", ".join(voice.label("treaties", one) for one in treaties if one in voice.content.lists["treaties"]),
        made_on=setting.course.made_on,
        version=sheet.edition,
        cover=_cover(setting),
        chapters=tuple(_chapters(setting)),
        words=words(voice, sheet.edition),
    )
    return finished(paper)


def words(voice: Voice, edition: str) -> dict[str, str]:
    """The words of the settings of a paper, with its edition at the foot."""
    told = {word: voice.say(f"word.{word}", page="{page}", pages="{pages}") for word in WORDS}
    return told | {"footer": voice.say("course.edition", edition=edition)}


def _cover(setting: Setting) -> Cover:
    voice, sheet = setting.voice, setting.sheet
    questions = sum(len(unit.questions) for unit in setting.course.units)
    facts = (("units", len(sheet.units)), ("questions", questions))
    notices = (
        ("course.paper.alone", voice.say("course.paper.alone.text", mark=sheet.pass_mark)),
        ("course.paper.words", voice.say("course.paper.words.text")),
        ("course.paper.for", sheet.audience.said_in(voice.language)),
    )
    return Cover(
        kicker=voice.say("course.course", sheet.hours),
        country=sheet.title.said_in(voice.language),
        title="",
        subtitle=sheet.summary.said_in(voice.language),
        emblem="",
        emblem_caption="",
        facts=tuple(Fact(figure=voice.number(count), text=voice.say(f"course.paper.{name}", count)) for name, count in facts),
        notices=tuple(Fact(figure=voice.say(name), text=text) for name, text in notices),
    )


def _chapters(setting: Setting) -> Iterator[Chapter]:
    writer = LessonWriter(setting.voice)
    for unit in setting.course.units:
        writer.open("" if unit.id == setting.sheet.final else str(setting.number(unit)), unit.id)
        _unit(unit, setting, writer)
        yield writer.chapter_of(unit.sheet.title.said_in(setting.voice.language))
    writer.open("", "answers")
    for unit in setting.course.units:
        answers(unit, setting, writer)
    yield writer.chapter_of(setting.voice.say("course.paper.key"))
    writer.open("", "articles")
    _law(setting, writer)
    yield writer.chapter_of(setting.voice.say("course.paper.law"))


def _unit(unit: Unit, setting: Setting, writer: LessonWriter) -> None:
    """The body of a unit: what for, lesson, exercise, quiz, what to keep, where to go on."""
    say, sheet = setting.voice.say, unit.sheet
    writer.line(writer.words(sheet.lead), "lead", "lead")
    outcomes(unit, setting, writer)
    figures = {one.id: one for one in unit.figures}
    for section in unit.lessons[setting.voice.language].sections:
        writer.part(section.title, section.id)
        writer.lesson(section.blocks, figures, section.title)
    exercise(unit, setting, writer)
    quiz(unit, setting, writer)
    remember(unit, setting, writer)
    if sheet.further:
        writer.part(say("course.further"), "further")
        writer.points([writer.words(one.text) for one in sheet.further], "further-list")


def outcomes(unit: Unit, setting: Setting, writer: LessonWriter) -> None:
    """Writes what one is able to do after a unit."""
    writer.line((Piece(text=setting.voice.say("course.outcomes"), bold=True),), "outcomes")
    writer.points([writer.words(one.text) for one in unit.sheet.outcomes], "outcomes-list")


def quiz(unit: Unit, setting: Setting, writer: LessonWriter) -> None:
    """Writes the quiz of a unit, with room to answer."""
    say, questions = setting.voice.say, unit.quiz.questions
    writer.part(say("course.quiz"), "quiz")
    writer.aside(say("course.quiz.lead", len(questions), mark=setting.sheet.pass_mark), "quiz-lead", "body")
    _asked(questions, writer)


def remember(unit: Unit, setting: Setting, writer: LessonWriter) -> None:
    """Writes what to keep of a unit."""
    writer.part(setting.voice.say("course.remember"), "remember")
    writer.points([writer.words(one) for one in unit.sheet.remember], "remember-list")


def exercise(unit: Unit, setting: Setting, writer: LessonWriter) -> None:
    """Writes the exercise of a unit, where it has one."""
    held = unit.exercise
    if held is None:
        return
    writer.part(setting.voice.say("course.exercise"), "exercise")
    writer.line((Piece(text=writer.said(held.title), bold=True),), "exercise-title")
    writer.line(writer.words(held.lead), "exercise-lead")
    _asked(held.questions, writer)
    writer.line((Piece(text=setting.voice.say("course.exercise.yours"), bold=True),), "yours")
    writer.points([writer.words(one) for one in held.steps], "steps", ordered=True)


def _asked(questions: tuple[Question, ...], writer: LessonWriter) -> None:
    for number, one in enumerate(questions, 1):
        asked(one, number, writer)


def answers(unit: Unit, setting: Setting, writer: LessonWriter) -> None:
    """Writes the answers of the exercise and of the quiz of a unit."""
    name = setting.name(unit)
    groups = ((unit.exercise.questions if unit.exercise else (), "course.exercise"), (unit.quiz.questions, "course.quiz"))
    for questions, kind in groups:
        if questions:
            writer.part(f"{name} · {setting.voice.say(kind)}", f"{unit.id}-{kind}")
        for number, one in enumerate(questions, 1):
            answered(one, number, writer)


def _law(setting: Setting, writer: LessonWriter) -> None:
    """Every article cited, in our words, with the units that cite it; citations lead here."""
    voice = setting.voice
    where: dict[str, list[str]] = {}
    for unit in setting.course.units:
        for code in dict.fromkeys(faults.cited_codes(unit)):
            where.setdefault(code, []).append(setting.name(unit))
    writer.aside(voice.say("course.law.lead"), "law-lead", "lead")
    rows = tuple(
        (
            Cell(text=source(one, voice), strong=True, anchor=anchor(one)),
            Cell(text=duties(one, setting, MOST_WHOLE)),
            Cell(text=", ".join(where[one.code])),
        )
        for one in sorted(map(parsed, where), key=article_order)
    )
    heads = ("article", "says", "where")
    columns = tuple(Column(head=voice.say(f"course.paper.law.{head}"), width=share) for head, share in zip(heads, SHARES, strict=True))
    writer.tabled(voice.say("course.paper.law"), columns, rows)
