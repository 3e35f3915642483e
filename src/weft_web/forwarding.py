"""Where a page sends a person on: only to addresses of this installation."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back_to(request: HttpRequest, route: str, **named: object) -> str:
    """The address in the form's field `next` where it is one of ours, else that of a route."""
    wished = request.POST.get("next") or request.GET.get("next") or ""
    if wished.startswith("/") and url_has_allowed_host_and_scheme(wished, {request.get_host()}, require_https=request.is_secure()):
        return wished
    return reverse(route, kwargs=named)


def sent_on(route: str, afterwards: str) -> HttpResponse:
    """To a page from which one goes on to an address afterwards."""
    return redirect_to_login(afterwards, resolve_url(route))
