"""Learners with all their goes at the quizzes, groups of a trainer, files of results brought in, certificates given."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

LANGUAGES = [("en", "en"), ("fr", "fr"), ("es", "es")]
NAME_LENGTH = 120


class Learner(models.Model):
    """Who learns: a person with an account, or somebody whose results a trainer brought in."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="learner")
    name = models.CharField(max_length=200)
    began_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """What a learner saw of a course, {unit: [section]}, and where she was last."""

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="readings")
    course = models.CharField(max_length=60)
    seen = models.JSONField(default=dict)
    unit = models.CharField(max_length=60, blank=True)
    at = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["learner", "course"], name="one_reading_of_a_course")]


class Try(models.Model):
    """One go at a quiz with its answers; `right` is what they came to here, on arrival. Never changed, never deleted."""

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="tries")
    course = models.CharField(max_length=60)
    edition = models.CharField(max_length=20)
    unit = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    at = models.CharField(max_length=24)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    answers = models.JSONField(default=dict)
    right = models.JSONField(default=list)
    right_count = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["learner", "course", "key"], name="each_try_once")]


class LearningGroup(models.Model):
    """A group of learners of a course; its trainer alone sees how they stand."""

    course = models.CharField(max_length=60)
    name = models.CharField(max_length=NAME_LENGTH)
    token = models.CharField(max_length=20, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]


class Seat(models.Model):
    """A learner in a group, until she leaves it."""

    group = models.ForeignKey(LearningGroup, on_delete=models.PROTECT, related_name="seats")
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="seats")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "learner"], condition=Q(left_at=None), name="one_seat_at_a_time"),
        ]


class Brought(models.Model):
    """A file of results that a trainer brought in for a learner of the group; the digest of its bytes."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="brought")
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class Certificate(models.Model):
    """A certificate as it was given: the signed credential, word for word.

    `by`: the trainer who made it for a learner without an account. `replaces`: the one whose name was written wrong. That one stays
    valid, for nobody can call back what was handed on, and says since when another stands in its place.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="certificates")
    course = models.CharField(max_length=60)
    edition = models.CharField(max_length=20)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    name = models.CharField(max_length=200)
    score = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(default=timezone.now)
    credential = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replacement")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["learner", "course", "edition", "language"], condition=Q(replaced_at=None), name="one_certificate_of_an_edition"
            ),
        ]
