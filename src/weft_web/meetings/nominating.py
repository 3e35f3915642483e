"""Participants from nomination to registration, or to a seat given back; each step has its day, each deed happens once."""

import uuid

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft.records.meeting import Standing
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.instruments.models import StoredFile
from weft_web.meetings.convening import held
from weft_web.meetings.models import Guest, Meeting, Participant
from weft_web.meetings.seating import COMING, free_seats

DETAILS = (
    *("role", "title", "first_name", "last_name", "position", "organisation", "sector", "gender", "language", "email"),
    *("telephone", "funded", "needs"),
)
HERS = ("title", "first_name", "last_name", "position", "organisation", "sector", "gender", "language", "email", "telephone", "needs")
"""What a participant says of herself when she registers; her role and who pays are the organisers'."""

COMPARED = ("role", "first_name", "last_name", "email")
MOST_NOMINATED = 200
"""Of one guest: more than any list of a delegation."""


class Nominated(Record):
    """Somebody who is nominated. `key`: minted where the form was made: the same key is the same nomination."""

    key: uuid.UUID
    role: str
    first_name: str
    last_name: str
    language: str
    title: str = ""
    position: str = ""
    organisation: str = ""
    sector: str = ""
    gender: str = ""
    email: str = ""
    telephone: str = ""
    funded: bool = False
    needs: str = ""


class NominationLetter(Record):
    """The letter in which somebody was nominated, as kept."""

    file: StoredFile
    name: str


@transaction.atomic
def participant_add(meeting: Meeting, nominated: Nominated, person: Person, guest: Guest | None = None) -> Participant:
    """Somebody nominated as the organisers enter it, beyond the seats too; once for a key.

    Errors: InputError meeting_is_closed, meeting_is_cancelled, nomination_differs, nomination_nameless, guest_elsewhere.
    """
    return _nominate(held(meeting), guest, nominated, person)


@transaction.atomic
def participant_nominate(guest: Guest, nominated: Nominated, letter: NominationLetter | None = None) -> Participant:
    """Somebody nominated by the guest itself, within its seats; once for a key.

    Errors: as participant_add, and InputError seats_filled, guest_withdrawn, too_many_nominated.
    """
    there = Participant.objects.filter(key=nominated.key).first()
    if there is not None:
        return _same(there, guest.meeting_id, guest, nominated)
    meeting = held(guest.meeting)
    own = Guest.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=guest.pk)
    if own.withdrawn_at is not None:
        raise InputError("guest_withdrawn")
    if own.participants.count() >= MOST_NOMINATED:
        raise InputError("too_many_nominated")
    if not free_seats(own).get(nominated.role):
        raise InputError("seats_filled", nominated.role)
    return _nominate(meeting, own, nominated, None, letter)


def _nominate(
    meeting: Meeting, guest: Guest | None, nominated: Nominated, person: Person | None, letter: NominationLetter | None = None
) -> Participant:
    there = Participant.objects.filter(key=nominated.key).first()
    if there is not None:
        return _same(there, meeting.pk, guest, nominated)
    if not nominated.last_name.strip():
        raise InputError("nomination_nameless")
    if guest is not None and guest.meeting_id != meeting.pk:
        raise InputError("guest_elsewhere")
    values = {name: getattr(nominated, name) for name in DETAILS}
    held_letter = {"letter": letter.file, "letter_name": letter.name} if letter else {}
    made = Participant.objects.create(key=nominated.key, meeting=meeting, guest=guest, by=person, **values, **held_letter)
    _did(made, "participant_nominated", person)
    return made


def _same(there: Participant, meeting: int, guest: Guest | None, nominated: Nominated) -> Participant:
    """What came before under this key. Errors: InputError nomination_differs."""
    of = (there.meeting_id, there.guest_id)
    if of != (meeting, guest.pk if guest else None) or any(getattr(there, one) != getattr(nominated, one) for one in COMPARED):
        raise InputError("nomination_differs")
    return there


@transaction.atomic
def participant_endorse(participant: Participant, person: Person) -> None:
    """Her nomination is accepted by who convenes; from now on her own link leads further. A second time is no error.

    Errors: InputError standing_ended.
    """
    there = _coming(participant)
    if there.standing == Standing.NOMINATED.value:
        there.endorsed_by = person
        _step(there, Standing.ENDORSED, "endorsed_at", person)


