"""The job that makes a file to be taken away: written beside its place, moved there whole."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import msgspec
from django.utils import timezone
from msgspec.structs import replace

from weft.records import Language
from weft_web import engine
from weft_web.countries.services import profile_of
from weft_web.coverage.weighed import scoped, weighed
from weft_web.engine import tabulating
from weft_web.exchange.annotations import Collection
from weft_web.exchange.models import Form, Parcel
from weft_web.exchange.moving.packing import Packing
from weft_web.exchange.qda import Project
from weft_web.findings.assessing import matter_of
from weft_web.findings.models import Finding, Standing
from weft_web.findings.seeing import Reader, open_to
from weft_web.instruments.holding import digest_of
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job
from weft_web.studies.bodies import with_bodies
from weft_web.studies.people import numbered, said_of, verdicts_seen

SUFFIX = {Form.QDA: "qdpx", Form.ANNOTATIONS: "jsonld", Form.WORKBOOK: "xlsx", Form.COUNTRY: "weft"}
Told = dict[str, Any]
OWNER_ONLY = 0o600


def make(job: Job, tell: Tell) -> Told:
    """What the file came to hold."""
    parcel = Parcel.objects.select_related("country", "asked_by").get(pk=job.arguments["parcel"], country=job.country)
    if parcel.made_at is None:
        _write(parcel, tell)
    return dict(parcel.told)


def file_name(parcel: Parcel) -> str:
    """The name under which it is saved: country, form, day."""
    return f"{parcel.country.code}-{parcel.form}-{datetime.now(UTC):%Y-%m-%d}.{SUFFIX[Form(parcel.form)]}"


def _write(parcel: Parcel, tell: Tell) -> None:
    part = parcel.path.with_suffix(f".{os.getpid()}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with part.open("wb") as out:
            os.fchmod(out.fileno(), OWNER_ONLY)
            told = WRITERS[Form(parcel.form)](parcel, out, tell)
            out.flush()
            os.fsync(out.fileno())
        _keep(parcel, part, told)
    finally:
        part.unlink(missing_ok=True)


def _keep(parcel: Parcel, part: Path, told: Told) -> None:
    parcel.sha256, parcel.size = digest_of(part)
    parcel.told, parcel.name, parcel.made_at = told, file_name(parcel), timezone.now()
    part.replace(parcel.path)
    parcel.save(update_fields=["sha256", "size", "told", "name", "made_at"])


def _qda(parcel: Parcel, out: IO[bytes], tell: Tell) -> Told:
    told: Told = msgspec.to_builtins(Project(parcel.country, _voice(parcel), _reader(parcel), named=_named(parcel)).write(out, tell))
    return told


def _annotations(parcel: Parcel, out: IO[bytes], tell: Tell) -> Told:
    total = Finding.objects.filter(country=parcel.country, standing=Standing.HERE, instrument__left_out=False).count()
    return {"annotations": Collection(parcel.country, _voice(parcel), _reader(parcel), named=_named(parcel)).write(out, total, tell)}


def _workbook(parcel: Parcel, out: IO[bytes], tell: Tell) -> Told:
    country, language = parcel.country, Language(parcel.language)
    reader = _reader(parcel)
    matter, held = matter_of(country, reader=reader), weighed(country, reviewed_only=False)
    assessment, said = with_bodies(scoped(held), said_of(held, country, language), country)
    said = replace(said, verdicts=verdicts_seen(country, open_to(reader)))
    said = said if _named(parcel) else numbered(said, _voice(parcel))
    table = tabulating.Table(profile=profile_of(country), language=language, made_on=f"{datetime.now(UTC):%Y-%m-%d}", said=said)
    out.write(tabulating.workbook(table, matter.instruments, matter.findings, assessment))
    return {"instruments": len(matter.instruments)}


def _country(parcel: Parcel, out: IO[bytes], tell: Tell) -> Told:
    manifest = Packing(parcel.country, readings=True).write(out, tell)
    return {"rows": manifest.rows, "files": sum(one.name.startswith("files/") for one in manifest.members)}


def _voice(parcel: Parcel) -> Any:
    return engine.voice(Language(parcel.language))


def _reader(parcel: Parcel) -> Reader:
    """Who asked for it: what she may not see yet is not in it."""
    assert parcel.asked_by is not None  # noqa: S101 - asked for only by a person
    judges, settles = bool(parcel.options.get("judges", True)), bool(parcel.options.get("settles", False))
    return Reader(person=parcel.asked_by, judges=judges, settles=settles)


def _named(parcel: Parcel) -> bool:
    return bool(parcel.options.get("named", True))


WRITERS: dict[Form, Callable[[Parcel, IO[bytes], Tell], Told]] = {
    Form.QDA: _qda,
    Form.ANNOTATIONS: _annotations,
    Form.WORKBOOK: _workbook,
    Form.COUNTRY: _country,
}
"""Who writes which form."""
