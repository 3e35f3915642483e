"""Who somebody is."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from weft_web.accounts.models import Membership, Person
from weft_web.countries.models import Country
from weft_web.environment import SecondFactor
from weft_web.rights import STAFF, Role


def roles_in(person: Person | AnonymousUser, country: Country | None) -> frozenset[Role]:
    """The roles of a person in a country, those that hold everywhere among them; without a country only the latter."""
    if not isinstance(person, Person) or not person.is_active:
        return frozenset({Role.PUBLIC})
    place = Q(country=None) | Q(country=country) if country else Q(country=None)
    held = Membership.objects.filter(place, person=person, ended_at=None).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def is_staff(person: Person) -> bool:
    """Whether the person holds a role of staff."""
    return Membership.objects.filter(person=person, country=None, role__in=[role.value for role in STAFF], ended_at=None).exists()


def needs_second_factor(person: Person) -> bool:
    """Whether this sign-in still waits for its second factor."""
    if person.is_verified():  # type: ignore[attr-defined]  # set by django_otp's middleware
        return False
    match settings.SECOND_FACTOR:
        case SecondFactor.EVERYONE:
            return True
        case SecondFactor.STAFF if is_staff(person):
            return True
    return has_second_factor(person)


def has_second_factor(person: Person) -> bool:
    """Whether the person has set up a second factor, which is then always asked for."""
    from django_otp.plugins.otp_totp.models import TOTPDevice

    return bool(TOTPDevice.objects.filter(user_id=person.pk, confirmed=True).exists())


def nobody_yet() -> bool:
    """Whether the installation waits for its first person."""
    return not Person.objects.exists()
