"""Writing on a study: a paragraph, own text, its history, something to cite, the order.

A page asked for by the script of the study (`X-Piece`) comes without its frame, to be shown in place.
"""

import re
import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import reporting
from weft_web.engine.reporting import Laid
from weft_web.studies import selectors, services
from weft_web.studies.addresses import draft_base
from weft_web.studies.citing import MOST, citable
from weft_web.studies.desk import Desk
from weft_web.studies.forms import ORDERS, READINGS, ArrangeForm, WriteForm
from weft_web.studies.models import Edit
from weft_web.studies.services import EditConflictError, Wish
from weft_web.studies.views import address_of, desk_of, on_desk

OWN_KEY = re.compile(r"own-[0-9a-f]{32}")


@require_http_methods(["GET", "POST"])
@on_desk
def paragraph(request: Asked, country: Country, language: str) -> HttpResponse:
    """A block to be written on: its text, the machine's, what is in the way."""
    desk = desk_of(country, language)
    key = request.POST.get("key") or request.GET.get("key", "")
    laid = desk.found(key)
    if laid is None:
        raise Http404
    if request.method == "GET":
        return _form(request, desk, laid, WriteForm(initial=_begun(desk, laid)))
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _form(request, desk, laid, form, status=400)
    return _saved(request, desk, laid, form)


def _saved(request: Asked, desk: Desk, laid: Laid, form: WriteForm) -> HttpResponse:
    """Back to the block; 409 with both texts where somebody else was quicker."""
    row, given = desk.rows.get(laid.key), form.cleaned_data
    wish = Wish(
        key=laid.key,
        act=_allowed(laid, given["act"]),
        chapter=row.chapter if row else laid.key.partition("/")[0],
        base=given["base"],
        text=given["text"] if given["act"] in ("text", "own") else "",
        form=given["form"] or (row.form if row else "paragraph"),
        after=row.after if row else "",
        machine=given["machine"],
    )
    try:
        services.edit_add(desk.study, wish, request.user)
    except EditConflictError:
        fresh = Desk(desk.study)
        return _form(request, fresh, fresh.found(laid.key) or laid, form, status=409)
    if not _is_piece(request):
        messages.success(request, request.voice.say("said.saved"))
    return _back(request, Desk(desk.study), laid.key)


def _allowed(laid: Laid, act: str) -> str:
    """What may be done to a block: own text is written or taken away; the machine's is written on, left out or taken as it is."""
    own = laid.state is reporting.State.OWN
    writable = own or (laid.machine is not None and reporting.writable(laid.machine))
    hideable = not own and laid.machine is not None and reporting.may_hide(laid.machine)
    if own:
        return "taken_away" if act == "taken_away" else "own"
    if (act == "hidden" and hideable) or act == "machine" or (act == "text" and writable):
        return act
    raise Http404


def _begun(desk: Desk, laid: Laid) -> dict[str, object]:
    """What the form shows at first."""
    row = desk.rows.get(laid.key)
    machine = desk.source(laid.machine) if laid.machine is not None else ""
    text = row.text if row is not None and row.act in ("text", "own") else machine
    return {"text": text, "base": row.ordinal if row else 0, "machine": machine, "form": row.form if row else "paragraph"}


def _form(request: Asked, desk: Desk, laid: Laid, form: WriteForm, status: int = 200) -> HttpResponse:
    row = desk.rows.get(laid.key)
    machine = desk.source(laid.machine) if laid.machine is not None else ""
    block = laid.machine or laid.blocks[0]
    shown = {
        "form": form,
        "key": laid.key,
        "kind": type(block).__name__.lower(),
        "state": laid.state.value,
        "row": row,
        "ordinal": row.ordinal if row else 0,
        "machine": machine,
        "changed": row is not None and row.act == "text" and laid.machine is not None and row.machine != machine,
        "conflict": status == 409,
        "writable": laid.machine is None or reporting.writable(laid.machine),
        "may_hide": laid.machine is not None and reporting.may_hide(laid.machine),
        "others": selectors.in_other_languages(desk.study, laid.key),
        "back": address_of(desk, laid.key),
        **_around(request, desk),
    }
    return render(request, "studies/paragraph.html", shown, status=status)


def _around(request: Asked, desk: Desk) -> dict[str, object]:
    """What every page for writing needs: the study, its frame or none, what was found to cite."""
    words = request.GET.get("q", "")
    found = citable(desk.study.country, desk.study.language, words, desk.marks) if words else ()
    cites = {"words": words, "citables": found[:MOST], "more": len(found) > MOST}
    return {"study": desk.study, "piece": _is_piece(request), "home": draft_base(desk.study.country, desk.study.language).home, **cites}


