"""What anyone may read: the evidence of published versions, laid out line by line when it is first asked for."""

import logging
from collections.abc import Iterable, Iterator

import msgspec
from django.db import transaction

from weft.records import Language, Record, Study, Text
from weft_web.countries.models import Country
from weft_web.exchange.models import Release, ReleaseLine
from weft_web.exchange.shapes import PARTS, PublicCountry, PublicVersion
from weft_web.studies.freezing import DamagedError, evidence_of
from weft_web.studies.models import Publication

LINES_AT_ONCE = 500

log = logging.getLogger("weft.exchange")


class Snapshot(Record):
    """A published version and its evidence, line by line."""

    publication: Publication
    release: Release
    version: PublicVersion


def public_countries() -> tuple[PublicCountry, ...]:
    """Every country of which anything is public."""
    codes = Publication.objects.public().values_list("country_id", flat=True)
    return tuple(made for one in Country.objects.filter(pk__in=codes).order_by("code") if (made := public_country(one)) is not None)


def public_country(country: Country) -> PublicCountry | None:
    """A country as anyone may see it; nothing where nothing of it is public."""
    versions = tuple(one.version for one in _snapshots(_public(country)))
    if not versions:
        return None
    name = Text(en=country.name_en, fr=country.name_fr, es=country.name_es)
    return PublicCountry(code=country.code, name=name, invented=country.invented, versions=versions)


def published(country: Country, language: Language | None = None) -> Snapshot | None:
    """What is public of a country in a language, or what was published last; nothing where nothing is."""
    found = [one for one in _public(country) if language is None or one.language == language]
    return next(_snapshots(found), None)


def lines_of(release: Release, part: str, offset: int, limit: int) -> list[str]:
    """Lines of a part, each a record as JSON."""
    lines = ReleaseLine.objects.filter(release=release, part=part, position__gte=offset, position__lt=offset + limit)
    return list(lines.order_by("position").values_list("body", flat=True))


def every_line(release: Release, part: str) -> Iterator[str]:
    """All lines of a part."""
    lines = ReleaseLine.objects.filter(release=release, part=part).order_by("position")
    yield from lines.values_list("body", flat=True).iterator(chunk_size=LINES_AT_ONCE)


def _public(country: Country) -> list[Publication]:
    rows = Publication.objects.public().filter(country=country)
    return list(rows.select_related("version__evidence", "version__country").order_by("-at", "-id"))


def _snapshots(publications: Iterable[Publication]) -> Iterator[Snapshot]:
    """Publications with their evidence. One whose stored file is damaged is left out: nothing is said rather than something wrong."""
    for publication in publications:
        try:
            yield _snapshot(publication)
        except DamagedError as error:
            log.error("published version %s: %s", publication.version_id, error)


def _snapshot(publication: Publication) -> Snapshot:
    release = _release(publication)
    version = publication.version
    told = PublicVersion(
        language=publication.language,
        label=version.label,
        published_at=publication.at.isoformat(timespec="seconds"),
        made_on=release.made_on,
        citation=version.citation,
        reviewed_only=version.reviewed_only,
        engine_version=release.engine_version,
        content_version=release.content_version,
        sha256=release.sha256,
        counts={part.name: release.counts[part.name] for part in PARTS},
    )
    return Snapshot(publication=publication, release=release, version=told)


def _release(publication: Publication) -> Release:
    """The evidence of a published version laid out; done once for each evidence."""
    sha256 = publication.version.evidence.sha256
    there = Release.objects.filter(country=publication.country_id, sha256=sha256).first()
    return there or _lay_out(publication, sha256, evidence_of(publication.version))


@transaction.atomic
def _lay_out(publication: Publication, sha256: str, study: Study) -> Release:
    lines = {
        "register": study.instruments,
        "findings": study.findings,
        "rows": study.assessment.rows,
        "cells": study.assessment.cells,
        "institutions": study.assessment.institutions,
    }
    told = {"made_on": study.made_on, "engine_version": study.version, "content_version": study.content_version}
    counts = {part.name: len(lines[part.name]) for part in PARTS}
    release, new = Release.objects.get_or_create(country_id=publication.country_id, sha256=sha256, defaults={**told, "counts": counts})
    if new:
        for part, records in lines.items():
            ReleaseLine.objects.bulk_create(_lines(release, part, records), batch_size=LINES_AT_ONCE)
    return release


def _lines(release: Release, part: str, records: tuple[Record, ...]) -> Iterator[ReleaseLine]:
    for position, record in enumerate(records):
        yield ReleaseLine(release=release, part=part, position=position, body=msgspec.json.encode(record).decode("utf-8"))
