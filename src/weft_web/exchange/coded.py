"""Findings with everything that was said of each, in the order of the register: what all forms of export are written from."""

import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Min, Prefetch

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.engine import weighing
from weft_web.findings.models import Finding, Judgement, Standing, Verdict
from weft_web.findings.models import Voice as Whose
from weft_web.findings.seeing import Reader, sight
from weft_web.findings.standing import Held, machine, said
from weft_web.instruments.models import Instrument

NAMESPACE = uuid.UUID("5f6e1c55-8f7e-5d0e-9a2b-7d3c1b0a4e11")
"""Under which every stable GUID of ours is made (version 5)."""

ROWS_AT_ONCE = 400
MACHINE = "machine"


class Said(Record):
    """What one voice holds of a finding: machine, analyst, settled or round_table; `person` is empty for the machine."""

    voice: str
    person: Person | None
    at: datetime
    verdict: str
    value: weighing.Held


class Remark(Record):
    """A comment that stands."""

    person: Person
    at: datetime
    text: str


class Coded(Record):
    """A finding, what each voice says of it, what was remarked, and what holds. `key`: its GUID, made from instrument, place and words.

    `hidden`: others judged it, and the reader may not yet see how.
    """

    key: str
    finding: Finding
    said: tuple[Said, ...]
    remarks: tuple[Remark, ...]
    holds: Held
    hidden: bool


def guid(*parts: object) -> str:
    """A GUID made from what a thing is: the same thing has the same one in every export."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(map(str, parts))))


def coded(country: Country, reader: Reader, instrument: Instrument | None = None) -> Iterator[Coded]:
    """The findings that stand in the current texts, instrument by instrument, provision by provision, as far as the reader may see."""
    order = Judgement.objects.filter(withdrawn_at=None).select_related("by").order_by("at", "id")
    rows = Finding.objects.filter(country=country, standing=Standing.HERE, instrument__left_out=False)
    rows = rows.filter(instrument=instrument) if instrument else rows
    rows = rows.select_related("instrument__country", "document__file", "document__instrument__country").prefetch_related(
        Prefetch("judgements", queryset=order)
    )
    seen: Counter[tuple[int, str]] = Counter()
    for row in rows.order_by("instrument__title", "instrument_id", "position").iterator(chunk_size=ROWS_AT_ONCE):
        seen_by = sight(row, list(row.judgements.all()), reader)
        judgements = list(seen_by.history)
        key = guid("finding", row.instrument.key, row.anchor, seen[(row.instrument_id, row.anchor)])
        seen[(row.instrument_id, row.anchor)] += 1
        remarks, says = tuple(_remarks(judgements)), tuple(_said(row, judgements))
        yield Coded(key=key, finding=row, said=says, remarks=remarks, holds=seen_by.shown, hidden=bool(seen_by.hidden))


def judges(country: Country) -> list[Person]:
    """Who judged or remarked anything that stands, in the order in which they began."""
    theirs = Person.objects.filter(judgements__finding__country=country, judgements__withdrawn_at=None)
    return list(theirs.annotate(began=Min("judgements__at")).order_by("began", "pk"))


def _said(row: Finding, judgements: list[Judgement]) -> Iterator[Said]:
    """The machine's value, the last word of each analyst, the settled value, the round table's."""
    yield Said(voice=MACHINE, person=None, at=row.read_at, verdict="", value=machine(row))
    speaking = [one for one in judgements if one.verdict != Verdict.NONE]
    last: dict[tuple[str, int], Judgement] = {}
    for one in speaking:
        last[(one.voice, one.by_id if one.voice == Whose.ANALYST else 0)] = one
    for one in sorted(last.values(), key=lambda judgement: (list(Whose).index(Whose(judgement.voice)), judgement.at, judgement.pk)):
        yield Said(voice=one.voice, person=one.by, at=one.at, verdict=one.verdict, value=said(row, one))


def _remarks(judgements: list[Judgement]) -> Iterator[Remark]:
    for one in judgements:
        if one.comment:
            yield Remark(person=one.by, at=one.at, text=one.comment)
