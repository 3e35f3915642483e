"""One part of a strategy: begun, read, changed, moved, taken out and brought back, with all that it was."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.narrowing import number
from weft_web.strategies import services
from weft_web.strategies.asked import STEP_OF
from weft_web.strategies.closing import while_open
from weft_web.strategies.desk import Desk
from weft_web.strategies.editing import Draft, begun, draft_of, sent, settled, sought_in
from weft_web.strategies.models import Change, Part
from weft_web.strategies.pages import part_page
from weft_web.strategies.services import VERSION_DIGITS, ClashError, part_named
from weft_web.strategies.states import states_of
from weft_web.strategies.tying import tie_make


@require_http_methods(["GET", "POST"])
@while_open
def new(request: Asked, country: Country, kind: str) -> HttpResponse:
    """A part begun; nothing has to be filled in before it is saved."""
    if kind not in STEP_OF:
        raise Http404
    desk = Desk(request, country)
    if request.method == "GET":
        return _form(desk, kind, None, begun(desk, kind))
    draft = sought_in(desk, kind, None) or sent(desk, kind, None)
    if draft.waits:
        return _form(desk, kind, None, draft)
    if draft.faults:
        return _form(desk, kind, None, draft, status=400)
    made = services.part_make(desk.row, kind, draft.values, request.user)
    if draft.observation:
        tie_make(made, draft.observation, request.user)
    return _onward(request, made)


@require_GET
def part(request: Asked, country: Country, entry: object) -> HttpResponse:
    """A part to be read."""
    desk = Desk(request, country)
    row = desk.part(entry)
    return render(request, "strategies/part.html", part_page(desk, row))


@require_http_methods(["GET", "POST"])
@while_open
def edit(request: Asked, country: Country, entry: object) -> HttpResponse:
    """A part to be changed. What somebody else changed meanwhile is laid together with it, and where it clashes laid beside it."""
    desk = Desk(request, country)
    row = desk.part(entry)
    if row.ended_at:
        return redirect("strategies:part", country=country.code, entry=row.key)
    if request.method == "GET":
        return _form(desk, row.kind, row, draft_of(desk, row))
    draft = sought_in(desk, row.kind, row) or sent(desk, row.kind, row)
    if draft.waits:
        return _form(desk, row.kind, row, draft)
    if draft.faults or draft.clashes:
        return _form(desk, row.kind, row, draft, status=400)
    try:
        services.part_change(row, draft.values, draft.seen, request.user)
    except ClashError as clash:
        row.refresh_from_db()
        return _form(desk, row.kind, row, settled(desk, row, draft, clash.laid), status=409)
    return _onward(request, row)


def _form(desk: Desk, kind: str, row: Part | None, draft: Draft, status: int = 200) -> HttpResponse:
    return render(desk.request, "strategies/edit.html", part_page(desk, row, kind, draft), status=status)


def _onward(request: Asked, row: Part) -> HttpResponse:
    """Back to the form, to the step, or on to another part of the kind."""
    messages.success(
        request, request.voice.say("strategies.saved", name=part_named(row) or request.voice.say(f"strategies.one.{row.kind}"))
    )
    code, wish = row.strategy.country.code, request.POST.get("then", "")
    if wish == "another":
        return redirect("strategies:new", country=code, kind=row.kind)
    if wish.startswith("stay"):
        response = redirect("strategies:edit", country=code, entry=row.key)
        response.headers["Location"] += f"#{wish.partition('-')[2]}" if "-" in wish else ""
        return response
    return redirect("strategies:step", country=code, step=STEP_OF[row.kind])


@require_GET
def history(request: Asked, country: Country, entry: object) -> HttpResponse:
    """All that a part was."""
    desk = Desk(request, country)
    row = desk.part(entry)
    shown = {"row": row, "name": part_named(row), "states": states_of(desk, row), **desk.around(STEP_OF[row.kind])}
    return render(request, "strategies/history.html", shown)


@require_POST
@while_open
def remove(request: Asked, country: Country, entry: object) -> HttpResponse:
    """A part taken out; it can be brought back."""
    row = Desk(request, country).part(entry)
    services.part_remove(row, request.user)
    messages.success(request, request.voice.say("strategies.removed", name=part_named(row)))
    return redirect("strategies:step", country=country.code, step=STEP_OF[row.kind])


@require_POST
@while_open
def restore(request: Asked, country: Country, entry: object) -> HttpResponse:
    """A part brought back, as it was last or in an earlier state."""
    row = Desk(request, country).part(entry)
    version = request.POST.get("version", "")
    try:
        services.part_restore(row, request.user, number(version, VERSION_DIGITS) if version.isdecimal() else None)
    except Change.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, request.voice.say("strategies.restored", name=part_named(row)))
    return redirect("strategies:edit", country=country.code, entry=row.key)


@require_POST
@while_open
def move(request: Asked, country: Country, entry: object) -> HttpResponse:
    """A part moved up or down."""
    row = Desk(request, country).part(entry)
    services.part_move(row, -1 if request.POST.get("to") == "up" else 1, request.user)
    response = redirect("strategies:step", country=country.code, step=STEP_OF[row.kind])
    response.headers["Location"] += f"#p-{row.key}"
    return response
