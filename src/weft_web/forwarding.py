"""Where a page sends a person on: only to addresses of this installation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back_to(request: HttpRequest, route: str, **named: object) -> str:
    """The address in the form's field `next` where it is one of ours, else that of a route."""
    wished = request.POST.get("next") or request.GET.get("next") or ""
    if wished.startswith("/") and url_has_allowed_host_and_scheme(wished, {request.get_host()}, require_https=request.is_secure()):
        return wished
    return reverse(route, kwargs=named)
