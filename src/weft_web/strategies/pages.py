"""What the pages of the builder show, put together."""

from typing import Any

from weft.records import Record
from weft.records.strategy import Activity
from weft_web.engine import planning
from weft_web.strategies import selectors, services
from weft_web.strategies.asked import STEP_OF, STEPS
from weft_web.strategies.desk import Desk
from weft_web.strategies.editing import Draft
from weft_web.strategies.evidence import Evidence, evidence_of, found_for
from weft_web.strategies.figures import money_said
from weft_web.strategies.listing import branches_of, lines_of
from weft_web.strategies.models import Part
from weft_web.strategies.proposing import offers_for
from weft_web.strategies.services import part_named
from weft_web.strategies.showing import Drawing
from weft_web.strategies.states import Telling
from weft_web.strategies.strength import marks_of
from weft_web.strategies.uncovered import uncovered

OPEN_SHOWN = 8


class Open(Record):
    """Something that a check found, with the part it is about."""

    key: str
    name: str
    said: str


def overview_page(desk: Desk) -> dict[str, Any]:
    """Where the strategy stands."""
    plan = desk.record
    money = planning.costing.money_of(planning.costing.lines_of(plan.activities))
    found = [_open(desk, one) for one in desk.remarks]
    return {
        "money": money_said(desk.voice, money.cost, plan.currency),
        "gap": money_said(desk.voice, money.gap, plan.currency),
        "open": found[:OPEN_SHOWN],
        "open_of": len(found),
        "uncovered": uncovered(desk),
        "lately": [(one, part_named(one.part) if one.part else desk.row.title) for one in selectors.lately(desk.row)],
        "next": next((one for one in desk.steps if one.state != "done"), desk.steps[-1]),
        **desk.around(),
    }


def _open(desk: Desk, remark: planning.Remark) -> Open:
    key = remark.part or next(iter(remark.parts), "")
    part = desk.parts.get(key)
    name = f"{part.number} {planning.named(part, desk.voice.language)}".strip() if part else ""
    return Open(key=key if part else "", name=name, said=planning.remark_said(desk.voice, remark, desk.record))


def step_page(desk: Desk, step: str) -> dict[str, Any]:
    """One step: what is written there, what can be taken over, its help."""
    kinds = STEPS[step]
    return {
        "step": step,
        "kinds": kinds,
        "lines": [(kind, lines_of(desk, kind)) for kind in kinds] if step != "plan" else [],
        "branches": branches_of(desk) if step == "plan" else [],
        "removed": [(one, part_named(one)) for kind in kinds for one in selectors.removed_of(desk.row, kind)],
        "offers": offers_for(desk, step),
        "sent": services.own_values(desk.row),
        "clashes": (),
        "uncovered": uncovered(desk) if step == "plan" else None,
        **desk.around(step),
    }


def part_page(desk: Desk, row: Part | None, kind: str = "", draft: Draft | None = None) -> dict[str, Any]:
    """A part, to be read; with a draft, its form."""
    kind = kind or (row.kind if row else "")
    key = str(row.key) if row else ""
    part = desk.parts.get(key)
    telling = Telling(desk, kind)
    shown = {
        "kind": kind,
        "row": row,
        "part": part,
        "name": part_named(row) if row else "",
        "evidence": evidence_of(desk, row) if row else Evidence(),
        "find": desk.request.GET.get("find", ""),
        "found": found_for(desk, row) if row else None,
        "marks": marks_of(desk.voice, desk.record, part) if part and kind in CHECKED else (),
        "uncovered": uncovered(desk) if kind == "activities" else None,
        "money": _money(desk, part),
        **desk.around(STEP_OF[kind]),
    }
    if draft is None:
        return shown | {"lines": telling.lines(row.values if row else {})}
    sheet = Drawing(kind, desk.offer, draft.faults).sheet(draft.raw, key, answerable(row, draft, shown["evidence"]))
    return shown | {"draft": draft, "sheet": sheet, "sought": draft.sought, "sides": [telling.sides(one) for one in draft.clashes]}


CHECKED = ("objectives", "outcomes", "outputs", "activities")
"""Kinds of parts that the quality checks look at."""


def answerable(row: Part | None, draft: Draft, evidence: Evidence) -> tuple[str, ...]:
    """The matters that a part is said to answer, and those that its evidence suggests."""
    there = draft.values.get("answers") or (row.values.get("answers") if row else ()) or ()
    return (*there, *(f"gap:{one}" for one in evidence.obligations))


def _money(desk: Desk, part: object) -> tuple[str, str, str] | None:
    """Cost, at hand, and still to be found."""
    if not isinstance(part, Activity) or not part.costs:
        return None
    money = planning.costing.money_of(part.costs)
    return tuple(money_said(desk.voice, one, desk.record.currency) for one in (money.cost, money.at_hand, money.gap))  # type: ignore[return-value]
