"""A strategy of sixty activities in the large country: the generated one, tied to the country's own findings, gaps and entries."""

import uuid
from itertools import cycle
from typing import Any

GROUNDS_OF_EACH = 3
"""Findings that each activity rests on."""

REMARKS, REPORTED_YEARS = 40, 2


def planned(country_code: str, role: str) -> bool:
    """Lays out the strategy, its history of changes, what it rests on, remarks, progress and a version; whether it was not there yet."""
    from django.db import transaction
    from tests.web.peopled import person_of

    from weft_web.countries.models import Country
    from weft_web.rights import Role
    from weft_web.strategies.selectors import strategy_of

    country = Country.objects.get(code=country_code)
    if strategy_of(country):
        return False
    with transaction.atomic():
        _lay_out(country, person_of(Role(role)))
    return True


def _lay_out(country: Any, person: Any) -> None:
    from tests.report.planning import valley

    from weft_web.engine import planning
    from weft_web.strategies import services

    model = valley.large()
    whole = {
        "title": model.title,
        "language": "en",
        "first_year": model.first_year,
        "last_year": model.last_year,
        "currency": model.currency,
    }
    strategy = services.strategy_begin(country, whole, person)
    services.strategy_change(strategy, {"vision": model.vision, "situation": model.situation}, strategy.version, person)
    keys = {part.key: uuid.uuid4() for part in planning.tree.parts_of(model)}
    gaps = cycle(_gaps(country))
    for kind in planning.KINDS:
        for part in getattr(model, kind):
            values = planning.kept(part) | ({"answers": [next(gaps)]} if kind == "activities" else {})
            made = services.part_make(strategy, kind, _renamed(values, keys), person)
            made.key = keys[part.key]
            made.save(update_fields=["key"])
    _tie(strategy, person)
    _say(strategy, person)


def _renamed(value: Any, keys: dict[str, uuid.UUID]) -> Any:
    """Values with the parts that they name under their new keys."""
    match value:
        case str():
            return str(keys[value]) if value in keys else value
        case list():
            return [_renamed(one, keys) for one in value]
        case dict():
            return {name: _renamed(one, keys) for name, one in value.items()}
    return value


def _gaps(country: Any) -> list[str]:
    from weft_web.strategies.gathering import gaps_open

    return [f"gap:{row.obligation}" for row in gaps_open(country).rows]


def _tie(strategy: Any, person: Any) -> None:
    from weft_web.findings.models import Finding, Standing
    from weft_web.observations.models import Observation
    from weft_web.strategies.tying import tie_make

    activities = list(strategy.parts.filter(kind="activities"))
    findings = Finding.objects.filter(country=strategy.country, standing=Standing.HERE).order_by("pk")
    some = iter(findings[: len(activities) * GROUNDS_OF_EACH])
    entries = cycle(Observation.objects.filter(country=strategy.country, withdrawn_at=None)[:REMARKS])
    for part in activities:
        for _ in range(GROUNDS_OF_EACH):
            tie_make(part, next(some), person)
        tie_make(part, next(entries), person)


def _say(strategy: Any, person: Any) -> None:
    from weft.records.strategy import Course
    from weft_web.strategies import going_on

    activities = list(strategy.parts.filter(kind="activities"))
    for place in range(REMARKS):
        going_on.remark_make(strategy, activities[place % len(activities)], (f"Remark {place}: the date is early.", "", ""), person)
    for part in activities:
        for year in range(strategy.first_year, strategy.first_year + REPORTED_YEARS):
            going_on.stand_report(part, going_on.Stand(year=year, course=Course.UNDER_WAY), person)
    going_on.version_freeze(strategy, "for the workshop", person)
