"""A general rule could reach modified organisms, but none names them where the Protocol asks for rules on them."""

from weft.assess.coverage.situation import Rule, Situation, Verdict, lacking
from weft.records import Coverage


def decide(situation: Situation) -> Verdict | None:
    """IMPLICIT and a gap: a hook does not close it, and is shown."""
    return lacking(situation, Coverage.IMPLICIT) if situation.covering else None


RULE = Rule("only_implicit", 1, decide)
