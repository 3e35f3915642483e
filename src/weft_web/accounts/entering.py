"""Coming in: one way for everybody, whether by password, invitation or as the first person."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone

from weft_web.accounts.models import Membership, Person
from weft_web.accounts.second import second_factor_of
from weft_web.accounts.selectors import held_by
from weft_web.accounts.sessions import BEGAN, DEVICE, IDLE_STAFF, LONGEST, device_said, idle_for
from weft_web.environment import SecondFactor, Standing

BACKEND = "django.contrib.auth.backends.ModelBackend"
ROLES = "roles"


def come_in(request: HttpRequest, person: Person) -> None:
    """Signs a person in, under a new key, for twelve hours at most."""
    login(request, person, BACKEND)
    now = timezone.now()
    request.session[BEGAN] = now.isoformat()
    request.session[DEVICE] = device_said(request.headers.get("User-Agent", ""))
    request.session[ROLES] = sorted(one.pk for one in held_by(person))
    request.session.set_expiry(now + LONGEST)


def key_renew(request: HttpRequest, held: tuple[Membership, ...]) -> None:
    """A new key for the sitting whenever the person's roles are not those that it began with."""
    roles = sorted(one.pk for one in held)
    if request.session.get(ROLES) != roles:
        if ROLES in request.session:
            request.session.cycle_key()
        request.session[ROLES] = roles


def is_over(request: HttpRequest, *, staff: bool) -> bool:
    """Whether staff on a server left the sitting alone for too long."""
    limit = IDLE_STAFF if staff and settings.ENVIRONMENT.standing is Standing.SERVER else timedelta.max
    return idle_for(request.session) > limit


def second_step(person: Person, *, staff: bool) -> str:
    """The page to which this sign-in has still to go: for a code, or to set a device up; nothing when it is through."""
    if person.is_verified():  # type: ignore[attr-defined]  # set by django_otp's middleware
        return ""
    if second_factor_of(person) is not None:
        return "accounts:second_factor"
    return "accounts:second_factor_setup" if is_required(staff=staff) else ""


def is_required(*, staff: bool) -> bool:
    """Whether the installation asks a second factor of such a person."""
    match settings.SECOND_FACTOR:
        case SecondFactor.EVERYONE:
            return True
        case SecondFactor.STAFF:
            return staff
    return False
