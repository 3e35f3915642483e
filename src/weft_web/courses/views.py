"""Learning pages: open to anyone, the same for everybody."""

import gzip
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from weft.records import Language
from weft_web.asking import Asked
from weft_web.courses import selectors
from weft_web.courses.setting import LIGHT, Leaf, address, leaf
from weft_web.courses.toolkit import tool_address, tool_leaf
from weft_web.engine import teaching
from weft_web.tongue import COOKIE_SECONDS

FRESH = "public, max-age=0, must-revalidate"


@require_safe
def all_(request: Asked) -> HttpResponse:
    """The courses there are."""
    language = request.voice.language
    courses = [(one.sheet, address(one.id, language), len(one.units), teaching.slug_of(one.id)) for one in teaching.courses()]
    return render(request, "courses/all.html", {"courses": courses, "toolkit": tool_address(language)})


@require_safe
def home(request: HttpRequest, language: str, course: str) -> HttpResponse:
    """The front page of a course."""
    return _page(request, language, course, "")


@csrf_exempt  # A quiz that is sent without the script changes nothing: the page comes again.
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, language: str, course: str, unit: str) -> HttpResponse:
    """The page of a unit."""
    return _page(request, language, course, unit)


@require_safe
def toolkit(request: HttpRequest, language: str, part: str = "") -> HttpResponse:
    """The front page of the toolkit, or the page of a part."""
    if language not in set(Language):
        raise Http404
    return _sent(request, tool_leaf(part, Language(language)), language)


@require_GET
def do(request: Asked, place: str) -> HttpResponse:
    """On to the page of the workbench at which an exercise is done."""
    if place not in selectors.WHERE:
        raise Http404
    found = selectors.page_for(request.user, place)
    if not found:
        messages.info(request, request.voice.say("courses.no_country"))
    return redirect(found or "courses:all")


def _page(request: HttpRequest, language: str, course: str, unit: str) -> HttpResponse:
    """CASE 1 no such page. CASE 2 the data-saver is switched. CASE 3 the page is sent."""
    wished = request.GET.get(LIGHT)
    light = request.COOKIES.get(LIGHT) == "1"
    found = leaf(course, unit, Language(language), light=light) if language in set(Language) else None
    if found is None:
        raise Http404
    if wished in ("0", "1"):
        return _switched(request, wished)
    return _sent(request, found, language)


def _sent(request: HttpRequest, found: Leaf, language: str) -> HttpResponse:
    """A page, unless the browser has it."""
    response = known(request, found.etag) or _packed(request, found)
    for name, value in (("ETag", found.etag), ("Cache-Control", FRESH), ("Content-Language", language)):
        response.headers[name] = value
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    return response


def _switched(request: HttpRequest, wished: str) -> HttpResponse:
    response = redirect(request.path)
    response.set_cookie(LIGHT, wished, max_age=COOKIE_SECONDS, samesite="Lax", httponly=True, secure=request.is_secure())
    return response


def known(request: HttpRequest, etag: str) -> HttpResponse | None:
    """An empty answer where the browser has what it asks for."""
    held = {one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))}
    return HttpResponse(status=HTTPStatus.NOT_MODIFIED) if etag in held else None


def _packed(request: HttpRequest, found: Leaf) -> HttpResponse:
    """Nothing of a person stands on the page, so that packing gives nothing away."""
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(found.packed, headers={"Content-Encoding": "gzip"})
    return HttpResponse(gzip.decompress(found.packed))
