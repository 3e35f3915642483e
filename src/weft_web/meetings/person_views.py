"""One person, one guest: what is known of them corrected, somebody else sent in a person's place."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import nominating, seating
from weft_web.meetings.desk import done, page, taken
from weft_web.meetings.forms import GuestForm, ParticipantForm, ReplaceForm
from weft_web.meetings.models import Guest, Meeting, Participant
from weft_web.meetings.people_views import senders
from weft_web.meetings.selectors import meeting_in, meeting_of


def _person(held: Meeting, key: object) -> Participant:
    rows = Participant.objects.select_related("guest", "replaces").prefetch_related("replaced_by")
    return get_object_or_404(rows, key=key, meeting=held)


@require_http_methods(["GET", "POST"])
def person(request: Asked, meeting: object, participant: object, country: Country | None = None) -> HttpResponse:
    """What is known of a person, to be corrected; her steps with their days."""
    held = meeting_in(country, meeting)
    row, scene = _person(held, participant), engine.Scene(meeting_of(held), request.voice)
    begun = {name: getattr(row, name) for name in nominating.DETAILS} | {"guest": str(row.guest.key) if row.guest else "", "key": row.key}
    form = ParticipantForm(request.POST or None, voice=request.voice, guests=senders(held, scene, row.guest), initial=begun)

    def change() -> None:
        nominated, guest = form.nominated()
        values = {name: getattr(nominated, name) for name in nominating.DETAILS}
        nominating.participant_change(row, {**values, "guest_id": guest.pk if guest else None}, request.user)

    if request.method == "POST" and taken(form, change):
        return done(request, held, "people", "said.saved")
    sent = scene.sender(str(row.guest.key)) if row.guest else ""
    return page(request, held, "person.html", {"scene": scene, "one": row, "sent": sent, "form": form}, 400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def replace(request: Asked, meeting: object, participant: object, country: Country | None = None) -> HttpResponse:
    """Somebody in a person's place: her seat is given back, the new nomination says whom it replaces."""
    held = meeting_in(country, meeting)
    row, scene = _person(held, participant), engine.Scene(meeting_of(held), request.voice)
    begun = {name: getattr(row, name) for name in ("role", "organisation", "sector", "language", "funded")}
    form = ReplaceForm(request.POST or None, voice=request.voice, guests=[], initial=begun)

    def put() -> None:
        nominated, _ = form.nominated()
        nominating.participant_replace(row, nominated, form.plain()["reason"], request.user)

    if request.method == "POST" and taken(form, put):
        return done(request, held, "people", "meetings.person_replaced")
    return page(request, held, "replace.html", {"scene": scene, "one": row, "form": form}, 400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def guest(request: Asked, meeting: object, guest: object, country: Country | None = None) -> HttpResponse:
    """What is known of a guest, to be corrected."""
    held = meeting_in(country, meeting)
    row, scene = get_object_or_404(Guest, key=guest, meeting=held, withdrawn_at=None), engine.Scene(meeting_of(held), request.voice)
    plain = {name: getattr(row, name) for name in ("code", "region", "language", "email", "nominate_by")}
    begun = {**plain, "name": row.name.get(row.language) or next(iter(row.name.values()), "")}
    form = GuestForm(request.POST or None, voice=request.voice, initial=begun)

    def change() -> None:
        seating.guest_change(row, form.asked(row.name), request.user)

    if request.method == "POST" and taken(form, change):
        return done(request, held, "guests", "said.saved")
    shown = {"scene": scene, "one": row, "name": scene.sender(str(row.key)), "form": form}
    return page(request, held, "guest.html", shown, 400 if form.errors else 200)
