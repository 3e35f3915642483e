"""A period of national law that is longer than the clock of the Protocol (Articles 9.1, 10.2, 10.3, 11.1, 11.6, 12.1, 12.2-3)."""

from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule, by_document
from weft.assess.evidence import in_force
from weft.assess.periods import Period, PeriodReader, clocked
from weft.content.framework import Obligation
from weft.records import Contradiction

CODES = ("deadline_longer", "deadline_longer_working_days")


def find(case: Case) -> Iterator[Contradiction]:
    """One per obligation and instrument; a shorter period keeps within the clock and is no contradiction."""
    reader = PeriodReader(case.content)
    for obligation, clock in clocked(case.content.obligations):
        if obligation.id not in case.content.periods.compared:
            continue
        for document, findings in by_document(case.evidence.linked.get(obligation.id, ())).items():
            if not in_force(case.evidence.instruments[document], case.content.reach):
                continue
            period = reader.nearest(findings, clock)
            if period is not None and period.days > clock:
                yield _longer(case, obligation, clock, period)


def _longer(case: Case, obligation: Obligation, clock: float, period: Period) -> Contradiction:
    working = period.deadline.unit == "working_day"
    title = case.evidence.title(period.finding.document)
    return Contradiction(
        code=CODES[working],
        arguments=(title, period.deadline.text, obligation.article, f"{clock:.0f}", f"{period.days:.0f}"),
        obligation=obligation.id,
        findings=(period.finding.id,),
    )


RULE = Rule(CODES, 1, find)
