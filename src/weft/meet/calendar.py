"""A meeting as a calendar file: its days and its sessions (PUBLISH), an invitation to one participant (REQUEST), its cancellation (CANCEL).

RFC 5546 lets a request or a cancellation speak of one event only: these two hold the meeting as whole days, the sessions stand in what is
published. Every event keeps its UID; a change of the record raises SEQUENCE and DTSTAMP.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from weft.errors import InputError
from weft.meet.following import ENDED, reminders, state
from weft.meet.scene import Scene, is_break
from weft.records.meeting import Meeting, Participant, Session
from weft.report.cleaning import clean
from weft.report.events import Happening, Invitee, Reminder, begun, event, packed

PRODUCT = "-//Weft//Meeting//{language}"
AT_NINE = timedelta(hours=9)
"""Whole days begin at midnight; nobody wants to be told then."""

WEEK, DAY = timedelta(days=7), timedelta(days=1)


class Method(StrEnum):
    """What a calendar file asks of who opens it (RFC 5546)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def published(scene: Scene, *, sessions: bool = True) -> bytes:
    """The meeting for anybody's calendar: its days with alarms, and each session with its hours, breaks left out.

    Errors: InputError zone_unknown.
    """
    held = [_whole(scene)]
    if sessions:
        held += [_session(scene, one) for one in sorted(scene.meeting.sessions, key=lambda one: (one.starts, one.key)) if not is_break(one)]
    return _file(scene, Method.PUBLISH, held)


def requested(scene: Scene, one: Participant) -> bytes:
    """An invitation that a participant's calendar can answer. Errors: InputError zone_unknown, address_missing."""
    return _file(scene, Method.REQUEST, [_whole(scene, one)])


def cancelled(scene: Scene, one: Participant | None = None) -> bytes:
    """The meeting taken out of calendars again, of one participant or of anybody. Errors: as requested."""
    return _file(scene, Method.CANCEL, [_whole(scene, one, ended=True)])


def followed(scene: Scene) -> bytes:
    """What comes after the meeting: the day of each commitment that has one, and the days on which its owner is asked. Errors: none."""
    made = begun(PRODUCT.format(language=scene.language.value.upper()), Method.PUBLISH.value, clean(scene.title))
    for one in sorted(_promised(scene), key=lambda held: (held.starts, held.uid)):
        made.add_component(event(one))
    return bytes(made.to_ical())


def _promised(scene: Scene) -> Iterator[Happening]:
    meeting, promises = scene.meeting, {one.key: one for one in scene.meeting.commitments}
    for one in promises.values():
        if one.due and state(one) not in ENDED:
            summary = scene.say("meet.calendar.due", owner=clean(one.owner), text=clean(one.text))
            yield _day(scene, f"{meeting.key}-due-{one.key}@weft", one.due, summary, clean(scene.title))
    for reminder in reminders(meeting):
        asked = "\n".join(f"{clean(promises[key].owner)}: {clean(promises[key].text)}" for key in reminder.asks)
        if asked:
            summary = scene.say("meet.calendar.reminder", reminder.months, title=clean(scene.title))
            yield _day(scene, f"{meeting.key}-after-{reminder.months}@weft", reminder.on, summary, asked)


def _day(scene: Scene, known: str, on: str, summary: str, description: str) -> Happening:
    """A day on which something is due, told of a week before."""
    day = date.fromisoformat(on)
    return Happening(
        uid=known,
        starts=day,
        ends=day,
        summary=summary,
        stamp=stamp_of(scene.meeting),
        description=description,
        sequence=scene.meeting.sequence,
        reminders=(Reminder(before=WEEK - AT_NINE, words=summary),),
    )


def uid(meeting: Meeting, session: Session | None = None) -> str:
    """By what a calendar knows the meeting, or a session of it, whatever changes."""
    return f"{meeting.key}-{session.key}@weft" if session else f"{meeting.key}@weft"


def zone_of(meeting: Meeting) -> ZoneInfo:
    """The zone of the venue. Errors: InputError zone_unknown."""
    try:
        return ZoneInfo(meeting.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError("zone_unknown", meeting.zone) from error


def stamp_of(meeting: Meeting) -> datetime:
    """When the record was read, in UTC; the first day of the meeting where it does not say: never the clock."""
    said = datetime.fromisoformat(meeting.stamp or meeting.starts_on)
    return said.replace(tzinfo=said.tzinfo or UTC).astimezone(UTC)


def _file(scene: Scene, method: Method, held: list[Happening]) -> bytes:
    zone_of(scene.meeting)
    name = clean(scene.title) if method is Method.PUBLISH else ""
    made = begun(PRODUCT.format(language=scene.language.value.upper()), method.value, name)
    for one in held:
        made.add_component(event(one))
    meeting = scene.meeting
    return packed(made, date.fromisoformat(meeting.starts_on), date.fromisoformat(meeting.ends_on))


def _whole(scene: Scene, one: Participant | None = None, *, ended: bool = False) -> Happening:
    """The meeting as whole days."""
    meeting, title = scene.meeting, clean(scene.title)
    alarms = (
        Reminder(before=WEEK - AT_NINE, words=scene.say("meet.calendar.week", title=title)),
        Reminder(before=DAY - AT_NINE, words=scene.say("meet.calendar.tomorrow", title=title)),
    )
    return Happening(
        uid=uid(meeting),
        starts=date.fromisoformat(meeting.starts_on),
        ends=date.fromisoformat(meeting.ends_on),
        summary=title,
        stamp=stamp_of(meeting),
        description=_told(scene),
        location=_location(scene),
        sequence=meeting.sequence + ended,
        busy=one is not None,
        reminders=() if ended else alarms,
        organiser=_organiser(scene, needed=one is not None),
        invitees=(_invitee(scene, one),) if one else (),
        cancelled=ended,
    )


def _told(scene: Scene) -> str:
    """Place and days, project, symbol, contact, a line each."""
    meeting = scene.meeting
    contact = ", ".join(part for part in (meeting.contact, meeting.contact_email) if part)
    lines = (scene.place, scene.said(meeting.project), meeting.symbol, contact)
    return "\n".join(clean(one) for one in lines if one)


def _location(scene: Scene) -> str:
    return clean(", ".join(one for one in (scene.meeting.venue, scene.said(scene.meeting.city)) if one))


def _organiser(scene: Scene, *, needed: bool) -> Invitee | None:
    """Who answers come back to; a request without one is none."""
    address = scene.meeting.contact_email
    if address:
        return Invitee(name=clean(scene.meeting.contact or scene.convener), email=address)
    if needed:
        raise InputError("address_missing", clean(scene.convener))
    return None


def _invitee(scene: Scene, one: Participant) -> Invitee:
    if not one.email:
        raise InputError("address_missing", clean(scene.person(one)))
    return Invitee(name=clean(scene.person(one)), email=one.email)


def _session(scene: Scene, one: Session) -> Happening:
    """A session with its hours at the venue."""
    zone = zone_of(scene.meeting)
    return Happening(
        uid=uid(scene.meeting, one),
        starts=datetime.fromisoformat(one.starts).replace(tzinfo=zone),
        ends=datetime.fromisoformat(one.ends).replace(tzinfo=zone),
        summary=clean(scene.said(one.title)),
        stamp=stamp_of(scene.meeting),
        description="\n".join((scene.say("meet.calendar.item", number=one.item), clean(scene.title))),
        location=", ".join(part for part in (clean(one.room), _location(scene)) if part),
        sequence=scene.meeting.sequence,
        busy=True,
        organiser=_organiser(scene, needed=False),
    )
