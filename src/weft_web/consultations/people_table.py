"""Who was asked in a round, as a workbook."""

from weft_web.asking import Voice
from weft_web.consultations.letters import link_of
from weft_web.consultations.models import Consultation, Invitee
from weft_web.engine.tables import Table, as_xlsx

COLUMNS = ("name", "email", "organisation", "role", "sector", "language", "written", "reminded", "reply", "reason", "comments", "link")
WIDTHS = (28, 30, 32, 26, 26, 12, 14, 24, 20, 30, 12, 60)


def people_xlsx(consultation: Consultation, voice: Voice, origin: str) -> bytes:
    """Each person asked with her letters, her reply and her link; withdrawn invitations stand there without a link."""
    rows = consultation.invitees.prefetch_related("notices", "comments").order_by("name", "id")
    heads = tuple(voice.say(f"consultations.invitee.{one}") for one in COLUMNS)
    table = Table(
        name=voice.say("consultations.tab_invitees"),
        heads=heads,
        rows=tuple(_row(one, voice, origin) for one in rows),
        widths=WIDTHS,
    )
    return as_xlsx(table)


def _row(one: Invitee, voice: Voice, origin: str) -> tuple[str | int, ...]:
    reminders = [f"{notice.at:%Y-%m-%d}" for notice in one.notices.all() if notice.kind == "reminder" and not notice.failure]
    return (
        one.name,
        one.email,
        one.organisation,
        voice.label("invitee_roles", one.role),
        voice.label("sectors", one.sector) if one.sector else "",
        voice.tongue(one.language),
        f"{one.invited_at:%Y-%m-%d}" if one.invited_at else "",
        ", ".join(reminders),
        voice.say("consultations.reply_withdrawn") if one.withdrawn_at else voice.say(f"consultations.reply.{one.reply}"),
        one.reason,
        sum(comment.withdrawn_at is None for comment in one.comments.all()),
        "" if one.withdrawn_at else link_of(one, origin),
    )
