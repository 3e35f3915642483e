"""Writing exchange: files asked for, and old ones cleared away."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.exchange.models import Arrival, Parcel, Stage
from weft_web.exchange.moving.unpacking import MOST_BYTES
from weft_web.instruments import arriving
from weft_web.instruments.holding import digest_of, move
from weft_web.instruments.naming import clean
from weft_web.instruments.uploading import Sent
from weft_web.jobs.models import Job, State
from weft_web.jobs.services import job_lay

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


def arrival_begin(country: Country | None, sent: Sent, person: Person) -> Arrival:
    """A country's file to send bytes to; one that was broken off where the same person sends the same file again. Errors: RefusedError."""
    arriving.size_check(sent.size, MOST_BYTES)
    own = {"country": country, "by": person, "name": clean(sent.name)[:300], "size": sent.size, "fingerprint": sent.fingerprint[:64]}
    broken_off = Arrival.objects.filter(**own, stage=Stage.SENDING).exclude(fingerprint="").first()
    return broken_off or Arrival.objects.create(**own, stage=Stage.SENDING)


def arrival_receive(arrival: Arrival, at: int, chunks: Iterable[bytes]) -> None:
    """Bytes taken in; the whole file before the last are acknowledged. Errors: MisplacedError."""
    if not arrival.is_here and at < arrival.size:
        arriving.append(arrival, at, chunks)
    arrival_finish(arrival)


def arrival_finish(arrival: Arrival) -> None:
    """What has wholly arrived is to be looked into, once, however often this is asked; goes on where a crash broke it off."""
    if arrival.is_here:
        return
    part = arriving.part_of(arrival)
    with arriving.held(part) as there:
        if there and part.stat().st_size == arrival.size:
            move(part, arrival.path)
    if arrival.path.exists():
        sha256, _ = digest_of(arrival.path)
        with transaction.atomic():
            if Arrival.objects.filter(pk=arrival.pk, stage=Stage.SENDING).update(stage=Stage.ARRIVED, sha256=sha256):
                job_lay("look_into", arrival.country, arrival.by, arrival=arrival.pk)
    arrival.refresh_from_db()


def arrival_take_in(country: Country | None, sent: Sent, chunks: Iterable[bytes], person: Person) -> Arrival:
    """A file that came whole with a form, to be looked into: nothing of it is in any country yet. Errors: RefusedError."""
    arrival = arrival_begin(country, sent, person)
    try:
        arrival_receive(arrival, 0, chunks)
    finally:
        if not arrival.is_here:
            arrival_drop(arrival, person)
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
    gone = [Stage.SENDING, Stage.ARRIVED, Stage.LOOKED_INTO, Stage.REFUSED, *((Stage.BRINGING,) if unseen else ())]
    with transaction.atomic():
        dropped = Arrival.objects.filter(pk=arrival.pk, stage__in=gone).update(stage=Stage.DROPPED)
        if dropped and unseen:
            job_lay("clear_away", None, person, arrival=arrival.pk)
    if dropped:
        arriving.part_of(arrival).unlink(missing_ok=True)
        arrival.path.unlink(missing_ok=True)
    return bool(dropped)
