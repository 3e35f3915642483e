"""Only the treaty text itself says it: what has to be carried out is not yet the carrying out (CPB Article 2.1)."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, lacking, operative
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """MENTION and a gap."""
    return lacking(situation, Coverage.MENTION) if operative(situation.treaty) else None


RULE = Rule("only_in_treaty", 1, decide)
