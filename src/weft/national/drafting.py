"""Answers drafted question by question, in the order of the report, by the declared rules of content/national; never more than is shown."""

from collections.abc import Mapping

from msgspec.structs import replace

from weft import ids
from weft.content.national import SECTION, TEXTS, WRITING, After, Question, Rule
from weft.national import proposing, wording
from weft.national.desk import Desk
from weft.records import Reason
from weft.records.reporting import Answered, DraftAnswer, NationalReport, Proposed, State

WORDED = {"Q008_a": "Q008", "Q161_a": "Q161"}
"""Answers in words that name the texts behind the answer to another question."""

MOST_SHOWN = 12
"""Findings shown where nothing is proposed."""

REACHED = "reached_without_name"
"""The rule of the assessment for a general text that reaches modified organisms (Supplementary Protocol, Article 12)."""

Answers = Mapping[str, tuple[str, ...]]
"""The option values that are given to questions so far."""


def draft(desk: Desk) -> NationalReport:
    """The report with a draft for every question that is answered, those of the indicators last."""
    made: dict[str, DraftAnswer] = {}
    for question in desk.national.questions.values():
        if question.where != SECTION:
            made[question.key] = _drafted(question, desk, made)
    made |= {key: _indicator(key, desk) for one in desk.national.indicators for key in one.keys}
    study = desk.study
    return NationalReport(
        country=study.profile.country,
        made_on=study.made_on,
        version=study.version,
        content_version=study.content_version,
        answers=tuple(Answered(draft=one) for one in made.values()),
    )


def _drafted(question: Question, desk: Desk, made: Mapping[str, DraftAnswer]) -> DraftAnswer:
    answers = {key: tuple(one.value for one in held.values) for key, held in made.items()}
    closing = closed(question, answers)
    if closing is not None:
        return _marked(DraftAnswer(key=question.key, state=State.NOT_ASKED, where=question.where, why=(closing,)))
    match question.where:
        case "texts":
            return _marked(_from_texts(question, desk))
        case "people":
            return _marked(_stated(question, proposing.from_people(question, desk), "national_why_nobody_said"))
        case "profile":
            return _marked(_stated(question, proposing.from_profile(desk), "national_why_profile"))
        case "writing":
            return _marked(_in_words(question, desk, made))
    return _marked(_elsewhere(question, desk))


def closed(question: Question, answers: Answers) -> Reason | None:
    """The question whose answer closes this one; None where it is open, or where nobody answered that question yet."""
    known = [one for one in question.after if answers.get(one.question)]
    if len(known) < len(question.after) or not known or any(_opens(one, answers[one.question]) for one in known):
        return None
    return Reason(code="national_why_not_asked", arguments=(known[0].question,))


def _opens(after: After, given: tuple[str, ...]) -> bool:
    if after.values:
        return any(one in after.values for one in given)
    return any(one not in after.unless for one in given)


def _from_texts(question: Question, desk: Desk) -> DraftAnswer:
    """An answer by the rule of the question."""
    rule = desk.national.rules[question.key]
    blank = DraftAnswer(key=question.key, state=State.SILENT, where=TEXTS, findings=desk.linked(rule.rows)[:MOST_SHOWN])
    if not desk.analysed:
        return replace(blank, state=State.UNREAD, why=(Reason(code="national_why_nothing_analysed"),))
    excluded = proposing.excluded(rule, desk)
    if excluded is not None:
        return replace(blank, state=State.NOT_APPLICABLE, why=(excluded,), findings=())
    values = _worded(question, proposing.from_texts(question, rule, desk), desk)
    if not values:
        return replace(blank, why=_silence(rule, desk), left=(Reason(code="national_left_decide"),))
    return replace(blank, state=State.PROPOSED, values=values, findings=(), left=_left(question, rule, values, desk))


def _worded(question: Question, values: tuple[Proposed, ...], desk: Desk) -> tuple[Proposed, ...]:
    """Options that want words, with a draft of them."""
    return tuple(replace(one, words=wording.provisions(desk, one.findings)) if one.value in question.explained else one for one in values)


