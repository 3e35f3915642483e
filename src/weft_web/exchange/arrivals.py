"""Pages of a country's file brought here: taken in, told of, brought in or dropped; into a country that is here, or as a new one."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.exchange import selectors, services
from weft_web.exchange.models import Arrival, Stage
from weft_web.exchange.moving.unpacking import MOST_BYTES
from weft_web.exchange.moving.writing import FILE, HERE
from weft_web.instruments import tus
from weft_web.instruments.arriving import RefusedError
from weft_web.instruments.uploading import Sent


@require_POST
def bring(request: Asked, country: Country) -> HttpResponse:
    """A file for a country that is here."""
    problem, arrival = _taken_in(request, country)
    if arrival is None:
        messages.error(request, problem)
        return redirect("exchange:all", country=country.code)
    return redirect("exchange:arrival", country=country.code, arrival=arrival.key)


@require_http_methods(["GET", "POST"])
def found(request: Asked) -> HttpResponse:
    """A file of a country that is not here yet."""
    problem, arrival = _taken_in(request, None) if request.method == "POST" else ("", None)
    if arrival is None:
        return render(request, "exchange/found.html", {"problem": problem, "arrivals": selectors.founding(request.user)})
    return redirect("exchange:founding", arrival=arrival.key)


@require_GET
def arrival(request: Asked, arrival: str, country: Country | None = None) -> HttpResponse:
    """What looking into a file showed, and what became of it."""
    row = _arrival(request, arrival, country)
    if country is None and row.home is not None:
        return redirect("exchange:arrival", country=row.home.code, arrival=row.key)
    shown = {"arrival": row, "ways": _ways(row), "sides": (HERE, FILE)}
    state = {"job": selectors.job_of(row), "problem": selectors.problem_of(row)}
    return render(request, "exchange/arrival.html", {**shown, **state})


@require_POST
def arrival_bring(request: Asked, arrival: str, country: Country | None = None) -> HttpResponse:
    """The file is to be brought in."""
    row = _arrival(request, arrival, country)
    prefer = FILE if request.POST.get("prefer") == FILE else HERE
    services.arrival_bring(row, request.user, prefer)
    return redirect(_ways(row)["page"])


@require_POST
def arrival_drop(request: Asked, arrival: str, country: Country | None = None) -> HttpResponse:
    """The file is not wanted after all."""
    row = _arrival(request, arrival, country)
    if selectors.job_of(row) is None and services.arrival_drop(row, request.user):
        messages.success(request, request.voice.say("exchange.dropped"))
    return redirect("exchange:all", country=country.code) if country else redirect("exchange:found")


def _taken_in(request: Asked, country: Country | None) -> tuple[str, Arrival | None]:
    """The file that came with a form, or why there is none."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return request.voice.say("exchange.no_file"), None
    try:
        sent = Sent(name=file.name or "", size=file.size or 0)
        return "", services.arrival_take_in(country, sent, file.chunks(), request.user)
    except RefusedError as refused:
        return request.voice.say(f"instruments.{refused.code}", most=next(iter(refused.arguments), "")), None


@require_http_methods(["POST", "OPTIONS"])
def sending(request: Asked, country: Country | None = None) -> HttpResponse:
    """A file begun to be sent piece by piece."""

    def begin(size: int, told: dict[str, str]) -> tuple[Arrival, str]:
        sent = Sent(name=told.get("filename", ""), size=size, fingerprint=told.get("fingerprint", ""))
        arrival = services.arrival_begin(country, sent, request.user)
        named = {"country": country.code, "arrival": arrival.key} if country else {"arrival": arrival.key}
        return arrival, reverse("exchange:sending_on" if country else "exchange:founding_on", kwargs=named)

    return tus.announced(request, begin, MOST_BYTES)


@require_http_methods(["HEAD", "PATCH"])
def sending_on(request: Asked, arrival: str, country: Country | None = None) -> HttpResponse:
    """More of it, or how much has arrived; once all is here, the page on which it goes on."""
    row = get_object_or_404(Arrival.objects.select_related("country", "by"), key=arrival, country=country, by=request.user)
    answer = tus.gone_on(request, row, partial(services.arrival_receive, row), partial(services.arrival_finish, row))
    if row.is_here:
        answer.headers["Upload-Page"] = _ways(row)["page"]
    return answer


def _arrival(request: Asked, key: str, country: Country | None) -> Arrival:
    """The file; one for a new country is seen by who brought it only."""
    if country is not None:
        return get_object_or_404(Arrival.objects.select_related("country", "by"), key=key, country=country)
    row = get_object_or_404(Arrival.objects.select_related("country", "by"), key=key, by=request.user)
    if row.home is not None and row.stage != Stage.BROUGHT:
        raise Http404
    return row


def _ways(arrival: Arrival) -> dict[str, Any]:
    """The addresses of a file's page and of what can be done with it."""
    named: dict[str, Any] = {"arrival": arrival.key}
    prefix = "founding"
    if arrival.home is not None:
        named["country"], prefix = arrival.home.code, "arrival"
    ways = {"page": prefix, "bring": f"{prefix}_bring", "drop": f"{prefix}_drop"}
    return {name: reverse(f"exchange:{route}", kwargs=named) for name, route in ways.items()}
