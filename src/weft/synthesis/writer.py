"""The hand that writes the blocks of a synthesis: with quotes of several countries, and the passages it has cited."""

from collections.abc import Iterable

from weft.records.synthesis import Kind
from weft.report import evidence as looked_up
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean, shortened
from weft.report.composer import words
from weft.report.paper import Chapter, Listing, Mark, Paragraph, Piece, Quotation, Reference
from weft.report.voice import quotation
from weft.synthesis.entries import Entry
from weft.synthesis.teller import Teller

LONGEST_QUOTE = 600


class SynthesisWriter(BlockWriter):
    """Blocks of one chapter at a time, numbered through the whole report."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller.voice)
        self.teller = teller
        self.cited: dict[tuple[str, str], None] = {}

    def chapter_of(self, title: str, *, wide: bool = False) -> Chapter:
        """The chapter that was begun, as far as it is written."""
        return Chapter(title=title, anchor=self.anchor, number=self.chapter, wide=wide, blocks=tuple(self.blocks))

    def tell(self, key: str, count: int | None = None, **arguments: str | int) -> None:
        """Writes a numbered paragraph from a phrase of the synthesis."""
        self.text(self.teller.say(key, count, **arguments), key)

    def passage(self, country: str, finding: str) -> Reference:
        """A citation of a passage; it then stands in the annex."""
        self.cited[country, finding] = None
        return self.teller.reference(country, finding)

    def behind(self, entries: Iterable[Entry], most: int) -> tuple[Reference, ...]:
        """The first passage behind each entry, of the first `most` entries that have one."""
        found = [(entry.country, entry.findings[0]) for entry in entries if entry.findings]
        return tuple(self.passage(country, finding) for country, finding in found[:most])

    def quote_finding(self, country: str, finding: str) -> None:
        """Writes the words of a passage with country, source and extent."""
        held = self.teller.by_code[country].evidence
        one = held.by_id[finding]
        self.blocks.append(
            Quotation(
                text=quotation(shortened(words(one), LONGEST_QUOTE), one.language),
                language=one.language,
                reference=self.passage(country, finding),
                source=f"{self.teller.opened(country)}{self.voice.say('punctuation.colon')} {looked_up.source(held, self.voice, one)}",
                mark=looked_up.extent_mark(self.voice, one.extent),
                key=self.beside(f"quote:{country}:{finding}"),
            )
        )

    def quote_observation(self, entry: Entry) -> None:
        """Writes the words of an observation in the language they were entered in, with its title and who entered it."""
        said = f"{entry.title}. {entry.text}" if entry.title else entry.text
        self.blocks.append(
            Quotation(
                text=quotation(shortened(clean(said), LONGEST_QUOTE), entry.language),
                language=entry.language,
                reference=Reference(text=entry.country, anchor=""),
                source=self.teller.source(entry),
                mark=Mark(code="said", word=self.teller.say("said")),
                key=self.beside(f"quote:{entry.key}"),
            )
        )

    def quote(self, entry: Entry) -> None:
        """Writes the words of an entry, those of the first passage behind a state."""
        if entry.kind is Kind.OBSERVATION:
            self.quote_observation(entry)
        elif entry.findings:
            self.quote_finding(entry.country, entry.findings[0])

    def titles(self, entries: Iterable[Entry], name: str) -> None:
        """Writes the titles of observations as a list, each in its own language; nothing where there are none."""
        found = tuple(entries)
        if found:
            pieces = tuple((Piece(text=clean(one.title), language=self._foreign(one)),) for one in found)
            self.blocks.append(Listing(points=tuple(clean(one.title) for one in found), pieces=pieces, key=self.beside(name)))

    def _foreign(self, one: Entry) -> str:
        """The language of an entry where it is not the report's."""
        return one.language if one.language != self.teller.language.value else ""

    def small(self, text: str, name: str) -> None:
        """Writes a note under what it is about."""
        self.blocks.append(Paragraph(text=text, style="small", key=self.beside(name)))
