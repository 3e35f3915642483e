"""Certificates of attendance: who has one, each as a file, all together."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from weft_web.asking import Asked
from weft_web.consultations.desk import origin_of
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.lettering import file_name
from weft_web.meetings import binding, certifying
from weft_web.meetings.desk import page
from weft_web.meetings.selectors import meeting_in, meeting_of

PAGE = 50


@require_GET
def certificates(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Who was at how much of the meeting, and who was there for long enough."""
    held = meeting_in(country, meeting)
    scene = engine.Scene(meeting_of(held), request.voice)
    there = [one for one in scene.meeting.participants if one.present]
    entitled = {one.key for one in there if engine.entitled(scene.meeting, one)}
    paged = Paginator(scene.sorted(there, lambda one: one.last_name), PAGE).get_page(request.GET.get("page"))
    rows = [(one, scene.person(one), engine.attended(scene.meeting, one), one.key in entitled) for one in paged]
    shown = {
        "scene": scene,
        "rows": rows,
        "page": paged,
        "entitled": len(entitled),
        "jobs": binding.under_way(held, binding.JOB),
        "bound": binding.bound_of(held, binding.CERTIFICATES),
    }
    return page(request, held, "certificates.html", shown)


@require_GET
def certificate(request: Asked, meeting: object, participant: object, country: Country | None = None) -> HttpResponse:
    """The certificate of one of them."""
    record = meeting_of(meeting_in(country, meeting))
    one = next((there for there in record.participants if there.key == str(participant)), None)
    if one is None or not engine.entitled(record, one):
        raise Http404
    made = certifying.made(record, one, origin_of(request))
    return as_download(HttpResponse(made.as_form("pdf"), content_type=certifying.MEDIA["pdf"]), f"{file_name(made.name)}.pdf")
