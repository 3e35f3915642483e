"""Reading the register."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils import timezone

from weft.records import Record, Status
from weft_web.countries.models import Country
from weft_web.findings.models import Change, Finding, Standing
from weft_web.instruments.arriving import WAITED_FOR
from weft_web.instruments.filtering import ASKED, COPY, LEFT_OUT, WAITING, Filter, asked_for, instruments_of
from weft_web.instruments.models import FIELDS, Document, Instrument, RegisterChange, Upload

PAGE_ROWS = 50
SHOWN_CHANGES = 40


class Row(Record):
    """One row of the register: the instrument, its current document if any, how many findings it has, its copies folded under it."""

    instrument: Instrument
    document: Document | None
    findings: int
    copies: tuple[Document, ...]

    @property
    def called(self) -> str:
        """Its title; else its number, else its file."""
        return self.instrument.title or self.instrument.number or (self.document.name if self.document else "")

    @property
    def state(self) -> str:
        """Where it stands: asked, waiting, or how reading ended."""
        if self.document is None:
            return ASKED
        return self.document.status or WAITING


class Register(Record):
    """One page of the register: rows, how many there are of how many, what is counted by state, the choices of its filters."""

    rows: tuple[Row, ...]
    page: Page[Instrument]
    every: int
    states: dict[str, int]
    choices: dict[str, tuple[tuple[str, int], ...]]


def register(country: Country, asked: Filter, page: str) -> Register:
    """What the register shows of what is asked."""
    shown = Paginator(asked_for(country, asked), PAGE_ROWS).get_page(page)
    states = _states(country)
    return Register(
        rows=rows_of(list(shown.object_list)), page=shown, every=states["every"], states=dict(states), choices=_choices(country)
    )


def rows_of(instruments: Iterable[Instrument]) -> tuple[Row, ...]:
    """The rows of these instruments, with four questions to the database for all of them."""
    held = list(instruments)
    keys = [one.pk for one in held]
    current = Document.objects.filter(instrument__in=keys, current=True).select_related("duplicate_of__instrument", "added_by")
    documents = {one.instrument_id: one for one in current}
    here = Finding.objects.filter(instrument__in=keys, standing=Standing.HERE).order_by()
    found = dict(here.values_list("instrument").annotate(count=Count("id")))
    copies: dict[int | None, list[Document]] = {}
    folded = Document.objects.filter(duplicate_of__in=documents.values(), current=True, instrument__left_out=False)
    for copy in folded.select_related("instrument"):
        copies.setdefault(copy.duplicate_of_id, []).append(copy)
    return tuple(_row(one, documents.get(one.pk), found.get(one.pk, 0), copies) for one in held)


def _row(instrument: Instrument, document: Document | None, found: int, copies: dict[int | None, list[Document]]) -> Row:
    folded = copies.get(document.pk, []) if document else []
    return Row(instrument=instrument, document=document, findings=found, copies=tuple(folded))


def _states(country: Country) -> Counter[str]:
    """How many rows there are in each state; `every` is what the register shows unfiltered."""
    rows = instruments_of(country)
    within = rows.filter(left_out=False)
    shown = within.filter(doc__duplicate_of=None)
    counted = Counter({LEFT_OUT: rows.filter(left_out=True).count(), COPY: within.filter(doc__duplicate_of__isnull=False).count()})
    for status, count in shown.order_by().values_list("doc__status").annotate(count=Count("id")):
        counted[ASKED if status is None else status or WAITING] += count
    counted["every"] = shown.count()
    counted["guessed"] = shown.exclude(guessed=[]).count()
    return counted


def _choices(country: Country) -> dict[str, tuple[tuple[str, int], ...]]:
    """What there is to choose from, with how many rows each."""
    rows = instruments_of(country).filter(left_out=False, doc__duplicate_of=None)
    fields = {"kind": "type", "language": "language", "sector": "sector", "degree": "doc__degree"}
    return {name: _counted(rows, field) for name, field in fields.items()}


def _counted(rows: QuerySet[Any], field: str) -> tuple[tuple[str, int], ...]:
    counted = rows.order_by().values_list(field).annotate(count=Count("id"))
    return tuple(sorted((value, count) for value, count in counted if value))


class CameOf(Record):
    """How many texts a run of the analysis has read, could not read, and found to be copies, so far."""

    read: int
    refused: int
    folded: int


def came_of(country: Country, since: datetime) -> CameOf:
    """What has become of what was read since then."""
    done = Document.objects.filter(instrument__country=country, current=True, analysed_at__gte=since)
    refused, every = done.filter(status=Status.REFUSED.value).count(), done.count()
    return CameOf(read=every - refused, refused=refused, folded=done.filter(duplicate_of__isnull=False).count())


class Field(Record):
    """One field of the register as an instrument's page shows it."""

    name: str
    value: str
    guessed: bool
    last: RegisterChange | None


