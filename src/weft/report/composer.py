"""The hand that writes the blocks of a study, with the passages behind them."""

from collections.abc import Mapping

from weft.records import Finding
from weft.report import evidence as looked_up
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean
from weft.report.evidence import Evidence
from weft.report.paper import Paragraph, Quotation
from weft.report.voice import Voice, quotation


class Composer(BlockWriter):
    """Blocks of one chapter at a time, numbered through the whole study.

    `stable`: what documents and findings are called in keys, where their own ids may change from one reading to the next.
    """

    def __init__(self, evidence: Evidence, voice: Voice, stable: Mapping[str, str] | None = None) -> None:
        super().__init__(voice, stable)
        self.evidence = evidence

    def quote(self, finding: Finding) -> None:
        """Writes the words of a finding with their source line and extent."""
        self.blocks.append(
            Quotation(
                text=quotation(words(finding), finding.language),
                language=finding.language,
                reference=looked_up.passage(self.evidence, finding),
                source=looked_up.source(self.evidence, self.voice, finding),
                mark=looked_up.extent_mark(self.voice, finding.extent),
                key=self.beside(self.subject("quote", finding.id)),
            )
        )

    def quotes(self, findings: tuple[Finding, ...], most: int) -> None:
        """Writes the first `most` quotes in the order of the text and says where the others stand."""
        for finding in sorted(findings[:most], key=lambda one: self.evidence.numbers[one.id]):
            self.quote(finding)
        rest = findings[most:]
        if rest:
            references = looked_up.runs(self.evidence, rest)
            key = self.beside("quotes.rest")
            self.blocks.append(Paragraph(text=self.voice.say("quotes.rest", len(rest)), style="small", references=references, key=key))


def words(finding: Finding) -> str:
    """The verbatim words of a finding: its quotes, or its text where a quote is missing."""
    quoted = " ".join(quote.text for quote in finding.quotes)
    return clean(quoted or finding.text)
