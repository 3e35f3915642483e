"""Reading what the courses need of the workbench."""

from django.urls import reverse

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.selectors import countries_of
from weft_web.rights import Role, rights_of
from weft_web.routes import ROUTES

WHERE = {
    "profile": "countries:profile",
    "instruments": "instruments:register",
    "findings": "findings:queue",
    "coverage": "coverage:matrix",
    "institutions": "institutions:map",
    "observations": "observations:all",
    "study": "studies:study",
    "roundtable": "observations:questionnaires",
    "strategy": "strategies:overview",
    "strategy_gaps": "strategies:actions",
    "strategy_effect": "strategies:effect",
    "publish": "studies:publish",
}
"""The page of the workbench at which an exercise is done, by the place that the exercise names."""


def page_for(person: Person, place: str) -> str:
    """Where a person does an exercise: in her own country, in the sample country where she has no other; "" where she has neither."""
    route = WHERE[place]
    open_ = [one.country for one in countries_of(person) if ROUTES[route] in rights_of(frozenset(map(Role, one.roles)))]
    first = min(open_, key=_invented, default=None)
    return reverse(route, kwargs={"country": first.code}) if first else ""


def _invented(country: Country) -> bool:
    return country.invented
