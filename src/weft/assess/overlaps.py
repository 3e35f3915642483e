"""Several bodies with one mandate: the same single role, or the same power to decide on one matter."""

from collections.abc import Iterable

from weft.assess.content import AssessContent, Mandates
from weft.assess.evidence import Evidence, in_force, removes
from weft.assess.institutions import Role
from weft.assess.mentions import Cast, Mention
from weft.matching import Entry, Matcher
from weft.records import Extent, Finding, Modality, Overlap
from weft.spans import fold

LANGUAGES = ("en", "fr", "es")
DECIDING = (Modality.POWER, Modality.DUTY, Modality.PROHIBITION, Modality.PERMISSION)
NEAREST_WORDS = 9
"""Words between a body and the decision it takes."""

RECEIVING_WORDS = 3
"""Words before a body in which "notify", "inform" or "submit to" makes it the receiver."""

Holdings = dict[str, dict[int, dict[str, None]]]


def overlaps(evidence: Evidence, people: Cast, given: tuple[Role, ...], content: AssessContent) -> tuple[Overlap, ...]:
    """Roles, then themes, held by two or more different bodies in texts in force, with the provisions that give them."""
    standing = [
        finding
        for finding in evidence.findings
        if finding.extent == Extent.OPERATIVE and in_force(evidence.instrument(finding), content.reach)
    ]
    kept = {finding.id for finding in standing}
    roles = _roles((one for one in given if one.finding.id in kept), content.mandates)
    decisions = _decisions(standing, people, content.mandates)
    return tuple(_overlap(function, holders, people) for function, holders in (*roles.items(), *decisions.items()) if len(holders) > 1)


def _overlap(function: str, holders: dict[int, dict[str, None]], people: Cast) -> Overlap:
    ordered = sorted(holders, key=lambda body: people.bodies[body].names[0])
    findings = dict.fromkeys(finding for body in ordered for finding in holders[body])
    return Overlap(function=function, holders=tuple(people.bodies[body].names[0][0] for body in ordered), findings=tuple(findings))


def _roles(given: Iterable[Role], mandates: Mandates) -> Holdings:
    held: Holdings = {role: {} for role in mandates.single_roles}
    for one in given:
        if one.role in held:
            held[one.role].setdefault(one.body, {})[one.finding.id] = None
    return held


def _decisions(findings: list[Finding], people: Cast, mandates: Mandates) -> Holdings:
    """Bodies named beside words of decision in provisions that rule on a theme."""
    held: Holdings = {theme: {} for theme in mandates.decision_themes}
    reader = _DecisionReader(mandates)
    by_finding: dict[str, list[Mention]] = {}
    for mention in people.mentions:
        by_finding.setdefault(mention.finding.id, []).append(mention)
    for finding in findings:
        if finding.modality not in DECIDING or removes(finding):
            continue
        for theme in (theme for theme in finding.themes if theme in held):
            for body in reader.deciding(finding, by_finding.get(finding.id, [])):
                held[theme].setdefault(body, {})[finding.id] = None
    return held


class _DecisionReader:
    """Tells the body that decides from bodies that are only told or asked."""

    def __init__(self, mandates: Mandates) -> None:
        self._words = Matcher(
            [
                Entry(part, language, pattern)
                for part in ("decisions", "receives")
                for language in LANGUAGES
                for pattern in getattr(getattr(mandates, part), language)
            ]
        )

    def deciding(self, finding: Finding, mentions: list[Mention]) -> list[int]:
        """Bodies beside a word of decision, in one sentence with it, and not its receivers."""
        folded = fold(finding.text)
        hits = self._words.hits(folded, finding.language)
        decisions = [(hit.start, hit.end) for hit in hits if hit.key == "decisions"]
        receiving = [(hit.start, hit.end) for hit in hits if hit.key == "receives"]
        return [
            mention.body
            for mention in mentions
            if any(_near(finding.text, mention, place, NEAREST_WORDS) for place in decisions)
            and not any(end <= mention.start and _near(finding.text, mention, (start, end), RECEIVING_WORDS) for start, end in receiving)
        ]


def _near(text: str, mention: Mention, place: tuple[int, int], words: int) -> bool:
    between = text[mention.end : place[0]] if mention.end <= place[0] else text[place[1] : mention.start]
    return len(between.split()) <= words and not any(sign in between for sign in (". ", ";"))
