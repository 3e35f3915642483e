"""Writing uploads: begun, gone on with, and taken into the register once they are here."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.instruments import arriving, holding
from weft_web.instruments.arriving import RefusedError
from weft_web.instruments.models import DATE, Document, Instrument, StoredFile, Upload
from weft_web.instruments.naming import clean, is_beside, kind_of
from weft_web.instruments.services import analysis_ask, document_take_in


class Sent(Record):
    """What a sender says of a file: its name or path, its size, how to know it again; for which instrument, and which state of it."""

    name: str
    size: int
    fingerprint: str = ""
    instrument: Instrument | None = None
    as_of: str = ""
    note: str = ""


def upload_begin(country: Country, sent: Sent, person: Person) -> Upload:
    """An upload to send bytes to: one that was broken off where the same person sends the same file again. Errors: RefusedError."""
    name = clean(sent.name)
    _check(name, sent.size)
    same = Upload.objects.filter(country=country, by=person, name=name, size=sent.size, instrument=sent.instrument, arrived_at=None)
    broken_off = same.exclude(fingerprint="").filter(fingerprint=sent.fingerprint).first()
    return broken_off or _upload(country, sent, name, person)


def _check(name: str, size: int) -> None:
    if is_beside(name):
        raise RefusedError("upload_beside")
    arriving.size_check(size, settings.UPLOAD_BYTES)


def _upload(country: Country, sent: Sent, name: str, person: Person) -> Upload:
    # What is sent for one instrument is its text, whatever it is called.
    kind = Upload.Kind.DOCUMENT if sent.instrument else kind_of(name)
    as_of = sent.as_of if DATE.fullmatch(sent.as_of) else ""
    told = {"size": sent.size, "fingerprint": sent.fingerprint[:64], "as_of": as_of, "note": sent.note}
    return Upload.objects.create(country=country, instrument=sent.instrument, by=person, name=name, kind=kind, **told)


def upload_receive(upload: Upload, at: int, chunks: Iterable[bytes]) -> int:
    """Bytes that have arrived after these; the whole file is taken in before the last are acknowledged. Errors: MisplacedError."""
    if upload.arrived_at is None and at < upload.size:
        at = arriving.append(upload, at, chunks)
    upload_finish(upload)
    return arriving.offset(upload)


def upload_finish(upload: Upload) -> None:
    """Takes the file in when it is wholly here, once, however often it is asked; goes on where a crash broke it off."""
    if upload.arrived_at is not None:
        return
    part = arriving.part_of(upload)
    with arriving.held(part) as there:
        if there and part.stat().st_size == upload.size:
            upload.sha256, _ = holding.digest_of(part)
            upload.save(update_fields=["sha256"])
            holding.keep_arrived(part, upload.sha256, upload.size)
    upload.refresh_from_db()
    if upload.arrived_at is None and upload.sha256 and holding.place(upload.sha256).exists():
        _take_in(upload, StoredFile.objects.get_or_create(sha256=upload.sha256, defaults={"size": upload.size})[0])


@transaction.atomic
def _take_in(upload: Upload, file: StoredFile) -> None:
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    if held.arrived_at is None:
        held.file, held.arrived_at = file, timezone.now()
        held.outcome = _become(held, file)
        held.save()
    upload.refresh_from_db()


def upload_at_once(country: Country, sent: Sent, chunks: Iterable[bytes], person: Person) -> Upload:
    """A file that came whole with a form. Errors: RefusedError."""
    name = clean(sent.name)
    _check(name, sent.size)
    file = holding.keep(chunks)
    upload = _upload(country, sent, name, person)
    _take_in(upload, file)
    return upload


def _become(upload: Upload, file: StoredFile) -> Upload.Outcome:
    """What a file becomes: a document, an archive to be opened by the worker, corrections that are offered."""
    match upload.kind:
        case Upload.Kind.ARCHIVE:
            analysis_ask(upload.country, upload.by)
            return Upload.Outcome.OPENING
        case Upload.Kind.REGISTER | Upload.Kind.PROFILE:
            return Upload.Outcome.OFFERED
    known = set(Document.objects.filter(instrument__country=upload.country, file=file).values_list("pk", flat=True))
    document = document_take_in(upload.country, upload.name, file, upload.by, upload.instrument)
    if document.pk in known:
        return Upload.Outcome.THERE
    Document.objects.filter(pk=document.pk).update(as_of=upload.as_of, note=upload.note)
    analysis_ask(upload.country, upload.by)
    return Upload.Outcome.VERSION if document.ordinal > 1 else Upload.Outcome.ADDED


@transaction.atomic
def upload_settle(upload: Upload, person: Person | None, verb: str = "") -> None:
    """Nothing more is to be done with it: opened, applied or set aside."""
    upload.settled_at, upload.settled_by = timezone.now(), person
    upload.save(update_fields=["settled_at", "settled_by"])
    if verb:
        deed_record(upload.country, person, verb, upload.name, upload=str(upload.pk))
