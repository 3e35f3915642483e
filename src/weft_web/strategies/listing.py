"""Parts in lists: each in a line with what is most telling of it, and the plan as a tree."""

from weft.records import Record
from weft.records.strategy import (
    Activity,
    Condition,
    EntryPoint,
    Objective,
    Opportunity,
    Outcome,
    Output,
    Part,
    Stakeholder,
    Tool,
)
from weft_web.engine import planning
from weft_web.strategies.desk import Desk
from weft_web.strategies.figures import day_said, money_said

BELOW = {"objectives": ("outcomes", "objective"), "outcomes": ("outputs", "outcome"), "outputs": ("activities", "output")}
"""What hangs on a part of a kind: kind, and the field that names it."""


class Line(Record):
    """A part in a list: its title (`own`: in people's words), what it says, facts in a row; how many checks found something."""

    key: str
    kind: str
    number: str
    title: str
    text: str
    facts: tuple[str, ...]
    own: bool
    found: int
    first: bool
    last: bool


class Branch(Record):
    """A part of the plan with what hangs on it; without a line: what hangs on nothing yet."""

    line: Line | None
    children: tuple["Branch", ...]
    below: str
    field: str


def lines_of(desk: Desk, kind: str) -> list[Line]:
    """The parts of a kind, in order."""
    parts: tuple[Part, ...] = getattr(desk.record, kind)
    return [_line(desk, kind, one, (place == 0, place == len(parts) - 1)) for place, one in enumerate(parts)]


def branches_of(desk: Desk) -> list[Branch]:
    """The plan from objectives down."""
    return _branches(desk, planning.tree.tree(desk.record))


def _branches(desk: Desk, branches: tuple[planning.Branch, ...]) -> list[Branch]:
    made = []
    for place, one in enumerate(branches):
        kind = planning.kind_of(one.part) if one.part else ""
        ends = (place == 0, place == len(branches) - 1)
        numbered = desk.parts[one.part.key] if one.part else None
        below, field = BELOW.get(kind, ("", ""))
        line = _line(desk, kind, numbered, ends) if numbered else None
        made.append(Branch(line=line, children=tuple(_branches(desk, one.children)), below=below, field=field))
    return made


def _line(desk: Desk, kind: str, part: Part, ends: tuple[bool, bool]) -> Line:
    title = planning.naming.body_in_full(part) if isinstance(part, Stakeholder) else planning.named(part, desk.voice.language)
    first, last = ends
    return Line(
        key=part.key,
        kind=kind,
        number=part.number,
        title=title,
        text=part.text if title != part.text else "",
        facts=tuple(one for one in _facts(desk, part) if one),
        own=title == planning.naming.words_of(part) or isinstance(part, Stakeholder),
        found=sum(one.part == part.key for one in desk.remarks),
        first=first,
        last=last,
    )


def _facts(desk: Desk, part: Part) -> tuple[str, ...]:
    """What is most telling of a part besides its name."""
    match part:
        case Stakeholder():
            influence = desk.voice.say("strategies.influence_fact", level=_scale(desk, part.influence)) if part.influence else ""
            interest = desk.voice.say("strategies.interest_fact", level=_scale(desk, part.interest)) if part.interest else ""
            return _said(desk, "parts", part.part), _said(desk, "sectors", part.sector), influence, interest
        case EntryPoint():
            return _said(desk, "moments", part.moment), _window(desk, part.opens, part.closes)
        case Condition():
            return (planning.body_named(desk.record, part.lead),)
        case Tool():
            return (_said(desk, "entry_points", part.entry),)
        case Opportunity():
            return (_window(desk, "", part.until),)
    return _of_plan(desk, part)


def _of_plan(desk: Desk, part: Part) -> tuple[str, ...]:
    lead = planning.body_named(desk.record, getattr(part, "lead", ""))
    match part:
        case Activity():
            money = planning.costing.money_of(part.costs)
            cost = money_said(desk.voice, money.cost, desk.record.currency) if money.cost else ""
            return lead, _window(desk, part.start, part.end), cost
        case Objective():
            return lead, _window(desk, "", part.until)
        case Outcome() | Output():
            return tuple(one.name for one in part.indicators[:2])
    return (lead,)


def _said(desk: Desk, options: str, value: str) -> str:
    return next((one.label for one in desk.offer.options(options) if one.value == value), "") if value else ""


def _scale(desk: Desk, level: int) -> str:
    return desk.voice.say(f"strategies.scale.{level}")


def _window(desk: Desk, opens: str, closes: str) -> str:
    """From when until when, as far as it is known."""
    first, last = (day_said(desk.voice, one) if one else "" for one in (opens, closes))
    if first and last:
        return f"{first} – {last}"
    return desk.voice.say("strategies.until", day=last) if last else desk.voice.say("strategies.since", day=first) if first else ""
