"""Where each obligation stands: one row per obligation, decided by the first rule of the table that speaks."""

from weft.assess.content import AssessContent
from weft.assess.coverage import (
    dedicated_regime,
    drafting_quality,
    elsewhere_supported,
    evidence_elsewhere,
    found_operative,
    missing,
    not_scored,
    nothing_analysed,
    only_excluded,
    only_implicit,
    only_in_policy,
    only_in_treaty,
    only_mentioned,
    only_not_in_force,
    option_not_used,
    option_touched,
    profile_excludes,
    profile_not_stated,
    reached_without_name,
)
from weft.assess.coverage.situation import Rule, Situation
from weft.assess.evidence import Evidence, in_force, removes
from weft.content.framework import Kind, Obligation, Strength
from weft.records import Degree, Extent, Finding, Profile, Row

RULES: tuple[Rule, ...] = (
    nothing_analysed.RULE,
    profile_excludes.RULE,
    elsewhere_supported.RULE,
    evidence_elsewhere.RULE,
    found_operative.RULE,
    dedicated_regime.RULE,
    option_not_used.RULE,
    option_touched.RULE,
    drafting_quality.RULE,
    not_scored.RULE,
    profile_not_stated.RULE,
    reached_without_name.RULE,
    only_not_in_force.RULE,
    only_in_policy.RULE,
    only_in_treaty.RULE,
    only_mentioned.RULE,
    only_implicit.RULE,
    only_excluded.RULE,
    missing.RULE,
)


def rows(evidence: Evidence, profile: Profile, content: AssessContent) -> tuple[Row, ...]:
    """One row per obligation, in the order of the framework."""
    return tuple(_row(situate(obligation, evidence, profile, content)) for obligation in content.obligations)


def _row(situation: Situation) -> Row:
    code, verdict = next((rule.code, verdict) for rule in RULES if (verdict := rule.decide(situation)) is not None)
    return Row(obligation=situation.obligation.id, coverage=verdict.coverage, gap=verdict.gap, rule=code, findings=verdict.findings)


def situate(obligation: Obligation, evidence: Evidence, profile: Profile, content: AssessContent) -> Situation:
    """An obligation with its findings sorted by what kind of text they stand in."""
    kept: dict[str, list[Finding]] = {}
    for finding in evidence.linked.get(obligation.id, ()):
        kept.setdefault(_place(finding, obligation, evidence, content), []).append(finding)
    return Situation(
        obligation=obligation,
        conditions=tuple(getattr(profile, condition) for condition in obligation.applies_if),
        analysed=len(evidence.instruments),
        wider=obligation.treaty in content.reach.wider_treaties or obligation.id in content.reach.wider_obligations,
        regime=_regime(obligation, evidence, content),
        **{place: tuple(found) for place, found in kept.items()},
    )


def _regime(obligation: Obligation, evidence: Evidence, content: AssessContent) -> tuple[Finding, ...]:
    """The first rules of laws that are all about LMOs, as many as such a regime has at least; only for a row it meets as a whole."""
    if obligation.id not in content.reach.met_by_dedicated_regime:
        return ()
    rules = (finding for finding in evidence.findings if finding.extent == Extent.OPERATIVE)
    dedicated = (finding for finding in rules if evidence.instrument(finding).degree == Degree.SPECIFIC)
    standing = tuple(finding for finding in dedicated if _place(finding, obligation, evidence, content) == "law")
    least = next(step.least["operative"] for step in content.scale.steps if step.dedicated)
    return standing[:least] if len(standing) >= least else ()


def covers(finding: Finding, obligation: Obligation) -> bool:
    """Whether a linked finding may cover the row: leaving LMOs out can use an option or set a scope, never do a duty."""
    return not removes(finding) or obligation.kind == Kind.MAY or obligation.strength in (Strength.DISCRETIONARY, Strength.INTERPRETIVE)


def _place(finding: Finding, obligation: Obligation, evidence: Evidence, content: AssessContent) -> str:
    instrument, reach = evidence.instrument(finding), content.reach
    if not covers(finding, obligation):
        return "removing"
    if not in_force(instrument, reach):
        return "pending"
    if instrument.type in reach.not_domestic:
        return "treaty"
    return "soft" if content.types.get(instrument.type, "") in reach.soft else "law"
