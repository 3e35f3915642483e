"""Rows that no treaty duty stands behind (encouraged, derived, due only if an option is used) or that law alone cannot show."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, shown


def decide(situation: Situation) -> Verdict | None:
    """The best extent or NOT_FOUND, no gap."""
    return None if situation.scored else shown(situation)


RULE = Rule("not_scored", 1, decide)
