"""Letters of a meeting, each in the language of whom it goes to, with the link of its own: to guests, to those they nominate."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace

from weft.records import Language, Record
from weft.records.meeting import Meeting as MeetingRecord
from weft.records.meeting import Standing
from weft_web import engine as words
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.engine import convening as engine
from weft_web.lettering import FILE, Sender
from weft_web.mailing import Enclosed, Letter
from weft_web.meetings.convening import name_of
from weft_web.meetings.letter_words import body_of
from weft_web.meetings.models import Guest, Meeting, Participant
from weft_web.meetings.models import Letter as LetterRow
from weft_web.meetings.seating import COMING, free_seats
from weft_web.meetings.selectors import guest_record, meeting_of, participant_record

NOMINATION, NOMINATION_REMINDER = "nomination", "nomination_reminder"
INVITATION, INVITATION_REMINDER = "invitation", "invitation_reminder"
CHANGE, CANCELLATION, WITHDRAWAL, AFTER, FOLLOW_UP = "change", "cancellation", "withdrawal", "after", "follow_up"
KINDS = (NOMINATION, NOMINATION_REMINDER, INVITATION, INVITATION_REMINDER, CHANGE, CANCELLATION, WITHDRAWAL, AFTER, FOLLOW_UP)
"""In the order in which a meeting needs them."""

ASKS = {INVITATION: "REQUEST", CHANGE: "REQUEST", CANCELLATION: "CANCEL", WITHDRAWAL: "CANCEL"}
"""What the calendar file in a letter asks of who opens it; other letters hold none."""

CALENDAR = "text/calendar"
Addressee = Guest | Participant


class Writing(Record):
    """What all letters of one asking share: the meeting as it is now, who writes, and from where."""

    meeting: Meeting
    record: MeetingRecord
    sender: Sender

    def scene(self, language: str) -> engine.Scene:
        """The meeting as a language says it."""
        return engine.Scene(self.record, words.voice(Language(language)))


def writing_of(meeting: Meeting, sender: Sender) -> Writing:
    """The meeting ready to be written about: those who are asked write back to its contact, who holds it where none is named."""
    contact = replace(sender, name=meeting.contact or sender.name, email=meeting.contact_email or sender.email)
    return Writing(meeting=meeting, record=meeting_of(meeting), sender=contact)


def link_of(one: Addressee, origin: str) -> str:
    """The personal link: to nominate, or to attend."""
    page = "nominate:front" if isinstance(one, Guest) else "attend:front"
    return origin.rstrip("/") + reverse(page, kwargs={"secret": one.secret})


def called(one: Addressee, scene: engine.Scene) -> str:
    """Who is written to."""
    if isinstance(one, Guest):
        return scene.name(guest_record(one))
    return " ".join(part for part in (one.title, one.first_name, one.last_name) if part)


def letter_of(one: Addressee, kind: str, writing: Writing) -> Letter:
    """A letter with what it encloses."""
    scene, sender = writing.scene(one.language), writing.sender
    say, name = scene.say, called(one, scene)
    parts = [
        say("consultations.letter.to", name=name),
        *body_of(one, kind, scene, link_of(one, sender.origin)),
        say("consultations.letter.whom_to_ask", name=sender.name, email=sender.email),
        *dict.fromkeys(part for part in (sender.name, scene.convener) if part),
    ]
    return Letter(
        to=one.email,
        name=name,
        subject=say(f"attending.letter.{kind}_subject", title=scene.title, place=scene.place),
        text="\n\n".join(parts) + "\n",
        reply_to=(sender.name, sender.email),
        language=one.language,
        enclosed=_enclosed(one, kind, scene),
    )


def _enclosed(one: Addressee, kind: str, scene: engine.Scene) -> tuple[Enclosed, ...]:
    """The calendar file, which takes the place of the one before; a request is for one person with an address."""
    method = ASKS.get(kind, "")
    if not method:
        return ()
    someone = participant_record(one) if isinstance(one, Participant) and one.email and scene.meeting.contact_email else None
    if method == "CANCEL":
        data = engine.cancelled(scene, someone)
    else:
        method, data = (method, engine.requested(scene, someone)) if someone else ("PUBLISH", engine.published(scene, sessions=False))
    return (Enclosed(name="meeting.ics", kind=CALENDAR, data=data, method=method),)


class Log:
    """What letters of a meeting have left, by whom they went to."""

    def __init__(self, meeting: Meeting) -> None:
        self.rows = list(meeting.letters.filter(failure="").order_by("at", "id"))
        self.by_side: dict[tuple[bool, int | None], list[LetterRow]] = defaultdict(list)
        for row in self.rows:
            self.by_side[row.guest_id is not None, row.guest_id or row.participant_id].append(row)

    def of(self, one: Addressee) -> list[LetterRow]:
        """The letters to one of them, the first first."""
        return self.by_side.get((isinstance(one, Guest), one.pk), [])

    def had(self, one: Addressee, *kinds: str) -> bool:
        """Whether a letter of these kinds went to somebody."""
        return any(row.kind in kinds for row in self.of(one))

    def behind(self, one: Addressee, sequence: int) -> bool:
        """Whether somebody was written to, and not since the meeting changed."""
        told = self.of(one)
        return bool(told) and max(row.sequence for row in told) < sequence


def letter_keep(one: Addressee, kind: str, way: tuple[str, str], person: Person) -> LetterRow:
    """The log's line on a letter; `way`: by which channel, and why it did not leave. A guest is asked from the first letter on."""
    channel, failure = way
    whose = {"guest": one} if isinstance(one, Guest) else {"participant": one}
    told = {"kind": kind, "channel": channel, "failure": failure, "by": person, "sequence": one.meeting.sequence}
    made = LetterRow.objects.create(meeting=one.meeting, **whose, **told)
    if kind == NOMINATION and not failure and isinstance(one, Guest):
        Guest.objects.filter(pk=one.pk, asked_at=None).update(asked_at=timezone.now())
    return made


