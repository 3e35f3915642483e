"""Writing what people say of an instrument: fields corrected, a text asked for, left out, taken in again, told apart from another."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import country_touch, deed_record
from weft_web.instruments.models import FIELDS, Document, Instrument, RegisterChange
from weft_web.instruments.services import name_free

ASKED_FIELDS = ("asked_of", "asked_on")


@transaction.atomic
def register_correct(instrument: Instrument, values: Mapping[str, str], person: Person) -> tuple[RegisterChange, ...]:
    """The corrections made. A field given with the value it has is confirmed: no longer a guess."""
    changes = []
    for field in (one for one in FIELDS if one in values):
        old, new = getattr(instrument, field), values[field].strip()
        if old != new or field in instrument.guessed:
            changes.append(RegisterChange.objects.create(instrument=instrument, field=field, old=old, new=new, by=person))
            setattr(instrument, field, new)
    if changes:
        spoken = {one.field for one in changes}
        instrument.guessed = [field for field in instrument.guessed if field not in spoken]
        instrument.save()
        _told(instrument, person, "register_corrected")
        if "sector" in spoken:
            instrument.findings.update(sector=instrument.sector)
    return tuple(changes)


@transaction.atomic
def instrument_ask_for(country: Country, values: Mapping[str, str], asked: tuple[str, date | None, str], person: Person) -> Instrument:
    """A row for a text that was asked for (of whom, when, note) and not yet obtained; what is known of it counts as said by the person."""
    of, on, note = asked
    instrument = Instrument.objects.create(country=country, asked_of=of, asked_on=on, note=note, added_by=person)
    register_correct(instrument, {field: value for field, value in values.items() if value}, person)
    _told(instrument, person, "instrument_asked")
    return instrument


@transaction.atomic
def instrument_ask_again(instrument: Instrument, of: str, on: date, person: Person) -> None:
    """Asked once more, of the same or of somebody else; when it was asked before stays in the record of changes."""
    for field, new in zip(ASKED_FIELDS, (of, on), strict=True):
        old = getattr(instrument, field)
        if old != new:
            RegisterChange.objects.create(instrument=instrument, field=field, old=str(old or ""), new=str(new), by=person)
            setattr(instrument, field, new)
    instrument.save(update_fields=list(ASKED_FIELDS))
    _told(instrument, person, "instrument_asked")


@transaction.atomic
def instrument_note(instrument: Instrument, note: str, person: Person) -> None:
    """What people write beside it."""
    if note != instrument.note:
        RegisterChange.objects.create(instrument=instrument, field="note", old=instrument.note, new=note, by=person)
        instrument.note = note
        instrument.save(update_fields=["note"])


@transaction.atomic
def instrument_leave_out(instrument: Instrument, reason: str, person: Person) -> None:
    """Its findings no longer count; nothing of it is deleted."""
    _lay(instrument, left_out=True, reason=reason, person=person)


@transaction.atomic
def instrument_take_in(instrument: Instrument, reason: str, person: Person) -> None:
    """Its findings count again."""
    _lay(instrument, left_out=False, reason=reason, person=person)


def _lay(instrument: Instrument, *, left_out: bool, reason: str, person: Person) -> None:
    if instrument.left_out == left_out:
        return
    verb = "left_out" if left_out else "taken_in"
    RegisterChange.objects.create(instrument=instrument, field="left_out", old="", new=verb, reason=reason, by=person)
    instrument.left_out, instrument.left_out_reason = left_out, reason if left_out else ""
    instrument.save(update_fields=["left_out", "left_out_reason"])
    _told(instrument, person, f"instrument_{verb}")


@transaction.atomic
def document_part(document: Document, person: Person) -> Instrument:
    """The newest version told apart: another law that bore the same name. The version before it is the current one again.

    Findings and judgements stay with the text they were made on once both are read again.
    """
    instrument = document.instrument
    before = instrument.documents.filter(ordinal__lt=document.ordinal).order_by("-ordinal").first()
    assert before is not None  # noqa: S101 - only a version that has one before it is told apart
    own = Instrument.objects.create(country=instrument.country, added_by=document.added_by)
    Document.objects.filter(pk=document.pk).update(instrument=own, ordinal=1, status="", result_version="", analysed_at=None)
    Document.objects.filter(pk=before.pk).update(current=True, result_version="")
    Document.objects.filter(pk=document.pk).update(name=name_free(own, document.name))
    _told(instrument, person, "document_parted")
    return own


def _told(instrument: Instrument, person: Person, verb: str) -> None:
    deed_record(instrument.country, person, verb, instrument.title or named(instrument), instrument=str(instrument.key))
    country_touch(instrument.country)


def named(instrument: Instrument) -> str:
    """What an instrument without a title is called: its number, else its file, else its key."""
    document = instrument.documents.filter(current=True).first()
    return instrument.number or (document.name if document else str(instrument.key)[:8])
