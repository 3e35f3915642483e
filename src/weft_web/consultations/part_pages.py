"""What every page of the invitees shows, and where a place of the text stands."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from weft_web.asking import Asked
from weft_web.consultations.part_leaves import anchor_of, leaves, page_of
from weft_web.consultations.part_seats import Phase, Seat
from weft_web.engine.commenting import Place, deadline_said
from weft_web.personal import languages_of

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
DIGITS = 8
"""No page, row or post has a number with more of them."""


def number_in(given: str, otherwise: int) -> int:
    """A number as an address says it."""
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= DIGITS else otherwise


def home_of(seat: Seat, place: Place | None) -> str:
    """Where a place stands: the page of its chapter; the front page for the whole."""
    if place is None:
        return f"{seat.home}{seat.query}"
    number = page_of(leaves(seat.draft, place.chapter, seat.tongues), place.key)
    return f"{seat.home}chapters/{place.chapter}?p={number}{seat.more}#{anchor_of(place)}"


def page(request: Asked, seat: Seat, name: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of this side, with what all of them show."""
    return render(request, f"consultations/take_part/{name}.html", shown | frame(request, seat), status=status)


def frame(request: Asked, seat: Seat) -> dict[str, Any]:
    """What every page shows: the round, the deadline in words, the time that is left."""
    left = seat.round.closes_at - timezone.now()
    return {
        "seat": seat,
        "langs": languages_of(request, seat.offered),
        "home": seat.home,
        "round": seat.round,
        "place_of": seat.round.country,
        "until": deadline_said(seat.voice, seat.round.closes_at.isoformat(), seat.round.zone),
        "days": left // DAY if left > DAY and seat.may_write else 0,
        "hours": left // HOUR if timedelta() < left <= DAY and seat.may_write else 0,
        "zone": seat.round.zone.replace("_", " "),
        "late": seat.phase is Phase.LATE,
        "closed": seat.phase is Phase.CLOSED,
    }
