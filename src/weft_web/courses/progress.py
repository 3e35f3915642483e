"""How learners stand, read from the goes that were kept."""

from collections.abc import Iterable

from django.db.models import Max

from weft_web.courses.models import Learner, Reading, Try
from weft_web.engine import teaching
from weft_web.engine.teaching import Course, Standing, State


def state_of(learner: Learner, course: Course) -> State:
    """All that is kept of a learner in a course, as devices hold it."""
    reading = Reading.objects.filter(learner=learner, course=course.id).first()
    rows = Try.objects.filter(learner=learner, course=course.id)
    tries: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        one = {"id": row.key, "at": row.at, "language": row.language, "answers": row.answers, "right": row.right, "of": row.of}
        tries.setdefault(row.unit, []).append(one)
    seen = reading.seen if reading else {}
    units = {name: {"seen": seen.get(name, []), "tries": tries.get(name, [])} for name in {*seen, *tries}}
    place = {"unit": reading.unit, "at": reading.at} if reading and reading.unit else None
    return teaching.state_made({"v": 1, "course": course.id, "place": place, "units": units})


def standings(learners: Iterable[int], course: Course) -> dict[int, Standing]:
    """How each of these learners stands in a course: the best go at each unit counts."""
    held = tuple(learners)
    rows = Try.objects.filter(learner__in=held, course=course.id).values_list("learner", "unit").annotate(Max("right_count"))
    best: dict[int, dict[str, int]] = {}
    for learner, unit, count in rows:
        best.setdefault(learner, {})[unit] = count
    return {learner: teaching.standing(course, best.get(learner, {})) for learner in held}
