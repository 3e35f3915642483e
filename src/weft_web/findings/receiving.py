"""A new reading laid over the old: each finding finds its row again by quote and path, and what people judged stays with it."""

from collections import Counter
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from weft import ids
from weft.records import DocumentResult
from weft.records import Finding as Read
from weft_web.countries.services import country_touch
from weft_web.engine import weighing
from weft_web.findings.models import Change, Finding, ProposedService, ProposedTopic, Standing
from weft_web.findings.pairing import paired
from weft_web.findings.standing import speaks, standings_renew
from weft_web.instruments.models import Document
from weft_web.instruments.services import reading_store
from weft_web.jobs.models import Job

MACHINE_FIELDS = ("extent", "themes", "obligations", "modality", "scope_effect", "mention_type", "actor", "deadlines", "penalty", "fee")
TOLD_FIELDS = ("extent", "themes", "modality")
REPORTED = weighing.REPORTED
ROWS_AT_ONCE = 400


@transaction.atomic
def result_receive(document: Document, result: DocumentResult, version: str, job: Job) -> Counter[str]:
    """How many findings are new, gone, back, moved, or changed in text or reading; all stored or nothing."""
    reading_store(document, result, version)
    rows = list(Finding.objects.filter(instrument=document.instrument).prefetch_related("judgements"))
    reported = weighing.reported(result.findings)
    pairs, gone = paired(rows, reported, result.findings)
    # Findings are fewer than provisions where a text is partly in a language that is not read.
    receiver = _Receiver(document, job, first=not rows, positions={one.id: place for place, one in enumerate(result.provisions)})
    for read, row in pairs:
        receiver.receive(read, row)
    for row in gone:
        receiver.lose(row)
    receiver.store()
    standings_renew(document.instrument)
    country_touch(document.instrument.country)
    return receiver.counts


def anchor_of(read: Read) -> str:
    """The digest of path and words: the same provision in the same words at the same place."""
    return ids.of(read.path, read.text)


class _Receiver:
    """Gathers what one reading makes of the rows of one instrument, and stores it."""

    def __init__(self, document: Document, job: Job, *, first: bool, positions: dict[str, int]) -> None:
        self.document, self.job, self.first, self.positions = document, job, first, positions
        self.counts: Counter[str] = Counter()
        self._new: list[Finding] = []
        self._known: list[Finding] = []
        self._changes: list[Change] = []

    def receive(self, read: Read, row: Finding | None) -> None:
        """A finding of the new reading, with its row where it has one."""
        values = values_of(read, self.document, self.positions[read.id])
        if row is None:
            row = Finding(country=self.document.instrument.country, instrument=self.document.instrument, **values)
            self._new.append(row)
            self._tell(row, Change.Kind.NEW, {}, values)
            return
        before = {name: getattr(row, name) for name in ("path", "text", *MACHINE_FIELDS)}
        here = values["extent"] in REPORTED or speaks(row.judgements.all())
        kind = _kind(row, before, values) if here else Change.Kind.GONE if row.standing == Standing.HERE else None
        for name, value in values.items():
            setattr(row, name, value)
        row.standing = Standing.HERE if here else Standing.GONE
        row.look_again = row.look_again or (kind is Change.Kind.TEXT and bool(row.judgements.all()))
        self._known.append(row)
        if kind is not None:
            self._tell(row, kind, before, values)

    def lose(self, row: Finding) -> None:
        """A row that the new reading does not have."""
        if row.standing == Standing.GONE:
            return
        row.standing = Standing.GONE
        self._known.append(row)
        self._tell(row, Change.Kind.GONE, {name: getattr(row, name) for name in ("path", "text", *MACHINE_FIELDS)}, {})

    def store(self) -> None:
        """Rows and changes written."""
        Finding.objects.bulk_create(self._new, batch_size=ROWS_AT_ONCE)
        names = [field.name for field in Finding._meta.concrete_fields if not field.primary_key]
        Finding.objects.bulk_update(self._known, names, batch_size=100)
        proposals_store([*self._new, *self._known])
        if not self.first:
            Change.objects.bulk_create(self._changes, batch_size=ROWS_AT_ONCE)

    def _tell(self, row: Finding, kind: Change.Kind, before: dict[str, Any], after: dict[str, Any]) -> None:
        self.counts[kind.value] += 1
        change = Change(country=self.document.instrument.country, job_id=self.job.pk, finding=row, kind=kind)
        change.before = _told(before)
        change.after = _told(after)
        change.judged = bool(row.pk and row.judgements.all())
        self._changes.append(change)


