"""The figures of agreement of a country, kept until somebody judges; where counting takes long, the last ones are given meanwhile."""

import time
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from weft.records import Record
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.findings.models import Reckoning
from weft_web.findings.reliability import Agreement, Machine, agreement_of, machine_of
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_lay

QUICK_SECONDS = 0.1
"""Counting that takes longer is done in the background."""


class Figures(Record):
    """How far people agree, and the machine with them."""

    agreement: Agreement
    machine: Machine


class Reckoned(Record):
    """Figures of a moment; `behind`: something was judged since, and it is being counted."""

    figures: Figures
    made_at: datetime
    behind: bool


def reckoned(country: Country) -> Reckoned:
    """The figures at hand: of now where they can be had at once, else the last ones, and new ones are asked for."""
    country.refresh_from_db(fields=["revision"])
    kept = Reckoning.objects.filter(country=country, version=engine.engine_version()).first()
    behind = kept is not None and kept.revision != country.revision
    if kept is None or (behind and kept.seconds <= QUICK_SECONDS):
        kept, behind = reckoning_make(country), False
    elif behind:
        job_lay("reckon", country, None)
    return Reckoned(figures=msgspec.json.decode(bytes(kept.body), type=Figures), made_at=kept.made_at, behind=behind)


def reckoning_make(country: Country) -> Reckoning:
    """New figures, kept."""
    country.refresh_from_db(fields=["revision"])
    revision, begun = country.revision, time.monotonic()
    figures = Figures(agreement=agreement_of(country), machine=machine_of(country))
    told = {"revision": revision, "version": engine.engine_version(), "body": msgspec.json.encode(figures)}
    with transaction.atomic():
        return Reckoning.objects.update_or_create(country=country, defaults={**told, "seconds": time.monotonic() - begun})[0]


def reckon(job: Job, tell: Tell) -> dict[str, Any]:
    """The job that counts in a country where that takes too long for a page."""
    country = job.country
    assert country is not None  # noqa: S101 - laid only with a country
    tell(0, 1)
    reckoning_make(country)
    return {}
