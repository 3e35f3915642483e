"""Files of the invitees: pictures of the text, forms to fill in, the text to print, and forms that come back."""

import uuid
from functools import lru_cache
from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods

from weft_web.asking import Asked
from weft_web.consultations.bringing import MOST_BYTES, READ
from weft_web.consultations.drafts_kept import draft_under
from weft_web.consultations.models import Brought
from weft_web.consultations.part_outcomes import owned
from weft_web.consultations.part_pages import page
from weft_web.consultations.part_seats import Seat, seated
from weft_web.consultations.taking_in import form_take_in
from weft_web.consultations.taking_part import ClosedError, TooManyError
from weft_web.engine.comment_files import Call, form_made
from weft_web.engine.commenting import picture as picture_of
from weft_web.headers import DOWNLOAD_POLICY, as_download

MEBIBYTE = 1 << 20
MOST_MEBIBYTES = MOST_BYTES // MEBIBYTE
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
HELD = 12
"""Forms in memory at a time: a round has at most six, each of some hundred kilobytes."""


@seated
@require_GET
def picture(request: Asked, seat: Seat) -> HttpResponseBase:
    """A picture of the text as SVG, in a language of the text."""
    language = request.GET.get("in", "")
    found = picture_of(seat.draft, language, request.GET.get("place", "")) if language in seat.draft.papers else None
    if found is None:
        raise Http404
    answer = HttpResponse(found.svg, content_type="image/svg+xml")
    answer.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return answer


@seated
@require_GET
def form(request: Asked, seat: Seat, form: str) -> HttpResponseBase:
    """A form to fill in, or the text to print, in a language of the text."""
    language = request.GET.get("in", "") or seat.reads
    if form not in TYPES or language not in seat.draft.papers:
        raise Http404
    made = _made(seat.round.draft.body.sha256, form, language, _call(seat))
    return as_download(HttpResponse(made, content_type=TYPES[form]), f"{seat.round.draft.label} ({language}).{form}")


def _call(seat: Seat) -> Call:
    here = seat.round
    return Call(round=str(here.key), closes_at=here.closes_at.isoformat(), zone=here.zone, send_to=here.by.email)


@lru_cache(maxsize=HELD)
def _made(sha256: str, form: str, language: str, call: Call) -> bytes:
    return form_made(form, draft_under(sha256), call, language)


@seated
@require_http_methods(["GET", "POST"])
def files(request: Asked, seat: Seat) -> HttpResponseBase:
    """A form sent in as a file, and those sent before."""
    shown = {"most": MOST_MEBIBYTES, "before": Brought.objects.filter(invitee=seat.invitee)}
    if request.method == "GET":
        return page(request, seat, "files", shown)
    given = request.FILES.get("file")
    fault = _fault(str(given.name), given.size or 0) if given else "taking_part.file_missing"
    if fault or given is None:
        return page(request, seat, "files", shown | {"fault": fault}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        brought = form_take_in(seat.invitee, str(given.name), given.read())
    except (ClosedError, TooManyError) as error:
        return page(request, seat, "refused", {"problem": f"taking_part.problem_{error.code}"}, status=HTTPStatus.CONFLICT)
    return HttpResponseRedirect(f"{seat.home}files/{brought.key}{seat.query}", status=HTTPStatus.SEE_OTHER)


def _fault(name: str, size: int) -> str:
    if not size:
        return "taking_part.file_missing"
    if name.rpartition(".")[2].lower() not in READ:
        return "taking_part.file_other"
    return "taking_part.file_big" if size > MOST_BYTES else ""


@seated
@require_GET
def brought(request: Asked, seat: Seat, brought: uuid.UUID) -> HttpResponseBase:
    """What was understood of a file, comment by comment, and what could not be placed."""
    one = get_object_or_404(Brought, key=brought, invitee=seat.invitee)
    rows = one.rows.filter(withdrawn_at=None)
    known = one.comments - one.rows.count()
    return page(request, seat, "brought", {"one": one, "own": owned(seat, rows), "known": known})
