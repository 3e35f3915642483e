"""Two instruments that set different periods for one and the same step."""

from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule, by_document
from weft.assess.evidence import in_force
from weft.assess.periods import Period, PeriodReader, clocked
from weft.records import Contradiction

CODE = "deadlines_differ"
SAME_DAYS = 1.0
"""Periods closer than this are the same; three months and ninety days are."""


def find(case: Case) -> Iterator[Contradiction]:
    """One per obligation with a clock, with a provision of each instrument."""
    reader = PeriodReader(case.content)
    for obligation, clock in clocked(case.content.obligations):
        if obligation.id not in case.content.periods.compared:
            continue
        periods = _periods(case, obligation.id, clock, reader)
        lengths = [period.days for period in periods]
        if len(periods) > 1 and max(lengths) - min(lengths) >= SAME_DAYS:
            said = "; ".join(f"{case.evidence.title(period.finding.document)} ({period.deadline.text})" for period in periods)
            findings = tuple(period.finding.id for period in periods)
            yield Contradiction(code=CODE, arguments=(obligation.article, said), obligation=obligation.id, findings=findings)


def _periods(case: Case, obligation: str, clock: float, reader: PeriodReader) -> list[Period]:
    """The period of each instrument in force, by document."""
    grouped = sorted(by_document(case.evidence.linked.get(obligation, ())).items())
    standing = [findings for document, findings in grouped if in_force(case.evidence.instruments[document], case.content.reach)]
    return [period for findings in standing if (period := reader.nearest(findings, clock)) is not None]


RULE = Rule((CODE,), 1, find)
