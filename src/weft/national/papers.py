"""The report as a document to work on: section by section, answers with their quotes, then what has none."""

from collections.abc import Iterable

from weft.content.national import Section
from weft.national.telling import MOST_QUOTED, Teller
from weft.records import Finding
from weft.records.reporting import Answered, State
from weft.report import evidence as looked_up
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean
from weft.report.composer import words
from weft.report.finishing import finished
from weft.report.paper import Cell, Chapter, Column, Cover, Fact, Listing, Paper
from weft.report.voice import quotation

WORDS = ("annex", "cite", "contents", "figure", "page_of", "paragraph", "refresh", "scroll", "show_figures", "skip", "table")
COUNTED = (State.PROPOSED, State.SILENT, State.ELSEWHERE)


def paper(teller: Teller) -> Paper:
    """The whole report."""
    writer = BlockWriter(teller.voice)
    chapters = [_summary(writer, teller)]
    for number, section in enumerate(teller.national.sections, 1):
        chapters.append(_chapter(writer, teller, section, number))
    chapters.append(_indicators(writer, teller, len(chapters)))
    chapters.append(_passages(writer, teller))
    if teller.compared:
        chapters.append(_compared(writer, teller))
    return finished(_bound(teller, tuple(chapters)))


def _bound(teller: Teller, chapters: tuple[Chapter, ...]) -> Paper:
    say, report = teller.say, teller.report
    cover = Cover(
        kicker=say("national.kicker"),
        country=teller.country,
        title=teller.title,
        subtitle=say("national.subtitle"),
        emblem="",
        emblem_caption="",
        facts=(Fact(figure=say("cover.date"), text=teller.voice.day(report.made_on)),),
        notices=(*_invented(teller), Fact(figure=say("national.notice_title"), text=say("national.notice"))),
    )
    return Paper(
        language=teller.voice.language.value,
        title=f"{teller.country} – {teller.title}",
        running_title=f"{teller.country} – {teller.title}",
        subject=say("national.subject"),
        keywords=say("paper.keywords", country=teller.country),
        made_on=report.made_on,
        version=report.version,
        cover=cover,
        chapters=chapters,
        words={word: say(f"word.{word}", page="{page}", pages="{pages}") for word in WORDS if word != "cite"}
        | {"cite": "", "footer": say("national.kicker")},
    )


def _invented(teller: Teller) -> tuple[Fact, ...]:
    """What must be known of a country that does not exist."""
    if not teller.desk.study.profile.invented:
        return ()
    return (Fact(figure=teller.say("cover.invented_title", country=teller.country), text=teller.say("cover.invented")),)


def _closed(writer: BlockWriter, title: str, number: str = "", *, wide: bool = False) -> Chapter:
    """A chapter; all but the first follow each other on the page: most sections are short."""
    follows = bool(number) and not wide
    return Chapter(title=title, anchor=writer.anchor, number=number, wide=wide, blocks=tuple(writer.blocks), follows=follows)


def _summary(writer: BlockWriter, teller: Teller) -> Chapter:
    """How the questions stand, and how answers are made."""
    writer.open("", "summary")
    states = [one.draft.state for one in teller.report.answers]
    for state in COUNTED:
        writer.say(f"national.count.{state.value}", states.count(state))
    writer.say("national.count.decided", sum(1 for one in teller.report.answers if one.stands))
    writer.say("national.method")
    return _closed(writer, teller.say("national.summary"))


def _chapter(writer: BlockWriter, teller: Teller, section: Section, number: int) -> Chapter:
    writer.open(str(number), f"section-{section.id.lower()}")
    keys = {one.key for one in section.questions}
    _answers(writer, teller, [one for one in teller.report.answers if one.draft.key in keys])
    return _closed(writer, section.title.said_in(teller.voice.language), str(number))


def _indicators(writer: BlockWriter, teller: Teller, number: int) -> Chapter:
    writer.open(str(number), "indicators")
    keys = {key for one in teller.national.indicators for key in one.keys}
    _answers(writer, teller, [one for one in teller.report.answers if one.draft.key in keys])
    return _closed(writer, teller.say("national.indicators"), str(number))


