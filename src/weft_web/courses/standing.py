"""How a group stands, for its trainer: each learner's units and score, the questions that are hard, as pages and as a table."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.courses.models import LearningGroup, Seat, Try
from weft_web.courses.progress import standings
from weft_web.engine import teaching
from weft_web.engine.teaching import Course, Standing


class Row(Record):
    """A learner of a group; `units`: the best result of each unit in per cent, none where there is none."""

    seat: Seat
    units: tuple[int | None, ...]
    standing: Standing
    passed: int
    tries: int
    last: str


class Hard(Record):
    """A question and how often its first answer was not right, in whole per cent of those who tried."""

    unit: str
    number: int
    question: str
    wrong: int
    answered: int

    @property
    def percent(self) -> int:
        """The share of answers that were not right."""
        return self.wrong * 100 // self.answered


def group_for(person: Person, number: int) -> LearningGroup:
    """A group of this trainer's own; Http404 for anybody else's."""
    found = LearningGroup.objects.filter(pk=number, made_by=person).first()
    if found is None:
        raise Http404
    return found


def groups_of(person: Person) -> tuple[LearningGroup, ...]:
    """The groups of a trainer, the newest first, each with its number of learners."""
    return tuple(LearningGroup.objects.filter(made_by=person).annotate(learners=Count("seats", filter=Q(seats__left_at=None))))


def seats_of(person: Person) -> tuple[Seat, ...]:
    """The groups that a person learns in."""
    return tuple(Seat.objects.filter(learner__person=person, left_at=None).select_related("group__made_by"))


def course_of(group: LearningGroup) -> Course:
    """The course of a group; Http404 where there is none any more."""
    found = teaching.course(teaching.slug_of(group.course))
    if found is None:
        raise Http404
    return found


def rows(group: LearningGroup, course: Course) -> tuple[Row, ...]:
    """Every learner of a group, in order of name."""
    seats = sorted(Seat.objects.filter(group=group, left_at=None).select_related("learner").order_by("pk"), key=_name)
    stand = standings((one.learner_id for one in seats), course)
    tries = Counter(dict(_tries(group).values_list("learner").annotate(count=Count("pk"))))
    last = {learner: at[:10] for learner, at in _tries(group).order_by("at").values_list("learner", "at")}
    mark = course.sheet.pass_mark
    return tuple(
        Row(
            seat=one,
            units=tuple(stand[one.learner_id].units.get(unit.id) for unit in course.units),
            standing=stand[one.learner_id],
            passed=sum(value >= mark for value in stand[one.learner_id].units.values()),
            tries=tries[one.learner_id],
            last=last.get(one.learner_id, ""),
        )
        for one in seats
    )


def _name(seat: Seat) -> str:
    """A name as it is sorted: a letter with its mark beside the letter without."""
    return unicodedata.normalize("NFKD", seat.learner.name).casefold()


def hard(group: LearningGroup, course: Course, language: str) -> tuple[Hard, ...]:
    """The questions of which the first answers were not right, the hardest first. The first go of each learner at each unit counts."""
    wrong: Counter[tuple[str, str]] = Counter()
    asked: Counter[str] = Counter()
    for one in _first(group):
        unit = course.by_id.get(one.unit)
        if unit is None:
            continue
        asked[one.unit] += 1
        wrong.update((one.unit, question.id) for question in unit.quiz.questions if question.id not in one.right)
    found = [_hard(course, key, count, asked[key[0]], language) for key, count in wrong.items()]
    return tuple(sorted(found, key=lambda one: (-one.percent, -one.answered, one.unit, one.number)))


def _hard(course: Course, key: tuple[str, str], count: int, answered: int, language: str) -> Hard:
    unit = course.by_id[key[0]]
    number = next(place for place, one in enumerate(unit.quiz.questions, 1) if one.id == key[1])
    said = getattr(unit.quiz.questions[number - 1].ask, language)
    return Hard(unit=getattr(unit.sheet.title, language), number=number, question=said, wrong=count, answered=answered)


def _first(group: LearningGroup) -> Iterator[Try]:
    seen: set[tuple[int, str]] = set()
    for one in _tries(group).order_by("at", "pk").iterator():
        if (one.learner_id, one.unit) not in seen:
            seen.add((one.learner_id, one.unit))
            yield one


def _tries(group: LearningGroup) -> QuerySet[Try]:
    """The goes of those who are in the group, at its course."""
    learners = Seat.objects.filter(group=group, left_at=None).values("learner")
    return Try.objects.filter(course=group.course, learner__in=learners).order_by()
