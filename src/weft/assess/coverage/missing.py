"""A binding duty that law alone can meet, that applies, and on which the texts read are silent."""

from weft.assess.coverage.situation import Rule, Situation, Verdict
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """NOT_FOUND, and a gap where the row is one that can be a gap. Last of the table: it always speaks."""
    return Verdict(Coverage.NOT_FOUND, situation.scored)


RULE = Rule("missing", 1, decide)
