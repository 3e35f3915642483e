"""Whether what a file says can stand in the tables, asked before anything is written.

Errors: InputError country_file_row_wrong(table, fields), country_file_clash.
"""

import base64
from collections.abc import Collection
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models

from weft.errors import InputError
from weft.records import Degree, Extent, MentionType, Modality, ScopeEffect, Status
from weft_web.engine import planning
from weft_web.engine.asking import KINDS
from weft_web.exchange.moving.rows import ROWS_AT_ONCE, Field, Fields, fields_of, model_of, target_of
from weft_web.exchange.moving.tables import Carried


class _Link(msgspec.Struct):
    """As much of an obligation's link as is looked at while rows are written."""

    id: str


class _Quote(msgspec.Struct):
    """As much of a quote as pages need."""

    text: str
    start: int
    end: int
    page: int | None = None


CODES: dict[str, dict[str, Collection[str]]] = {
    "findings.Finding": {
        "extent": tuple(Extent),
        "modality": tuple(Modality),
        "scope_effect": tuple(ScopeEffect),
        "mention_type": tuple(MentionType),
    },
    "findings.Judgement": {"extent": ("", *Extent), "modality": ("", *Modality)},
    "instruments.Document": {"status": ("", *Status), "degree": ("", *Degree)},
    "observations.Observation": {"kind": KINDS},
}
"""Fields that hold one of the engine's codes."""

SHAPES: dict[str, dict[str, Any]] = {
    "findings.Finding": {"obligations": list[_Link], "quotes": list[_Quote], "themes": list[str]},
    "findings.Judgement": {"obligations": list[str], "themes": list[str]},
    "observations.Observation": {"sectors": list[str], "themes": list[str]},
}
"""JSON that is taken apart."""

VERSIONS: dict[str, str] = {"observations.Version": "observations.Observation", "observations.InterviewVersion": "observations.Interview"}
"""Versions whose `values` become the fields of what they are versions of."""

PARTS = frozenset({"strategies.Part", "strategies.Change"})
"""Rows whose `values` become a part of a strategy, of the kind that they name, or the strategy's own words."""

BOUNDS = (MaxLengthValidator, MinValueValidator, MaxValueValidator)
SOME_ROW = 1
"""Stands for a row that is spoken of, where only whether there is one matters."""


class Fitting:
    """Looks at the rows of one table of a file, one after the other."""

    def __init__(self, carried: Carried) -> None:
        self._carried, self._model = carried, model_of(carried.model)
        self._fields = fields_of(carried)
        self._checks = [one for one in self._model._meta.constraints if isinstance(one, models.CheckConstraint)]
        self._lone = is_lone(carried)
        self._keys: set[tuple[str, ...]] = set()
        self._unique: dict[str, set[str]] = {one.name: set() for one in unique_fields(carried)}
        self._asked: dict[str, list[Any]] = {name: [] for name in self._unique}

    def see(self, fields: Fields) -> None:
        """A row of the file, be it known here or not."""
        if self._lone:
            key = tuple(str(fields.get(name)) for name in self._carried.key)
            if key in self._keys:
                raise _wrong(self._carried, self._carried.key)
            self._keys.add(key)

    def take(self, fields: Fields) -> None:
        """A row that would be written."""
        values = fitted(self._carried, fields)
        if self._checks:
            self._check(values, fields)
        for name, seen in self._unique.items():
            if str(values[name]) in seen:
                raise _wrong(self._carried, (name,))
            seen.add(str(values[name]))
            self._asked[name].append(values[name])
            if len(self._asked[name]) == ROWS_AT_ONCE:
                self._ask(name)

    def end(self) -> None:
        """After the last row: none of them is another country's."""
        for name in self._unique:
            self._ask(name)

    def _ask(self, name: str) -> None:
        if self._model.objects.filter(**{f"{name}__in": self._asked[name]}).exists():
            raise InputError("country_file_clash")
        self._asked[name].clear()

    def _check(self, values: Fields, fields: Fields) -> None:
        leading = {one.attname: SOME_ROW for one in self._fields if target_of(one) and fields.get(one.name) is not None}
        row = self._model(**values, **leading)
        for one in self._checks:
            try:
                one.validate(self._model, row)
            except ValidationError as error:
                raise _wrong(self._carried, (one.name,)) from error


