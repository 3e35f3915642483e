"""All that a synthesis counts, once for all languages: countries, cube, what is common and rare, what changed since the earlier round."""

from dataclasses import dataclass

from msgspec.structs import replace

from weft.content.synthesising import Synthesising
from weft.records import Finding, Record
from weft.records.synthesis import Contribution, Synthesis
from weft.report.cleaning import clean, printable
from weft.report.content import ReportContent
from weft.synthesis import cube, entries
from weft.synthesis.cube import Cube
from weft.synthesis.entries import Country
from weft.synthesis.patterns import Pattern, patterns
from weft.synthesis.rounds import Comparison, compared
from weft.synthesis.shapes import Shapes


class Known(Record):
    """What a synthesis is told with."""

    report: ReportContent
    rules: Synthesising
    shapes: Shapes


@dataclass(frozen=True, slots=True)
class Gathered:
    """A synthesis, fit for paper, with all that was counted; `comparison` is None without an earlier round and a mapping."""

    synthesis: Synthesis
    known: Known
    countries: tuple[Country, ...]
    cube: Cube
    patterns: tuple[Pattern, ...]
    comparison: Comparison | None

    @property
    def by_code(self) -> dict[str, Country]:
        """The countries by code."""
        return {one.code: one for one in self.countries}


def gather(synthesis: Synthesis, known: Known) -> Gathered:
    """All that is counted of a synthesis."""
    fit = _fit(synthesis)
    there = entries.countries(fit.contributions, known.report)
    built = cube.build(there, known.report)
    comparison = None
    if fit.earlier and fit.rounds:
        comparison = compared(entries.countries(fit.earlier, known.report), there, fit.rounds)
    return Gathered(
        synthesis=fit,
        known=known,
        countries=there,
        cube=built,
        patterns=patterns(built, known.rules.rules.thresholds),
        comparison=comparison,
    )


def _fit(synthesis: Synthesis) -> Synthesis:
    """The synthesis fit for paper. Of findings, of which there may be tens of thousands, only what others name them by: their words are
    made fit where they are shown.
    """
    bare = printable(replace(synthesis, contributions=(), earlier=()))
    contributions, earlier = (tuple(map(_contribution, one)) for one in (synthesis.contributions, synthesis.earlier))
    return replace(bare, contributions=contributions, earlier=earlier)


def _contribution(one: Contribution) -> Contribution:
    bare = printable(replace(one, study=replace(one.study, findings=())))
    return replace(bare, study=replace(bare.study, findings=tuple(map(_finding, one.study.findings))))


def _finding(one: Finding) -> Finding:
    names = (clean(one.id), clean(one.document), clean(one.path))
    return one if names == (one.id, one.document, one.path) else replace(one, id=names[0], document=names[1], path=names[2])
