"""The sample country removed again with all that was done in it. No other country can be."""

import shutil
from pathlib import Path

from django.db import models, transaction

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.consultations.models import Brought, Consultation, Draft
from weft_web.countries.models import Country
from weft_web.countries.selectors import is_sample
from weft_web.exchange.models import Arrival, Parcel
from weft_web.findings.filtering import in_review
from weft_web.findings.models import Judgement
from weft_web.institutions.models import Correction
from weft_web.instruments.holding import let_go, results_folder
from weft_web.instruments.models import Document, Instrument, StoredFile, Upload
from weft_web.instruments.pictures import pictures_folder
from weft_web.meetings.models import EarlierLetter, Meeting, PaperFile, Participant
from weft_web.observations.models import Answer, Evidence, Observation
from weft_web.strategies.models import Proposal, Strategy, Tie
from weft_web.strategies.models import Version as StrategyVersion
from weft_web.studies.models import Export, Publication, Version

FIRST: tuple[tuple[type[models.Model], str], ...] = (
    (Tie, "strategy__country"),
    (Evidence, "country"),
    (Answer, "questionnaire__country"),
    (Observation, "country"),
    (Correction, "country"),
    (Publication, "country"),
)
"""Rows that hold others fast, each with the way to its country: they go before those they hold; all else goes with the country."""

HOLDERS: tuple[tuple[type[models.Model], str, str], ...] = (
    (Document, "file", "instrument__country"),
    (Upload, "file", "country"),
    (Version, "paper", "country"),
    (Version, "evidence", "country"),
    (Export, "file", "country"),
    (StrategyVersion, "body", "strategy__country"),
    (Proposal, "file", "strategy__country"),
    (Draft, "body", "country"),
    (Brought, "file", "consultation__country"),
    (PaperFile, "file", "paper__meeting__country"),
    (Participant, "letter", "meeting__country"),
    (EarlierLetter, "file", "participant__meeting__country"),
)
"""Every row that refers to a file: its key to the file, and the way to its country."""


class Going(Record):
    """What goes with the sample country: counts, and by how many people the judgements are."""

    instruments: int
    findings: int
    judgements: int
    people: int
    observations: int
    versions: int
    strategies: int
    rounds: int
    meetings: int


def going(country: Country) -> Going:
    """What would go with a country."""
    judgements = Judgement.objects.filter(finding__country=country)
    return Going(
        instruments=Instrument.objects.filter(country=country).count(),
        findings=in_review(country).count(),
        judgements=judgements.count(),
        people=judgements.values("by").distinct().count(),
        observations=Observation.objects.filter(country=country).count(),
        versions=Version.objects.filter(country=country).count(),
        strategies=Strategy.objects.filter(country=country).count(),
        rounds=Consultation.objects.filter(country=country).count(),
        meetings=Meeting.objects.filter(country=country).count(),
    )


@transaction.atomic
def sample_remove(country: Country, person: Person) -> bool:
    """Whether the sample country was there to be removed; its files go with it unless something else needs them."""
    held = Country.objects.select_for_update().filter(pk=country.pk).first()
    if held is None or not is_sample(held):
        return False
    told, files, parcels = going(held), _files(held), _parcels(held)
    for model, way in FIRST:
        model._default_manager.filter(**{way: held}).delete()
    # Its jobs go too: a worker that has one in hand finds it gone, and stops.
    held.delete()
    unused = [file for file in files if not _is_needed(file)]
    StoredFile.objects.filter(pk__in=[file.pk for file in unused]).delete()
    did(person, None, "sample_removed", held.said_in(person.language), judgements=told.judgements, instruments=told.instruments)
    transaction.on_commit(lambda: _clear([file.sha256 for file in unused], parcels, results_folder(held.code)))
    return True


def _files(country: Country) -> list[StoredFile]:
    """The files that rows of a country refer to."""
    held: dict[int, StoredFile] = {}
    for model, name, way in HOLDERS:
        rows = model._default_manager.filter(**{way: country}).exclude(**{name: None})
        held.update(StoredFile.objects.in_bulk(rows.values_list(name, flat=True)))
    return list(held.values())


def _is_needed(file: StoredFile) -> bool:
    return any(model._default_manager.filter(**{name: file}).exists() for model, name, _ in HOLDERS)


def _parcels(country: Country) -> list[Path]:
    """Files made to be taken away, and files brought."""
    return [one.path for model in (Parcel, Arrival) for one in model.objects.filter(country=country)]


def _clear(files: list[str], parcels: list[Path], results: Path) -> None:
    """The bytes, once the rows are gone for good."""
    for path in parcels:
        path.unlink(missing_ok=True)
    for sha256 in files:
        shutil.rmtree(pictures_folder(sha256), ignore_errors=True)
        let_go(sha256)
    shutil.rmtree(results, ignore_errors=True)
