"""Comments that say the same: what the machine proposes, what a person put together; one answer for all of a group."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.consultations import dispositions, entering
from weft_web.consultations.comment_forms import OutcomeForm
from weft_web.consultations.comment_views import OUTCOMES, comment_in
from weft_web.consultations.desk import page
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.grouping import Proposal, proposals_of
from weft_web.consultations.models import Alike, Comment, Consultation
from weft_web.consultations.register import in_order, lines_of
from weft_web.consultations.selectors import round_of
from weft_web.countries.models import Country
from weft_web.engine.consulting import Draft
from weft_web.engine.reporting import fit
from weft_web.narrowing import is_key

PAGE = 12


@require_GET
def groups(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The groups there are, and those the machine proposes."""
    return _groups(request, round_of(country, consultation))


def _groups(request: Asked, held: Consultation, failed: str = "", form: OutcomeForm | None = None) -> HttpResponse:
    draft = draft_of(held.draft)
    groups = list(held.groups.filter(ended_at=None).prefetch_related("comments__invitee"))
    found = proposals_of(held, draft)
    paged = Paginator([*groups, *found], PAGE).get_page(_page_of(failed, groups) or request.GET.get("page"))
    made = [(one, _standing(one, draft)) for one in paged if isinstance(one, Alike)]
    proposed = [one for one in paged if isinstance(one, Proposal)]
    every = (*(row for _, there in made for row in there), *(row for one in proposed for row in one.comments))
    lines = {line.comment.pk: line for line in lines_of(every, draft, request.voice)}
    shown = {
        "made": [(one, [lines[row.pk] for row in there]) for one, there in made],
        "proposed": [(one, [lines[row.pk] for row in one.comments]) for one in proposed],
        "any_made": bool(groups),
        "any_proposed": bool(found),
        "page": paged,
        "outcomes": OUTCOMES,
        "failed": failed,
        "form": form,
    }
    return page(request, held, "groups.html", shown, 400 if form else 200)


def _standing(group: Alike, draft: Draft) -> list[Comment]:
    """The comments of a group that were not taken back, in the order of the draft."""
    return in_order([row for row in group.comments.all() if row.withdrawn_at is None], draft)


def _page_of(failed: str, groups: list[Alike]) -> int:
    """The page with the group whose answer is to be mended; 0 where there is none."""
    return next((place // PAGE + 1 for place, one in enumerate(groups) if str(one.key) == failed), 0)


@require_POST
def group_make(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """Comments put together; `comment` names each, `title` what they say."""
    held = round_of(country, consultation)
    keys = [one for one in request.POST.getlist("comment") if is_key(one)]
    rows = list(held.comments.filter(key__in=keys, withdrawn_at=None))
    title = " ".join(fit(request.POST.get("title", "")).split()) or (rows[0].text or rows[0].proposal if rows else "")
    said = request.POST.get("into", "")
    into = held.groups.filter(key=said, ended_at=None).first() if is_key(said) else None
    try:
        entering.group_make(held, title, rows, request.user, into)
        messages.success(request, request.voice.say("consultations.grouped"))
    except InputError as fault:
        messages.error(request, request.voice.say(f"consultations.problem_{fault.code}"))
    return redirect("consultations:groups", country=country.code, consultation=held.key)


def group_in(held: Consultation, key: object) -> Alike:
    """A group of this round that stands; 404 where there is none."""
    return get_object_or_404(Alike.objects.select_related("consultation__country"), key=key, consultation=held, ended_at=None)


@require_POST
def group_dispose(request: Asked, country: Country, consultation: object, alike: object) -> HttpResponse:
    """One answer for all comments of a group."""
    held = round_of(country, consultation)
    group, form = group_in(held, alike), OutcomeForm(request.POST)
    if not form.is_valid():
        return _groups(request, held, str(group.key), form)
    count = dispositions.group_dispose(group, form.said(), request.user)
    messages.success(request, request.voice.say("consultations.disposed_n", count))
    return redirect("consultations:groups", country=country.code, consultation=held.key)


@require_POST
def group_end(request: Asked, country: Country, consultation: object, alike: object) -> HttpResponse:
    """A group taken apart."""
    held = round_of(country, consultation)
    entering.group_end(group_in(held, alike), request.user)
    messages.success(request, request.voice.say("consultations.group_ended"))
    return redirect("consultations:groups", country=country.code, consultation=held.key)


@require_POST
def group_leave(request: Asked, country: Country, consultation: object, comment: object) -> HttpResponse:
    """One comment taken out of its group."""
    held = round_of(country, consultation)
    entering.group_leave(comment_in(held, comment), request.user)
    messages.success(request, request.voice.say("said.saved"))
    return redirect("consultations:groups", country=country.code, consultation=held.key)
