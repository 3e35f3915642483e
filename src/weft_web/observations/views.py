"""What no text shows: the list of entries, one entry, what it rests on and how it came to be."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web import engine
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine.asking import KINDS
from weft_web.headers import as_download
from weft_web.narrowing import words_in
from weft_web.observations import counting, exporting, pages, selectors, services
from weft_web.observations.comparing import entry_fields
from weft_web.observations.forms import EVIDENCE_FORMS, EvidenceForm, ObservationForm, shown
from weft_web.observations.models import Evidence, Observation

PAGE = 50
LONGEST = 200


def wish_of(request: HttpRequest) -> selectors.Wish:
    """What the list is narrowed to."""
    return selectors.Wish(**words_in(request.GET, selectors.Wish.__struct_fields__, LONGEST))


def observation_of(country: Country, pk: int) -> Observation:
    """An entry of this country; 404 where there is none."""
    return get_object_or_404(Observation.objects.select_related("by", "instrument", "withdrawn_by"), pk=pk, country=country)


@require_GET
def all_(request: Asked, country: Country) -> HttpResponse:
    """The entries of a country."""
    wish = wish_of(request)
    page = Paginator(selectors.entries(country, wish), PAGE).get_page(request.GET.get("page"))
    told: dict[str, Any] = {
        "page": page,
        "wish": wish,
        "lines": selectors.lines(request.voice, page.object_list),
        "figures": counting.counts(country),
        "bare": counting.without_evidence(country),
        "withdrawn": Observation.objects.filter(country=country).exclude(withdrawn_at=None).count(),
        "kinds": pages.kinds(request.voice),
        "sectors": [one.id for one in engine.entries("sectors")],
        "themes": [one.id for one in engine.entries("themes")],
    }
    return render(request, "observations/all.html", told)


@require_GET
def export(request: Asked, country: Country, form: str) -> HttpResponse:
    """The entries of the list as it is narrowed, as a table."""
    if form not in exporting.TYPES:
        raise Http404
    body = exporting.table(form, request.voice, selectors.lines(request.voice, selectors.entries(country, wish_of(request))))
    return as_download(HttpResponse(body, content_type=exporting.TYPES[form]), f"{country.code}-observations.{form}")


@require_http_methods(["GET", "POST"])
def new(request: Asked, country: Country) -> HttpResponse:
    """A new entry; what it was begun from is tied to it at once."""
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    if kind not in KINDS:
        return render(request, "observations/kinds.html", {"kinds": pages.kinds(request.voice), "begun": pages.begun(request)})
    begun = pages.begun_from(request, country)
    form = ObservationForm(
        request.POST or None, country=country, voice=request.voice, initial={"kind": kind, "language": request.voice.language.value}
    )
    if request.method == "POST" and form.is_valid():
        observation = services.observation_make(country, form.values(), request.user)
        if begun is not None and begun.is_valid():
            services.evidence_tie(begun.evidence(observation), request.user)
        messages.success(request, request.voice.say("observations.made"))
        return redirect("observations:observation", country=country.code, observation=observation.pk)
    return render(request, "observations/edit.html", pages.form_page(request, form, begun=begun))


@require_http_methods(["GET", "POST"])
def edit(request: Asked, country: Country, observation: int) -> HttpResponse:
    """An entry changed: a new version."""
    there = observation_of(country, observation)
    form = ObservationForm(request.POST or None, country=country, voice=request.voice, initial=shown(there))
    if request.method == "POST" and form.is_valid():
        try:
            services.observation_change(there, form.values(), form.cleaned_data["seen"] or 0, request.user)
        except services.ChangedMeanwhileError:
            form = pages.again(form, there)
        else:
            messages.success(request, request.voice.say("said.saved"))
            return redirect("observations:observation", country=country.code, observation=there.pk)
    return render(request, "observations/edit.html", pages.form_page(request, form, there=there))


@require_GET
def observation(request: Asked, country: Country, observation: int) -> HttpResponse:
    """One entry."""
    there = observation_of(country, observation)
    return render(request, "observations/observation.html", pages.entry_page(request, country, there))


@require_POST
def withdraw(request: Asked, country: Country, observation: int) -> HttpResponse:
    """An entry taken back, or standing again."""
    there = observation_of(country, observation)
    change = services.observation_restore if "restore" in request.POST else services.observation_withdraw
    change(there, request.user)
    return redirect("observations:observation", country=country.code, observation=there.pk)


@require_POST
def tie(request: Asked, country: Country, observation: int) -> HttpResponse:
    """Evidence tied to an entry."""
    there, kind = observation_of(country, observation), request.POST.get("evidence", "")
    if kind not in EVIDENCE_FORMS:
        raise Http404
    form: EvidenceForm = EVIDENCE_FORMS[kind](request.POST, country=country, voice=request.voice)
    if not form.is_valid():
        return render(request, "observations/observation.html", pages.entry_page(request, country, there, (kind, form)), status=422)
    services.evidence_tie(form.evidence(there), request.user)
    messages.success(request, request.voice.say("observations.tied"))
    return redirect("observations:observation", country=country.code, observation=there.pk)


@require_POST
def untie(request: Asked, country: Country, evidence: int) -> HttpResponse:
    """Evidence taken off its entry."""
    row = get_object_or_404(Evidence.objects.select_related("observation__country"), pk=evidence, country=country)
    services.evidence_untie(row, request.user)
    return redirect("observations:observation", country=country.code, observation=row.observation_id)


@require_GET
def versions(request: Asked, country: Country, observation: int) -> HttpResponse:
    """Two versions of an entry compared."""
    there = observation_of(country, observation)
    rows = list(there.versions.select_related("by").order_by("ordinal"))
    return render(request, "observations/versions.html", {"one": there, **pages.versions_page(request, rows, entry_fields)})
