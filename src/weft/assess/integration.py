"""How far an instrument, or a sector, carries biosafety: a degree 0 to 4 by the declared steps of content/assess/integration.yaml."""

from collections.abc import Sequence

from weft.assess.content import AssessContent, Scale, Step
from weft.assess.evidence import Evidence, in_force, removes
from weft.records import Degree, Extent, Finding, Instrument, Integration


def by_instrument(evidence: Evidence, content: AssessContent) -> tuple[Integration, ...]:
    """One degree for each instrument analysed, in order of document."""
    found = _by_document(evidence)
    return tuple(_degree(document, (instrument,), found, content.scale) for document, instrument in evidence.instruments.items())


def by_sector(evidence: Evidence, content: AssessContent) -> tuple[Integration, ...]:
    """One degree for each sector with a text that stands, in order of sector; drafts and repealed texts do not count."""
    sectors: dict[str, list[Instrument]] = {}
    for instrument in evidence.instruments.values():
        if instrument.sector and in_force(instrument, content.reach):
            sectors.setdefault(instrument.sector, []).append(instrument)
    found = _by_document(evidence)
    return tuple(_degree(sector, group, found, content.scale) for sector, group in sorted(sectors.items()))


def _by_document(evidence: Evidence) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in evidence.findings:
        found.setdefault(finding.document, []).append(finding)
    return found


def _degree(subject: str, instruments: Sequence[Instrument], found: dict[str, list[Finding]], scale: Scale) -> Integration:
    counts = _counts([finding for instrument in instruments for finding in found.get(instrument.document, ())])
    dedicated = any(instrument.degree == Degree.SPECIFIC for instrument in instruments)
    step = next(step for step in scale.steps if _fits(step, counts, dedicated))
    return Integration(subject=subject, degree=step.degree, rule=step.rule, counts=counts)


def _fits(step: Step, counts: dict[str, int], dedicated: bool) -> bool:
    return (dedicated or not step.dedicated) and all(counts[name] >= number for name, number in step.least.items())


def _counts(findings: list[Finding]) -> dict[str, int]:
    """Findings by extent, the themes ruled on, and the provisions that take LMOs out."""
    rules = [finding for finding in findings if finding.extent == Extent.OPERATIVE and not removes(finding)]
    named = [finding for finding in findings if finding.extent == Extent.MENTION]
    hooks = [finding for finding in findings if finding.extent == Extent.IMPLICIT]
    return {
        "operative": len(rules),
        "mention": len(named),
        "implicit": len(hooks),
        "any": len(rules) + len(named) + len(hooks),
        "themes": len({theme for finding in rules for theme in finding.themes}),
        "excluded": sum(1 for finding in findings if finding.extent in (Extent.OPERATIVE, Extent.MENTION) and removes(finding)),
    }
