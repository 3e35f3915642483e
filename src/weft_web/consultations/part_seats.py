"""Who came in by a personal link, in which languages she reads, and whether comments are still taken."""

from enum import StrEnum

from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace

from weft.records import Language
from weft_web.asking import Asked
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Consultation, Invitee
from weft_web.engine.commenting import Draft
from weft_web.personal import Visit, by_link, speak
from weft_web.tongue import OWN_NAMES

ADDRESS = "take_part:front"


class Phase(StrEnum):
    """OPEN: before the deadline. LATE: after it, comments are taken and kept apart. CLOSED: ended by a person, to be read only."""

    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"


class Seat(Visit):
    """One invitee before the text. `beside`: the second language of the text, "" for none."""

    invitee: Invitee
    draft: Draft
    phase: Phase
    beside: str

    @property
    def round(self) -> Consultation:
        """What she was invited to."""
        return self.invitee.consultation

    @property
    def reads(self) -> str:
        """The language of the text: that of the page, or the first there is."""
        return self.language if self.language in self.draft.papers else self.draft.first

    @property
    def tongues(self) -> tuple[str, ...]:
        """The languages in which the text is shown, one above the other."""
        return (self.reads, self.beside) if self.beside else (self.reads,)

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """What an address says to stay in these languages; nothing where they are those of the invitation."""
        own = () if self.language == self.own else (("l", self.language),)
        return (*own, *((("b", self.beside),) if self.beside else ()))

    @property
    def may_write(self) -> bool:
        """Whether comments are taken, in time or late."""
        return self.phase is not Phase.CLOSED

    @property
    def mark(self) -> str:
        """Under what a device keeps her drafts; tells nothing of the link."""
        return self.invitee.key.hex[:12]

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """Languages in which the text can stand beside the one that is read."""
        return tuple((one.value, OWN_NAMES[one]) for one in Language if one.value in self.draft.papers and one.value != self.reads)


def invitee_of(secret: str) -> Invitee | None:
    """Whose link it is; nobody's where it was withdrawn, never given, or the round is not open yet."""
    found = Invitee.objects.filter(secret=secret, withdrawn_at=None, consultation__opened_at__isnull=False)
    return found.select_related("consultation__draft__body", "consultation__country").first()


def take_seat(request: Asked, secret: str) -> Seat | None:
    """The seat of who comes by a link, in the languages that the address or the form asks for; none where the link leads nowhere."""
    invitee = invitee_of(secret)
    if invitee is None:
        return None
    draft = draft_of(invitee.consultation.draft)
    seat = Seat(
        voice=speak(request, invitee.language),
        home=reverse(ADDRESS, kwargs={"secret": invitee.secret}),
        own=invitee.language,
        invitee=invitee,
        draft=draft,
        phase=phase_of(invitee.consultation),
        beside="",
    )
    asked = request.POST.get("b") or request.GET.get("b", "")
    return replace(seat, beside=asked) if asked in draft.papers and asked != seat.reads else seat


def phase_of(consultation: Consultation) -> Phase:
    """How far a round is now."""
    if consultation.closed_at is not None:
        return Phase.CLOSED
    return Phase.LATE if timezone.now() > consultation.closes_at else Phase.OPEN


seated = by_link(take_seat, "taking_part.unknown")
"""A view for an invitee who comes by her link."""
