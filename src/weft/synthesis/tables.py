"""The cross tables of the report: counts, with shares by row, by column and over all, as declared in content/synthesis/rules.yaml."""

from fractions import Fraction

from weft.content.synthesising import Layout
from weft.report.paper import Cell, Column
from weft.synthesis.cube import Base, CrossTable, Question, crossed
from weft.synthesis.teller import NO_BREAK, Teller, rounded
from weft.synthesis.writer import SynthesisWriter

WIDEST_HEAD, NARROWEST = 28, 12
MOST_COLUMNS = 9


def answered(teller: Teller, layout: Layout) -> CrossTable:
    """The table of a layout."""
    return crossed(teller.cube, Question(kind=layout.kind, rows=layout.rows, columns=layout.columns))


def chapter(writer: SynthesisWriter) -> None:
    """Every table of the content that has something in it."""
    teller = writer.teller
    writer.tell("tables.intro")
    for layout in teller.known.rules.rules.layouts:
        table = answered(teller, layout)
        if table.total:
            title = layout.title.said_in(teller.language)
            writer.heading(title, f"table:{layout.id}")
            writer.table("syn.table.crossed", _columns(writer, layout, table), _rows(teller, layout, table), title=title)
            writer.small(_note(teller, table), "note")


def _columns(writer: SynthesisWriter, layout: Layout, table: CrossTable) -> tuple[Column, ...]:
    teller = writer.teller
    heads = [teller.label(layout.columns, code) for code in table.columns[:MOST_COLUMNS]]
    widths = [max(NARROWEST, 1 + max(map(len, head.split()))) for head in heads]
    first = Column(head=teller.say(f"dimension.{layout.rows.value}"), width=WIDEST_HEAD)
    total = Column(head=teller.voice.say("table.total"), width=NARROWEST, numeric=True)
    return (first, *(Column(head=head, width=width, numeric=True) for head, width in zip(heads, widths, strict=True)), total)


def _rows(teller: Teller, layout: Layout, table: CrossTable) -> list[tuple[Cell, ...]]:
    rows = [
        (
            Cell(text=teller.label(layout.rows, code)),
            *(_cell(teller, table, down, across) for across in range(len(table.columns[:MOST_COLUMNS]))),
            Cell(text=teller.voice.number(table.row_totals[down]), strong=True),
        )
        for down, code in enumerate(table.rows)
    ]
    last = (*table.column_totals[:MOST_COLUMNS], table.total)
    return [
        *rows,
        (Cell(text=teller.voice.say("table.total"), strong=True), *(Cell(text=teller.voice.number(one), strong=True) for one in last)),
    ]


def _cell(teller: Teller, table: CrossTable, down: int, across: int) -> Cell:
    """A count with its three shares; a dash for nothing."""
    count = table.counts[down][across]
    if not count:
        return Cell(text="–")
    shares = (str(rounded(table.share(down, across, base) or Fraction(0))) for base in Base)
    return Cell(text=f"{teller.voice.number(count)} ({' | '.join(shares)})".replace(" ", NO_BREAK))


def _note(teller: Teller, table: CrossTable) -> str:
    """How many entries stand in the table, and how many have no value for it."""
    parts = [teller.say("tables.counted", table.counted)]
    if table.total > table.counted:
        parts.append(teller.say("tables.several", table.total))
    if table.left_out:
        parts.append(teller.say("tables.left_out", table.left_out))
    if len(table.columns) > MOST_COLUMNS:
        parts.append(teller.say("tables.narrow", len(table.columns) - MOST_COLUMNS))
    return " ".join(parts)
