"""Entries as a table to be taken away, with their evidence in words; names only as far as their owners allow."""

from collections.abc import Iterable

from weft_web.asking import Voice
from weft_web.engine import tables
from weft_web.observations.comparing import said
from weft_web.observations.resting import Ground
from weft_web.observations.selectors import Line

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
FIELDS = ("kind", "title", "text", "sectors", "themes", "area", "priority", "instrument_id", "window_from", "window_to", "language")
COLUMNS = (*FIELDS, "evidence_count", "evidence", "by", "on", "version")
WIDTHS = (18, 34, 60, 24, 24, 24, 10, 30, 12, 12, 10, 10, 60, 20, 12, 8)


def table(form: str, voice: Voice, lines: Iterable[Line]) -> bytes:
    """The entries as CSV or XLSX."""
    rows = tuple(row(voice, line, line.observation.by.name) for line in lines)
    heads = headings(voice)
    if form == "csv":
        return tables.as_csv(heads, rows).encode()
    return tables.as_xlsx(tables.Table(name=voice.say("observations.title"), heads=heads, rows=rows, frozen=2, widths=WIDTHS))


def headings(voice: Voice) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(voice.say(f"observations.column.{one}") for one in COLUMNS)


def row(voice: Voice, line: Line, by: str) -> tuple[str | int, ...]:
    """An entry as a row; `by`: as whose it is to be shown."""
    one = line.observation
    told = [said(voice, name, getattr(one, name)) for name in FIELDS]
    evidence = "\n".join(_in_words(ground) for ground in line.grounds) or voice.say("observations.no_evidence")
    return (*told, len(line.grounds), evidence, by, one.at.date().isoformat(), one.latest)


def _in_words(ground: Ground) -> str:
    parts = [ground.said, f"“{ground.quote}”" if ground.quote else "", ground.evidence.url, ground.evidence.note]
    return "; ".join(one for one in parts if one)
