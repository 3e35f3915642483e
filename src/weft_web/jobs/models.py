"""Background work: a queue in the database, and how far each piece of work has come."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Job(models.Model):
    """One piece of work.

    `holder` and `lease_until` say which worker has it: only the holder may end it, and a lease that ran out frees it.
    `reached`: how far it had come when it was last broken off; `stoppable` is false once what it has begun has to be ended.
    """

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, null=True, related_name="jobs")
    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True)
    stop_asked = models.BooleanField(default=False)
    stoppable = models.BooleanField(default=True)
    outcome = models.JSONField(default=dict)
    problem = models.CharField(max_length=60, blank=True)
    problem_arguments = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "made_at"]), models.Index(fields=["country", "-made_at"])]


class Progress(models.Model):
    """How far a job has come; may be lost, and is then told anew."""

    job_id = models.BigIntegerField(primary_key=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    doing = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)


class Heard(models.Model):
    """A worker, and when it was last heard of; may be lost, and is then told anew."""

    holder = models.CharField(max_length=40, primary_key=True)
    began_at = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(default=timezone.now)
