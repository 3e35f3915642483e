"""Writing exchange: files asked for, and old ones cleared away."""

import hashlib
import os
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.exchange.models import Arrival, Parcel, Stage
from weft_web.jobs.models import Job, State
from weft_web.jobs.services import job_lay

OWNER_ONLY = 0o600
KEPT_OF_EACH = 3
"""Files of each form kept for a country: the older ones are made anew when somebody wants them."""


@transaction.atomic
def parcel_ask(country: Country, person: Person, form: str, language: str, options: dict[str, Any]) -> Parcel:
    """A file to be made in the background; the one under way where the same is asked for twice."""
    same = Parcel.objects.filter(country=country, form=form, language=language, options=options, asked_by=person)
    under_way = Job.objects.filter(country=country, kind="export", state__in=(State.WAITING, State.RUNNING))
    asked = {job.arguments["parcel"] for job in under_way}
    for parcel in same.filter(made_at=None, removed_at=None):
        if parcel.pk in asked:
            return parcel
    parcel = Parcel.objects.create(country=country, form=form, language=language, options=options, asked_by=person)
    job_lay("export", country, person, parcel=parcel.pk)
    deed_record(country, person, f"asked_for_{form}", "", parcel=str(parcel.key))
    parcels_clear(country, form)
    return parcel


def parcels_clear(country: Country, form: str) -> None:
    """Removes the files beyond the newest few of a form; that they were made stays on record."""
    made = Parcel.objects.filter(country=country, form=form, removed_at=None).exclude(made_at=None)
    for parcel in made.order_by("-made_at", "-id")[KEPT_OF_EACH:]:
        Parcel.objects.filter(pk=parcel.pk).update(removed_at=timezone.now())
        path = parcel.path
        transaction.on_commit(lambda path=path: path.unlink(missing_ok=True))  # type: ignore[misc]  # bound at once


def arrival_take_in(country: Country | None, person: Person, name: str, chunks: Iterable[bytes]) -> Arrival:
    """A country's file taken in as it came, to be looked into: nothing of it is in any country yet."""
    arrival = Arrival(key=uuid.uuid4(), country=country, name=name[:300], by=person)
    arrival.path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with arrival.path.open("xb") as file:
        os.fchmod(file.fileno(), OWNER_ONLY)
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    arrival.size, arrival.sha256 = size, digest.hexdigest()
    with transaction.atomic():
        arrival.save()
        job_lay("look_into", country, person, arrival=arrival.pk)
    return arrival


@transaction.atomic
def arrival_bring(arrival: Arrival, person: Person, prefer: str) -> None:
    """What was looked into is to be brought in; what was broken off on the way goes on as it began."""
    looked_into = Arrival.objects.filter(pk=arrival.pk, stage=Stage.LOOKED_INTO).update(prefer=prefer)
    if looked_into or arrival.stage == Stage.BRINGING:
        job_lay("bring_in", arrival.home, person, arrival=arrival.pk)


def arrival_drop(arrival: Arrival, person: Person) -> bool:
    """A file that is not wanted after all: its bytes go, that it came stays on record. False where it is in the country already.

    What came of it for a country that nobody has seen yet is cleared away.
    """
    unseen = arrival.country is not None and arrival.country.arriving
    gone = [Stage.ARRIVED, Stage.LOOKED_INTO, Stage.REFUSED, *((Stage.BRINGING,) if unseen else ())]
    with transaction.atomic():
        dropped = Arrival.objects.filter(pk=arrival.pk, stage__in=gone).update(stage=Stage.DROPPED)
        if dropped and unseen:
            job_lay("clear_away", None, person, arrival=arrival.pk)
    if dropped:
        arrival.path.unlink(missing_ok=True)
    return bool(dropped)
