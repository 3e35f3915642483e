"""Guests and seats: who is asked to send people, and how many for each role."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft.records.meeting import Seats, Standing
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.engine import convening as engine
from weft_web.meetings.convening import held, name_of
from weft_web.meetings.models import Guest, Meeting

FIELDS = ("name", "code", "region", "language", "email", "nominate_by")
COMING = ("nominated", "endorsed", "accepted", "registered")
MOST_SEATS = 500


class Asked(Record):
    """A country (`code`: ISO 3166-1) or an organisation that is asked to send people; `name` by language."""

    name: dict[str, str]
    code: str = ""
    region: str = ""
    language: str = "en"
    email: str = ""
    nominate_by: date | None = None

    @property
    def mark(self) -> tuple[str, ...]:
        """By what it is known to be asked already: a country by its code, an organisation by its names."""
        return (self.code,) if self.code else ("", *sorted({one.strip().casefold() for one in self.name.values() if one.strip()}))


def asked_of(guest: Guest) -> Asked:
    """A guest as one that is asked."""
    return Asked(**{name: getattr(guest, name) for name in FIELDS})


@transaction.atomic
def guests_add(meeting: Meeting, asked: Iterable[Asked], person: Person) -> tuple[tuple[Guest, ...], int]:
    """Those who were added, and how many were there already. Errors: InputError meeting_is_closed, meeting_is_cancelled, guest_nameless."""
    there = held(meeting)
    known = {asked_of(one).mark for one in there.guests.filter(withdrawn_at=None)}
    made, twice = [], 0
    for one in asked:
        if not one.code and not any(said.strip() for said in one.name.values()):
            raise InputError("guest_nameless")
        if one.mark in known:
            twice += 1
            continue
        known.add(one.mark)
        made.append(Guest.objects.create(meeting=there, by=person, **{name: getattr(one, name) for name in FIELDS}))
    if made:
        told = {"meeting": str(there.key), "guests": [str(one.key) for one in made]}
        did(person, there.country, "guests_added", name_of(there), **told, count=len(made))
    return tuple(made), twice


@transaction.atomic
def guest_change(guest: Guest, asked: Asked, person: Person) -> None:
    """What is known of a guest, said otherwise."""
    there = Guest.objects.select_for_update(of=("self",)).select_related("meeting__country").get(pk=guest.pk)
    changed = [name for name in FIELDS if getattr(there, name) != getattr(asked, name)]
    if not changed:
        return
    before = {name: str(getattr(there, name)) for name in changed}
    for name in changed:
        setattr(there, name, getattr(asked, name))
    there.save(update_fields=changed)
    did(person, there.meeting.country, "guest_changed", name_of(there.meeting), guest=str(there.key), before=before)


@transaction.atomic
def guest_withdraw(guest: Guest, person: Person) -> None:
    """The invitation taken back: its link works no more. Errors: InputError guest_has_people while somebody it sent holds a seat."""
    there = Guest.objects.select_for_update(of=("self",)).select_related("meeting__country").get(pk=guest.pk)
    if there.participants.filter(standing__in=COMING).exists():
        raise InputError("guest_has_people")
    if there.withdrawn_at is None:
        there.withdrawn_at = timezone.now()
        there.save(update_fields=["withdrawn_at"])
        did(person, there.meeting.country, "guest_withdrawn", name_of(there.meeting), guest=str(there.key))


@transaction.atomic
def seats_set(meeting: Meeting, seats: Iterable[Seats], person: Person) -> None:
    """How many seats each guest has for a role; a role without seats is left out.

    Errors: InputError meeting_is_closed, meeting_is_cancelled, seats_unfit.
    """
    there = held(meeting)
    wanted = [one for one in seats if one.seats]
    if any(not 0 < one.seats <= MOST_SEATS for one in wanted) or len({one.role for one in wanted}) < len(wanted):
        raise InputError("seats_unfit")
    kept = [{"role": one.role, "seats": one.seats} for one in wanted]
    if kept == there.seats:
        return
    before, there.seats = there.seats, kept
    there.save(update_fields=["seats"])
    did(person, there.country, "seats_set", name_of(there), meeting=str(there.key), before=before, after=kept)


def guest_note_opened(guest: Guest) -> None:
    """That somebody came in by its link."""
    Guest.objects.filter(pk=guest.pk, opened_at=None).update(opened_at=timezone.now())


def free_seats(guest: Guest) -> dict[str, int]:
    """Seats of a guest by role that nobody holds; nothing where it has none offered at all."""
    meeting = guest.meeting
    if meeting.level not in engine.NATIONAL and not guest.code:
        return {}
    taken = list(
        guest.participants.filter(standing__in=[one.value for one in Standing if one.value in COMING]).values_list("role", flat=True)
    )
    return {one["role"]: max(0, one["seats"] - taken.count(one["role"])) for one in meeting.seats}
