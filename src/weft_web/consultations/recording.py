"""A round as the engine knows it: who was asked, what they said, what became of it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from weft.records.consulting import About, Alike, Disposed, Disposition, Invited, Reply, Round, Way
from weft.records.consulting import Comment as Recorded
from weft_web.consultations.dispositions import last_of
from weft_web.consultations.models import Comment, Consultation, Invitee


def comment_record(row: Comment) -> Recorded:
    """One comment."""
    return Recorded(
        key=str(row.key),
        place=row.place,
        number=row.number,
        about=About(row.about),
        text=row.text,
        proposal=row.proposal,
        language=row.language,
        by=str(row.invitee.key),
        at=told(row.at),
        way=Way(row.way),
        quote=row.quote,
        name=row.name,
        late=row.late,
        alike=str(row.alike.key) if row.alike else "",
        before=row.before,
        after=row.after,
        dated=row.dated,
        answers=str(row.answers.key) if row.answers else "",
        until=row.until,
        tracked=row.tracked,
    )


def told(at: datetime | None) -> str:
    """A moment in UTC, "" for none."""
    return at.astimezone(UTC).isoformat() if at else ""


def invited_record(row: Invitee) -> Invited:
    """Somebody who was asked."""
    return Invited(
        key=str(row.key),
        name=row.name,
        organisation=row.organisation,
        role=row.role,
        sector=row.sector,
        language=row.language,
        body=row.body,
        invited_on=told(row.invited_at)[:10],
        reply=Reply(row.reply),
        reason=row.reason,
    )


def round_record(consultation: Consultation) -> Round:
    """The whole round; comments taken back are no part of it."""
    comments = list(consultation.comments.filter(withdrawn_at=None).select_related("invitee", "alike", "answers"))
    draft = consultation.draft
    return Round(
        key=str(consultation.key),
        kind=draft.kind,
        country=consultation.country.code,
        title=consultation.title,
        label=draft.label,
        opened_at=told(consultation.opened_at),
        closes_at=told(consultation.closes_at),
        zone=consultation.zone,
        invited=tuple(invited_record(one) for one in _people(consultation, comments)),
        comments=tuple(comment_record(one) for one in comments),
        alike=tuple(Alike(key=str(one.key), title=one.title) for one in consultation.groups.filter(ended_at=None)),
        dispositions=_dispositions(comments),
    )


def _people(consultation: Consultation, comments: Iterable[Comment]) -> list[Invitee]:
    """Those whose invitation stands, and those who said something before it was taken back."""
    spoke = {one.invitee_id for one in comments}
    return [one for one in consultation.invitees.all() if one.withdrawn_at is None or one.pk in spoke]


def _dispositions(comments: list[Comment]) -> tuple[Disposition, ...]:
    keys = {one.pk: str(one.key) for one in comments}
    return tuple(
        Disposition(
            comment=keys[pk],
            outcome=Disposed(one.outcome),
            reason=one.reason,
            where=one.where,
            by=one.by.name,
            on=told(one.at)[:10],
        )
        for pk, one in last_of(comments).items()
    )
