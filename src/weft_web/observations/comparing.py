"""Two versions of an entry or of an interview side by side: which fields differ, and the words that came and went."""

from typing import Any

from weft.records import Record
from weft_web.asking import Voice
from weft_web.engine.asking import guides
from weft_web.instruments.models import Instrument
from weft_web.observations.interview_forms import REST
from weft_web.observations.models import Consent, InterviewVersion, Version
from weft_web.observations.resting import titled
from weft_web.wording import Piece, pieces

ENTRY = ("kind", "title", "text", "language", "sectors", "themes", "area", "priority", "instrument_id", "window_from", "window_to")
INTERVIEW = {
    **{name: f"observations.{name}" for name in ("person", "post", "institution", "sector", "held_on", "place")},
    "language": "observations.interview_language",
    **{name: f"observations.{name}" for name in ("consent", "guide")},
}
"""The fields of an interview before its notes, each with its words."""

NO_VALUE: tuple[object, ...] = (None, "", [])


class Field(Record):
    """A field of a version: what it is called, what stands in it, and that in words."""

    heading: str
    value: Any
    said: str


class Difference(Record):
    """One field that differs."""

    heading: str
    pieces: tuple[Piece, ...]


def differences(before: dict[str, Field], after: dict[str, Field]) -> list[Difference]:
    """The fields that differ, in the order of the form; those that only the earlier version has come last."""
    held = [(before.get(name), after.get(name)) for name in dict.fromkeys((*after, *before))]
    return [_difference(old, new) for old, new in held if (old.value if old else None) != (new.value if new else None)]


def _difference(old: Field | None, new: Field | None) -> Difference:
    one = new or old
    assert one is not None  # noqa: S101 - one of the two has the field
    words = pieces(old.said.split() if old else [], new.said.split() if new else [], between=" ")
    return Difference(heading=one.heading, pieces=words)


def entry_fields(voice: Voice, version: Version) -> dict[str, Field]:
    """The fields of a version of an entry."""
    held = {name: version.values.get(name) for name in ENTRY}
    heads = {name: voice.say(f"observations.column.{name}") for name in ENTRY}
    return {name: Field(heading=heads[name], value=value, said=said(voice, name, value)) for name, value in held.items()}


def said(voice: Voice, name: str, value: Any) -> str:
    """A field of an entry in words."""
    if value in NO_VALUE:
        return ""
    match name:
        case "kind":
            return voice.say(f"observations.kind.{value}")
        case "sectors" | "themes":
            return ", ".join(voice.label(name, one) for one in (value if isinstance(value, list) else []))
        case "area":
            return voice.label("capacity_areas", str(value))
        case "priority":
            return voice.say(f"people.priority.{value}")
        case "language":
            return voice.tongue(str(value))
        case "window_from" | "window_to":
            return voice.day(str(value))
        case "instrument_id":
            there = Instrument.objects.filter(pk=str(value)).first()
            return titled(there) if there else ""
    return str(value)


def interview_fields(voice: Voice, version: InterviewVersion) -> dict[str, Field]:
    """The fields of a version of an interview, and its notes, each under its question."""
    held = {name: version.values.get(name) for name in INTERVIEW}
    heads = {name: voice.say(words) for name, words in INTERVIEW.items()}
    plain = {name: Field(heading=heads[name], value=value, said=_of_interview(voice, name, value)) for name, value in held.items()}
    return plain | _notes(voice, version)


def _of_interview(voice: Voice, name: str, value: Any) -> str:
    if value in NO_VALUE:
        return ""
    match name:
        case "sector":
            return voice.label("sectors", str(value))
        case "held_on":
            return voice.day(str(value))
        case "language":
            return voice.tongue(str(value))
        case "consent" if value in set(Consent):
            return voice.say(f"observations.consent.{value}")
        case "guide":
            guide = guides().get(str(value))
            return guide.title.said_in(voice.language) if guide else str(value)
    return str(value)


def _notes(voice: Voice, version: InterviewVersion) -> dict[str, Field]:
    """The notes in the order of the guide; those under questions that are no more stand under their codes."""
    guide, notes = guides().get(str(version.values.get("guide"))), dict(version.values.get("notes") or {})
    asked = {one.id: one.text.said_in(voice.language) for one in guide.questions} if guide else {}
    headings = {**asked, REST: voice.say("observations.note_rest")}
    codes = [*(code for code in headings if code in notes), *(code for code in notes if code not in headings)]
    return {f"note {code}": Field(heading=headings.get(code, code), value=notes[code], said=str(notes[code])) for code in codes}
