"""A provision that makes a rule was found in a text that can meet the row."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, operative
from weft.assess.evidence import ids
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """OPERATIVE, no gap."""
    if not operative(situation.standing):
        return None
    return Verdict(Coverage.OPERATIVE, False, ids(situation.covering))


RULE = Rule("found_operative", 1, decide)
