"""Pages on a meeting itself: its particulars, and what participants are told of practical matters."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.meetings.convening import meeting_describe
from weft_web.meetings.desk import done, page, taken
from weft_web.meetings.frame_forms import PRACTICAL, DescribeForm, PracticalForm
from weft_web.meetings.selectors import meeting_in
from weft_web.meetings.steps import lacking


@require_http_methods(["GET", "POST"])
def describe(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """What the meeting says of itself."""
    held = meeting_in(country, meeting)
    form = DescribeForm(request.POST or None, voice=request.voice, meeting=held)
    if request.method == "POST" and taken(form, lambda: meeting_describe(held, form.values(), request.user)):
        return done(request, held, "meeting", "said.saved")
    shown = {"form": form, "fields": form.named, "lacking": lacking(held)}
    return page(request, held, "describe.html", shown, 400 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def practical(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """What participants are told of the venue, of travel and the like."""
    held = meeting_in(country, meeting)
    form = PracticalForm(request.POST or None, voice=request.voice, meeting=held)
    if request.method == "POST" and taken(form, lambda: meeting_describe(held, form.values(), request.user)):
        return done(request, held, "meeting", "said.saved")
    shown = {"form": form, "filled": {one["kind"] for one in held.practical} or {PRACTICAL[0]}}
    return page(request, held, "practical.html", shown, 400 if form.errors else 200)
