"""Findings as rows, what people judged of them, and what a new reading changed."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Standing(models.TextChoices):
    """Whether the current reading of the current text still has it. What people judged is kept in either case."""

    HERE = "here"
    GONE = "gone"


class Verdict(models.TextChoices):
    """What a person says of a finding; NONE is a comment alone."""

    NONE = "none"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Voice(models.TextChoices):
    """Whose value it is. Machine, analyst and round table never overwrite one another; SETTLED ends a difference between analysts."""

    ANALYST = "analyst"
    SETTLED = "settled"
    ROUND_TABLE = "round_table"


class Finding(models.Model):
    """The machine's reading of one provision, in the words of the engine's record, anchored by quote and path.

    `anchor`: digest of path and words; `standing_value` sums up the judgements: "" (waits), accepted, corrected, rejected, divided.
    `judged_extent` is the extent that holds now (round table before settled before analyst before machine).
    `sureness`: 0..1, how plain the reading is. `look_again`: the text changed under a judgement.
    """

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="findings")
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.CASCADE, related_name="findings")
    document = models.ForeignKey("instruments.Document", on_delete=models.CASCADE, related_name="findings")
    anchor = models.CharField(max_length=16)
    engine_id = models.CharField(max_length=16)
    standing = models.CharField(max_length=5, choices=Standing.choices, default=Standing.HERE)
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True)
    path = models.CharField(max_length=400)
    heading = models.TextField(blank=True)
    text = models.TextField()
    quotes = models.JSONField(default=list)
    language = models.CharField(max_length=8)
    sector = models.CharField(max_length=60, blank=True)
    extent = models.CharField(max_length=14)
    themes = models.JSONField(default=list)
    obligations = models.JSONField(default=list)
    modality = models.CharField(max_length=12)
    scope_effect = models.CharField(max_length=10)
    mention_type = models.CharField(max_length=12)
    actor = models.CharField(max_length=300, blank=True)
    deadlines = models.JSONField(default=list)
    penalty = models.TextField(blank=True)
    fee = models.TextField(blank=True)
    concepts = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    sureness = models.FloatField(default=0.0)
    standing_value = models.CharField(max_length=10, blank=True)
    judged_extent = models.CharField(max_length=14)
    look_again = models.BooleanField(default=False)
    read_by = models.CharField(max_length=120, blank=True)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [
            # Lists and their counts are answered from this index alone, whatever they are filtered by.
            models.Index(
                fields=["country", "standing", "standing_value", "sureness", "instrument", "language", "sector", "extent", "look_again"],
                name="findings_review_list",
            ),
            models.Index(fields=["country", "standing", "instrument", "position"]),
            models.Index(fields=["document", "standing"]),
            models.Index(fields=["instrument", "anchor"]),
            models.Index(fields=["country", "engine_id"]),
        ]


class Service(models.Model):
    """A finding serves an obligation, by the value that holds now; kept beside the finding so that filters are fast."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="services")
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    obligation = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "obligation", "finding"])]


class Topic(models.Model):
    """A finding speaks of a theme, by the value that holds now; `extent`: of the finding, so that themes are counted at once."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="topics")
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    theme = models.CharField(max_length=40)
    extent = models.CharField(max_length=14)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "theme", "extent", "finding"])]


class ProposedService(models.Model):
    """A finding serves an obligation, as the machine reads it: what a list is filtered by for who may not yet see what others judged."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="proposed_services")
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    obligation = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "obligation", "finding"])]


class ProposedTopic(models.Model):
    """A finding speaks of a theme, as the machine reads it."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="proposed_topics")
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    theme = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "theme", "finding"])]


class Judgement(models.Model):
    """What one person said of a finding on one day. Never changed: a second thought is a second row; `withdrawn_at` is an undo.

    `key`: made with the form, so that what is sent twice is kept once. `path`, `quote`: where and on what words it was given.
    `blind`: given before the person could see what others judged. `bulk`: the sample-controlled action that gave it, if any.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="judgements")
    voice = models.CharField(max_length=12, choices=Voice.choices, default=Voice.ANALYST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="judgements")
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    extent = models.CharField(max_length=14, blank=True)
    themes = models.JSONField(default=list, blank=True)
    obligations = models.JSONField(default=list, blank=True)
    modality = models.CharField(max_length=12, blank=True)
    comment = models.TextField(blank=True)
    path = models.CharField(max_length=400)
    quote = models.TextField()
    blind = models.BooleanField(default=True)
    bulk = models.UUIDField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [
            # Whether a person has judged a finding is asked for each of thousands: answered from this index alone.
            models.Index(fields=["finding", "by", "voice", "verdict", "withdrawn_at"], name="judgements_who_spoke"),
            models.Index(fields=["by", "-at"]),
            models.Index(fields=["bulk"], condition=models.Q(bulk__isnull=False), name="judgements_of_a_bulk"),
        ]


class Change(models.Model):
    """What one analysis changed for one finding: new, gone, back, moved, text or reading; with the machine's values before and after."""

    class Kind(models.TextChoices):
        """What changed."""

        NEW = "new"
        GONE = "gone"
        BACK = "back"
        MOVED = "moved"
        TEXT = "text"
        READING = "reading"

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    job_id = models.BigIntegerField()
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    judged = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "job_id", "kind"])]


class BulkAction(models.Model):
    """One opinion on many findings, given only after a person judged a random sample of them one by one and agreed each time.

    `filters`: how they were chosen; `rule`, `seed`: how the sample was drawn, so that anybody can draw it again;
    `chosen`, `sample`: ids of findings, the sample among the chosen; `broken`: the sample did not agree.
    """

    class State(models.TextChoices):
        """Where it stands."""

        SAMPLING = "sampling"
        GIVEN = "given"
        BROKEN = "broken"
        UNDONE = "undone"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="bulk_actions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    comment = models.TextField(blank=True)
    filters = models.JSONField(default=dict)
    rule = models.CharField(max_length=20)
    seed = models.PositiveBigIntegerField()
    chosen = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SAMPLING)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at"]


class SecondReview(models.Model):
    """A finding drawn for a second reading by somebody who has not judged it. `draw`: which drawing it came from."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="second_reviews")
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    draw = models.UUIDField()
    seed = models.PositiveBigIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["finding"], name="drawn_once")]
        indexes: ClassVar = [models.Index(fields=["country", "finding"])]


class Reckoning(models.Model):
    """How far people agree in one country, kept so that a page need not count anew. `body`: JSON; `seconds`: how long it took."""

    country = models.OneToOneField("countries.Country", on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveBigIntegerField()
    version = models.CharField(max_length=60)
    body = models.BinaryField()
    seconds = models.FloatField(default=0.0)
    made_at = models.DateTimeField(auto_now=True)
