"""Drafts out for comment: who was asked, what came back, what became of each comment. Rows are added and ended, never deleted."""

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from weft.records.consulting import About, Disposed, Reply, Way

PEOPLE = settings.AUTH_USER_MODEL
LANGUAGES = [("en", "en"), ("fr", "fr"), ("es", "es")]
KINDS = [(one, one) for one in ("study", "strategy", "synthesis")]
NOTICES = [(one, one) for one in ("invitation", "reminder", "thanks", "outcome")]
CHANNELS = [(one, one) for one in ("mail", "file")]
NAME, CODE, PLACE = 300, 20, 300


def secret() -> str:
    """What makes a personal link one that nobody guesses: 128 bits."""
    return secrets.token_urlsafe(16)


def chosen(values: type[About] | type[Way] | type[Disposed] | type[Reply]) -> list[tuple[str, str]]:
    """The members of a list as a field takes them."""
    return [(one.value, one.value) for one in values]


class Draft(models.Model):
    """A text as it went out, in its languages, paragraphs numbered alike in all of them.

    `body`: the engine's record (`weft.consult.draft.Draft`); `sources`: language -> label of the frozen version; `follows`: the draft
    before; `strategy`: of which strategy, where it is one.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=CODE, choices=KINDS)
    strategy = models.ForeignKey("strategies.Strategy", on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    label = models.CharField(max_length=120)
    sources = models.JSONField(default=dict)
    body = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    follows = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="next")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Consultation(models.Model):
    """A round of comments on a draft. `closes_at` in UTC, told in `zone`; `note`: language -> what invitees read first.

    `opened_at`: from then on links work; `closed_at`: ended by a person, whatever the deadline; `names`: comments are shown and listed
    under the names of people, else under their organisations.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="consultations")
    draft = models.ForeignKey(Draft, on_delete=models.RESTRICT, related_name="consultations")
    title = models.CharField(max_length=NAME)
    note = models.JSONField(default=dict)
    closes_at = models.DateTimeField()
    zone = models.CharField(max_length=60)
    names = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Extension(models.Model):
    """A deadline put off: what it was, what it became, and why. The round bears the last one."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="extensions")
    was = models.DateTimeField()
    closes_at = models.DateTimeField()
    zone = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Invitee(models.Model):
    """Somebody who is asked for comments. `body`: the institution of the map she speaks for; `delegated_by`: who passed it on to her.

    `secret` makes her personal link; `withdrawn_at`: the link works no more, what she said stays.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="invitees")
    name = models.CharField(max_length=NAME)
    email = models.EmailField(blank=True)
    organisation = models.CharField(max_length=NAME, blank=True)
    body = models.CharField(max_length=400, blank=True)
    role = models.CharField(max_length=40)
    sector = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    secret = models.CharField(max_length=40, default=secret, unique=True, editable=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=CODE, choices=chosen(Reply), default=Reply.NONE.value)
    reason = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    delegated_by = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="delegates")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["consultation", "withdrawn_at"])]


class Notice(models.Model):
    """A letter to an invitee: sent by mail, or made as a file for a person to send. `failure`: why the mail did not leave."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=CODE, choices=NOTICES)
    channel = models.CharField(max_length=CODE, choices=CHANNELS)
    failure = models.CharField(max_length=NAME, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Brought(models.Model):
    """A form that came back as a file: the file itself, how many comments were read from it, and what could not be placed."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="brought")
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="brought")
    name = models.CharField(max_length=NAME)
    file = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    comments = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["invitee", "file"], name="each_form_once")]


class Alike(models.Model):
    """A group of comments that say the same, made by a person; `ended_at`: taken apart again."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="groups")
    title = models.CharField(max_length=NAME)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Comment(models.Model):
    """What one invitee said of one place (`place`: key of the paragraph, "" for the whole).

    `key` is given by who sends it, so that it comes once; `by`: who entered it for her (a letter, a meeting); `withdrawn_at`: she
    took it back before the deadline. `alike` is the one field that is set later. Of a form: `until`: key of the last paragraph it is about,
    `dated`: the date it bears there, `answers`: the comment it replies to, `tracked`: it is a change made in the text itself; `before`,
    `after`: a few words around the quote.
    """

    key = models.UUIDField(unique=True)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="comments")
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="comments")
    place = models.CharField(max_length=PLACE, blank=True)
    number = models.CharField(max_length=40, blank=True)
    quote = models.TextField(blank=True)
    about = models.CharField(max_length=CODE, choices=chosen(About), default=About.SUBSTANCE.value)
    text = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    name = models.CharField(max_length=NAME, blank=True)
    way = models.CharField(max_length=CODE, choices=chosen(Way), default=Way.BROWSER.value)
    late = models.BooleanField(default=False)
    before = models.CharField(max_length=NAME, blank=True)
    after = models.CharField(max_length=NAME, blank=True)
    until = models.CharField(max_length=PLACE, blank=True)
    dated = models.CharField(max_length=40, blank=True)
    tracked = models.BooleanField(default=False)
    answers = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="replies")
    brought = models.ForeignKey(Brought, on_delete=models.CASCADE, null=True, blank=True, related_name="rows")
    alike = models.ForeignKey(Alike, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["consultation", "withdrawn_at", "place"])]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text="", proposal="", tracked=False), name="a_comment_says_something")]


class Rendering(models.Model):
    """A comment in another language, as a named person put it; beside the comment, never in its place."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="renderings")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    text = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Disposition(models.Model):
    """What became of a comment, why, and where the next text was changed. The last row of a comment holds; those before stay."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="dispositions")
    outcome = models.CharField(max_length=CODE, choices=chosen(Disposed))
    reason = models.TextField(blank=True)
    where = models.CharField(max_length=NAME, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Topic(models.Model):
    """A question put up for discussion by the moderator; closed with a summary."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="topics")
    title = models.CharField(max_length=NAME)
    questions = models.TextField(blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Post(models.Model):
    """One contribution to a topic, numbered as it came, of an invitee or of the moderator (`by`). Hidden with a reason, never gone."""

    key = models.UUIDField(unique=True)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, null=True, blank=True, related_name="posts")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    text = models.TextField()
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    hidden_for = models.CharField(max_length=NAME, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["topic", "number"], name="posts_of_a_topic_in_order")]
