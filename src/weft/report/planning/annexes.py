"""Annexes of a strategy: the evidence, the theory of change, comments, checks left open."""

from weft.records.strategy import Ground, Remark
from weft.report.paper import Cell, Mark
from weft.report.planning import theory
from weft.report.planning.teller import Teller
from weft.report.planning.writer import PlanWriter
from weft.report.voice import quotation
from weft.strategy.checking import Remark as Check

EXTENTS = ("none", "implicit", "mention", "operative", "false_friend")
QUOTING = ("no_baseline", "no_target", "no_target_year", "no_verification", "vague")
"""Checks whose arguments are words of the strategy."""

PAGE_HEIGHT = 490
"""Pixels that a picture may be high and still fill a wide page."""


def evidence(writer: PlanWriter) -> None:
    """The words of sources that parts of the strategy rest on."""
    teller = writer.teller
    writer.say("plan.evidence.intro", len(teller.grounds))
    columns = writer.columns(("column.number", 7), ("column.source", 25), ("column.quote", 46), ("plan.column.supports", 22))
    writer.table("plan.table.evidence", columns, [_ground(teller, place, one) for place, one in enumerate(teller.grounds, 1)])


def _ground(teller: Teller, place: int, one: Ground) -> tuple[Cell, ...]:
    voice = teller.voice
    by = teller.by_parts(part.key for part in teller.parts.values() if one in part.grounds)
    quoted = quotation(one.quote, one.language or teller.strategy.language.value) if one.quote else ""
    language = one.language if one.language != teller.language.value else ""
    source = one.source or _obligation(teller, one.obligation or one.ref)
    mark = Mark(code=one.extent, word=voice.say(f"mark.{one.extent}")) if one.extent in EXTENTS else None
    return (
        Cell(text=f"E{place}", strong=True, anchor=f"e-{place}"),
        Cell(text=f"{source} {voice.say('plan.evidence.lost')}".strip() if one.lost else source, mark=mark),
        Cell(text=quoted, language=language if quoted else "", source=bool(quoted)),
        Cell(text=by),
    )


def _obligation(teller: Teller, known: str) -> str:
    found = teller.obligations.get(known)
    return found.label.said_in(teller.language) if found else ""


def chain(writer: PlanWriter) -> None:
    """The theory of change as pictures, a page each."""
    writer.say("plan.theory.intro")
    for one in theory.drawings(writer.teller, PAGE_HEIGHT):
        writer.picture(one)


def comments(writer: PlanWriter) -> None:
    """Comments and conclusions of working groups with what came of them; without the names of persons."""
    teller = writer.teller
    columns = writer.columns(("plan.column.on", 15), ("plan.column.comment", 39), ("plan.column.outcome", 14), ("plan.column.answer", 32))
    writer.say("plan.comments.intro")
    writer.table("plan.table.comments", columns, [_comment(teller, one) for one in teller.strategy.remarks])


def _comment(teller: Teller, one: Remark) -> tuple[Cell, ...]:
    voice = teller.voice
    group = f" ({one.group})" if one.group else ""
    place = teller.named(one.part) if one.part else voice.say("plan.whole")
    return (
        Cell(text=place or voice.say("plan.gone_part")),
        Cell(text=f"{one.text}{group}", language=teller.own),
        Cell(text=voice.say(f"plan.outcome.{one.outcome or 'open'}")),
        Cell(text=one.answer, language=teller.own if one.answer else ""),
    )


def checks(writer: PlanWriter) -> None:
    """What the checks say of the draft, each point once with the parts it concerns."""
    teller = writer.teller
    held: dict[str, list[str]] = {}
    for one in teller.view.checks:
        held.setdefault(_said(teller, one), []).append(one.part)
    columns = writer.columns(("plan.column.check", 66), ("plan.column.part_of_plan", 34))
    rows = [(Cell(text=said), Cell(text=teller.by_parts(parts) or teller.voice.say("plan.whole"))) for said, parts in held.items()]
    writer.say("plan.checks.intro", len(teller.view.checks))
    writer.table("plan.table.checks", columns, rows)


def _said(teller: Teller, one: Check) -> str:
    """A check in one sentence: first the word it quotes, then its arguments, then the parts it also concerns."""
    quoted = (_quoted(teller, one.quoted),) if one.quoted else ()
    others = tuple(teller.parts[key].number for key in one.parts if key in teller.parts)
    return teller.voice.message(one.code, (*quoted, *_arguments(teller, one), *others))


def _quoted(teller: Teller, words: str) -> str:
    return quotation(words, teller.strategy.language.value)


def _arguments(teller: Teller, one: Check) -> tuple[str, ...]:
    """The arguments of a check in words: bodies by name, dates in words, the strategy's words between quotation marks."""
    if one.code in QUOTING:
        return tuple(_quoted(teller, each) for each in one.arguments)
    return tuple(teller.body(each) if each in teller.bodies else _dated(teller, each) for each in one.arguments)


def _dated(teller: Teller, said: str) -> str:
    return teller.when(said) if "-" in said else said
