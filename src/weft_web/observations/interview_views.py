"""Interviews: the list without names, one interview, its versions and the words kept from it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine.asking import Guide, guides
from weft_web.observations import interviewing, selectors
from weft_web.observations.comparing import interview_fields
from weft_web.observations.interview_forms import NOTE, REST, InterviewForm, SayingForm, shown
from weft_web.observations.models import Interview, Saying
from weft_web.observations.pages import may_write, versions_page
from weft_web.observations.services import ChangedMeanwhileError
from weft_web.observations.speakers import attributed, speaker_of


def interview_of(country: Country, pk: int) -> Interview:
    """An interview of this country; 404 where there is none."""
    return get_object_or_404(Interview.objects.select_related("by"), pk=pk, country=country)


@require_GET
def interviews(request: Asked, country: Country) -> HttpResponse:
    """The interviews of a country; each named as far as its owner allows."""
    rows = [(one, attributed(request.voice, speaker_of(one))) for one in selectors.interviews_of(country)]
    withdrawn = Interview.objects.filter(country=country).exclude(withdrawn_at=None).count()
    return render(request, "observations/interviews.html", {"rows": rows, "guides": guides().values(), "withdrawn": withdrawn})


@require_http_methods(["GET", "POST"])
def interview_new(request: Asked, country: Country) -> HttpResponse:
    """A new interview."""
    held = guides()
    guide = held.get(request.POST.get("guide") or request.GET.get("guide", ""), held["general"])
    initial = {"language": request.voice.language.value, "consent": "role_only", "sector": guide.sectors[0] if guide.sectors else ""}
    form = InterviewForm(request.POST or None, country=country, voice=request.voice, guide=guide, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = interviewing.interview_make(country, form.values(), request.user)
        messages.success(request, request.voice.say("observations.interview_made"))
        return redirect("observations:interview", country=country.code, interview=made.pk)
    return render(request, "observations/interview_edit.html", {"form": form, "guide": guide, "guides": held.values()})


@require_http_methods(["GET", "POST"])
def interview_edit(request: Asked, country: Country, interview: int) -> HttpResponse:
    """An interview changed: a new version."""
    there = interview_of(country, interview)
    guide = guides().get(there.guide, guides()["general"])
    form = InterviewForm(request.POST or None, country=country, voice=request.voice, guide=guide, initial=shown(there))
    if request.method == "POST" and form.is_valid():
        try:
            interviewing.interview_change(there, form.values(), form.cleaned_data["seen"] or 0, request.user)
        except ChangedMeanwhileError:
            form.add_error(None, "observations.changed_meanwhile_interview")
        else:
            return redirect("observations:interview", country=country.code, interview=there.pk)
    return render(request, "observations/interview_edit.html", {"form": form, "guide": guide, "there": there})


@require_GET
def interview(request: Asked, country: Country, interview: int) -> HttpResponse:
    """One interview: this page and its versions alone say who spoke where she asked not to be named, and only to who works on it."""
    return _page(request, country, interview_of(country, interview), None)


def _page(request: Asked, country: Country, there: Interview, bad: SayingForm | None) -> HttpResponse:
    guide = guides().get(there.guide, guides()["general"])
    open_ = there.consent == "named" or may_write(request)
    told: dict[str, Any] = {
        "one": there,
        "who": attributed(request.voice, speaker_of(there)),
        "open": open_,
        "notes": _notes(request, there, guide) if open_ else [],
        "sayings": there.sayings.filter(withdrawn_at=None).select_related("by") if open_ or there.consent == "role_only" else [],
        "versions": there.versions.select_related("by").order_by("-ordinal"),
        "guide": guide,
        "bad": bad,
    }
    return render(request, "observations/interview.html", told, status=422 if bad else 200)


def _notes(request: Asked, there: Interview, guide: Guide) -> list[tuple[str, str, str]]:
    """Code, question and note, in the order of the guide; notes under questions that are no more come last."""
    asked = {one.id: one.text.said_in(request.voice.language) for one in guide.questions}
    codes = [*(code for code in asked if there.notes.get(code)), *(code for code in there.notes if code not in asked)]
    rest = request.voice.say("observations.note_rest")
    return [(code, asked.get(code, rest if code == REST else code), there.notes[code]) for code in codes]


@require_GET
def interview_versions(request: Asked, country: Country, interview: int) -> HttpResponse:
    """Two versions of an interview compared; like the notes, for who works on it only."""
    there = interview_of(country, interview)
    rows = list(there.versions.select_related("by").order_by("ordinal"))
    return render(request, "observations/interview_versions.html", {"one": there, **versions_page(request, rows, interview_fields)})


@require_POST
def saying_keep(request: Asked, country: Country, interview: int) -> HttpResponse:
    """Words kept from an interview."""
    there = interview_of(country, interview)
    form = SayingForm(request.POST, country=country, voice=request.voice)
    if not form.is_valid():
        return _page(request, country, there, form)
    interviewing.saying_keep(there, form.cleaned_data["question"].removeprefix(NOTE), form.cleaned_data["text"], request.user)
    return redirect("observations:interview", country=country.code, interview=there.pk)


@require_POST
def saying_withdraw(request: Asked, country: Country, saying: int) -> HttpResponse:
    """Words that shall no longer serve."""
    row = get_object_or_404(Saying.objects.select_related("interview__country"), pk=saying, interview__country=country)
    interviewing.saying_withdraw(row, request.user)
    return redirect("observations:interview", country=country.code, interview=row.interview_id)


@require_POST
def interview_withdraw(request: Asked, country: Country, interview: int) -> HttpResponse:
    """An interview taken back, or standing again."""
    change = interviewing.interview_restore if "restore" in request.POST else interviewing.interview_withdraw
    change(interview_of(country, interview), request.user)
    return redirect("observations:interview", country=country.code, interview=interview)
