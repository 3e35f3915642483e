"""What a guest does by its link: sees its seats, nominates, replaces, takes back, sends the letter of nomination."""

import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.meetings import nominating
from weft_web.meetings.guest_visits import GuestVisit, as_guest, page
from weft_web.meetings.models import Participant
from weft_web.meetings.nominating import Nominated, NominationLetter
from weft_web.meetings.nomination_letters import ACCEPT, MOST_MEBIBYTES, letter_bring, letter_read
from weft_web.meetings.personal_forms import NominationForm
from weft_web.meetings.seating import COMING, free_seats, guest_note_opened

LONGEST_REASON = 2_000
CALENDAR = "text/calendar; charset=utf-8"
CONFLICT, UNFIT = HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY


@as_guest
@require_GET
def front(request: Asked, seat: GuestVisit) -> HttpResponseBase:
    """What the meeting is, the seats of this guest, by when, whom it nominated and how far each is."""
    guest_note_opened(seat.guest)
    people = list(seat.guest.participants.select_related("replaces"))
    free = free_seats(seat.guest)
    seats = [(seat.scene.role(one["role"]), one["role"], one["seats"], free[one["role"]]) for one in _offered(seat, free)]
    shown = {
        "seats": seats,
        "free": sum(free.values()),
        "people": [(one, one.standing in COMING, _is_replaced(one)) for one in people],
        "unlettered": sum(1 for one in people if one.standing in COMING and one.letter_id is None),
        "coming": sum(1 for one in people if one.standing in COMING),
        "objectives": [seat.scene.said(one) for one in seat.scene.meeting.objectives],
        "done": request.GET.get("sent", ""),
    }
    return page(request, seat, "nominate", shown)


def _offered(seat: GuestVisit, free: dict[str, int]) -> list[dict[str, Any]]:
    return [one for one in seat.guest.meeting.seats if one["role"] in free]


def _is_replaced(one: Participant) -> bool:
    return one.replaced_by.exists()


def _back(seat: GuestVisit, done: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{seat.home}?sent={done}{seat.more}#people", status=HTTPStatus.SEE_OTHER)


@as_guest
@require_http_methods(["GET", "POST"])
def person(request: Asked, seat: GuestVisit) -> HttpResponseBase:
    """Somebody nominated; the same form sent again is the same person."""

    def keep(nominated: Nominated, letter: NominationLetter | None) -> Participant:
        return nominating.participant_nominate(seat.guest, nominated, letter)

    return _asked(request, seat, seat.roles(free_only=request.method == "GET"), keep)


@as_guest
@require_http_methods(["GET", "POST"])
def replace(request: Asked, seat: GuestVisit, participant: uuid.UUID) -> HttpResponseBase:
    """Somebody in the place of another, who does not come."""
    there = get_object_or_404(Participant, key=participant, guest=seat.guest)

    def keep(nominated: Nominated, letter: NominationLetter | None) -> Participant:
        made = nominating.participant_replace(there, nominated, request.POST.get("reason", "")[:LONGEST_REASON])
        if letter is not None:
            letter_bring(seat.guest, letter, [made])
        return made

    return _asked(request, seat, [(there.role, seat.scene.role(there.role))], keep, there)


def _asked(request: Asked, seat: GuestVisit, roles: list[tuple[str, str]], keep: Any, there: Participant | None = None) -> HttpResponseBase:
    if not seat.may_nominate:
        return _over(request, seat)
    first = {"language": seat.guest.language, "role": request.GET.get("role", "")}
    form = NominationForm(request.POST or None, voice=seat.voice, roles=roles, initial=first)
    shown = {"form": form, "replaces": there, "roles": roles, "most": MOST_MEBIBYTES, "accept": ACCEPT}
    if request.method == "GET":
        return page(request, seat, "person", shown)
    if not form.is_valid():
        return page(request, seat, "person", shown, status=UNFIT)
    try:
        given = request.FILES.get("letter")
        keep(form.named(), letter_read(given) if given else None)
    except InputError as fault:
        return page(request, seat, "person", shown | _anew(request, form, fault), status=CONFLICT)
    return _back(seat, "person")


def _over(request: Asked, seat: GuestVisit) -> HttpResponse:
    """The meeting is over or called off: nothing is changed any more."""
    return page(request, seat, "refused", {"problem": "attending.problem_over"}, status=CONFLICT)


def _anew(request: Asked, form: NominationForm, fault: InputError) -> dict[str, Any]:
    """The form with a new key, so that what is sent next is a nomination of its own; why it was not kept."""
    again = request.POST.copy()
    again["key"] = str(uuid.uuid4())
    form.data = again
    return {"problem": f"meetings.problem_{fault.code}", "most": MOST_MEBIBYTES}


@as_guest
@require_POST
def leave(request: Asked, seat: GuestVisit, participant: uuid.UUID) -> HttpResponseBase:
    """A nomination taken back: the seat is free again."""
    there = get_object_or_404(Participant, key=participant, guest=seat.guest)
    if not seat.may_nominate:
        return _over(request, seat)
    nominating.participant_leave(there, request.POST.get("reason", "")[:LONGEST_REASON])
    return _back(seat, "leave")


@as_guest
@require_http_methods(["GET", "POST"])
def letter(request: Asked, seat: GuestVisit) -> HttpResponseBase:
    """The letter of nomination for those who have none yet, or for those who are ticked."""
    if not seat.may_nominate:
        return _over(request, seat)
    people = list(seat.guest.participants.filter(standing__in=COMING))
    shown = {"people": people, "most": MOST_MEBIBYTES, "accept": ACCEPT}
    if request.method == "GET":
        return page(request, seat, "letter", shown)
    ticked = set(request.POST.getlist("person"))
    try:
        letter_bring(seat.guest, letter_read(request.FILES.get("letter")), [one for one in people if str(one.key) in ticked])
    except InputError as fault:
        return page(request, seat, "letter", shown | {"problem": f"meetings.problem_{fault.code}", "ticked": ticked}, status=UNFIT)
    return _back(seat, "letter")


@as_guest
@require_GET
def calendar(request: Asked, seat: GuestVisit) -> HttpResponseBase:
    """The meeting for a calendar; taken out of it again once it is called off."""
    off = seat.guest.meeting.cancelled_at is not None
    data = engine.cancelled(seat.scene) if off else engine.published(seat.scene)
    return as_download(HttpResponse(data, content_type=CALENDAR), "meeting.ics")
