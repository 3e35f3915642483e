"""The next draft, and the page of what became of comments in it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.consultations.desk import page
from weft_web.consultations.drafting import Source
from weft_web.consultations.following import STATES, became, counted, next_draft
from weft_web.consultations.forms import LANGUAGES, DraftForm
from weft_web.consultations.models import Consultation, Draft
from weft_web.consultations.selectors import Offer, following, offer_of, round_of
from weft_web.countries.models import Country
from weft_web.narrowing import among, is_key

PAGE = 25


@require_GET
def became_page(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """What became of each comment: same, moved, changed, gone, taken up; without a next draft how to make one."""
    held = round_of(country, consultation)
    drafts = following(held.draft)
    after = chosen(drafts, request.GET.get("draft", ""))
    shown: dict[str, Any] = {"drafts": drafts, "after": after}
    if after is not None:
        rows, state = became(held, after, request.voice), among(request.GET.get("state", ""), STATES)
        wanted = [one for one in rows if not state or one.state == state]
        shown |= {
            "page": Paginator(wanted, PAGE).get_page(request.GET.get("page")),
            "counts": counted(rows),
            "state": state,
            "every": len(rows),
        }
    return page(request, held, "became.html", shown)


def chosen(drafts: tuple[Draft, ...], said: str) -> Draft | None:
    """The draft that an address names, else the last; nothing where none follows. 404 for one that does not."""
    if not said:
        return drafts[0] if drafts else None
    found = next((one for one in drafts if is_key(said) and str(one.key) == said), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def next_one(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The text as it was changed and frozen, under its own label."""
    held = round_of(country, consultation)
    offer = _offer(held)
    form = DraftForm(request.POST or None, country=country, voice=request.voice, offer=offer, initial=_initial(held, offer))
    if request.method == "POST" and form.is_valid():
        try:
            made = next_draft(held, Source(country, form.studies(), form.version()), form.cleaned_data["label"], request.user)
        except InputError as fault:
            form.add_error("label" if fault.code == "draft_label_taken" else "text", f"consultations.problem_{fault.code}")
        else:
            messages.success(request, request.voice.say("consultations.followed"))
            answer = redirect("consultations:became", country=country.code, consultation=held.key)
            answer.headers["Location"] += f"?draft={made.key}"
            return answer
    return page(request, held, "next.html", {"form": form, "offer": offer, "languages": LANGUAGES}, 400 if form.errors else 200)


def _offer(held: Consultation) -> Offer:
    """The frozen texts of the same kind."""
    offer = offer_of(held.country)
    if held.draft.kind == "strategy":
        return Offer(studies={}, plans=tuple(one for one in offer.plans if one.strategy_id == held.draft.strategy_id))
    return Offer(studies=offer.studies, plans=())


def _initial(held: Consultation, offer: Offer) -> dict[str, str]:
    """The last frozen version of each language that the draft before had."""
    studies = {f"study_{one}": str(rows[0].pk) for one, rows in offer.studies.items() if rows and one in held.draft.sources}
    return {**studies, "text": held.draft.kind, "plan": str(offer.plans[0].pk) if offer.plans else ""}
