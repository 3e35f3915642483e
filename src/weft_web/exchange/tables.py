"""Findings, register and observations as CSV: a row each, columns named in one language, no cell that a spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.db.models import Count, Prefetch, Q

from weft.records import Record
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine.tables import BYTE_ORDER_MARK, inert
from weft_web.exchange.coded import Coded, Said, coded
from weft_web.exchange.naming import Naming, observers
from weft_web.findings.models import Standing
from weft_web.findings.seeing import Reader
from weft_web.instruments.models import Document, Instrument
from weft_web.observations import exporting
from weft_web.observations import selectors as observed

ROWS_AT_ONCE = 400
SEPARATOR = "; "
FINDING_COLUMNS = (
    *("key", "instrument", "type", "number", "date", "sector", "document", "language", "path", "heading", "page", "text"),
    *("machine_extent", "machine_themes", "machine_obligations", "machine_modality", "actor", "sureness"),
    *("standing", "holder", "extent", "extent_code", "themes", "obligations", "modality", "judgements", "remarks"),
)
REGISTER_COLUMNS = (
    *("key", "instrument", "type", "number", "date", "adopting_body", "sector", "language", "legal_status", "guessed"),
    *("held", "document", "pages", "asked_of", "asked_on", "left_out", "findings", "note"),
)
"""Stable keys of the columns, in their order."""


class Wishes(Record):
    """How a table is to be written: names of people or numbers, a first row of stable keys, a mark by which Excel knows the letters."""

    reader: Reader
    named: bool = True
    keys: bool = False
    mark: bool = True


def safe(value: object) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    return inert("" if value is None else str(value))


def findings_table(country: Country, voice: Voice, wishes: Wishes) -> Iterator[str]:
    """The findings line by line: what the machine read, what holds now and whose value it is, every judgement, every remark."""
    naming = Naming(country, voice, named=wishes.named)
    rows = (_finding_row(one, voice, naming) for one in coded(country, wishes.reader))
    return _lines((FINDING_COLUMNS, _named(FINDING_COLUMNS, voice)), rows, wishes)


def register_table(country: Country, voice: Voice, wishes: Wishes) -> Iterator[str]:
    """The register line by line, what was asked for and not obtained among it."""
    rows = (_register_row(one, voice) for one in _register(country))
    return _lines((REGISTER_COLUMNS, _named(REGISTER_COLUMNS, voice)), rows, wishes)


def observations_table(country: Country, voice: Voice, wishes: Wishes) -> Iterator[str]:
    """What no text shows, line by line, with what it rests on; of those who spoke no more than they allow."""
    entries = observed.entries(country, observed.Wish()).order_by("at", "id")
    naming = Naming(country, voice, named=wishes.named, others=observers(country))
    lines = observed.lines(voice, entries.iterator(chunk_size=ROWS_AT_ONCE))
    rows = (exporting.row(voice, one, naming.name_of(one.observation.by)) for one in lines)
    return _lines((exporting.COLUMNS, exporting.headings(voice)), rows, wishes)


def _named(keys: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
    return tuple(voice.say(f"exchange.column_{key}") for key in keys)


def _lines(columns: tuple[tuple[str, ...], tuple[str, ...]], rows: Iterable[Sequence[object]], wishes: Wishes) -> Iterator[str]:
    """`columns`: their keys and their names."""
    out = io.StringIO()
    writer = csv.writer(out)
    heads = columns if wishes.keys else columns[1:]
    yield BYTE_ORDER_MARK if wishes.mark else ""
    for row in chain(heads, rows):
        yield _line(writer, out, row)


def _line(writer: Any, out: io.StringIO, row: Iterable[object]) -> str:
    out.seek(0)
    out.truncate()
    writer.writerow([safe(value) for value in row])
    return out.getvalue()


def _label(kind: str, code: str, voice: Voice) -> str:
    return voice.label(kind, code) if code else ""


def _labels(kind: str, codes: Iterable[str], voice: Voice) -> str:
    return SEPARATOR.join(voice.label(kind, code) for code in codes)


def _finding_row(one: Coded, voice: Voice, naming: Naming) -> list[object]:
    cells = {**_place_cells(one, voice), **_machine_cells(one, voice), **_holding_cells(one, voice), **_people_cells(one, voice, naming)}
    return [cells[key] for key in FINDING_COLUMNS]


def _place_cells(one: Coded, voice: Voice) -> dict[str, object]:
    """Where it stands."""
    finding, instrument = one.finding, one.finding.instrument
    return {
        "key": one.key,
        "instrument": instrument.title or finding.document.name,
        "type": _label("instrument_types", instrument.type, voice),
        "number": instrument.number,
        "date": instrument.date,
        "sector": _label("sectors", finding.sector, voice),
        "document": finding.document.name,
        "language": finding.language,
        "path": finding.path,
        "heading": finding.heading,
        "page": finding.page,
        "text": finding.text,
    }


def _machine_cells(one: Coded, voice: Voice) -> dict[str, object]:
    """What the machine read."""
    finding = one.finding
    return {
        "machine_extent": voice.label("extents", finding.extent),
        "machine_themes": _labels("themes", finding.themes, voice),
        "machine_obligations": SEPARATOR.join(link["id"] for link in finding.obligations),
        "machine_modality": _label("modalities", finding.modality, voice),
        "actor": finding.actor,
        "sureness": f"{finding.sureness:.2f}",
    }


def _holding_cells(one: Coded, voice: Voice) -> dict[str, object]:
    """What holds now, and whose value it is."""
    value, standing = one.holds.value, one.holds.standing_value or "waits"
    return {
        "standing": voice.say(f"exchange.standing_{'hidden' if one.hidden else standing}"),
        "holder": voice.say(f"exchange.voice_{one.holds.owner}"),
        "extent": _label("extents", value.extent, voice),
        "extent_code": value.extent,
        "themes": _labels("themes", value.themes, voice),
        "obligations": SEPARATOR.join(value.obligations),
        "modality": _label("modalities", value.modality, voice),
    }


def _people_cells(one: Coded, voice: Voice, naming: Naming) -> dict[str, object]:
    """Every judgement that stands, and every remark."""
    judgements = SEPARATOR.join(_judgement(said, voice, naming) for said in one.said if said.person)
    remarks = "\n".join(f"{naming.name_of(remark.person)} ({remark.at:%Y-%m-%d}): {remark.text}" for remark in one.remarks)
    return {"judgements": judgements, "remarks": remarks}


def _judgement(said: Said, voice: Voice, naming: Naming) -> str:
    assert said.person is not None  # noqa: S101 - asked by the caller
    name = naming.name_of(said.person)
    verdict = voice.say(f"exchange.verdict_{said.verdict}")
    return f"{name} ({voice.say(f'exchange.voice_{said.voice}')}, {said.at:%Y-%m-%d}): {verdict}"


def _register(country: Country) -> Iterator[Instrument]:
    here = Count("findings", filter=Q(findings__standing=Standing.HERE))
    current = Prefetch("documents", queryset=Document.objects.filter(current=True), to_attr="in_force")
    rows = Instrument.objects.filter(country=country).annotate(found=here).prefetch_related(current)
    yield from rows.order_by("title", "id").iterator(chunk_size=ROWS_AT_ONCE)


def _register_row(row: Instrument, voice: Voice) -> list[object]:
    cells = {**_named_cells(row, voice), **_held_cells(row, voice)}
    return [cells[key] for key in REGISTER_COLUMNS]


def _named_cells(row: Instrument, voice: Voice) -> dict[str, object]:
    """What the instrument is."""
    return {
        "key": row.key,
        "instrument": row.title,
        "type": _label("instrument_types", row.type, voice),
        "number": row.number,
        "date": row.date,
        "adopting_body": row.adopting_body,
        "sector": _label("sectors", row.sector, voice),
        "language": row.language,
        "legal_status": _label("legal_status", row.legal_status, voice),
        "guessed": SEPARATOR.join(voice.say(f"exchange.column_{field}") for field in row.guessed),
    }


def _held_cells(row: Instrument, voice: Voice) -> dict[str, object]:
    """Its text, or that it was asked for."""
    held: Document | None = next(iter(row.in_force), None)  # type: ignore[attr-defined]  # fetched by _register
    return {
        "held": voice.say("exchange.held_yes" if held else "exchange.held_asked"),
        "document": held.name if held else "",
        "pages": held.pages if held else "",
        "asked_of": row.asked_of,
        "asked_on": row.asked_on,
        "left_out": voice.say("countries.yes" if row.left_out else "countries.no"),
        "findings": row.found,  # type: ignore[attr-defined]  # counted by _register
        "note": row.note,
    }
