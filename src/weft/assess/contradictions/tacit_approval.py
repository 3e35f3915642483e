"""Silence of the administration that counts as consent, against CPB Articles 9.4 and 10.5; Articles 10.2(b) and 13 allow exceptions."""

import re
from collections.abc import Iterator

from weft.assess.contradictions.case import Case, Rule, by_document, listen
from weft.assess.evidence import NAMING, score
from weft.matching import Matcher
from weft.records import Contradiction, Extent, Finding
from weft.spans import fold

CODES = ("tacit_approval", "tacit_approval_lmo", "tacit_approval_exception")
SENTENCE_END = re.compile(r"(?<=[.;])\s+")


def find(case: Case) -> Iterator[Contradiction]:
    """One per instrument and code: in general law (findings of any extent), in law on LMOs, or where an exception may hold."""
    if case.profile.party_cpb is False:
        return
    silence = case.content.silence
    words = listen(("says", silence.says), ("unless", silence.unless), ("concerns", silence.concerns))
    speaking = [finding for finding in case.standing() if _speaks(finding, words)]
    for document, findings in by_document(speaking).items():
        for code in CODES:
            group = [finding for finding in findings if _code(finding, case) == code]
            if group:
                ids = tuple(finding.id for finding in group)
                yield Contradiction(code=code, arguments=(case.evidence.title(document),), obligation=silence.obligations[0], findings=ids)


def _speaks(finding: Finding, words: Matcher[str]) -> bool:
    """General law counts where its clause is about applications and approvals, not complaints, minutes or accounts."""
    if finding.extent == Extent.FALSE_FRIEND or not says_yes(finding.text, finding.language, words):
        return False
    return finding.extent in NAMING or any(hit.key == "concerns" for hit in words.hits(fold(finding.text), finding.language))


def says_yes(text: str, language: str, words: Matcher[str]) -> bool:
    """Whether a sentence makes silence a consent and does not turn it round ("shall not be deemed")."""
    for sentence in SENTENCE_END.split(text):
        said = {hit.key for hit in words.hits(fold(sentence), language)}
        if "says" in said and "unless" not in said:
            return True
    return False


def _code(finding: Finding, case: Case) -> str:
    silence = case.content.silence
    allowed = max((score(finding, row) for row in silence.exceptions), default=0.0)
    if allowed > max((score(finding, row) for row in silence.obligations), default=0.0):
        return "tacit_approval_exception"
    return "tacit_approval_lmo" if finding.extent in NAMING else "tacit_approval"


RULE = Rule(CODES, 1, find)
