"""What people decide beside what the machine proposes: decisions are checked, kept, and the last one counts."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from weft.content.national import National, Question
from weft.national.drafting import Answers, closed
from weft.records import Reason
from weft.records.reporting import Answered, Decision, Given, NationalReport

INDICATOR_VALUES = ("no", "underDevelopment", "partially", "fully")
"""The options of every question of the binary indicators 14.b and 17.b."""


def decided(report: NationalReport, decisions: Mapping[str, tuple[Decision, ...]]) -> NationalReport:
    """The report with decisions laid beside the drafts, by question; decisions on questions that it does not have are left out."""
    return replace(report, answers=tuple(_beside(one, decisions.get(one.draft.key, ())) for one in report.answers))


def _beside(one: Answered, decisions: tuple[Decision, ...]) -> Answered:
    changed = bool(decisions) and decisions[-1].mark not in ("", one.draft.mark)
    return replace(one, decisions=decisions, changed=changed)


def accepted(one: Answered, by: str, on: str) -> Decision:
    """The decision that takes the proposal as it is."""
    words = {value.value: value.words for value in one.draft.values if value.words}
    given = Given(key=one.draft.key, values=tuple(value.value for value in one.draft.values), words=words, text=one.draft.text)
    return Decision(given=given, by=by, on=on, mark=one.draft.mark)


def standing(report: NationalReport) -> dict[str, Given]:
    """The answers that people gave, by key, in the order of the report."""
    return {one.draft.key: one.stands.given for one in report.answers if one.stands is not None}


def open_questions(report: NationalReport, national: National) -> tuple[str, ...]:
    """Questions that nobody decided and that no answer given closes."""
    answers: Answers = {key: given.values for key, given in standing(report).items()}
    undecided = [one.draft.key for one in report.answers if one.stands is None]
    return tuple(key for key in undecided if key not in national.questions or closed(national.questions[key], answers) is None)


def faults(decision: Decision, national: National) -> tuple[Reason, ...]:
    """What is wrong with a decision: codes of content/messages with the question and the option."""
    given = decision.given
    named = () if decision.by and decision.on else (Reason(code="decision_by"),)
    question = national.questions.get(given.key)
    if question is None and not _of_indicator(given.key, national):
        return (*named, Reason(code="decision_unknown_question", arguments=(given.key,)))
    if not (given.values or given.text or given.number is not None):
        return (*named, Reason(code="decision_empty", arguments=(given.key,)))
    return (*named, *(_faults(given, question, national) if question else _indicator_faults(given)))


def _of_indicator(key: str, national: National) -> bool:
    return any(key in one.keys for one in national.indicators)


def _faults(given: Given, question: Question, national: National) -> Iterator[Reason]:
    known = {one.value for one in national.options(question)}
    yield from (_fault("decision_unknown_value", given, one) for one in given.values if one not in known)
    if len(given.values) > 1 and not question.multiple:
        yield _fault("decision_one_only", given)
    if len(given.values) > 1:
        yield from (_fault("decision_alone", given, one) for one in given.values if one in question.alone)
    wordless = [one for one in given.values if one in question.explained and not any(given.words.get(one, {}).values())]
    yield from (_fault("decision_words", given, one) for one in wordless)


def _indicator_faults(given: Given) -> Iterator[Reason]:
    yield from (_fault("decision_unknown_value", given, one) for one in given.values if one not in INDICATOR_VALUES)
    if len(given.values) > 1:
        yield _fault("decision_one_only", given)


def _fault(code: str, given: Given, value: str = "") -> Reason:
    return Reason(code=code, arguments=(given.key, value) if value else (given.key,))
