"""The parts of the toolkit as chapters of a paper."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from weft.content.toolkit import Card, Checklist, Curriculum, Group, Part, Session, Template
from weft.courses.citing import cut
from weft.courses.kit import Kit
from weft.courses.packages.pieces import LessonWriter
from weft.courses.pages.toolkit import lasting
from weft.courses.saying import plain
from weft.records import Text
from weft.report.paper import Blank, Cell, Chapter, Column, Listing, Piece, Table

Held = TypeVar("Held")
WIDE_FROM = 7
"""So many columns need a wide page."""

FIELD_SHARES = (38, 62)
SESSION_SHARES = (11, 22, 37, 30)
TERM_SHARES = (28, 72)


class KitWriter(LessonWriter):
    """Writes pieces of the toolkit."""

    def told(self, text: Text, name: str, style: str = "body") -> None:
        """A paragraph with what it cites in brackets."""
        self.line(self.words(text), name, style)

    def opened(self, title: Text, lead: Text, known: str) -> None:
        """The heading of a piece, with what it is for."""
        self.part(self.plain(title), known)
        self.line(tuple(Piece(text=one.text, italic=not one.quiet, quiet=one.quiet) for one in self.words(lead)), "lead")

    def lines_of(self, texts: Sequence[Text], name: str, *, ordered: bool = False) -> None:
        """A list."""
        if texts:
            self.points([self.words(one) for one in texts], name, ordered=ordered)

    def ticks(self, lines: Sequence[tuple[Piece, ...]], name: str) -> None:
        """A list with squares to tick."""
        told = tuple("".join(one.text for one in line) for line in lines)
        self.add(Listing(points=told, pieces=tuple(lines), ticked=True), name)

    def form(self, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...], *, row_heads: bool) -> None:
        """A table to fill in."""
        self.add(Table(label="", caption="", columns=columns, rows=rows, row_heads=row_heads), "form")


def card(one: Card, writer: KitWriter) -> None:
    """A card."""
    writer.opened(one.title, one.lead, one.id)
    writer.lines_of(one.points, "points")
    if one.table:
        heads = [writer.plain(each) for each in one.table.head]
        rows = [[writer.plain(cell) for cell in row] for row in one.table.rows]
        widths = [max(len(row[place]) for row in (heads, *rows)) for place in range(len(heads))]
        columns = tuple(Column(head=head, width=max(14, min(width, 60))) for head, width in zip(heads, widths, strict=True))
        writer.form(columns, tuple(tuple(Cell(text=text) for text in row) for row in rows), row_heads=True)


def checklist(one: Checklist, writer: KitWriter) -> None:
    """A checklist with squares; notes stand back behind their steps."""
    writer.opened(one.title, one.lead, one.id)
    said = writer.voice
    notes = [(Piece(text=f" {plain(cut(writer.said(each.note)), said)}", quiet=True),) if each.note else () for each in one.steps]
    writer.ticks([(*writer.words(each.text), *note) for each, note in zip(one.steps, notes, strict=True)], "steps")


def template(one: Template, writer: KitWriter, *, level: int = 2) -> None:
    """The parts of a template, with room to write; `level` of their headings."""
    writer.told(one.lead, "lead", "lead")
    for part in one.parts:
        writer.part(writer.plain(part.title), f"{one.id}:{part.id}", level)
        _filled(part, writer)


def _templates(kit: Kit, writer: KitWriter) -> None:
    for one in kit.toolkit.templates:
        writer.part(writer.plain(one.title), one.id)
        template(one, writer, level=3)


def _filled(part: Part, writer: KitWriter) -> None:
    if part.text:
        writer.told(part.text, "text")
    if part.fields:
        prompt = writer.voice.say("course.toolkit.write")
        labels = [(writer.plain(each.label), writer.plain(each.hint) if each.hint else prompt) for each in part.fields]
        rows = tuple((Cell(text=label, strong=True), Cell(prompt=hint, lines=1)) for label, hint in labels)
        writer.form(tuple(Column(head="", width=width) for width in FIELD_SHARES), rows, row_heads=True)
    if part.columns:
        columns = tuple(Column(head=writer.plain(each), width=1) for each in part.columns)
        writer.form(columns, (tuple(Cell(lines=2) for _ in columns),) * part.rows, row_heads=False)
    if part.ticks:
        writer.ticks([writer.words(each) for each in part.ticks], "ticks")
    if part.prompts:
        writer.add(Blank(prompts=tuple(writer.plain(each) for each in part.prompts), field="", lines=part.rows + 1), "blank")


def wide(one: Template) -> bool:
    """Whether a template needs a wide page."""
    return any(len(part.columns) >= WIDE_FROM for part in one.parts)


def glossary(kit: Kit, writer: KitWriter) -> None:
    """Terms in the order of the alphabet."""
    terms = sorted(kit.toolkit.glossary, key=lambda one: kit.said(one.term).casefold())
    columns = tuple(
        Column(head=kit.voice.say(f"course.toolkit.{name}"), width=width)
        for name, width in zip(("term", "meaning"), TERM_SHARES, strict=True)
    )
    rows = tuple(
        (
            Cell(text=kit.said(one.term), strong=True),
            Cell(text=" ".join(writer.plain(each) for each in (one.meaning, one.is_not) if each)),
        )
        for one in terms
    )
    writer.form(columns, rows, row_heads=True)


def curriculum(one: Curriculum, kit: Kit, writer: KitWriter) -> None:
    """A course for an audience, session by session."""
    writer.opened(one.audience, one.aim, one.id)
    writer.line((Piece(text=lasting(one, kit.voice), bold=True),), "hours")
    titles = kit.titles()
    heads = ("minutes", "title", "how", "uses")
    columns = tuple(
        Column(head=kit.voice.say(f"course.session.{name}"), width=width) for name, width in zip(heads, SESSION_SHARES, strict=True)
    )
    writer.form(columns, tuple(_session(each, titles, writer) for each in one.sessions), row_heads=False)
    writer.line((Piece(text=f"{kit.voice.say('course.check_of')} ", bold=True), *writer.words(one.check)), "check")


def _session(one: Session, titles: dict[str, str], writer: KitWriter) -> tuple[Cell, ...]:
    used = "; ".join(titles[use] for use in one.uses)
    return (Cell(text=str(one.minutes)), Cell(text=writer.plain(one.title), strong=True), Cell(text=writer.plain(one.how)), Cell(text=used))


def group(one: Group, writer: KitWriter, *, leading: bool) -> None:
    """A group exercise; what is asked afterwards and the answer key only for who is `leading`."""
    say = writer.voice.say
    writer.opened(one.title, one.aim, one.id)
    writer.line((Piece(text=f"{say('course.minutes', one.minutes)} · {writer.plain(one.people)}"),), "facts", "small")
    lists = [("material", one.material), ("steps", one.steps), *([("debrief", one.debrief)] if leading else [])]
    for name, texts in lists:
        writer.line((Piece(text=say(f"course.group.{name}"), bold=True),), name)
        writer.lines_of(texts, f"{name}-list", ordered=name == "steps")
    if leading:
        writer.line((Piece(text=f"{say('course.group.key')}. ", bold=True), *writer.words(one.key)), "key")


def advice(kit: Kit, writer: KitWriter) -> None:
    """Advice for whoever leads a course."""
    for one in kit.toolkit.facilitation.advice:
        writer.part(writer.plain(one.title), one.id)
        writer.told(one.text, "advice")


def chapter(kit: Kit, anchor: str, title: str, written: Callable[[KitWriter], None], *, wide: bool = False) -> Chapter:
    """A chapter of what is written into it."""
    writer = KitWriter(kit.voice)
    writer.open("", anchor)
    written(writer)
    return writer.chapter_of(title, wide=wide)


def parts(kit: Kit) -> Iterator[Chapter]:
    """Every part of the toolkit, templates across the page, the answer keys with their exercises."""
    held = kit.toolkit
    yield chapter(kit, "cards", kit.name("cards"), lambda writer: _each(card, held.cards, writer))
    yield checklists(kit)
    yield chapter(kit, "templates", kit.name("templates"), lambda writer: _templates(kit, writer), wide=True)
    yield terms(kit)
    yield from leading(kit)


def checklists(kit: Kit) -> Chapter:
    """The checklists as a chapter."""
    return chapter(kit, "checklists", kit.name("checklists"), lambda writer: _each(checklist, kit.toolkit.checklists, writer))


def terms(kit: Kit) -> Chapter:
    """The glossary as a chapter."""
    return chapter(kit, "glossary", kit.name("glossary"), lambda writer: glossary(kit, writer))


def template_chapter(kit: Kit, one: Template) -> Chapter:
    """A template as a chapter."""
    return chapter(kit, f"template-{one.id}", kit.said(one.title), lambda writer: template(one, writer), wide=wide(one))


def leading(kit: Kit) -> Iterator[Chapter]:
    """What helps to lead a course: advice, curricula, group exercises with their answer keys."""
    yield chapter(kit, "advice", kit.voice.say("course.advice"), lambda writer: advice(kit, writer))
    yield chapter(kit, "curricula", kit.name("curricula"), lambda writer: _curricula(kit, writer))
    yield groups(kit, leading=True)


def _curricula(kit: Kit, writer: KitWriter) -> None:
    for one in kit.toolkit.curricula:
        curriculum(one, kit, writer)


def groups(kit: Kit, *, leading: bool) -> Chapter:
    """The group exercises."""
    return chapter(kit, "groups", kit.voice.say("course.toolkit.groups"), lambda writer: _groups(kit, writer, leading=leading))


def _groups(kit: Kit, writer: KitWriter, *, leading: bool) -> None:
    for one in kit.toolkit.facilitation.groups:
        group(one, writer, leading=leading)


def _each(write: Callable[[Held, KitWriter], None], pieces: Sequence[Held], writer: KitWriter) -> None:
    for one in pieces:
        write(one, writer)
