"""Everything a strategy's documents need to look up and to say: parts by key, bodies by name, money, dates, matters, evidence."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec
from babel.dates import format_skeleton
from babel.numbers import format_decimal

from weft.content.planning import Goal
from weft.records import Language
from weft.records.strategy import Activity, Ground, Objective, Outcome, Output, Part, State, Strategy
from weft.report.cleaning import clean, shortened
from weft.report.paper import Cell, Mark, Reference
from weft.report.planning.said import PlanContent, Spoken, library, said
from weft.report.planning.view import View
from weft.report.voice import Voice
from weft.strategy.naming import body_name
from weft.strategy.timing import day_of
from weft.strategy.tree import numbered, parts_of

NO_BREAK, THIN = "\u00a0", "\u202f"
MILLION = Decimal(1_000_000)
LONG_MONEY = 10 * MILLION
LEVELS = ("objectives", "outcomes", "outputs", "activities")
WORKED_ON = (State.DRAFT, State.CIRCULATED, State.WORKSHOP)
"""States in which a strategy still changes: its documents say so, and show what is open."""

KEPT_LINES = ("vision", "situation")
NAME = 110


def printable(strategy: Strategy) -> Strategy:
    """The strategy with every text fit for paper; vision and situation keep their paragraphs."""
    told = walked(msgspec.to_builtins(strategy))
    for name in KEPT_LINES:
        lines = (clean(line) for line in str(getattr(strategy, name)).splitlines())
        told[name] = "\n".join(line for line in lines if line)
    return msgspec.convert(told, Strategy)


def walked(value: Any) -> Any:
    """A value made of records' fields, with every text fit for paper."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: walked(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [walked(inner) for inner in value]
    return value


