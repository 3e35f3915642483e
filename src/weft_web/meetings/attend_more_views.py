"""What a participant sends and takes away: evaluation sheets, reports on what she promised, her certificate."""

import uuid
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.meetings import certifying
from weft_web.meetings.attend_views import back, refused
from weft_web.meetings.attend_visits import AttendVisit, as_participant, page
from weft_web.meetings.evaluating import is_asked, mark_of, sheet_receive
from weft_web.meetings.following import Heard, commitment_report
from weft_web.meetings.models import PHASES, STATES, Commitment, Sheet
from weft_web.meetings.selectors import commitments_of

LONGEST = 4_000


@as_participant
@require_http_methods(["GET", "POST"])
def sheet(request: Asked, seat: AttendVisit, phase: str) -> HttpResponseBase:
    """A questionnaire; nothing that is kept of it says whose it is."""
    meeting = seat.one.meeting
    if phase not in {code for code, _ in PHASES}:
        raise Http404
    if seat.is_gone:
        return refused(request, seat, "attending.problem_gone")
    there = Sheet.objects.filter(meeting=meeting, phase=phase, person=mark_of(seat.one)).exists()
    shown = {"phase": phase, "there": there, "asked": is_asked(meeting, phase), "questions": _questions(request, seat, phase)}
    if request.method == "GET":
        return page(request, seat, "sheet", shown | {"key": uuid.uuid4()})
    answers = {name.removeprefix("q-"): str(value) for name, value in request.POST.items() if name.startswith("q-")}
    key = _key(request.POST.get("key", ""))
    try:
        sheet_receive(seat.one, key, phase, answers)
    except InputError as fault:
        told = {"problem": f"meetings.problem_{fault.code}", "key": key}
        return page(request, seat, "sheet", shown | told, status=HTTPStatus.CONFLICT)
    return back(seat, "sheet")


def _key(given: str) -> uuid.UUID:
    try:
        return uuid.UUID(given)
    except ValueError:
        return uuid.uuid4()


def _questions(request: Asked, seat: AttendVisit, phase: str) -> list[dict[str, Any]]:
    """The questions of a phase in her language, each with what was answered a moment ago."""
    asked, language = engine.questions_of(seat.one.meeting.level), seat.language
    scale = [(str(value), str(value)) for value in range(asked.least, asked.most + 1)]
    return [
        {
            "id": one.id,
            "kind": one.kind,
            **{name: getattr(one, name).said_in(language) for name in ("ask", "hint", "about")},
            "options": scale if one.kind == "scale" else [(choice.id, choice.text.said_in(language)) for choice in one.options],
            "given": request.POST.get(f"q-{one.id}", ""),
        }
        for one in asked.of(phase)
    ]


@as_participant
@require_GET
def commitments(request: Asked, seat: AttendVisit) -> HttpResponseBase:
    """What she promised, how it stands, and a form to say more."""
    rows = commitments_of(seat.one.meeting).filter(participant=seat.one)
    shown = {
        "done": request.GET.get("sent", ""),
        "rows": [(one, list(one.reports.all()), uuid.uuid4()) for one in rows],
        "states": [code for code, _ in STATES],
    }
    return page(request, seat, "commitments", shown)


@as_participant
@require_POST
def report(request: Asked, seat: AttendVisit, commitment: uuid.UUID) -> HttpResponseBase:
    """How something that she promised stands now."""
    one = get_object_or_404(Commitment.objects.select_related("meeting__country"), key=commitment, participant=seat.one, withdrawn_at=None)
    heard = Heard(key=_key(request.POST.get("key", "")), state=request.POST.get("state", ""), words=request.POST.get("words", "")[:LONGEST])
    try:
        commitment_report(one, heard, None)
    except InputError as fault:
        return refused(request, seat, fault)
    return back(seat, "report", "commitments")


@as_participant
@require_GET
def certificate(request: Asked, seat: AttendVisit, form: str) -> HttpResponseBase:
    """Her certificate of attendance as PDF, or the signed credential alone."""
    if not seat.has_certificate or form not in certifying.MEDIA:
        raise Http404
    made = certifying.made(seat.scene.meeting, seat.record, request.build_absolute_uri("/"))
    return as_download(HttpResponse(made.as_form(form), content_type=certifying.MEDIA[form]), f"certificate.{form}")
