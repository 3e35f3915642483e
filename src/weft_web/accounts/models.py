"""People, what they are in which country, and the one-use links that bring them in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from weft_web.rights import STAFF, Role

ROLES = [(role.value, role.value) for role in Role if role is not Role.PUBLIC]
LANGUAGES = [("en", "en"), ("fr", "fr"), ("es", "es")]


class PersonManager(BaseUserManager["Person"]):
    """Finds people by e-mail address, however its letters are cased."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this address."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """A person with an account. Nobody is ever deleted: what she decided stays under her name."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = PersonManager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_person_per_address")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role of a person: in one country, or everywhere where `country` is empty (staff only)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLES)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "country", "role"], condition=Q(ended_at=None), name="one_membership_at_a_time"),
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(ended_at=None, country=None), name="one_role_of_staff_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(country=None, role__in=sorted(role.value for role in STAFF)) | Q(country__isnull=False),
                name="only_staff_is_everywhere",
            ),
        ]


class Invitation(models.Model):
    """A link that makes one person a member, once, within its time. Only a digest of the link is kept."""

    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    country = models.ForeignKey("countries.Country", on_delete=models.CASCADE, null=True, blank=True, related_name="invitations")
    role = models.CharField(max_length=20, choices=ROLES)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class StaffDeed(models.Model):
    """One thing done beyond a country, to people or to the whole of the sample country. Never changed and never deleted."""

    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=300)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Sitting(AbstractBaseSession):
    """A browser in which somebody is signed in. May be lost: people then sign in again. No foreign key: it may lie in another database."""

    person_id = models.BigIntegerField(null=True, db_index=True)
    device = models.CharField(max_length=80, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
