"""Meetings from invitation to follow-up. Several words are kept by language: {"en": ..., "fr": ..., "es": ...}."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from weft.records.meeting import Level, Standing
from weft_web.consultations.models import secret

PEOPLE = settings.AUTH_USER_MODEL
LANGUAGES = [("en", "en"), ("fr", "fr"), ("es", "es")]
LEVELS = [(one.value, one.value) for one in Level]
STANDINGS = [(one.value, one.value) for one in Standing]
GROUPS = [(one, one) for one in ("official", "information", "reference", "statement", "outcome")]
GENDERS = [(one, one) for one in ("", "woman", "man", "another")]
PHASES = [(one, one) for one in ("before", "after")]
STATES = [(one, one) for one in ("open", "under_way", "done", "dropped")]
NAME, CODE = 300, 24


class Meeting(models.Model):
    """A meeting. `country`: whose it is; none for one of several countries, which the Secretariat convenes.

    `objectives`, `seats`, `agenda` (each item with its `record`), `sessions`: as the engine's records have them
    (`weft.records.meeting`), JSON lists; `sequence`
    counts the changes since its calendar file first went out; `secret` makes the link to its public page. `convener`: who invites;
    `practical`: what participants are told of venue, travel and the like, [{"kind", "words"}]; `chair`, `rapporteur`: names.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, null=True, blank=True, related_name="meetings")
    level = models.CharField(max_length=CODE, choices=LEVELS)
    title = models.JSONField(default=dict)
    symbol = models.CharField(max_length=60, blank=True)
    project = models.JSONField(default=dict)
    starts_on = models.DateField()
    ends_on = models.DateField()
    zone = models.CharField(max_length=60)
    venue = models.CharField(max_length=NAME, blank=True)
    city = models.JSONField(default=dict)
    host = models.JSONField(default=dict)
    donors = models.JSONField(default=list)
    convener = models.JSONField(default=dict)
    contact = models.CharField(max_length=NAME, blank=True)
    contact_email = models.EmailField(blank=True)
    practical = models.JSONField(default=list)
    chair = models.CharField(max_length=NAME, blank=True)
    rapporteur = models.CharField(max_length=NAME, blank=True)
    languages = models.JSONField(default=list)
    objectives = models.JSONField(default=list)
    seats = models.JSONField(default=list)
    agenda = models.JSONField(default=list)
    sessions = models.JSONField(default=list)
    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    sequence = models.PositiveIntegerField(default=0)
    secret = models.CharField(max_length=40, default=secret, unique=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-starts_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="a_meeting_ends_after_it_begins"),
        ]


class Guest(models.Model):
    """A country or an organisation asked to send people. `code`: ISO 3166-1, "" for an organisation; `secret`: its nomination link."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    name = models.JSONField(default=dict)
    code = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    email = models.EmailField(blank=True)
    nominate_by = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    secret = models.CharField(max_length=40, default=secret, unique=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]


class Participant(models.Model):
    """Somebody nominated, with how far it has come; each step has its day.

    `letter`: the letter of nomination; `replaces`: who withdrew; `secret`: her own link (acceptance, registration, evaluation,
    certificate); `needs`: what the organisers have to know, seen by them only.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, null=True, blank=True, related_name="participants")
    role = models.CharField(max_length=40)
    title = models.CharField(max_length=40, blank=True)
    first_name = models.CharField(max_length=120)
    last_name = models.CharField(max_length=120)
    position = models.CharField(max_length=NAME, blank=True)
    organisation = models.CharField(max_length=NAME, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    gender = models.CharField(max_length=CODE, choices=GENDERS, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    funded = models.BooleanField(default=False)
    needs = models.TextField(blank=True)
    letter = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    letter_name = models.CharField(max_length=NAME, blank=True)
    standing = models.CharField(max_length=CODE, choices=STANDINGS, default=Standing.NOMINATED.value)
    secret = models.CharField(max_length=40, default=secret, unique=True, editable=False)
    nominated_at = models.DateTimeField(default=timezone.now)
    endorsed_at = models.DateTimeField(null=True, blank=True)
    endorsed_by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="replaced_by")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["meeting", "standing"])]


class EarlierLetter(models.Model):
    """A letter of nomination that another took the place of, as it came; `at`: when."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="earlier_letters")
    file = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Attendance(models.Model):
    """A participant was at a session (`session`: its key in the meeting); `withdrawn_at`: entered by mistake."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="attendance")
    session = models.CharField(max_length=40)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "session"], condition=Q(withdrawn_at=None), name="present_once_a_session"),
        ]


class Paper(models.Model):
    """A document of the meeting: written here (`text`: language -> paragraphs, headings begin with "# ") or brought as files."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    symbol = models.CharField(max_length=80, blank=True)
    group = models.CharField(max_length=CODE, choices=GROUPS)
    title = models.JSONField(default=dict)
    original = models.CharField(max_length=2, choices=LANGUAGES)
    on = models.DateField()
    text = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]


class PaperFile(models.Model):
    """A file of a document in one language; a later one takes its place, the earlier stays."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    name = models.CharField(max_length=NAME)
    file = models.ForeignKey("instruments.StoredFile", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class WorkingGroup(models.Model):
    """A working group: its question, who reports for it. `item`: number of the agenda item it works on."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=NAME)
    question = models.TextField(blank=True)
    item = models.CharField(max_length=CODE, blank=True)
    rapporteur = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]


class Member(models.Model):
    """A participant in a working group."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="members")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="memberships")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]


class Commitment(models.Model):
    """Who will do what until when, said at the meeting; reminders fall due 3, 6 and 12 months after it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="commitments")
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="commitments")
    owner = models.CharField(max_length=NAME)
    text = models.TextField()
    language = models.CharField(max_length=2, choices=LANGUAGES)
    due = models.DateField()
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["due", "id"]


class CommitmentReport(models.Model):
    """How a commitment stood on a day, as somebody reported it; the last holds."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="reports")
    state = models.CharField(max_length=CODE, choices=STATES)
    words = models.TextField(blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Conclusion(models.Model):
    """What a working group concluded, and what it became: a comment on the draft, an action of the strategy (`part`), a commitment."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="conclusions")
    text = models.TextField()
    language = models.CharField(max_length=2, choices=LANGUAGES)
    comment = models.ForeignKey("consultations.Comment", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    part = models.ForeignKey("strategies.Part", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Sheet(models.Model):
    """An evaluation sheet of one participant, before or after. `person` tells sheets of one person apart and says nothing of who she is."""

    key = models.UUIDField(unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sheets")
    phase = models.CharField(max_length=CODE, choices=PHASES)
    person = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "person", "phase"], name="one_sheet_a_phase")]


class Letter(models.Model):
    """A letter that went out: to a guest or a participant, by mail or as a file. `failure`: why the mail did not leave.

    `sequence`: that of the meeting when it was written: who was told of an earlier one has not heard of the change since.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="letters")
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, null=True, blank=True, related_name="letters")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="letters")
    kind = models.CharField(max_length=CODE)
    channel = models.CharField(max_length=CODE)
    sequence = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=NAME, blank=True)
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
