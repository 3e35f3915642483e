"""The provisional agenda, and its annotations with the organisation of work, the questions of the groups and the list of documents."""

from collections.abc import Sequence
from itertools import groupby

from weft.meet.scene import Scene, is_break
from weft.meet.sitting import SittingWriter, head, item_line, paper
from weft.records.meeting import Level, Session
from weft.report.cleaning import clean
from weft.report.paper import Cell, Listing, Paper

GROUPS = ("official", "information", "reference", "statement", "outcome")


def provisional(scene: Scene) -> Paper:
    """The provisional agenda: the items by number, nothing else."""
    writer = SittingWriter(scene)
    writer.section("", "agenda")
    items(writer)
    return paper(scene, head(scene, "agenda", scene.say("meet.agenda.title"), _adopted(scene)), writer.closed())


def items(writer: SittingWriter) -> None:
    """Writes the items as a list."""
    scene = writer.scene
    titles = [clean(scene.said(one.title)) for one in scene.meeting.agenda]
    counted = [one.number for one in scene.meeting.agenda] == [str(place) for place in range(1, len(titles) + 1)]
    if not counted:
        titles = [f"{one.number}. {title}" for one, title in zip(scene.meeting.agenda, titles, strict=True)]
    if titles:
        writer.add(Listing(points=tuple(titles), ordered=counted), "items")


def _adopted(scene: Scene) -> str:
    """The line of the item under which the agenda itself is adopted: the one that names it, else the second; a seminar adopts none."""
    agenda = scene.meeting.agenda
    naming = [one.number for one in agenda if head(scene, "agenda", "").symbol in one.documents]
    if naming or scene.meeting.level is Level.SEMINAR:
        return item_line(scene, naming[0] if naming else "")
    return item_line(scene, agenda[1].number) if len(agenda) > 1 else ""


def annotated(scene: Scene) -> Paper:
    """The annotated agenda."""
    writer = SittingWriter(scene)
    _introduction(writer)
    for one in scene.meeting.agenda:
        writer.section(clean(scene.item(one)), f"item-{one.number}")
        said = scene.said(one.annotation)
        if said.strip():
            writer.text(clean(said), "annotation")
        if one.documents:
            writer.say("meet.annotated.documents", len(one.documents), symbols=", ".join(one.documents))
    work(writer)
    groups(writer)
    _documents(writer)
    return paper(scene, head(scene, "annotated", scene.say("meet.annotated.title"), _adopted(scene)), writer.closed())


def _introduction(writer: SittingWriter) -> None:
    scene, meeting = writer.scene, writer.scene.meeting
    writer.section(scene.say("meet.annotated.introduction"), "introduction")
    told = [scene.say("meet.annotated.held", title=scene.title, city=scene.said(meeting.city), during=scene.during)]
    project = scene.said(meeting.project)
    told += [scene.say("meet.invitation.project", project=project)] if project else []
    writer.text(clean(" ".join(told)), "held")
    if meeting.objectives:
        writer.say("meet.annotated.objectives")
        writer.lettered(tuple(scene.said(one) for one in meeting.objectives), "objectives")


def work(writer: SittingWriter) -> None:
    """Writes the organisation of work as an annex: a table for each day."""
    scene = writer.scene
    if not scene.meeting.sessions:
        return
    writer.annex(scene.say("meet.annotated.work"), "work")
    for day, sessions in by_day(scene.meeting.sessions):
        rows = [_row(scene, one) for one in sessions]
        columns = [("meet.column.time", 17), ("meet.column.item", 9), ("meet.column.what", 58)]
        if any(one.room for one in scene.meeting.sessions):
            columns.append(("meet.column.room", 16))
        width = len(columns)
        writer.table("meet.table.work", writer.columns(*columns), [row[:width] for row in rows], day=scene.weekday(day))


def by_day(sessions: Sequence[Session]) -> list[tuple[str, tuple[Session, ...]]]:
    """Sessions by the day on which they begin (ISO), in order of time."""
    ordered = sorted(sessions, key=lambda one: (one.starts, one.ends, one.key))
    return [(day, tuple(held)) for day, held in groupby(ordered, key=lambda one: one.starts[:10])]


def _row(scene: Scene, one: Session) -> tuple[Cell, ...]:
    said = clean(scene.said(one.title))
    return Cell(text=scene.hours(one)), Cell(text=one.item), Cell(text=said, strong=not is_break(one)), Cell(text=one.room)


def groups(writer: SittingWriter) -> None:
    """Writes the questions of the working groups as an annex."""
    scene = writer.scene
    rows = [(Cell(text=one.name), Cell(text=one.item), Cell(text=clean(one.question))) for one in scene.meeting.tables]
    if rows:
        writer.annex(scene.say("meet.annotated.groups"), "groups")
        columns = writer.columns(("meet.column.group", 12), ("meet.column.item", 10), ("meet.column.question", 78))
        writer.table("meet.table.groups", columns, rows)


def _documents(writer: SittingWriter) -> None:
    """Writes the list of documents as an annex, by group."""
    scene = writer.scene
    there = [(group, one) for group in GROUPS for one in scene.meeting.papers if one.group == group]
    if not there:
        return
    writer.annex(scene.say("meet.annotated.list"), "documents")
    for group, held in groupby(there, key=lambda pair: pair[0]):
        writer.heading(scene.say(f"meet.group.{group}"), group)
        rows = [
            (Cell(text=one.symbol), Cell(text=clean(scene.said(one.title))), Cell(text=_tongues(scene, one.text, one.files)))
            for _, one in held
        ]
        columns = writer.columns(("meet.column.symbol", 28), ("meet.column.document", 50), ("meet.column.language", 22))
        writer.table("meet.table.documents", columns, rows)


def _tongues(scene: Scene, *held: dict[str, object] | dict[str, str] | dict[str, tuple[str, ...]]) -> str:
    return ", ".join(scene.voice.tongue(one) for one in dict.fromkeys(code for each in held for code in each))
