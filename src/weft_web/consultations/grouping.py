"""Comments that seem to say the same: what the engine proposes, before a person looks at it."""

from weft.records import Record
from weft_web.consultations.models import Alike, Comment, Consultation
from weft_web.consultations.recording import comment_record
from weft_web.engine.consulting import Draft, groups_proposed

MOST = 20
"""Proposals shown at a time."""


class Proposal(Record):
    """Comments that seem to say the same, what they say in the words of one of them, and why: place, words, proposal, languages.

    `into`: the group that a person made, to which the others would come.
    """

    comments: tuple[Comment, ...]
    title: str
    whys: tuple[str, ...]
    into: Alike | None = None


def proposals_of(consultation: Consultation, draft: Draft) -> tuple[Proposal, ...]:
    """What is proposed, the largest first."""
    rows = consultation.comments.filter(withdrawn_at=None).select_related("invitee", "alike", "answers").order_by("at", "id")
    known = {str(one.key): one for one in rows}
    made = {str(one.key): one for one in consultation.groups.filter(ended_at=None)}
    found = groups_proposed([comment_record(one) for one in known.values()], draft)
    return tuple(
        Proposal(
            comments=tuple(known[key] for key in one.comments),
            title=one.title,
            whys=tuple(dict.fromkeys(why for why, _ in one.reasons)),
            into=made.get(one.joins),
        )
        for one in found[:MOST]
    )
