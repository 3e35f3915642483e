"""The pages that say what went wrong, in the person's language: what happened, what is safe, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from weft.records import Language
from weft_web import engine


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
    """500: a fault of ours. Said in all three languages, with nothing that could fail again."""
    said = "".join(
        f'<section lang="{language.value}"><h1>{voice.say("fault.500.title")}</h1><p>{voice.say("fault.500.text")}</p></section>'
        for language, voice in ((one, engine.voice(one)) for one in Language)
    )
    return HttpResponse(f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Weft</title>{said}</html>", status=500)


def _page(request: HttpRequest, status: int, code: str = "") -> HttpResponse:
    return render(request, "fault.html", {"code": code or str(status)}, status=status)
