"""Reading countries."""

from weft.records import Record
from weft_web.accounts.models import Membership, Person
from weft_web.countries.models import CONDITIONS, Country, Deed
from weft_web.engine import sampling

SAMPLE_FOUNDED = "sample_founded"
"""The deed by which the sample country is known: one that came otherwise is never taken for it."""


class Place(Record):
    """A country and what a person is there."""

    country: Country
    roles: tuple[str, ...]


def countries_of(person: Person) -> tuple[Place, ...]:
    """The countries a person works in; all of them for who holds a role everywhere."""
    memberships = Membership.objects.filter(person=person, ended_at=None).select_related("country")
    held: dict[int | None, list[str]] = {}
    for one in memberships:
        held.setdefault(one.country_id, []).append(one.role)
    everywhere = tuple(held.pop(None, ()))
    countries = Country.objects.all() if everywhere else Country.objects.filter(pk__in=[one for one in held if one])
    return tuple(Place(country=one, roles=(*held.get(one.pk, ()), *everywhere)) for one in countries)


def conditions(country: Country) -> tuple[tuple[str, bool | None], ...]:
    """The questions of the profile with their answers."""
    return tuple((name, getattr(country, name)) for name in CONDITIONS)


def is_sample(country: Country) -> bool:
    """Whether this is the sample country, which may be removed again."""
    return country.code == sampling.CODE and country.invented and Deed.objects.filter(country=country, verb=SAMPLE_FOUNDED).exists()


def sample_waits() -> bool:
    """Whether the sample country can be founded: it came with the installation and is not there."""
    return sampling.is_there() and not Country.objects.filter(code=sampling.CODE).exists()
