"""Rows on how the treaty is read (definitions, scope): they measure drafting, and absence is no gap."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, shown
from weft.content.framework import Strength


def decide(situation: Situation) -> Verdict | None:
    """The best extent or NOT_FOUND, no gap."""
    return shown(situation) if situation.obligation.strength == Strength.INTERPRETIVE else None


RULE = Rule("drafting_quality", 1, decide)
