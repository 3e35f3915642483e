"""A course or the toolkit as a file, for anyone: which forms there are and what for, what was checked of each, and the file."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from weft.records import Language
from weft_web import engine
from weft_web.courses.setting import address
from weft_web.courses.toolkit import tool_address
from weft_web.courses.views import FRESH, known
from weft_web.engine import packing
from weft_web.headers import as_download
from weft_web.tongue import OWN_NAMES

FOLDER = "packages"
AGAIN_SECONDS = "4"
"""After which a browser asks again while something else is being made."""


@require_safe
def packages(request: HttpRequest, language: str, course: str) -> HttpResponse:
    """Every form with what it is for; size and checks of those that were made already."""
    shelf = _shelf(language, course)
    shown = {"forms": [(one, shelf.held(one)) for one in shelf.source.forms], "home": _home(shelf)}
    return _page(request, shelf, "courses/packages.html", shown)


@require_safe
def package(request: HttpRequest, language: str, course: str, form: str) -> HttpResponse:
    """What was checked of a form: made at the first call; while another is being made, a page that asks again."""
    shelf = _shelf(language, course, form)
    told = shelf.made(form)
    checks = [(one, packing.check_said(one, shelf.language)) for one in told.checks] if told else []
    response = _page(request, shelf, "courses/package.html", {"form": form, "told": told, "checks": checks, "name": shelf.name(form)})
    if told is None:
        response.status_code, response.headers["Refresh"] = HTTPStatus.ACCEPTED, AGAIN_SECONDS
    return response


@require_safe
def package_file(request: HttpRequest, language: str, course: str, form: str) -> HttpResponseBase:
    """CASE 1 there is none that may be handed over: the page says why. CASE 2 the browser has it. CASE 3 it gets it."""
    shelf = _shelf(language, course, form)
    told = shelf.made(form)
    if told is None or not told.sound:
        return redirect("courses:package", language=language, course=course, form=form)
    etag = f'"{told.digest}"'
    answer = known(request, etag) or as_download(FileResponse(shelf.place(form).open("rb")), shelf.name(form))
    answer.headers["ETag"], answer.headers["Cache-Control"] = etag, FRESH
    return answer


def _shelf(language: str, course: str, form: str = "") -> packing.Shelf:
    held = packing.source(course)
    if held is None or language not in set(Language) or (form and form not in held.forms):
        raise Http404
    return packing.Shelf(Path(settings.DATA) / FOLDER, held, Language(language))


def _home(shelf: packing.Shelf) -> str:
    """The front page of what the files are made of."""
    held = shelf.source.course
    return address(held.id, shelf.language) if held else tool_address(shelf.language)


def _page(request: HttpRequest, shelf: packing.Shelf, template: str, shown: Mapping[str, object]) -> HttpResponse:
    """A page in the language that its address says, with the same page in the others."""
    match = request.resolver_match
    assert match is not None  # noqa: S101 - a view is called by its address
    others = [(one, OWN_NAMES[one], reverse(match.view_name, kwargs=match.kwargs | {"language": one.value})) for one in Language]
    told = {"voice": engine.voice(shelf.language), "others": others, "title": shelf.source.title(shelf.language)}
    named = {"language": shelf.language.value, "course": shelf.source.slug, "kind": "" if shelf.source.course else "kit_"}
    response = render(request, template, {**shown, **told, **named})
    response.headers["Content-Language"] = shelf.language.value
    return response
