"""Until when comments are taken, said with the time zone: the day alone means another hour in every country."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel import Locale

from weft.report.voice import MINUS, Voice

PLAIN = ("UTC", "Etc/UTC", "GMT", "Etc/GMT")
MINUTES_OF_HOUR = 60


def moment(iso: str) -> datetime:
    """A time of a record; UTC where it names no zone."""
    told = datetime.fromisoformat(iso)
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def said(voice: Voice, closes_at: str, zone: str) -> str:
    """Day, hour and zone in words: "15 January 2027, 23:59 (Nairobi time, UTC+3)"."""
    local = moment(closes_at).astimezone(ZoneInfo(zone or "UTC"))
    day, hour = voice.day(local.date().isoformat()), voice.say("consult.hour", hour=f"{local:%H}", minute=f"{local:%M}")
    if not zone or zone in PLAIN:
        return voice.say("consult.deadline_utc", day=day, hour=hour)
    return voice.say("consult.deadline", day=day, hour=hour, city=_city(voice, zone), offset=_offset(local))


def _city(voice: Voice, zone: str) -> str:
    """The city that a zone is named after, in the language where it has another name there."""
    known = Locale.parse(voice.language.value).time_zones.get(zone, {})
    return str(known.get("city") or zone.rpartition("/")[2].replace("_", " "))


def _offset(local: datetime) -> str:
    """How far a zone is from UTC at that moment: "+3", "−4:30"."""
    away = local.utcoffset()
    minutes = round(away.total_seconds() / MINUTES_OF_HOUR) if away else 0
    hours, rest = divmod(abs(minutes), MINUTES_OF_HOUR)
    return f"{MINUS if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
