"""Invitees: asked one by one, from a list, from the map of institutions, from an earlier round. Nobody is asked twice in one round."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.consultations.models import Consultation, Invitee
from weft_web.countries.services import deed_record

FIELDS = ("name", "email", "organisation", "role", "sector", "language", "body")


class Guest(Record):
    """Somebody to be asked. `body`: the id of an institution of the map; an address is compared without case."""

    name: str
    email: str
    organisation: str
    role: str
    sector: str
    language: str
    body: str = ""

    @property
    def mark(self) -> tuple[str, ...]:
        """By what somebody is known to be asked already: the address; without one name and organisation."""
        return (self.email.casefold(),) if self.email else (self.name.casefold(), self.organisation.casefold())


def guest_of(invitee: Invitee) -> Guest:
    """An invitee as somebody to be asked."""
    return Guest(**{name: getattr(invitee, name) for name in FIELDS})


@transaction.atomic
def invitees_add(consultation: Consultation, guests: Iterable[Guest], person: Person) -> tuple[tuple[Invitee, ...], int]:
    """Those who were added, and how many of the guests were there already."""
    there = Consultation.objects.select_for_update(of=("self",)).select_related("country").get(pk=consultation.pk)
    known = {guest_of(one).mark for one in Invitee.objects.filter(consultation=there, withdrawn_at=None)}
    made, twice = [], 0
    for guest in guests:
        if guest.mark in known:
            twice += 1
            continue
        known.add(guest.mark)
        made.append(Invitee.objects.create(consultation=there, by=person, **{name: getattr(guest, name) for name in FIELDS}))
    if made:
        told = {"consultation": str(there.key), "invitees": [str(one.key) for one in made]}
        deed_record(there.country, person, "invitees_added", there.title, **told, count=len(made))
    return tuple(made), twice


@transaction.atomic
def invitee_change(invitee: Invitee, guest: Guest, person: Person) -> None:
    """What is known of an invitee, said otherwise; the record of deeds keeps what it was."""
    there = Invitee.objects.select_for_update(of=("self",)).select_related("consultation__country").get(pk=invitee.pk)
    before, after = ({name: getattr(one, name) for name in FIELDS} for one in (there, guest))
    changed = [name for name in FIELDS if before[name] != after[name]]
    if not changed:
        return
    for name in changed:
        setattr(there, name, after[name])
    there.save(update_fields=changed)
    told = {"invitee": str(there.key), "before": {one: before[one] for one in changed}, "after": {one: after[one] for one in changed}}
    deed_record(there.consultation.country, person, "invitee_changed", there.name, **told)


@transaction.atomic
def invitee_withdraw(invitee: Invitee, person: Person) -> None:
    """The invitation taken back: its link works no more; what was said stays."""
    if Invitee.objects.filter(pk=invitee.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        deed_record(invitee.consultation.country, person, "invitee_withdrawn", invitee.name, invitee=str(invitee.key))


def earlier_guests(consultation: Consultation, source: Consultation) -> tuple[Guest, ...]:
    """Those asked in an earlier round who are not asked in this one yet."""
    known = {guest_of(one).mark for one in consultation.invitees.filter(withdrawn_at=None)}
    return tuple(guest for one in source.invitees.filter(withdrawn_at=None) if (guest := guest_of(one)).mark not in known)
