"""The register: instruments, the versions of their text, the provisions in them, and files on their way in."""

import re
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

REGISTER_FIELDS = ("title", "type", "number", "date", "adopting_body", "sector", "language", "legal_status")
"""What is guessed from the text and may be corrected, in the order in which the register shows it."""

OWN_FIELDS = ("published", "in_force_from")
"""What only people say."""

FIELDS = (*REGISTER_FIELDS, *OWN_FIELDS)

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A day, a month or a year, as far as it is known."""


class StoredFile(models.Model):
    """The bytes of a file, kept once under their SHA-256 whatever they are called and whoever sent them."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField(default=timezone.now)


class Instrument(models.Model):
    """A row of the register. `guessed` names the fields that no person has confirmed. Without a document it was asked for, not obtained."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="instruments")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=1000, blank=True)
    type = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=200, blank=True)
    date = models.CharField(max_length=10, blank=True)
    adopting_body = models.CharField(max_length=300, blank=True)
    sector = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8, blank=True)
    legal_status = models.CharField(max_length=40, blank=True)
    published = models.CharField(max_length=10, blank=True)
    in_force_from = models.CharField(max_length=10, blank=True)
    guessed = models.JSONField(default=list, blank=True)
    asked_of = models.CharField(max_length=300, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    left_out = models.BooleanField(default=False)
    left_out_reason = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "title"])]


class Document(models.Model):
    """One version of an instrument's text. `name` is the path under which it came; `status` is empty until it has been read.

    `reason`, `pages_without_text`: as in the engine's register; `as_of`, `note`: which state of the law it gives, in people's words.
    """

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="documents")
    ordinal = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=1000)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="documents")
    current = models.BooleanField(default=True)
    as_of = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(max_length=24, blank=True)
    reason = models.JSONField(default=list)
    format = models.CharField(max_length=20, blank=True)
    pages = models.PositiveIntegerField(null=True)
    characters = models.PositiveBigIntegerField(default=0)
    pages_without_text = models.JSONField(default=list)
    language = models.CharField(max_length=8, blank=True)
    degree = models.CharField(max_length=12, blank=True)
    provision_count = models.PositiveIntegerField(default=0)
    duplicate_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")
    result_version = models.CharField(max_length=120, blank=True)
    analysed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instrument"], condition=Q(current=True), name="one_current_version"),
            models.UniqueConstraint(fields=["instrument", "ordinal"], name="versions_are_counted"),
        ]


class Provision(models.Model):
    """The smallest numbered unit of a document, as read. `quotes`: [{page, start, end, text}]."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="provisions")
    position = models.PositiveIntegerField()
    path = models.CharField(max_length=400)
    heading = models.TextField(blank=True)
    text = models.TextField()
    lead = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    zone = models.CharField(max_length=20)
    page = models.PositiveIntegerField(null=True)
    quotes = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "position"], name="provisions_in_order")]


class RegisterChange(models.Model):
    """One correction of one field of the register; leaving out and taking in again, with the reason, are corrections too."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=40)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class Upload(models.Model):
    """A file on its way in: what has arrived lies in a part file, and sending goes on from there after a break.

    `fingerprint`: what the sender's machine says of the file, so that sending it again goes on with what is there.
    `sha256` is known once all has arrived, `arrived_at` once it is kept. An archive is settled when it has been opened,
    a file of corrections when somebody has applied it or set it aside.
    """

    class Kind(models.TextChoices):
        """What is done with it once it is here."""

        DOCUMENT = "document"
        ARCHIVE = "archive"
        REGISTER = "register"
        PROFILE = "profile"

    class Outcome(models.TextChoices):
        """What became of it."""

        ADDED = "added"
        VERSION = "version"
        THERE = "there"
        OPENING = "opening"
        OFFERED = "offered"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="uploads")
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, null=True, related_name="uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=1000)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DOCUMENT)
    size = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64, blank=True)
    as_of = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    sha256 = models.CharField(max_length=64, blank=True)
    arrived_at = models.DateTimeField(null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "kind", "settled_at"])]

    @property
    def is_here(self) -> bool:
        """Whether all of it has arrived and is kept."""
        return self.arrived_at is not None

    @property
    def part_key(self) -> str:
        """Names the part file in which it arrives."""
        return self.pk.hex
