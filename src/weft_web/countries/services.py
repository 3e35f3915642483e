"""Writing countries: described, and what is done in them recorded. Founding: countries/founding.py."""

from typing import Any

from django.db import transaction
from django.db.models import F

from weft.records import Profile, Text
from weft_web.accounts.models import Person
from weft_web.countries.models import CONDITIONS, Country, Deed


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
