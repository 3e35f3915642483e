"""Two versions of an entry side by side: which fields differ, and the words that came and went."""

from difflib import SequenceMatcher

from weft.records import Record
from weft_web.asking import Voice
from weft_web.instruments.models import Instrument
from weft_web.observations.models import Version
from weft_web.observations.resting import titled

TOLD = ("kind", "title", "text", "language", "sectors", "themes", "area", "priority", "instrument_id", "window_from", "window_to")


class Piece(Record):
    """Words that stayed, came or went: same, added, removed."""

    state: str
    words: str


class Difference(Record):
    """One field that differs."""

    field: str
    pieces: tuple[Piece, ...]


def differences(voice: Voice, before: Version, after: Version) -> list[Difference]:
    """The fields that differ, in the order of the form."""
    return [
        Difference(field=name, pieces=pieces(said(voice, name, before.values.get(name)), said(voice, name, after.values.get(name))))
        for name in TOLD
        if before.values.get(name) != after.values.get(name)
    ]


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


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What stayed, went and came, word by word."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for state, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if state == "equal":
            found.append(Piece(state="same", words=" ".join(old[a:b])))
            continue
        found += [Piece(state=name, words=" ".join(words)) for name, words in (("removed", old[a:b]), ("added", new[c:d])) if words]
    return tuple(found)
