"""Reading rounds: what there is, how far each has come."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from weft.records import Record
from weft.records.consulting import Reply
from weft_web.consultations.models import Comment, Consultation, Disposition, Draft, Invitee
from weft_web.countries.models import Country
from weft_web.strategies.models import Version as StrategyVersion
from weft_web.strategies.selectors import strategy_of
from weft_web.studies.models import Version as StudyVersion

SET_UP, OPEN, OVER, CLOSED = "set_up", "open", "over", "closed"


class Progress(Record):
    """How far a round has come: people, and comments that came in time; late ones apart."""

    invited: int
    written_to: int
    replied: int
    comments: int
    open: int
    late: int
    late_open: int

    @property
    def settled(self) -> int:
        """Comments in time of which it is said what became of them."""
        return self.comments - self.open


def rounds_of(country: Country) -> QuerySet[Consultation]:
    """The rounds of a country, the last first."""
    return Consultation.objects.filter(country=country).select_related("draft", "by", "country")


def round_of(country: Country, key: object) -> Consultation:
    """A round of this country; 404 where there is none."""
    rows = Consultation.objects.select_related("country", "draft__body", "draft__strategy", "by", "closed_by")
    return get_object_or_404(rows, key=key, country=country)


def phase_of(consultation: Consultation, now: datetime | None = None) -> str:
    """Being set up, open, over (the deadline has passed, late comments still come) or closed."""
    if consultation.closed_at is not None:
        return CLOSED
    if consultation.opened_at is None:
        return SET_UP
    return OPEN if (now or timezone.now()) <= consultation.closes_at else OVER


def standing(consultation: Consultation) -> QuerySet[Comment]:
    """The comments that were not taken back."""
    return Comment.objects.filter(consultation=consultation, withdrawn_at=None)


def undisposed(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    """Those of which nobody said yet what becomes of them."""
    return rows.filter(~Exists(Disposition.objects.filter(comment=OuterRef("pk"))))


def invitees_of(consultation: Consultation) -> QuerySet[Invitee]:
    """Those whose invitation stands."""
    return Invitee.objects.filter(consultation=consultation, withdrawn_at=None)


def progress_of(consultation: Consultation) -> Progress:
    """How far the round has come."""
    people = invitees_of(consultation).aggregate(
        every=Count("pk"), written=Count("pk", filter=Q(invited_at__isnull=False)), replied=Count("pk", filter=~Q(reply=Reply.NONE))
    )
    waits = Q(~Exists(Disposition.objects.filter(comment=OuterRef("pk"))))
    comments = standing(consultation).aggregate(
        every=Count("pk"),
        waiting=Count("pk", filter=waits),
        came_late=Count("pk", filter=Q(late=True)),
        late_waiting=Count("pk", filter=Q(late=True) & waits),
    )
    return Progress(
        invited=people["every"],
        written_to=people["written"],
        replied=people["replied"],
        comments=comments["every"] - comments["came_late"],
        open=comments["waiting"] - comments["late_waiting"],
        late=comments["came_late"],
        late_open=comments["late_waiting"],
    )


class Offer(Record):
    """The frozen texts that can go out: study versions by language, and versions of the strategy at hand."""

    studies: dict[str, tuple[StudyVersion, ...]]
    plans: tuple[StrategyVersion, ...]


def offer_of(country: Country) -> Offer:
    """What can go out for comment."""
    studies: dict[str, list[StudyVersion]] = {}
    for one in StudyVersion.objects.filter(country=country).order_by("-at", "-id"):
        studies.setdefault(one.language, []).append(one)
    plan = strategy_of(country)
    plans = tuple(plan.versions.select_related("strategy", "body").order_by("-ordinal")) if plan else ()
    return Offer(studies={language: tuple(rows) for language, rows in studies.items()}, plans=plans)


def following(draft: Draft) -> tuple[Draft, ...]:
    """The drafts that follow one, the last first."""
    return tuple(draft.next.select_related("body").order_by("-at", "-id"))
