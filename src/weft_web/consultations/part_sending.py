"""How a comment is answered: to a browser with a page, to the script of the page with JSON; what cannot be kept comes back whole."""

import uuid
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.utils.timezone import localtime
from msgspec.structs import replace

from weft.errors import InputError
from weft.records import Record
from weft_web.asking import Asked
from weft_web.consultations.models import Comment
from weft_web.consultations.part_seats import Seat
from weft_web.consultations.take_part_forms import Filled
from weft_web.consultations.taking_part import ClosedError, DiffersError, Said, TooManyError, comment_receive

JSON = "application/json"
STATUSES: dict[type[InputError], HTTPStatus] = {
    DiffersError: HTTPStatus.CONFLICT,
    ClosedError: HTTPStatus.CONFLICT,
    TooManyError: HTTPStatus.TOO_MANY_REQUESTS,
}


class Returned(Record):
    """A form that comes back: as it was filled, with the status of the answer and why (key of words)."""

    filled: Filled
    status: int
    problem: str = ""


def answered(request: Asked, seat: Seat, filled: Filled) -> Comment | Returned | HttpResponse:
    """The comment as it is kept, the form to be shown again, or the answer to a script."""
    told = _received(seat, filled)
    if JSON not in request.headers.get("Accept", ""):
        return told
    if isinstance(told, Comment):
        return JsonResponse({"key": str(told.key), "at": localtime(told.at).isoformat(), "late": told.late})
    return refused(seat, told.problem or told.filled.fault, told.status)


def refused(seat: Seat, problem: str, status: int) -> JsonResponse:
    """For the script: which problem, and its words."""
    return JsonResponse({"problem": problem, "said": seat.voice.say(problem)}, status=status)


def _received(seat: Seat, filled: Filled) -> Comment | Returned:
    """CASE 1 something is missing or too long. CASE 2 it is kept, or was before. CASE 3 it cannot be kept as it is."""
    if filled.fault:
        return Returned(filled=filled, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return comment_receive(seat.invitee, filled.said)
    except (DiffersError, ClosedError, TooManyError) as error:
        # With a new key, so that sending what came back makes a comment of its own.
        fresh = replace(filled, said=came_back(filled.said, key=uuid.uuid4()))
        return Returned(filled=fresh, status=STATUSES[type(error)], problem=f"taking_part.problem_{error.code}")


def came_back(said: Said, **changes: object) -> Said:
    """What was sent, but for these."""
    return replace(said, **changes)
