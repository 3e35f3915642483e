"""The register as a table for spreadsheets. As CSV it is an instruments.csv: corrected there, it can be brought in again."""

from collections.abc import Iterable

from weft_web.asking import Voice
from weft_web.engine.tables import Table, Value, as_csv, as_xlsx
from weft_web.instruments.selectors import Row

WIDTHS = {"document": 40, "title": 60, "adopting_body": 30, "asked_of": 30}
WIDTH = 16

CORRECTED = ("document", "title", "type", "number", "date", "status", "adopting_body", "sector", "language")
"""The columns that the engine's instruments.csv knows."""

COLUMNS = (
    *CORRECTED,
    *("published", "in_force_from", "guessed", "degree", "findings", "reading", "pages", "version", "copy_of"),
    *("asked_of", "asked_on", "left_out", "note", "key"),
)


def line(row: Row) -> tuple[Value, ...]:
    """The cells of one row of the register, codes as codes."""
    one, document = row.instrument, row.document
    copy = document.duplicate_of if document else None
    return (
        *(document.name if document else "", one.title, one.type, one.number, one.date, one.legal_status, one.adopting_body),
        *(one.sector, one.language, one.published, one.in_force_from, " ".join(one.guessed), document.degree if document else ""),
        *(
            row.findings,
            row.state,
            (document.pages or 0) if document else 0,
            document.ordinal if document else 0,
            copy.name if copy else "",
        ),
        *(one.asked_of, one.asked_on.isoformat() if one.asked_on else "", one.left_out_reason or ("yes" if one.left_out else "")),
        *(one.note, str(one.key)),
    )


def register_csv(rows: Iterable[Row]) -> str:
    """What is held, as comma-separated values; a row without a document has no name by which a correction could find it."""
    return as_csv(CORRECTED, (line(row)[: len(CORRECTED)] for row in rows if row.document))


def register_xlsx(rows: Iterable[Row], voice: Voice) -> bytes:
    """The register as a workbook."""
    widths = tuple(WIDTHS.get(name, WIDTH) for name in COLUMNS)
    return as_xlsx(Table(name=voice.say("instruments.title"), heads=COLUMNS, rows=tuple(map(line, rows)), frozen=2, widths=widths))
