"""A duty to have the measures needed at all is met where a law in force is a biosafety regime of its own."""

from weft.assess.coverage.situation import Rule, Situation, Verdict
from weft.assess.evidence import ids
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """OPERATIVE, no gap, shown by the first provisions of the regime (Cartagena Protocol, Article 2, paragraph 1)."""
    if not situation.regime:
        return None
    return Verdict(Coverage.OPERATIVE, False, ids(situation.regime))


RULE = Rule("dedicated_regime", 1, decide)
