"""What the evaluation says: before and after by learning objective, answers counted, words as they were written."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from weft.meet.balance import Share, Spread
from weft.meet.questionnaire import Question, Questionnaire
from weft.records import Record
from weft.records.meeting import Answer, Meeting

TENTH = Decimal("0.1")


class Side(Record):
    """One phase of a question: how many answered, and their mean on the scale (or the share in per cent that was right), None of nobody."""

    count: int
    value: Decimal | None


class Measured(Record):
    """A question asked before and after. `both`: of those whose sheets of both phases are there, their number and mean change."""

    question: Question
    before: Side
    after: Side
    both: int
    change: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """After less before, of all who answered each; None where a side is empty."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


class Results(Record):
    """All that was answered. `sheets`: how many people answered in each phase; `refused`: answers that fit no question."""

    sheets: dict[str, int]
    measured: tuple[Measured, ...]
    scales: tuple[tuple[Question, Side], ...]
    choices: tuple[tuple[Question, Spread], ...]
    words: tuple[tuple[Question, str, tuple[str, ...]], ...]
    refused: int


def results(meeting: Meeting, asked: Questionnaire) -> Results:
    """The results. Of several answers of one person to one question in one phase the last counts."""
    known = {(one.id, phase): one for one in asked.questions for phase in one.phases}
    last: dict[tuple[str, str, str], Answer] = {}
    refused = 0
    for one in meeting.answers:
        question = known.get((one.question, one.phase))
        if question is None or not fits(question, one.value, asked):
            refused += 1
        else:
            last[(one.question, one.phase, one.person)] = one
    held = _Held(last.values())
    twice = [one for one in asked.questions if len(one.phases) == 2]
    once = [(one, one.phases[0]) for one in asked.questions if len(one.phases) == 1]
    return Results(
        sheets={phase: len({person for _, at, person in last if at == phase}) for phase in ("before", "after")},
        measured=tuple(held.measured(one) for one in twice if one.kind != "words"),
        scales=tuple((one, held.side(one, phase)) for one, phase in once if one.kind == "scale"),
        choices=tuple((one, held.spread(one, phase)) for one, phase in once if one.kind == "choice"),
        words=tuple((one, phase, held.words(one, phase)) for one in asked.questions for phase in one.phases if one.kind == "words"),
        refused=refused,
    )


def fits(question: Question, value: str, asked: Questionnaire) -> bool:
    """Whether an answer can be one to a question: a whole number of the scale, a choice that there is, words that are not empty."""
    match question.kind:
        case "scale":
            return value.isascii() and value.isdecimal() and asked.least <= int(value) <= asked.most
        case "choice":
            return value in {one.id for one in question.options}
    return bool(value.strip())


class _Held:
    """Answers by question and phase."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self._by: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for one in answers:
            self._by[(one.question, one.phase)][one.person] = one.value

    def _numbers(self, question: Question, phase: str) -> dict[str, Decimal]:
        """What each person answered, as a number: a point of the scale, or 100 for the right choice and 0 for any other."""
        held = self._by[(question.id, phase)]
        if question.kind == "scale":
            return {person: Decimal(value) for person, value in held.items()}
        return {person: Decimal(100 if value == question.right else 0) for person, value in held.items()}

    def side(self, question: Question, phase: str) -> Side:
        """One phase of a question on the scale or with a right answer."""
        numbers = self._numbers(question, phase)
        return Side(count=len(numbers), value=mean(numbers.values()))

    def measured(self, question: Question) -> Measured:
        """A question before and after."""
        before, after = self._numbers(question, "before"), self._numbers(question, "after")
        both = [after[person] - before[person] for person in before if person in after]
        return Measured(
            question=question, before=self.side(question, "before"), after=self.side(question, "after"), both=len(both), change=mean(both)
        )

    def spread(self, question: Question, phase: str) -> Spread:
        """How often each answer was chosen, those nobody chose too, in the order of the question."""
        counted = Counter(self._by[(question.id, phase)].values())
        whole = sum(counted.values())
        return Spread(kind=question.id, shares=tuple(Share(code=one.id, count=counted[one.id], of=whole) for one in question.options))

    def words(self, question: Question, phase: str) -> tuple[str, ...]:
        """Words by alphabet, so that their order tells nothing of who wrote them."""
        return tuple(sorted((one.strip() for one in self._by[(question.id, phase)].values()), key=str.casefold))


def mean(numbers: Iterable[Decimal]) -> Decimal | None:
    """The mean to a tenth, half rounded up; None of nothing."""
    held = list(numbers)
    return (sum(held, Decimal(0)) / len(held)).quantize(TENTH, ROUND_HALF_UP) if held else None
