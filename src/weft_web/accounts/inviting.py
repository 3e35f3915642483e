"""Links that are worth something once: invitations, and links by which a person sets a new password."""

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Invitation, Membership, Person
from weft_web.accounts.selectors import has_run_out
from weft_web.accounts.services import did, person_make, role_give
from weft_web.countries.models import Country
from weft_web.rights import Role

VALID = timedelta(days=14)
TOKEN_BYTES = 32


class InvitationOverError(InputError):
    """The invitation was used, was withdrawn, or has run out."""


class State(StrEnum):
    """What is left of an invitation."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Bidding(Record):
    """Who is asked to come as what; without a country as staff."""

    email: str
    name: str
    role: Role
    language: str
    country: Country | None = None


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_by(token: str) -> Invitation | None:
    """The invitation that a link leads to."""
    return Invitation.objects.filter(digest=digest_of(token)).select_related("country", "made_by").first()


def state_of(invitation: Invitation) -> State:
    """What is left of it."""
    if invitation.used_at:
        return State.USED
    if invitation.withdrawn_at:
        return State.WITHDRAWN
    return State.EXPIRED if has_run_out(invitation) else State.OPEN


@transaction.atomic
def invitation_make(bidding: Bidding, by: Person) -> tuple[Invitation, str]:
    """The invitation and its token, which is told this once; an open one to the same address for the same role is withdrawn."""
    now, token = timezone.now(), secrets.token_urlsafe(TOKEN_BYTES)
    email = bidding.email.strip().lower()
    same = Invitation.objects.filter(email=email, country=bidding.country, role=bidding.role.value, used_at=None, withdrawn_at=None)
    same.update(withdrawn_at=now)
    made = Invitation.objects.create(
        digest=digest_of(token),
        email=email,
        name=bidding.name.strip(),
        country=bidding.country,
        role=bidding.role.value,
        language=bidding.language,
        made_by=by,
        expires_at=now + VALID,
    )
    did(by, bidding.country, "person_invited", bidding.name.strip() or email, invitation=made.pk, email=email, role=bidding.role.value)
    return made, token


def invitation_renew(invitation: Invitation, by: Person) -> tuple[Invitation, str]:
    """The same invitation with a new link; the old link is worth nothing any more."""
    bidding = Bidding(
        email=invitation.email,
        name=invitation.name,
        role=Role(invitation.role),
        language=invitation.language,
        country=invitation.country,
    )
    return invitation_make(bidding, by)


@transaction.atomic
def invitation_withdraw(invitation: Invitation, by: Person) -> None:
    """The link is worth nothing any more."""
    if Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        did(by, invitation.country, "invitation_withdrawn", invitation.name or invitation.email, invitation=invitation.pk)


@transaction.atomic
def invitation_accept(invitation: Invitation, person: Person) -> Membership:
    """The role taken on by who was invited. Errors: InvitationOverError, also for the second of two who come at once."""
    now = timezone.now()
    still_open = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None, expires_at__gt=now)
    if person.email.lower() != invitation.email.lower() or not still_open.update(used_at=now, used_by=person):
        raise InvitationOverError("invitation_over")
    return role_give(person, invitation.country, Role(invitation.role), invitation.made_by)


@transaction.atomic
def invitation_enter(invitation: Invitation, name: str, language: str, password: str) -> Person:
    """The account of who was invited, with the role. Errors: InvitationOverError."""
    person = person_make(name, invitation.email, password, language)
    invitation_accept(invitation, person)
    return person


@transaction.atomic
def reset_make(person: Person, country: Country | None, by: Person | None) -> str:
    """The token of a link by which the person sets a new password within a day; setting it, or signing in, ends the link."""
    did(by, country, "reset_link_made", person.name, whom=person.pk)
    return default_token_generator.make_token(person)


def reset_by(person_id: int, token: str) -> Person | None:
    """The person whom a link lets set a new password."""
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    return person if person is not None and default_token_generator.check_token(person, token) else None
