"""What people say beside the machine's rows: of an obligation that its evidence lies elsewhere, of a matter whether it stands."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Kind(models.TextChoices):
    """What can be stated of an obligation."""

    ELSEWHERE = "elsewhere"
    NOT_APPLICABLE = "not_applicable"
    GAP_CONFIRMED = "gap_confirmed"


class Verdict(models.TextChoices):
    """What can be said of an overlap or a possible contradiction."""

    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    REJECTED = "rejected"


class Statement(models.Model):
    """What a person states of one obligation, with her source and reason. Stands beside the machine's row and never replaces it.

    Never changed: a second thought is a second row; `withdrawn_at` is an undo.
    """

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="statements")
    obligation = models.CharField(max_length=40)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    source = models.TextField(blank=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["country", "obligation"])]


class View(models.Model):
    """What a person says of one overlap or possible contradiction.

    `key` is the same for the same matter when the texts are weighed again; `matter` keeps the machine's record as it was, and
    `texts` the digest of the words it was given on, so that a change under it shows.
    """

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="views")
    key = models.CharField(max_length=16)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField()
    matter = models.JSONField(default=dict)
    texts = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["country", "key"])]
