"""Participants, attendance, seats and balance as XLSX: nothing in it becomes a formula, who withdrew stands in it too."""

from datetime import datetime

from weft.meet.balance import balance, named
from weft.meet.certificates import attended
from weft.meet.people import listed
from weft.meet.scene import Scene, worked
from weft.meet.seats import held
from weft.records.meeting import Participant
from weft.report.cleaning import clean
from weft.report.workbook import book_of
from weft.report.workbook_sheets import Sheet, SheetColumn, Value

PRESENT = 1


def workbook(scene: Scene) -> bytes:
    """The register of a meeting, for those who may see addresses."""
    title, say = clean(scene.title), scene.say
    properties: dict[str, object] = {
        "title": title,
        "subject": say("sheet.meet_participants"),
        "author": clean(scene.convener),
        "created": datetime.fromisoformat(scene.made_on),
    }
    told = (title, clean(scene.place), say("meet.book.lead", day=scene.voice.day(scene.made_on)))
    return book_of(properties, told, (participants(scene), attendance(scene), seats(scene), balanced(scene)), scene.voice)


def _columns(scene: Scene, *columns: tuple[str, int, str]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(head=scene.say(f"meet.column.{key}"), width=width, kind=kind) for key, width, kind in columns)


def _in_order(scene: Scene, people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """By who sends them, then by family name."""
    return scene.sorted(people, lambda one: f"{_sent(scene, one)} {one.last_name} {one.first_name} {one.key}")


def _sent(scene: Scene, one: Participant) -> str:
    return clean(scene.sender(one.guest) if one.guest else one.organisation)


def participants(scene: Scene) -> Sheet:
    """A row for everybody who was ever nominated."""
    columns = _columns(
        scene, ("sender", 24, "strong"), ("role", 30, "text"), ("title", 8, "text"), ("first_name", 16, "text"),
        ("last_name", 20, "text"), ("position", 24, "text"), ("organisation", 28, "text"), ("email", 28, "text"),
        ("language", 12, "text"), ("standing", 16, "text"), ("nominated_on", 13, "text"),
    )  # fmt: skip
    kinds = ("gender", "sector", "funding")
    more = tuple(SheetColumn(head=scene.say(f"meet.kind.{kind}"), width=16) for kind in kinds)
    rows = []
    for one in _in_order(scene, scene.meeting.participants):
        classes = (one.gender, one.sector, "funded" if one.funded else "not_funded")
        rows.append((*_person(scene, one), *(named(scene, kind, code) for kind, code in zip(kinds, classes, strict=True))))
    return Sheet(key="meet_participants", columns=(*columns, *more), rows=tuple(rows))


def _person(scene: Scene, one: Participant) -> tuple[Value, ...]:
    return (
        _sent(scene, one),
        scene.role(one.role),
        clean(one.title),
        clean(one.first_name),
        clean(one.last_name),
        clean(one.position),
        clean(one.organisation),
        clean(one.email),
        scene.voice.tongue(one.language) if one.language else "",
        scene.say(f"meet.standing.{one.standing.value}"),
        one.nominated_on,
    )


def attendance(scene: Scene) -> Sheet:
    """A column for each session in which the meeting works; 1 for present, empty for not recorded."""
    sessions = worked(scene.meeting)
    heads = tuple(
        SheetColumn(head=f"{one.starts[:10]} {scene.hour(one.starts)} {clean(scene.said(one.title))}", width=14) for one in sessions
    )
    columns = (*_columns(scene, ("name", 28, "strong"), ("sender", 24, "text"), ("present", 12, "text"), ("minutes", 12, "text")), *heads)
    rows = []
    for one in _in_order(scene, listed(scene)):
        found = attended(scene.meeting, one)
        marks: tuple[Value, ...] = tuple(PRESENT if session.key in one.present else "" for session in sessions)
        rows.append((clean(scene.person(one)), _sent(scene, one), found.sessions, found.minutes, *marks))
    return Sheet(key="meet_attendance", columns=columns, rows=tuple(rows), frozen=2)


def seats(scene: Scene) -> Sheet:
    """A row for each country and role."""
    columns = _columns(
        scene, ("sender", 28, "strong"), ("role", 40, "text"), ("seats", 10, "text"), ("held", 10, "text"), ("free", 10, "text"),
        ("state", 20, "text"), ("deadline", 16, "text"),
    )  # fmt: skip
    rows = tuple(
        (
            clean(scene.sender(one.guest)),
            scene.role(one.role),
            one.seats,
            len(one.holders) + len(one.beyond),
            one.free,
            scene.say(f"meet.state.{one.state.value}"),
            scene.guests[one.guest].nominate_by,
        )
        for one in held(scene.meeting)
    )
    return Sheet(key="meet_seats", columns=columns, rows=rows)


def balanced(scene: Scene) -> Sheet:
    """A row for each class: count first, the share beside it where the whole bears one."""
    columns = _columns(scene, ("kind", 18, "strong"), ("class", 44, "text"), ("people", 14, "text"), ("share", 12, "text"))
    rows: list[tuple[Value, ...]] = []
    for spread in balance(scene.meeting, listed(scene)):
        kind = scene.say(f"meet.kind.{spread.kind}")
        for one in spread.shares:
            share = "" if one.percent is None else f"{one.percent}\u00a0%"
            rows.append((kind, named(scene, spread.kind, one.code), one.count, share))
    return Sheet(key="meet_balance", columns=columns, rows=tuple(rows))
