"""Strategies for pages: the only place where the workbench touches what the engine can work out of a strategy."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from weft.content import loading, planning
from weft.content.planning import Approach, Factor, Moment, Planning
from weft.records import Language
from weft.records.strategy import (
    Activity,
    Condition,
    EntryPoint,
    Ground,
    Objective,
    Opportunity,
    Outcome,
    Output,
    Part,
    Stakeholder,
    Strategy,
    Tool,
)
from weft.report.voice import Voice, quotation
from weft.strategy import checking, costing, naming, timing, tree
from weft.strategy.checking import Remark
from weft.strategy.costing import Money
from weft.strategy.effect import OUTSIDE
from weft.strategy.tree import KINDS, Branch

__all__ = [
    "KINDS",
    "OUTSIDE",
    "RECORDS",
    "Branch",
    "Moment",
    "Money",
    "Planning",
    "Remark",
    "Strategy",
    "answered_by_activities",
    "body_named",
    "checked",
    "costing",
    "fault_of",
    "fields_of",
    "kept",
    "kind_of",
    "known",
    "made",
    "named",
    "naming",
    "numbered",
    "options",
    "packed",
    "remark_said",
    "timing",
    "tree",
    "unpacked",
]

RECORDS: Mapping[str, type[Part]] = {
    "objectives": Objective,
    "entry_points": EntryPoint,
    "stakeholders": Stakeholder,
    "conditions": Condition,
    "tools": Tool,
    "opportunities": Opportunity,
    "outcomes": Outcome,
    "outputs": Output,
    "activities": Activity,
}
"""The record of each kind of part."""

BESIDE = frozenset({"key", "number", "grounds"})
"""Fields of a record that are not kept among the values of its row: they are worked out."""


@lru_cache
def known() -> Planning:
    """All content that helps to write a strategy. Errors: ContentError."""
    return planning.load(loading.folder())


@lru_cache
def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a kind of part that people write."""
    return tuple(name for name in RECORDS[kind].__struct_fields__ if name not in BESIDE)


def made(kind: str, key: str, values: Mapping[str, Any], grounds: tuple[Ground, ...] = ()) -> Part:
    """A part as the engine knows it. Errors: msgspec.ValidationError."""
    return replace(msgspec.convert({**values, "key": key}, RECORDS[kind], str_keys=True), grounds=grounds)


def fault_of(kind: str, values: Any) -> str:
    """What is wrong with the values of a part, "" where they fit its record."""
    if kind not in RECORDS or not isinstance(values, dict):
        return "kind"
    foreign = [name for name in values if name not in fields_of(kind)]
    if foreign:
        return str(foreign[0])
    try:
        made(kind, "", values)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def kept(part: Part) -> dict[str, Any]:
    """The values of a part as its row keeps them: what differs from nothing said, in plain JSON."""
    kind = kind_of(part)
    bare = type(part)(key="")
    named = {name: getattr(part, name) for name in fields_of(kind) if getattr(part, name) != getattr(bare, name)}
    told: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(named))
    return told


def numbered(strategy: Strategy) -> Strategy:
    """The same with numbers."""
    return tree.numbered(strategy)


def checked(strategy: Strategy) -> tuple[Remark, ...]:
    """All that the quality checks have to say."""
    return checking.checked(strategy, known().checks)


def answered_by_activities(activities: Sequence[Activity]) -> frozenset[str]:
    """The matters of the study that activities answer."""
    return frozenset(key for one in activities for key in one.answers)


def packed(strategy: Strategy) -> bytes:
    """A strategy as JSON, to be frozen."""
    return msgspec.json.encode(strategy)


def unpacked(body: bytes) -> Strategy:
    """A frozen strategy. Errors: msgspec.MsgspecError."""
    return msgspec.json.decode(body, type=Strategy)


def options(voice: Voice, kind: str) -> tuple[tuple[str, str, str], ...]:
    """What the library offers to choose from: id, label and what it means, in the reader's language."""
    told, language = known(), voice.language
    match kind:
        case "moments":
            return tuple((one.id, one.label.said_in(language), one.gloss.said_in(language)) for one in told.moments)
        case "factors":
            return tuple((one.id, one.label.said_in(language), one.ask.said_in(language)) for one in told.conditions)
        case "tools":
            return tuple((one.id, one.label.said_in(language), one.gloss.said_in(language)) for one in told.tools)
        case "measure_kinds":
            return tuple((one.id, one.label.said_in(language), one.gloss.said_in(language)) for one in told.kinds)
    return ()


def remark_said(voice: Voice, remark: Remark, strategy: Strategy) -> str:
    """What a check found, in one sentence: first the word it quotes, then its arguments, then the parts it also concerns."""
    quoted = (quotation(remark.quoted, strategy.language.value),) if remark.quoted else ()
    numbers = {part.key: part.number for part in tree.parts_of(strategy)}
    others = tuple(numbers.get(one, "") for one in remark.parts)
    return voice.message(remark.code, (*quoted, *_arguments(voice, remark, strategy), *others))


def _arguments(voice: Voice, remark: Remark, strategy: Strategy) -> tuple[str, ...]:
    match remark.code:
        case "overload":
            body, quarter, count = remark.arguments
            return body_named(strategy, body), voice.day(quarter), count
        case "no_baseline" | "no_target" | "no_target_year" | "no_verification":
            return tuple(quotation(one, strategy.language.value) for one in remark.arguments)
        case "vague" if voice.language != strategy.language:
            # What to say instead is in the language of the strategy: between quotation marks where that is not the reader's.
            return tuple(quotation(one, strategy.language.value) for one in remark.arguments)
    return remark.arguments


def body_named(strategy: Strategy, key: str) -> str:
    """How a stakeholder is called for short, "" for one that is gone."""
    return next((naming.body_name(one, short=True) for one in strategy.stakeholders if one.key == key), "")


def kind_of(part: Part) -> str:
    """The kind of a part."""
    return next(kind for kind, record in RECORDS.items() if isinstance(part, record))


def named(part: Part, language: Language) -> str:
    """How a part is called: in people's words; a condition, a tool and a bare moment as the library calls them, in a language."""
    told = known()
    match part:
        case Condition():
            return _labelled(told.conditions, part.factor, language) or part.text
        case Tool():
            return _labelled(told.tools, part.tool, language) or part.text
        case EntryPoint():
            return naming.words_of(part) or _labelled(told.moments, part.moment, language)
    return naming.words_of(part)


def _labelled(entries: Iterable[Factor | Approach | Moment], known: str, language: Language) -> str:
    return next((one.label.said_in(language) for one in entries if one.id == known), "")