def _answers(writer: BlockWriter, teller: Teller, answers: list[Answered]) -> None:
    """Answers that have something to show first, all others in one table."""
    shown = [one for one in answers if one.draft.values or one.stands or one.draft.text]
    for one in shown:
        _answer(writer, teller, one)
    if shown and len(shown) < len(answers):
        writer.heading(teller.say("national.others"), "others")
    _others(writer, teller, [one for one in answers if one not in shown])


def _answer(writer: BlockWriter, teller: Teller, one: Answered) -> None:
    draft, say = one.draft, teller.say
    writer.heading(teller.headed(draft.key), f"answer:{draft.key}")
    if one.stands:
        writer.text(teller.decision(one), "decided", opening=say("national.label.decided"))
    for value in draft.values:
        writer.text(f"{teller.option(draft.key, value.value)}. {teller.rule(value)}", value.value, opening=say("national.label.proposed"))
        _quotes(writer, teller, teller.ordered(value.findings))
    if draft.text:
        writer.text(clean(teller.drafted_text(draft)), "text", opening=say("national.label.draft"))
    if draft.left:
        points = tuple(teller.voice.message(reason.code, reason.arguments) for reason in draft.left)
        writer.aside(say("national.label.left"), "left", style="small")
        writer.add(Listing(points=points), "left")


def _quotes(writer: BlockWriter, teller: Teller, found: tuple[Finding, ...]) -> None:
    """The first passages behind an option, and the numbers of the others."""
    for finding in found[:MOST_QUOTED]:
        writer.add(teller.block(finding), f"quote:{finding.id}")
    if len(found) > MOST_QUOTED:
        writer.aside(teller.say("national.more", numbers=teller.numbers(found[MOST_QUOTED:])), "more")


def _others(writer: BlockWriter, teller: Teller, answers: Iterable[Answered]) -> None:
    """Questions without a proposal: why, and where to look."""
    rows = [_row(teller, one) for one in answers]
    if rows:
        columns = writer.columns(
            ("national.column.key", 11),
            ("national.column.question", 45),
            ("national.column.why", 30),
            ("national.column.passages", 14),
        )
        writer.table("national.table.others", columns, rows)


def _row(teller: Teller, one: Answered) -> tuple[Cell, ...]:
    draft = one.draft
    why = teller.reasons(draft.why) or teller.reasons(draft.left)
    return (
        Cell(text=draft.key, strong=True),
        Cell(text=teller.asked(draft.key)),
        Cell(text=why),
        Cell(text=teller.numbers(teller.findings(draft)[:6])),
    )


def _passages(writer: BlockWriter, teller: Teller) -> Chapter:
    """The passages that answers name, by their number in the study."""
    writer.open("A", "passages")
    columns = writer.columns(("national.column.passage", 9), ("national.column.quote", 61), ("national.column.source", 30))
    rows = []
    for one in teller.named:
        reference = looked_up.passage(teller.evidence, one)
        quote = Cell(text=quotation(words(one), one.language), language=one.language, source=True)
        rows.append((Cell(text=reference.text, strong=True, anchor=reference.anchor), quote, Cell(text=teller.source(one))))
    writer.table("national.table.passages", columns, rows)
    return _closed(writer, teller.say("national.passages"), "A", wide=True)


def _compared(writer: BlockWriter, teller: Teller) -> Chapter:
    """The answers beside those of the earlier report."""
    writer.open("B", "compared")
    writer.say("national.compared", number=str(teller.earlier.report if teller.earlier else ""))
    say = teller.say
    columns = (
        Column(head=say("national.column.key"), width=8),
        Column(head=say("national.column.question"), width=32),
        Column(head=say("national.column.was"), width=20),
        Column(head=say("national.column.now"), width=20),
        Column(head=say("national.column.move"), width=20),
    )
    rows = []
    for one in teller.compared:
        told = [say(f"national.move.{one.move.value}"), teller.voice.message(one.reason) if one.reason else ""]
        texts = (one.key, teller.ask(one.key), teller.options(one.key, one.was), teller.options(one.key, one.now))
        rows.append((*(Cell(text=text) for text in texts), Cell(text=". ".join(part for part in told if part))))
    writer.table("national.table.compared", columns, rows)
    return _closed(writer, say("national.compared_title"), "B", wide=True)
