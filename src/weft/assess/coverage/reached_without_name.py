"""General law that reaches modified organisms meets a row that is not confined to them (SP Article 12; CBD Articles 8(h), 14)."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, shown


def decide(situation: Situation) -> Verdict | None:
    """The best extent, no gap, where domestic law in force has a provision on the matter."""
    return shown(situation) if situation.wider and situation.law else None


RULE = Rule("reached_without_name", 1, decide)
