"""Two versions of an entry side by side: which fields differ, and the words that came and went."""

from weft.records import Record
from weft_web.asking import Voice
from weft_web.instruments.models import Instrument
from weft_web.observations.models import Version
from weft_web.observations.resting import titled
from weft_web.wording import Piece, pieces

TOLD = ("kind", "title", "text", "language", "sectors", "themes", "area", "priority", "instrument_id", "window_from", "window_to")


class Difference(Record):
    """One field that differs."""

    field: str
    pieces: tuple[Piece, ...]


def differences(voice: Voice, before: Version, after: Version) -> list[Difference]:
    """The fields that differ, in the order of the form."""
    return [
        Difference(field=name, pieces=pieces(words(voice, name, before), words(voice, name, after), between=" "))
        for name in TOLD
        if before.values.get(name) != after.values.get(name)
    ]


def words(voice: Voice, field: str, version: Version) -> list[str]:
    """A field of a version, as its words."""
    return said(voice, field, version.values.get(field)).split()


def said(voice: Voice, field: str, value: object) -> str:
    """A value of a version in words."""
    if value in (None, "", []):
        return ""
    match field:
        case "kind":
            return voice.say(f"observations.kind.{value}")
        case "sectors" | "themes":
            return ", ".join(voice.label(field, one) for one in (value if isinstance(value, list) else []))
        case "area":
            return voice.label("capacity_areas", str(value))
        case "priority":
            return voice.say(f"observations.priority.{value}")
        case "language":
            return voice.tongue(str(value))
        case "window_from" | "window_to":
            return voice.day(str(value))
        case "instrument_id":
            there = Instrument.objects.filter(pk=str(value)).first()
            return titled(there) if there else ""
    return str(value)
