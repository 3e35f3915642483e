"""Rows of level R, C, I, P and A on which the texts say nothing: the evidence lies elsewhere, never a gap."""

from weft.assess.coverage.situation import Rule, Situation, Verdict
from weft.content.framework import Level
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """ELSEWHERE when nothing was found and legal texts alone cannot show the row; an optional row stays an option not used."""
    if (
        situation.covering
        or situation.obligation.level == Level.LEGAL
        or (situation.optional and situation.obligation.level == Level.ADMINISTRATIVE)
    ):
        return None
    return Verdict(Coverage.ELSEWHERE, False)


RULE = Rule("evidence_elsewhere", 1, decide)
