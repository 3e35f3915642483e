"""Who is in the room: a list to tick for each session, and those who came unannounced."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from weft.records.meeting import Session
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import attending
from weft_web.meetings.desk import Ways, acted, page, taken, went
from weft_web.meetings.forms import WalkInForm
from weft_web.meetings.models import Meeting, Participant
from weft_web.meetings.people_views import senders
from weft_web.meetings.selectors import meeting_in, meeting_of, people_of
from weft_web.meetings.steps import now_there


@require_GET
def attendance(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The list of one session: the one asked for, else the last that has begun."""
    return _attendance(request, meeting_in(country, meeting), request.GET.get("session", ""))


def _attendance(request: Asked, held: Meeting, asked: str, form: WalkInForm | None = None) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    worked = engine.worked(scene.meeting)
    now = _chosen(held, worked, asked)
    people = _listed(scene, held, now.key) if now else []
    counted = {one.key: sum(one.key in who.present for who in scene.meeting.participants) for one in worked}
    shown = {
        "scene": scene,
        "now": now,
        "now_said": f"{scene.weekday(now.starts)}, {scene.hours(now)}" if now else "",
        "now_title": scene.said(now.title) if now else "",
        "sessions": [(scene.weekday(one.starts), one.key, scene.hours(one), scene.said(one.title), counted[one.key]) for one in worked],
        "people": people,
        "present": sum(there for _, _, there in people),
        "form": form or _form(request, held, scene),
    }
    return page(request, held, "attendance.html", shown, 400 if form is not None else 200)


def _form(request: Asked, held: Meeting, scene: engine.Scene) -> WalkInForm:
    given = request.POST if request.method == "POST" else None
    return WalkInForm(given, voice=request.voice, guests=senders(held, scene), initial={"language": request.voice.language.value})


def _chosen(held: Meeting, worked: tuple[Session, ...], asked: str) -> Session | None:
    """The session asked for; the last that has begun; the first; none where there is none."""
    begun = [one for one in worked if one.starts <= now_there(held)]
    return next((one for one in worked if one.key == asked), begun[-1] if begun else next(iter(worked), None))


def _listed(scene: engine.Scene, held: Meeting, session: str) -> list[tuple[Participant, str, bool]]:
    """Those who hold a seat, and those marked as present, by name: the row, who sends her, whether she was there."""
    sent = {one.key: scene.name(one) for one in scene.meeting.guests}
    rows = []
    for one in people_of(held):
        there = any(mark.session == session for mark in one.attendance.all())
        if there or one.standing in engine.COMING:
            rows.append((one, sent.get(str(one.guest.key), "") if one.guest else "", there))
    return list(scene.sorted(rows, lambda row: f"{row[0].last_name} {row[0].first_name}"))


@require_POST
def attend(request: Asked, meeting: object, session: str, country: Country | None = None) -> HttpResponse:
    """The list of a session as it was ticked; who was not on the list stays as she was."""
    held = meeting_in(country, meeting)
    _known(held, session)
    people = {str(one.key): one for one in Participant.objects.filter(meeting=held)}
    shown = [people[key] for key in request.POST.getlist("shown") if key in people]
    present = [people[key] for key in request.POST.getlist("present") if key in people]
    where = f"{Ways(held.country, held)['attendance']}?session={session}"
    return acted(request, where, "said.saved", lambda: attending.attendance_set(held, session, shown, present, request.user))


@require_POST
def walk_in(request: Asked, meeting: object, session: str, country: Country | None = None) -> HttpResponse:
    """Somebody who came unannounced, present at the session."""
    held = meeting_in(country, meeting)
    _known(held, session)
    form = _form(request, held, engine.Scene(meeting_of(held), request.voice))

    def enter() -> None:
        nominated, guest = form.nominated()
        attending.walk_in(held, session, nominated, request.user, guest)

    if not taken(form, enter):
        return _attendance(request, held, session, form)
    return went(request, f"{Ways(held.country, held)['attendance']}?session={session}", "meetings.walked_in")


def _known(held: Meeting, session: str) -> None:
    """Errors: 404 where the meeting has no such session."""
    if session not in {one["key"] for one in held.sessions if one["item"]}:
        raise Http404
