"""Who somebody is, and who else is there."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from weft.records import Record
from weft_web.accounts.models import Invitation, Membership, Person, StaffDeed
from weft_web.accounts.second import recovery_left, second_factor_of
from weft_web.countries.models import Country
from weft_web.rights import STAFF, Right, Role, rights_of

LATELY = 20


class Team(Record):
    """Who works in a country: now, formerly, from above, and who is asked to."""

    members: tuple[Membership, ...]
    former: tuple[Membership, ...]
    above: tuple[Membership, ...]
    invitations: tuple[Invitation, ...]


class Guard(Record):
    """How an account is guarded: whether a device is set up, and how many recovery codes are left."""

    device: bool
    codes: int


def held_by(person: Person | AnonymousUser) -> tuple[Membership, ...]:
    """The memberships that a person has now, of all countries; none for who is not signed in or was deactivated."""
    if not isinstance(person, Person) or not person.is_active:
        return ()
    return tuple(Membership.objects.filter(person=person, ended_at=None))


def roles_among(held: Iterable[Membership], country: Country | None) -> frozenset[Role]:
    """The roles in a country among memberships, those that hold everywhere with them; without a country only the latter."""
    places = {None, country.pk if country else None}
    return frozenset(Role(one.role) for one in held if one.country_id in places) or frozenset({Role.PUBLIC})


def roles_in(person: Person | AnonymousUser, country: Country | None) -> frozenset[Role]:
    """The roles of a person in a country."""
    return roles_among(held_by(person), country)


def is_staff(held: Iterable[Membership]) -> bool:
    """Whether a role of staff is among memberships."""
    return any(one.country_id is None and one.role in set(STAFF) for one in held)


def nobody_yet() -> bool:
    """Whether the installation waits for its first person."""
    return not Person.objects.exists()


def person_at(email: str) -> Person | None:
    """The person with this address, however its letters are cased."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def guard_of(person: Person) -> Guard:
    """How the account is guarded."""
    return Guard(device=second_factor_of(person) is not None, codes=recovery_left(person))


def team(country: Country) -> Team:
    """Who works in a country."""
    memberships = Membership.objects.select_related("person", "given_by", "ended_by")
    here = memberships.filter(country=country)
    return Team(
        members=tuple(here.filter(ended_at=None).order_by("person__name", "given_at")),
        former=tuple(here.exclude(ended_at=None).order_by("-ended_at")),
        above=tuple(memberships.filter(country=None, ended_at=None, person__is_active=True).order_by("person__name")),
        invitations=tuple(invitations_open(country)),
    )


def invitations_open(country: Country | None) -> QuerySet[Invitation]:
    """Invitations to a country, or to staff, that are neither used nor withdrawn; those that have run out are still shown."""
    pending = Invitation.objects.filter(country=country, used_at=None, withdrawn_at=None)
    return pending.select_related("made_by").order_by("-made_at")


def may_help_in(person: Person, country: Country, rights: frozenset[Right]) -> bool:
    """Whether who has `rights` in a country may make this person a new password link.

    The link opens the whole account: who looks after one country may not so come into another, nor to what staff may do.
    """
    if Right.ADMINISTER in rights:
        return True
    held = held_by(person)
    return Right.INVITE in rights and bool(held) and all(one.country_id == country.pk for one in held)


def people(wanted: str) -> QuerySet[Person]:
    """Everybody with an account whose name or address holds what is wanted."""
    matching = Person.objects.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted)) if wanted else Person.objects.all()
    places = Count("memberships__country", filter=Q(memberships__ended_at=None), distinct=True)
    everywhere = Count("memberships", filter=Q(memberships__ended_at=None, memberships__country=None), distinct=True)
    return matching.annotate(places=places, everywhere=everywhere).order_by("name", "pk").prefetch_related("memberships")


def staff_lately() -> tuple[StaffDeed, ...]:
    """What was done to people beyond countries, the last first."""
    return tuple(StaffDeed.objects.select_related("by")[:LATELY])


def memberships_of(person: Person) -> tuple[Membership, ...]:
    """All that a person is and was, what holds first."""
    every = Membership.objects.filter(person=person).select_related("country", "given_by", "ended_by")
    return tuple(every.order_by("ended_at", "country__code", "given_at"))


def is_last_administrator(membership: Membership) -> bool:
    """Whether nobody would administer the installation without this role."""
    if membership.role != Role.ADMINISTRATOR.value or membership.country_id is not None:
        return False
    others = Membership.objects.filter(role=Role.ADMINISTRATOR.value, country=None, ended_at=None, person__is_active=True)
    return not others.exclude(pk=membership.pk).exists()


def has_run_out(invitation: Invitation) -> bool:
    """Whether an invitation's time is over."""
    return invitation.expires_at <= timezone.now()


def holds(person: Person, country: Country | None, role: str) -> bool:
    """Whether the person has this very role there already."""
    return Membership.objects.filter(person=person, country=country, role=role, ended_at=None).exists()


def rights_in(person: Person, country: Country | None) -> frozenset[Right]:
    """All that a person may do in a country."""
    return rights_of(roles_in(person, country))
