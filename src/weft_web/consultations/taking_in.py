"""Forms that come back from the invitees: the file is kept, each comment in it taken once, and what could not be placed is said."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Problem
from weft.records.consulting import Reply
from weft_web.consultations.bringing import NAME, read, said_in
from weft_web.consultations.entering import PLAIN, Said
from weft_web.consultations.models import Brought, Comment, Invitee
from weft_web.consultations.taking_part import MOST_COMMENTS, ClosedError, TooManyError, open_round, replied
from weft_web.engine.commenting import fit
from weft_web.instruments.holding import keep
from weft_web.instruments.models import StoredFile


def form_take_in(invitee: Invitee, name: str, data: bytes) -> Brought:
    """The form as it was read; the same file once more is the same row. Errors: ClosedError, TooManyError."""
    consultation = invitee.consultation
    if consultation.closed_at is not None:
        raise ClosedError("round_closed")
    file = keep([data])
    there = Brought.objects.filter(invitee=invitee, file=file).first()
    if there is not None:
        return there
    try:
        came = read(invitee, name, data, late=timezone.now() > consultation.closes_at)
    except InputError as error:
        return _kept(invitee, name, file, (), (Problem(code=error.code, arguments=tuple(map(str, error.arguments))),))
    return _kept(invitee, name, file, tuple(said_in(invitee, one) for one in came.comments), came.problems)


@transaction.atomic
def _kept(invitee: Invitee, name: str, file: StoredFile, said: tuple[Said, ...], problems: tuple[Problem, ...]) -> Brought:
    consultation = open_round(invitee.consultation_id)
    if invitee.comments.count() + len(said) > MOST_COMMENTS:
        raise TooManyError("too_many_comments")
    told = [{"code": one.code, "arguments": list(one.arguments)} for one in problems]
    values: dict[str, Any] = {"consultation": consultation, "name": fit(name)[:NAME], "comments": len(said), "problems": told}
    brought, made = Brought.objects.get_or_create(invitee=invitee, file=file, defaults=values)
    taken = [_take(invitee, one, brought) for one in said] if made else []
    if any(taken):
        replied(invitee, Reply.COMMENTED)
    return brought


def _take(invitee: Invitee, one: Said, brought: Brought) -> bool:
    """One comment of the file; not taken where it came before, by this file or another."""
    if Comment.objects.filter(key=one.key).exists():
        return False
    answers = Comment.objects.filter(key=one.answers, invitee=invitee).first() if one.answers else None
    told: dict[str, Any] = {name: getattr(one, name) for name in PLAIN}
    told |= {"consultation": invitee.consultation, "invitee": invitee, "way": one.way.value, "answers": answers}
    Comment.objects.create(key=one.key, brought=brought, **told)
    return True
