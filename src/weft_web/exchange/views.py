"""What can go out of a country and come in; files asked for and taken away."""

from datetime import UTC, datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from weft.records import Language
from weft_web import engine
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.exchange import selectors, services
from weft_web.exchange.forms import AT_ONCE, LANGUAGES, ParcelForm, TableForm
from weft_web.exchange.models import Form, Parcel
from weft_web.exchange.tables import findings_table, observations_table, register_table
from weft_web.findings.seeing import reader_of
from weft_web.headers import as_download
from weft_web.jobs.models import State
from weft_web.jobs.selectors import last_of, under_way
from weft_web.rights import Right

TABLES = {Form.FINDINGS: findings_table, Form.REGISTER: register_table, Form.OBSERVATIONS: observations_table}


@require_GET
def all_ways(request: Asked, country: Country) -> HttpResponse:
    """What can go out and come in, and what went out lately."""
    last = last_of(country, "export")
    board = selectors.board(country)
    parcels = [(parcel, may_take(parcel, request)) for parcel in board.parcels]
    shown = {"board": board, "parcels": parcels, "jobs": under_way(country), "languages": LANGUAGES}
    shown["failed"] = last if last is not None and last.state == State.FAILED else None
    return render(request, "exchange/all.html", shown)


@require_GET
def table(request: Asked, country: Country, form: str) -> HttpResponseBase:
    """Findings, register or observations as CSV, written as it is sent."""
    wished = TableForm(request.GET)
    if form not in AT_ONCE or not wished.is_valid():
        raise Http404
    voice = engine.voice(Language(wished.cleaned_data["language"] or request.voice.language))
    lines = TABLES[Form(form)](country, voice, wished.wishes(reader_of(request)))
    answer = StreamingHttpResponse((line.encode("utf-8") for line in lines), content_type="text/csv; charset=utf-8")
    return as_download(answer, f"{country.code}-{form}-{datetime.now(UTC):%Y-%m-%d}.csv")


@require_POST
def ask(request: Asked, country: Country) -> HttpResponse:
    """A file to be made in the background."""
    wished = ParcelForm(request.POST)
    if not wished.is_valid():
        raise Http404
    form, language = wished.cleaned_data["form"], wished.cleaned_data["language"] or request.voice.language.value
    if form == Form.COUNTRY and Right.MOVE not in request.rights:
        raise PermissionDenied(Right.MOVE.value)
    services.parcel_ask(country, request.user, form, language, wished.options(reader_of(request)))
    messages.success(request, request.voice.say("exchange.asked"))
    return redirect("exchange:all", country=country.code)


@require_GET
def take(request: Asked, country: Country, parcel: str) -> HttpResponseBase:
    """A file that was made, to be saved."""
    row = get_object_or_404(Parcel.objects.exclude(made_at=None), key=parcel, country=country, removed_at=None)
    if not may_take(row, request):
        raise PermissionDenied
    if not row.path.is_file():
        raise Http404
    return as_download(FileResponse(row.path.open("rb"), content_type="application/octet-stream"), row.name)


def may_take(parcel: Parcel, request: Asked) -> bool:
    """Whether the person may take the file: a whole country by its own right, and what shows judgements not before she has judged."""
    if parcel.form == Form.COUNTRY:
        return Right.MOVE in request.rights
    return parcel.asked_by == request.user or Right.JUDGE not in request.rights
