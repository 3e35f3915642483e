"""Countries, what they say of themselves, and the record of what was done in each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

CONDITIONS = ("party_cbd", "party_cpb", "party_sp", "exports_lmos", "transit_state", "developing", "regional_organisation")
"""The questions of the profile; unanswered is an answer of its own and never makes a gap."""


class Here(models.Manager["Country"]):
    """The countries that are here. One whose file is still being brought in is not, nor is anything of it."""

    def get_queryset(self) -> "models.QuerySet[Country]":
        """Those that have arrived."""
        return super().get_queryset().filter(arriving=False)


class Country(models.Model):
    """One country's workspace. `revision` grows with whatever may change an assessment; `arriving`: its file is being brought in.

    `objects` are the countries that are here, `every` are those on their way too.
    """

    code = models.CharField(max_length=2, unique=True)
    name_en = models.CharField(max_length=120)
    name_fr = models.CharField(max_length=120)
    name_es = models.CharField(max_length=120)
    round = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=60, blank=True)
    treaties = models.JSONField(default=list, blank=True)
    party_cbd = models.BooleanField(null=True, blank=True)
    party_cpb = models.BooleanField(null=True, blank=True)
    party_sp = models.BooleanField(null=True, blank=True)
    exports_lmos = models.BooleanField(null=True, blank=True)
    transit_state = models.BooleanField(null=True, blank=True)
    developing = models.BooleanField(null=True, blank=True)
    regional_organisation = models.BooleanField(null=True, blank=True)
    invented = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    founded_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveBigIntegerField(default=0)
    arriving = models.BooleanField(default=False)

    objects = Here()
    every: ClassVar = models.Manager()

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code

    def said_in(self, language: str) -> str:
        """The country's name in a language."""
        return str(getattr(self, f"name_{language}"))


class Deed(models.Model):
    """One thing done in a country: who, when, what, to what. Never changed, and never deleted but with the whole of the sample country."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="deeds")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=300, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["country", "-at"])]


class Weighing(models.Model):
    """The assessment of a country's texts at one revision, kept so that pages need not weigh anew.

    `body`: JSON of the engine's record; `seconds`: how long the weighing took.
    """

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="weighings")
    revision = models.PositiveBigIntegerField()
    reviewed_only = models.BooleanField(default=False)
    engine_version = models.CharField(max_length=60)
    content_version = models.CharField(max_length=60)
    body = models.BinaryField()
    seconds = models.FloatField(default=0.0)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "reviewed_only"], name="one_weighing_of_each_kind")]
