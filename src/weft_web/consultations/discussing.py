"""Topics put up for discussion: questions, contributions by number, what the moderator hid and why, the summary at the end."""

import uuid

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.consultations.models import Consultation, Post, Topic
from weft_web.countries.services import deed_record


@transaction.atomic
def topic_begin(consultation: Consultation, title: str, questions: str, person: Person) -> Topic:
    """The topic; the same one sent again is no second one."""
    there = consultation.topics.filter(title=title, questions=questions, by=person).first()
    if there is not None:
        return there
    made = Topic.objects.create(consultation=consultation, title=title, questions=questions, by=person)
    deed_record(consultation.country, person, "topic_begun", title, topic=str(made.key))
    return made


@transaction.atomic
def post_make(topic: Topic, key: uuid.UUID, language: str, text: str, person: Person) -> Post:
    """What the moderator says, with the next number, once. Errors: InputError topic_closed."""
    there = Post.objects.filter(key=key, topic=topic).first()
    if there is not None:
        return there
    held = Topic.objects.select_for_update().get(pk=topic.pk)
    if held.closed_at is not None:
        raise InputError("topic_closed")
    last = held.posts.order_by("-number").values_list("number", flat=True).first() or 0
    return Post.objects.create(topic=held, key=key, number=last + 1, language=language, text=text, by=person)


@transaction.atomic
def post_hide(post: Post, reason: str, person: Person) -> None:
    """A contribution that others no longer read; it keeps its number, and who wrote it reads why. Errors: InputError reason_missing."""
    if not reason:
        raise InputError("reason_missing")
    now = timezone.now()
    if Post.objects.filter(pk=post.pk, hidden_at=None).update(hidden_at=now, hidden_by=person, hidden_for=reason[:300]):
        told = {"post": str(post.key), "number": post.number, "reason": reason[:300]}
        deed_record(post.topic.consultation.country, person, "post_hidden", post.topic.title, **told)


@transaction.atomic
def post_show(post: Post, person: Person) -> None:
    """A hidden contribution shown again; the record of deeds keeps that it was hidden."""
    if Post.objects.filter(pk=post.pk, hidden_at__isnull=False).update(hidden_at=None, hidden_by=None, hidden_for=""):
        told = {"post": str(post.key), "number": post.number}
        deed_record(post.topic.consultation.country, person, "post_shown", post.topic.title, **told)


@transaction.atomic
def topic_close(topic: Topic, summary: str, person: Person) -> None:
    """The discussion closed with what came of it; a second time changes nothing. Errors: InputError summary_missing."""
    if not summary:
        raise InputError("summary_missing")
    now = timezone.now()
    if Topic.objects.filter(pk=topic.pk, closed_at=None).update(closed_at=now, closed_by=person, summary=summary):
        deed_record(topic.consultation.country, person, "topic_closed", topic.title, topic=str(topic.key))
