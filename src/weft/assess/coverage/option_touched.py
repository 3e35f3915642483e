"""An optional row that texts touch without a rule in force."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, shown


def decide(situation: Situation) -> Verdict | None:
    """The best extent, no gap."""
    return shown(situation) if situation.optional else None


RULE = Rule("option_touched", 1, decide)
