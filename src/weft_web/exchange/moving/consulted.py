"""Drafts out for comment as they travel with a country. Personal links do not: each installation gives its own."""

from weft_web.exchange.moving.carrying import Carried, Counted, Numbering

OF_AN_INVITEE = "invitee__consultation__country"
OF_A_ROUND = "consultation__country"

CONSULTATIONS: tuple[Carried, ...] = (
    Carried(
        model="consultations.Draft",
        country="country",
        key=("key",),
    ),
    Carried(
        model="consultations.Consultation",
        country="country",
        key=("key",),
        mends=("closed_at", "closed_by"),
        asked=("title", "note", "closes_at", "zone", "names", "opened_at"),
    ),
    Carried(
        model="consultations.Extension",
        country=OF_A_ROUND,
        key=("key",),
        under="consultation",
    ),
    Carried(
        model="consultations.Invitee",
        country=OF_A_ROUND,
        key=("key",),
        under="consultation",
        left={"secret": "a personal link leads to one installation"},
        mends=("withdrawn_at",),
        asked=(
            *("name", "email", "organisation", "body", "role", "sector", "language"),
            *("invited_at", "opened_at", "reply", "reason", "replied_at"),
        ),
    ),
    Carried(
        model="consultations.Notice",
        country=OF_AN_INVITEE,
        key=("key",),
        under="invitee",
    ),
    Carried(
        model="consultations.Brought",
        country=OF_A_ROUND,
        key=("invitee", "file"),
        under="consultation",
    ),
    Carried(
        model="consultations.Alike",
        country=OF_A_ROUND,
        key=("key",),
        under="consultation",
        mends=("ended_at",),
        asked=("title",),
    ),
    Carried(
        model="consultations.Comment",
        country=OF_A_ROUND,
        key=("key",),
        under="consultation",
        mends=("withdrawn_at",),
        asked=("alike",),
    ),
    Carried(
        model="consultations.Rendering",
        country="comment__consultation__country",
        key=("key",),
        under="comment",
    ),
    Carried(
        model="consultations.Disposition",
        country="comment__consultation__country",
        key=("key",),
        under="comment",
    ),
    Carried(
        model="consultations.Topic",
        country=OF_A_ROUND,
        key=("key",),
        under="consultation",
        mends=("closed_at", "closed_by", "summary"),
    ),
    Carried(
        model="consultations.Post",
        country="topic__consultation__country",
        key=("key",),
        under="topic",
        mends=("hidden_at", "hidden_by", "hidden_for"),
        counted=Counted(field="number", group=("topic",), time="at", numbering=Numbering.BY_TIME),
    ),
)
"""Each after those it speaks of, and what hangs on a row right after its table."""
