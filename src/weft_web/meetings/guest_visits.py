"""Who came in by the link of a guest: the meeting as that guest may know it, its seats, whether it can still nominate."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from weft_web.asking import Asked
from weft_web.engine import convening as engine
from weft_web.meetings.models import Guest
from weft_web.meetings.narrowing import narrowed
from weft_web.meetings.seating import free_seats
from weft_web.meetings.selectors import participant_record, people_of, phase_of
from weft_web.personal import Visit, by_link, languages_of, speak

NOMINATED_IN = ("planned", "under_way")
"""Phases of a meeting in which people are still nominated."""


class GuestVisit(Visit):
    """Somebody of a guest country or organisation. `scene`: the meeting with nothing of any other guest in it."""

    guest: Guest
    scene: engine.Scene
    phase: str

    @property
    def may_nominate(self) -> bool:
        """Whether people are still taken."""
        return self.phase in NOMINATED_IN

    @property
    def name(self) -> str:
        """The name of the guest."""
        return self.scene.name(self.scene.meeting.guests[0])

    @property
    def is_late(self) -> bool:
        """Whether the day by which it was asked has passed."""
        by = self.guest.nominate_by
        return bool(by) and timezone.now().date().isoformat() > str(by)

    def roles(self, *, free_only: bool) -> list[tuple[str, str]]:
        """Roles in which the guest has seats, or a free seat, as they are said."""
        return [(role, self.scene.role(role)) for role, seats in free_seats(self.guest).items() if seats or not free_only]


def guest_visit(request: Asked, secret: str) -> GuestVisit | None:
    """Whose link it is; nobody's where it was withdrawn or never given."""
    guest = Guest.objects.filter(secret=secret, withdrawn_at=None).select_related("meeting__country").first()
    if guest is None:
        return None
    voice = speak(request, guest.language)
    own = tuple(participant_record(one) for one in people_of(guest.meeting).filter(guest=guest))
    return GuestVisit(
        voice=voice,
        home=reverse("nominate:front", kwargs={"secret": guest.secret}),
        own=guest.language,
        guest=guest,
        scene=engine.Scene(narrowed(guest.meeting, guest, own), voice),
        phase=phase_of(guest.meeting),
    )


as_guest = by_link(guest_visit, "attending.unknown")
"""A view for who comes by the link of a guest."""


def page(request: Asked, seat: GuestVisit, name: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of a guest."""
    frame = {
        "seat": seat,
        "home": seat.home,
        "langs": languages_of(request, seat.offered),
        "meeting": seat.guest.meeting,
        "title": called(seat.scene),
        "titled": called(seat.scene),
        "scene": seat.scene,
        "invented": seat.guest.meeting.country is not None and seat.guest.meeting.country.invented,
    }
    return render(request, f"meetings/personal/{name}.html", shown | frame, status=status)


def called(scene: engine.Scene) -> str:
    """The title of a meeting, its level where it has none."""
    return scene.title or scene.say(f"meetings.level.{scene.meeting.level.value}")
