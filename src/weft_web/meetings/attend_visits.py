"""Who came in by the link of a participant: the meeting as she may know it, how far she has come, what she can do."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from weft.records.meeting import Participant as ParticipantRecord
from weft.records.meeting import Standing
from weft_web.asking import Asked
from weft_web.engine import convening as engine
from weft_web.meetings.guest_visits import called
from weft_web.meetings.models import Participant
from weft_web.meetings.narrowing import narrowed
from weft_web.meetings.selectors import commitment_record, commitments_of, participant_record, phase_of
from weft_web.personal import Visit, by_link, languages_of, speak

GONE = (Standing.DECLINED.value, Standing.WITHDRAWN.value)


class AttendVisit(Visit):
    """A participant. `scene`: the meeting with nobody else in it."""

    one: Participant
    scene: engine.Scene
    phase: str

    @property
    def is_gone(self) -> bool:
        """Whether she gave her seat back."""
        return self.one.standing in GONE

    @property
    def may_reply(self) -> bool:
        """Whether she can still say that she comes, register, or decline."""
        return not self.is_gone and self.phase in ("planned", "under_way")

    @property
    def record(self) -> ParticipantRecord:
        """She as the engine knows her."""
        return self.scene.meeting.participants[0]

    @property
    def has_certificate(self) -> bool:
        """Whether she was there for long enough, and the last day has come."""
        over = timezone.now().date() >= self.one.meeting.ends_on
        return over and self.one.meeting.cancelled_at is None and engine.entitled(self.scene.meeting, self.record)


def attend_visit(request: Asked, secret: str) -> AttendVisit | None:
    """Whose link it is; nobody's where it was never given, or her nomination is not endorsed yet."""
    rows = Participant.objects.filter(secret=secret).exclude(standing=Standing.NOMINATED.value)
    one = rows.select_related("guest", "meeting__country").prefetch_related("attendance").first()
    if one is None:
        return None
    voice = speak(request, one.language)
    promised = tuple(commitment_record(held) for held in commitments_of(one.meeting).filter(participant=one))
    guest = one.guest if one.guest is not None and one.guest.withdrawn_at is None else None
    return AttendVisit(
        voice=voice,
        home=reverse("attend:front", kwargs={"secret": one.secret}),
        own=one.language,
        one=one,
        scene=engine.Scene(narrowed(one.meeting, guest, (participant_record(one),), promised), voice),
        phase=phase_of(one.meeting),
    )


as_participant = by_link(attend_visit, "attending.unknown")
"""A view for who comes by the link of a participant."""


def page(request: Asked, seat: AttendVisit, name: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of a participant."""
    meeting = seat.one.meeting
    frame = {
        "seat": seat,
        "home": seat.home,
        "langs": languages_of(request, seat.offered),
        "meeting": meeting,
        "title": called(seat.scene),
        "titled": called(seat.scene),
        "scene": seat.scene,
        "name": seat.scene.person(seat.record),
        "invented": meeting.country is not None and meeting.country.invented,
    }
    return render(request, f"meetings/personal/{name}.html", shown | frame, status=status)
