"""Food or feed from LMOs approved with no look at the environment in the same instrument (CPB Articles 11 and 15)."""

from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule, by_document, listen
from weft.assess.evidence import LINK_SCORE, score
from weft.matching import Matcher
from weft.records import Contradiction, Degree, Finding
from weft.spans import fold

CODE = "food_without_environment"


def find(case: Case) -> Iterator[Contradiction]:
    """One per instrument that approves such food; a provision that expressly waives the assessment is shown with it."""
    food = case.content.food
    words = listen(("approves", food.approves), ("environment", food.environment), ("waived", food.waived))
    for document, findings in by_document(case.ruling()).items():
        approving = [finding for finding in findings if _approves(finding, case, words)]
        waiving = [finding for finding in findings if "waived" in _heard(finding, words)]
        if not approving or (not waiving and any(_assesses(finding, case, words) for finding in findings)):
            continue
        shown = tuple(dict.fromkeys(finding.id for finding in (*approving, *waiving)))
        yield Contradiction(code=CODE, arguments=(case.evidence.title(document),), obligation=food.obligations[0], findings=shown)


def _heard(finding: Finding, words: Matcher[str]) -> frozenset[str]:
    return frozenset(hit.key for hit in words.hits(fold(finding.text), finding.language))


def _approves(finding: Finding, case: Case, words: Matcher[str]) -> bool:
    food = case.content.food
    if finding.penalty is not None or set(case.content.redress.penalty_themes) & set(finding.themes):
        return False
    linked = any(score(finding, row) >= LINK_SCORE for row in food.obligations)
    return (linked or food.approval_theme in finding.themes) and "approves" in _heard(finding, words)


def _assesses(finding: Finding, case: Case, words: Matcher[str]) -> bool:
    """An assessment in an act on LMOs is one of the environment too; elsewhere it has to say so."""
    if not set(case.content.food.assessment_themes) & set(finding.themes):
        return False
    return case.evidence.instrument(finding).degree == Degree.SPECIFIC or "environment" in _heard(finding, words)


RULE = Rule((CODE,), 1, find)
