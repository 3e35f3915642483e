"""The matter is announced in a policy, plan or guideline, and no law makes it a rule."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, lacking, operative
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """MENTION and a gap."""
    return lacking(situation, Coverage.MENTION) if operative(situation.soft) else None


RULE = Rule("only_in_policy", 1, decide)
