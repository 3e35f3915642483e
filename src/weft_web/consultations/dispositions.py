"""What becomes of comments: said of one, or of a whole group at once. Each saying is a row; the last one holds, those before stay."""

from collections.abc import Iterable

from django.db import transaction

from weft.errors import InputError
from weft.records import Record
from weft.records.consulting import Disposed
from weft_web.accounts.models import Person
from weft_web.consultations.models import Alike, Comment, Disposition
from weft_web.countries.services import deed_record

REASONED = frozenset({Disposed.PARTLY, Disposed.NOT_ACCEPTED})
"""Who does not take a comment over whole says why."""

SUBJECT = 120


class Outcome(Record):
    """What becomes of a comment, why, and where the next text was changed."""

    outcome: Disposed
    reason: str = ""
    where: str = ""


def last_of(comments: Iterable[Comment]) -> dict[int, Disposition]:
    """What holds of each comment, by its number; nothing of who has none."""
    rows = Disposition.objects.filter(comment__in=list(comments)).select_related("by").order_by("at", "id")
    return {one.comment_id: one for one in rows}


@transaction.atomic
def comment_dispose(comment: Comment, outcome: Outcome, person: Person) -> Disposition:
    """The disposition; the same said again by the same person is one row. Errors: InputError reason_missing."""
    if outcome.outcome in REASONED and not outcome.reason:
        raise InputError("reason_missing")
    there = Comment.objects.select_for_update(of=("self",)).select_related("consultation__country").get(pk=comment.pk)
    last = there.dispositions.order_by("-at", "-id").first()
    said = {"outcome": outcome.outcome.value, "reason": outcome.reason, "where": outcome.where}
    if last is not None and last.by_id == person.pk and all(getattr(last, name) == value for name, value in said.items()):
        return last
    made = Disposition.objects.create(comment=there, by=person, **said)
    told = {"comment": str(there.key), "outcome": said["outcome"]}
    deed_record(there.consultation.country, person, "comment_disposed", (there.text or there.proposal)[:SUBJECT], **told)
    return made


@transaction.atomic
def group_dispose(group: Alike, outcome: Outcome, person: Person) -> int:
    """How many comments of a group were given the same disposition. Errors: InputError reason_missing."""
    rows = list(group.comments.filter(withdrawn_at=None).order_by("at", "id"))
    for one in rows:
        comment_dispose(one, outcome, person)
    return len(rows)
