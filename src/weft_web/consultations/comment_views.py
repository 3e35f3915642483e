"""The register of comments, and one comment beside its paragraph: what becomes of it, its words in another language, its history."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft.records.consulting import Disposed
from weft_web.asking import Asked
from weft_web.consultations import dispositions, entering
from weft_web.consultations.comment_forms import EnterForm, OutcomeForm, RenderForm, fresh_key
from weft_web.consultations.desk import page
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Comment, Consultation, Disposition, Invitee
from weft_web.consultations.register import STATES, Wish, choices_of, in_order, lines_of, wished
from weft_web.consultations.selectors import round_of
from weft_web.countries.models import Country
from weft_web.narrowing import is_key, words_in

PAGE = 25
LONGEST_WISH = 300
OUTCOMES = tuple(one.value for one in Disposed)


def wish_of(asked: QueryDict) -> Wish:
    """What an address asks of the register."""
    told = words_in(asked, Wish.__struct_fields__, LONGEST_WISH)
    told["state"] = told["state"] if told["state"] in STATES else ""
    told["group"] = told["group"] if is_key(told["group"]) else ""
    return Wish(**told)


@require_GET
def comments(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The register, in the order of the text."""
    held, wish = round_of(country, consultation), wish_of(request.GET)
    draft = draft_of(held.draft)
    rows = in_order(wished(held, wish, draft).select_related("invitee", "alike"), draft)
    paged = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = {
        "wish": wish,
        "page": paged,
        "lines": lines_of(paged.object_list, draft, request.voice),
        "choices": choices_of(held, request.voice),
        "states": STATES,
        "outcomes": OUTCOMES,
        "place": next((one for one in draft.places if one.key == wish.place), None),
    }
    return page(request, held, "comments.html", shown)


@require_GET
def comment(request: Asked, country: Country, consultation: object, comment: object) -> HttpResponse:
    """One comment."""
    held = round_of(country, consultation)
    return _comment(request, held, comment_in(held, comment))


def comment_in(consultation: Consultation, key: object) -> Comment:
    """A comment of this round; 404 where there is none, or it was taken back."""
    rows = Comment.objects.select_related("invitee", "alike", "by", "brought", "consultation__country", "answers__invitee")
    return get_object_or_404(rows, key=key, consultation=consultation, withdrawn_at=None)


def _comment(request: Asked, held: Consultation, row: Comment, forms: dict[str, Any] | None = None) -> HttpResponse:
    draft = draft_of(held.draft)
    line = lines_of([row], draft, request.voice)[0]
    ordered = [one.pk for one in in_order(held.comments.filter(withdrawn_at=None, late=row.late), draft)]
    following = _after(ordered, row.pk, held)
    mine = request.voice.language.value
    shown: dict[str, Any] = {
        "line": line,
        "history": row.dispositions.select_related("by").order_by("-at", "-id"),
        "render_form": RenderForm(country=held.country, voice=request.voice, own=row.language, initial={"language": mine}),
        "outcome_form": OutcomeForm(initial=_initial(line.disposition)),
        "outcomes": OUTCOMES,
        "following": following,
        "like": row.alike.comments.filter(withdrawn_at=None).exclude(pk=row.pk).select_related("invitee") if row.alike else (),
    }
    return page(request, held, "comment.html", {**shown, **(forms or {})}, 400 if forms else 200)


def _initial(last: Disposition | None) -> dict[str, str]:
    return {"outcome": last.outcome, "reason": last.reason, "where": last.where} if last else {}


def _after(ordered: list[int], pk: int, held: Consultation) -> Comment | None:
    """The next comment in the order of the text."""
    at = ordered.index(pk) + 1
    return held.comments.filter(pk=ordered[at]).first() if at < len(ordered) else None


@require_POST
def dispose(request: Asked, country: Country, consultation: object, comment: object) -> HttpResponse:
    """What becomes of a comment; with `next` on to the next one."""
    held = round_of(country, consultation)
    row, form = comment_in(held, comment), OutcomeForm(request.POST)
    if not form.is_valid():
        return _comment(request, held, row, {"outcome_form": form, "form": form})
    dispositions.comment_dispose(row, form.said(), request.user)
    messages.success(request, request.voice.say("said.saved"))
    there = request.POST.get("next", "")
    target = there if is_key(there) and held.comments.filter(key=there, withdrawn_at=None).exists() else row.key
    return redirect("consultations:comment", country=country.code, consultation=held.key, comment=target)


@require_POST
def render_comment(request: Asked, country: Country, consultation: object, comment: object) -> HttpResponse:
    """The comment in another language, as the person signed in puts it."""
    held = round_of(country, consultation)
    row = comment_in(held, comment)
    form = RenderForm(request.POST, country=country, voice=request.voice, own=row.language)
    if not form.is_valid():
        return _comment(request, held, row, {"render_form": form, "form": form})
    given = form.cleaned_data
    entering.comment_render(row, given["language"], given["text"].strip(), given["proposal"].strip(), request.user)
    messages.success(request, request.voice.say("said.saved"))
    return redirect("consultations:comment", country=country.code, consultation=held.key, comment=row.key)


def people_of(held: Consultation) -> list[Invitee]:
    """Those for whom a comment can be entered."""
    return list(held.invitees.filter(withdrawn_at=None).select_related("consultation__country").order_by("name", "id"))


@require_http_methods(["GET", "POST"])
def enter(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """A comment entered for somebody."""
    held = round_of(country, consultation)
    begun = {"key": fresh_key(), "language": request.voice.language.value, "place": request.GET.get("place", "")[:100]}
    form = EnterForm(
        request.POST or None, country=country, voice=request.voice, people=people_of(held), draft=draft_of(held.draft), initial=begun
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = entering.comment_enter(form.who(), form.said(), request.user)
        except InputError as fault:
            form.add_error("text", f"consultations.problem_{fault.code}")
        else:
            messages.success(request, request.voice.say("consultations.entered"))
            return redirect("consultations:comment", country=country.code, consultation=held.key, comment=made.key)
    return page(request, held, "enter.html", {"form": form}, 400 if form.errors else 200)
