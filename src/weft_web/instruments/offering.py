"""Files of corrections that came in with a folder: what they would change, applied in a person's name, or set aside."""

from typing import Any

from django.db import transaction

from weft.errors import WeftError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import CONDITIONS
from weft_web.countries.services import country_describe
from weft_web.engine import registering
from weft_web.instruments.correcting import register_correct
from weft_web.instruments.holding import place
from weft_web.instruments.models import FIELDS, Document, Instrument, Upload
from weft_web.instruments.uploading import upload_settle


class Proposal(Record):
    """One value that a file gives: for which instrument (none for the country's profile), what stands there now."""

    instrument: Instrument | None
    field: str
    old: Any
    new: Any

    @property
    def differs(self) -> bool:
        """Whether it would change anything but confirm."""
        return bool(self.old != self.new)


class Sheet(Record):
    """What a file says of one instrument, or of the country: what it would change, and the fields where it says what stands there."""

    instrument: Instrument | None
    changes: tuple[Proposal, ...]
    confirmed: tuple[str, ...]


class Offer(Record):
    """What a file of corrections says. `unknown`: documents it names that are not in the register; `problem`: why it cannot be read."""

    upload: Upload
    proposals: tuple[Proposal, ...] = ()
    unknown: tuple[str, ...] = ()
    problem: dict[str, Any] | None = None

    @property
    def instruments(self) -> int:
        """How many instruments it speaks of."""
        return len({one.instrument.pk for one in self.proposals if one.instrument})

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The proposals by instrument, in the file's order."""
        held: dict[Instrument | None, list[Proposal]] = {}
        for one in self.proposals:
            held.setdefault(one.instrument, []).append(one)
        return tuple(
            Sheet(
                instrument=instrument,
                changes=tuple(one for one in said if one.differs),
                confirmed=tuple(one.field for one in said if not one.differs),
            )
            for instrument, said in held.items()
        )


def offer_of(upload: Upload) -> Offer:
    """What a file of corrections would do."""
    assert upload.file is not None  # noqa: S101 - only what has arrived is offered
    path = place(upload.file.sha256)
    try:
        if upload.kind == Upload.Kind.PROFILE:
            return Offer(upload=upload, proposals=tuple(_profile(upload, registering.profile_in(path, upload.country.code))))
        return _register(upload, registering.corrections_in(path))
    except WeftError as error:
        return Offer(upload=upload, problem={"code": error.code, "arguments": error.arguments})


def _profile(upload: Upload, profile: Any) -> list[Proposal]:
    said = {name: getattr(profile, name) for name in CONDITIONS}
    country = upload.country
    return [Proposal(instrument=None, field=name, old=getattr(country, name), new=new) for name, new in said.items() if new is not None]


def _register(upload: Upload, corrections: dict[str, dict[str, str]]) -> Offer:
    """Names are looked for beside the file first, then as they are: a folder may have been sent with its own name or without."""
    current = Document.objects.filter(instrument__country=upload.country, current=True).select_related("instrument")
    held = {one.name: one.instrument for one in current}
    beside = upload.name[: len(upload.name) - len("instruments.csv")]
    proposals: list[Proposal] = []
    unknown = []
    for name, values in corrections.items():
        instrument = held.get(f"{beside}{name}") or held.get(name)
        if instrument is None:
            unknown.append(name)
            continue
        proposals += [
            Proposal(instrument=instrument, field=field, old=getattr(instrument, field), new=values[field])
            for field in FIELDS
            if field in values
        ]
    return Offer(upload=upload, proposals=tuple(proposals), unknown=tuple(unknown))


@transaction.atomic
def offer_apply(offer: Offer, person: Person) -> int:
    """How many fields now hold what the file says, in this person's name."""
    upload = offer.upload
    if upload.kind == Upload.Kind.PROFILE:
        country_describe(upload.country, {one.field: one.new for one in offer.proposals}, person)
        upload_settle(upload, person, "offer_applied")
        return len(offer.proposals)
    values: dict[Instrument, dict[str, str]] = {}
    for one in offer.proposals:
        if one.instrument is not None:
            values.setdefault(one.instrument, {})[one.field] = one.new
    for instrument, said in values.items():
        register_correct(instrument, said, person)
    upload_settle(upload, person, "offer_applied")
    return len(offer.proposals)
