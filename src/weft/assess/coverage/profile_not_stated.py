"""The profile does not say whether the row applies: what was found is shown, and nothing becomes a gap."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, shown


def decide(situation: Situation) -> Verdict | None:
    """The best extent or NOT_FOUND, no gap, while a condition is not stated."""
    return shown(situation) if None in situation.conditions else None


RULE = Rule("profile_not_stated", 1, decide)
