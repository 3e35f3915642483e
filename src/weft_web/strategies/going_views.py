"""A strategy on its way: its states, its versions, what is said of it, how its activities stand."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.records.strategy import Course
from weft_web.asking import Asked
from weft_web.consultations.finality import open_on_strategy
from weft_web.countries.models import Country
from weft_web.narrowing import number
from weft_web.strategies import going_on
from weft_web.strategies.closing import CLOSED
from weft_web.strategies.contrast import contrasted
from weft_web.strategies.desk import Desk
from weft_web.strategies.going_forms import AnswerForm, GoingForm, ProgressForm, RemarkForm, next_states
from weft_web.strategies.models import Outcome, Part, Remark, Version
from weft_web.strategies.noted import part_choices, progress_rows, remark_rows, version_lines
from weft_web.strategies.selectors import parts_of, strategy_seen

DIGITS = 4


@require_GET
def way(request: Asked, country: Country) -> HttpResponse:
    """The way from draft to monitoring: what has happened, and the next step."""
    desk = Desk(request, country)
    return _way(desk, GoingForm(desk.row, initial={"on": timezone.localdate(), "to": next_states(desk.row)[0]}))


@require_POST
def go_on(request: Asked, country: Country) -> HttpResponse:
    """The strategy taken a step further."""
    desk = Desk(request, country)
    form = GoingForm(desk.row, request.POST)
    if not form.is_valid():
        return _way(desk, form, status=400)
    going_on.strategy_go_on(desk.row, form.going(), request.user)
    messages.success(request, request.voice.say("strategies.went_on"))
    return redirect("strategies:way", country=country.code)


def _way(desk: Desk, form: GoingForm, status: int = 200) -> HttpResponse:
    shown = {
        "form": form,
        "upcoming": next_states(desk.row),
        "history": desk.row.steps.select_related("by").order_by("on", "at"),
        "versions": version_lines(desk.row),
        "closed": desk.row.state in CLOSED,
        "open": desk.row.remarks.filter(withdrawn_at=None, outcome="").count(),
        "comments_open": open_on_strategy(desk.row),
        **desk.around(),
    }
    return render(desk.request, "strategies/way.html", shown, status=status)


@require_POST
def keep(request: Asked, country: Country) -> HttpResponse:
    """The text as it stands kept as a version."""
    going_on.version_freeze(Desk(request, country).row, request.POST.get("label", "").strip()[:120], request.user)
    messages.success(request, request.voice.say("strategies.version_kept"))
    return redirect("strategies:way", country=country.code)


@require_GET
def compare(request: Asked, country: Country, ordinal: int) -> HttpResponse:
    """A version held against the text as it stands, or against an earlier version."""
    desk = Desk(request, country)
    version = get_object_or_404(Version, strategy=desk.row, ordinal=ordinal)
    other = number(request.GET.get("with", ""), DIGITS)
    against = get_object_or_404(Version, strategy=desk.row, ordinal=other) if other else None
    return render(request, "strategies/compare.html", contrasted(desk, version, against) | desk.around())


@require_http_methods(["GET", "POST"])
def remarks(request: Asked, country: Country) -> HttpResponse:
    """What is said of the strategy, part by part; who may comment says more."""
    desk = Desk(request, country)
    show = request.GET.get("show", "")
    form = RemarkForm(request.POST or None, parts=part_choices(desk), initial={"part": request.GET.get("part", "")})
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["part"]
        going_on.remark_make(desk.row, desk.part(key) if key else None, form.said(), request.user)
        messages.success(request, request.voice.say("strategies.remark_made"))
        return redirect("strategies:remarks", country=country.code)
    shown = {
        "form": form,
        "rows": remark_rows(desk, show),
        "show": show,
        "outcomes": Outcome.values,
        **desk.around(),
    }
    return render(request, "strategies/remarks.html", shown, status=400 if form.errors else 200)


@require_POST
def remark_answer(request: Asked, country: Country, remark: object) -> HttpResponse:
    """What becomes of a remark."""
    held = _remark(request, country, remark)
    form = AnswerForm(request.POST)
    if form.is_valid():
        going_on.remark_answer(held, Outcome(form.cleaned_data["outcome"]), form.cleaned_data["answer"], request.user)
        messages.success(request, request.voice.say("said.saved"))
    return redirect("strategies:remarks", country=country.code)


@require_POST
def remark_withdraw(request: Asked, country: Country, remark: object) -> HttpResponse:
    """A remark taken back by who made it."""
    held = _remark(request, country, remark)
    if held.by_id != request.user.pk:
        raise Http404
    going_on.remark_withdraw(held, request.user)
    messages.success(request, request.voice.say("strategies.remark_withdrawn"))
    return redirect("strategies:remarks", country=country.code)


def _remark(request: Asked, country: Country, key: object) -> Remark:
    rows = Remark.objects.filter(strategy=strategy_seen(request, country), withdrawn_at=None)
    return get_object_or_404(rows.select_related("strategy__country"), key=key)


@require_GET
def progress(request: Asked, country: Country) -> HttpResponse:
    """How the activities stand in a year."""
    desk = Desk(request, country)
    years = range(desk.row.first_year, desk.row.last_year + 1)
    said = number(request.GET.get("year", ""), DIGITS)
    year = said if said in years else _now(years)
    shown = {
        "year": year,
        "years": years,
        "rows": progress_rows(desk, year),
        "courses": [one.value for one in Course],
        **desk.around("plan"),
    }
    return render(request, "strategies/progress.html", shown)


def _now(years: range) -> int:
    """This year, or the nearest of the strategy."""
    return min(max(timezone.localdate().year, years[0]), years[-1])


@require_POST
def progress_report(request: Asked, country: Country, entry: object) -> HttpResponse:
    """A report on one activity."""
    desk = Desk(request, country)
    part: Part = get_object_or_404(parts_of(desk.row, "activities"), key=entry)
    form = ProgressForm(request.POST, language=request.voice.language)
    if form.is_valid():
        going_on.stand_report(part, form.stand(), request.user)
        messages.success(request, request.voice.say("said.saved"))
    else:
        messages.error(request, request.voice.say("strategies.fault.progress"))
    response = redirect("strategies:progress", country=country.code)
    response.headers["Location"] += f"?year={request.POST.get('year', '')[:DIGITS]}#p-{part.key}"
    return response
