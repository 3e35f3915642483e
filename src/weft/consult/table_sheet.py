"""The table of dispositions as a workbook: the table as it is printed, and every comment by itself with all that is on record of it."""

from collections.abc import Iterator
from datetime import datetime

from weft.consult.table_rows import NUMBERS, OPEN, PEOPLE, REASONS, Told, outcome_said
from weft.records.consulting import Comment
from weft.report.cleaning import UNPRINTABLE
from weft.report.workbook import book_of
from weft.report.workbook_sheets import Sheet, SheetColumn

SHOWN = (
    *(("number", 10), ("whom", 26), ("place", 14), ("language", 10), ("comment", 54), ("proposal", 44)),
    *(("outcome", 17), ("reason", 40), ("where", 16)),
)
EVERY = (
    *(("number", 8), ("whom", 26), ("place", 14), ("about", 12), ("language", 10), ("quote", 34), ("comment", 54), ("proposal", 44)),
    *(("outcome", 17), ("reason", 40), ("where", 16), ("by", 20), ("on", 12), ("group", 12), ("way", 14), ("at", 18), ("late", 8)),
)
FROZEN = 1
KINDS = {"number": "strong", "comment": "quote", "proposal": "quote", "quote": "quote"}


def table_sheet(told: Told) -> bytes:
    """The workbook as XLSX."""
    voice = told.voice
    paper = told.draft.papers[voice.language.value]
    title = voice.say("consult.table.title")
    made = datetime.fromisoformat(paper.made_on)
    properties: dict[str, object] = {"title": title, "subject": paper.title, "created": made}
    label = told.held.label or told.draft.label
    named = (title, f"{paper.title} – {label}", voice.say("consult.table.note", label=label))
    return book_of(properties, named, (_shown(told), _every(told)), voice)


def _sheet(told: Told, key: str, columns: tuple[tuple[str, int], ...], rows: Iterator[tuple[str, ...]]) -> Sheet:
    made = tuple(
        SheetColumn(head=told.voice.say(f"consult.table.column.{name}"), width=width, kind=KINDS.get(name, "text"))
        for name, width in columns
    )
    return Sheet(key=key, columns=made, rows=tuple(tuple(map(_printable, row)) for row in rows), frozen=FROZEN)


def _printable(text: str) -> str:
    """A text as it was written, line by line, without signs that a cell cannot hold."""
    return "\n".join(UNPRINTABLE.sub("", line) for line in text.splitlines())


def _shown(told: Told) -> Sheet:
    """The rows of the table, late comments last."""
    lines = ((members, told.line(members)) for late in (False, True) for members in told.groups(late=late))
    rows = (
        (
            NUMBERS.join(map(str, line.numbers)),
            PEOPLE.join(line.whom),
            line.place,
            PEOPLE.join(dict.fromkeys(told.voice.tongue(one.language) for one in members)),
            line.comment,
            line.proposal,
            REASONS.join(outcome_said(told.voice, one) for one in line.outcomes),
            line.reason,
            line.where,
        )
        for members, line in lines
    )
    return _sheet(told, "dispositions", SHOWN, rows)


def _every(told: Told) -> Sheet:
    return _sheet(told, "comments", EVERY, (_one(told, one) for one in told.held.comments))


def _one(told: Told, one: Comment) -> tuple[str, ...]:
    voice, disposed = told.voice, told.disposed.get(one.key)
    alike = [number for number in told.together.get(one.alike, ()) if number != told.numbers[one.key]]
    return (
        str(told.numbers[one.key]),
        told.whom(one),
        told.place(one),
        voice.say(f"consult.about.{one.about.value}"),
        voice.tongue(one.language),
        one.quote,
        one.text or told.said(one),
        one.proposal or told.proposal(one),
        outcome_said(voice, disposed.outcome.value if disposed else OPEN),
        disposed.reason if disposed else "",
        disposed.where if disposed else "",
        disposed.by if disposed else "",
        disposed.on if disposed else "",
        NUMBERS.join(map(str, alike)),
        voice.say(f"consult.way.{one.way.value}"),
        one.at.replace("T", " ")[:16],
        voice.say("consult.table.yes") if one.late else "",
    )
