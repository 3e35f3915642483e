"""A counted period where the treaty asks for notice at once (CPB Articles 17.1 and 17.4, SP Article 5.1)."""

from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule, by_document
from weft.assess.evidence import in_force
from weft.assess.periods import days
from weft.records import Contradiction, Extent, Finding

CODE = "deadline_not_at_once"
STILL_AT_ONCE_DAYS = 2.0
"""A period up to this long can still be read as "at once"."""

SAME_MATTER_DAYS = 90.0
"""Longer periods (of a plan, a report, a permit) are not periods of notice."""


def find(case: Case) -> Iterator[Contradiction]:
    """One per obligation and instrument whose provision counts days and says nothing of "at once"."""
    for obligation in case.content.obligations:
        if obligation.clock is None or obligation.clock.unit != "at_once":
            continue
        for document, findings in by_document(case.evidence.linked.get(obligation.id, ())).items():
            late = [finding for finding in findings if _late(finding)]
            if late and in_force(case.evidence.instruments[document], case.content.reach):
                arguments = (case.evidence.title(document), late[0].deadlines[0].text, obligation.article)
                yield Contradiction(code=CODE, arguments=arguments, obligation=obligation.id, findings=(late[0].id,))


def _late(finding: Finding) -> bool:
    lengths = [days(deadline) for deadline in finding.deadlines]
    if finding.extent != Extent.OPERATIVE or finding.penalty is not None or not lengths or None in lengths:
        return False
    return all(length is not None and STILL_AT_ONCE_DAYS < length <= SAME_MATTER_DAYS for length in lengths)


RULE = Rule((CODE,), 1, find)
