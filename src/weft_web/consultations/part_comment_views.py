"""One place of the text with its form: what is sent is kept once, and comes back whole where it cannot be kept."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.records.consulting import About
from weft_web.asking import Asked
from weft_web.consultations.models import Comment
from weft_web.consultations.part_leaves import WHOLE_TABLE_BYTES, passage_of
from weft_web.consultations.part_outcomes import owned
from weft_web.consultations.part_pages import home_of, number_in, page
from weft_web.consultations.part_seats import Seat, seated
from weft_web.consultations.part_selectors import own_comments, place_said
from weft_web.consultations.part_sending import answered, came_back
from weft_web.consultations.take_part_forms import Filled, read_comment
from weft_web.consultations.taking_part import ClosedError, Said, TooLateError, comment_take_back
from weft_web.engine.commenting import CHAPTER, alone, place_named, words_by

ON_A_PAGE = 25


@seated
@require_http_methods(["GET", "POST"])
def comment(request: Asked, seat: Seat) -> HttpResponseBase:
    """One place by itself with its form; what is sent is kept once, and comes back whole where it cannot be kept."""
    if request.method == "GET":
        return place_page(request, seat, _begun(request, seat))
    filled = read_comment(request.POST.dict(), seat)
    if request.POST.get("do") == "prefill":
        return place_page(request, seat, _prefilled(seat, filled))
    received = answered(request, seat, filled)
    if isinstance(received, HttpResponse):
        return received
    if isinstance(received, Comment):
        return _onward(seat, received)
    return place_page(request, seat, received.filled, status=received.status, problem=received.problem)


def _prefilled(seat: Seat, filled: Filled) -> Filled:
    """The form with the paragraph as the wording to be changed."""
    place = seat.draft.place(filled.said.place)
    words = words_by(seat.draft, place, seat.reads) if place else ""
    return Filled(said=came_back(filled.said, proposal=filled.said.proposal or words))


def _begun(request: Asked, seat: Seat) -> Filled:
    """An empty form for a place, or one with the words of a comment that is to be put anew."""
    key = request.GET.get("instead", "")
    earlier = own_comments(seat.invitee).filter(key=_uuid(key)).first() if key else None
    place = seat.draft.place(earlier.place if earlier else request.GET.get("place", ""))
    if request.GET.get("place") and place is None:
        raise Http404
    about = earlier.about if earlier else (About.SUBSTANCE if place else About.GENERAL).value
    begun = Said(
        key=uuid.uuid4(),
        place=place.key if place else "",
        number=place.number if place else "",
        about=about,
        text=earlier.text if earlier else "",
        proposal=earlier.proposal if earlier else "",
        quote=earlier.quote if earlier else "",
        language=earlier.language if earlier else seat.language,
        instead=earlier.key if earlier else None,
    )
    return Filled(said=begun)


def _uuid(given: str) -> uuid.UUID:
    try:
        return uuid.UUID(given)
    except ValueError:
        raise Http404 from None


def place_page(request: Asked, seat: Seat, filled: Filled, *, status: int = 200, problem: str = "") -> HttpResponse:
    """One place, her comments on it, and the form as it is filled."""
    place = seat.draft.place(filled.said.place)
    first = number_in(request.GET.get("row", ""), 0)
    passage = passage_of(alone(seat.draft, place, seat.tongues), first, WHOLE_TABLE_BYTES) if place and place.kind != CHAPTER else None
    shown = {
        "place": place,
        "passage": passage,
        "said": place_said(seat.voice, seat.draft, place) if place else seat.voice.say("taking_part.whole"),
        "filled": filled,
        "problem": problem,
        "mine": owned(seat, own_comments(seat.invitee).filter(place=filled.said.place)[:ON_A_PAGE]),
        "abouts": [one.value for one in About],
        "back": home_of(seat, place),
    }
    return page(request, seat, "comment", shown, status=status)


def _onward(seat: Seat, comment: Comment) -> HttpResponse:
    """To where the comment now stands, with word that it came."""
    place = seat.draft.place(comment.place)
    address, _, anchor = home_of(seat, place).partition("#")
    sign = "&" if "?" in address else "?"
    return HttpResponseRedirect(f"{address}{sign}sent={comment.key}#{anchor or 'sent'}", status=303)


@seated
@require_GET
def go(request: Asked, seat: Seat) -> HttpResponseBase:
    """To the paragraph whose number somebody read on paper; to the front page, which says so, where there is none."""
    asked = request.GET.get("n", "")
    place = place_named(seat.draft, asked) if asked.strip() else None
    if place is None:
        return page(request, seat, "no_place", {"asked": asked}, status=404)
    return HttpResponseRedirect(home_of(seat, place))


@seated
@require_POST
def take_back(request: Asked, seat: Seat, comment: uuid.UUID) -> HttpResponseBase:
    """A comment of hers withdrawn before the deadline."""
    if not seat.invitee.comments.filter(key=comment).exists():
        raise Http404
    try:
        comment_take_back(seat.invitee, comment)
    except (ClosedError, TooLateError) as error:
        return page(request, seat, "refused", {"problem": f"taking_part.problem_{error.code}"}, status=409)
    return HttpResponseRedirect(f"{seat.home}mine{seat.query}", status=303)
