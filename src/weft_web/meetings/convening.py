"""Meetings: begun from the agenda of their level, described, their programme changed, called off, closed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from weft.errors import InputError
from weft.records import Language, Record
from weft.records.meeting import Item, Level, Said, Session
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.consultations.models import Consultation
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings.models import Meeting, WorkingGroup

FRAME = (
    *("title", "symbol", "project", "starts_on", "ends_on", "zone", "venue", "city", "host", "donors", "languages"),
    *("convener", "contact", "contact_email", "practical", "chair", "rapporteur", "consultation_id", "objectives"),
)
"""What a meeting says of itself, and what can be said otherwise later."""

IN_CALENDARS = (
    "title",
    "project",
    "symbol",
    "starts_on",
    "ends_on",
    "zone",
    "venue",
    "city",
    "convener",
    "contact",
    "contact_email",
    "sessions",
)
"""What a calendar file shows: a change of it makes a later one."""

DATES = ("starts_on", "ends_on")


class Begun(Record):
    """What a meeting begins with; the title of its level where none is given; the first of `languages` is that of the originals."""

    level: Level
    starts_on: date
    zone: str
    languages: tuple[Language, ...]
    title: dict[str, str] = {}
    city: dict[str, str] = {}


@transaction.atomic
def meeting_begin(country: Country | None, begun: Begun, person: Person) -> Meeting:
    """A meeting with the objectives, agenda, sessions and questions of its level.

    Errors: InputError meeting_level_elsewhere (a national one without a country, or the other way about), meeting_without_language.
    """
    if (begun.level.value in engine.NATIONAL) != (country is not None):
        raise InputError("meeting_level_elsewhere", begun.level.value)
    if not begun.languages:
        raise InputError("meeting_without_language")
    plan = engine.begun_as(begun.level.value, begun.starts_on.isoformat(), begun.languages[0].value)
    made = Meeting.objects.create(
        country=country,
        level=begun.level.value,
        title=_kept(begun.title) or _in(plan.title, begun.languages),
        starts_on=begun.starts_on,
        ends_on=date.fromisoformat(plan.ends_on),
        zone=begun.zone,
        city=_kept(begun.city),
        languages=[one.value for one in begun.languages],
        objectives=[_in(one, begun.languages) for one in plan.objectives],
        agenda=[item_kept(one) for one in plan.agenda],
        sessions=[session_kept(one) for one in plan.sessions],
        by=person,
    )
    for one in plan.tables:
        WorkingGroup.objects.create(meeting=made, name=one.name, question=one.question, item=one.item, by=person)
    did(person, country, "meeting_begun", name_of(made), meeting=str(made.key), level=made.level)
    return made


def _in(said: Said, languages: tuple[Language, ...]) -> dict[str, str]:
    """Words in the languages of a meeting."""
    return {one.value: said.words[one.value] for one in languages if said.words.get(one.value)}


def _kept(words: Mapping[str, str]) -> dict[str, str]:
    return {language: said.strip() for language, said in words.items() if said.strip()}


def name_of(meeting: Meeting) -> str:
    """The title in the language of the originals, else in any."""
    return Said(words=meeting.title).said_in(meeting.languages[0] if meeting.languages else "en")


def item_kept(one: Item) -> dict[str, Any]:
    """An item of the agenda as it lies in the row of its meeting."""
    words = {name: getattr(one, name).words for name in ("title", "annotation", "record")}
    return {"number": one.number, "documents": list(one.documents), **words}


def session_kept(one: Session) -> dict[str, Any]:
    """A session as it lies in the row of its meeting."""
    plain: dict[str, Any] = msgspec.to_builtins(one)
    return {**plain, "title": one.title.words}


@transaction.atomic
def meeting_describe(meeting: Meeting, values: Mapping[str, Any], person: Person) -> None:
    """What the meeting says of itself, said otherwise; days that move take the sessions with them.

    Errors: InputError meeting_is_closed, meeting_ends_before_it_begins, sessions_outside, round_elsewhere.
    """
    there = held(meeting)
    given = {name: value for name, value in values.items() if name in FRAME and getattr(there, name) != value}
    first, last = given.get("starts_on", there.starts_on), given.get("ends_on", there.ends_on)
    if last < first:
        raise InputError("meeting_ends_before_it_begins")
    sessions = _moved(there.sessions, (first - there.starts_on).days)
    if set(DATES) & set(given) and any(one["starts"][:10] > last.isoformat() for one in sessions):
        raise InputError("sessions_outside")
    if given.get("consultation_id") and not Consultation.objects.filter(pk=given["consultation_id"], country=there.country).exists():
        raise InputError("round_elsewhere")
    _changed(there, {**given, **({"sessions": sessions} if "starts_on" in given else {})}, "meeting_described", person)


def _moved(sessions: list[dict[str, Any]], days: int) -> list[dict[str, Any]]:
    """Sessions so many days later, at the same hours of the wall clock."""
    return [{**one, **{end: _later(one[end], days) for end in ("starts", "ends")}} for one in sessions]


def _later(iso: str, days: int) -> str:
    return date.fromordinal(date.fromisoformat(iso[:10]).toordinal() + days).isoformat() + iso[10:]


class Programme(Record):
    """What a meeting is about and when what is dealt with."""

    objectives: tuple[Said, ...]
    agenda: tuple[Item, ...]
    sessions: tuple[Session, ...]


@transaction.atomic
def programme_set(meeting: Meeting, programme: Programme, person: Person) -> None:
    """Objectives, agenda and sessions as given. What was attended stays: a session that somebody was at is not taken out.

    Errors: InputError meeting_is_closed, session_attended, session_twice, session_ends_first, session_without_item.
    """
    there = held(meeting)
    _check(there, programme)
    given = {
        "objectives": [one.words for one in programme.objectives],
        "agenda": [item_kept(one) for one in programme.agenda],
        "sessions": [session_kept(one) for one in sorted(programme.sessions, key=lambda one: (one.starts, one.key))],
    }
    changed = {name: value for name, value in given.items() if getattr(there, name) != value}
    _changed(there, changed, "programme_set", person)


def _check(meeting: Meeting, programme: Programme) -> None:
    keys, numbers = [one.key for one in programme.sessions], [one.number for one in programme.agenda]
    if len(set(keys)) < len(keys) or len(set(numbers)) < len(numbers):
        raise InputError("session_twice")
    for one in programme.sessions:
        if one.ends <= one.starts:
            raise InputError("session_ends_first", one.starts)
        if one.item and one.item not in numbers:
            raise InputError("session_without_item", one.item)
    attended = meeting.participants.filter(attendance__withdrawn_at=None).values_list("attendance__session", flat=True)
    gone = {one for one in attended if one} - set(keys)
    if gone:
        raise InputError("session_attended", ", ".join(sorted(gone)))


@transaction.atomic
def record_write(meeting: Meeting, number: str, language: str, words: str, person: Person) -> None:
    """What was said under an item, in a language. Errors: InputError meeting_is_closed, item_unknown."""
    there = held(meeting)
    if number not in {one["number"] for one in there.agenda}:
        raise InputError("item_unknown", number)
    agenda = [
        {**one, "record": _kept({**(one.get("record") or {}), language: words})} if one["number"] == number else one for one in there.agenda
    ]
    _changed(there, {"agenda": agenda} if agenda != there.agenda else {}, "item_recorded", person)


def held(meeting: Meeting) -> Meeting:
    """The row, held until it is written. Errors: InputError meeting_is_closed, meeting_is_cancelled."""
    there = Meeting.objects.select_for_update(of=("self",)).select_related("country").get(pk=meeting.pk)
    if there.closed_at is not None:
        raise InputError("meeting_is_closed")
    if there.cancelled_at is not None:
        raise InputError("meeting_is_cancelled")
    return there


def _changed(there: Meeting, given: Mapping[str, Any], verb: str, person: Person) -> None:
    """Writes what is different; the record of deeds keeps what it was."""
    if not given:
        return
    before = {name: _plain(getattr(there, name)) for name in given}
    for name, value in given.items():
        setattr(there, name, value)
    there.save(update_fields=list(given))
    if set(given) & set(IN_CALENDARS):
        Meeting.objects.filter(pk=there.pk).update(sequence=F("sequence") + 1)
    after = {name: _plain(value) for name, value in given.items()}
    did(person, there.country, verb, name_of(there), meeting=str(there.key), before=before, after=after)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def meeting_cancel(meeting: Meeting, person: Person) -> None:
    """The meeting does not take place; everything of it stays. A second time is no error."""
    now = timezone.now()
    if Meeting.objects.filter(pk=meeting.pk, cancelled_at=None).update(cancelled_at=now, sequence=F("sequence") + 1):
        did(person, meeting.country, "meeting_cancelled", name_of(meeting), meeting=str(meeting.key))


@transaction.atomic
def meeting_close(meeting: Meeting, person: Person) -> None:
    """The record of the meeting is complete; commitments are still reported on. A second time is no error."""
    if Meeting.objects.filter(pk=meeting.pk, closed_at=None).update(closed_at=timezone.now()):
        did(person, meeting.country, "meeting_closed", name_of(meeting), meeting=str(meeting.key))


@transaction.atomic
def meeting_reopen(meeting: Meeting, person: Person) -> None:
    """The record is written on after all."""
    if Meeting.objects.filter(pk=meeting.pk, closed_at__isnull=False).update(closed_at=None):
        did(person, meeting.country, "meeting_reopened", name_of(meeting), meeting=str(meeting.key))
