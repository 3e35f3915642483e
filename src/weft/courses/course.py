"""A course as it was read: its units in order with their lessons in three languages."""

from functools import cached_property

from weft.content.teaching import Citable, CourseSheet, Exercise, Figure, Question, Quiz, Slide, UnitSheet
from weft.courses.lesson import Lesson
from weft.records import Language, Record


class Unit(Record):
    """A unit or the final case of a course; the final case has no exercise."""

    sheet: UnitSheet
    lessons: dict[Language, Lesson]
    figures: tuple[Figure, ...]
    quiz: Quiz
    slides: tuple[Slide, ...]
    exercise: Exercise | None = None

    @property
    def id(self) -> str:
        """The id of the unit."""
        return self.sheet.id

    @property
    def questions(self) -> tuple[Question, ...]:
        """All its questions, those of the exercise first."""
        return (*(self.exercise.questions if self.exercise else ()), *self.quiz.questions)


class Course(Record, dict=True):
    """A course with its units in order, the final case last."""

    sheet: CourseSheet
    units: tuple[Unit, ...]
    law: Citable

    @property
    def id(self) -> str:
        """The id of the course."""
        return self.sheet.id

    @property
    def made_on(self) -> str:
        """The day of its latest unit (ISO)."""
        return max(unit.sheet.date for unit in self.units).isoformat()

    @cached_property
    def by_id(self) -> dict[str, Unit]:
        """The units by their id."""
        return {one.id: one for one in self.units}
