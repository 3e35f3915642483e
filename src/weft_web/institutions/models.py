"""What people correct in what the texts say of institutions; the machine's own reading is never touched."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Kind(models.TextChoices):
    """What a correction does. Those that shape bodies come first; they are applied in the order of their days."""

    ADDED = "added"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    HIDDEN = "hidden"
    CHECKED = "checked"
    ROLE_ADDED = "role_added"
    ROLE_STRUCK = "role_struck"
    PARENT = "parent"
    PLACED = "placed"
    CONTACT = "contact"
    COORDINATES = "coordinates"
    MEMBER_ADDED = "member_added"
    MEMBER_STRUCK = "member_struck"


class Correction(models.Model):
    """One correction by one person on one day. Never changed: a second thought is a second row; `withdrawn_at` is an undo.

    `anchor`: the name of the body it is about, as texts or people gave it, so that a new reading finds it again.
    `value`: what the kind needs; `source`: where it can be looked up, or why; `finding`: the passage that shows it.
    """

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="institution_corrections")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    anchor = models.CharField(max_length=400)
    value = models.JSONField(default=dict, blank=True)
    source = models.TextField(blank=True)
    finding = models.ForeignKey("findings.Finding", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["country", "withdrawn_at", "at"])]