@transaction.atomic
def participant_accept(participant: Participant, person: Person | None = None) -> None:
    """She says that she comes; a second time is no error. Errors: InputError standing_ended, not_endorsed."""
    there = _endorsed(participant)
    if there.standing == Standing.ENDORSED.value:
        _step(there, Standing.ACCEPTED, "accepted_at", person)


@transaction.atomic
def participant_register(participant: Participant, hers: dict[str, str], person: Person | None = None) -> None:
    """What she says of herself (of HERS), and that she comes; sent again it changes only what is different.

    Errors: InputError standing_ended, not_endorsed, nomination_nameless.
    """
    there = _endorsed(participant)
    details_set(there, {name: value for name, value in hers.items() if name in HERS}, person)
    if there.standing == Standing.ENDORSED.value:
        _step(there, Standing.ACCEPTED, "accepted_at", person)
    if there.standing == Standing.ACCEPTED.value:
        _step(there, Standing.REGISTERED, "registered_at", person)


@transaction.atomic
def participant_change(participant: Participant, values: dict[str, object], person: Person) -> None:
    """What the organisers know of her, said otherwise, `guest_id` (who sends her) too.

    Errors: InputError nomination_nameless, guest_elsewhere.
    """
    there = _held(participant)
    sends = values.get("guest_id")
    if sends is not None and not Guest.objects.filter(pk=int(str(sends)), meeting=there.meeting_id).exists():
        raise InputError("guest_elsewhere")
    details_set(there, {name: value for name, value in values.items() if name in (*DETAILS, "guest_id")}, person)


def details_set(there: Participant, values: dict[str, object] | dict[str, str], person: Person | None) -> None:
    """Writes what is different; needs and addresses stay out of the record of deeds."""
    changed = [name for name, value in values.items() if getattr(there, name) != value]
    if not changed:
        return
    if "last_name" in changed and not str(values["last_name"]).strip():
        raise InputError("nomination_nameless")
    for name in changed:
        setattr(there, name, values[name])
    there.save(update_fields=changed)
    _did(there, "participant_changed", person, changed=sorted(changed))


@transaction.atomic
def participant_leave(participant: Participant, reason: str, person: Person | None = None) -> None:
    """She does not come: declined before she had accepted, withdrawn after; a second time is no error, the first reason stays."""
    there = _held(participant)
    if there.standing not in COMING:
        return
    settled = there.standing in (Standing.ACCEPTED.value, Standing.REGISTERED.value)
    there.reason = reason
    _step(there, Standing.WITHDRAWN if settled else Standing.DECLINED, "ended_at", person)


@transaction.atomic
def participant_replace(participant: Participant, nominated: Nominated, reason: str, person: Person | None = None) -> Participant:
    """Somebody in her place: her seat is given back, the new nomination says whom it replaces. Once for a key.

    Errors: InputError nomination_differs, nomination_nameless, already_replaced, meeting_is_closed, meeting_is_cancelled.
    """
    there = _held(participant)
    before = Participant.objects.filter(key=nominated.key).first()
    if before is not None:
        if before.replaces_id != there.pk:
            raise InputError("nomination_differs")
        return before
    if there.replaced_by.exists():
        raise InputError("already_replaced")
    participant_leave(there, reason, person)
    made = _nominate(held(there.meeting), there.guest, nominated, person)
    made.replaces = there
    made.save(update_fields=["replaces"])
    return made


def _held(participant: Participant) -> Participant:
    """The row, held until it is written."""
    rows = Participant.objects.select_for_update(of=("self",)).select_related("meeting__country", "guest")
    return rows.get(pk=participant.pk)


def _coming(participant: Participant) -> Participant:
    there = _held(participant)
    held(there.meeting)
    if there.standing not in COMING:
        raise InputError("standing_ended", there.standing)
    return there


def _endorsed(participant: Participant) -> Participant:
    there = _coming(participant)
    if there.standing == Standing.NOMINATED.value:
        raise InputError("not_endorsed")
    return there


def _step(there: Participant, standing: Standing, day: str, person: Person | None) -> None:
    there.standing = standing.value
    setattr(there, day, timezone.now())
    there.save(update_fields=["standing", day, "endorsed_by", "reason"])
    _did(there, f"participant_{standing.value}", person)


def _did(there: Participant, verb: str, person: Person | None, **detail: object) -> None:
    name = " ".join(part for part in (there.first_name, there.last_name) if part)
    did(person, there.meeting.country, verb, name, participant=str(there.key), **detail)
