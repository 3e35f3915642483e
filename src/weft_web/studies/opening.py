"""What is public of a country: the version that a person made public, and nothing else. Who has no account sees only this."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.studies import selectors
from weft_web.studies.addresses import leaf_context, picture_answer, place_of, public_base
from weft_web.studies.cutting import picture_in
from weft_web.studies.freezing import DamagedError, Frozen, frozen_of
from weft_web.studies.leaves import contents_of, frozen, keeper, leaf, part_of
from weft_web.studies.models import Publication
from weft_web.studies.publishing import sent


@require_GET
def public(request: Asked, country: Country, language: str, chapter: str = "summary", part: int = 1) -> HttpResponse:
    """A part of a chapter of what is public."""
    publication, held = _published(request, country, language)
    contents = contents_of(held.paper)
    there = chapter in {one.anchor for one in contents}
    found = leaf(contents, chapter, frozen(held.paper, chapter), part) if there else None
    if found is None:
        raise _nothing(request)
    shown = {
        "publication": publication,
        "version": publication.version,
        "paper": held.paper,
        "files": selectors.public_files(publication),
        "others": selectors.public_languages(country, language),
        **leaf_context(found, public_base(country, language)),
    }
    return render(request, "studies/public.html", shown)


def _published(request: Asked, country: Country, language: str) -> tuple[Publication, Frozen]:
    """What is public now; a country of which nothing is public answers as if it were not there."""
    publication = selectors.published(country, language)
    if publication is None:
        raise _nothing(request)
    try:
        return publication, frozen_of(publication.version)
    except DamagedError as error:
        raise _nothing(request) from error


def _nothing(request: Asked) -> Http404:
    request.country = None
    return Http404()


@require_GET
def public_to(request: Asked, country: Country, language: str, anchor: str) -> HttpResponse:
    """Where a number leads."""
    _, held = _published(request, country, language)
    chapter = keeper(anchor, contents_of(held.paper))
    if not chapter:
        raise _nothing(request)
    return redirect(place_of(public_base(country, language), chapter, part_of(frozen(held.paper, chapter), anchor), anchor))


@require_GET
def public_picture(request: Asked, country: Country, language: str, chapter: str, name: str) -> HttpResponse:
    """A picture."""
    _, held = _published(request, country, language)
    answer = picture_answer(picture_in(frozen(held.paper, chapter), name))
    if answer is None:
        raise _nothing(request)
    return answer


@require_GET
def public_file(request: Asked, country: Country, language: str, kind: str) -> HttpResponseBase:
    """A file of the public version."""
    publication, _ = _published(request, country, language)
    row = next((one for one in selectors.public_files(publication) if one.format == kind), None)
    if row is None:
        raise _nothing(request)
    return sent(row)
