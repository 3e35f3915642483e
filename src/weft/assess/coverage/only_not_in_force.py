"""A rule exists, but only in a draft, a repealed text or one not yet in force."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, lacking, operative
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """MENTION and a gap."""
    return lacking(situation, Coverage.MENTION) if operative(situation.pending) else None


RULE = Rule("only_not_in_force", 1, decide)
