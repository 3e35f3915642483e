"""The annexes: every passage that was cited, in its own words; every obligation with the states it is in."""

from weft.records.synthesis import Dimension, Kind
from weft.report import evidence as looked_up
from weft.report.composer import words
from weft.report.paper import Cell, Column
from weft.report.voice import quotation
from weft.synthesis.cube import Question, crossed
from weft.synthesis.writer import SynthesisWriter

NARROWEST = 6


def passages(writer: SynthesisWriter) -> None:
    """The passages cited, in the order of countries and of their studies; each row is what citations lead to."""
    teller, voice = writer.teller, writer.voice
    order = sorted(writer.cited, key=lambda one: (one[0], teller.by_code[one[0]].evidence.numbers[one[1]]))
    rows = []
    for country, known in order:
        evidence = teller.by_code[country].evidence
        one, reference = evidence.by_id[known], teller.reference(country, known)
        rows.append(
            (
                Cell(text=reference.text, anchor=reference.anchor, strong=True),
                Cell(text=looked_up.source(evidence, voice, one)),
                Cell(text=quotation(words(one), one.language), language=one.language, source=True),
                Cell(mark=looked_up.extent_mark(voice, one.extent)),
            )
        )
    writer.tell("annex.passages", len(rows))
    heads = (("syn.column.number", 10), ("syn.column.source", 26), ("syn.column.words", 50), ("syn.column.extent", 14))
    writer.table("syn.table.passages", writer.columns(*heads), rows)


def obligations(writer: SynthesisWriter) -> None:
    """How many countries stand where on each obligation."""
    teller, number = writer.teller, writer.voice.number
    table = crossed(teller.cube, Question(kind=Kind.STATE, rows=Dimension.OBLIGATION, columns=Dimension.STATE))
    heads = [teller.label(Dimension.STATE, code) for code in table.columns]
    columns = (
        *writer.columns(("syn.column.article", 11), ("syn.column.obligation", 30)),
        *(Column(head=head, width=max(NARROWEST, 1 + max(map(len, head.split()))), numeric=True) for head in heads),
    )
    rows = [
        (
            Cell(text=teller.article(code), anchor=obligation_anchor(code)),
            Cell(text=teller.obligations[code].label.said_in(teller.language)),
            *(Cell(text=number(count) if count else "–") for count in table.counts[down]),
        )
        for down, code in enumerate(table.rows)
    ]
    writer.tell("annex.obligations", len(rows))
    writer.table("syn.table.obligations", columns, rows)


def obligation_anchor(code: str) -> str:
    """The anchor of an obligation's line."""
    return f"o-{code.lower()}"
