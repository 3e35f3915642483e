"""What a participant sees by her link: what comes next for her, the programme; that she comes or not; what she says of herself."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.meetings import nominating
from weft_web.meetings.attend_visits import AttendVisit, as_participant, page
from weft_web.meetings.evaluating import is_asked, mark_of
from weft_web.meetings.models import Sheet
from weft_web.meetings.nominate_views import CALENDAR, LONGEST_REASON
from weft_web.meetings.personal_forms import RegistrationForm

CONFLICT, UNFIT = HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY


@as_participant
@require_GET
def front(request: Asked, seat: AttendVisit) -> HttpResponseBase:
    """Where she stands, what comes next, and the ways to everything."""
    meeting = seat.one.meeting
    shown = {
        "done": request.GET.get("sent", ""),
        "practical": [(_kind(seat, one.kind), seat.scene.said(one.words)) for one in seat.scene.meeting.practical],
        "sheets": [(phase, _is_in(seat, phase)) for phase in ("before", "after") if is_asked(meeting, phase)],
        "papers": meeting.papers.filter(withdrawn_at=None).count(),
        "promised": len(seat.scene.meeting.commitments),
        "subscribe": _subscribed(request, seat),
    }
    return page(request, seat, "attend", shown)


def _kind(seat: AttendVisit, kind: str) -> str:
    key = f"meet.practical.{kind}"
    return seat.scene.say(key) if key in seat.voice.content.phrases else kind


def _is_in(seat: AttendVisit, phase: str) -> bool:
    return Sheet.objects.filter(meeting=seat.one.meeting, phase=phase, person=mark_of(seat.one)).exists()


def _subscribed(request: Asked, seat: AttendVisit) -> str:
    """The address under which a calendar program asks for the meeting again and again."""
    return request.build_absolute_uri(f"{seat.home}calendar.ics").replace("https://", "webcal://").replace("http://", "webcal://")


def back(seat: AttendVisit, done: str, to: str = "") -> HttpResponseRedirect:
    """To a page of hers, which says what was done."""
    return HttpResponseRedirect(f"{seat.home}{to}?sent={done}{seat.more}", status=HTTPStatus.SEE_OTHER)


def refused(request: Asked, seat: AttendVisit, fault: InputError | str) -> HttpResponse:
    """Why nothing was done."""
    told = fault if isinstance(fault, str) else f"meetings.problem_{fault.code}"
    return page(request, seat, "refused", {"problem": told}, status=CONFLICT)


@as_participant
@require_POST
def reply(request: Asked, seat: AttendVisit) -> HttpResponseBase:
    """That she comes, or does not; said again it stays the same."""
    coming = request.POST.get("reply") == "accept"
    if not seat.may_reply and (coming or not seat.is_gone):
        return refused(request, seat, "attending.problem_over" if not seat.is_gone else "attending.problem_gone")
    if coming:
        nominating.participant_accept(seat.one)
    elif request.POST.get("reply") == "decline":
        nominating.participant_leave(seat.one, request.POST.get("reason", "")[:LONGEST_REASON])
    return back(seat, "accept" if coming else "decline")


@as_participant
@require_http_methods(["GET", "POST"])
def register(request: Asked, seat: AttendVisit) -> HttpResponseBase:
    """What she says of herself; said again, only what is different is changed."""
    if not seat.may_reply:
        return refused(request, seat, "attending.problem_gone" if seat.is_gone else "attending.problem_over")
    form = RegistrationForm(request.POST or None, voice=seat.voice, one=seat.one)
    shown: dict[str, Any] = {"form": form}
    if request.method == "GET" or not form.is_valid():
        return page(request, seat, "register", shown, status=200 if request.method == "GET" else UNFIT)
    try:
        nominating.participant_register(seat.one, form.hers())
    except InputError as fault:
        return page(request, seat, "register", shown | {"problem": f"meetings.problem_{fault.code}"}, status=CONFLICT)
    return back(seat, "register")


@as_participant
@require_GET
def programme(request: Asked, seat: AttendVisit) -> HttpResponseBase:
    """Agenda and sessions with their hours at the venue."""
    scene, record = seat.scene, seat.scene.meeting
    sessions = sorted(record.sessions, key=lambda one: (one.starts, one.key))
    shown = {
        "sessions": [(scene.weekday(one.starts), scene.hours(one), scene.said(one.title), one.room, one.item) for one in sessions],
        "agenda": [(one.number, scene.said(one.title), scene.said(one.annotation)) for one in record.agenda],
    }
    return page(request, seat, "programme", shown)


@as_participant
@require_GET
def calendar(request: Asked, seat: AttendVisit) -> HttpResponseBase:
    """The meeting for her calendar; taken out of it again where it is called off, or she does not come."""
    off = seat.is_gone or seat.one.meeting.cancelled_at is not None
    data = engine.cancelled(seat.scene) if off else engine.published(seat.scene)
    return as_download(HttpResponse(data, content_type=CALENDAR), "meeting.ics")
