"""The form of a part, field by field, as its template lays it out."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from weft.records import Record
from weft_web.asking import Voice
from weft_web.strategies.asked import SHEETS, Field, Sort
from weft_web.strategies.offering import Offer, Option
from weft_web.strategies.reading import Raw

EMPTY_ROWS = 2
"""Rows offered below those that are there."""

PATTERN_PLACE = 9999
"""The place of the row that the script copies."""


class Goal(Record):
    """A goal with the degree to which a part serves it ("" for none), and which of its aspects."""

    value: str
    label: str
    degree: str
    aspect: str


class Goals(Record):
    """The goals of a group; the first group has no title: those that the part serves."""

    title: str
    goals: tuple[Goal, ...]


class Shown(Record):
    """A field with all that its template needs. `value`: as typed; `chosen`: of several; `rows`: of a list, each with its fields.

    `there`: how many of the rows are filled in; `id` begins with "f-"; `options` come grouped: heading and its options.
    """

    name: str
    id: str
    sort: str
    label: str
    hint: str = ""
    value: str = ""
    chosen: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    fault: str = ""
    group: str = ""
    half: bool = False
    rows: tuple[tuple["Shown", ...], ...] = ()
    there: int = 0
    pattern: tuple["Shown", ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    goals: tuple["Goals", ...] = ()

    @property
    def template(self) -> str:
        """The template that shows it."""
        return f"strategies/fields/{self.sort}.html"

    @property
    def lined(self) -> tuple[tuple[tuple["Shown", ...], ...], ...]:
        """The rows of a list, each in lines."""
        return tuple(beside(row) for row in self.rows)

    @property
    def pattern_lined(self) -> tuple[tuple["Shown", ...], ...]:
        """The row that the script copies, in lines."""
        return beside(self.pattern)


class Sheet(Record):
    """A form: groups of lines of fields."""

    kind: str
    groups: tuple[tuple[str, tuple[tuple[Shown, ...], ...]], ...]
    faults: tuple[tuple[str, str, str], ...] = ()


class Drawing:
    """Draws the form of a kind of part."""

    def __init__(self, kind: str, offer: Offer, faults: Mapping[str, str]) -> None:
        self.kind, self.offer, self.faults = kind, offer, faults
        self.voice: Voice = offer.voice
        self.told: list[tuple[str, str, str]] = []

    def sheet(self, raw: Raw, own: str, answers: tuple[str, ...]) -> Sheet:
        """The form as it is typed. `own`: the part's key, which cannot wait for itself; `answers`: matters it may answer."""
        self.own, self.answers = own, answers
        shown = [self._field(field, field.name, raw.get(field.name, "")) for field in SHEETS[self.kind]]
        headed: list[tuple[str, list[Shown]]] = []
        for one in shown:
            if one.group or not headed:
                headed.append((one.group, []))
            headed[-1][1].append(one)
        return Sheet(
            kind=self.kind,
            groups=tuple((self._group(name), beside(tuple(some))) for name, some in headed),
            faults=tuple(self.told),
        )

    def _group(self, name: str) -> str:
        return self.voice.say(f"strategies.group.{name}") if name else ""

    def _field(self, field: Field, name: str, value: Any, of: str = "") -> Shown:
        label = self.words("field", field, of)
        fault = self.faults.get(name, "")
        if fault:
            self.told.append((f"f-{name}", label, self.voice.say(fault)))
        return Shown(
            name=name,
            id=f"f-{name}",
            sort=field.sort.value,
            label=label,
            hint=self.words("hint", field, of),
            value=value if isinstance(value, str) else "",
            chosen=tuple(value) if isinstance(value, list) and field.sort is Sort.PICKS else (),
            options=self._options(field, value),
            fault=self.voice.say(fault) if fault else "",
            group=field.group,
            half=field.half,
            rows=self._rows(field, name, value),
            there=len(value) if field.sort is Sort.ROWS and isinstance(value, list) else 0,
            pattern=self._row(field, name, PATTERN_PLACE, {}) if field.sort is Sort.ROWS else (),
            cells=self._years(field, value),
            goals=self._goals(field, value),
        )

    def words(self, sort: str, field: Field, of: str = "") -> str:
        """The label or the hint of a field; `of`: the list in whose rows it stands."""
        phrases = self.voice.content.phrases
        places = (f"{self.kind}.{of}.{field.name}", f"{of}.{field.name}") if of else (f"{self.kind}.{field.name}",)
        keys = [f"strategies.{sort}.{place}" for place in (*places, field.name)]
        return next((self.voice.say(key) for key in keys if key in phrases), "")

    def _options(self, field: Field, value: Any) -> tuple[tuple[str, tuple[Option, ...]], ...]:
        if not field.options or field.sort is Sort.GOALS:
            return ()
        some = self.offer.answers(self.answers) if field.options == "matters" else self.offer.options(field.options)
        some = tuple(one for one in some if one.value != self.own)
        gone = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str) and one]
        if field.sort in (Sort.PICK, Sort.PICKS, Sort.COUNTED):
            known = {one.value for one in some}
            some = (*some, *(Option(value=one, label=self._gone(field, one)) for one in gone if one not in known))
        return tuple((group, tuple(members)) for group, members in groupby(some, key=lambda one: one.group))

    def _gone(self, field: Field, value: str) -> str:
        """What is chosen and is offered no longer."""
        if field.sort is Sort.COUNTED:
            return self.voice.say("strategies.counted_some", value.count(",") + 1)
        return self.voice.say("strategies.gone")

    def _rows(self, field: Field, name: str, value: Any) -> tuple[tuple[Shown, ...], ...]:
        if field.sort is not Sort.ROWS:
            return ()
        rows: Sequence[Raw] = [*(value or ()), *({} for _ in range(EMPTY_ROWS if value else 1))]
        return tuple(self._row(field, name, place, row) for place, row in enumerate(rows))

    def _row(self, field: Field, name: str, place: int, row: Raw) -> tuple[Shown, ...]:
        return tuple(self._field(inner, f"{name}-{place}-{inner.name}", row.get(inner.name, ""), of=field.name) for inner in field.rows)

    def _years(self, field: Field, value: Any) -> tuple[tuple[str, str], ...]:
        """A figure for each year: those of the strategy, and any other that has one."""
        if field.sort is not Sort.YEARS:
            return ()
        held: Mapping[str, str] = value if isinstance(value, dict) else {}
        years = (str(year) for year in range(self.offer.strategy.first_year, self.offer.strategy.last_year + 1))
        return tuple((year, held.get(year, "")) for year in dict.fromkeys((*years, *held)))

    def _goals(self, field: Field, value: Any) -> tuple[Goals, ...]:
        if field.sort is not Sort.GOALS:
            return ()
        held: Mapping[str, str] = value if isinstance(value, dict) else {}
        groups = [
            Goals(title=title, goals=tuple(self._goal(one, held) for one in options))
            for title, options in groupby(self.offer.options("goals"), key=lambda one: one.group)
        ]
        served = tuple(one for group in groups for one in group.goals if one.degree)
        rest = (Goals(title=one.title, goals=tuple(goal for goal in one.goals if not goal.degree)) for one in groups)
        return (Goals(title="", goals=served), *rest) if served else tuple(rest)

    @staticmethod
    def _goal(option: Option, held: Mapping[str, str]) -> Goal:
        degree, aspect = held.get(option.value, ""), held.get(f"aspect-{option.value}", "")
        return Goal(value=option.value, label=option.label, degree=degree, aspect=aspect)


def beside(fields: tuple[Shown, ...]) -> tuple[tuple[Shown, ...], ...]:
    """Fields in lines: two halves that follow one another stand side by side."""
    lines: list[tuple[Shown, ...]] = []
    for one in fields:
        if one.half and lines and len(lines[-1]) == 1 and lines[-1][0].half:
            lines[-1] = (lines[-1][0], one)
        else:
            lines.append((one,))
    return tuple(lines)
