"""What invitees do: each deed once, however often it is sent; nothing said is ever overwritten."""

import uuid

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft.records.consulting import Reply, Way
from weft_web.consultations.models import Comment, Consultation, Invitee, Post, Topic
from weft_web.engine.commenting import fit

LONGEST = 20_000
"""Letters in one text: some ten pages, more than any comment on a paragraph."""

MOST_COMMENTS = 3_000
MOST_DELEGATES = 5
MOST_POSTS = 500
DEEPEST = 3
"""How often an invitation can be passed on from one to the next."""

COMPARED = ("place", "about", "text", "proposal", "quote")
AROUND = ("number", "language", "before", "after")


class DiffersError(InputError):
    """Under this key something else arrived before."""


class ClosedError(InputError):
    """The round, or the topic, was closed by a person."""


class TooLateError(InputError):
    """After the deadline nothing is taken back."""


class TooManyError(InputError):
    """More than one person can mean to send."""


class Said(Record):
    """A comment as it is sent. `place`: key, "" for the whole; `instead`: the comment of hers that it takes the place of.

    `before`, `after`: a few words around the quote.
    """

    key: uuid.UUID
    place: str
    number: str
    about: str
    text: str
    proposal: str
    quote: str
    language: str
    instead: uuid.UUID | None = None
    before: str = ""
    after: str = ""


class Handed(Record):
    """To whom an invitation is passed on."""

    key: uuid.UUID
    name: str
    email: str
    language: str


@transaction.atomic
def comment_receive(invitee: Invitee, said: Said) -> Comment:
    """The comment, once. Errors: DiffersError, ClosedError, TooManyError."""
    there = Comment.objects.filter(key=said.key).first()
    if there is not None:
        return _same(there, invitee, said)
    consultation = open_round(invitee.consultation_id)
    if invitee.comments.count() >= MOST_COMMENTS:
        raise TooManyError("too_many_comments")
    now = timezone.now()
    values = {name: getattr(said, name) for name in (*COMPARED, *AROUND)}
    comment, made = Comment.objects.get_or_create(
        key=said.key,
        defaults={
            **values,
            "consultation": consultation,
            "invitee": invitee,
            "way": Way.BROWSER.value,
            "late": now > consultation.closes_at,
            "at": now,
        },
    )
    if not made:
        return _same(comment, invitee, said)
    replied(invitee, Reply.COMMENTED)
    if said.instead is not None and not comment.late:
        invitee.comments.filter(key=said.instead, withdrawn_at=None).update(withdrawn_at=now)
    return comment


def _same(there: Comment, invitee: Invitee, said: Said) -> Comment:
    same = there.invitee_id == invitee.pk and all(getattr(there, name) == getattr(said, name) for name in COMPARED)
    if not same:
        raise DiffersError("comment_differs")
    return there


def open_round(pk: int) -> Consultation:
    """The round, held until this is written, so that it is not closed meanwhile. Errors: ClosedError."""
    consultation = Consultation.objects.select_for_update().get(pk=pk)
    if consultation.closed_at is not None:
        raise ClosedError("round_closed")
    return consultation


def replied(invitee: Invitee, reply: Reply, reason: str = "") -> None:
    """What she did with the invitation, with the moment."""
    invitee.reply, invitee.reason, invitee.replied_at = reply.value, reason, timezone.now()
    invitee.save(update_fields=["reply", "reason", "replied_at"])


@transaction.atomic
def comment_take_back(invitee: Invitee, key: uuid.UUID) -> None:
    """The comment withdrawn, its row kept; once more is no error. Errors: ClosedError, TooLateError."""
    consultation = open_round(invitee.consultation_id)
    if timezone.now() > consultation.closes_at:
        raise TooLateError("too_late")
    invitee.comments.filter(key=key, withdrawn_at=None).update(withdrawn_at=timezone.now())
    if invitee.reply == Reply.COMMENTED.value and not invitee.comments.filter(withdrawn_at=None).exists():
        replied(invitee, Reply.NONE)


@transaction.atomic
def reply_give(invitee: Invitee, reply: Reply, reason: str) -> None:
    """That she has nothing to say, or declines; what she commented before stays. Errors: ClosedError."""
    open_round(invitee.consultation_id)
    replied(invitee, reply, fit(reason)[:LONGEST])


@transaction.atomic
def invitee_delegate(invitee: Invitee, handed: Handed) -> Invitee:
    """A new invitee in her place, with a link of its own. Errors: DiffersError, ClosedError, TooManyError."""
    there = Invitee.objects.filter(key=handed.key).first()
    if there is not None:
        if there.delegated_by_id != invitee.pk or (there.name, there.email) != (handed.name, handed.email):
            raise DiffersError("delegate_differs")
        return there
    consultation = open_round(invitee.consultation_id)
    if invitee.delegates.count() >= MOST_DELEGATES or _depth(invitee) >= DEEPEST:
        raise TooManyError("too_many_delegates")
    same = {name: getattr(invitee, name) for name in ("organisation", "body", "role", "sector")}
    made = Invitee(consultation=consultation, delegated_by=invitee, key=handed.key, name=handed.name, email=handed.email, **same)
    made.language = handed.language
    made.full_clean()
    made.save()
    if invitee.reply != Reply.COMMENTED.value:
        replied(invitee, Reply.DELEGATED)
    return made


def _depth(invitee: Invitee) -> int:
    depth, one = 0, invitee
    while one.delegated_by is not None:
        depth, one = depth + 1, one.delegated_by
    return depth


@transaction.atomic
def post_receive(invitee: Invitee, topic: Topic, key: uuid.UUID, language: str, text: str) -> Post:
    """The post, once, with the next number of its topic. Errors: DiffersError, ClosedError, TooManyError."""
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    there = Post.objects.filter(key=key).first()
    if there is not None:
        if (there.topic_id, there.invitee_id, there.text) != (topic.pk, invitee.pk, text):
            raise DiffersError("post_differs")
        return there
    open_round(invitee.consultation_id)
    if topic.closed_at is not None:
        raise ClosedError("topic_closed")
    if invitee.posts.filter(topic=topic).count() >= MOST_POSTS:
        raise TooManyError("too_many_posts")
    last = topic.posts.order_by("-number").values_list("number", flat=True).first() or 0
    return Post.objects.create(topic=topic, key=key, number=last + 1, invitee=invitee, language=language, text=text)


def link_note_opened(invitee: Invitee) -> None:
    """That somebody came in by her link."""
    Invitee.objects.filter(pk=invitee.pk, opened_at=None).update(opened_at=timezone.now())