@transaction.atomic
def letters_handed_out(held: Iterable[Addressee], kind: str, person: Person) -> int:
    """How many letters were made as files, each with its line in the log."""
    rows = list(held)
    for one in rows:
        letter_keep(one, kind, (FILE, ""), person)
    if rows:
        there = rows[0].meeting
        did(person, there.country, "meeting_letters_made", name_of(there), meeting=str(there.key), kind=kind, count=len(rows))
    return len(rows)


def guests_to_write_to(meeting: Meeting, kind: str, log: Log) -> list[Guest]:
    """The guests to whom a letter goes now."""
    rows = list(meeting.guests.select_related("meeting__country"))
    asked = [one for one in rows if one.withdrawn_at is None]
    match kind:
        case "nomination":
            return [one for one in asked if one.asked_at is None]
        case "nomination_reminder":
            return [one for one in asked if one.asked_at is not None and is_waited_for(one)]
        case "change":
            return [one for one in asked if log.behind(one, meeting.sequence)]
        case "cancellation":
            return [one for one in asked if log.had(one, NOMINATION, CHANGE) and not log.had(one, CANCELLATION)]
        case "withdrawal":
            return [one for one in rows if one.withdrawn_at is not None and log.had(one, NOMINATION) and not log.had(one, WITHDRAWAL)]
    return []


def is_waited_for(guest: Guest) -> bool:
    """Whether a guest has seats that nobody holds, or, where none are offered, has named nobody."""
    free = free_seats(guest)
    return any(free.values()) if free else not guest.participants.filter(standing__in=COMING).exists()


def people_to_write_to(meeting: Meeting, kind: str, log: Log) -> list[Participant]:
    """The participants to whom a letter goes now."""
    rows = list(meeting.participants.select_related("meeting__country", "guest").prefetch_related("attendance"))
    coming = [one for one in rows if one.standing in (Standing.ENDORSED, Standing.ACCEPTED, Standing.REGISTERED)]
    match kind:
        case "invitation":
            return [one for one in coming if not log.had(one, INVITATION)]
        case "invitation_reminder":
            return [one for one in coming if one.standing != Standing.REGISTERED and log.had(one, INVITATION)]
        case "change":
            return [one for one in coming if log.behind(one, meeting.sequence)]
        case "cancellation":
            return [one for one in coming if log.of(one) and not log.had(one, CANCELLATION)]
        case "withdrawal":
            return [one for one in rows if one.ended_at is not None and log.had(one, INVITATION) and not log.had(one, WITHDRAWAL)]
        case "after":
            return [one for one in rows if any(there.withdrawn_at is None for there in one.attendance.all()) and not log.had(one, AFTER)]
        case "follow_up":
            return [one for one in rows if one.pk in _reminded(meeting, log)]
    return []


def _reminded(meeting: Meeting, log: Log) -> set[int]:
    """Who promised something that is not ended, on or after a day of reminding on which nobody has asked yet."""
    today = timezone.now().date().isoformat()
    due = [one for one in engine.reminders(meeting_of(meeting)) if one.on <= today]
    if not due:
        return set()
    last = due[-1]
    asked = {row.participant_id for row in log.rows if row.kind == FOLLOW_UP and row.at.date().isoformat() >= last.on}
    owners = meeting.commitments.filter(key__in=last.asks, withdrawn_at=None, participant__isnull=False)
    return {pk for pk in owners.values_list("participant_id", flat=True) if pk is not None} - asked


def to_write_to(meeting: Meeting, kind: str, log: Log | None = None) -> tuple[Addressee, ...]:
    """To whom a letter goes now; only the last word once a meeting is called off, none that invites once it is over."""
    if (kind == CANCELLATION) != (meeting.cancelled_at is not None):
        return ()
    over = timezone.now().date() > meeting.ends_on or meeting.closed_at is not None
    if kind in (AFTER, FOLLOW_UP) and timezone.now().date() < meeting.ends_on:
        return ()
    if over and kind not in (AFTER, FOLLOW_UP, WITHDRAWAL):
        return ()
    known = log or Log(meeting)
    return (*guests_to_write_to(meeting, kind, known), *people_to_write_to(meeting, kind, known))
