"""A meeting as one language says it: names, days, hours, places, and the order of names in that language."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from weft.records import Language
from weft.records.meeting import Guest, Item, Meeting, Participant, Said, Session, Standing
from weft.report.voice import MINUS, Voice

One = TypeVar("One")

NATIONAL = ("round_table", "national_workshop", "seminar")
"""Levels of one country: there bodies send participants, not governments."""

COMING = (Standing.NOMINATED, Standing.ENDORSED, Standing.ACCEPTED, Standing.REGISTERED)
"""States in which somebody holds a seat."""

SETTLED = (Standing.ACCEPTED, Standing.REGISTERED)
"""States in which somebody said that she comes."""

EYE = "\u0303"
"""The tilde: in Spanish ñ is a letter of its own, after n."""


class Scene:
    """A meeting and the voice that tells of it."""

    def __init__(self, meeting: Meeting, voice: Voice) -> None:
        self.meeting = meeting
        self.voice = voice
        self.language = voice.language
        self.say = voice.say
        self.guests = {one.key: one for one in meeting.guests}
        self.sessions = {one.key: one for one in meeting.sessions}
        self.national = meeting.level.value in NATIONAL

    def said(self, words: Said) -> str:
        """Words in the reader's language, else in that of the originals."""
        return words.said_in(self.language.value, self.meeting.languages[0] if self.meeting.languages else "en")

    @property
    def title(self) -> str:
        """The name of the meeting."""
        return self.said(self.meeting.title)

    @property
    def convener(self) -> str:
        """Who invites."""
        return self.said(self.meeting.convener) or self.said(self.meeting.host)

    @property
    def made_on(self) -> str:
        """The day of the record (ISO), the first day of the meeting where it has none."""
        return self.meeting.stamp[:10] or self.meeting.starts_on

    @property
    def span(self) -> str:
        """The days of the meeting as they stand under its name: "6–10 November 2017"."""
        return self._days("meet.span")

    @property
    def during(self) -> str:
        """The days of the meeting as a sentence says them: "from 6 to 10 November 2017"."""
        return self._days("meet.during")

    @property
    def place(self) -> str:
        """City and days in one line."""
        return ", ".join(one for one in (self.said(self.meeting.city), self.span) if one)

    @property
    def languages(self) -> str:
        """The languages of the meeting, as one says them."""
        return self.voice.among(*(self.voice.tongue(one) for one in self.meeting.languages))

    def _days(self, key: str) -> str:
        first, last = date.fromisoformat(self.meeting.starts_on), date.fromisoformat(self.meeting.ends_on)
        if first == last:
            return self.say(f"{key}.day", day=self.voice.day(self.meeting.starts_on))
        opening = self._short(first, month=first.month != last.month, year=first.year != last.year)
        return self.say(f"{key}.days", first=opening, last=self.voice.day(self.meeting.ends_on))

    def _short(self, day: date, *, month: bool, year: bool) -> str:
        """A day without what the day after it says as well."""
        if year:
            return self.voice.day(day.isoformat())
        if month:
            said = str(format_date(day, "d 'de' MMMM" if self.language is Language.ES else "d MMMM", locale=self.language.value))
        else:
            said = str(day.day)
        return f"1er{said[1:]}" if day.day == 1 and self.language is Language.FR else said

    def weekday(self, iso: str) -> str:
        """A day with the name it has in the week."""
        name = str(format_date(date.fromisoformat(iso[:10]), "EEEE", locale=self.language.value))
        return self.say("meet.weekday", weekday=name[:1].upper() + name[1:], day=self.voice.day(iso[:10]))

    def hour(self, iso: str) -> str:
        """The hour of a time on the wall at the venue."""
        pattern = {"fr": "H\u00a0'h'\u00a0mm", "es": "H:mm"}.get(self.language.value, "HH:mm")
        return str(format_time(datetime.fromisoformat(iso).time(), pattern, locale=self.language.value))

    def hours(self, one: Session) -> str:
        """From when to when a session goes."""
        return f"{self.hour(one.starts)}\u2013{self.hour(one.ends)}"

    def tenth(self, value: Decimal) -> str:
        """A mean with its one decimal, as the language writes it."""
        return str(format_decimal(value, "#,##0.0", locale=self.language.value)).replace("-", MINUS)

    def role(self, code: str) -> str:
        """What a participant comes as."""
        return self.voice.label("participant_roles", code) if code else self.say("meet.unsaid")

    def sender(self, key: str) -> str:
        """The name of who sends a participant; its key where it is not among those invited."""
        guest = self.guests.get(key)
        return self.name(guest) if guest else key

    def name(self, guest: Guest) -> str:
        """The name of a country or an organisation."""
        return self.said(guest.name) or self.voice.country(guest.code) or guest.key

    def person(self, one: Participant) -> str:
        """A person with her title, as she gave it."""
        return " ".join(part for part in (one.title, one.first_name, one.last_name) if part)

    def item(self, one: Item) -> str:
        """An item with its number."""
        return self.say("meet.item", number=one.number, title=self.said(one.title))

    def sorted(self, many: Iterable[One], name: Callable[[One], str]) -> tuple[One, ...]:
        """Things in the alphabetical order of the language."""
        return tuple(sorted(many, key=lambda one: (collation(name(one), self.language), name(one))))

    def countries(self) -> tuple[Guest, ...]:
        """The countries that are invited, in order."""
        return self.sorted((one for one in self.meeting.guests if one.code), self.name)


def collation(text: str, language: Language) -> str:
    """What a text is ordered by: letters without accents, ñ after n in Spanish, nothing but letters and digits."""
    spread = unicodedata.normalize("NFD", text.casefold())
    if language is Language.ES:
        spread = spread.replace(f"n{EYE}", "n\uffff")
    return "".join(sign for sign in spread if sign.isalnum() or sign in " \uffff")


def coming(meeting: Meeting) -> tuple[Participant, ...]:
    """Those who hold a seat: neither declined nor withdrawn."""
    return tuple(one for one in meeting.participants if one.standing in COMING)


def was_attended(meeting: Meeting) -> bool:
    """Whether anybody was marked as present: before, nobody knows who came."""
    return any(one.present for one in meeting.participants)


def taking_part(meeting: Meeting) -> tuple[Participant, ...]:
    """Those who were present; as long as attendance was not taken, those who said that they come."""
    if was_attended(meeting):
        return tuple(one for one in meeting.participants if one.present)
    return tuple(one for one in meeting.participants if one.standing in SETTLED)


def minutes_of(one: Session) -> int:
    """How long a session lasts, on the wall clock of the venue."""
    return int((datetime.fromisoformat(one.ends) - datetime.fromisoformat(one.starts)) / timedelta(minutes=1))


def is_break(one: Session) -> bool:
    """Whether a session is a break: it deals with no item."""
    return not one.item


def worked(meeting: Meeting) -> tuple[Session, ...]:
    """The sessions in which the meeting works, in order of time."""
    return tuple(sorted((one for one in meeting.sessions if not is_break(one)), key=lambda one: (one.starts, one.key)))
