"""Rounds of comments: begun, opened, put off, closed. A deadline is kept in UTC and told in its own zone; each change of it is a row."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.consultations.models import Consultation, Draft, Extension
from weft_web.countries.services import deed_record


class Frame(Record):
    """What a round says of itself. `note`: language -> what invitees read first."""

    title: str
    note: dict[str, str]
    closes_at: datetime
    zone: str
    names: bool = False


class Words(Record):
    """What can be said otherwise while a round goes on; its deadline is put off, never rewritten."""

    title: str
    note: dict[str, str]
    names: bool = False


@transaction.atomic
def round_begin(draft: Draft, frame: Frame, person: Person) -> Consultation:
    """A round that is not open yet: no link works before `round_open`."""
    made = Consultation.objects.create(
        country=draft.country,
        draft=draft,
        title=frame.title,
        note=frame.note,
        closes_at=frame.closes_at,
        zone=frame.zone,
        names=frame.names,
        by=person,
    )
    deed_record(draft.country, person, "consultation_begun", made.title, consultation=str(made.key), draft=str(draft.key))
    return made


@transaction.atomic
def round_describe(consultation: Consultation, words: Words, person: Person) -> None:
    """Title, note and whether names are shown, changed."""
    there = _held(consultation)
    before = {"title": there.title, "note": there.note, "names": there.names}
    after = {"title": words.title, "note": words.note, "names": words.names}
    if before == after:
        return
    there.title, there.note, there.names = words.title, words.note, words.names
    there.save(update_fields=["title", "note", "names"])
    deed_record(there.country, person, "consultation_described", there.title, consultation=str(there.key), before=before, after=after)


@transaction.atomic
def round_open(consultation: Consultation, person: Person) -> None:
    """From now on links work; a second time is no error. Errors: InputError deadline_past."""
    there = _held(consultation)
    if there.opened_at is not None:
        return
    if there.closes_at <= timezone.now():
        raise InputError("deadline_past")
    there.opened_at = timezone.now()
    there.save(update_fields=["opened_at"])
    deed_record(there.country, person, "consultation_opened", there.title, consultation=str(there.key))


@transaction.atomic
def round_extend(consultation: Consultation, closes_at: datetime, zone: str, reason: str, person: Person) -> Extension | None:
    """The deadline put off and the change kept; a round that was closed takes comments again. None where the same was sent before.

    Errors: InputError deadline_past, deadline_earlier.
    """
    there = _held(consultation)
    if there.closes_at == closes_at and there.zone == zone:
        return None
    if closes_at <= timezone.now():
        raise InputError("deadline_past")
    if closes_at < there.closes_at:
        raise InputError("deadline_earlier")
    made = Extension.objects.create(consultation=there, was=there.closes_at, closes_at=closes_at, zone=zone, reason=reason, by=person)
    there.closes_at, there.zone, there.closed_at, there.closed_by = closes_at, zone, None, None
    there.save(update_fields=["closes_at", "zone", "closed_at", "closed_by"])
    told = {"consultation": str(there.key), "was": made.was.isoformat(), "closes_at": closes_at.isoformat(), "zone": zone}
    deed_record(there.country, person, "consultation_extended", there.title, **told)
    return made


@transaction.atomic
def round_close(consultation: Consultation, person: Person) -> None:
    """No more comments; a second time is no error."""
    there = _held(consultation)
    if there.closed_at is not None:
        return
    there.closed_at, there.closed_by = timezone.now(), person
    there.save(update_fields=["closed_at", "closed_by"])
    deed_record(there.country, person, "consultation_closed", there.title, consultation=str(there.key))


def _held(consultation: Consultation) -> Consultation:
    """The row, held until it is written."""
    return Consultation.objects.select_for_update(of=("self",)).select_related("country").get(pk=consultation.pk)