def _silence(rule: Rule, desk: Desk) -> tuple[Reason, ...]:
    """Why texts that could show an answer do not."""
    if any(desk.rows[row].rule == REACHED for row in rule.rows if row in desk.rows):
        return (Reason(code="national_why_reached"),)
    facts = desk.counts(rule.rows)
    if rule.ruling and facts["law"].count:
        return (Reason(code="national_why_left_out"),)
    if facts["unread"].count and not facts["named"].count:
        return (Reason(code="national_why_unread", arguments=(str(facts["unread"].count),)),)
    if facts["draft"].count and not facts["standing"].count:
        return (Reason(code="national_why_drafts"),)
    if facts["named"].count:
        return (Reason(code="national_why_no_rule"),)
    few = facts["analysed"].count < proposing.LEAST_FOR_SILENCE
    return (Reason(code="national_why_few" if few else "national_why_not_found"),)


def _left(question: Question, rule: Rule, values: tuple[Proposed, ...], desk: Desk) -> tuple[Reason, ...]:
    """What remains for a person beside deciding."""
    unread = desk.evidence.unread
    left = [Reason(code="national_left_practice")]
    left += [Reason(code="national_left_unread", arguments=(str(unread),))] if unread else []
    left += [Reason(code="national_left_profile")] if _unstated(rule, desk) else []
    left += [Reason(code="national_left_words")] if any(one.value in question.explained for one in values) else []
    left += [Reason(code="national_left_more_options")] if question.multiple else []
    return tuple(left)


def _unstated(rule: Rule, desk: Desk) -> bool:
    return any(getattr(desk.study.profile, one) is None for one in rule.asked_of)


def _stated(question: Question, values: tuple[Proposed, ...], otherwise: str) -> DraftAnswer:
    """An answer from what people or the profile say."""
    if not values:
        return DraftAnswer(key=question.key, state=State.ELSEWHERE, where=question.where, why=(Reason(code=otherwise),))
    left = (Reason(code="national_left_confirm"),)
    return DraftAnswer(key=question.key, state=State.PROPOSED, where=question.where, values=values, left=left)


def _in_words(question: Question, desk: Desk, made: Mapping[str, DraftAnswer]) -> DraftAnswer:
    """An answer in words: a list of texts where another answer rests on them, else the findings of the section to write from."""
    basis = made.get(WORDED.get(question.key, ""))
    if basis is not None and basis.values:
        found = tuple(dict.fromkeys(finding for one in basis.values for finding in one.findings))
        text, left = wording.texts(desk, found), (Reason(code="national_left_text"),)
        return DraftAnswer(key=question.key, state=State.WRITING, where=WRITING, findings=found, text=text, left=left)
    section = desk.national.section_of[question.key].questions
    found = desk.linked(dict.fromkeys(row for one in section for row in one.obligations))[:MOST_SHOWN]
    left = (Reason(code="national_left_write"),)
    return DraftAnswer(key=question.key, state=State.WRITING, where=WRITING, findings=found, left=left)


def _elsewhere(question: Question, desk: Desk) -> DraftAnswer:
    """A question on practice, money, capacity, administration or the Clearing-House; provisions that bear on it are shown."""
    why = (Reason(code=f"national_why_{question.where}"),)
    found = desk.linked(question.obligations)[:MOST_SHOWN]
    return DraftAnswer(key=question.key, state=State.ELSEWHERE, where=question.where, why=why, findings=found)


def _indicator(key: str, desk: Desk) -> DraftAnswer:
    """A question of a binary indicator, as the assessment answers it."""
    return _marked(_as_assessed(key, desk))


def _as_assessed(key: str, desk: Desk) -> DraftAnswer:
    values = proposing.from_assessment(key, desk)
    if values:
        left = (Reason(code="national_left_practice"),)
        return DraftAnswer(key=key, state=State.PROPOSED, where=TEXTS, values=values, left=left)
    if desk.study.profile.party_cbd is False:
        why = Reason(code="national_why_not_party", arguments=("party_cbd",))
        return DraftAnswer(key=key, state=State.NOT_APPLICABLE, where=TEXTS, why=(why,))
    rule = desk.assessed.get(key)
    if rule is None:
        return DraftAnswer(key=key, state=State.ELSEWHERE, where="practice", why=(Reason(code="national_why_practice"),))
    return DraftAnswer(key=key, state=State.SILENT, where=TEXTS, why=_silence(rule, desk), left=(Reason(code="national_left_decide"),))


def _marked(one: DraftAnswer) -> DraftAnswer:
    """A draft with the mark of what it proposes."""
    told = [part for value in one.values for part in (value.value, value.rule, *value.findings, *map(str, value.sources))]
    return replace(one, mark=ids.of(one.key, one.state.value, *told))
