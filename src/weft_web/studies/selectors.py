"""Reading studies: what people wrote, versions, files, publications."""

from django.db.models import Count, QuerySet

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.engine import reporting
from weft_web.jobs.models import Job, State
from weft_web.studies.models import Edit, Export, Publication, Study, Version

MACHINE = "machine"
"""The act of an edit that gives the word back to the machine."""

EXPORTS_SHOWN = 40


def edits_of(study: Study) -> dict[str, Edit]:
    """The last edit of each block, in the order in which the blocks were first edited."""
    return {row.key: row for row in study.edits.select_related("by").order_by("id")}


def laid_over(rows: dict[str, Edit]) -> dict[str, reporting.Edit]:
    """What the engine lays over the composition: last edits, without those that give the word back to the machine."""
    return {key: engine_edit(row) for key, row in rows.items() if row.act != MACHINE}


def engine_edit(row: Edit) -> reporting.Edit:
    """An edit as the engine knows it."""
    act = reporting.Act(row.act)
    return reporting.Edit(key=row.key, act=act, text=row.text, form=row.form, chapter=row.chapter, after=row.after)


def history_of(study: Study, key: str) -> tuple[Edit, ...]:
    """All edits of a block, the last first."""
    return tuple(study.edits.filter(key=key).select_related("by").order_by("-ordinal"))


class Elsewhere(Record):
    """How much people wrote in a language."""

    language: str
    edits: int


def in_languages(country: Country) -> dict[str, int]:
    """How many blocks people wrote on in each language."""
    counted = Study.objects.filter(country=country).annotate(blocks=Count("edits__key", distinct=True))
    return dict(counted.values_list("language", "blocks"))


def in_other_languages(study: Study, key: str) -> tuple[Edit, ...]:
    """What people wrote on the same block in the other languages."""
    others = Edit.objects.filter(study__country_id=study.country_id, key=key).exclude(study=study).select_related("study", "by")
    last = {row.study_id: row for row in others.order_by("ordinal")}
    return tuple(row for row in last.values() if row.act in ("text", "own"))


def versions_of(country: Country) -> QuerySet[Version]:
    """Frozen versions, the last first."""
    return Version.objects.filter(country=country).select_related("by", "paper")


def exports_of(country: Country) -> tuple[Export, ...]:
    """Files made, the last first."""
    return tuple(Export.objects.filter(country=country).select_related("by", "version", "file")[:EXPORTS_SHOWN])


def failed_export(country: Country) -> Job | None:
    """The last export, where it failed."""
    last = Job.objects.filter(country=country, kind="export_study").order_by("-made_at").first()
    return last if last is not None and last.state == State.FAILED else None


def publications_of(country: Country) -> QuerySet[Publication]:
    """The register of publications, the last first."""
    return Publication.objects.filter(country=country).select_related("by", "ended_by", "version")


def published(country: Country, language: str) -> Publication | None:
    """What is public now."""
    found = Publication.objects.public().filter(country=country, language=language)
    return found.select_related("version__paper", "version__evidence").first()


def public_files(publication: Publication) -> tuple[Export, ...]:
    """The files of the public version: the newest of each format."""
    made = {one.format: one for one in publication.version.exports.select_related("file").order_by("at")}
    return tuple(made[kind] for kind in reporting.FORMATS if kind in made)


def public_languages(country: Country, language: str) -> tuple[str, ...]:
    """The other languages in which something is public."""
    there = Publication.objects.public().filter(country=country).exclude(language=language)
    return tuple(there.order_by("language").values_list("language", flat=True))


def wrote(study: Study) -> tuple[Person, ...]:
    """Who wrote on a study."""
    return tuple(Person.objects.filter(pk__in=study.edits.values("by")).order_by("name"))
