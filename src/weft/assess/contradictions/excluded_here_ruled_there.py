"""One instrument takes LMOs out where another rules on them: a division of competence, or a gap between two laws."""

from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule, by_document
from weft.assess.evidence import LINK_SCORE, NAMING, removes
from weft.records import Contradiction, Degree, Finding

CODE = "excluded_here_ruled_there"
BROAD_THEMES = frozenset({"definitions_scope", "general"})
MOST_SHOWN = 3
"""Provisions shown of each of the two instruments."""


def find(case: Case) -> Iterator[Contradiction]:
    """One per pair of instruments of which one takes out what the other rules on."""
    ruling = by_document(case.ruling())
    excluding = by_document(finding for finding in case.standing() if finding.extent in NAMING and removes(finding))
    for document, exclusions in excluding.items():
        for other, rules in ruling.items():
            pairs = [(out, into) for out in exclusions for into in rules if other != document and _same_matter(out, into, case)]
            if pairs:
                yield _contradiction(case, pairs)


def _contradiction(case: Case, pairs: list[tuple[Finding, Finding]]) -> Contradiction:
    outside = list(dict.fromkeys(out.id for out, _ in pairs))[:MOST_SHOWN]
    inside = list(dict.fromkeys(into.id for _, into in pairs))[:MOST_SHOWN]
    arguments = (case.evidence.title(pairs[0][0].document), case.evidence.title(pairs[0][1].document))
    return Contradiction(code=CODE, arguments=arguments, obligation=_shared(*pairs[0]), findings=(*outside, *inside))


def _rows(finding: Finding) -> set[str]:
    return {link.id for link in finding.obligations if link.score >= LINK_SCORE}


def _shared(one: Finding, other: Finding) -> str | None:
    return min(_rows(one) & _rows(other), default=None)


def _same_matter(excluding: Finding, ruling: Finding, case: Case) -> bool:
    """CASE 1: the exclusion has a matter of its own, and the other rules on it. CASE 2: it is general; the other act is about LMOs."""
    own = set(excluding.themes) - BROAD_THEMES
    if own:
        return bool(own & set(ruling.themes))
    return case.evidence.instrument(ruling).degree == Degree.SPECIFIC and bool(BROAD_THEMES & set(ruling.themes))


RULE = Rule((CODE,), 1, find)