def is_lone(carried: Carried) -> bool:
    """Whether the tables hold no two rows with the key of this one."""
    key = {*carried.key, "country"}
    meta = model_of(carried.model)._meta
    if any(one.unique for one in meta.concrete_fields if one.name in carried.key):
        return True
    constraints = [one for one in meta.constraints if isinstance(one, models.UniqueConstraint) and one.condition is None]
    return any({*one.fields} <= key for one in constraints)


def unique_fields(carried: Carried) -> list[Field]:
    """The fields whose values no two rows of the whole installation share."""
    return [one for one in fields_of(carried) if one.unique and not target_of(one)]


def fitted(carried: Carried, fields: Fields) -> Fields:
    """The plain fields of a row as its model holds them; what leads to other rows is only looked at."""
    made, wrong = {}, []
    for field in fields_of(carried):
        if target_of(field):
            if fields.get(field.name) is None and not field.null:
                wrong.append(field.name)
            continue
        made[field.name] = value_in(field, fields[field.name]) if field.name in fields else field.get_default()
        if not (fits(field, made[field.name]) and _stands(carried.model, field.name, made[field.name])):
            wrong.append(field.name)
    if carried.model in VERSIONS and "values" not in wrong and not _becomes(VERSIONS[carried.model], made["values"]):
        wrong.append("values")
    if carried.model in PARTS and not _is_part(made):
        wrong.append("values")
    if wrong:
        raise _wrong(carried, wrong)
    return made


def _is_part(made: Fields) -> bool:
    """Whether the values of a part of a strategy, or the words of a strategy itself, are such as there can be."""
    if made.get("kind"):
        return not planning.fault_of(str(made["kind"]), made.get("values"))
    return isinstance(made.get("values"), dict) and _becomes("strategies.Strategy", made["values"])


def _stands(label: str, name: str, value: Any) -> bool:
    """Whether a value is a code that there is, and JSON of the shape it must have."""
    if name in SHAPES.get(label, {}):
        try:
            msgspec.convert(value, SHAPES[label][name])
        except msgspec.ValidationError:
            return False
    return name not in CODES.get(label, {}) or value in CODES[label][name]


def _becomes(label: str, values: Any) -> bool:
    """Whether a version can become what it is a version of."""
    if not isinstance(values, dict):
        return False
    plain = {one.name: one for one in model_of(label)._meta.concrete_fields if not target_of(one) and not one.primary_key}
    named = [(plain[name], value) for name, value in values.items() if name in plain]
    return all(fits(field, value_in(field, value)) and _stands(label, field.name, value) for field, value in named)


def value_in(field: Field, value: Any) -> Any:
    """A value as the field holds it."""
    try:
        if value is None or isinstance(field, models.JSONField):
            return value
        if isinstance(field, models.BinaryField):
            return base64.b64decode(str(value), validate=True)
        return field.to_python(value)
    except (ValidationError, ValueError) as error:
        raise InputError("country_file_row_wrong", field.model._meta.label, field.name) from error


def fits(field: Field, value: Any) -> bool:
    """Whether a value can stand in a field: its kind, its length, its bounds, one of its choices. How it is spelt is not asked."""
    if value is None:
        return bool(field.null)
    if b"\\u0000" in msgspec.json.encode(value if isinstance(value, str | list | dict) else ""):
        return False
    if isinstance(field, models.JSONField) and field.default in (list, dict):
        return isinstance(value, field.default)
    if field.choices and value != "":
        return value in {code for code, _ in field.flatchoices}
    try:
        for bound in field.validators:
            if isinstance(bound, BOUNDS):
                bound(value)
    except ValidationError:
        return False
    return value != "" or not field.choices or bool(field.blank)


def _wrong(carried: Carried, names: Any) -> InputError:
    return InputError("country_file_row_wrong", carried.model, ", ".join(sorted(names)))
