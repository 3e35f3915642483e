"""The country profile denies a condition of the row: it does not apply."""

from weft.assess.coverage.situation import Rule, Situation, Verdict
from weft.assess.evidence import ids
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """NOT_APPLICABLE when a condition is stated to be false; provisions that exist all the same are shown."""
    if False not in situation.conditions:
        return None
    return Verdict(Coverage.NOT_APPLICABLE, False, ids(situation.covering))


RULE = Rule("profile_excludes", 1, decide)
