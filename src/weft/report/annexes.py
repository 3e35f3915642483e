"""Annexes: all quotes, all obligations, acronyms."""

from weft.records import Finding
from weft.report import evidence as looked_up
from weft.report.composer import Composer, words
from weft.report.coverage import rows_of, treaties
from weft.report.paper import Cell
from weft.report.voice import quotation

MOST_OBLIGATIONS = 6


def quotes(composer: Composer) -> None:
    """Every finding with its words, its place and what it serves."""
    composer.say("annex.quotes", len(composer.evidence.findings))
    columns = composer.columns(
        ("column.number", 6), ("column.source", 24), ("column.quote", 42), ("column.serves", 15), ("column.extent", 13)
    )
    composer.table("table.quotes", columns, [_quote_row(composer, finding) for finding in composer.evidence.findings])


def _quote_row(composer: Composer, finding: Finding) -> tuple[Cell, ...]:
    evidence, voice = composer.evidence, composer.voice
    reference = looked_up.passage(evidence, finding)
    known = (evidence.obligations[link.id] for link in finding.obligations if link.id in evidence.obligations)
    served = [looked_up.bound(looked_up.article_of(voice, one)) for one in known]
    return (
        Cell(text=reference.text, strong=True, anchor=reference.anchor),
        Cell(text=looked_up.source(evidence, voice, finding)),
        Cell(text=quotation(words(finding), finding.language), language=finding.language, source=True),
        Cell(text=", ".join(dict.fromkeys(served[:MOST_OBLIGATIONS]))),
        Cell(mark=looked_up.extent_mark(voice, finding.extent)),
    )


def obligations(composer: Composer) -> None:
    """Every obligation with what it asks, where it stands and the passages behind it."""
    evidence, voice = composer.evidence, composer.voice
    composer.say("annex.obligations", len(evidence.study.assessment.rows))
    columns = composer.columns(
        ("column.article", 11), ("column.obligation", 47), ("column.strength", 13), ("column.state", 15), ("column.evidence", 14)
    )
    for treaty in treaties(evidence):
        rows = [
            (
                Cell(text=looked_up.article_of(voice, one), anchor=looked_up.duty(voice, one).anchor),
                Cell(text=f"{one.label.said_in(voice.language)}. {one.duty.said_in(voice.language)}"),
                Cell(text=voice.label("strengths", one.strength.value)),
                Cell(mark=looked_up.row_mark(voice, row)),
                Cell(references=looked_up.passages(evidence, row.findings[:8])),
            )
            for one, row in rows_of(evidence, treaty)
        ]
        composer.table("table.obligations", columns, rows, treaty=voice.label("treaties", treaty))


def acronyms(composer: Composer) -> None:
    """The short forms in use, in the order of the alphabet."""
    language = composer.voice.language
    known = {getattr(one, language.value): one.meaning.said_in(language) for one in composer.voice.content.acronyms}
    rows = [(Cell(text=short, strong=True), Cell(text=known[short])) for short in sorted(known)]
    rows += [
        (Cell(text=composer.voice.say(f"acronym.{one}"), strong=True), Cell(text=composer.voice.say(f"acronym.{one}.meaning")))
        for one in ("i", "p")
    ]
    composer.table("table.acronyms", composer.columns(("column.acronym", 20), ("column.meaning", 80)), rows)
