"""Rows as they travel: plain values, other rows named by what they are and never by their number."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
from django.apps import apps
from django.db import models
from django.db.models import Min, QuerySet

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.exchange.moving.tables import CARRIED, PEOPLE, SHARED, Carried

Field: TypeAlias = "models.Field[Any, Any]"
Fields = dict[str, Any]
Known = dict[str, dict[int, str]]
"""Model -> row number -> what the row is."""

CHANGES, ANALYSES = "findings.Change", "analyses"
NUMBER_LETTERS = 15
ROWS_AT_ONCE = 500
IDENTITY_LENGTH = 32


class Row(Record):
    """A row of a file: what it is, and its fields."""

    id: str
    fields: Fields


@lru_cache
def model_of(label: str) -> Any:
    """The model of a label."""
    return apps.get_model(label)


def fields_of(carried: Carried) -> tuple[Field, ...]:
    """The fields of a table that travel: neither its number nor its country."""
    left = {*carried.left, "country"}
    return tuple(one for one in model_of(carried.model)._meta.concrete_fields if not one.primary_key and one.name not in left)


@lru_cache
def target_of(field: Field) -> str:
    """The label of the model that a field leads to, "" for a plain one."""
    return field.related_model._meta.label if isinstance(field, models.ForeignKey) else ""


def identity(carried: Carried, parts: list[Any], seen: "Counter[str]") -> str:
    """What a row is: its table, the values of its key, and which of the rows alike in these it is."""
    alike = _digest(carried.model, *parts)
    seen[alike] += 1
    return alike if seen[alike] == 1 else _digest(alike, seen[alike])


def known(country: Country | None) -> Known:
    """What every row of a country is, table by table; people and files of the whole installation."""
    found: Known = {label: dict(model_of(label).objects.values_list("pk", key)) for label, (key, _) in SHARED.items()}
    found[PEOPLE] = _people()
    for carried in CARRIED:
        found[carried.model] = _identified(carried, country, found) if country else {}
    found[ANALYSES] = _analyses(country) if country else {}
    return found


def names_of(model: str, country: Country) -> dict[int, str]:
    """What every row of a table of this country is, the same in every installation. Of a table whose key names nobody but people."""
    carried = next(one for one in CARRIED if one.model == model)
    return _identified(carried, country, {PEOPLE: _people()})


def _people() -> dict[int, str]:
    return {pk: email.lower() for pk, email in model_of(PEOPLE).objects.values_list("pk", SHARED[PEOPLE][0])}


def _analyses(country: Country) -> dict[int, str]:
    """The number of an analysis that changed something here -> under which it is known everywhere: below all that are made anywhere."""
    began = model_of(CHANGES).objects.filter(country=country, job_id__gt=0).values_list("job_id").annotate(Min("at"))
    return {job: f"-{int(_digest(at.astimezone(UTC).isoformat())[:NUMBER_LETTERS], 16)}" for job, at in began}


def _identified(carried: Carried, country: Country, found: Known) -> dict[int, str]:
    fields = {one.name: one for one in fields_of(carried)}
    keyed = [fields[name] for name in carried.key]
    seen: Counter[str] = Counter()
    rows = rows_of(carried, country).values_list("pk", *(one.attname for one in keyed))
    made = {}
    for pk, *values in rows.iterator(chunk_size=ROWS_AT_ONCE):
        parts = [value_out(one, value, carried, found) for one, value in zip(keyed, values, strict=True)]
        made[pk] = identity(carried, parts, seen)
    return made


def rows_of(carried: Carried, country: Country) -> "QuerySet[Any]":
    """The rows of a table that belong to a country, in the order in which they were made."""
    rows: QuerySet[Any] = model_of(carried.model).objects.filter(**{carried.country: country.pk})
    for name, values in carried.without.items():
        rows = rows.exclude(**{f"{name}__in": values})
    return rows.order_by("pk")


def travelling(carried: Carried, country: Country, found: Known) -> Iterator[tuple[int, Row]]:
    """Number and row of all that travels of a table. What somebody wrote since `found` was made does not, nor what hangs on it."""
    fields = fields_of(carried)
    rows = rows_of(carried, country).values_list("pk", *(one.attname for one in fields))
    for pk, *values in rows.iterator(chunk_size=ROWS_AT_ONCE):
        told = {one.name: value_out(one, value, carried, found) for one, value in zip(fields, values, strict=True)}
        loose = any(value is not None and told[one.name] is None for one, value in zip(fields, values, strict=True))
        if pk in found[carried.model] and not loose:
            yield pk, Row(id=found[carried.model][pk], fields=told)


def value_out(field: Field, value: Any, carried: Carried, found: Known) -> Any:
    """A value as it travels."""
    if value is not None and target_of(field):
        return found[target_of(field)].get(value)
    if carried.model == CHANGES and field.name == "job_id":
        return int(found[ANALYSES].get(value, value))
    value = repointed(carried, field.name, value, found)
    if field.name in carried.local and isinstance(value, dict):
        return {key: one for key, one in value.items() if key not in carried.local[field.name]}
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode("ascii")
    return value


def repointed(carried: Carried, name: str, value: Any, places: Mapping[str, Mapping[Any, Any]]) -> Any:
    """JSON with the rows that it names put as `places` has them; a row that is in no place is left out."""
    for pointer, label in carried.pointers.items():
        field, _, key = pointer.partition(".")
        if field == name and key and isinstance(value, dict) and value.get(key) is not None:
            value = {**value, key: places[label].get(value[key])}
        elif field == name and not key and isinstance(value, list):
            value = [places[label][one] for one in value if one in places[label]]
    return value


def _digest(*parts: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()[:IDENTITY_LENGTH]


def digest_of_fields(fields: Fields, names: tuple[str, ...]) -> str:
    """What these fields of a row say, for comparing."""
    return _digest(*(fields.get(name) for name in names))
