"""One instrument takes LMOs out where another rules on them: a division of competence, or a gap between two laws."""

from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule, by_document, listen
from weft.assess.evidence import LINK_SCORE, NAMING, removes
from weft.matching import Matcher
from weft.records import Contradiction, Degree, Finding, Modality
from weft.spans import fold

CODE = "excluded_here_ruled_there"
MOST_SHOWN = 3
"""Provisions shown of the excluding instrument, and other instruments named."""


def find(case: Case) -> Iterator[Contradiction]:
    """One per instrument that takes out, in words that name LMOs, what others rule on."""
    words = listen(("takes_out", case.content.exclusions.takes_out), ("organisms", case.content.exclusions.organisms))
    ruling = by_document(case.ruling())
    for document, exclusions in by_document(one for one in case.standing() if _takes_out(one, words)).items():
        pairs = [
            (out, into)
            for other, rules in ruling.items()
            if other != document
            for out in exclusions
            for into in rules
            if _same_matter(out, into, case)
        ]
        if pairs:
            yield _contradiction(case, pairs)


def _takes_out(finding: Finding, words: Matcher[str]) -> bool:
    """Whether a provision says in so many words that LMOs are left out; a definition by exclusion does not."""
    if finding.extent not in NAMING or finding.modality == Modality.DEFINITION or not removes(finding):
        return False
    return {hit.key for hit in words.hits(fold(finding.text), finding.language)} == {"takes_out", "organisms"}


def _contradiction(case: Case, pairs: list[tuple[Finding, Finding]]) -> Contradiction:
    outside = list(dict.fromkeys(out.id for out, _ in pairs))[:MOST_SHOWN]
    inside: dict[str, Finding] = {}
    for _, into in pairs:
        inside.setdefault(into.document, into)
    shown = list(inside.values())[:MOST_SHOWN]
    titles = "; ".join(case.evidence.title(finding.document) for finding in shown)
    return Contradiction(
        code=CODE,
        arguments=(case.evidence.title(pairs[0][0].document), titles),
        obligation=_shared(*pairs[0]),
        findings=(*outside, *(finding.id for finding in shown)),
    )


def _rows(finding: Finding) -> set[str]:
    return {link.id for link in finding.obligations if link.score >= LINK_SCORE}


def _shared(one: Finding, other: Finding) -> str | None:
    return min(_rows(one) & _rows(other), default=None)


def _same_matter(excluding: Finding, ruling: Finding, case: Case) -> bool:
    """CASE 1: the exclusion has a matter of its own, and the other rules on it. CASE 2: a general act leaves LMOs to an act about them."""
    broad = set(case.content.exclusions.broad_themes)
    own = set(excluding.themes) - broad
    if own:
        return bool(own & set(ruling.themes))
    general = case.evidence.instrument(excluding).degree != Degree.SPECIFIC
    return general and case.evidence.instrument(ruling).degree == Degree.SPECIFIC and bool(broad & set(ruling.themes))


RULE = Rule((CODE,), 1, find)
