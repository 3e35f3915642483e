"""What analyses changed, for the list that says so."""

from django.db.models import Count, Max, Q, QuerySet

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.findings.differing import differences
from weft_web.findings.models import Change
from weft_web.wording import Piece

MOST_ANALYSES = 20
KINDS = tuple(one.value for one in Change.Kind)


class Analysis(Record):
    """One analysis that changed something: how many findings, how many of them judged."""

    job: int
    at: object
    changes: int
    judged: int


class Told(Record):
    """One change, with its words compared where they changed."""

    change: Change
    pieces: tuple[Piece, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]


def analyses_of(country: Country) -> tuple[Analysis, ...]:
    """The analyses that changed something, the last first."""
    rows = Change.objects.filter(country=country).values("job_id")
    counted = rows.annotate(when=Max("at"), changes=Count("pk"), judged=Count("pk", filter=Q(judged=True))).order_by("-when")
    return tuple(
        Analysis(job=one["job_id"], at=one["when"], changes=one["changes"], judged=one["judged"]) for one in counted[:MOST_ANALYSES]
    )


def changes_of(country: Country, job: int, kind: str) -> QuerySet[Change]:
    """What one analysis changed, what people had judged first."""
    rows = Change.objects.filter(country=country, job_id=job).select_related("finding__instrument")
    rows = rows.filter(kind=kind) if kind in KINDS else rows
    return rows.order_by("-judged", "finding__instrument_id", "finding__position", "pk")


def kinds_of(country: Country, job: int) -> tuple[tuple[str, int], ...]:
    """How many changes of each kind one analysis made."""
    counted = dict(Change.objects.filter(country=country, job_id=job).values_list("kind").annotate(Count("pk")))
    return tuple((kind, counted[kind]) for kind in KINDS if kind in counted)


def told(change: Change) -> Told:
    """A change with what differs."""
    before, after = change.before.get("text", ""), change.after.get("text", "")
    old, new = set(change.before.get("obligations", ())), set(change.after.get("obligations", ()))
    pieces = differences(before, after) if before and after and before != after else ()
    return Told(change=change, pieces=pieces, gone=tuple(sorted(old - new)), come=tuple(sorted(new - old)))
