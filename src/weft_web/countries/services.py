"""Writing countries: founded, described, and what is done in them recorded."""

from typing import Any

from django.db import transaction
from django.db.models import F

from weft.records import Profile, Text
from weft_web.accounts.models import Membership, Person
from weft_web.countries.models import CONDITIONS, Country, Deed
from weft_web.rights import Role


@transaction.atomic
def country_found(profile: Profile, person: Person, role: Role | None) -> Country:
    """A country's workspace, and the founder's own role in it."""
    country = Country.objects.create(
        code=profile.country,
        name_en=profile.name.en,
        name_fr=profile.name.fr,
        name_es=profile.name.es,
        invented=profile.invented,
        **{name: getattr(profile, name) for name in CONDITIONS},
    )
    if role is not None:
        Membership.objects.create(person=person, country=country, role=role.value, given_by=person)
    deed_record(country, person, "country_founded", country.code)
    return country


@transaction.atomic
def country_describe(country: Country, values: dict[str, Any], person: Person) -> None:
    """What the country says of itself, changed."""
    changed = {name: value for name, value in values.items() if getattr(country, name) != value}
    if not changed:
        return
    before = {name: getattr(country, name) for name in changed}
    for name, value in changed.items():
        setattr(country, name, value)
    country.save(update_fields=list(changed))
    deed_record(country, person, "profile_changed", ", ".join(sorted(changed)), before=before, after=changed)
    country_touch(country)


def country_touch(country: Country) -> None:
    """Says that what was weighed of the country may no longer hold."""
    Country.objects.filter(pk=country.pk).update(revision=F("revision") + 1)


def deed_record(country: Country, person: Person | None, verb: str, subject: str = "", **detail: Any) -> Deed:
    """One thing done, for good."""
    return Deed.objects.create(country=country, person=person, verb=verb, subject=subject[:300], detail=detail)


def profile_of(country: Country) -> Profile:
    """The country's profile as the engine knows it."""
    name = Text(en=country.name_en, fr=country.name_fr, es=country.name_es)
    return Profile(
        country=country.code, name=name, invented=country.invented, **{condition: getattr(country, condition) for condition in CONDITIONS}
    )
