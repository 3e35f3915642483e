"""What no text shows, and what it rests on: entries with their versions and evidence, interviews, questionnaires and answers."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

PEOPLE = settings.AUTH_USER_MODEL
NAME, CODE = 300, 60


class Consent(models.TextChoices):
    """What somebody allows to be done with what she said."""

    NAMED = "named"
    ROLE_ONLY = "role_only"
    NOT_QUOTED = "not_quoted"


class Kept(models.Model):
    """What a person made and may take back; nothing of it is ever deleted."""

    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class Observation(Kept):
    """One entry, as its last version has it. `kind`: the place of the study it fills; `area`, `priority`: of a need;

    `instrument`, `window_from`, `window_to`: of an opportunity. `versions` keeps every version, `latest` counts them.
    """

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="observations")
    kind = models.CharField(max_length=CODE)
    title = models.CharField(max_length=NAME)
    text = models.TextField()
    language = models.CharField(max_length=8)
    sectors = models.JSONField(default=list, blank=True)
    themes = models.JSONField(default=list, blank=True)
    area = models.CharField(max_length=CODE, blank=True)
    priority = models.CharField(max_length=10, blank=True)
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    window_from = models.DateField(null=True, blank=True)
    window_to = models.DateField(null=True, blank=True)
    latest = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "withdrawn_at", "kind", "-at"])]


class Version(models.Model):
    """An entry as one person left it on one day."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="versions")
    ordinal = models.PositiveIntegerField()
    values = models.JSONField()
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["observation", "ordinal"], name="versions_of_entries_are_counted")]


class Subject(models.Model):
    """An entry is of a sector or a theme, by its last version; kept beside it so that lists are fast."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="subjects")
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6)
    code = models.CharField(max_length=CODE)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "kind", "code"])]


class Interview(Kept):
    """A talk, as last written down. The name stands on its own page only, unless `consent` says that it may be given."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="interviews")
    person = models.CharField(max_length=NAME, blank=True)
    post = models.CharField(max_length=NAME, blank=True)
    institution = models.CharField(max_length=NAME, blank=True)
    sector = models.CharField(max_length=CODE, blank=True)
    held_on = models.DateField()
    place = models.CharField(max_length=NAME, blank=True)
    language = models.CharField(max_length=8)
    consent = models.CharField(max_length=10, choices=Consent.choices)
    guide = models.CharField(max_length=CODE)
    notes = models.JSONField(default=dict, blank=True)
    latest = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country", "withdrawn_at", "-held_on"])]


class InterviewVersion(models.Model):
    """An interview as one person left it on one day."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="versions")
    ordinal = models.PositiveIntegerField()
    values = models.JSONField()
    by = models.ForeignKey(PEOPLE, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["interview", "ordinal"], name="versions_of_interviews_are_counted")]


class Saying(Kept):
    """Words of an interview that may serve as evidence, as far as its consent allows."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="sayings")
    question = models.CharField(max_length=CODE, blank=True)
    text = models.TextField()


class Questionnaire(Kept):
    """Questions sent out. `questions`: as they stood when it was opened, in three languages; `zone`: of the deadline, as it was said."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="questionnaires")
    title = models.CharField(max_length=NAME)
    guide = models.CharField(max_length=CODE)
    questions = models.JSONField()
    languages = models.JSONField()
    welcome = models.TextField(blank=True)
    closes_at = models.DateTimeField()
    zone = models.CharField(max_length=CODE)
    closed_at = models.DateTimeField(null=True, blank=True)


class Link(Kept):
    """A way in: for everybody, or for one person. Only the digest of its token is kept."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="links")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    public = models.BooleanField(default=False)
    name = models.CharField(max_length=NAME, blank=True)
    language = models.CharField(max_length=8, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["questionnaire"], condition=Q(public=True, withdrawn_at=None), name="one_public_link")
        ]


class Answer(models.Model):
    """What came in once. `key` is made by who sends, so that what is sent five times is one answer; `digest`: of all that was sent.

    `late`: after the deadline; `suspect`: filled in a field that people do not see. Both are kept apart, never thrown away.
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="answers")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="answers")
    key = models.UUIDField()
    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    person = models.CharField(max_length=NAME, blank=True)
    post = models.CharField(max_length=NAME, blank=True)
    institution = models.CharField(max_length=NAME, blank=True)
    consent = models.CharField(max_length=10, choices=Consent.choices)
    replies = models.JSONField()
    late = models.BooleanField(default=False)
    suspect = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["questionnaire", "key"], name="an_answer_arrives_once")]


class Evidence(Kept):
    """What an entry rests on, in one of five ways. `exact`: the words were found in the text of the instrument on that page."""

    class Kind(models.TextChoices):
        """Where the evidence lies."""

        FINDING = "finding"
        DOCUMENT = "document"
        INTERVIEW = "interview"
        ANSWER = "answer"
        SOURCE = "source"

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="+")
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    finding = models.ForeignKey("findings.Finding", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    page = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    exact = models.BooleanField(default=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    saying = models.ForeignKey(Saying, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=CODE, blank=True)
    citation = models.CharField(max_length=1000, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    dated = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="evidence_lies_where_its_kind_says",
                condition=Q(kind="finding", finding__isnull=False)
                | Q(kind="document", instrument__isnull=False) & ~Q(quote="")
                | Q(kind="interview", interview__isnull=False)
                | Q(kind="answer", answer__isnull=False) & ~Q(question="")
                | Q(kind="source") & ~Q(citation=""),
            )
        ]


class Inflow(models.Model):
    """Answers from one address through one public link in one hour; may be lost. `place` is a digest, no address."""

    place = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"])]
