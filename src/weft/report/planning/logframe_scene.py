"""A strategy ready for its workbook: numbered, everything in it found by key, every field said in its way."""

from collections.abc import Iterable
from functools import cached_property

from weft.records import Language
from weft.records.strategy import Activity, Milestone, Part, Strategy
from weft.report.planning.logframe_fields import FIELDS, NAMED_WAYS, Field
from weft.report.planning.logframe_names import BETWEEN, Names, body_names
from weft.report.planning.logframe_table import DAY, MONTH, YEAR, Dated, Value, written
from weft.report.planning.said import PlanContent, library
from weft.report.planning.view import View
from weft.strategy.costing import years_of
from weft.strategy.timing import day_of
from weft.strategy.tree import numbered, parts_of

FINENESS = {4: YEAR, 7: MONTH, 10: DAY}
MILESTONE_SIGN = "·"


class Scene:
    """What the sheets are made from: `strategy` (numbered), `view`, `names`, `bodies` (names by key), `years` of its costs."""

    def __init__(self, strategy: Strategy, view: View, content: PlanContent, language: Language) -> None:
        self.strategy = numbered(strategy)
        self.view, self.content = view, content
        self.names = Names(content, language)
        self.voice = self.names.voice
        self.bodies = body_names(self.strategy.stakeholders)
        self.parts: dict[str, Part] = {one.key: one for one in parts_of(self.strategy)}
        self._words = library(content.planning, strategy.language, language)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the strategy, and all others that a line of cost names."""
        named = {year for one in self.strategy.activities for line in one.costs for year in line.quantities}
        return tuple(sorted({*years_of(self.strategy), *named}))

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities in the order of their numbers."""
        return tuple(sorted(self.strategy.activities, key=lambda one: int(one.number)))

    def say(self, key: str, count: int | None = None, **arguments: str | int) -> str:
        """A phrase of the workbook."""
        return self.voice.say(f"lf.{key}", count, **arguments)

    def text(self, said: str) -> str:
        """People's words, or the library's in the reader's language, fit for a cell."""
        return written(self._words.get(said, said))

    def number(self, key: str) -> str:
        """The number of a part, "" for none."""
        return self.parts[key].number if key in self.parts else ""

    def body(self, key: str) -> str:
        """The name of a body; its key where it is no longer there."""
        return self.bodies.get(key, key)

    def cells(self, kind: str, part: Part) -> dict[str, Value]:
        """The fields of a part that stand in a sheet of their own."""
        return {field.column: self.shown(field, getattr(part, field.field)) for field in FIELDS[kind]}

    def shown(self, field: Field, held: object) -> Value:
        """A field as its cell says it."""
        match field.way:
            case "start" | "end":
                return dated(str(held), last=field.way == "end")
            case "lead":
                return written(self.body(str(held)))
            case "output":
                return written(self.number(str(held)))
            case "entry":
                return _whole_number(self.number(str(held)))
            case "whole":
                return self.names.name("whole", "yes" if held else "no")
            case "level":
                return self.names.name("level", str(held)) if held else ""
            case way if way in NAMED_WAYS:
                return written(self.names.name(way, str(held)))
            case _:
                return self._many(field.way, held) if isinstance(held, tuple) else self.text(str(held))

    def _many(self, way: str, held: tuple[object, ...]) -> str:
        match way:
            case "milestones":
                return written("\n".join(milestone_line(one, self.text(one.text)) for one in held if isinstance(one, Milestone)))
            case "bodies":
                return joined(self.body(str(one)) for one in held)
            case "after":
                return ", ".join(sorted((self.number(str(one)) or str(one) for one in held), key=_as_number))
            case _:
                return joined(self.names.name(way, str(one)) for one in held)


def joined(names: Iterable[str]) -> str:
    """Several names in one cell."""
    return written(f"{BETWEEN} ".join(names))


def dated(said: str, *, last: bool = False) -> Value:
    """A day, month or year as a real date; words that are none stay words."""
    day = day_of(said, last=last)
    return Dated(day=day, fineness=FINENESS[len(said.strip())]) if day else written(said)


def milestone_line(one: Milestone, text: str) -> str:
    """A milestone on its line: its day or month as figures, so that the timetable finds it."""
    return f"{one.on} {MILESTONE_SIGN} {' '.join(text.split())}"


def _whole_number(said: str) -> Value:
    return int(said) if said.isdigit() else written(said)


def _as_number(said: str) -> tuple[int, str]:
    return (int(said), "") if said.isdigit() else (10**9, said)
