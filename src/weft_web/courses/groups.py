"""Writing groups: made by a trainer, joined by a link or code, files of results brought in. Nothing is deleted; seats end."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.courses.models import Brought, Learner, LearningGroup, Seat
from weft_web.courses.services import learner_of, progress_take
from weft_web.engine import teaching
from weft_web.engine.teaching import Course

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LETTERS = 10
"""About 50 bits, without signs that look alike on paper."""


def group_make(course: Course, name: str, trainer: Person) -> LearningGroup:
    """A group with a code of its own."""
    token = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
    return LearningGroup.objects.create(course=course.id, name=name, token=token, made_by=trainer)


def group_close(group: LearningGroup) -> None:
    """Nobody joins any more; what was reached stays to be seen."""
    LearningGroup.objects.filter(pk=group.pk, closed_at=None).update(closed_at=timezone.now())


def group_join(group: LearningGroup, person: Person) -> Seat:
    """The person in the group; once, however often she joins."""
    return Seat.objects.get_or_create(group=group, learner=learner_of(person), left_at=None)[0]


def seat_end(seat: Seat) -> None:
    """The learner is in the group no more; what she reached stays hers."""
    Seat.objects.filter(pk=seat.pk, left_at=None).update(left_at=timezone.now())


@transaction.atomic
def results_bring(group: LearningGroup, course: Course, data: bytes, by: Person) -> Brought:
    """A file of results put to a learner of the group: the same one where a file of hers came before.

    Errors: InputError results_too_large, results_unreadable, results_altered, results_other_course, results_known(name), progress_too_many.
    """
    result = teaching.results_read(data, course.id)
    digest = hashlib.sha256(data).hexdigest()
    known = Brought.objects.filter(seat__group=group, digest=digest).first()
    if known is not None:
        raise InputError("results_known", known.name)
    seat = _seat_of(group, result.name, {one.id for reached in result.state.units.values() for one in reached.tries})
    progress_take(seat.learner, course, result.state)
    return Brought.objects.create(seat=seat, digest=digest, name=result.name, by=by)


def _seat_of(group: LearningGroup, name: str, keys: set[str]) -> Seat:
    """The learner brought in before under that name who shares a go with this file; a new one where there is none.

    Two learners may bear one name: without a go in common they are not laid together.
    """
    held = Seat.objects.filter(group=group, left_at=None, learner__person=None, learner__name=name)
    shared = held.filter(learner__tries__key__in=keys).distinct().first()
    return shared or Seat.objects.create(group=group, learner=Learner.objects.create(name=name))
