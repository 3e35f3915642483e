"""Sheets for the room, set by typst: attendance by session, and name plates."""

from collections.abc import Sequence
from importlib.resources import files

import msgspec

from weft.meet.people import grouped, listed
from weft.meet.programme import by_day
from weft.meet.scene import Scene, coming, worked
from weft.records import Record
from weft.records.meeting import Participant, Session
from weft.report.cleaning import clean
from weft.report.typesetting import sheet

EMPTY_ROWS = 6
"""Rows for those nobody expected."""


class Sitting(Record):
    """A session as its sheet says it."""

    title: str
    when: str


class SignIn(Record):
    """What the attendance sheets say, in the words of `sign_in.typ`."""

    language: str
    title: str
    author: str
    made_on: str
    head: str
    meeting: str
    page_of: str
    columns: tuple[str, ...]
    sessions: tuple[Sitting, ...]
    rows: tuple[tuple[str, str], ...]
    empty: int


class Plate(Record):
    """A name plate."""

    name: str
    sender: str
    role: str


class Plates(Record):
    """What the name plates say, in the words of `name_plates.typ`."""

    language: str
    title: str
    author: str
    made_on: str
    plates: tuple[Plate, ...]


def sign_in(scene: Scene, keys: Sequence[str] = ()) -> bytes:
    """Attendance sheets as PDF: for the sessions with these keys, for every session in which the meeting works where none is named.

    Errors: as of weft.report.typesetting.
    """
    chosen = [one for one in worked(scene.meeting) if not keys or one.key in keys]
    number, name, sender, signature = (scene.say(f"meet.column.{one}") for one in ("number", "name", "sender", "signature"))
    told = SignIn(
        language=scene.language.value,
        title=f"{scene.say('meet.signin.title')} – {clean(scene.title)}",
        author=clean(scene.convener),
        made_on=scene.made_on,
        head=scene.say("meet.signin.title"),
        meeting=clean(f"{scene.title}, {scene.place}"),
        page_of=scene.say("meet.signin.page", page="{page}", pages="{pages}"),
        columns=(number, name, sender, signature),
        sessions=tuple(_sitting(scene, one) for _, day in by_day(chosen) for one in day),
        rows=tuple((_reversed(scene, one), clean(sent)) for _, sent, held in grouped(scene, coming(scene.meeting)) for one in held),
        empty=EMPTY_ROWS,
    )
    return _set("sign_in.typ", told, scene.made_on)


def _sitting(scene: Scene, one: Session) -> Sitting:
    when = ", ".join(part for part in (scene.weekday(one.starts), scene.hours(one), clean(one.room)) if part)
    return Sitting(title=clean(scene.said(one.title)), when=when)


def _reversed(scene: Scene, one: Participant) -> str:
    """Family name first, in capitals: people look for it in a list."""
    last = clean(one.last_name).upper()
    first = " ".join(part for part in (clean(one.title), clean(one.first_name)) if part)
    return ", ".join(part for part in (last, first) if part) or clean(scene.person(one))


def name_plates(scene: Scene, keys: Sequence[str] = ()) -> bytes:
    """Name plates as PDF, one to a page, in the order of the list; of those with these keys, of all where none is named.

    Errors: as of weft.report.typesetting.
    """
    told = Plates(
        language=scene.language.value,
        title=f"{scene.say('meet.plates.title')} – {clean(scene.title)}",
        author=clean(scene.convener),
        made_on=scene.made_on,
        plates=tuple(
            Plate(name=clean(scene.person(one)), sender=sent, role=_below(one, sent))
            for _, sent, held in grouped(scene, [*listed(scene)])
            for one in held
            if not keys or one.key in keys
        ),
    )
    return _set("name_plates.typ", told, scene.made_on)


def _below(one: Participant, sent: str) -> str:
    """The institution under the name, where it is not who sends her already."""
    organisation = clean(one.organisation)
    return "" if organisation == sent else organisation


def _set(template: str, told: Record, made_on: str) -> bytes:
    text = (files("weft.meet") / template).read_text(encoding="utf-8")
    return sheet(text, msgspec.json.encode(told).decode(), made_on)
