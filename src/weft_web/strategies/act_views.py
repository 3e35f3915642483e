"""From gaps to actions: what the study found, what could be done, what nothing answers yet, and what coverage would be."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from weft_web import engine, onward
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import acting as bridge
from weft_web.engine import planning
from weft_web.narrowing import among, is_key
from weft_web.strategies import acting
from weft_web.strategies.acting import Line, answering
from weft_web.strategies.calendars import dates_of
from weft_web.strategies.closing import while_open
from weft_web.strategies.desk import Desk
from weft_web.strategies.effects import effects_page
from weft_web.strategies.gathering import Gathered, gaps_open, gathered, matter_of
from weft_web.strategies.models import Part
from weft_web.strategies.selectors import parts_of

KINDS = ("gap", "contradiction", "overlap", "need")
SHOWS = ("open", "answered")


@require_GET
def actions(request: Asked, country: Country) -> HttpResponse:
    """The matters of the study of one kind, those that nothing answers first."""
    desk = Desk(request, country)
    held = gathered(country, request.voice)
    kind = among(request.GET.get("kind", ""), KINDS) or KINDS[0]
    show = among(request.GET.get("show", ""), SHOWS)
    lines = [_line(desk, one) for one in held.matters if one.kind == kind]
    wanted = [one for one in lines if not show or bool(one.answered) == (show == "answered")]
    shown = {
        "held": held,
        "kind": kind,
        "show": show,
        "counts": [(one, *_counted(desk, held, one)) for one in KINDS],
        "lines": sorted(wanted, key=lambda one: (bool(one.answered), -one.matter.weight)),
        "unanswered": len(bridge.unanswered(held.matters, desk.record)),
        **desk.around("plan"),
    }
    return render(request, "strategies/actions.html", shown)


def _line(desk: Desk, matter: bridge.Matter) -> Line:
    return Line(matter=matter, answered=answering(desk.record.activities, matter.key), measures=len(bridge.suggestions(matter)))


def _counted(desk: Desk, held: Gathered, kind: str) -> tuple[int, int]:
    """How many matters of a kind there are, and how many of them no activity answers."""
    some = [one for one in held.matters if one.kind == kind]
    return len(some), len(bridge.unanswered(some, desk.record))


def _matter(request: Asked, country: Country, key: str) -> bridge.Matter:
    found = matter_of(country, request.voice, key)
    if found is None:
        raise Http404
    return found


@require_GET
def action(request: Asked, country: Country, matter: str) -> HttpResponse:
    """One matter, with the measures that could answer it."""
    desk, found = Desk(request, country), _matter(request, country, matter)
    obligation = engine.obligations().get(found.code) if found.kind == "gap" else None
    kinds = bridge.kinds()
    shown = {
        "matter": found,
        "obligation": obligation,
        "answered": answering(desk.record.activities, found.key),
        "suggestions": [(one.measure, kinds[one.measure.kind], one.direct) for one in bridge.suggestions(found)],
        "others": [one for one in desk.record.activities if found.key not in one.answers],
        "source": _source(country, found),
        **desk.around("plan"),
    }
    return render(request, "strategies/action.html", shown)


def _source(country: Country, matter: bridge.Matter) -> str:
    """Where the matter stands in the study's own pages."""
    key = matter.key.partition(":")[2]
    match matter.kind:
        case "gap":
            return onward.address("coverage:obligation", country=country.code, obligation=key)
        case "overlap" | "contradiction":
            return onward.address("coverage:matter", country=country.code, key=key)
    return onward.address("observations:all", country=country.code)


@require_POST
@while_open
def adopt(request: Asked, country: Country, matter: str) -> HttpResponse:
    """A measure made an activity."""
    desk, found = Desk(request, country), _matter(request, country, matter)
    wanted = request.POST.get("measure", "")
    measure = next((one.measure for one in bridge.suggestions(found) if one.measure.id == wanted), None)
    if measure is None:
        raise Http404
    made = acting.measure_adopt(desk.row, found, measure, request.user, with_output="output" in request.POST)
    messages.success(request, request.voice.say("strategies.adopted"))
    return redirect("strategies:edit", country=country.code, entry=made.key)


@require_POST
@while_open
def answer(request: Asked, country: Country, matter: str) -> HttpResponse:
    """An activity that is there made to answer the matter, or no longer."""
    desk = Desk(request, country)
    rows = parts_of(desk.row, "activities")
    if "leave" in request.POST:
        acting.matter_leave(_activity(rows, request.POST["leave"]), matter, request.user)
        messages.success(request, request.voice.say("strategies.answer_left"))
    else:
        acting.matter_answer(_activity(rows, request.POST.get("activity", "")), _matter(request, country, matter), request.user)
        messages.success(request, request.voice.say("strategies.answer_given"))
    return redirect("strategies:action", country=country.code, matter=matter)


def _activity(rows: QuerySet[Part], key: str) -> Part:
    if not is_key(key):
        raise Http404
    return get_object_or_404(rows, key=key)


@require_GET
def effect(request: Asked, country: Country) -> HttpResponse:
    """What coverage would be if these activities were done, article by article, with the rule."""
    desk = Desk(request, country)
    shown = effects_page(desk, gaps_open(country), request.GET.getlist("with"))
    return render(request, "strategies/effect.html", shown | desk.around("plan"))


@require_GET
def checks(request: Asked, country: Country) -> HttpResponse:
    """All that the quality checks found, part by part."""
    desk = Desk(request, country)
    found: dict[str, list[str]] = {}
    for one in desk.remarks:
        found.setdefault(one.part, []).append(planning.remark_said(desk.voice, one, desk.record))
    lines = [(desk.parts.get(key), said) for key, said in found.items()]
    sound = [one for one in desk.record.activities if one.key not in found]
    shown = {"lines": lines, "count": len(desk.remarks), "sound": sound, **desk.around("plan")}
    return render(request, "strategies/checks.html", shown)


@require_GET
def calendar(request: Asked, country: Country) -> HttpResponse:
    """Windows, milestones, beginnings and ends, in order of time, with their picture."""
    desk = Desk(request, country)
    shown = {"dates": dates_of(desk.record, request.voice), "today": timezone.localdate().isoformat(), **desk.around("plan")}
    return render(request, "strategies/calendar.html", shown)
