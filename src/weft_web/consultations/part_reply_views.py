"""What an invitee does with the invitation itself: she has nothing to say, declines, passes it on."""

import uuid
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_POST

from weft.records.consulting import Reply
from weft_web.asking import Asked
from weft_web.consultations.part_pages import page
from weft_web.consultations.part_seats import Seat, seated
from weft_web.consultations.take_part_forms import read_handed
from weft_web.consultations.taking_part import ClosedError, DiffersError, TooManyError, invitee_delegate, reply_give

GIVEN = frozenset({Reply.NOTHING_TO_SAY.value, Reply.DECLINED.value, Reply.NONE.value})


@seated
@require_POST
def reply(request: Asked, seat: Seat) -> HttpResponseBase:
    """That she has nothing to say, declines, or takes that back."""
    given = request.POST.get("reply", "")
    if given not in GIVEN:
        return page(request, seat, "refused", {"problem": "taking_part.problem_no_reply"}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        reply_give(seat.invitee, Reply(given), request.POST.get("reason", ""))
    except ClosedError as error:
        return _refused(request, seat, error.code)
    return HttpResponseRedirect(f"{seat.home}{seat.query}#reply", status=HTTPStatus.SEE_OTHER)


@seated
@require_http_methods(["GET", "POST"])
def delegate(request: Asked, seat: Seat) -> HttpResponseBase:
    """The invitation passed on to somebody, who gets a link of her own."""
    if request.method == "GET":
        return page(request, seat, "delegate", {"key": uuid.uuid4(), "handed": None, "faults": {}})
    handed, faults = read_handed(request.POST.dict())
    shown = {"key": handed.key, "handed": handed, "faults": faults}
    if faults:
        return page(request, seat, "delegate", shown, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        invitee_delegate(seat.invitee, handed)
    except DiffersError as error:
        again = shown | {"key": uuid.uuid4(), "problem": f"taking_part.problem_{error.code}"}
        return page(request, seat, "delegate", again, status=HTTPStatus.CONFLICT)
    except (ClosedError, TooManyError) as error:
        return _refused(request, seat, error.code)
    return HttpResponseRedirect(f"{seat.home}{seat.query}#reply", status=HTTPStatus.SEE_OTHER)


def _refused(request: Asked, seat: Seat, code: str) -> HttpResponse:
    return page(request, seat, "refused", {"problem": f"taking_part.problem_{code}"}, status=HTTPStatus.CONFLICT)
