"""What people do in the register: files brought in, fields corrected, texts asked for, versions added, rows left out."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.instruments import correcting, offering, services, uploading
from weft_web.instruments.arriving import RefusedError
from weft_web.instruments.forms import AgainForm, AskedForm, CorrectForm, ReasonForm, VersionForm
from weft_web.instruments.models import FIELDS, Document, Instrument, Upload
from weft_web.instruments.views import page
from weft_web.rights import Right

MEBIBYTE = 1 << 20
SHOWN = 200
"""Proposed corrections that a page shows."""


@require_http_methods(["GET", "POST"])
def add(request: Asked, country: Country) -> HttpResponse:
    """Files brought in: with the page's script one by one and resumable, without it all with one form."""
    if request.method == "GET":
        return render(request, "instruments/add.html", {"most": settings.UPLOAD_BYTES // MEBIBYTE})
    outcomes = [_brought(request, country, file) for file in request.FILES.getlist("files")]
    if not outcomes:
        messages.warning(request, request.voice.say("instruments.no_file"))
        return redirect("instruments:add", country=country.code)
    messages.success(request, request.voice.say("instruments.came", sum(outcomes)))
    return redirect("instruments:register", country=country.code)


def _brought(request: Asked, country: Country, file: "UploadedFile[Any]", instrument: Instrument | None = None, **told: str) -> bool:
    """Whether the file was taken; why not is said."""
    sent = uploading.Sent(name=file.name or "", size=file.size or 0, instrument=instrument, **told)
    try:
        uploading.upload_at_once(country, sent, file.chunks(), request.user)
    except RefusedError as refused:
        said = request.voice.say(f"instruments.{refused.code}", most=next(iter(refused.arguments), ""))
        messages.warning(request, f"{file.name}: {said}")
        return False
    return True


@require_http_methods(["GET", "POST"])
def asked_for(request: Asked, country: Country) -> HttpResponse:
    """A row for a text that was asked for and not obtained."""
    form = AskedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = (given["asked_of"], given["asked_on"], given["note"])
        held = correcting.instrument_ask_for(country, form.said(), asked, request.user)
        messages.success(request, request.voice.say("instruments.asked_saved"))
        return redirect(_address(held))
    return render(request, "instruments/asked_for.html", {"form": form})


@require_http_methods(["GET", "POST"])
def version_add(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """A new version of a text, or the first where it had only been asked for."""
    held = _instrument(country, instrument)
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = {"as_of": form.cleaned_data["as_of"], "note": form.cleaned_data["note"]}
        if _brought(request, country, form.cleaned_data["file"], held, **told):
            messages.success(request, request.voice.say("instruments.came", 1))
        return redirect(_address(held))
    last = held.documents.order_by("-ordinal").first()
    shown = {"instrument": held, "form": form, "last": last, "most": settings.UPLOAD_BYTES // MEBIBYTE}
    return render(request, "instruments/version.html", shown)


@require_POST
def correct(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """One field corrected or confirmed."""
    held, name = _instrument(country, instrument), request.POST.get("field", "")
    if name not in FIELDS:
        return redirect(_address(held))
    form = CorrectForm(request.POST, instrument=held, name=name)
    if not form.is_valid():
        return page(request, held, form)
    correcting.register_correct(held, {name: form.cleaned_data["value"]}, request.user)
    messages.success(request, request.voice.say("instruments.corrected", field=request.voice.say(f"instruments.field_{name}")))
    return redirect(f"{_address(held)}#f-{name}")


@require_POST
def confirm(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """Every guess that the page showed and that still holds is confirmed."""
    held = _instrument(country, instrument)
    shown = set(request.POST.getlist("guess"))
    said = {name: getattr(held, name) for name in held.guessed if f"{name}={getattr(held, name)}" in shown}
    count = len(correcting.register_correct(held, said, request.user))
    messages.success(request, request.voice.say("instruments.confirmed", count))
    return redirect(_address(held))


@require_POST
def lay(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """Left out, or taken in again, with the reason."""
    held, form = _instrument(country, instrument), ReasonForm(request.POST)
    if not form.is_valid():
        messages.warning(request, request.voice.say("instruments.reason_missing"))
        return redirect(f"{_address(held)}#leave")
    act = correcting.instrument_take_in if held.left_out else correcting.instrument_leave_out
    act(held, form.cleaned_data["reason"], request.user)
    messages.success(request, request.voice.say("instruments.left_out_said" if held.left_out else "instruments.taken_in_said"))
    return redirect(_address(held))


@require_POST
def note(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """What people write beside it."""
    held = _instrument(country, instrument)
    correcting.instrument_note(held, request.POST.get("note", "").replace("\x00", "").strip()[:5000], request.user)
    messages.success(request, request.voice.say("said.saved"))
    return redirect(f"{_address(held)}#note")


@require_POST
def ask_again(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """Asked once more; today where no day is given."""
    held = _instrument(country, instrument)
    given = {"asked_of": held.asked_of, "asked_on": localdate().isoformat(), **request.POST.dict()}
    form = AgainForm(given)
    if form.is_valid():
        correcting.instrument_ask_again(held, form.cleaned_data["asked_of"], form.cleaned_data["asked_on"], request.user)
        messages.success(request, request.voice.say("instruments.asked_saved"))
    return redirect(_address(held))


@require_POST
def part(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """The newest version is another law: it becomes an instrument of its own."""
    held = _instrument(country, instrument)
    newest = get_object_or_404(Document, pk=request.POST.get("document") or 0, instrument=held, current=True, ordinal__gt=1)
    own = correcting.document_part(newest, request.user)
    services.analysis_ask(country, request.user)
    messages.success(request, request.voice.say("instruments.parted"))
    return redirect(_address(own))


@require_POST
def analyse(request: Asked, country: Country) -> HttpResponse:
    """The analysis is started again."""
    services.analysis_ask(country, request.user)
    return redirect("instruments:register", country=country.code)


@require_http_methods(["GET", "POST"])
def corrections(request: Asked, country: Country, upload: UUID) -> HttpResponse:
    """What a file of corrections would change; POST applies it in one's own name, or sets it aside."""
    kinds = (Upload.Kind.REGISTER, Upload.Kind.PROFILE)
    waiting = Upload.objects.filter(country=country, kind__in=kinds, settled_at=None, arrived_at__isnull=False)
    held = get_object_or_404(waiting.select_related("file", "country", "by"), pk=upload)
    offer = offering.offer_of(held)
    if request.method == "GET":
        changing = [one for one in offer.sheets if one.changes]
        same = [one for one in offer.sheets if not one.changes]
        shown = {"offer": offer, "changing": changing[:SHOWN], "more": max(len(changing) - SHOWN, 0), "same": same}
        return render(request, "instruments/corrections.html", shown)
    if "set_aside" in request.POST:
        uploading.upload_settle(held, request.user, "offer_set_aside")
        return redirect("instruments:register", country=country.code)
    if held.kind == Upload.Kind.PROFILE and Right.SET_UP not in request.rights:
        raise PermissionDenied(Right.SET_UP.value)
    messages.success(request, request.voice.say("instruments.applied", offering.offer_apply(offer, request.user)))
    return redirect("instruments:register", country=country.code)


def _instrument(country: Country, key: UUID) -> Instrument:
    return get_object_or_404(Instrument.objects.select_related("country"), key=key, country=country)


def _address(held: Instrument) -> str:
    return reverse("instruments:instrument", kwargs={"country": held.country.code, "instrument": held.key})
