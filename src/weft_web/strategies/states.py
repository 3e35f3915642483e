"""The values of a part in words: for reading, for laying two people's words side by side, and what each change changed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from weft.records import Record
from weft_web.strategies.asked import SHEETS, Field, Sort, field_of
from weft_web.strategies.desk import Desk
from weft_web.strategies.figures import day_said, figure_said
from weft_web.strategies.laying import Clash
from weft_web.strategies.models import Change, Part
from weft_web.strategies.selectors import history_of
from weft_web.strategies.showing import Drawing

ABSENT: tuple[Any, ...] = (None, "", [], (), {}, 0)


class Line(Record):
    """A field in words; `texts`: one for each row or choice. `own`: people's own words, in the strategy's language."""

    name: str
    label: str
    texts: tuple[str, ...]
    own: bool


class Sides(Record):
    """A field that two people changed otherwise."""

    name: str
    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


class State(Record):
    """A part as one change left it: the fields that it made different, before and after."""

    change: Change
    differing: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    is_now: bool


class Telling:
    """Says the values of a kind of part."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self.desk, self.kind, self.voice = desk, kind, desk.voice
        self._drawing = Drawing(kind, desk.offer, {})

    def lines(self, values: Mapping[str, Any]) -> tuple[Line, ...]:
        """What a part says, field by field; what says nothing is left out."""
        told = ((field, self.texts(field, values.get(field.name))) for field in SHEETS[self.kind])
        return tuple(
            Line(name=field.name, label=self.label(field), texts=texts, own=field.sort in (Sort.TEXT, Sort.LINE, Sort.SOUGHT))
            for field, texts in told
            if texts
        )

    def label(self, field: Field) -> str:
        """What a field is called."""
        return self._drawing.words("field", field)

    def sides(self, clash: Clash) -> Sides:
        """Both sides of a clash."""
        field = field_of(self.kind, clash.field)
        return Sides(name=clash.field, label=self.label(field), mine=self.texts(field, clash.mine), theirs=self.texts(field, clash.theirs))

    def texts(self, field: Field, value: Any) -> tuple[str, ...]:
        """A value in words."""
        if value in ABSENT and field.sort is not Sort.FLAG:
            return ()
        match field.sort:
            case Sort.ROWS:
                return tuple(self._row(field, row) for row in value)
            case Sort.PICKS:
                return tuple(self._chosen(field, one) for one in value)
            case Sort.GOALS:
                return tuple(self._goal(field, one) for one in value)
            case Sort.FLAG:
                return (self.voice.say("strategies.yes" if value is None or value else "strategies.no"),)
        return (self._plain(field, value),)

    def _plain(self, field: Field, value: Any) -> str:
        match field.sort:
            case Sort.DAY:
                return day_said(self.voice, str(value))
            case Sort.PICK:
                return self._chosen(field, str(value))
            case Sort.SCALE:
                return self.voice.say(f"strategies.scale.{value}")
            case Sort.FIGURE:
                return figure_said(Decimal(str(value)), self.voice.language)
            case Sort.COUNTED:
                return self.voice.say("strategies.counted_some", len(value))
            case Sort.YEARS:
                colon = self.voice.say("punctuation.colon")
                return ", ".join(f"{year}{colon} {figure_said(str(one), self.voice.language)}" for year, one in value.items())
        return str(value)

    def _row(self, field: Field, row: Mapping[str, Any]) -> str:
        told = []
        for inner in field.rows:
            value = row.get(inner.name)
            if value not in ABSENT and str(value) != "0":
                bare = inner is field.rows[0] or inner.name == "text"
                said = self._plain(inner, value)
                told.append(
                    said if bare else f"{self._drawing.words('field', inner, field.name)}{self.voice.say('strategies.colon')} {said}"
                )
        return " · ".join(told)

    def _chosen(self, field: Field, value: str) -> str:
        if field.options == "matters":
            return self.desk.offer.matter(value)
        return next((one.label for one in self.desk.offer.options(field.options) if one.value == value), self.voice.say("strategies.gone"))

    def _goal(self, field: Field, one: Mapping[str, Any]) -> str:
        goal = self._chosen(field, one["goal"])
        degree = self.voice.say(f"strategies.degree.{one['degree']}")
        return " – ".join(said for said in (goal, degree, one.get("aspect", "")) if said)


def states_of(desk: Desk, part: Part) -> tuple[State, ...]:
    """All that a part was, the last first, each with what it made different."""
    changes = history_of(part)
    telling = Telling(desk, part.kind)
    before = [*(one.values for one in changes[1:]), {}][: len(changes)]
    return tuple(
        State(change=one, differing=_differing(telling, was, one.values), is_now=one.version == part.version)
        for one, was in zip(changes, before, strict=True)
    )


def _differing(
    telling: Telling, was: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(
        (telling.label(field), telling.texts(field, was.get(field.name)), telling.texts(field, now.get(field.name)))
        for field in SHEETS[telling.kind]
        if was.get(field.name) != now.get(field.name)
    )
