"""What a certificate of attendance says of one participant, in her language; it is signed and set elsewhere."""

from weft.meet.scene import Scene, minutes_of, worked
from weft.records import Language, Record
from weft.records.meeting import Meeting, Participant
from weft.report.cleaning import clean
from weft.report.voice import Voice

MINUTES = 60
LEAST_SHARE = 0.5
"""Of the minutes of the meeting: who was there for less has a list to show it, and no certificate."""


class Attended(Record):
    """How much of a meeting somebody was at."""

    sessions: int
    sessions_of: int
    minutes: int
    minutes_of: int

    @property
    def hours(self) -> float:
        """Hours to the half, rounded down: never more than was attended."""
        return self.minutes * 2 // MINUTES / 2


class Certified(Record):
    """What the certificate says: `template` words of the sheet (see `weft/courses/certificate.typ`), the rest for the credential.

    `key`: the same for the same person at the same meeting; no address stands in it.
    """

    key: str
    language: str
    name: str
    title: str
    head: str
    to: str
    has: str
    meeting: str
    terms: str
    issuer: str
    ended_on: str
    facts: tuple[tuple[str, str], ...]


def attended(meeting: Meeting, one: Participant) -> Attended:
    """The sessions in which the meeting worked and she was present, and their minutes; breaks count for nothing."""
    every = worked(meeting)
    there = [session for session in every if session.key in one.present]
    return Attended(
        sessions=len(there),
        sessions_of=len(every),
        minutes=sum(map(minutes_of, there)),
        minutes_of=sum(map(minutes_of, every)),
    )


def entitled(meeting: Meeting, one: Participant) -> bool:
    """Whether she was there for at least half of the minutes worked."""
    found = attended(meeting, one)
    return bool(found.minutes) and found.minutes >= LEAST_SHARE * found.minutes_of


def tongue_of(meeting: Meeting, one: Participant) -> Language:
    """The language of her certificate: her own where the product speaks it, else the first of the meeting that it speaks."""
    spoken = [code for code in (one.language, *meeting.languages) if code in set(Language)]
    return Language(spoken[0]) if spoken else Language.EN


def certified(meeting: Meeting, one: Participant, voice: Voice) -> Certified:
    """The words of one certificate, in the language of the voice."""
    scene, found = Scene(meeting, voice), attended(meeting, one)
    name, hours = clean(scene.person(one)), voice.number(found.hours)
    sessions = scene.say("meet.certificate.sessions_of", present=found.sessions, all=found.sessions_of)
    facts = (
        ("place", clean(scene.place)),
        ("sender", clean(scene.sender(one.guest) if one.guest else one.organisation)),
        ("role", scene.role(one.role)),
        ("sessions", sessions),
        ("hours", hours),
        ("issuer", clean(scene.convener)),
    )
    return Certified(
        key=f"{meeting.key}-{one.key}",
        language=voice.language.value,
        name=name,
        title=scene.say("meet.certificate.title", name=name),
        head=scene.say("meet.certificate.head"),
        to=scene.say("meet.certificate.to"),
        has=scene.say("meet.certificate.has"),
        meeting=clean(scene.title),
        terms=scene.say("meet.certificate.terms", sessions=sessions, hours=hours, place=clean(scene.place)),
        issuer=clean(scene.convener),
        ended_on=meeting.ends_on,
        facts=tuple((scene.say(f"meet.certificate.{key}"), text) for key, text in facts if text),
    )
