"""The programme: sessions by day, the annotated agenda, and what was said under each item."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.records.meeting import Item
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import programming
from weft_web.meetings.convening import record_write
from weft_web.meetings.desk import Ways, acted, done, page, taken
from weft_web.meetings.models import Meeting
from weft_web.meetings.programme_forms import ItemForm, RecordForm, SessionForm, next_number
from weft_web.meetings.selectors import meeting_in, meeting_of


@require_GET
def programme(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The days with their sessions, the items with their annotations."""
    held = meeting_in(country, meeting)
    scene = engine.Scene(meeting_of(held), request.voice)
    days = [
        (scene.weekday(day), [(one, scene.hours(one), scene.said(one.title), engine.is_break(one)) for one in sessions])
        for day, sessions in engine.by_day(scene.meeting.sessions)
    ]
    items = [
        (one, scene.said(one.title), scene.said(one.annotation), scene.said(one.record), [table.name for table in _groups(scene, one)])
        for one in scene.meeting.agenda
    ]
    return page(request, held, "programme.html", {"scene": scene, "days": days, "items": items, "zone": held.zone.replace("_", " ")})


def _groups(scene: engine.Scene, item: Item) -> list[engine.Table]:
    return [one for one in scene.meeting.tables if one.item == item.number]


@require_http_methods(["GET", "POST"])
def session_new(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """One more session, or break."""
    return _session(request, meeting_in(country, meeting), "")


@require_http_methods(["GET", "POST"])
def session(request: Asked, meeting: object, session: str, country: Country | None = None) -> HttpResponse:
    """A session changed."""
    return _session(request, meeting_in(country, meeting), session)


def _session(request: Asked, held: Meeting, key: str) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    there = scene.sessions.get(key)
    if key and there is None:
        raise Http404
    form = SessionForm(request.POST or None, voice=request.voice, meeting=held, scene=scene, session=there)
    if request.method == "POST" and taken(form, lambda: programming.session_put(held, form.kept(), request.user)):
        return done(request, held, "programme", "said.saved")
    shown = {"scene": scene, "form": form, "session": there, "fields": form.named}
    return page(request, held, "session.html", shown, 400 if form.errors else 200)


@require_POST
def session_remove(request: Asked, meeting: object, session: str, country: Country | None = None) -> HttpResponse:
    """A session taken out."""
    held = meeting_in(country, meeting)
    if session not in {one["key"] for one in held.sessions}:
        raise Http404
    where = Ways(held.country, held)["programme"]
    return acted(request, where, "meetings.session_removed", lambda: programming.session_remove(held, session, request.user))


@require_http_methods(["GET", "POST"])
def item_new(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """One more item of the agenda."""
    held = meeting_in(country, meeting)
    following = next_number([str(one["number"]) for one in held.agenda])
    form = ItemForm(request.POST or None, voice=request.voice, meeting=held, following=following)
    if request.method == "POST" and taken(form, lambda: programming.item_put(held, form.kept(), request.user)):
        return done(request, held, "programme", "said.saved")
    return page(request, held, "item.html", {"form": form, "fields": form.named}, 400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def item(request: Asked, meeting: object, item: str, country: Country | None = None) -> HttpResponse:
    """An item changed; beside it what was said under it."""
    held = meeting_in(country, meeting)
    scene, there = _item(request, held, item)
    form = ItemForm(request.POST or None, voice=request.voice, meeting=held, item=there)
    if request.method == "POST" and taken(form, lambda: programming.item_put(held, form.kept(), request.user, there.number)):
        return done(request, held, "programme", "said.saved")
    record = RecordForm(voice=request.voice, meeting=held, item=there)
    shown = {"scene": scene, "form": form, "fields": form.named, "item": there, "record": record}
    return page(request, held, "item.html", shown, 400 if form.errors else 200)


def _item(request: Asked, held: Meeting, number: str) -> tuple[engine.Scene, Item]:
    """The item of a number; 404 where there is none."""
    scene = engine.Scene(meeting_of(held), request.voice)
    there = next((one for one in scene.meeting.agenda if one.number == number), None)
    if there is None:
        raise Http404
    return scene, there


@require_POST
def record(request: Asked, meeting: object, item: str, country: Country | None = None) -> HttpResponse:
    """What was said under an item, in each language."""
    held = meeting_in(country, meeting)
    _, there = _item(request, held, item)
    form = RecordForm(request.POST, voice=request.voice, meeting=held, item=there)
    where = Ways(held.country, held).of("item", item=item)
    if not form.is_valid():
        return redirect(where)

    def write() -> None:
        for language in form.languages:
            record_write(held, item, language, form.words("record").get(language, ""), request.user)

    return acted(request, where, "said.saved", write)


@require_POST
def item_remove(request: Asked, meeting: object, item: str, country: Country | None = None) -> HttpResponse:
    """An item taken out."""
    held = meeting_in(country, meeting)
    _item(request, held, item)
    where = Ways(held.country, held)["programme"]
    return acted(request, where, "meetings.item_removed", lambda: programming.item_remove(held, item, request.user))
