"""The jobs that look into a country's file, bring it in, and clear away what came of one that is not wanted after all."""

from typing import Any

import msgspec
from django.utils import timezone

from weft.errors import InputError
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.exchange.models import Arrival, Stage
from weft_web.exchange.moving.bringing import Bringing, Witness
from weft_web.exchange.moving.clearing import country_clear
from weft_web.exchange.moving.comparing import Comparison, Told
from weft_web.exchange.moving.unpacking import CountryFile
from weft_web.jobs.kinds import Stopped, Tell
from weft_web.jobs.models import Job, State
from weft_web.jobs.services import job_see_through


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
    """The file brought in. Nothing of it where it is refused or stopped in time; once it has begun it goes on until all is here."""
    arrival = _arrival(job)
    if arrival.stage not in (Stage.LOOKED_INTO, Stage.BRINGING):
        return {}
    assert job.made_by is not None  # noqa: S101 - laid only by a person
    try:
        with CountryFile(arrival.path) as file:
            Bringing(file, arrival.country, job.made_by, arrival.prefer).bring(tell, _Book(arrival, job))
    except InputError as error:
        if Arrival.objects.filter(pk=arrival.pk, stage=Stage.BRINGING).exists():
            raise InputError("country_file_halted") from error
        return _refuse(arrival, error)
    arrival.path.unlink(missing_ok=True)
    return {}


class _Book(Witness):
    """Writes down how far it has come, together with what is written: a job that ends just then leaves no doubt."""

    def __init__(self, arrival: Arrival, job: Job) -> None:
        self._arrival, self._job = arrival, job

    def begin(self, country: Country, told: Told, people: list[int]) -> None:
        if not job_see_through(self._job):
            raise Stopped
        row = self._arrival
        if row.stage != Stage.BRINGING:
            row.told = msgspec.to_builtins(told)
        row.country, row.stage, row.people = country, Stage.BRINGING, [*row.people, *people]
        row.save(update_fields=["country", "stage", "told", "people"])

    def go_on(self) -> None:
        if not Job.objects.filter(pk=self._job.pk, holder=self._job.holder).exclude(state=State.STOPPED).exists():
            raise Stopped

    def end(self, country: Country) -> None:
        row = self._arrival
        row.stage, row.brought_at = Stage.BROUGHT, timezone.now()
        row.save(update_fields=["stage", "brought_at"])
        detail = {"file": row.name, "made_at": row.told["made_at"], "judgements": row.new_judgements}
        deed_record(country, self._job.made_by, "country_brought_in", row.name, **detail)


def clear_away(job: Job, tell: Tell) -> dict[str, Any]:
    """What came of a dropped file of a country that was new here, taken away again: nobody has seen it."""
    arrival = _arrival(job)
    if arrival.stage == Stage.DROPPED and arrival.country is not None and arrival.country.arriving:
        country_clear(arrival.country, arrival.people, tell)
    return {}


def _arrival(job: Job) -> Arrival:
    return Arrival.objects.select_related("country").get(pk=job.arguments["arrival"])


def _refuse(arrival: Arrival, error: InputError) -> dict[str, Any]:
    arrival.stage, arrival.problem, arrival.problem_arguments = Stage.REFUSED, error.code, list(error.arguments)
    arrival.save(update_fields=["stage", "problem", "problem_arguments"])
    return {"refused": error.code}
