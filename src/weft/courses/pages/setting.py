"""What a unit is set with: its course, the language, the articles it may show."""

from html import escape

from weft.content.framework import Obligation
from weft.content.teaching import CourseSheet
from weft.courses.course import Course, Unit
from weft.records import Record, Text
from weft.report.voice import Voice


class Page(Record):
    """The page of a unit: who speaks, and the prefix that keeps its ids apart from those of other units."""

    voice: Voice
    unit: str
    pictures: bool = True

    def at(self, name: str) -> str:
        """An id of the unit, as it is on a page."""
        return f"{self.unit}-{name}"

    def word(self, key: str, count: int | None = None, **arguments: str | int) -> str:
        """A phrase, ready for HTML."""
        return escape(self.voice.say(key, count, **arguments))

    def said(self, text: Text) -> str:
        """A text in the language of the page, not escaped yet."""
        return text.said_in(self.voice.language)


class Setting(Record):
    """A course in one language; `obligations` tell in our words what an article asks.

    `pictures`: figures are drawn, else their words stand in their place. `places`: the address at which an exercise is done in one's
    own country.
    """

    course: Course
    voice: Voice
    obligations: tuple[Obligation, ...]
    pictures: bool = True
    places: dict[str, str] = {}

    @property
    def sheet(self) -> CourseSheet:
        """The course's own facts."""
        return self.course.sheet

    def number(self, unit: Unit) -> int:
        """The place of a unit in its course, from 1."""
        return self.course.units.index(unit) + 1

    def name(self, unit: Unit) -> str:
        """What a unit is called before its title: "Unit 3" or "Final case"."""
        final = unit.id == self.course.sheet.final
        return self.voice.say("course.final") if final else self.voice.say("course.unit", self.number(unit))

    def page(self, unit: Unit) -> Page:
        """The page of a unit."""
        return Page(voice=self.voice, unit=unit.id, pictures=self.pictures)
