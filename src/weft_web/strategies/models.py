"""A national strategy and its parts, what each was before, what it rests on, what was said of it, and how it went on."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from weft.records.strategy import Course, State

PEOPLE = settings.AUTH_USER_MODEL
LANGUAGES = [("en", "en"), ("fr", "fr"), ("es", "es")]
STATES = [(one.value, one.value) for one in State]
COURSES = [(one.value, one.value) for one in Course]
KINDS = ("objectives", "entry_points", "stakeholders", "conditions", "tools", "opportunities", "outcomes", "outputs", "activities")
"""Kinds of parts, as the engine's record names the fields that hold them (tests/web/test_strategies.py compares)."""

NAME, CODE = 300, 20


class Outcome(models.TextChoices):
    """What became of a remark or of a workbook brought back; "" while it is open."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    DECLINED = "declined"


class Act(models.TextChoices):
    """What a change did."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"
    MOVED = "moved"
    FROM_WORKBOOK = "from_workbook"


class Strategy(models.Model):
    """A country's strategy. Of several the latest that was not set aside is the one at hand.

    `version` counts the changes of the strategy's own words (title to situation), which `changes` without a part keep;
    `by`, `at`: who began it. The words are in `language`; `adopted_on`, as far as it is known: a year, a month or a day.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="strategies")
    title = models.CharField(max_length=NAME)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    currency = models.CharField(max_length=3)
    vision = models.TextField(blank=True)
    situation = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=CODE, choices=STATES, default=State.DRAFT.value)
    label = models.CharField(max_length=120, blank=True)
    adopted_by = models.CharField(max_length=NAME, blank=True)
    adopted_on = models.CharField(max_length=10, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["country", "set_aside_at", "-at"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_year__gte=models.F("first_year")), name="a_strategy_ends_after_it_begins"),
        ]


class Part(models.Model):
    """One part, as its last change has it. `values`: fields of the engine's record of its kind; `ended_at`: taken out, never deleted.

    `version` counts its changes; `by`, `at`: who made it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=CODE, choices=[(one, one) for one in KINDS])
    position = models.PositiveIntegerField(default=0)
    values = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["position", "at", "id"]
        indexes: ClassVar = [models.Index(fields=["strategy", "ended_at", "kind", "position"])]


class Change(models.Model):
    """A part, or the strategy's own words (no part), as one person left it. Never changed: a state taken back up is a new change."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="changes")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, null=True, blank=True, related_name="changes")
    kind = models.CharField(max_length=CODE, blank=True, default="")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=CODE, choices=Act.choices)
    values = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["version"]
        indexes: ClassVar = [models.Index(fields=["strategy", "-at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "version"], name="changes_of_a_part_in_order"),
            models.UniqueConstraint(fields=["strategy", "version"], condition=Q(part=None), name="changes_of_a_strategy_in_order"),
        ]


class Tie(models.Model):
    """What a part rests on: a finding, or an entry of what no text shows."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="ties")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="ties")
    finding = models.ForeignKey("findings.Finding", on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    observation = models.ForeignKey("observations.Observation", on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(finding__isnull=False, observation=None) | Q(finding=None, observation__isnull=False),
                name="a_tie_leads_to_one_thing",
            ),
        ]


class Step(models.Model):
    """Something that happened to the strategy: it was circulated, discussed, adopted. `note`: what came of it."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=CODE, choices=STATES)
    on = models.DateField()
    place = models.CharField(max_length=NAME, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["on", "at", "id"]


class Remark(models.Model):
    """A comment or a conclusion of a working group, on a part or on the whole. `name`: who said it, where that is not who wrote it down."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="remarks")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, null=True, blank=True, related_name="remarks")
    text = models.TextField()
    group = models.CharField(max_length=NAME, blank=True)
    name = models.CharField(max_length=NAME, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=CODE, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Report(models.Model):
    """How an activity stood in a year, as a person reported it; of several reports on a year the last counts."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="reports")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="reports")
    year = models.PositiveSmallIntegerField()
    course = models.CharField(max_length=CODE, choices=COURSES)
    note = models.TextField(blank=True)
    value = models.CharField(max_length=NAME, blank=True)
    spent = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Version(models.Model):
    """The whole strategy frozen under a label, for comparing and for the final text. `body`: the engine's record as JSON."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="versions")
    ordinal = models.PositiveIntegerField()
    label = models.CharField(max_length=120)
    state = models.CharField(max_length=CODE, choices=STATES)
    body = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["strategy", "ordinal"], name="versions_of_a_strategy_in_order")]

    @property
    def called(self) -> str:
        """Its number, with its name where somebody gave it one."""
        number = str(self.ordinal)
        return number if self.label == number else f"{number}. {self.label}"


class Proposal(models.Model):
    """A workbook brought back: what was sent, and what it would have the strategy say (`body`)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="proposals")
    name = models.CharField(max_length=NAME)
    file = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    body = models.JSONField(default=dict)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=CODE, choices=Outcome.choices, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
