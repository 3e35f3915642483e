"""Topics put up for discussion: their questions, the posts by number, and a form while they are open."""

import uuid
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from weft_web.asking import Asked
from weft_web.consultations.models import Post, Topic
from weft_web.consultations.part_pages import number_in, page
from weft_web.consultations.part_seats import Seat, seated
from weft_web.consultations.part_selectors import topics_of
from weft_web.consultations.part_sending import JSON, STATUSES, refused
from weft_web.consultations.take_part_forms import keyed
from weft_web.consultations.taking_part import LONGEST, ClosedError, DiffersError, TooManyError, post_receive
from weft_web.engine.commenting import fit

POSTS_BYTES = 24_000
POST_BYTES = 300


@seated
@require_http_methods(["GET", "POST"])
def topic(request: Asked, seat: Seat, topic: uuid.UUID) -> HttpResponseBase:
    """A topic; what is posted is kept once, and comes back whole where it cannot be kept."""
    one = get_object_or_404(topics_of(seat.round), key=topic)
    if request.method == "GET":
        return _page(request, seat, one, {"key": uuid.uuid4(), "text": ""})
    key, text = keyed(request.POST.get("key", "")), fit(request.POST.get("text", ""))
    if not text or len(text) > LONGEST:
        fault = "taking_part.fault_long" if text else "taking_part.fault_empty_post"
        return _back(request, seat, one, {"key": key, "text": text, "fault": fault, "status": HTTPStatus.UNPROCESSABLE_ENTITY})
    try:
        post = post_receive(seat.invitee, one, key, seat.language, text)
    except (DiffersError, ClosedError, TooManyError) as error:
        told = {"key": uuid.uuid4(), "text": text, "problem": f"taking_part.problem_{error.code}", "status": STATUSES[type(error)]}
        return _back(request, seat, one, told)
    if JSON in request.headers.get("Accept", ""):
        return JsonResponse({"key": str(post.key), "at": localtime(post.at).isoformat(), "number": post.number})
    return HttpResponseRedirect(f"{seat.home}topics/{one.key}{seat.query}#n{post.number}", status=HTTPStatus.SEE_OTHER)


def _back(request: Asked, seat: Seat, one: Topic, told: dict[str, Any]) -> HttpResponse:
    """What was sent, again in its form; for a script, why."""
    status = int(told.pop("status"))
    if JSON in request.headers.get("Accept", ""):
        return refused(seat, told.get("problem") or told["fault"], status)
    return _page(request, seat, one, told, status=status)


def _page(request: Asked, seat: Seat, one: Topic, told: dict[str, Any], *, status: int = 200) -> HttpResponse:
    posts = list(one.posts.select_related("invitee").order_by("number"))
    last = number_in(request.GET.get("upto", ""), len(posts))
    first = _first(posts[:last])
    shown = {"topic": one, "posts": posts[first:last], "before": first, "of": len(posts), "last": last}
    return page(request, seat, "topic", shown | told, status=status)


def _first(posts: Sequence[Post]) -> int:
    """The first of the posts that go on a page, counted from the last."""
    room = POSTS_BYTES
    for place in range(len(posts) - 1, -1, -1):
        room -= len(posts[place].text.encode()) + POST_BYTES
        if room < 0 and place < len(posts) - 1:
            return place + 1
    return 0
