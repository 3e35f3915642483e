"""A country taken away again that was never seen: its file was broken off on the way, and is not wanted after all."""

from typing import Any

from django.db.models import ProtectedError, QuerySet

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.exchange.models import Arrival
from weft_web.exchange.moving.rows import rows_of
from weft_web.exchange.moving.tables import CARRIED
from weft_web.exchange.moving.writing import Turns
from weft_web.jobs.kinds import Tell

ROWS_AT_ONCE = 300


def country_clear(country: Country, people: list[int], tell: Tell) -> None:
    """Row by row, those first that speak of others; then the country, and the people who were made for it and are of no other."""
    turns, tables = Turns(lambda: None), CARRIED[:0:-1]
    for done, carried in enumerate(tables):
        tell(done, len(tables), carried.model)
        _clear(rows_of(carried, country), turns)
    with turns.turn():
        Arrival.objects.filter(country=country).update(country=None)
        country.delete()
    for person in Person.objects.filter(pk__in=people, is_active=False):
        with turns.turn():
            _let_go(person)


def _clear(rows: "QuerySet[Any]", turns: Turns) -> None:
    while some := list(rows.values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        with turns.turn():
            rows.model.objects.filter(pk__in=some).delete()


def _let_go(person: Person) -> None:
    try:
        person.delete()
    except ProtectedError:
        return
