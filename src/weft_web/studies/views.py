"""The draft: read chapter by chapter, each block with what people did to it."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.jobs.selectors import under_way
from weft_web.rights import Right
from weft_web.studies import selectors
from weft_web.studies.addresses import draft_base, leaf_context, picture_answer, place_of
from weft_web.studies.composing import NothingToWriteError, composition_is_behind
from weft_web.studies.cutting import ident
from weft_web.studies.desk import Desk
from weft_web.studies.leaves import keeper
from weft_web.studies.services import study_open

FIRST = "summary"


def on_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view; where nothing has been analysed yet, a page that says so."""

    @wraps(view)
    def seen(request: Asked, country: Country, *arguments: object, **named: object) -> HttpResponse:
        try:
            return view(request, country, *arguments, **named)
        except NothingToWriteError:
            return render(request, "studies/nothing.html", {"jobs": under_way(country)})

    return seen


@require_GET
def study(request: Asked, country: Country, language: str = "") -> HttpResponse:
    """The first chapter, in the language asked for or that of the person."""
    return chapter(request, country, language or request.voice.language.value, FIRST, 1)


@require_GET
@on_desk
def chapter(request: Asked, country: Country, language: str, chapter: str, part: int) -> HttpResponse:
    """A part of a chapter."""
    desk = Desk(study_open(country, language))
    if chapter not in {one.anchor for one in desk.contents()}:
        raise Http404
    found = desk.leaf(chapter, part)
    if found is None:
        raise Http404
    return render(request, "studies/study.html", leaf_context(found, draft_base(country, language)) | _around(request, desk))


def _around(request: Asked, desk: Desk) -> dict[str, object]:
    """What stands around a chapter of the draft."""
    country = desk.study.country
    written = selectors.in_languages(country)
    return {
        "study": desk.study,
        "frame": desk.frame,
        "editable": Right.WRITE in request.rights,
        "languages": [(code, written.get(code, 0)) for code in ("en", "fr", "es")],
        "behind": composition_is_behind(desk.composition),
        "aside": len(desk.unplaced()),
        "versions": selectors.versions_of(country).count(),
        "jobs": under_way(country),
    }


@require_GET
@on_desk
def aside(request: Asked, country: Country, language: str) -> HttpResponse:
    """Texts that the present order has no place for."""
    desk = desk_of(country, language)
    keys = desk.unplaced()
    shown = {"study": desk.study, "texts": [desk.rows[key] for key in keys], "home": draft_base(country, language).home}
    return render(request, "studies/aside.html", shown)


@require_GET
@on_desk
def to(request: Asked, country: Country, language: str, anchor: str) -> HttpResponse:
    """Where a number of the study leads."""
    desk = desk_of(country, language)
    chapter = keeper(anchor, desk.contents())
    if not chapter:
        raise Http404
    return redirect(place_of(draft_base(country, language), chapter, desk.part_at(chapter, anchor=anchor), anchor))


@require_GET
@on_desk
def at(request: Asked, country: Country, language: str) -> HttpResponse:
    """Where a block stands, by its key."""
    desk = desk_of(country, language)
    return redirect(address_of(desk, request.GET.get("key", "")))


def address_of(desk: Desk, key: str) -> str:
    """The address of a block of the draft; the study's first page where it has no place."""
    base = draft_base(desk.study.country, desk.study.language)
    chapter = desk.rows[key].chapter if key in desk.rows else key.partition("/")[0]
    if chapter not in {one.anchor for one in desk.contents()}:
        return base.home
    part = desk.part_at(chapter, key=key)
    return f"{base.chapter(chapter, part or 1)}{'#' + ident(key) if part else ''}"


@require_GET
@on_desk
def picture(request: Asked, country: Country, language: str, chapter: str, name: str) -> HttpResponse:
    """A picture of the draft."""
    desk = desk_of(country, language)
    there = {one.anchor for one in desk.contents()}
    answer = picture_answer(desk.picture(chapter, name)) if chapter in there else None
    if answer is None:
        raise Http404
    return answer


def desk_of(country: Country, language: str) -> Desk:
    """The study on the desk. Errors: NothingToWriteError."""
    return Desk(study_open(country, language))
