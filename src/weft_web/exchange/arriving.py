"""The jobs that look into a country's file and bring it in. A file that is refused changes nothing, and says why."""

from typing import Any

import msgspec
from django.utils import timezone

from weft.errors import InputError
from weft_web.countries.models import Country
from weft_web.exchange.models import Arrival, Stage
from weft_web.exchange.moving.bringing import FILE, HERE, Bringing
from weft_web.exchange.moving.comparing import Comparison, Told
from weft_web.exchange.moving.unpacking import CountryFile
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job


def look_into(job: Job, tell: Tell) -> dict[str, Any]:
    """What the file would bring; nothing is written but this."""
    arrival = _arrival(job)
    if arrival.stage != Stage.ARRIVED:
        return {}
    try:
        with CountryFile(arrival.path) as file:
            file.verify(tell)
            told = Comparison(file, arrival.country).compare()
    except InputError as error:
        return _refuse(arrival, error)
    arrival.stage, arrival.told = Stage.LOOKED_INTO, msgspec.to_builtins(told)
    arrival.save(update_fields=["stage", "told"])
    return {}


def bring_in(job: Job, tell: Tell) -> dict[str, Any]:
    """The file brought in whole, or nothing of it."""
    arrival = _arrival(job)
    if arrival.stage != Stage.LOOKED_INTO:
        return {}
    person = job.made_by
    assert person is not None  # noqa: S101 - laid only by a person
    prefer = FILE if job.arguments.get("prefer") == FILE else HERE
    try:
        with CountryFile(arrival.path) as file:
            bringing = Bringing(file, arrival.country, person, prefer)
            bringing.bring(arrival.name, tell, lambda country, told: _end(arrival, bringing.judgements, country, told))
    except InputError as error:
        return _refuse(Arrival.objects.get(pk=arrival.pk), error)
    arrival.path.unlink(missing_ok=True)
    return {}


def _end(arrival: Arrival, judgements: list[int], country: Country, told: Told) -> None:
    """Written down together with what was brought: a worker that ends just then leaves no doubt whether it was."""
    arrival.country, arrival.stage, arrival.brought_at = country, Stage.BROUGHT, timezone.now()
    arrival.told, arrival.brought = msgspec.to_builtins(told), judgements
    arrival.save(update_fields=["country", "stage", "brought_at", "told", "brought"])


def _arrival(job: Job) -> Arrival:
    return Arrival.objects.select_related("country").get(pk=job.arguments["arrival"])


def _refuse(arrival: Arrival, error: InputError) -> dict[str, Any]:
    arrival.stage, arrival.problem, arrival.problem_arguments = Stage.REFUSED, error.code, list(error.arguments)
    arrival.save(update_fields=["stage", "problem", "problem_arguments"])
    return {"refused": error.code}
