"""Answers proposed for official scales, by the declared rules of content/assess/answers.yaml; what texts cannot tell gets no answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from weft.assess.content import AssessContent, Question
from weft.assess.coverage import covers
from weft.assess.evidence import Evidence, ids, in_force, removes
from weft.content.framework import Obligation
from weft.records import Answer, Coverage, Degree, Extent, Finding, Profile, Row

MOST_SHOWN = 12
"""Findings shown with an answer."""

NO_SECTOR = ("", "biosafety")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing counted in the texts, and findings that show it."""

    count: int
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """All that answers rest on."""

    evidence: Evidence
    profile: Profile
    content: AssessContent
    rows: tuple[Row, ...]


def answers(ground: Ground) -> tuple[Answer, ...]:
    """At most one answer per question, in the order of the content."""
    found = (_answer(question, ground) for question in ground.content.questions)
    return tuple(answer for answer in found if answer is not None)


def _answer(question: Question, ground: Ground) -> Answer | None:
    """The first proposal that fits; none for a question that this country is not asked or that texts cannot tell."""
    if any(getattr(ground.profile, condition) is False for condition in question.asked_of):
        return None
    facts = counted(question.rows, ground)
    for proposal in question.proposals:
        if fits(proposal.least, proposal.most, facts):
            shown = facts[proposal.evidence].findings[:MOST_SHOWN] if proposal.evidence else ()
            return Answer(key=question.key, value=proposal.value, rule=proposal.rule, findings=shown)
    return None


def fits(least: dict[str, int], most: dict[str, int], facts: dict[str, Fact]) -> bool:
    """Whether the counts that must be reached are, and those that must not be passed are not."""
    reached = all(facts[name].count >= number for name, number in least.items())
    return reached and all(facts[name].count <= number for name, number in most.items())


def counted(asked: tuple[str, ...], ground: Ground) -> dict[str, Fact]:
    """Counts over the rows `asked`, or over all rows where none is named."""
    rows = [obligation for obligation in ground.content.obligations if not asked or obligation.id in asked]
    ruling = _ruling(rows, ground) if asked else _all_ruling(ground)
    named = _linked(rows, ground) if asked else _speaking(ground)
    return {
        **_texts(ruling, ground),
        **_shares(rows, ground),
        "named": Fact(len(named), ids(named)),
        "analysed": Fact(len(ground.evidence.instruments)),
        "unread": Fact(ground.evidence.unread),
        "sectors": _sectors(ground),
        "sectors_ruled": Fact(len({ground.evidence.instrument(one).sector for one in ruling} - set(NO_SECTOR)), ids(ruling)),
    }


def _texts(ruling: list[Finding], ground: Ground) -> dict[str, Fact]:
    """Provisions that make a rule, by the kind of text they stand in."""
    return {
        "law": _fact(ruling, lambda one: _standing(one, ground) and not _soft(one, ground)),
        "policy": _fact(ruling, lambda one: _standing(one, ground) and _soft(one, ground)),
        "draft": _fact(ruling, lambda one: not _standing(one, ground)),
        "standing": _fact(ruling, lambda one: _standing(one, ground)),
    }


def _fact(findings: Iterable[Finding], holds: Callable[[Finding], bool]) -> Fact:
    kept = [finding for finding in findings if holds(finding)]
    return Fact(len(kept), ids(kept))


def _standing(finding: Finding, ground: Ground) -> bool:
    return in_force(ground.evidence.instrument(finding), ground.content.reach)


def _soft(finding: Finding, ground: Ground) -> bool:
    return ground.content.types.get(ground.evidence.instrument(finding).type, "") in ground.content.reach.soft


def _linked(rows: list[Obligation], ground: Ground) -> list[Finding]:
    found = {finding.id: finding for row in rows for finding in ground.evidence.linked.get(row.id, ())}
    return list(found.values())


def _speaking(ground: Ground) -> list[Finding]:
    return [finding for finding in ground.evidence.findings if finding.extent in (Extent.OPERATIVE, Extent.MENTION)]


def _ruling(rows: list[Obligation], ground: Ground) -> list[Finding]:
    """Provisions that make a rule under one of the rows, strongest first, treaties left out."""
    linked = ground.evidence.linked
    found = {one.id: one for row in rows for one in linked.get(row.id, ()) if one.extent == Extent.OPERATIVE and covers(one, row)}
    return [one for one in found.values() if _domestic(one, ground)]


def _all_ruling(ground: Ground) -> list[Finding]:
    """Provisions that make a rule on LMOs, those of instruments about LMOs first."""
    evidence = ground.evidence
    found = [one for one in evidence.findings if one.extent == Extent.OPERATIVE and not removes(one) and _domestic(one, ground)]
    return sorted(found, key=lambda one: evidence.instrument(one).degree != Degree.SPECIFIC)


def _domestic(finding: Finding, ground: Ground) -> bool:
    return ground.evidence.instrument(finding).type not in ground.content.reach.not_domestic


def _shares(rows: list[Obligation], ground: Ground) -> dict[str, Fact]:
    """Of the rows that apply: gaps, rows met, their share in per cent, and rows whose evidence lies elsewhere."""
    wanted = {row.id for row in rows}
    own = [row for row in ground.rows if row.obligation in wanted and row.coverage not in (Coverage.NOT_APPLICABLE, Coverage.NOT_ANALYSED)]
    gaps = [row for row in own if row.gap]
    met = [row for row in own if row.coverage == Coverage.OPERATIVE]
    decided = len(gaps) + len(met)
    return {
        "gaps": Fact(len(gaps)),
        "met": Fact(len(met)),
        "met_per_cent": Fact(100 * len(met) // decided if decided else 0),
        "elsewhere": Fact(sum(1 for row in own if row.coverage == Coverage.ELSEWHERE)),
    }


def _sectors(ground: Ground) -> Fact:
    """Sectors that have a rule on LMOs in a text that is not wholly about them: a dedicated act is not yet integration."""
    first: dict[str, Finding] = {}
    for finding in _all_ruling(ground):
        instrument = ground.evidence.instrument(finding)
        if instrument.degree == Degree.TOUCHES and instrument.sector not in NO_SECTOR and _standing(finding, ground):
            first.setdefault(instrument.sector, finding)
    return Fact(len(first), ids(first.values()))
