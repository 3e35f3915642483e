"""Guests with their seats, people with how far each has come: nominated, endorsed, accepted, registered, or not coming."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import nominating, seating
from weft_web.meetings.desk import done, page, refused
from weft_web.meetings.forms import GuestForm, ParticipantForm, SeatsForm
from weft_web.meetings.models import Guest, Meeting, Participant
from weft_web.meetings.selectors import guest_record, meeting_in, meeting_of, people_of
from weft_web.meetings.steps import lacking

PAGE = 50
Step = Callable[[Participant, Person, str], None]

STEPS: dict[str, Step] = {
    "endorse": lambda one, person, _: nominating.participant_endorse(one, person),
    "accept": lambda one, person, _: nominating.participant_accept(one, person),
    "register": lambda one, person, _: nominating.participant_register(one, {}, person),
    "leave": lambda one, person, reason: nominating.participant_leave(one, reason, person),
}
"""What the organisers enter for somebody who has no line: a letter came, a call was made."""


@require_GET
def guests(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Who is asked to send people, with the seats and who holds them; what is missing; the balance."""
    return _guests(request, meeting_in(country, meeting))


def _guests(request: Asked, held: Meeting, given: dict[str, object] | None = None) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    record = scene.meeting
    rows = {str(one.key): one for one in held.guests.filter(withdrawn_at=None)}
    missing = {one.guest: one for one in engine.missing(record, scene.made_on)}
    by_guest = [(rows[one.key], scene.name(one), [seat for seat in engine.held(record) if seat.guest == one.key]) for one in record.guests]
    spreads = [
        (f"meet.kind.{spread.kind}", [(engine.named(scene, spread.kind, one.code), engine.shown(scene, one)) for one in spread.shares])
        for spread in engine.balance(record, engine.coming(record))
        if spread.shares
    ]
    shown = {
        "scene": scene,
        "rows": [(row, name, seats, missing.get(str(row.key))) for row, name, seats in by_guest],
        "spreads": spreads,
        "form": GuestForm(voice=request.voice, initial={"language": request.voice.language.value}),
        "seats_form": SeatsForm(voice=request.voice, meeting=held),
        "beyond": engine.totals(record)[2],
        "lacking": lacking(held),
        **(given or {}),
    }
    return page(request, held, "guests.html", shown, 400 if given else 200)


@require_POST
def guest_add(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """One more guest."""
    held, form = meeting_in(country, meeting), GuestForm(request.POST, voice=request.voice)
    if not form.is_valid():
        return _guests(request, held, {"form": form})
    try:
        made, _ = seating.guests_add(held, [form.asked()], request.user)
    except InputError as fault:
        form.add_error(None, f"meetings.problem_{fault.code}")
        return _guests(request, held, {"form": form})
    return done(request, held, "guests", "meetings.guests_added", len(made))


@require_POST
def guest_withdraw(request: Asked, meeting: object, guest: object, country: Country | None = None) -> HttpResponse:
    """An invitation taken back."""
    held = meeting_in(country, meeting)
    try:
        seating.guest_withdraw(get_object_or_404(Guest, key=guest, meeting=held), request.user)
    except InputError as fault:
        return refused(request, held, "guests", f"meetings.problem_{fault.code}")
    return done(request, held, "guests", "meetings.guest_withdrawn")


@require_POST
def seats(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Seats by role."""
    held = meeting_in(country, meeting)
    form = SeatsForm(request.POST, voice=request.voice, meeting=held)
    if not form.is_valid():
        return _guests(request, held, {"seats_form": form})
    try:
        seating.seats_set(held, form.seats(), request.user)
    except InputError as fault:
        form.add_error(None, f"meetings.problem_{fault.code}")
        return _guests(request, held, {"seats_form": form})
    return done(request, held, "guests", "said.saved")


@require_GET
def people(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """All who were nominated, with how far each has come."""
    return _people(request, meeting_in(country, meeting))


def _people(request: Asked, held: Meeting, form: ParticipantForm | None = None) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    paged = Paginator(people_of(held), PAGE).get_page(request.GET.get("page"))
    sent = {one.key: scene.name(one) for one in scene.meeting.guests}
    beyond = {key for one in engine.held(scene.meeting) for key in one.beyond}
    unseated = set(engine.unseated(scene.meeting))
    rows = [(one, sent.get(str(one.guest.key), "") if one.guest else "", _seat(str(one.key), beyond, unseated)) for one in paged]
    offered, taken_, over = engine.totals(scene.meeting)
    counts = {"offered": offered, "taken": taken_, "over": over, "unseated": len(unseated)}
    shown = {"scene": scene, "rows": rows, "page": paged, "form": form or _form(request, held), **counts}
    return page(request, held, "people.html", shown, 400 if form is not None else 200)


def _seat(key: str, beyond: set[str], unseated: set[str]) -> str:
    """What is said of a seat that is none of those offered."""
    return "beyond" if key in beyond else "unseated" if key in unseated else ""


def senders(held: Meeting, scene: engine.Scene, also: Guest | None = None) -> list[tuple[Guest, str]]:
    """The guests that can send somebody, by name; one whose invitation was taken back too, where it sent her."""
    rows = [*held.guests.filter(withdrawn_at=None)]
    if also is not None and also not in rows:
        rows.append(also)
    named = [(one, scene.name(guest_record(one))) for one in rows]
    return list(scene.sorted(named, lambda pair: pair[1]))


def _form(request: Asked, held: Meeting) -> ParticipantForm:
    guests = senders(held, engine.Scene(meeting_of(held), request.voice))
    first = {"language": request.voice.language.value}
    return ParticipantForm(request.POST if request.method == "POST" else None, voice=request.voice, guests=guests, initial=first)


@require_POST
def person_add(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Somebody entered by the organisers; the same form sent again is the same person."""
    held = meeting_in(country, meeting)
    form = _form(request, held)
    if not form.is_valid():
        return _people(request, held, form)
    nominated, guest = form.nominated()
    try:
        nominating.participant_add(held, nominated, request.user, guest)
    except InputError as fault:
        form.add_error(None, f"meetings.problem_{fault.code}")
        return _people(request, held, form)
    return done(request, held, "people", "meetings.person_added")


@require_POST
def person_step(request: Asked, meeting: object, participant: object, country: Country | None = None) -> HttpResponse:
    """A step entered for somebody: endorsed, accepted, registered, not coming."""
    held = meeting_in(country, meeting)
    row = get_object_or_404(Participant, key=participant, meeting=held)
    step = STEPS.get(request.POST.get("step", ""))
    if step is not None:
        try:
            step(row, request.user, request.POST.get("reason", "")[:2000])
        except InputError as fault:
            return refused(request, held, "people", f"meetings.problem_{fault.code}")
    return done(request, held, "people", "said.saved")
