"""Writing people and memberships."""

from django.db import transaction

from weft.errors import InputError
from weft_web.accounts.models import Membership, Person
from weft_web.accounts.selectors import nobody_yet
from weft_web.rights import Role


class FirstPersonError(InputError):
    """The installation has its first person already."""


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
