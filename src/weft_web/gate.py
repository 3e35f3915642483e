"""The one gate: each request is let through, sent to sign in, refused or answered as if nothing were there, by the table of rights.

A view that lies in a country gets the country itself in place of its code.
Who has no role there cannot tell it from one that does not exist.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from weft_web.accounts.selectors import needs_second_factor, roles_in
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.rights import ROUTES, Right, rights_of

WITHOUT_SECOND_FACTOR = frozenset({"accounts:second_factor", "accounts:second_factor_setup", "accounts:sign_out", "accounts:speak"})


PLACES = (
    ("countries:workspace", "frame.overview", "overview"),
    ("instruments:register", "frame.instruments", "instruments"),
    ("findings:queue", "frame.findings", "findings"),
    ("findings:coverage", "frame.coverage", "coverage"),
    ("institutions:map", "frame.institutions", "institutions"),
    ("observations:all", "frame.observations", "observations"),
    ("studies:study", "frame.study", "studies"),
)
"""The main navigation of a country: route, words, section."""

HERE = {"countries:workspace": "overview", "findings:coverage": "coverage"}
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
        request.rights = rights_of(roles_in(request.user, country))
        if right is Right.ANYONE:
            if "country" in named:
                named["country"] = request.country = _found(country)
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if route not in WITHOUT_SECOND_FACTOR and needs_second_factor(request.user):
            return redirect("accounts:second_factor")
        if "country" in named:
            named["country"] = request.country = _found(country if Right.READ_DRAFT in request.rights else None)
        if right not in request.rights:
            raise PermissionDenied(right.value)
        return None


def _found(country: Country | None) -> Country:
    if country is None:
        raise Http404
    return country


def surroundings(request: HttpRequest) -> dict[str, object]:
    """For every template: where one is and what one may do there, as `may.judge`."""
    held: frozenset[Right] = getattr(request, "rights", frozenset())
    route = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "country": getattr(request, "country", None),
        "may": {right.value: right in held for right in Right},
        "places": [place for place in PLACES if place[0] in ROUTES],
        "here": HERE.get(route, route.split(":")[0]),
    }
