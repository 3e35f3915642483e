"""The matter is named without a rule."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, lacking, named
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """MENTION and a gap."""
    return lacking(situation, Coverage.MENTION) if named(situation.covering) else None


RULE = Rule("only_mentioned", 1, decide)
