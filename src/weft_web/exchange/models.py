"""What goes out and comes in: files made to be taken away, files brought in, and what has been published, frozen."""

import uuid
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from weft.records import Text
from weft_web.countries.models import Country

BYTES_OF_A_MEGABYTE = 1_000_000


def megabytes(size: int) -> float:
    """Bytes as megabytes to one place; what is less than a tenth of one is said as a tenth."""
    return max(0.1, round(size / BYTES_OF_A_MEGABYTE, 1)) if size else 0.0


class Form(models.TextChoices):
    """The forms in which evidence leaves: three that are written while one waits, the others as background work."""

    FINDINGS = "findings"
    REGISTER = "register"
    OBSERVATIONS = "observations"
    WORKBOOK = "workbook"
    QDA = "qda"
    ANNOTATIONS = "annotations"
    COUNTRY = "country"


class Parcel(models.Model):
    """A file made to be taken away. `told`: counts of what is in it, names of what could not be put in."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="parcels")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form = models.CharField(max_length=12, choices=Form.choices)
    language = models.CharField(max_length=2)
    options = models.JSONField(default=dict)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    told = models.JSONField(default=dict)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["country", "-asked_at"])]

    @property
    def megabytes(self) -> float:
        """Its size, never nothing."""
        return megabytes(self.size)

    @property
    def path(self) -> Path:
        """Where its bytes lie."""
        return Path(settings.DATA) / "parcels" / self.key.hex


class Stage(models.TextChoices):
    """How far a file that was brought has come: nothing of it is in the country before BRINGING, all of it after BROUGHT."""

    SENDING = "sending"
    ARRIVED = "arrived"
    LOOKED_INTO = "looked_into"
    BRINGING = "bringing"
    REFUSED = "refused"
    BROUGHT = "brought"
    DROPPED = "dropped"


class Arrival(models.Model):
    """A country's file brought to this installation: looked into first, brought in only when a person says so.

    `country` is empty for one that is not here yet; `fingerprint`: by which its sender's machine knows it again, so that sending goes on
    after a break; `told`: what looking into it showed; `people`: who was made a person by it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, null=True, related_name="arrivals")
    name = models.CharField(max_length=300)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.ARRIVED)
    told = models.JSONField(default=dict)
    problem = models.CharField(max_length=60, blank=True)
    problem_arguments = models.JSONField(default=list)
    brought_at = models.DateTimeField(null=True)
    prefer = models.CharField(max_length=4, default="here")
    people = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    @property
    def megabytes(self) -> float:
        """Its size, never nothing."""
        return megabytes(self.size)

    @property
    def is_here(self) -> bool:
        """Whether all of it has been sent."""
        return self.stage != Stage.SENDING

    @property
    def outcome(self) -> str:
        """What is told to its sender once all of it is here."""
        return "added" if self.is_here else ""

    @property
    def part_key(self) -> str:
        """Names the part file in which it arrives."""
        return self.key.hex

    @property
    def home(self) -> Country | None:
        """The country on whose pages it stands; nothing where that is still on its way."""
        return None if self.country is None or self.country.arriving else self.country

    @property
    def made_at(self) -> datetime | None:
        """When the file was made, by its own account."""
        return datetime.fromisoformat(self.told["made_at"]) if self.told.get("made_at") else None

    @property
    def named(self) -> Text | None:
        """The names of the country, by the file's own account."""
        said = self.told.get("country")
        return Text(en=str(said.get("en", "")), fr=str(said.get("fr", "")), es=str(said.get("es", ""))) if said else None

    @property
    def new_judgements(self) -> int:
        """Judgements that are not here yet."""
        return sum(one["judgements"] for one in self.told.get("people", []))

    @property
    def judges(self) -> int:
        """People whose judgements they are."""
        return sum(bool(one["judgements"]) for one in self.told.get("people", []))

    @property
    def new_documents(self) -> int:
        """Documents, or versions of them, that are not here yet."""
        return int(self.told.get("counts", {}).get("instruments.Document", {}).get("new", 0))

    @property
    def decisions(self) -> int:
        """How many of the new judgements hold before those of analysts."""
        return sum(count for voice, count in self.told.get("voices", {}).items() if voice != "analyst")

    @property
    def brings_anything(self) -> bool:
        """Whether anything in it is not here, or differs from what is here."""
        return bool(self.told.get("differences_of")) or any(one["new"] or one["differing"] for _, one in self.comes)

    @property
    def comes(self) -> list[tuple[str, dict[str, int]]]:
        """Table by table how much of it is new; tables with nothing in them are left out. The key names the words of the table."""
        counts = self.told.get("counts", {})
        return [(label.replace(".", "_").lower(), count) for label, count in counts.items() if count["rows"]]

    @property
    def path(self) -> Path:
        """Where its bytes lie."""
        return Path(settings.DATA) / "parcels" / self.key.hex


class Release(models.Model):
    """The evidence of a published version laid out line by line, filed under the SHA-256 of what was frozen. May be made anew from it."""

    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, related_name="releases")
    sha256 = models.CharField(max_length=64)
    made_on = models.CharField(max_length=10)
    engine_version = models.CharField(max_length=60)
    content_version = models.CharField(max_length=60)
    counts = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "sha256"], name="one_release_of_each_evidence")]


class ReleaseLine(models.Model):
    """One record of a release, as JSON: `part` is register, findings, rows, cells or institutions."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="lines")
    part = models.CharField(max_length=12)
    position = models.PositiveIntegerField()
    body = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["release", "part", "position"], name="lines_in_order")]
