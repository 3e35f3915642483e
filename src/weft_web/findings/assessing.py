"""The assessment of a country as it stands, kept until something changes."""

import time
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from msgspec.structs import replace

from weft.records import Assessment, Record
from weft.records import Finding as Read
from weft.records import Instrument as Registered
from weft_web import engine
from weft_web.countries.models import Country, Weighing
from weft_web.countries.services import profile_of
from weft_web.engine import analysing, weighing
from weft_web.findings.models import Finding
from weft_web.findings.seeing import Reader, sight
from weft_web.findings.standing import held
from weft_web.instruments.holding import results_folder
from weft_web.instruments.models import REGISTER_FIELDS, Document
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_lay

QUICK_SECONDS = 0.7
"""Weighing that takes longer is done in the background."""

IN_MEMORY = 4
"""Assessments that a process holds: of fifty thousand findings one takes about forty megabytes."""


class Matter(Record):
    """All that a study is written from: the register, the findings of any extent with people's values laid over them.

    `missing`: documents that were read and whose kept result is lost; they have to be read anew before anything is said of them.
    """

    instruments: tuple[Registered, ...]
    findings: tuple[Read, ...]
    missing: tuple[str, ...] = ()


class Stamp(Record):
    """Which assessment: another one is kept under another moment."""

    weighing: int
    made_at: datetime


def assessment_of(country: Country, *, reviewed_only: bool = False) -> Assessment:
    """The assessment at the country's present revision.

    Where weighing takes longer than a page may, the last one is given and a new one asked for: `is_behind` says so.
    """
    return assessment_at(stamp_of(country, reviewed_only=reviewed_only))


def stamp_of(country: Country, *, reviewed_only: bool = False) -> Stamp:
    """Which assessment `assessment_of` gives."""
    kept = _kept(country, reviewed_only=reviewed_only)
    if kept is None or (_is_behind(kept, country) and kept.seconds <= QUICK_SECONDS):
        assessment_weigh(country, reviewed_only=reviewed_only)
        kept = _kept(country, reviewed_only=reviewed_only)
        assert kept is not None  # noqa: S101 - just weighed
    elif _is_behind(kept, country):
        job_lay("weigh", country, None, reviewed_only=reviewed_only)
    return Stamp(weighing=kept.pk, made_at=kept.made_at)


def last_stamp(country: Country) -> Stamp | None:
    """The assessment that is kept, however old: for pages that never wait for a new one."""
    kept = Weighing.objects.filter(country=country, reviewed_only=False).values_list("pk", "made_at").first()
    return Stamp(weighing=kept[0], made_at=kept[1]) if kept else None


@lru_cache(maxsize=IN_MEMORY)
def assessment_at(stamp: Stamp) -> Assessment:
    """An assessment that is kept; read once by each process, for a large country's is some megabytes."""
    return weighing.decoded(bytes(Weighing.objects.values_list("body", flat=True).get(pk=stamp.weighing)))


def is_behind(country: Country, *, reviewed_only: bool = False) -> bool:
    """Whether what `assessment_of` gives is older than the last judgement or document."""
    kept = _kept(country, reviewed_only=reviewed_only)
    return kept is not None and _is_behind(kept, country)


def assessment_weigh(country: Country, *, reviewed_only: bool) -> Assessment:
    """A new assessment, kept. Where results of documents are lost they are read anew first, and the last assessment stands till then."""
    country.refresh_from_db(fields=["revision"])
    revision, begun = country.revision, time.monotonic()
    matter = matter_of(country, reviewed_only=reviewed_only)
    kept = _kept(country, reviewed_only=reviewed_only)
    if matter.missing:
        job_lay("analyse", country, None)
        if kept is not None:
            return assessment_at(Stamp(weighing=kept.pk, made_at=kept.made_at))
    assessment = weighing.weighed(matter.instruments, matter.findings, profile_of(country))
    told = {
        "revision": revision,
        "engine_version": engine.engine_version(),
        "content_version": engine.content_version(),
        "body": weighing.encoded(assessment),
        "seconds": time.monotonic() - begun,
    }
    with transaction.atomic():
        Weighing.objects.update_or_create(country=country, reviewed_only=reviewed_only, defaults=told)
    return assessment


def weigh(job: Job, tell: Tell) -> dict[str, Any]:
    """The job that weighs a country too large to be weighed while somebody waits for a page."""
    country = job.country
    assert country is not None  # noqa: S101 - laid only with a country
    tell(0, 1)
    assessment_weigh(country, reviewed_only=bool(job.arguments.get("reviewed_only")))
    return {}


def _kept(country: Country, *, reviewed_only: bool) -> Weighing | None:
    """What is kept, without its body, at the country's present revision."""
    country.refresh_from_db(fields=["revision"])
    return Weighing.objects.filter(country=country, reviewed_only=reviewed_only).defer("body").first()


def _is_behind(kept: Weighing, country: Country) -> bool:
    now = (country.revision, engine.engine_version(), engine.content_version())
    return (kept.revision, kept.engine_version, kept.content_version) != now


def matter_of(country: Country, *, reviewed_only: bool = False, reader: Reader | None = None) -> Matter:
    """Register and findings of what is current and not left out, as the version that read them told them.

    `reader`: for whose eyes alone it is; what others judged and she may not see yet is left as the machine read it.
    """
    documents = Document.objects.filter(instrument__country=country, current=True, instrument__left_out=False).exclude(status="")
    instruments: list[Registered] = []
    findings: list[Read] = []
    missing: list[str] = []
    for document in documents.select_related("instrument", "file", "duplicate_of").order_by("name"):
        result = analysing.kept_result(results_folder(country.code), document.name, document.file.sha256, document.result_version)
        if result is None:
            missing.append(document.name)
            continue
        instruments.append(_registered(document, result.instrument))
        over = dict(_held(document, reader))
        findings += weighing.laid_over(result.findings, over, reviewed_only=reviewed_only)
    return Matter(instruments=tuple(instruments), findings=tuple(findings), missing=tuple(missing))


def _registered(document: Document, read: Registered) -> Registered:
    """The engine's row of the register with what people said of it."""
    row = document.instrument
    values = {field: getattr(row, field) for field in REGISTER_FIELDS}
    return replace(read, **values, guessed=tuple(row.guessed), duplicate_of=document.duplicate_of.name if document.duplicate_of else None)


def _held(document: Document, reader: Reader | None) -> Iterator[tuple[tuple[str, str], weighing.Held]]:
    """What people's values are, by document and engine id."""
    judged = Finding.objects.filter(document=document).exclude(standing_value="").prefetch_related("judgements")
    for row in judged:
        judgements = list(row.judgements.all())
        seen = sight(row, judgements, reader) if reader else None
        if seen is None or not seen.hidden:
            yield (document.name, row.engine_id), held(row, judgements).value
