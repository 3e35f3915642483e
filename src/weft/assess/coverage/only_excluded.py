"""The only provisions found take modified organisms out of the regime."""

from weft.assess.coverage.situation import Rule, Situation, Verdict
from weft.assess.evidence import ids
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """NOT_FOUND and a gap, with the exclusions as findings."""
    if not situation.removing:
        return None
    return Verdict(Coverage.NOT_FOUND, True, ids(situation.removing))


RULE = Rule("only_excluded", 1, decide)