def fields_of(instrument: Instrument) -> tuple[Field, ...]:
    """The fields in order, with who said last what they hold."""
    last: dict[str, RegisterChange] = {}
    for change in instrument.changes.select_related("by").order_by("at", "id"):
        last[change.field] = change
    return tuple(
        Field(name=name, value=getattr(instrument, name), guessed=name in instrument.guessed, last=last.get(name)) for name in FIELDS
    )


def changes_of(instrument: Instrument) -> tuple[RegisterChange, ...]:
    """What people changed in the register, the last first."""
    return tuple(instrument.changes.select_related("by").order_by("-at", "-id")[:SHOWN_CHANGES])


def versions_of(instrument: Instrument) -> tuple[Document, ...]:
    """All versions, the last first."""
    return tuple(instrument.documents.select_related("file", "added_by", "duplicate_of__instrument").order_by("-ordinal"))


def extents_of(instrument: Instrument) -> tuple[tuple[str, int], ...]:
    """How many findings there are of each extent that holds, the strongest first."""
    here = Finding.objects.filter(instrument=instrument, standing=Standing.HERE).order_by()
    counted = dict(here.values_list("judged_extent").annotate(count=Count("id")))
    return tuple((extent, counted[extent]) for extent in ("operative", "mention", "implicit", "false_friend", "none") if extent in counted)


def changes_between(older: Document, newer: Document) -> tuple[Change, ...]:
    """What the reading of the newer version changed in findings."""
    after = newer.instrument.documents.filter(ordinal__gt=newer.ordinal).order_by("ordinal").first()
    changes = Change.objects.filter(finding__instrument=newer.instrument, at__gte=newer.added_at)
    if after is not None:
        changes = changes.filter(at__lt=after.added_at)
    return tuple(changes.select_related("finding").order_by("finding__position", "id")[:500])


def offered(country: Country) -> tuple[Upload, ...]:
    """Files of corrections that came in and wait for somebody's word."""
    waiting = Upload.objects.filter(country=country, kind__in=(Upload.Kind.REGISTER, Upload.Kind.PROFILE), settled_at=None)
    return tuple(waiting.filter(arrived_at__isnull=False).select_related("by", "file").order_by("-arrived_at")[:10])


def closed_archives(country: Country) -> tuple[Upload, ...]:
    """Archives that have come in and have not been opened yet."""
    waiting = Upload.objects.filter(country=country, kind=Upload.Kind.ARCHIVE, arrived_at__isnull=False, settled_at=None)
    return tuple(waiting.order_by("begun_at"))


def broken_off(country: Country, person_id: int) -> tuple[Upload, ...]:
    """A person's uploads that did not end: choosing the same files again goes on with them."""
    lately = timezone.now() - WAITED_FOR
    waiting = Upload.objects.filter(country=country, by=person_id, arrived_at=None, begun_at__gt=lately)
    return tuple(waiting.order_by("-begun_at")[:20])
