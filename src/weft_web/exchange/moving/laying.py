"""Histories of two sides laid together: versions counted anew, the newest current, each field of the register as last corrected."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from weft_web.countries.models import Country
from weft_web.exchange.moving.rows import fields_of, model_of, rows_of
from weft_web.exchange.moving.tables import CARRIED, Carried, Numbering
from weft_web.instruments.models import FIELDS, Document, Instrument, RegisterChange
from weft_web.observations.models import Interview, Observation, Subject
from weft_web.strategies.renewing import strategies_renew

Touched = Mapping[str, set[int]]
"""Model -> the rows on which rows of it came to hang; where they hang on none, the rows themselves."""

AWAY = 8_000
"""Added while rows are counted anew, so that no two rows of a group ever hold one number."""


def laid_together(country: Country, touched: Touched) -> None:
    """What two histories make different of the rows that have just been touched."""
    for carried in CARRIED:
        if carried.counted and touched[carried.model]:
            _count(carried, country, touched[carried.model])
    _currents(touched["instruments.Document"])
    _corrections(touched["instruments.RegisterChange"])
    _last_versions(touched["observations.Version"], touched["observations.InterviewVersion"])
    strategies_renew(touched["strategies.Change"])


def _count(carried: Carried, country: Country, touched: set[int]) -> None:
    counted = carried.counted
    assert counted is not None  # noqa: S101 - asked by the caller
    columns = [one.attname for one in fields_of(carried) if one.name in counted.group]
    columns += [name for name in counted.group if name == "country"]
    within = rows_of(carried, country).filter(**({f"{carried.under}__in": touched} if carried.under else {}))
    rows = within.values_list("pk", counted.field, counted.time, *columns)
    groups: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for pk, number, time, *group in rows:
        groups[tuple(group)].append((time, number, pk))
    for members in groups.values():
        _number(carried, members)


def _number(carried: Carried, members: list[tuple[Any, ...]]) -> None:
    counted = carried.counted
    assert counted is not None  # noqa: S101 - asked by the caller
    last = counted.numbering is Numbering.AT_THE_END
    in_order = sorted(members, key=lambda one: (min(one[1], BEYOND) if last else 0, one[0], one[1]))
    wanted = {pk: place for place, (_, _, pk) in enumerate(in_order, 1)}
    moved = [(pk, wanted[pk]) for _, number, pk in members if number != wanted[pk]]
    model = model_of(carried.model)
    for shift in (BEYOND + AWAY, 0):
        for pk, number in moved:
            model.objects.filter(pk=pk).update(**{counted.field: number + shift})


BEYOND = 16_000
"""From here on numbers are those of rows that have just come."""


def _currents(instruments: set[int]) -> None:
    """The version that came last is the current one."""
    for instrument in Instrument.objects.filter(pk__in=instruments).prefetch_related("documents"):
        versions = sorted(instrument.documents.all(), key=lambda one: one.ordinal)
        if versions and not versions[-1].current:
            Document.objects.filter(instrument=instrument).update(current=False)
            Document.objects.filter(pk=versions[-1].pk).update(current=True)


def _corrections(instruments: set[int]) -> None:
    """Each corrected field is as the newest correction says; what was corrected is no guess."""
    newest: dict[int, dict[str, RegisterChange]] = defaultdict(dict)
    changes = RegisterChange.objects.filter(instrument__in=instruments).select_related("by").order_by("at", "by__email", "new")
    for change in changes:
        newest[change.instrument_id][change.field] = change
    for instrument in Instrument.objects.filter(pk__in=newest):
        _correct(instrument, newest[instrument.pk])


def _correct(instrument: Instrument, said: dict[str, RegisterChange]) -> None:
    for field, change in said.items():
        if field == "left_out":
            instrument.left_out = change.new == field
            instrument.left_out_reason = change.reason if instrument.left_out else ""
        elif field in (*FIELDS, "note"):
            setattr(instrument, field, change.new)
    instrument.guessed = [field for field in instrument.guessed if field not in said]
    instrument.save()
    instrument.findings.update(sector=instrument.sector)


def _last_versions(observations: set[int], interviews: set[int]) -> None:
    """Entries and interviews as their last versions have them, and what lists are filtered by."""
    for observation in Observation.objects.filter(pk__in=observations):
        _as_last(observation)
        observation.subjects.all().delete()
        for kind, codes in (("sector", observation.sectors), ("theme", observation.themes)):
            rows = [Subject(observation=observation, country_id=observation.country_id, kind=kind, code=code) for code in codes]
            Subject.objects.bulk_create(rows)
    for interview in Interview.objects.filter(pk__in=interviews):
        _as_last(interview)


def _as_last(row: Observation | Interview) -> None:
    last = row.versions.order_by("ordinal").last()
    if last is None:
        return
    plain = {one.attname: one for one in row._meta.concrete_fields}
    for name, value in last.values.items():
        if name in plain:
            setattr(row, name, plain[name].to_python(value))
    row.latest = last.ordinal
    row.save()
