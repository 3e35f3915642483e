"""The strategy as a whole: where it stands, how it is begun, one page for each step, its own words."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import planning
from weft_web.engine.reporting import fit
from weft_web.narrowing import number
from weft_web.strategies import selectors, services
from weft_web.strategies.asked import STEPS
from weft_web.strategies.closing import while_open
from weft_web.strategies.desk import Desk
from weft_web.strategies.forms import LONGEST_TEXT, FrameForm, begun_with, framed
from weft_web.strategies.laying import Clash
from weft_web.strategies.pages import overview_page, step_page
from weft_web.strategies.services import VERSION_DIGITS, ClashError

WORDS = ("vision", "situation")


@require_GET
def overview(request: Asked, country: Country) -> HttpResponse:
    """Where the strategy stands; what it is good for where there is none."""
    if selectors.strategy_of(country) is None:
        return render(request, "strategies/none.html", {"guidance": planning.known().steps})
    return render(request, "strategies/overview.html", overview_page(Desk(request, country)))


@require_http_methods(["GET", "POST"])
def begin(request: Asked, country: Country) -> HttpResponse:
    """A strategy begun."""
    initial = begun_with(country, request.voice)
    form = FrameForm(request.POST or None, voice=request.voice, today=timezone.localdate(), initial=initial)
    if request.method == "POST" and form.is_valid():
        services.strategy_begin(country, form.values(), request.user)
        return redirect("strategies:step", country=country.code, step="vision")
    shown = {"form": form, "there": selectors.strategy_of(country)}
    return render(request, "strategies/begin.html", shown, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@while_open
def frame(request: Asked, country: Country) -> HttpResponse:
    """Title, years and currency, changed."""
    desk = Desk(request, country)
    form = FrameForm(request.POST or None, voice=request.voice, today=timezone.localdate(), initial=framed(desk.row))
    del form.fields["language"]
    clashes: tuple[Clash, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            services.strategy_change(desk.row, form.values(), form.cleaned_data["seen"] or desk.row.version, request.user)
        except ClashError as clash:
            clashes, form.data = clash.laid.clashes, {**request.POST.dict(), "seen": str(desk.row.version)}
        else:
            messages.success(request, request.voice.say("said.saved"))
            return redirect("strategies:overview", country=country.code)
    shown = {"form": form, "clashes": clashes, **desk.around()}
    return render(request, "strategies/frame.html", shown, status=409 if clashes else 400 if form.errors else 200)


@require_POST
def set_aside(request: Asked, country: Country) -> HttpResponse:
    """The strategy set aside; it stays."""
    services.strategy_set_aside(selectors.strategy_at_hand(country), request.user)
    messages.success(request, request.voice.say("strategies.set_aside_done"))
    return redirect("strategies:overview", country=country.code)


@require_GET
def step(request: Asked, country: Country, step: str) -> HttpResponse:
    """One step, with what is written there and its help."""
    if step not in STEPS:
        raise Http404
    return render(request, "strategies/step.html", step_page(Desk(request, country), step))


@require_POST
@while_open
def words(request: Asked, country: Country) -> HttpResponse:
    """Vision and situation, saved; what somebody else wrote meanwhile is laid beside."""
    desk = Desk(request, country)
    sent = {name: fit(request.POST[name])[:LONGEST_TEXT] for name in WORDS if name in request.POST}
    seen = request.POST.get("seen", "")
    try:
        services.strategy_change(desk.row, sent, number(seen, VERSION_DIGITS) or desk.row.version, request.user)
    except ClashError as clash:
        shown = step_page(desk, "vision") | {"sent": {**services.own_values(desk.row), **sent}, "clashes": clash.laid.clashes}
        return render(request, "strategies/step.html", shown, status=409)
    messages.success(request, request.voice.say("said.saved"))
    return redirect("strategies:step", country=country.code, step="vision")


@require_GET
def words_history(request: Asked, country: Country) -> HttpResponse:
    """All that the strategy's own words were."""
    desk = Desk(request, country)
    return render(request, "strategies/words_history.html", {"rows": selectors.own_history_of(desk.row), **desk.around("vision")})
