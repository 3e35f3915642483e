"""Calendar files (iCalendar, RFC 5545): how the product writes an event, so that calendar programs bring it up to date."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event, vCalAddress, vText

from weft.records import Record

LONGEST_SUMMARY = 200
MARGIN = timedelta(days=370)
"""How far before and after its events a calendar tells the rules of a zone: a year covers every change of the clock around them."""


class Reminder(Record):
    """A notice so long before the beginning of an event, with its words."""

    before: timedelta
    words: str


class Invitee(Record):
    """Who is asked to an event by a request, or is told that it is cancelled."""

    name: str
    email: str


class Happening(Record):
    """An event. Whole days have dates, `ends` being the last of them; else both are times with a zone.

    `uid` and `sequence`: the same event changed keeps the first and raises the second; `stamp`: when the record was read (UTC).
    """

    uid: str
    starts: date | datetime
    ends: date | datetime
    summary: str
    stamp: datetime
    description: str = ""
    categories: tuple[str, ...] = ()
    location: str = ""
    sequence: int | None = None
    busy: bool = False
    reminders: tuple[Reminder, ...] = ()
    organiser: Invitee | None = None
    invitees: tuple[Invitee, ...] = ()
    cancelled: bool = False


def begun(product: str, method: str, name: str = "") -> Calendar:
    """An empty calendar; `method` of RFC 5546: PUBLISH, REQUEST or CANCEL."""
    made = Calendar()
    made.add("prodid", product)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if name:
        made.add("x-wr-calname", name)
    return made


def event(one: Happening) -> Event:
    """An event as calendar programs read it; the end of whole days is the day after the last."""
    made = Event()
    made.add("uid", one.uid)
    made.add("dtstamp", one.stamp)
    made.add("dtstart", one.starts)
    made.add("dtend", one.ends if isinstance(one.ends, datetime) else one.ends + timedelta(days=1))
    made.add("summary", one.summary[:LONGEST_SUMMARY])
    if one.description:
        made.add("description", one.description)
    if one.location:
        made.add("location", one.location)
    if one.categories:
        made.add("categories", list(one.categories))
    made.add("class", "PUBLIC")
    made.add("transp", "OPAQUE" if one.busy else "TRANSPARENT")
    _change(made, one)
    _people(made, one)
    for reminder in one.reminders:
        made.add_component(_alarm(reminder))
    return made


def _change(made: Event, one: Happening) -> None:
    """Which version of the event this is."""
    if one.sequence is not None:
        made.add("sequence", one.sequence)
        made.add("last-modified", one.stamp)
        made.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")


def _people(made: Event, one: Happening) -> None:
    if one.organiser is not None:
        made.add("organizer", _address(one.organiser))
    for invitee in one.invitees:
        address = _address(invitee)
        for name, value in (("cutype", "INDIVIDUAL"), ("role", "REQ-PARTICIPANT"), ("partstat", "NEEDS-ACTION"), ("rsvp", "TRUE")):
            address.params[name] = vText(value)
        made.add("attendee", address)


def _address(one: Invitee) -> vCalAddress:
    address = vCalAddress(f"mailto:{one.email}")
    if one.name:
        address.params["cn"] = vText(one.name)
    return address


def _alarm(reminder: Reminder) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("trigger", -reminder.before)
    made.add("description", reminder.words)
    return made


def packed(calendar: Calendar, first: date, last: date) -> bytes:
    """The file, with the rules of every zone that its events name, from a year before the first day to a year after the last."""
    calendar.add_missing_timezones(first_date=first - MARGIN, last_date=last + MARGIN)
    for zone in calendar.walk("VTIMEZONE"):
        zone.subcomponents = [each for one in zone.subcomponents for each in _apart(one)]
    return bytes(calendar.to_ical())


def _apart(one: Component) -> Iterator[Component]:
    """A change of the clock for each time it happens: some readers take the first of several that are told together for none."""
    held = one.pop("RDATE", None)
    yield one
    for listed in held if isinstance(held, list) else [held] if held else []:
        for each in listed.dts:
            again = one.copy()
            again.pop("DTSTART")
            again.add("dtstart", each.dt)
            yield again
