"""Evaluation sheets before and after: one a phase of each person, and no row says whose it is."""

import uuid
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.engine import convening as engine
from weft_web.meetings.convening import name_of
from weft_web.meetings.models import PHASES, Meeting, Participant, Sheet

SALT = "weft_web.meetings.evaluating"
DAYS_AFTER = 60
"""How long after a meeting people are asked what they think of it."""

LONGEST = 4_000


def mark_of(participant: Participant) -> str:
    """What tells the sheets of one person apart: only who has this installation's secret key can make it of her link."""
    return salted_hmac(SALT, f"{participant.meeting_id}:{participant.secret}", algorithm="sha256").hexdigest()


def is_asked(meeting: Meeting, phase: str) -> bool:
    """Whether sheets of a phase are taken now: before until the first day has passed, after from that day on."""
    today = timezone.now().date()
    if meeting.cancelled_at is not None:
        return False
    if phase == "before":
        return today <= meeting.starts_on
    return meeting.starts_on <= today <= meeting.ends_on + timedelta(days=DAYS_AFTER)


def sheet_receive(participant: Participant, key: uuid.UUID, phase: str, answers: Mapping[str, str]) -> Sheet:
    """Her sheet of a phase, once. Errors: InputError sheet_not_asked, sheet_there (another one came before), and as _fitting."""
    meeting = participant.meeting
    if not is_asked(meeting, phase) and not Sheet.objects.filter(key=key).exists():
        raise InputError("sheet_not_asked", phase)
    return _kept(meeting, key, (phase, mark_of(participant)), answers)


@transaction.atomic
def sheet_enter(meeting: Meeting, key: uuid.UUID, phase: str, answers: Mapping[str, str], person: Person) -> Sheet:
    """A sheet that was filled in on paper, entered by the organisers; it stands for itself: whose it is nobody knows.

    Errors: as sheet_receive, at any time.
    """
    made = _kept(meeting, key, (phase, key.hex), answers)
    did(person, meeting.country, "sheet_entered", name_of(meeting), meeting=str(meeting.key), phase=phase)
    return made


@transaction.atomic
def _kept(meeting: Meeting, key: uuid.UUID, mark: tuple[str, str], answers: Mapping[str, str]) -> Sheet:
    phase, person = mark
    given = _fitting(meeting, phase, answers)
    first = {"key": key, "answers": given}
    same = Sheet.objects.filter(key=key).first()
    if same is None:
        same, made = Sheet.objects.get_or_create(meeting=meeting, phase=phase, person=person, defaults=first)
        if made:
            return same
    if (same.meeting_id, same.phase, same.person, same.answers) != (meeting.pk, phase, person, given):
        raise InputError("sheet_there")
    return same


def _fitting(meeting: Meeting, phase: str, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that say something. Errors: InputError sheet_phase_unknown, answer_unknown, answer_unfit, sheet_empty."""
    if phase not in {code for code, _ in PHASES}:
        raise InputError("sheet_phase_unknown", phase)
    asked = engine.questions_of(meeting.level)
    known = {one.id: one for one in asked.of(phase)}
    said = {name: value.strip()[:LONGEST] for name, value in answers.items() if value.strip()}
    for name, value in said.items():
        if name not in known:
            raise InputError("answer_unknown", name)
        if not engine.fits(known[name], value, asked):
            raise InputError("answer_unfit", name)
    if not said:
        raise InputError("sheet_empty")
    return said
