"""Two states of a strategy side by side: a version against another, or against the text as it stands."""

from typing import Any

import msgspec
from django.http import Http404
from msgspec.structs import replace

from weft.records import Record
from weft.records.strategy import Ground
from weft.records.strategy import Strategy as Plan
from weft_web.engine import acting, planning
from weft_web.engine.citing import shortened
from weft_web.instruments.holding import place
from weft_web.strategies.asked import SHEETS, Field, field_of
from weft_web.strategies.desk import Desk
from weft_web.strategies.models import Version
from weft_web.strategies.noted import part_said
from weft_web.strategies.states import Telling

GROUNDS, QUOTED = "grounds", 160


class Line(Record):
    """A difference in words: part, field, what it was and what it is; `change`: changed, added or gone."""

    part: str
    field: str
    change: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def body_of(version: Version) -> Plan:
    """What a version holds; 404 where its file is lost or damaged."""
    try:
        return planning.unpacked(place(version.body.sha256).read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise Http404 from error


def contrasted(desk: Desk, version: Version, against: Version | None) -> dict[str, Any]:
    """What a page of comparison shows: the older on the left."""
    held, other = body_of(version), body_of(against) if against else desk.record
    older, newer = map(as_read, (other, held) if against and against.ordinal < version.ordinal else (held, other))
    lines = [line_of(desk, one, older, newer) for one in acting.differences(older, newer)]
    others = [one for one in desk.row.versions.order_by("-ordinal") if one.pk != version.pk]
    return {"version": version, "against": against, "lines": lines, "others": others}


def as_read(plan: Plan) -> Plan:
    """A strategy with no more of what its parts rest on than a reader sees as the same: neither ids nor what somebody judged of it."""
    seen = {kind: tuple(replace(part, grounds=_seen(part.grounds)) for part in getattr(plan, kind)) for kind in planning.KINDS}
    return replace(plan, **seen)


def _seen(grounds: tuple[Ground, ...]) -> tuple[Ground, ...]:
    return tuple(replace(one, ref="", extent="", obligation="") for one in grounds)


def line_of(desk: Desk, one: acting.Difference, older: Plan, newer: Plan) -> Line:
    """A difference in words."""
    named = {part.key: part for plan in (older, newer) for part in planning.tree.parts_of(plan)}
    if not one.kind:
        return Line(
            part="", field=desk.voice.say(f"strategies.own.{one.field}"), change=one.change, old=(str(one.old),), new=(str(one.new),)
        )
    telling = Telling(desk, one.kind)
    asked = field_of(one.kind, one.field) if one.field in fields_asked(one.kind) else None
    return Line(
        part=part_said(desk, named[one.part]),
        field=telling.label(asked) if asked else desk.voice.say("strategies.evidence") if one.field == GROUNDS else "",
        change=one.change,
        old=_said(telling, asked, one.old),
        new=_said(telling, asked, one.new),
    )


def fields_asked(kind: str) -> frozenset[str]:
    """The fields of a kind of part that its form asks for."""
    return frozenset(one.name for one in SHEETS[kind])


def _said(telling: Telling, field: Field | None, value: Any) -> tuple[str, ...]:
    """A value in words; a whole part field by field."""
    if value is None:
        return ()
    plain = msgspec.to_builtins(value, str_keys=True)
    if field:
        return telling.texts(field, plain)
    if isinstance(plain, (list, tuple)):
        return tuple(" · ".join(filter(None, (one["source"], shortened(one["quote"], QUOTED)))) for one in plain)
    if isinstance(plain, dict):
        colon = telling.voice.say("punctuation.colon")
        return tuple(f"{one.label}{colon} {telling.voice.listed(*one.texts)}" for one in telling.lines(plain))
    return (str(plain),)
