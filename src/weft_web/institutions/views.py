"""Who has which mandate: the list, the picture, one body and what people correct in it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web import engine
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings.assessing import is_behind
from weft_web.headers import as_download
from weft_web.institutions import exporting, pages, selectors, services
from weft_web.institutions.bodies import id_of
from weft_web.institutions.drawing import drawing
from weft_web.institutions.forms import FORMS, AddForm, CorrectionForm
from weft_web.institutions.models import Correction, Kind
from weft_web.institutions.services import Said
from weft_web.narrowing import words_in

PAGE = 50
LONGEST = 200
SHOWN_CORRECTIONS = 50


@require_GET
def map(request: Asked, country: Country) -> HttpResponse:  # noqa: A001 - the name of its address
    """The bodies of a country with their roles, and the picture of them."""
    chart = selectors.chart_of(country)
    sectors = selectors.sectors_read(country, chart.bodies)
    wish = selectors.Wish(**words_in(request.GET, selectors.Wish.__struct_fields__, LONGEST))
    page = Paginator(selectors.wished(chart, wish, sectors), PAGE).get_page(request.GET.get("page"))
    shown: dict[str, Any] = {
        "chart": chart,
        "hidden": len(chart.bodies) - len(chart.shown),
        "wish": wish,
        "page": page,
        "lines": pages.lines(country, chart, list(page.object_list), sectors, request.voice),
        "roles": sorted({role.code for body in chart.shown for role in body.held}),
        "sectors": [one.id for one in engine.entries("sectors")],
        "states": selectors.STATES,
        "figures": pages.figures(chart),
        "shared": pages.shared(chart, request.voice),
        "drawing": drawing(country, chart, sectors, request.voice),
        "is_behind": is_behind(country),
    }
    return render(request, "institutions/map.html", shown)


@require_GET
def diagram(request: Asked, country: Country) -> HttpResponse:
    """The picture as a file."""
    chart = selectors.chart_of(country)
    picture = drawing(country, chart, selectors.sectors_read(country, chart.shown), request.voice)
    if not picture.svg:
        raise Http404
    return as_download(HttpResponse(picture.svg, content_type="image/svg+xml"), f"{country.code}-institutions.svg")


@require_GET
def export(request: Asked, country: Country) -> HttpResponse:
    """The table as CSV."""
    body = exporting.institutions_csv(country, selectors.chart_of(country), request.voice)
    return as_download(HttpResponse(body, content_type="text/csv; charset=utf-8"), f"{country.code}-institutions.csv")


@require_GET
def institution(request: Asked, country: Country, body: str) -> HttpResponse:
    """One body: its roles with the words that give them, and what people said of it."""
    return render(request, "institutions/institution.html", pages.body_page(request, country, body))


@require_POST
def correct(request: Asked, country: Country, body: str) -> HttpResponse:
    """A correction of a body."""
    there = pages.body_of(country, body)
    kind = request.POST.get("kind", "")
    if kind not in FORMS:
        raise Http404
    form = FORMS[kind](request.POST, body=there.body, chart=there.chart, voice=request.voice)
    if not form.is_valid():
        return render(request, "institutions/institution.html", pages.body_page(request, country, body, (kind, form)), status=422)
    correction = services.correction_make(country, _said(kind, there.body.anchor, form), request.user)
    return redirect(f"{_home(country, kind, there.body.id, form)}?done={correction.pk}")


def _said(kind: str, anchor: str, form: CorrectionForm) -> Said:
    return Said(kind=kind, anchor=anchor, value=form.value(), source=form.cleaned_data.get("source", ""))


def _home(country: Country, kind: str, body: str, form: CorrectionForm) -> str:
    """The page of the body that is there afterwards: the one merged into, else the same."""
    now = id_of(form.cleaned_data["into"]) if kind == Kind.MERGED else body
    return reverse("institutions:institution", kwargs={"country": country.code, "body": now})


@require_http_methods(["GET", "POST"])
def add(request: Asked, country: Country) -> HttpResponse:
    """A body that no text names."""
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        chart = selectors.chart_of(country)
        if id_of(name) not in chart.known:
            services.correction_make(
                country, Said(kind=Kind.ADDED, anchor=name, value={}, source=form.cleaned_data["source"]), request.user
            )
        else:
            messages.info(request, request.voice.say("institutions.there_already"))
        return redirect("institutions:institution", country=country.code, body=id_of(name))
    return render(request, "institutions/add.html", {"form": form})


@require_POST
def withdraw(request: Asked, country: Country, correction: int) -> HttpResponse:
    """A correction undone."""
    row = get_object_or_404(Correction, pk=correction, country=country)
    services.correction_withdraw(row, request.user)
    messages.success(request, request.voice.say("institutions.undone"))
    known = selectors.chart_of(country).known
    if id_of(row.anchor) not in known:
        return redirect("institutions:map", country=country.code)
    return redirect("institutions:institution", country=country.code, body=id_of(row.anchor))


@require_GET
def corrections(request: Asked, country: Country) -> HttpResponse:
    """All that people corrected, latest first, what was undone among it."""
    rows = Correction.objects.filter(country=country).select_related("by", "withdrawn_by").order_by("-at", "-id")
    page = Paginator(rows, SHOWN_CORRECTIONS).get_page(request.GET.get("page"))
    shown = {"page": page, "entries": pages.history(request.voice, page.object_list)}
    return render(request, "institutions/corrections.html", shown)
