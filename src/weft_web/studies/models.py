"""The desk study as people write it: what they wrote on each block, versions that no longer change, files, publications."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

LANGUAGES = [("en", "en"), ("fr", "fr"), ("es", "es")]
ORDERS = [(one, one) for one in ("law", "sector", "obligation", "framework")]
FORMATS = [(one, one) for one in ("docx", "pdf", "html", "xlsx")]
ACTS = [(one, one) for one in ("text", "hidden", "own", "taken_away", "machine")]
KEY_LENGTH = 300


class Study(models.Model):
    """A country's desk study in one language: the order of its evidence, whose readings count, and who it is by."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="studies")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    order = models.CharField(max_length=12, choices=ORDERS, default="law")
    reviewed_only = models.BooleanField(default=False)
    authors = models.CharField(max_length=400, blank=True)
    publisher = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "language"], name="one_study_a_language")]


class Edit(models.Model):
    """What one person did to one block. Never changed: the next edit of the block is a new row with the next `ordinal`.

    `act`: text, hidden, own, taken_away, or machine (back to what the machine has); `machine`: what it had there at that time.
    """

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="edits")
    key = models.CharField(max_length=KEY_LENGTH)
    ordinal = models.PositiveIntegerField()
    act = models.CharField(max_length=12, choices=ACTS)
    form = models.CharField(max_length=12, default="paragraph")
    chapter = models.CharField(max_length=40)
    after = models.CharField(max_length=KEY_LENGTH, blank=True)
    text = models.TextField(blank=True)
    machine = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["study", "key", "ordinal"], name="edits_of_a_block_in_order")]


class Citation(models.Model):
    """What a citation in people's text means, fixed when it was first written, so that it stays right when the words of the law change."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=100)
    finding = models.ForeignKey("findings.Finding", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "mark"], name="one_meaning_of_a_citation")]


class Composition(models.Model):
    """A study as the machine composed it, kept until its data change; `stamp` says of what. `frame`, `marks`: compressed JSON."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    order = models.CharField(max_length=12, choices=ORDERS)
    reviewed_only = models.BooleanField(default=False)
    stamp = models.CharField(max_length=200)
    seconds = models.FloatField(default=0.0)
    frame = models.BinaryField()
    marks = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "language", "order", "reviewed_only"], name="one_composition_of_each_kind")
        ]


class ComposedChapter(models.Model):
    """One chapter of a composition, so that a page need not read them all.

    `counts`: its paragraphs, tables and figures; `sections`: its headings with the part in which each stands; `acronyms`: those it uses.
    """

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="chapters")
    position = models.PositiveSmallIntegerField()
    anchor = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=10, blank=True)
    keys = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    sections = models.JSONField(default=list)
    acronyms = models.JSONField(default=list)
    body = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["composition", "position"], name="chapters_in_order")]


class ComposedPart(models.Model):
    """One part of a composed chapter as it is shown while nobody writes in it. `keys`, `anchors`: of what stands in it."""

    chapter = models.ForeignKey(ComposedChapter, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    keys = models.JSONField(default=list)
    anchors = models.JSONField(default=list)
    body = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["chapter", "number"], name="parts_in_order")]


class Version(models.Model):
    """A study frozen under a label: the whole paper and its evidence as files that are filed under their own SHA-256. Never changed."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="study_versions")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    ordinal = models.PositiveIntegerField()
    label = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    order = models.CharField(max_length=12, choices=ORDERS)
    reviewed_only = models.BooleanField(default=False)
    paper = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    citation = models.TextField()
    paragraphs = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "language", "ordinal"], name="versions_of_a_study_in_order"),
            models.UniqueConstraint(fields=["country", "language", "label"], name="one_version_a_label"),
        ]


class Export(models.Model):
    """A file made of a draft (no version) or of a version."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="study_exports")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, null=True, related_name="exports")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    format = models.CharField(max_length=4, choices=FORMATS)
    order = models.CharField(max_length=12, choices=ORDERS)
    name = models.CharField(max_length=200)
    file = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["country", "-at"])]


class Publications(models.QuerySet["Publication"]):
    """Publications as they are asked for."""

    def public(self) -> "Publications":
        """Those that stand, and stand here."""
        return self.filter(STANDS)


STANDS = Q(ended_at=None, elsewhere=False)


class Publication(models.Model):
    """A version made public by a person, until it is withdrawn or another takes its place. The register keeps every one.

    `elsewhere`: it came with a country's file. It was made public in another installation, and is not public here.
    """

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="publications")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="publications")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=400, blank=True)
    elsewhere = models.BooleanField(default=False)

    objects = Publications.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "language"], condition=STANDS, name="one_publication_at_a_time")
        ]
