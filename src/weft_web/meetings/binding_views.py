"""The folder for the room and all certificates: asked for, and taken away once made."""

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from weft_web.asking import Asked
from weft_web.consultations.desk import origin_of
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.meetings import binding
from weft_web.meetings.convening import name_of
from weft_web.meetings.desk import done
from weft_web.meetings.selectors import meeting_in

PAGES = {binding.FOLDER: "files", binding.CERTIFICATES: "certificates"}


@require_POST
def ask(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The work in the queue."""
    held, what = meeting_in(country, meeting), request.POST.get("what", "")
    if what not in PAGES:
        raise Http404
    binding.bind_ask(held, what, origin_of(request), request.user)
    return done(request, held, PAGES[what], "attending.bind_asked")


@require_GET
def bound(request: Asked, meeting: object, what: str, country: Country | None = None) -> HttpResponseBase:
    """What was bound last."""
    held = meeting_in(country, meeting)
    made = binding.bound_of(held, what) if what in PAGES else None
    if made is None:
        raise Http404
    stem = engine.slug(held.symbol) or engine.slug(name_of(held)) or "meeting"
    return as_download(FileResponse(made.path.open("rb"), content_type="application/zip"), f"{stem}-{what}.zip")
