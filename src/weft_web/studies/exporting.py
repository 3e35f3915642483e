"""The job that sets a study as files: draft or version, in the languages and formats asked for, each kept as soon as it is made."""

from collections.abc import Iterator
from typing import Any

from weft.records import Record
from weft.records import Study as Composed
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.engine import reporting
from weft_web.engine.reporting import Paper
from weft_web.instruments.holding import keep
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_lay
from weft_web.studies.composing import draft_of, kind_of, today
from weft_web.studies.desk import paper_now
from weft_web.studies.freezing import evidence_of, frozen_of
from weft_web.studies.models import Export, Study, Version
from weft_web.studies.people import with_verdicts
from weft_web.studies.services import study_open


class Sheets(Record):
    """What is to be set, and what it is."""

    language: str
    order: str
    label: str
    paper: Paper
    evidence: Composed


def export_ask(country: Country, person: Person, languages: tuple[str, ...], formats: tuple[str, ...], version: Version | None) -> Job:
    """An export in the queue."""
    wanted = {"languages": list(languages), "formats": list(formats), "version": version.pk if version else None}
    return job_lay("export_study", country, person, **wanted)


def files_complete(version: Version, person: Person) -> Job | None:
    """An export of what a version has no file of yet; nothing where all are there."""
    there = set(version.exports.values_list("format", flat=True))
    missing = tuple(one for one in reporting.FORMATS if one not in there)
    return export_ask(version.country, person, (version.language,), missing, version) if missing else None


def export(job: Job, tell: Tell) -> dict[str, Any]:
    """How many files were made; each is kept as soon as it is there."""
    country, given = job.country, job.arguments
    assert country is not None  # noqa: S101 - laid only with a country
    formats = tuple(one for one in reporting.FORMATS if one in given["formats"])
    total, done = len(given["languages"]) * len(formats), 0
    version = Version.objects.select_related("country", "paper", "evidence").get(pk=given["version"]) if given["version"] else None
    tell(0, total)
    for sheets in _wanted(country, version, given["languages"]):
        for kind, data in reporting.files(sheets.paper, sheets.evidence, formats):
            done += 1
            made = _keep(job, version, sheets, kind, data)
            tell(done, total, made.name)
    if job.made_by is not None:
        deed_record(country, job.made_by, "study_exported", version.label if version else ", ".join(given["languages"]), files=done)
    return {"files": done}


def _wanted(country: Country, version: Version | None, languages: list[str]) -> Iterator[Sheets]:
    if version is not None:
        paper = frozen_of(version).paper
        yield Sheets(language=version.language, order=version.order, label=version.label, paper=paper, evidence=evidence_of(version))
        return
    for language in languages:
        study: Study = study_open(country, language)
        draft = draft_of(country, kind_of(study), fresh=True)
        edition = reporting.Edition(day=today(), authors=study.authors, publisher=study.publisher)
        paper = paper_now(study, draft, edition)
        yield Sheets(
            language=language, order=study.order, label="", paper=paper, evidence=with_verdicts(draft.study, country, frozen=False)
        )


def _keep(job: Job, version: Version | None, sheets: Sheets, kind: str, data: bytes) -> Export:
    country = job.country
    assert country is not None  # noqa: S101 - laid only with a country
    told = {"language": sheets.language, "format": kind, "order": sheets.order, "name": name_of(country, sheets, kind)}
    return Export.objects.create(country=country, version=version, file=keep([data]), by=job.made_by, **told)


def name_of(country: Country, sheets: Sheets, kind: str) -> str:
    """What a file is called: country, language, label or draft with its day."""
    label = "-".join("".join(sign if sign.isalnum() else " " for sign in sheets.label).split())[:60]
    return f"{country.code}-{sheets.language}-{label or 'draft-' + sheets.paper.made_on}.{kind}"
