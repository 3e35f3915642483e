"""The one gate: each request is let through, sent to sign in, refused or answered as if nothing were there, by the table of rights.

A view that lies in a country gets the country itself in place of its code.
Who has no role there cannot tell it from one that does not exist.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from weft_web.accounts.entering import is_over, key_renew, second_step
from weft_web.accounts.models import Membership
from weft_web.accounts.selectors import held_by, is_staff, roles_among
from weft_web.accounts.sessions import sitting_seen
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.forwarding import sent_on
from weft_web.jobs.selectors import failed, is_anybody_working
from weft_web.rights import Right, rights_of
from weft_web.routes import ROUTES

PLACES = (
    ("countries:workspace", "frame.overview", "overview"),
    ("instruments:register", "frame.instruments", "instruments"),
    ("findings:queue", "frame.findings", "findings"),
    ("coverage:matrix", "frame.coverage", "coverage"),
    ("searches:search", "searches.nav", "searches"),
    ("institutions:map", "frame.institutions", "institutions"),
    ("observations:all", "frame.observations", "observations"),
    ("studies:study", "frame.study", "studies"),
    ("strategies:overview", "frame.strategy", "strategies"),
    ("consultations:all", "frame.consultations", "consultations"),
    ("meetings:all", "frame.meetings", "meetings"),
)
"""The main navigation of a country: route, words, section."""

HERE = {"countries:workspace": "overview"}
"""The section of a route where it is not its app."""


class GateMiddleware:
    """Sets `request.rights` and `request.country`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; the decision is made once the view is known."""
        request.country = None  # type: ignore[attr-defined]  # declared in asking.Asked
        request.rights = frozenset()  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: Asked, _view: Any, _arguments: Any, named: dict[str, Any]) -> HttpResponse | None:
        """Nothing where the request may go on."""
        route = request.resolver_match.view_name if request.resolver_match else ""
        right = ROUTES[route]
        country = Country.objects.filter(code=named["country"].upper()).first() if "country" in named else None
        held = held_by(request.user)
        request.rights = rights_of(roles_among(held, country))
        if right is not Right.ANYONE:
            elsewhere = _first_elsewhere(request, route, held)
            if elsewhere is not None:
                return elsewhere
            country = country if Right.READ_DRAFT in request.rights else None
        if "country" in named:
            named["country"] = request.country = _found(country)
        if right not in request.rights:
            raise PermissionDenied(right.value)
        return None


def _first_elsewhere(request: Asked, route: str, held: tuple[Membership, ...]) -> HttpResponse | None:
    """Where a person has to go first: to sign in, or on to the second step of signing in; nothing for who is through."""
    if not request.user.is_authenticated:
        return _sent_to(settings.LOGIN_URL, request)
    staff = is_staff(held)
    if is_over(request, staff=staff):
        logout(request)
        messages.info(request, request.voice.say("accounts.away"))
        return _sent_to(settings.LOGIN_URL, request)
    sitting_seen(request.session)
    key_renew(request, held)
    step = second_step(request.user, staff=staff)
    return _sent_to(step, request) if step and step != route else None


def _sent_to(route: str, request: HttpRequest) -> HttpResponse:
    """To a page from which one comes back to where one wanted to look; what was sent by a form is not sent again."""
    return sent_on(route, request.get_full_path() if request.method == "GET" else reverse("countries:home"))


def _found(country: Country | None) -> Country:
    if country is None:
        raise Http404
    return country


def surroundings(request: HttpRequest) -> dict[str, object]:
    """For every template: where one is and what one may do there, as `may.judge`."""
    held: frozenset[Right] = getattr(request, "rights", frozenset())
    route = request.resolver_match.view_name if request.resolver_match else ""
    country: Country | None = getattr(request, "country", None)
    return {
        "country": country,
        "failed_jobs": lambda: failed(country) if country else (),
        "anybody_working": is_anybody_working,
        "may": {right.value: right in held for right in Right},
        "places": [place for place in PLACES if place[0] in ROUTES],
        "here": HERE.get(route, route.split(":")[0]),
    }
