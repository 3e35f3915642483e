"""How far work has come, as a page part and as JSON for the page to ask again."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.forwarding import back_to
from weft_web.jobs import kinds, selectors, services
from weft_web.jobs.models import Job, State


@require_GET
def progress(request: Asked, country: Country) -> HttpResponse:
    """What is under way, as JSON."""
    voice = request.voice
    waiting = voice.say("jobs.waiting" if selectors.is_anybody_working() else "jobs.nobody")
    jobs = [
        {
            "id": one.id,
            "title": voice.say(f"jobs.{one.kind}.title"),
            "counted": voice.say(f"jobs.{one.kind}.counted", done=one.done, total=one.total) if one.total else waiting,
            "done": one.done,
            "total": one.total,
            "doing": one.doing,
            "stoppable": one.stoppable,
            "notes": kinds.notes_of(Job.objects.select_related("country").get(pk=one.id), voice),
        }
        for one in selectors.under_way(country)
    ]
    return JsonResponse({"jobs": jobs})


@require_POST
def stop(request: Asked, country: Country, job: int) -> HttpResponse:
    """Asks a job to stop."""
    row = get_object_or_404(Job, pk=job, country=country)
    if not services.job_ask_stop(row) and row.state in (State.WAITING, State.RUNNING):
        messages.info(request, request.voice.say("jobs.seen_through"))
    return redirect(back_to(request, "countries:workspace", country=country.code))
