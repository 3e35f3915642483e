"""No document could be analysed: nothing can be said."""

from weft.assess.coverage.situation import Rule, Situation, Verdict
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """NOT_ANALYSED when there is no text."""
    return None if situation.analysed else Verdict(Coverage.NOT_ANALYSED, False)


RULE = Rule("nothing_analysed", 1, decide)
