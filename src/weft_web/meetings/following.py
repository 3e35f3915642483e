"""What was promised at a meeting, and what is heard of it afterwards: also when the meeting itself is closed."""

import uuid
from datetime import date

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.meetings.models import STATES, Commitment, CommitmentReport, Meeting, Participant

SUBJECT = 120


class Promised(Record):
    """Who will do what until when. `key`: the same key is the same commitment."""

    key: uuid.UUID
    owner: str
    text: str
    language: str
    due: date


class Heard(Record):
    """How a commitment stands: open, under_way, done or dropped; `key`: the same key is the same report."""

    key: uuid.UUID
    state: str
    words: str = ""


@transaction.atomic
def commitment_make(meeting: Meeting, promised: Promised, person: Person | None, participant: Participant | None = None) -> Commitment:
    """The commitment, once for a key.

    Errors: InputError commitment_differs, commitment_empty, participant_elsewhere, due_before_meeting.
    """
    there = Commitment.objects.filter(key=promised.key).first()
    if there is not None:
        if (there.meeting_id, there.text, there.owner) != (meeting.pk, promised.text, promised.owner):
            raise InputError("commitment_differs")
        return there
    if not promised.text.strip() or not promised.owner.strip():
        raise InputError("commitment_empty")
    if participant is not None and participant.meeting_id != meeting.pk:
        raise InputError("participant_elsewhere")
    if promised.due < meeting.starts_on:
        raise InputError("due_before_meeting")
    values = {name: getattr(promised, name) for name in ("key", "owner", "text", "language", "due")}
    made = Commitment.objects.create(meeting=meeting, participant=participant, by=person, **values)
    did(person, meeting.country, "commitment_made", made.text[:SUBJECT], commitment=str(made.key))
    return made


@transaction.atomic
def commitment_withdraw(commitment: Commitment, person: Person) -> None:
    """Entered by mistake: one that is not kept is reported as dropped instead."""
    if Commitment.objects.filter(pk=commitment.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        did(person, commitment.meeting.country, "commitment_withdrawn", commitment.text[:SUBJECT], commitment=str(commitment.key))


@transaction.atomic
def commitment_report(commitment: Commitment, heard: Heard, person: Person | None) -> CommitmentReport:
    """How it stands from now on, once for a key; what was reported before stays.

    Errors: InputError report_differs, report_state_unknown.
    """
    there = CommitmentReport.objects.filter(key=heard.key).first()
    if there is not None:
        if (there.commitment_id, there.state) != (commitment.pk, heard.state):
            raise InputError("report_differs")
        return there
    if heard.state not in {code for code, _ in STATES}:
        raise InputError("report_state_unknown", heard.state)
    made = CommitmentReport.objects.create(commitment=commitment, key=heard.key, state=heard.state, words=heard.words, by=person)
    told = {"commitment": str(commitment.key), "state": made.state}
    did(person, commitment.meeting.country, "commitment_reported", commitment.text[:SUBJECT], **told)
    return made
