"""Writing what learners have reached. A go at a quiz is kept once, however often it is sent, and marked here."""

from django.db import transaction

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.courses.models import Learner, Reading, Try
from weft_web.engine import teaching
from weft_web.engine.teaching import Course, Reached, State

MOST_TRIES = 3_000


def learner_of(person: Person) -> Learner:
    """The learner that a person is."""
    return Learner.objects.get_or_create(person=person, defaults={"name": person.name})[0]


@transaction.atomic
def progress_take(learner: Learner, course: Course, sent: State) -> None:
    """Keeps of a state what was not known; units that the course no longer has stay on the device. Errors: InputError progress_too_many."""
    for name, reached in sent.units.items():
        if name in course.by_id:
            _tries_keep(learner, course, name, reached)
    if Try.objects.filter(learner=learner, course=course.id).count() > MOST_TRIES:
        raise InputError("progress_too_many", str(MOST_TRIES))
    reading, _ = Reading.objects.select_for_update().get_or_create(learner=learner, course=course.id)
    held = {name: set(parts) for name, parts in reading.seen.items()}
    seen = {name: held.get(name, set()) | set(reached.seen) for name, reached in sent.units.items() if name in course.by_id}
    reading.seen = {**reading.seen, **{name: sorted(parts) for name, parts in seen.items()}}
    if sent.place and (sent.place.at, sent.place.unit) > (reading.at, reading.unit):
        reading.unit, reading.at = sent.place.unit, sent.place.at
    reading.save()


def _tries_keep(learner: Learner, course: Course, name: str, reached: Reached) -> None:
    known = set(Try.objects.filter(learner=learner, course=course.id, unit=name).values_list("key", flat=True))
    rows = []
    for one in reached.tries:
        if one.id in known:
            continue
        right = teaching.right_of(course, name, one.answers)
        facts = {"unit": name, "key": one.id, "at": one.at, "language": one.language, "answers": one.answers, "right": right}
        count = {"right_count": len(right), "of": len(course.by_id[name].quiz.questions), "edition": course.sheet.edition}
        rows.append(Try(learner=learner, course=course.id, **facts, **count))
    Try.objects.bulk_create(rows, ignore_conflicts=True)
