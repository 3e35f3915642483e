"""Offences and fines only, and nothing on measures to take after damage, in a Party to the Supplementary Protocol (Articles 5 and 12)."""

from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule
from weft.assess.evidence import in_force
from weft.records import Contradiction

CODE = "penalty_without_response"
MOST_SHOWN = 5


def find(case: Case) -> Iterator[Contradiction]:
    """One at most: penalties in law on LMOs, while no text, not even a general one, provides for response measures."""
    redress = case.content.redress
    if case.profile.party_sp is not True or _responds(case):
        return
    penal = [finding for finding in case.ruling() if finding.penalty is not None and set(redress.penalty_themes) & set(finding.themes)]
    if penal:
        titles = "; ".join(dict.fromkeys(case.evidence.title(finding.document) for finding in penal))
        shown = tuple(finding.id for finding in penal[:MOST_SHOWN])
        yield Contradiction(code=CODE, arguments=(titles,), obligation=redress.obligation, findings=shown)


def _responds(case: Case) -> bool:
    linked = case.evidence.linked
    found = [finding for row in case.content.redress.response_obligations for finding in linked.get(row, ())]
    return any(in_force(case.evidence.instrument(finding), case.content.reach) for finding in found)


RULE = Rule((CODE,), 1, find)
