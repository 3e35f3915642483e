"""What answers are drafted from: the study, the questions, and the counts of the assessment narrowed to what a proposal asks for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from weft.assess.answers import Fact, Ground, counted
from weft.assess.content import AssessContent
from weft.assess.evidence import Evidence, gather, removes
from weft.content.national import National, Only, Rule
from weft.matching import Entry, Matcher, fold
from weft.records import Finding, Language, Study
from weft.records.reporting import Undertaken
from weft.report.content import ReportContent
from weft.report.voice import Voice


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The content that drafting rests on; `version` of it."""

    national: National
    assess: AssessContent
    report: ReportContent
    version: str = ""


class Desk:
    """A country's study, ready to answer from; `undertaken`: activities in areas of capacity that people report."""

    def __init__(self, study: Study, knowledge: Knowledge, undertaken: tuple[Undertaken, ...] = ()) -> None:
        self.study = study
        self.national = knowledge.national
        self.report = knowledge.report
        self.undertaken = undertaken
        self.evidence = gather(study.instruments, study.findings)
        self.by_id = {one.id: one for one in self.evidence.findings}
        self.rows = {one.obligation: one for one in study.assessment.rows}
        self.given = {one.key: one for one in study.assessment.answers}
        self.assessed = {one.key: Rule(key=one.key, rows=one.rows) for one in knowledge.assess.questions if one.proposals}
        self.voices = {language: Voice(knowledge.report, language) for language in Language}
        self._ground = Ground(evidence=self.evidence, profile=study.profile, content=knowledge.assess, rows=study.assessment.rows)

    @property
    def analysed(self) -> int:
        """How many texts could be analysed."""
        return len(self.evidence.instruments)

    def counts(self, rows: tuple[str, ...], only: Only | None = None) -> dict[str, Fact]:
        """The counts over rows (all where none is named), of the provisions that `only` lets through."""
        if only is None or only == Only():
            return counted(rows, self._ground)
        return counted(only.rows or rows, replace(self._ground, evidence=narrowed(self.evidence, only)))

    def linked(self, rows: Iterable[str]) -> tuple[str, ...]:
        """The findings on rows, strongest first within each, each once."""
        return tuple(dict.fromkeys(one for row in rows if row in self.rows for one in self.rows[row].findings if one in self.by_id))


def narrowed(evidence: Evidence, only: Only) -> Evidence:
    """The evidence with the findings that `only` lets through."""
    matcher = _matcher(only)
    kept = {one.id for one in evidence.findings if _passes(one, evidence, only) and (matcher is None or _says(one, matcher))}
    return replace(
        evidence,
        findings=tuple(one for one in evidence.findings if one.id in kept),
        linked={row: tuple(one for one in found if one.id in kept) for row, found in evidence.linked.items()},
    )


def _passes(finding: Finding, evidence: Evidence, only: Only) -> bool:
    if only.ruling and removes(finding):
        return False
    instrument = evidence.instrument(finding)
    fits_type = not only.types or instrument.type in only.types
    fits_degree = not only.degrees or instrument.degree in only.degrees
    return fits_type and fits_degree and set(only.themes) <= set(finding.themes)


def _matcher(only: Only) -> Matcher[str] | None:
    if only.says is None:
        return None
    return Matcher(Entry("", language.value, cue) for language in Language for cue in getattr(only.says, language.value))


def _says(finding: Finding, matcher: Matcher[str]) -> bool:
    return bool(matcher.hits(fold(finding.text), finding.language))
