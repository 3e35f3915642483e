"""The toolkit in one language, with the courses that it stands beside."""

from collections.abc import Mapping

from weft.content.toolkit import Toolkit
from weft.courses.course import Course
from weft.records import Record, Text
from weft.report.voice import Voice

PARTS: Mapping[str, str] = {
    "cards": "card",
    "checklists": "checklist",
    "templates": "template",
    "glossary": "term",
    "curricula": "curriculum",
    "facilitation": "group",
}
"""The parts in their order, each with what its pieces are called in ids and in what a session uses."""


class Kit(Record):
    """The toolkit in the language of a voice; sessions name units of the courses."""

    toolkit: Toolkit
    courses: tuple[Course, ...]
    voice: Voice

    @property
    def edition(self) -> str:
        """The edition of the courses it stands beside, the latest where they differ."""
        return max(one.sheet.edition for one in self.courses)

    @property
    def made_on(self) -> str:
        """The day of the latest unit (ISO): the toolkit is kept in step with the units."""
        return max(course.made_on for course in self.courses)

    def said(self, text: Text) -> str:
        """A text in the language of the voice."""
        return text.said_in(self.voice.language)

    def name(self, part: str) -> str:
        """What a part is called."""
        return self.voice.say(f"course.toolkit.{part}")

    def listed(self, part: str) -> tuple[tuple[str, str], ...]:
        """The pieces of a part: their ids and what they are called; advice is not listed."""
        held = self.toolkit
        told: dict[str, list[tuple[str, Text]]] = {
            "cards": [(one.id, one.title) for one in held.cards],
            "checklists": [(one.id, one.title) for one in held.checklists],
            "templates": [(one.id, one.title) for one in held.templates],
            "glossary": [(one.id, one.term) for one in held.glossary],
            "curricula": [(one.id, one.audience) for one in held.curricula],
            "facilitation": [(one.id, one.title) for one in held.facilitation.groups],
        }
        return tuple((known, self.said(title)) for known, title in told[part])

    def titles(self) -> dict[str, str]:
        """What everything is called that a session may use: `card:clocks`, `unit:mainstreaming/why`."""
        pieces = {f"{kind}:{known}": title for part, kind in PARTS.items() for known, title in self.listed(part)}
        units = {f"unit:{course.id}/{unit.id}": self.said(unit.sheet.title) for course in self.courses for unit in course.units}
        return pieces | units
