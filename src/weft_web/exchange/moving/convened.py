"""Meetings of a country as they travel with it. Personal links do not: each installation gives its own."""

from weft_web.exchange.moving.carrying import Carried

OF_A_MEETING = "meeting__country"
OF_A_GROUP = "group__meeting__country"
LINK = {"secret": "a personal link leads to one installation"}

MEETINGS: tuple[Carried, ...] = (
    Carried(
        model="meetings.Meeting",
        country="country",
        key=("key",),
        left=LINK,
        mends=("cancelled_at",),
        asked=(
            *("title", "symbol", "project", "starts_on", "ends_on", "zone", "venue", "city", "host", "donors", "languages"),
            *("convener", "contact", "contact_email", "practical", "chair", "rapporteur", "consultation"),
            *("objectives", "seats", "agenda", "sessions", "sequence", "closed_at"),
        ),
    ),
    Carried(
        model="meetings.Guest",
        country=OF_A_MEETING,
        key=("key",),
        under="meeting",
        left=LINK,
        mends=("asked_at", "opened_at", "withdrawn_at"),
        asked=("name", "code", "region", "language", "email", "nominate_by"),
    ),
    Carried(
        model="meetings.Participant",
        country=OF_A_MEETING,
        key=("key",),
        under="meeting",
        left=LINK,
        mends=("endorsed_at", "endorsed_by", "accepted_at", "registered_at", "ended_at"),
        asked=(
            *("role", "title", "first_name", "last_name", "position", "organisation", "sector", "gender", "language", "email"),
            *("telephone", "funded", "needs", "letter", "letter_name", "standing", "reason", "replaces"),
        ),
    ),
    Carried(model="meetings.EarlierLetter", country="participant__meeting__country", key=("key",), under="participant"),
    Carried(
        model="meetings.Attendance", country="participant__meeting__country", key=("key",), under="participant", mends=("withdrawn_at",)
    ),
    Carried(
        model="meetings.Paper",
        country=OF_A_MEETING,
        key=("key",),
        under="meeting",
        mends=("withdrawn_at",),
        asked=("symbol", "group", "title", "original", "on", "text", "version"),
    ),
    Carried(model="meetings.PaperFile", country="paper__meeting__country", key=("key",), under="paper"),
    Carried(
        model="meetings.WorkingGroup",
        country=OF_A_MEETING,
        key=("key",),
        under="meeting",
        mends=("ended_at",),
        asked=("name", "question", "item", "rapporteur"),
    ),
    Carried(model="meetings.Member", country=OF_A_GROUP, key=("key",), under="group", mends=("ended_at",)),
    Carried(model="meetings.Commitment", country=OF_A_MEETING, key=("key",), under="meeting", mends=("withdrawn_at",)),
    Carried(model="meetings.CommitmentReport", country="commitment__meeting__country", key=("key",), under="commitment"),
    Carried(
        model="meetings.Conclusion",
        country=OF_A_GROUP,
        key=("key",),
        under="group",
        mends=("comment", "part", "commitment", "withdrawn_at"),
    ),
    Carried(model="meetings.Sheet", country=OF_A_MEETING, key=("key",), under="meeting"),
    Carried(model="meetings.Letter", country=OF_A_MEETING, key=("key",), under="meeting"),
)
"""Each after those it speaks of, and what hangs on a row right after its table."""