class Teller:
    """A strategy ready to be told in one language: numbered, cleaned, everything in it found by key."""

    def __init__(self, strategy: Strategy, view: View, content: PlanContent, language: Language) -> None:
        self.strategy = numbered(printable(strategy))
        self.view = msgspec.convert(walked(msgspec.to_builtins(view)), View)
        self.content = content
        self.voice = Voice(content.report, language)
        self.own = "" if strategy.language is language else strategy.language.value
        self._library = library(content.planning, strategy.language, language)
        self.parts: dict[str, Part] = {one.key: one for one in parts_of(self.strategy)}
        self.bodies = {one.key: one for one in self.strategy.stakeholders}
        self.matters = {one.key: one for one in self.view.matters}
        self.obligations = {one.id: one for one in content.report.obligations}
        self.goals: dict[str, Goal] = {one.id: one for one in content.planning.goals.entries}
        self.grounds = tuple(dict.fromkeys(ground for part in self.parts.values() for ground in part.grounds))
        self._numbers = {ground: number for number, ground in enumerate(self.grounds, 1)}

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.voice.language

    @property
    def is_worked_on(self) -> bool:
        """Whether the strategy still changes."""
        return self.strategy.state in WORKED_ON

    @property
    def country(self) -> str:
        """The name of the country, fit to open a line."""
        name = clean(self.strategy.country.said_in(self.language))
        return name[:1].upper() + name[1:]

    def spoken(self, text: str) -> Spoken:
        """People's words, or the library's in the reader's language."""
        return said(text, self.own, self._library)

    def cell(self, text: str, *, strong: bool = False) -> Cell:
        """People's words in a table."""
        told = self.spoken(text)
        return Cell(text=told.text, language=told.language, strong=strong)

    def headed(self, number: str, text: str, *, strong: bool = False) -> Cell:
        """A part with its number in a table."""
        told = self.spoken(text)
        return Cell(text=f"{number}{NO_BREAK}{NO_BREAK}{told.text}".strip(), language=told.language, strong=strong)

    def body(self, key: str, *, short: bool = False) -> str:
        """The name of a body, its short form where that is asked for and there is one; "" for none, a word for one that is gone."""
        if not key:
            return ""
        found = self.bodies.get(key)
        if found is None:
            return self.voice.say("plan.gone")
        return (found.acronym if short else "") or shortened(body_name(found) or self.voice.say("plan.nameless"), NAME)

    def moment(self, known: str) -> str:
        """A moment of policy as the library calls it; its id where the library does not know it."""
        return next((one.label.said_in(self.language) for one in self.content.planning.moments if one.id == known), known)

    def body_cell(self, *keys: str, short: bool = False) -> Cell:
        """Bodies in a table, in the language they were named in."""
        names = tuple(name for key in keys if (name := self.body(key, short=short)))
        return Cell(text=self.voice.listed(*names), language=self.own if names else "")

    def amount(self, value: Decimal) -> str:
        """A sum without its currency: whole where it is whole, else to the cent."""
        spanish = self.language is Language.ES
        pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
        grouped = not spanish or abs(value) >= 10_000
        shown = format_decimal(value, format=pattern, locale=self.language.value, group_separator=grouped, decimal_quantization=True)
        return shown.replace(".", THIN) if spanish else shown

    def money(self, value: Decimal) -> str:
        """A sum with its currency."""
        return f"{self.amount(value)}{NO_BREAK}{self.strategy.currency}"

    def figure(self, value: Decimal) -> tuple[str, str]:
        """A sum as a large figure and its unit: long ones in millions."""
        if abs(value) < LONG_MONEY:
            return self.amount(value), self.strategy.currency
        places = Decimal("0.1") if value < 100 * MILLION else Decimal(1)
        told = (value / MILLION).quantize(places)
        return self.voice.number(float(told)), self.voice.say("plan.millions", currency=self.strategy.currency)

    def when(self, iso: str, *, short: bool = False) -> str:
        """A day, month or year in words; what is none stays as written."""
        day = day_of(iso)
        if day is None or len(iso.strip()) == 4:
            return iso
        if len(iso.strip()) == 7:
            return format_skeleton("yMMM" if short else "yMMMM", day, locale=self.language.value)
        return self.voice.day(iso.strip())

    def between(self, start: str, end: str) -> str:
        """From one to the other, "" where neither is said."""
        if start and end:
            return f"{self.when(start, short=True)}{NO_BREAK}– {self.when(end, short=True)}"
        if start:
            return self.voice.say("plan.from", day=self.when(start, short=True))
        return self.voice.say("plan.until", day=self.when(end, short=True)) if end else ""

    @property
    def period(self) -> str:
        """The years the strategy runs."""
        first, last = self.strategy.first_year, self.strategy.last_year
        return str(first) if first == last else f"{first}–{last}"

    def of(self, keys: Iterable[str]) -> tuple[Activity, ...]:
        """Activities by key, in the order of their numbers."""
        return tuple(sorted((one for key in keys if isinstance(one := self.parts.get(key), Activity)), key=_order))

    def numbers(self, keys: Iterable[str]) -> str:
        """The numbers of activities in a row: "2, 5 and 7"; "" for none."""
        return self.voice.among(*(one.number for one in self.of(keys)))

    def by_activities(self, keys: Iterable[str]) -> str:
        """Activities named in a sentence: "activities 2 and 5"."""
        found = self.of(keys)
        return self.voice.say("plan.activities_named", len(found), numbers=self.voice.among(*(one.number for one in found)))

    def by_parts(self, keys: Iterable[str]) -> str:
        """Parts of any kind in a row: "objectives 1 and 2; activities 3, 5 and 7"."""
        held: dict[str, list[Part]] = {}
        for part in (self.parts[key] for key in dict.fromkeys(keys) if key in self.parts):
            held.setdefault(type(part).__name__.lower(), []).append(part)
        told = (
            self.voice.say(
                f"plan.named_many.{kind}", len(some), numbers=self.voice.among(*(one.number for one in sorted(some, key=_order)))
            )
            for kind, some in held.items()
        )
        return self.voice.listed(*told)

    def named(self, key: str) -> str:
        """A part named: "activity 4", "output 1.1.2"; "" where there is none."""
        part = self.parts.get(key)
        return self.voice.say(f"plan.named.{type(part).__name__.lower()}", number=part.number) if part else ""

    def references(self, grounds: Iterable[Ground]) -> tuple[Reference, ...]:
        """The numbers of the evidence behind a part, leading to the annex."""
        told = sorted({self._numbers[one] for one in grounds if one in self._numbers})
        return tuple(Reference(text=f"E{number}", anchor=f"e-{number}") for number in told)

    def matter_mark(self, kind: str) -> Mark | None:
        """The sign of a kind of matter: only a gap and an overlap have one."""
        return Mark(code=kind, word=self.voice.say(f"plan.kind.{kind}")) if kind in ("gap", "overlap") else None

    def plan_parts(self) -> tuple[Objective | Outcome | Output | Activity, ...]:
        """Objectives, outcomes, outputs and activities."""
        one = self.strategy
        return (*one.objectives, *one.outcomes, *one.outputs, *one.activities)


def _order(part: Part) -> tuple[int, ...]:
    return tuple(int(step) for step in part.number.split(".") if step.isdigit())
