"""What the list of findings shows of each, and what it can be narrowed by."""

from django.db.models import QuerySet

from weft.records import Record
from weft_web import engine
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.findings.choosing import EXTENTS, Group, obligation_groups, themes
from weft_web.findings.filtering import Filter, in_review, left_out
from weft_web.findings.models import Finding, Standing
from weft_web.findings.reviewing import with_judgements
from weft_web.findings.seeing import Reader, Sight, judged_by, sight
from weft_web.instruments.models import Instrument

MOST_INSTRUMENTS = 300
"""Instruments that a list to choose from holds; beyond that one comes from the register."""


class Row(Record):
    """A line of the list: the finding, and what the reader may see of its judgements."""

    finding: Finding
    sight: Sight
    obligations: tuple[str, ...]


class Choices(Record):
    """What the list can be narrowed by."""

    languages: tuple[str, ...]
    sectors: tuple[str, ...]
    instruments: tuple[tuple[str, str], ...]
    obligations: tuple[Group, ...]
    themes: tuple[str, ...]
    extents: tuple[str, ...]
    left_out: int


def rows_of(ids: list[int], reader: Reader, asked: Filter) -> tuple[Row, ...]:
    """The lines of these findings, in this order."""
    found = {row.pk: row for row in with_judgements(Finding.objects.filter(pk__in=ids))}
    return tuple(_row(found[one], reader) for one in ids if one in found)


def _row(finding: Finding, reader: Reader) -> Row:
    obligations = tuple(one["id"] for one in finding.obligations)
    return Row(finding=finding, sight=sight(finding, list(finding.judgements.all()), reader), obligations=obligations)


def choices_of(country: Country, voice: Voice, asked: Filter) -> Choices:
    """What a list of a country can be narrowed by: what its texts hold, and all themes and obligations."""
    out = left_out(country)
    kept = Instrument.objects.filter(country=country).exclude(pk__in=out)
    sectors = set(kept.values_list("sector", flat=True).distinct())
    spoken = in_review(country).order_by("language").values_list("language", flat=True).distinct()
    return Choices(
        languages=tuple(spoken),
        sectors=tuple(one.id for one in engine.entries("sectors") if one.id in sectors),
        instruments=_instruments(kept, asked),
        obligations=obligation_groups(voice, ()),
        themes=themes(),
        extents=EXTENTS,
        left_out=len(out),
    )


def _instruments(kept: QuerySet[Instrument], asked: Filter) -> tuple[tuple[str, str], ...]:
    """The instruments to choose from; with more than a list can hold, the one asked for is among them nevertheless."""
    read = kept.filter(documents__current=True, documents__provision_count__gt=0)
    names = list(read.order_by("title").values_list("pk", "title")[:MOST_INSTRUMENTS])
    if asked.instrument and int(asked.instrument) not in {pk for pk, _ in names}:
        names += list(kept.filter(pk=asked.instrument).values_list("pk", "title"))
    return tuple((str(pk), title) for pk, title in names)


def first_waiting(rows: QuerySet[Finding], reader: Reader, asked: Filter) -> int | None:
    """Where to begin: the first finding of a list that the reader has not judged, else the first."""
    waiting = rows.exclude(judged_by(reader.person)) if reader.judges else rows
    if not (asked.standing or asked.whose or asked.bulk):
        waiting = waiting.filter(standing_value="")
    return waiting.values_list("pk", flat=True).first() or rows.values_list("pk", flat=True).first()


def gone_count(country: Country) -> int:
    """How many findings the present texts do not hold any more."""
    return in_review(country, Standing.GONE).count()
