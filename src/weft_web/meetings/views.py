"""Meetings for those who hold them: the list, a new one, its overview; called off, closed, opened again."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import convening
from weft_web.meetings.desk import Ways, called, done, page, told
from weft_web.meetings.forms import BeginForm, first_day
from weft_web.meetings.selectors import meeting_in, meeting_of, meetings_of, phase_of
from weft_web.meetings.steps import next_of, steps_of

PAGE = 20


@require_GET
def all_meetings(request: Asked, country: Country | None = None) -> HttpResponse:
    """The meetings of a country, or of several, each with its seats and people."""
    paged = Paginator(meetings_of(country), PAGE).get_page(request.GET.get("page"))
    rows = []
    for one in paged:
        scene = engine.Scene(meeting_of(one), request.voice)
        address = Ways(country, one)["meeting"]
        rows.append((one, address, called(request.voice, scene.meeting), scene, phase_of(one), engine.totals(scene.meeting)))
    return told(request, country, "all.html", {"rows": rows, "page": paged})


@require_http_methods(["GET", "POST"])
def begin(request: Asked, country: Country | None = None) -> HttpResponse:
    """A meeting begun from the agenda of its level."""
    form = BeginForm(request.POST or None, country=country, voice=request.voice, initial=first_day(request.voice))
    if request.method == "POST" and form.is_valid():
        made = convening.meeting_begin(country, form.begun(), request.user)
        return done(request, made, "meeting", "meetings.begun")
    return told(request, country, "begin.html", {"form": form}, 400 if form.errors else 200)


@require_GET
def meeting(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """A meeting: where it stands, its days, what is missing, what was agreed."""
    held = meeting_in(country, meeting)
    scene = engine.Scene(meeting_of(held), request.voice)
    record = scene.meeting
    steps, to = steps_of(held, record), Ways(country, held)
    shown = {
        "scene": scene,
        "steps": steps,
        "next": next_of(steps),
        "ways": [(route, to[route]) for route in dict.fromkeys(one.route for one in steps)],
        "zone": held.zone.replace("_", " "),
        "consultation": held.consultation,
        "figures": [(to[route], count, f"meetings.fig_{name}", of) for name, route, count, of in _figures(record, scene.made_on)],
        "objectives": [scene.said(one) for one in record.objectives],
    }
    return page(request, held, "meeting.html", shown)


def _figures(record: engine.Record, today: str) -> Iterator[tuple[str, str, int, int]]:
    """What can be counted of a meeting: name, route, number, of how many; what there is none of is left out, but for the first three."""
    offered, taken, beyond = engine.totals(record)
    yield "guests", "guests", len(record.guests), 0
    yield "seats", "guests", taken, offered
    yield "coming", "people", len(engine.coming(record)), 0
    others = (
        ("beyond", "people", beyond),
        ("late", "guests", sum(one.overdue for one in engine.missing(record, today))),
        ("present", "attendance", sum(bool(one.present) for one in record.participants)),
        ("concluded", "groups", sum(len(one.conclusions) for one in record.tables)),
        ("commitments", "commitments", len(record.commitments)),
        ("commitments_late", "commitments", sum(engine.is_late(one, today) for one in record.commitments)),
    )
    yield from ((name, route, count, 0) for name, route, count in others if count)


@require_POST
def cancel(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The meeting does not take place."""
    held = meeting_in(country, meeting)
    convening.meeting_cancel(held, request.user)
    return done(request, held, "meeting", "meetings.cancelled")


@require_POST
def close(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The record of the meeting is complete."""
    held = meeting_in(country, meeting)
    convening.meeting_close(held, request.user)
    return done(request, held, "meeting", "meetings.closed")


@require_POST
def reopen(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The record is written on."""
    held = meeting_in(country, meeting)
    convening.meeting_reopen(held, request.user)
    messages.success(request, request.voice.say("meetings.reopened"))
    return redirect(Ways(held.country, held)["meeting"])
