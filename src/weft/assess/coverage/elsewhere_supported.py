"""Reports, bodies, cooperation: a provision prepares the ground, but whether the thing was done is seen elsewhere."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, operative
from weft.assess.evidence import ids
from weft.content.framework import Level
from weft.records import Coverage

NEVER_SHOWN_BY_LAW = (Level.REPORTING, Level.COOPERATION, Level.INSTITUTION)


def decide(situation: Situation) -> Verdict | None:
    """ELSEWHERE with the provisions found; a policy row (level P) is met by a policy, not by a statute alone."""
    level = situation.obligation.level
    prepared = level in NEVER_SHOWN_BY_LAW or (level == Level.POLICY and not operative(situation.soft))
    if not situation.covering or not prepared:
        return None
    return Verdict(Coverage.ELSEWHERE, False, ids(situation.covering))


RULE = Rule("elsewhere_supported", 1, decide)
