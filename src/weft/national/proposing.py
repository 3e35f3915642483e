"""What is proposed for a question, and by which rule: from texts, from what people state, from the profile."""

from msgspec.structs import replace

from weft.assess.answers import MOST_SHOWN, Fact, fits
from weft.content.national import Proposal, Question, Rule
from weft.national.desk import Desk
from weft.records import Coverage, Reason
from weft.records.reporting import Proposed

LEAST_FOR_SILENCE = 5
"""Texts that have to be analysed before their silence says anything; the rules of content/national ask for as many."""

OTHER = "other"


def from_texts(question: Question, rule: Rule, desk: Desk) -> tuple[Proposed, ...]:
    """Of several answers every one that fits, else the first; () where none does."""
    if rule.from_assessment:
        return from_assessment(rule.from_assessment, desk)
    found: list[Proposed] = []
    for proposal in desk.national.proposals(rule):
        facts = desk.counts(rule.rows, replace(proposal.only, ruling=rule.ruling))
        if not fits(proposal.least, proposal.most, facts) or (found and proposal.value in question.alone):
            continue
        found.append(_proposed(proposal, facts))
        if not question.multiple:
            break
    return tuple(found)


def _proposed(proposal: Proposal, facts: dict[str, Fact]) -> Proposed:
    shown = facts[proposal.evidence].findings[:MOST_SHOWN] if proposal.evidence else ()
    return Proposed(value=proposal.value, rule=proposal.rule, findings=shown)


def from_assessment(key: str, desk: Desk) -> tuple[Proposed, ...]:
    """The answer that the assessment proposes, by its official value."""
    answer = desk.given.get(key)
    if answer is None:
        return ()
    official = next((one.official for one in desk.report.scales[key].options if one.value == answer.value), "")
    return (Proposed(value=official or answer.value, rule=answer.rule, findings=answer.findings),)


def excluded(rule: Rule, desk: Desk) -> Reason | None:
    """Why the profile of the country closes a question, None where it does not."""
    for condition in rule.asked_of:
        if getattr(desk.study.profile, condition) is False:
            return Reason(code="national_why_not_party", arguments=(condition,))
    rows = [desk.rows[one] for one in rule.rows if one in desk.rows]
    if rows and all(one.coverage is Coverage.NOT_APPLICABLE for one in rows):
        return Reason(code="national_why_not_applicable")
    return None


def from_people(question: Question, desk: Desk) -> tuple[Proposed, ...]:
    """Needs that people recorded, and activities that they report, by area of capacity-building."""
    needs = [(one.area, Reason(code="national_source_need", arguments=(one.title,))) for one in desk.study.said.needs]
    done = [(one.area, Reason(code="national_source_done", arguments=(one.title, one.source))) for one in desk.undertaken]
    match question.key:
        case "Q122":
            return _any("true", "national_needs_recorded", needs, question, desk)
        case "Q123":
            return _areas("national_needs_recorded", needs, question, desk)
        case "Q118":
            return _any("true.some", "national_done_recorded", done, question, desk)
        case "Q119":
            return _areas("national_done_recorded", done, question, desk)
    return ()


Told = list[tuple[str, Reason]]
"""Areas of capacity-building by their id, each with who or what says so."""


def _any(value: str, rule: str, told: Told, question: Question, desk: Desk) -> tuple[Proposed, ...]:
    """One option for all that is told."""
    return (_told(value, rule, told, question, desk),) if told else ()


def _areas(rule: str, told: Told, question: Question, desk: Desk) -> tuple[Proposed, ...]:
    """One option per area, in the order of the list; what stands in no area of the list, under the last."""
    areas = desk.report.lists["capacity_areas"]
    held = {area: [one for one in told if (one[0] if one[0] in areas else OTHER) == area] for area in areas}
    return tuple(_told(areas[area].key, rule, found, question, desk) for area, found in held.items() if found)


def _told(value: str, rule: str, told: Told, question: Question, desk: Desk) -> Proposed:
    """An option with its sources; words that it wants are those that people used."""
    sources = tuple(source for _, source in told)
    said = {desk.study.language.value: "; ".join(one.arguments[0] for one in sources)}
    return Proposed(value=value, rule=rule, sources=sources, words=said if value in question.explained else {})


def from_profile(desk: Desk) -> tuple[Proposed, ...]:
    """Whether the country is a Party to the Supplementary Protocol, where its profile says so (Q159)."""
    party = desk.study.profile.party_sp
    if party is None:
        return ()
    return (Proposed(value="true" if party else "false", rule="national_profile", sources=(Reason(code="national_source_profile"),)),)
