"""Judgement: what the findings of a country's texts amount to, part by part, each by declared rules."""

from weft.assess import coverage
from weft.assess.answers import Ground, answers
from weft.assess.cells import cells
from weft.assess.content import AssessContent, load
from weft.assess.contradictions import RULES as CONTRADICTION_RULES
from weft.assess.contradictions import contradictions
from weft.assess.contradictions.case import Case
from weft.assess.evidence import LINK_SCORE, gather
from weft.assess.institutions import given_roles, institutions
from weft.assess.integration import by_instrument, by_sector
from weft.assess.mentions import cast
from weft.assess.overlaps import overlaps
from weft.records import Assessment, Finding, Instrument, Profile

__all__ = ["LINK_SCORE", "AssessContent", "load", "rules", "weigh"]


def weigh(instruments: tuple[Instrument, ...], findings: tuple[Finding, ...], profile: Profile, content: AssessContent) -> Assessment:
    """The assessment of a country's texts; the order of instruments and findings does not matter.

    Findings of any extent may be given: those that say nothing of LMOs are only asked whether silence is consent.
    """
    evidence = gather(instruments, findings)
    rows = coverage.rows(evidence, profile, content)
    people = cast(evidence.findings, content.naming)
    given = given_roles(people, content.roles, content.naming)
    return Assessment(
        rows=rows,
        cells=cells(evidence, content),
        overlaps=overlaps(evidence, people, given, content),
        contradictions=contradictions(Case(evidence=evidence, profile=profile, content=content)),
        institutions=institutions(people, given),
        instruments=by_instrument(evidence, content),
        sectors=by_sector(evidence, content),
        answers=answers(Ground(evidence=evidence, profile=profile, content=content, rows=rows)),
    )


def rules() -> tuple[tuple[str, int], ...]:
    """Every coded rule with its version, so that a study can say by which rules it was made."""
    decided = [(rule.code, rule.version) for rule in coverage.RULES]
    found = [(code, rule.version) for rule in CONTRADICTION_RULES for code in rule.codes]
    return (*decided, *found)
