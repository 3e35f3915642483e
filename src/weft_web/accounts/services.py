"""Writing people and memberships. A role is never changed: it ends, and another begins, both with a name and a day."""

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft_web.accounts.models import Membership, Person, StaffDeed
from weft_web.accounts.second import second_factor_end
from weft_web.accounts.selectors import held_by, is_last_administrator, nobody_yet
from weft_web.accounts.sessions import sittings_end
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.rights import Role


class FirstPersonError(InputError):
    """The installation has its first person already."""


class LastAdministratorError(InputError):
    """Without this person nobody would administer the installation."""


@transaction.atomic
def first_person_make(name: str, email: str, password: str, language: str) -> Person:
    """The first person of an installation, who administers it. Errors: FirstPersonError."""
    if not nobody_yet():
        raise FirstPersonError("first_person_there")
    person = person_make(name, email, password, language)
    Membership.objects.create(person=person, role=Role.ADMINISTRATOR.value)
    return person


def person_make(name: str, email: str, password: str, language: str) -> Person:
    """A person with an account."""
    person = Person(name=name.strip(), email=email.strip().lower(), language=language)
    person.set_password(password)
    person.full_clean()
    person.save()
    return person


def language_choose(person: Person, language: str) -> None:
    """The language in which the person is spoken to."""
    Person.objects.filter(pk=person.pk).update(language=language)


def person_describe(person: Person, name: str, language: str) -> None:
    """What the person is called, and in which language she is spoken to."""
    person.name, person.language = name.strip(), language
    person.full_clean()
    person.save(update_fields=["name", "language"])


def password_set(person: Person, password: str, sitting: str | None = None) -> None:
    """A new password; all sittings end, save the one named."""
    person.set_password(password)
    person.save(update_fields=["password"])
    sittings_end(person.pk, sitting)


@transaction.atomic
def role_give(person: Person, country: Country | None, role: Role, by: Person | None) -> Membership:
    """The person with a role; the one she has already where she has it."""
    there = Membership.objects.filter(person=person, country=country, role=role.value, ended_at=None).first()
    if there is not None:
        return there
    made = Membership.objects.create(person=person, country=country, role=role.value, given_by=by)
    did(by, country, "role_given", person.name, whom=person.pk, role=role.value)
    return made


@transaction.atomic
def role_end(membership: Membership, by: Person) -> None:
    """The role ends at once; the row stays. Errors: LastAdministratorError."""
    if is_last_administrator(membership):
        raise LastAdministratorError("last_administrator")
    ended = Membership.objects.filter(pk=membership.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by)
    if ended:
        did(by, membership.country, "role_ended", membership.person.name, whom=membership.person_id, role=membership.role)


@transaction.atomic
def role_change(membership: Membership, role: Role, by: Person) -> Membership:
    """The role ended and another begun. Errors: LastAdministratorError."""
    if membership.role == role.value:
        return membership
    if is_last_administrator(membership):
        raise LastAdministratorError("last_administrator")
    Membership.objects.filter(pk=membership.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by)
    person, country = membership.person, membership.country
    there = Membership.objects.filter(person=person, country=country, role=role.value, ended_at=None).first()
    changed = there or Membership.objects.create(person=person, country=country, role=role.value, given_by=by)
    did(by, country, "role_changed", person.name, whom=person.pk, before=membership.role, after=role.value)
    return changed


@transaction.atomic
def person_deactivate(person: Person, by: Person) -> None:
    """The account is shut and its sittings end; what the person decided stays under her name. Errors: LastAdministratorError."""
    if any(is_last_administrator(one) for one in held_by(person)):
        raise LastAdministratorError("last_administrator")
    Person.objects.filter(pk=person.pk).update(is_active=False)
    sittings_end(person.pk)
    did(by, None, "person_deactivated", person.name, whom=person.pk)


@transaction.atomic
def person_reactivate(person: Person, by: Person) -> None:
    """The account is open again, with the roles that have not ended meanwhile."""
    Person.objects.filter(pk=person.pk).update(is_active=True)
    did(by, None, "person_reactivated", person.name, whom=person.pk)


@transaction.atomic
def second_factor_clear(person: Person, by: Person | None) -> None:
    """For who has lost telephone and recovery codes: she sets up a new one at her next sign-in where one is asked of her."""
    second_factor_end(person)
    sittings_end(person.pk)
    did(by, None, "second_factor_cleared", person.name, whom=person.pk)


def did(by: Person | None, country: Country | None, verb: str, subject: str, **detail: object) -> None:
    """One thing done to people, in the record of its country or in that of staff."""
    if country is None:
        StaffDeed.objects.create(by=by, verb=verb, subject=subject[:300], detail=detail)
    else:
        deed_record(country, by, verb, subject, **detail)
