"""The table of dispositions: every comment, what became of it, why, and where the text was changed; as annex, or as a file of its own."""

from msgspec.structs import replace

from weft.consult.draft import Draft
from weft.consult.table_rows import NUMBERS, OPEN, REASONS, Line, Naming, Told, counts, outcome_said
from weft.consult.table_sheet import table_sheet
from weft.records.consulting import Comment, Round
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean
from weft.report.paper import NEW_LINE, Cell, Chapter, Column, Mark, Paper
from weft.report.typesetting import typeset
from weft.report.voice import Voice
from weft.report.word import document

__all__ = ["Naming", "disposition_chapter", "disposition_paper", "table_docx", "table_pdf", "table_xlsx"]

ANCHOR = "dispositions"
WIDTHS = (*(("number", 6), ("whom", 15), ("place", 11), ("comment", 28), ("proposal", 21), ("outcome", 11), ("reason", 19), ("where", 10)),)


def disposition_chapter(told: Told, number: str = "") -> Chapter:
    """The table as a chapter, an annex where `number` is a letter; late comments stand in a table of their own."""
    voice, label = told.voice, told.held.label
    writer = BlockWriter(voice)
    writer.open(number, ANCHOR)
    found = counts(told.held)
    outcomes = voice.listed(
        *(voice.say("consult.table.outcome", word=outcome_said(voice, one), number=count) for one, count in found.items())
    )
    summary = [voice.say("consult.table.counts", len(told.held.comments))]
    if outcomes:
        summary += [voice.say("consult.table.outcomes", outcomes=outcomes)]
    if found:
        summary += [voice.say("consult.table.note", label=label)]
    writer.aside(" ".join(summary), "counts", style="body")
    for late, key in ((False, "consult.table.caption"), (True, "consult.table.late")):
        rows = [_row(told, told.line(members)) for members in told.groups(late=late)]
        writer.table(key, _columns(writer), rows, label=label)
    together = [members for late in (False, True) for members in told.groups(late=late) if told.title(members)]
    rows = [_member(told, one) for members in together for one in members]
    writer.table("consult.table.full", writer.columns(*(_head(name, width) for name, width in WIDTHS[:5])), rows)
    title = voice.say("consult.table.title")
    return Chapter(title=title, anchor=ANCHOR, number=number, wide=True, blocks=tuple(writer.blocks))


def _columns(writer: BlockWriter) -> tuple[Column, ...]:
    return writer.columns(*(_head(name, width) for name, width in WIDTHS))


def _head(name: str, width: int) -> tuple[str, int]:
    return f"consult.table.column.{name}", width


def _row(told: Told, line: Line) -> tuple[Cell, ...]:
    return (
        Cell(text=NUMBERS.join(map(str, line.numbers)), strong=True),
        Cell(text=clean(told.voice.listed(*line.whom))),
        Cell(text=clean(line.place)),
        _spoken(line.comment, line.language),
        _spoken(line.proposal, line.proposed_in),
        _outcome(told.voice, line.outcomes),
        Cell(text=clean(line.reason)),
        Cell(text=clean(line.where)),
    )


def _outcome(voice: Voice, outcomes: tuple[str, ...]) -> Cell:
    """What became of it; a dashed edge around what is not decided yet."""
    words = REASONS.join(outcome_said(voice, one) for one in outcomes)
    return Cell(mark=Mark(code="none", word=words)) if outcomes == (OPEN,) else Cell(text=words, strong=True)


def _spoken(text: str, language: str) -> Cell:
    """Words as they were written, line by line; `language`: where all of them are of another one."""
    lines = (clean(line) for line in text.splitlines())
    return Cell(text=NEW_LINE.join(line for line in lines if line), language=language)


def _member(told: Told, one: Comment) -> tuple[Cell, ...]:
    language = told.other(one)
    return (
        Cell(text=str(told.numbers[one.key]), strong=True),
        Cell(text=clean(told.whom(one))),
        Cell(text=clean(told.place(one))),
        _spoken(told.said(one), language if one.text and not one.quote else ""),
        _spoken(told.proposal(one), language if one.proposal else ""),
    )


def disposition_paper(held: Round, draft: Draft, voice: Voice, naming: Naming = Naming.ORGANISATION) -> Paper:
    """The table as a paper of its own."""
    paper = draft.papers[voice.language.value]
    kicker = f"{paper.title} – {held.label or draft.label}"
    cover = replace(paper.cover, kicker=kicker, citation="")
    words = {**paper.words, "footer": held.label or draft.label}
    chapters = (disposition_chapter(Told(held, draft, voice, naming)),)
    title = f"{voice.say('consult.table.title')} – {paper.title}"
    return replace(paper, title=title, compact=True, cover=cover, words=words, chapters=chapters, author="")


def table_docx(held: Round, draft: Draft, voice: Voice, naming: Naming = Naming.ORGANISATION) -> bytes:
    """The table as DOCX."""
    return document(disposition_paper(held, draft, voice, naming), {})


def table_pdf(held: Round, draft: Draft, voice: Voice, naming: Naming = Naming.ORGANISATION) -> bytes:
    """The table as tagged PDF. Errors: as of typeset."""
    return typeset(disposition_paper(held, draft, voice, naming), png=False).pdf


def table_xlsx(held: Round, draft: Draft, voice: Voice, naming: Naming = Naming.ORGANISATION) -> bytes:
    """The table as XLSX, with a sheet of every comment by itself."""
    return table_sheet(Told(held, draft, voice, naming))
