"""The treaty leaves it to the Party and the law is silent: an option not used, never a gap (SP Articles 6 to 8 among them)."""

from weft.assess.coverage.situation import Rule, Situation, Verdict
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """NOT_USED for an optional row without findings."""
    if not situation.optional or situation.covering:
        return None
    return Verdict(Coverage.NOT_USED, False)


RULE = Rule("option_not_used", 1, decide)
