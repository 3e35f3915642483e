"""What stands behind a cell: every entry in it with its words, its source and the passages it rests on."""

from weft.records import Record
from weft.records.synthesis import Kind
from weft.report import evidence as looked_up
from weft.report.composer import words
from weft.synthesis.cube import CrossTable
from weft.synthesis.entries import Entry
from weft.synthesis.teller import Teller


class Quoted(Record):
    """Words of a text: `finding` and `document` as the country's study has them, `number` in that study, `source` in words."""

    finding: str
    document: str
    number: int
    text: str
    language: str
    source: str


class Behind(Record):
    """One entry of a cell. `said`: its own words in `language`, those of an observation; `why`: the rule that decided a state, in words.

    `quotes`: the passage itself, or those that an observation or a state rests on; a state of silence has none, and says why.
    """

    entry: str
    country: str
    name: str
    title: str
    said: str
    language: str
    source: str
    why: str
    quotes: tuple[Quoted, ...]


def behind(teller: Teller, table: CrossTable, row: str, column: str) -> tuple[Behind, ...]:
    """The entries of a cell by its codes, as many as an entry-counting table counts there; () for a cell that is not there."""
    return tuple(told(teller, one) for one in teller.cube.of(table.behind(row, column)))


def told(teller: Teller, one: Entry) -> Behind:
    """An entry with its words and quotes."""
    is_observed = one.kind is Kind.OBSERVATION
    return Behind(
        entry=one.key,
        country=one.country,
        name=teller.opened(one.country),
        title=one.title,
        said=one.text if is_observed else "",
        language=one.language,
        source=teller.source(one) if is_observed else "",
        why=teller.voice.message(one.rule) if one.rule else "",
        quotes=tuple(_quoted(teller, one.country, finding) for finding in one.findings),
    )


def _quoted(teller: Teller, country: str, known: str) -> Quoted:
    evidence = teller.by_code[country].evidence
    finding = evidence.by_id[known]
    return Quoted(
        finding=known,
        document=finding.document,
        number=evidence.numbers[known],
        text=words(finding),
        language=finding.language,
        source=looked_up.source(evidence, teller.voice, finding),
    )
