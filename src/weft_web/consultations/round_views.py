"""Rounds of comments for those who hold them: the list, a new one, its page, its deadline, its end."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft_web.asking import Asked, Voice
from weft_web.consultations import rounds
from weft_web.consultations.desk import page, zone_first
from weft_web.consultations.drafting import Source, draft_make
from weft_web.consultations.forms import LANGUAGES, BeginForm, ExtendForm, WordsForm
from weft_web.consultations.models import Consultation
from weft_web.consultations.selectors import Offer, following, offer_of, phase_of, progress_of, round_of, rounds_of
from weft_web.consultations.telling import deadline_of, deadline_said
from weft_web.countries.models import Country

PAGE = 20
EVENING = "18:00"


@require_GET
def all_rounds(request: Asked, country: Country) -> HttpResponse:
    """The rounds of a country, each with how far it has come."""
    paged = Paginator(rounds_of(country), PAGE).get_page(request.GET.get("page"))
    rows = [(one, phase_of(one), progress_of(one), deadline_of(request.voice, one.closes_at, one.zone)) for one in paged]
    return render(request, "consultations/all.html", {"rows": rows, "page": paged, "offer": offer_of(country)})


@require_http_methods(["GET", "POST"])
def begin(request: Asked, country: Country) -> HttpResponse:
    """A round begun; nobody is written to yet."""
    offer = offer_of(country)
    form = BeginForm(request.POST or None, country=country, voice=request.voice, offer=offer, initial=_initial(request, country, offer))
    if request.method == "POST" and form.is_valid():
        made = _begun(request, country, form)
        if made is not None:
            messages.success(request, request.voice.say("consultations.begun"))
            return redirect("consultations:round", country=country.code, consultation=made.key)
    return render(
        request, "consultations/begin.html", {"form": form, "offer": offer, "languages": LANGUAGES}, status=400 if form.errors else 200
    )


def _initial(request: Asked, country: Country, offer: Offer) -> dict[str, str]:
    """What a form begins with: the last frozen version of each language, or the one an address names."""
    chosen = {f"study_{language}": str(rows[0].pk) for language, rows in offer.studies.items() if rows}
    asked = request.GET.get("study", "")
    chosen |= {f"study_{one.language}": asked for rows in offer.studies.values() for one in rows if str(one.pk) == asked}
    text = "strategy" if offer.plans and (request.GET.get("text") == "strategy" or not offer.studies) else "study"
    plan = str(offer.plans[0].pk) if offer.plans else ""
    return {**chosen, "text": text, "plan": plan, "closes_time": EVENING, "zone": zone_first(country)}


def _begun(request: Asked, country: Country, form: BeginForm) -> Consultation | None:
    source = Source(country, form.studies(), form.version())
    try:
        draft = draft_make(source, form.cleaned_data["label"], None, request.user)
    except InputError as fault:
        field = "label" if fault.code == "draft_label_taken" else "text"
        form.add_error(field, f"consultations.problem_{fault.code}")
        return None
    return rounds.round_begin(draft, form.frame(), request.user)


@require_GET
def one_round(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """A round: where it stands, and what comes next."""
    held = round_of(country, consultation)
    shown = {
        "extensions": [
            (one, _said(request.voice, one.was, one.zone), _said(request.voice, one.closes_at, one.zone))
            for one in held.extensions.select_related("by")
        ],
        "notes": [(one, held.note[one]) for one in LANGUAGES if held.note.get(one)],
        "next_drafts": following(held.draft),
        "brought": held.brought.select_related("invitee").order_by("-at")[:10],
    }
    return page(request, held, "round.html", shown)


def _said(voice: Voice, at: object, zone: str) -> str:
    return deadline_said(voice, at, zone)  # type: ignore[arg-type] # a moment of a row


@require_http_methods(["GET", "POST"])
def describe(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """Title and note of a round."""
    held = round_of(country, consultation)
    begun = {"title": held.title, "names": held.names, **{f"note_{one}": held.note.get(one, "") for one in LANGUAGES}}
    form = WordsForm(request.POST or None, country=country, voice=request.voice, initial=begun)
    if request.method == "POST" and form.is_valid():
        rounds.round_describe(held, form.words(), request.user)
        messages.success(request, request.voice.say("said.saved"))
        return redirect("consultations:round", country=country.code, consultation=held.key)
    return page(request, held, "describe.html", {"form": form, "languages": LANGUAGES}, 400 if form.errors else 200)


@require_POST
def open_round(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """Links work from now on."""
    held = round_of(country, consultation)
    try:
        rounds.round_open(held, request.user)
        messages.success(request, request.voice.say("consultations.opened"))
    except InputError as fault:
        messages.error(request, request.voice.say(f"consultations.problem_{fault.code}"))
    return redirect("consultations:round", country=country.code, consultation=held.key)


@require_http_methods(["GET", "POST"])
def extend(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The deadline put off."""
    held = round_of(country, consultation)
    local = held.closes_at.astimezone(ZoneInfo(held.zone))
    begun = {"closes_on": local.date(), "closes_time": local.time(), "zone": held.zone}
    form = ExtendForm(request.POST or None, country=country, voice=request.voice, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            rounds.round_extend(held, form.closes_at(), form.cleaned_data["zone"], form.cleaned_data["reason"], request.user)
        except InputError as fault:
            form.add_error("closes_on", f"consultations.problem_{fault.code}")
        else:
            messages.success(request, request.voice.say("consultations.extended"))
            return redirect("consultations:round", country=country.code, consultation=held.key)
    return page(request, held, "extend.html", {"form": form}, 400 if form.errors else 200)


@require_POST
def close(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """No more comments."""
    held = round_of(country, consultation)
    rounds.round_close(held, request.user)
    messages.success(request, request.voice.say("consultations.closed_done"))
    return redirect("consultations:round", country=country.code, consultation=held.key)
