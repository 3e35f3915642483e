"""Writing the register: documents taken in, results received, fields corrected."""

from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from weft.records import DocumentResult, Status
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import country_touch, deed_record
from weft_web.instruments.models import REGISTER_FIELDS, Document, Instrument, Provision, StoredFile
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_lay
from weft_web.searches.services import document_index

ROWS_AT_ONCE = 500
LONGEST = {"title": 1000, "type": 60, "number": 200, "date": 10, "sector": 60, "language": 8, "legal_status": 40}
"""Letters that a field of the register holds; what a text claims of itself may be longer."""


@transaction.atomic
def document_take_in(
    country: Country, name: str, file: StoredFile, person: Person | None, instrument: Instrument | None = None
) -> Document:
    """A file as a document of the register.

    The same bytes under the same name are the document that is there, be it an earlier version. Another text under a name that is there,
    or for an instrument that is named, is its new version; the old one stays. Anything else is a new instrument.
    """
    # One at a time in a country: the same file sent twice at once is one document.
    Country.objects.select_for_update().get(pk=country.pk)
    if instrument is None:
        named = Document.objects.filter(instrument__country=country, name=name).select_related("instrument").order_by("-current")
        known = named.filter(file=file).first()
        if known is not None:
            return known
        there = named.filter(current=True).first()
        instrument = there.instrument if there else Instrument.objects.create(country=country, added_by=person)
    document = _next_version(instrument, name, file, person)
    verb = "document_added" if document.ordinal == 1 else "version_added"
    deed_record(country, person, verb, name, instrument=str(instrument.key), document=document.pk)
    country_touch(country)
    return document


def _next_version(instrument: Instrument, name: str, file: StoredFile, person: Person | None) -> Document:
    last = instrument.documents.order_by("-ordinal").first()
    if last is not None and last.current and last.file_id == file.pk:
        return last
    instrument.documents.filter(current=True).update(current=False)
    ordinal = last.ordinal + 1 if last else 1
    return Document.objects.create(instrument=instrument, name=name_free(instrument, name), file=file, ordinal=ordinal, added_by=person)


def name_free(instrument: Instrument, name: str) -> str:
    """The name, numbered where another instrument's current text bears it: a name means one text."""
    others = Document.objects.filter(instrument__country=instrument.country_id, current=True).exclude(instrument=instrument)
    stem, dot, ending = name.rpartition(".")
    number, wished = 1, name
    while others.filter(name=wished).exists():
        number += 1
        wished = f"{stem} ({number}).{ending}" if dot and "/" not in ending else f"{name} ({number})"
    return wished


def analysis_ask(country: Country, person: Person | None) -> Job:
    """An analysis of all that is current, in the queue."""
    return job_lay("analyse", country, person)


@transaction.atomic
def reading_store(document: Document, result: DocumentResult, version: str) -> None:
    """What reading gave: state of the document, guesses for the register where no person has spoken, provisions."""
    read = result.instrument
    told = {
        "status": read.status.value,
        "reason": msgspec.to_builtins(read.reason),
        # What could not be opened has none of its own; how it came stays known.
        "format": read.format or document.format,
        "pages": read.pages,
        "characters": read.characters,
        "pages_without_text": list(read.pages_without_text),
        "language": read.language,
        "degree": read.degree.value if read.degree else "",
        "provision_count": read.provisions,
        "result_version": version,
        "analysed_at": timezone.now(),
    }
    Document.objects.filter(pk=document.pk).update(**told)
    for field, value in told.items():
        setattr(document, field, value)
    _guesses_store(document, read)
    document.provisions.all().delete()
    rows = (_provision(document, position, one) for position, one in enumerate(result.provisions))
    Provision.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    document_index(document)


def _guesses_store(document: Document, read: Any) -> None:
    """Guesses fill what no person has confirmed. The first reading fills all that is empty."""
    instrument = document.instrument
    spoken = set(instrument.changes.values_list("field", flat=True))
    for field in REGISTER_FIELDS:
        if field not in spoken:
            setattr(instrument, field, getattr(read, field)[: LONGEST.get(field, 300)])
    instrument.guessed = [field for field in read.guessed if field in REGISTER_FIELDS and field not in spoken]
    instrument.save()


def _provision(document: Document, position: int, one: Any) -> Provision:
    return Provision(
        document=document,
        position=position,
        path=one.path[:400],
        heading=one.heading,
        text=one.text,
        lead=one.lead,
        language=one.language,
        zone=one.zone.value,
        page=one.quotes[0].page if one.quotes else None,
        quotes=msgspec.to_builtins(one.quotes),
    )


@transaction.atomic
def copies_name(country: Country) -> None:
    """Documents with the same bytes: the later is a copy of the earlier. What could not be read is no copy of anything."""
    first: dict[int, Document] = {}
    current = Document.objects.filter(instrument__country=country, current=True)
    current.filter(status=Status.REFUSED.value).update(duplicate_of=None)
    for document in current.exclude(status=Status.REFUSED.value).order_by("id"):
        original = first.setdefault(document.file_id, document)
        copy_of = None if original.pk == document.pk else original
        if document.duplicate_of_id != (copy_of.pk if copy_of else None):
            Document.objects.filter(pk=document.pk).update(duplicate_of=copy_of)
