"""Search over all provisions, and what it found as a spreadsheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from weft_web import headers, onward
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings.seeing import reader_of
from weft_web.searches import filtering, selectors, sheets
from weft_web.searches.wishes import wanted


@require_GET
def search(request: Asked, country: Country) -> HttpResponse:
    """What is found, or how to ask."""
    wish = wanted(request.GET)
    held = selectors.shelf(country, old=bool(wish.old))
    shown = {
        "wanted": wish,
        "filters": filtering.filters(held, wish, request.voice),
        "instruments": len(held.shown),
        "register": onward.address("instruments:register", country=country.code),
    }
    if wish.asks:
        results = selectors.results(country, held, wish, _looking(request))
        shown |= {"results": results, "links": filtering.links(wish, results)}
    return render(request, "searches/search.html", shown)


def _looking(request: Asked) -> selectors.Looking:
    return selectors.Looking(voice=request.voice, reader=reader_of(request))


@require_GET
def export(request: Asked, country: Country) -> HttpResponse:
    """What is found, as CSV."""
    wish = wanted(request.GET)
    held = selectors.shelf(country, old=bool(wish.old))
    taken = selectors.taken(country, held, wish, _looking(request)) if wish.asks else selectors.Taken()
    body = sheets.as_table(taken, request.voice)
    return headers.as_download(HttpResponse(body, content_type="text/csv; charset=utf-8"), sheets.file_name(country.code, taken))
