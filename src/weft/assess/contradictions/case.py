"""What a rule of contradiction looks at, and the shape of the rule itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from weft.assess.content import AssessContent
from weft.assess.evidence import Evidence, in_force, removes
from weft.content.framework import Cues
from weft.matching import Entry, Matcher
from weft.records import Contradiction, Extent, Finding, Profile

LANGUAGES = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of a country's texts when they are set against each other."""

    evidence: Evidence
    profile: Profile
    content: AssessContent

    def standing(self) -> list[Finding]:
        """Findings in texts that are neither drafts nor repealed, by position."""
        evidence = self.evidence
        return [finding for finding in evidence.findings if in_force(evidence.instrument(finding), self.content.reach)]

    def ruling(self) -> list[Finding]:
        """Standing provisions that make a rule on LMOs and do not take them out."""
        return [finding for finding in self.standing() if finding.extent == Extent.OPERATIVE and not removes(finding)]


@dataclass(frozen=True, slots=True)
class Rule:
    """A coded rule: the codes it may give stand in content/messages/contradictions.yaml; the version rises when what it finds changes."""

    codes: tuple[str, ...]
    version: int
    find: Callable[[Case], Iterable[Contradiction]]


def listen(*parts: tuple[str, Cues]) -> Matcher[str]:
    """A matcher of cues; the key of a hit is the name of its part."""
    return Matcher(
        [Entry(name, language, pattern) for name, cues in parts for language in LANGUAGES for pattern in getattr(cues, language)]
    )


def by_document(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings grouped by document, in the order given."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.document, []).append(finding)
    return grouped
