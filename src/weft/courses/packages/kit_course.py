"""Courses on paper for a room: what is handed out, and apart from it the answers."""

from collections.abc import Iterator

from weft.courses.course import Course
from weft.courses.kit import Kit
from weft.courses.packages import document
from weft.courses.packages.pieces import LessonWriter
from weft.courses.pages.setting import Setting
from weft.report.paper import Chapter


def setting_of(kit: Kit, course: Course) -> Setting:
    """A course in the language of the kit."""
    return Setting(course=course, voice=kit.voice, obligations=())


def handout(kit: Kit, course: Course) -> Iterator[Chapter]:
    """Each unit in short: what one will be able to do, what to keep, the exercise, the quiz; no answers."""
    setting = setting_of(kit, course)
    writer = LessonWriter(kit.voice)
    for unit in course.units:
        writer.open("", unit.id)
        for write in (document.outcomes, document.remember, document.exercise, document.quiz):
            write(unit, setting, writer)
        title = f"{setting.name(unit)} · {kit.said(unit.sheet.title)}"
        yield writer.chapter_of(title)


def answers(kit: Kit, course: Course) -> Iterator[Chapter]:
    """The answers of every exercise and quiz, with their reasons."""
    setting = setting_of(kit, course)
    writer = LessonWriter(kit.voice)
    writer.open("", "answers")
    for unit in course.units:
        document.answers(unit, setting, writer)
    title = kit.voice.say("course.pack.answers", title=kit.said(course.sheet.title))
    yield writer.chapter_of(title)
