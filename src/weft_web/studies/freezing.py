"""Versions and publications: a study frozen for good, and made public by a person."""

import hashlib
import zlib

import msgspec
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft.records import Study as Composed
from weft_web.accounts.models import Person
from weft_web.consultations.finality import open_on_study
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.engine import reporting
from weft_web.engine.reporting import Paper, Reference
from weft_web.instruments.holding import keep, place
from weft_web.instruments.models import StoredFile
from weft_web.studies.composing import draft_of, kind_of, today, with_fixed
from weft_web.studies.desk import paper_now
from weft_web.studies.models import Publication, Study, Version
from weft_web.studies.people import with_verdicts


class LabelTakenError(InputError):
    """There is a version with this label already."""


class DamagedError(InputError):
    """The file of a version is not what was frozen."""


class Frozen(Record):
    """What a version holds: the paper, and what its citations and numbers mean (anchor in the paper -> citation)."""

    paper: Paper
    marks: dict[str, str]


def version_freeze(study: Study, label: str, note: str, person: Person) -> Version:
    """The study as it stands now under a label, for good. Errors: LabelTakenError, NothingToWriteError."""
    label = " ".join(reporting.fit(label).split())[:120]
    if Version.objects.filter(country=study.country, language=study.language, label=label).exists():
        raise LabelTakenError("version_label_taken", label)
    draft = draft_of(study.country, kind_of(study), fresh=True)
    edition = reporting.Edition(day=today(), label=label, authors=study.authors, publisher=study.publisher)
    paper = paper_now(study, draft, edition)
    marks = meanings(with_fixed(dict(draft.marks), study.country))
    body = keep([msgspec.json.encode(Frozen(paper=paper, marks=marks), order="sorted")])
    evidence = keep([reporting.packed(with_verdicts(draft.study, study.country, frozen=True))])
    return _version_store(study, paper, (label, reporting.fit(note)), (body, evidence), person)


@transaction.atomic
def _version_store(study: Study, paper: Paper, said: tuple[str, str], files: tuple[StoredFile, StoredFile], person: Person) -> Version:
    country = study.country
    last = Version.objects.filter(country=country, language=study.language).aggregate(last=Max("ordinal"))["last"] or 0
    version = Version.objects.create(
        country=country,
        language=study.language,
        ordinal=last + 1,
        label=said[0],
        note=said[1],
        order=study.order,
        reviewed_only=study.reviewed_only,
        paper=files[0],
        evidence=files[1],
        citation=paper.cover.citation,
        paragraphs=reporting.paragraphs(paper),
        by=person,
    )
    deed_record(country, person, "version_frozen", version.label, version=version.pk, sha256=files[0].sha256)
    return version


def meanings(marks: dict[str, Reference]) -> dict[str, str]:
    """What the anchors of a paper mean, whatever their numbers are; of several citations of one passage the first."""
    made: dict[str, str] = {}
    for mark, one in marks.items():
        made.setdefault(one.anchor, mark)
    return made


def frozen_of(version: Version) -> Frozen:
    """What a version holds. Errors: DamagedError where the file is not the one that was frozen."""
    try:
        return msgspec.json.decode(_bytes(version.paper), type=Frozen)
    except msgspec.MsgspecError as error:
        raise DamagedError("version_damaged", version.paper.sha256) from error


def evidence_of(version: Version) -> Composed:
    """The findings and the assessment behind a version. Errors: DamagedError."""
    try:
        return reporting.unpacked(_bytes(version.evidence), Composed)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise DamagedError("version_damaged", version.evidence.sha256) from error


def _bytes(file: StoredFile) -> bytes:
    path = place(file.sha256)
    body = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(body).hexdigest() != file.sha256:
        raise DamagedError("version_damaged", file.sha256)
    return body


@transaction.atomic
def version_publish(version: Version, person: Person) -> Publication:
    """The version made public; what was public in this language till now ends. Errors: InputError comments_open."""
    waiting = open_on_study(version.country)
    if waiting:
        raise InputError("comments_open", str(waiting))
    now = timezone.now()
    public = Publication.objects.public().filter(country=version.country, language=version.language)
    there = public.filter(version=version).first()
    if there is not None:
        return there
    public.update(ended_at=now, ended_by=person)
    publication = Publication.objects.create(country=version.country, language=version.language, version=version, by=person)
    deed_record(version.country, person, "version_published", version.label, version=version.pk, sha256=version.paper.sha256)
    return publication


@transaction.atomic
def publication_withdraw(publication: Publication, reason: str, person: Person) -> None:
    """A publication ended; its line in the register stays, with the reason."""
    ended = Publication.objects.public().filter(pk=publication.pk)
    if ended.update(ended_at=timezone.now(), ended_by=person, reason=reporting.fit(reason)[:400]):
        deed_record(publication.country, person, "publication_withdrawn", publication.version.label, publication=publication.pk)


def is_published(country: Country) -> bool:
    """Whether anything of the country is public."""
    return Publication.objects.public().filter(country=country).exists()