def _is_piece(request: Asked) -> bool:
    return bool(request.headers.get("X-Piece"))


def _back(request: Asked, desk: Desk, key: str) -> HttpResponse:
    """The page where the block stands; its address alone for the script, which shows it anew."""
    address = address_of(desk, key)
    return HttpResponse(address, content_type="text/plain; charset=utf-8") if _is_piece(request) else redirect(address)


@require_http_methods(["GET", "POST"])
@on_desk
def insert(request: Asked, country: Country, language: str) -> HttpResponse:
    """Own text after a block. Its key is made with the form, so that the same sent twice is one."""
    desk = desk_of(country, language)
    after = request.POST.get("after") or request.GET.get("after", "")
    chapter = _chapter_of(desk, after)
    if request.method == "GET":
        form = WriteForm(initial={"base": 0, "form": "paragraph"})
        return _insert_form(request, desk, form, (after, f"{reporting.OWN}{uuid.uuid4().hex}"))
    form, key = WriteForm(request.POST), request.POST.get("key", "")
    if not OWN_KEY.fullmatch(key):
        raise Http404
    if not form.is_valid():
        return _insert_form(request, desk, form, (after, key), status=400)
    wish = Wish(key=key, act="own", chapter=chapter, text=form.cleaned_data["text"], form=form.cleaned_data["form"], after=after)
    services.edit_add(desk.study, wish, request.user)
    return _back(request, Desk(desk.study), key)


def _insert_form(request: Asked, desk: Desk, form: WriteForm, keys: tuple[str, str], status: int = 200) -> HttpResponse:
    after, key = keys
    back = (
        address_of(desk, after)
        if "/" in after or after in desk.rows
        else draft_base(desk.study.country, desk.study.language).chapter(after)
    )
    shown = {"form": form, "after": after, "key": key, "back": back, **_around(request, desk)}
    return render(request, "studies/insert.html", shown, status=status)


def _chapter_of(desk: Desk, after: str) -> str:
    """The chapter of the block that own text is to follow; 404 where there is none."""
    chapters = {one.anchor for one in desk.contents()}
    if after in chapters:
        return after
    if desk.found(after) is None:
        raise Http404
    return desk.rows[after].chapter if after in desk.rows else after.partition("/")[0]


@require_GET
def history(request: Asked, country: Country, language: str) -> HttpResponse:
    """All that was written on a block."""
    study = services.study_open(country, language)
    rows = selectors.history_of(study, request.GET.get("key", ""))
    if not rows:
        raise Http404
    shown = {"study": study, "rows": rows, "last": rows[0], "first": rows[-1], "home": draft_base(country, language).home}
    return render(request, "studies/history.html", shown)


@require_POST
@on_desk
def restore(request: Asked, country: Country, language: str) -> HttpResponse:
    """A block as it was."""
    study = services.study_open(country, language)
    key, ordinal, base = (request.POST.get(name, "") for name in ("key", "ordinal", "base"))
    if not ordinal.isdecimal() or not base.isdecimal():
        raise Http404
    if ordinal != "0":
        get_object_or_404(Edit, study=study, key=key, ordinal=int(ordinal))
    elif not study.edits.filter(key=key).exists():
        raise Http404
    try:
        services.edit_restore(study, key, int(ordinal), int(base), request.user)
    except EditConflictError:
        messages.warning(request, request.voice.say("studies.conflict_title"))
        return redirect(f"{draft_base(country, language).home}history?key={key}")
    messages.success(request, request.voice.say("said.saved"))
    return redirect(address_of(desk_of(country, language), key))


@require_GET
@on_desk
def cite(request: Asked, country: Country, language: str) -> HttpResponse:
    """What fits some words, to be cited."""
    return render(request, "studies/cite.html", _around(request, desk_of(country, language)))


@require_http_methods(["GET", "POST"])
@on_desk
def arrange(request: Asked, country: Country, language: str) -> HttpResponse:
    """Order, readings that count, authors, publisher."""
    desk = desk_of(country, language)
    study = desk.study
    begun = {name: getattr(study, name) for name in ("order", "authors", "publisher")}
    form = ArrangeForm(request.POST or None, initial={**begun, "reviewed_only": "yes" if study.reviewed_only else ""})
    if request.method == "POST" and form.is_valid():
        services.study_arrange(study, form.values(), request.user)
        messages.success(request, request.voice.say("said.saved"))
        return redirect("studies:in_language", country=country.code, language=language)
    shown = {"form": form, "study": study, "frame": desk.frame, "orders": ORDERS, "readings": READINGS}
    return render(request, "studies/arrange.html", {**shown, "home": draft_base(country, language).home})