def proposals_store(rows: list[Finding]) -> None:
    """What the machine proposes of these findings, kept for lists."""
    for place in range(0, len(rows), ROWS_AT_ONCE):
        some = [row.pk for row in rows[place : place + ROWS_AT_ONCE]]
        ProposedService.objects.filter(finding_id__in=some).delete()
        ProposedTopic.objects.filter(finding_id__in=some).delete()
    services = [ProposedService(finding=row, country_id=row.country_id, obligation=one["id"]) for row in rows for one in row.obligations]
    topics = [ProposedTopic(finding=row, country_id=row.country_id, theme=one) for row in rows for one in row.themes]
    ProposedService.objects.bulk_create(services, batch_size=ROWS_AT_ONCE)
    ProposedTopic.objects.bulk_create(topics, batch_size=ROWS_AT_ONCE)


def _kind(row: Finding, before: dict[str, Any], values: dict[str, Any]) -> Change.Kind | None:
    """What is different, the weightiest first; nothing where all that counts is as it was."""
    if row.standing == Standing.GONE:
        return Change.Kind.BACK
    if before["text"] != values["text"]:
        return Change.Kind.TEXT
    if any(before[name] != values[name] for name in TOLD_FIELDS) or _served(before) != _served(values):
        return Change.Kind.READING
    return Change.Kind.MOVED if before["path"] != values["path"] else None


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a reading in the list of changes."""
    told = {name: values[name] for name in ("path", "text", *TOLD_FIELDS) if name in values}
    return {**told, "obligations": sorted(_served(values))} if "obligations" in values else told


def _served(values: dict[str, Any]) -> set[str]:
    return {one["id"] for one in values["obligations"]}


def values_of(read: Read, document: Document, position: int) -> dict[str, Any]:
    """The columns of a finding."""
    # As the database gives them back: a list is no tuple, and every finding would seem to be read otherwise.
    plain = msgspec.json.decode(msgspec.json.encode(read))
    kept = ("path", "heading", "text", "quotes", "language", "extent", "themes", "obligations", "modality", "scope_effect")
    more = ("mention_type", "deadlines", "concepts", "reasons", "page")
    return {
        **{name: plain[name] for name in (*kept, *more)},
        "path": read.path[:400],
        "document": document,
        "sector": document.instrument.sector,
        "anchor": anchor_of(read),
        "engine_id": read.id,
        "position": position,
        "actor": (read.actor or "")[:300],
        "penalty": read.penalty.text if read.penalty else "",
        "fee": read.fee.text if read.fee else "",
        "sureness": sureness(read),
        "read_by": document.result_version[:120],
        "read_at": timezone.now(),
    }


PLAINNESS = {"operative": 0.9, "mention": 0.7, "implicit": 0.4, "false_friend": 0.6, "none": 0.2}


def sureness(read: Read) -> float:
    """0..1: how plain the reading is. What names nothing, what excludes, and links of low score are looked at first."""
    best = max((link.score for link in read.obligations), default=0.5)
    doubt = 0.6 if read.scope_effect.value in ("excludes", "exempts") else 1.0
    return round(PLAINNESS[read.extent.value] * (0.5 + 0.5 * best) * doubt, 3)
