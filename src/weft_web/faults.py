"""The pages that say what went wrong, in the person's language: what happened, what is safe, what to do."""

import errno
import sys

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from weft.records import Language
from weft_web import engine
from weft_web.tongue import COOKIE

FULL, BUSY, BROKEN = 507, 503, 500
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
SAID_FULL = ("disk is full", "No space left on device", "could not extend file", "Disk quota exceeded")
AGAIN_SECONDS = "30"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing here, or nothing for this person."""
    return _page(request, 404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person's role does not allow it."""
    return _page(request, 403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was made before signing in or out; nothing was saved."""
    return _page(request, 403, "stale")


def broken(request: HttpRequest) -> HttpResponse:
    """507: no room is left. 503: the database does not answer. 500: a fault of ours.

    Said in all three languages, by means that ask neither the database nor the sitting, for these may be what fails.
    """
    status = _kind(sys.exc_info()[1])
    first = request.COOKIES.get(COOKIE, Language.EN.value)
    voices = sorted((engine.voice(one) for one in Language), key=lambda voice: voice.language.value != first)
    shown = {
        "voices": voices,
        "code": status,
        "named": str(status),
        "sheet": f"{settings.STATIC_URL}weft_web/weft.css?v={engine.engine_version()}",
    }
    response = HttpResponse(render_to_string("broken.html", shown), status=status)
    if status == BUSY:
        response.headers["Retry-After"] = AGAIN_SECONDS
    return response


def _kind(error: BaseException | None) -> int:
    """What went wrong, by the error."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return FULL
    if isinstance(error, OperationalError):
        return FULL if any(words in str(error) for words in SAID_FULL) else BUSY
    return BROKEN


def _page(request: HttpRequest, status: int, code: str = "") -> HttpResponse:
    return render(request, "fault.html", {"code": code or str(status)}, status=status)
