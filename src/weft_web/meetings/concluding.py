"""What working groups concluded, and what it becomes: a comment on the draft, an action of the strategy, a commitment."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft.records.consulting import Way
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.consultations.entering import Said, comment_enter
from weft_web.consultations.inviting import Guest, invitees_add
from weft_web.consultations.models import Comment, Consultation, Invitee
from weft_web.meetings.convening import held, name_of
from weft_web.meetings.following import Promised, commitment_make
from weft_web.meetings.models import Commitment, Conclusion, WorkingGroup
from weft_web.strategies.models import Part
from weft_web.strategies.selectors import strategy_of
from weft_web.strategies.services import part_make

SUBJECT = 120
ROLE_OF_GROUP = "organisation"
"""As what a working group stands among those who were asked for comments."""

ACTION = "activities"


class Concluded(Record):
    """What a group concluded. `key`: minted where the form was made: the same key is the same conclusion."""

    key: uuid.UUID
    text: str
    language: str


class Placed(Record):
    """Where a conclusion goes as a comment: key and number of the place in the draft, "" for the whole; what the text should say."""

    place: str
    number: str
    about: str
    proposal: str = ""


@transaction.atomic
def conclusion_keep(group: WorkingGroup, concluded: Concluded, person: Person | None) -> Conclusion:
    """The conclusion, once for a key. Errors: InputError meeting_is_closed, meeting_is_cancelled, conclusion_differs, conclusion_empty."""
    there = Conclusion.objects.filter(key=concluded.key).first()
    if there is not None:
        if (there.group_id, there.text) != (group.pk, concluded.text):
            raise InputError("conclusion_differs")
        return there
    meeting = held(group.meeting)
    if not concluded.text.strip():
        raise InputError("conclusion_empty")
    values = {"text": concluded.text, "language": concluded.language}
    made = Conclusion.objects.create(key=concluded.key, group=group, by=person, **values)
    did(person, meeting.country, "conclusion_kept", made.text[:SUBJECT], conclusion=str(made.key), group=str(group.key))
    return made


@transaction.atomic
def conclusion_withdraw(conclusion: Conclusion, person: Person) -> None:
    """Entered by mistake; what it became stays where it is. Errors: InputError conclusion_went once it became something."""
    there = _held(conclusion)
    if _went(there):
        raise InputError("conclusion_went")
    if there.withdrawn_at is None:
        there.withdrawn_at = timezone.now()
        there.save(update_fields=["withdrawn_at"])
        did(person, there.group.meeting.country, "conclusion_withdrawn", there.text[:SUBJECT], conclusion=str(there.key))


@transaction.atomic
def conclusion_comment(conclusion: Conclusion, placed: Placed, person: Person) -> Comment:
    """The conclusion as a comment of its group in the round of the meeting; a second time is the same comment.

    Errors: InputError meeting_without_round, conclusion_went, round_closed.
    """
    there = _held(conclusion)
    if there.comment is not None:
        return there.comment
    _free(there)
    consultation = there.group.meeting.consultation
    if consultation is None:
        raise InputError("meeting_without_round")
    if consultation.closed_at is not None:
        raise InputError("round_closed")
    invitee = _invitee(consultation, there.group, person)
    said = Said(
        key=uuid.uuid5(there.key, "comment"),
        text=there.text,
        language=there.language,
        way=Way.MEETING,
        late=timezone.now() > consultation.closes_at,
        **{name: getattr(placed, name) for name in ("place", "number", "about", "proposal")},
    )
    there.comment = comment_enter(invitee, said, person)
    there.save(update_fields=["comment"])
    return there.comment


def _invitee(consultation: Consultation, group: WorkingGroup, person: Person) -> Invitee:
    """The working group among those who were asked."""
    meeting = name_of(group.meeting)
    plain = {"email": "", "sector": "", "role": ROLE_OF_GROUP, "language": language_of(group)}
    guest = Guest(name=group.name, organisation=meeting[:300], **plain)
    invitees_add(consultation, [guest], person)
    rows = Invitee.objects.filter(consultation=consultation, withdrawn_at=None, email="")
    return rows.filter(name__iexact=group.name, organisation__iexact=guest.organisation).earliest("pk")


def language_of(group: WorkingGroup) -> str:
    """The language of the originals of the meeting."""
    return str(group.meeting.languages[0]) if group.meeting.languages else "en"


@transaction.atomic
def conclusion_act(conclusion: Conclusion, values: Mapping[str, Any], person: Person) -> Part:
    """The conclusion as an action of the strategy at hand; a second time is the same action.

    Errors: InputError strategy_missing, conclusion_went; ValuesError as strategies.services.part_make.
    """
    there = _held(conclusion)
    if there.part is not None:
        return there.part
    _free(there)
    country = there.group.meeting.country
    strategy = strategy_of(country) if country else None
    if strategy is None:
        raise InputError("strategy_missing")
    there.part = part_make(strategy, ACTION, values, person)
    there.save(update_fields=["part"])
    return there.part


@transaction.atomic
def conclusion_promise(conclusion: Conclusion, owner: str, due: date, person: Person) -> Commitment:
    """The conclusion as a commitment with an owner and a day; a second time is the same one.

    Errors: InputError conclusion_went, and as commitment_make.
    """
    there = _held(conclusion)
    if there.commitment is not None:
        return there.commitment
    _free(there)
    key = uuid.uuid5(there.key, "commitment")
    promised = Promised(key=key, owner=owner, text=there.text, language=there.language, due=due)
    there.commitment = commitment_make(there.group.meeting, promised, person)
    there.save(update_fields=["commitment"])
    return there.commitment


def _held(conclusion: Conclusion) -> Conclusion:
    """The row, held until it is written."""
    rows = Conclusion.objects.select_for_update(of=("self",))
    return rows.select_related("group__meeting__country", "group__meeting__consultation__country", "comment", "part", "commitment").get(
        pk=conclusion.pk
    )


def _went(there: Conclusion) -> bool:
    return any((there.comment_id, there.part_id, there.commitment_id))


def _free(there: Conclusion) -> None:
    """Errors: InputError conclusion_went, conclusion_withdrawn."""
    if _went(there):
        raise InputError("conclusion_went")
    if there.withdrawn_at is not None:
        raise InputError("conclusion_withdrawn")
