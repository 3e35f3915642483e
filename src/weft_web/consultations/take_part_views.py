"""What invitees see: the front page, the chapters with a form at each paragraph, their own comments."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET

from weft.records import Language
from weft_web.asking import Asked
from weft_web.consultations.models import Invitee
from weft_web.consultations.part_leaves import Passage, leaves
from weft_web.consultations.part_outcomes import integrated_of, is_told, owned
from weft_web.consultations.part_pages import number_in, page
from weft_web.consultations.part_seats import Seat, seated
from weft_web.consultations.part_selectors import beside, named, own_comments, place_said, rows_of, topics_of
from weft_web.consultations.taking_part import link_note_opened
from weft_web.engine.commenting import CHAPTER, Place
from weft_web.tongue import OWN_NAMES

ON_A_PAGE = 25
LATEST = 5


@seated
@require_GET
def front(request: Asked, seat: Seat) -> HttpResponseBase:
    """Which text, of whom, by when, how to take part, and how far she is."""
    link_note_opened(seat.invitee)
    mine = own_comments(seat.invitee)
    shown = {
        "rows": rows_of(seat),
        "mine": mine.count(),
        "general": owned(seat, mine.filter(place="")[:LATEST]),
        "topics": topics_of(seat.round),
        "delegates": [_passed_on(request, one) for one in seat.invitee.delegates.filter(withdrawn_at=None)],
        "whole_key": uuid.uuid4(),
        "papers": _papers(seat),
        "told": is_told(seat),
        **_note(seat),
    }
    return page(request, seat, "front", shown | _just_sent(request, seat))


def _passed_on(request: Asked, one: Invitee) -> dict[str, Any]:
    """Somebody in her place: her link, until she has come in by it herself."""
    link = request.build_absolute_uri(reverse("take_part:front", kwargs={"secret": one.secret}))
    return {"name": one.name, "email": one.email, "opened": one.opened_at is not None, "link": link}


def _papers(seat: Seat) -> list[tuple[str, str]]:
    """The languages of the text, the one she reads first."""
    order = sorted((one for one in Language if one.value in seat.draft.papers), key=lambda one: one.value != seat.reads)
    return [(one.value, OWN_NAMES[one]) for one in order]


def _note(seat: Seat) -> dict[str, str]:
    """What the organisers want to be read first, in her language, or in the first in which they wrote it."""
    written = {language: text for language, text in seat.round.note.items() if text}
    language = seat.language if seat.language in written else next(iter(written), "")
    return {"note": written.get(language, ""), "note_language": language}


@seated
@require_GET
def chapter(request: Asked, seat: Seat, chapter: str) -> HttpResponseBase:
    """A page of a chapter, with a form at each paragraph and what she said of it."""
    title = _chapter_of(seat, chapter)
    cut = leaves(seat.draft, chapter, seat.tongues)
    number = min(max(number_in(request.GET.get("p", ""), 1), 1), len(cut))
    passages = cut[number - 1]
    told, more = beside(seat, [title.key, *(one.place.key for one in passages)])
    shown = {
        "chapter": title,
        "title": title.text_in(seat.reads),
        "passages": [_with(seat, one, told, more) for one in passages],
        "general": told.get(title.key, []),
        "chapter_key": uuid.uuid4(),
        "number": number,
        "pages": range(1, len(cut) + 1),
        "around": _around(seat, title),
    }
    return page(request, seat, "chapter", shown | _just_sent(request, seat))


def _with(seat: Seat, one: Passage, told: dict[str, Any], more: dict[str, int]) -> dict[str, Any]:
    key = one.place.key
    return {
        "one": one,
        "said": place_said(seat.voice, seat.draft, one.place),
        "mine": told.get(key, ()),
        "more": more.get(key, 0),
        "key": uuid.uuid4() if one.is_written_here and seat.may_write else None,
    }


def _around(seat: Seat, here: Place) -> dict[str, dict[str, str]]:
    order = [one for one in seat.draft.places if one.kind == CHAPTER]
    at = order.index(here)
    beside = {"before": at - 1, "after": at + 1}
    return {name: _named(seat, order[place]) for name, place in beside.items() if 0 <= place < len(order)}


def _named(seat: Seat, one: Place) -> dict[str, str]:
    return {"anchor": one.chapter, "title": f"{one.number} {one.text_in(seat.reads)}".strip()}


def _chapter_of(seat: Seat, anchor: str) -> Place:
    found = next((one for one in seat.draft.places if one.kind == CHAPTER and one.chapter == anchor), None)
    if found is None:
        raise Http404
    return found


def _just_sent(request: Asked, seat: Seat) -> dict[str, Any]:
    """The comment that came a moment ago, where the address names one."""
    try:
        key = uuid.UUID(request.GET.get("sent", ""))
    except ValueError:
        return {}
    comment = own_comments(seat.invitee).filter(key=key).first()
    return {"just": comment, "just_named": named(seat.voice, seat.draft, comment)} if comment else {}


@seated
@require_GET
def mine(request: Asked, seat: Seat) -> HttpResponseBase:
    """All her comments, and after the round what became of each."""
    leaf = Paginator(own_comments(seat.invitee), ON_A_PAGE).get_page(request.GET.get("p"))
    told = is_told(seat)
    shown = {"leaf": leaf, "own": owned(seat, leaf.object_list), "told": told, "integrated": integrated_of(seat.round) if told else None}
    return page(request, seat, "mine", shown | _just_sent(request, seat))
