"""The report as a workbook: every question with its proposal and decision; the passages; an earlier report beside it."""

from datetime import datetime

from weft.national.telling import Teller
from weft.records.reporting import Answered, Compared
from weft.report import evidence as looked_up
from weft.report.cleaning import clean
from weft.report.composer import words
from weft.report.voice import quotation
from weft.report.workbook import book_of
from weft.report.workbook_sheets import Sheet, SheetColumn, Value

ANSWERS = (
    ("key", 9, "strong"), ("section", 26, "text"), ("question", 48, "text"), ("state", 20, "text"), ("proposal", 30, "text"),
    ("value", 30, "text"), ("rule", 48, "text"), ("passages", 20, "text"), ("left", 40, "text"), ("decided", 40, "text"),
)  # fmt: skip
PASSAGES = (("passage", 9, "strong"), ("quote", 80, "quote"), ("source", 44, "text"), ("language", 12, "text"))
COMPARED = (
    ("key", 9, "strong"), ("question", 48, "text"), ("before", 10, "text"), ("was", 34, "text"), ("now", 34, "text"),
    ("move", 20, "text"), ("reason", 48, "text"),
)  # fmt: skip


def workbook(teller: Teller) -> bytes:
    """The report as XLSX; no cell becomes a formula."""
    title = f"{teller.country} – {teller.title}"
    made = datetime.fromisoformat(teller.report.made_on)
    properties: dict[str, object] = {"title": title, "subject": teller.say("national.subject"), "author": "", "created": made}
    named = (teller.country, teller.title, teller.say("national.notice"), teller.say("workbook.unsaid"))
    beside = (compared(teller),) if teller.compared else ()
    return book_of(properties, named, (answers(teller), passages(teller), *beside), teller.voice)


def _columns(teller: Teller, columns: tuple[tuple[str, int, str], ...]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(head=teller.say(f"national.column.{key}"), width=width, kind=kind) for key, width, kind in columns)


def answers(teller: Teller) -> Sheet:
    """A row for every question."""
    rows = tuple(_answer(teller, one) for one in teller.report.answers)
    return Sheet(key="national_answers", columns=_columns(teller, ANSWERS), rows=rows, frozen=3)


def _answer(teller: Teller, one: Answered) -> tuple[Value, ...]:
    draft = one.draft
    values = tuple(value.value for value in draft.values)
    text = teller.drafted_text(draft)
    rules = dict.fromkeys(teller.rule(value) for value in draft.values)
    return (
        draft.key,
        _section(teller, draft.key),
        teller.asked(draft.key),
        teller.say(f"national.state.{draft.state.value}"),
        teller.options(draft.key, values) or clean(text),
        ", ".join(values),
        " ".join(rules) or teller.reasons(draft.why),
        teller.numbers(teller.findings(draft)),
        teller.reasons(draft.left),
        teller.decision(one),
    )


def _section(teller: Teller, key: str) -> str:
    section = teller.national.section_of.get(key)
    if section is not None:
        return section.title.said_in(teller.voice.language)
    return next(one.id for one in teller.national.indicators if key in one.keys)


def passages(teller: Teller) -> Sheet:
    """The passages that answers name, by their number."""
    rows = tuple(
        (
            looked_up.passage(teller.evidence, one).text,
            quotation(words(one), one.language),
            teller.source(one),
            teller.voice.tongue(one.language),
        )
        for one in teller.named
    )
    return Sheet(key="national_passages", columns=_columns(teller, PASSAGES), rows=rows)


def compared(teller: Teller) -> Sheet:
    """The answers of now beside those of an earlier report."""
    rows = tuple(_compared(teller, one) for one in teller.compared)
    return Sheet(key="national_compared", columns=_columns(teller, COMPARED), rows=rows, frozen=2)


def _compared(teller: Teller, one: Compared) -> tuple[Value, ...]:
    reason = teller.voice.message(one.reason) if one.reason else ""
    now, was = (teller.options(one.key, values) for values in (one.now, one.was))
    return one.key, teller.ask(one.key), one.before, was, now, teller.say(f"national.move.{one.move.value}"), reason
