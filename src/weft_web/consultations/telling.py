"""Times of a round as people read them: in the zone they were said in, and in UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from weft.records import Record
from weft_web.asking import Voice


class Deadline(Record):
    """A moment: its day and time in its own zone, the zone's name, and the same in UTC."""

    local: str
    zone: str
    utc: str
    iso: str


def deadline_of(voice: Voice, at: datetime, zone: str) -> Deadline:
    """A moment as a language says it."""
    there = at.astimezone(ZoneInfo(zone))
    return Deadline(
        local=_said(voice, there), zone=zone.replace("_", " "), utc=_said(voice, at.astimezone(UTC)), iso=at.astimezone(UTC).isoformat()
    )


def _said(voice: Voice, at: datetime) -> str:
    return f"{voice.day(at.date().isoformat())}, {at:%H:%M}"


def deadline_said(voice: Voice, at: datetime, zone: str) -> str:
    """The same in one sentence's part: "15 January 2027, 18:00 (Africa/Dakar; 18:00 UTC ...)"."""
    told = deadline_of(voice, at, zone)
    return voice.say("consultations.deadline_said", local=told.local, zone=told.zone, utc=told.utc)
