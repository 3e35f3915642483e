"""Reading meetings: those of a country, those of several, one of them as the engine knows it."""

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from weft.records.meeting import (
    Advice,
    Answer,
    Conclusion,
    Item,
    Level,
    Said,
    Seats,
    Session,
    Standing,
    Table,
)
from weft.records.meeting import Commitment as CommitmentRecord
from weft.records.meeting import Guest as GuestRecord
from weft.records.meeting import Meeting as MeetingRecord
from weft.records.meeting import Paper as PaperRecord
from weft.records.meeting import Participant as ParticipantRecord
from weft_web.consultations.recording import told
from weft_web.countries.models import Country
from weft_web.meetings.models import (
    Attendance,
    Commitment,
    Guest,
    Meeting,
    Paper,
    Participant,
    Sheet,
    WorkingGroup,
)
from weft_web.meetings.models import Conclusion as ConclusionRow
from weft_web.strategies.services import part_named

PLANNED, UNDER_WAY, OVER, CLOSED, CANCELLED = "planned", "under_way", "over", "closed", "cancelled"


def meetings_of(country: Country | None) -> QuerySet[Meeting]:
    """The meetings of a country, the last first; with none, those of several countries."""
    return Meeting.objects.filter(country=country).select_related("country", "by")


def meeting_in(country: Country | None, key: object) -> Meeting:
    """A meeting of this country, or of several; 404 where there is none."""
    return get_object_or_404(meetings_of(country), key=key)


def meetings_held(country: Country) -> QuerySet[Meeting]:
    """The meetings of a country that have begun and were not called off, in their order."""
    begun = meetings_of(country).filter(cancelled_at=None, starts_on__lte=timezone.now().date())
    return begun.order_by("starts_on", "id")


def phase_of(meeting: Meeting, on: str = "") -> str:
    """Planned, under way, over, closed or cancelled, as of a day (ISO; today)."""
    if meeting.cancelled_at is not None:
        return CANCELLED
    if meeting.closed_at is not None:
        return CLOSED
    day = on or timezone.now().date().isoformat()
    if day < meeting.starts_on.isoformat():
        return PLANNED
    return UNDER_WAY if day <= meeting.ends_on.isoformat() else OVER


def meeting_of(row: Meeting) -> MeetingRecord:
    """The whole meeting as the engine knows it, in a fixed number of queries; what was withdrawn is no part of it."""
    return MeetingRecord(
        key=str(row.key),
        level=Level(row.level),
        country=row.country.code if row.country else "",
        starts_on=row.starts_on.isoformat(),
        ends_on=row.ends_on.isoformat(),
        zone=row.zone,
        symbol=row.symbol,
        venue=row.venue,
        **{name: Said(words=getattr(row, name)) for name in ("title", "project", "city", "host", "convener")},
        donors=tuple(row.donors),
        languages=tuple(row.languages),
        objectives=tuple(Said(words=one) for one in row.objectives),
        seats=tuple(Seats(**one) for one in row.seats),
        sessions=tuple(session_record(one) for one in row.sessions),
        agenda=tuple(item_record(one) for one in row.agenda),
        guests=tuple(guest_record(one) for one in row.guests.filter(withdrawn_at=None)),
        participants=_participants(row),
        papers=tuple(paper_record(one) for one in row.papers.filter(withdrawn_at=None).prefetch_related("files")),
        tables=_tables(row),
        answers=tuple(answer for one in row.sheets.all() for answer in answers_of(one)),
        commitments=tuple(commitment_record(one) for one in commitments_of(row)),
        stamp=told(timezone.now()),
        sequence=row.sequence,
        contact=row.contact,
        contact_email=row.contact_email,
        practical=tuple(Advice(kind=one["kind"], words=Said(words=one["words"])) for one in row.practical),
        chair=row.chair,
        rapporteur=row.rapporteur,
    )


def session_record(kept: dict[str, object]) -> Session:
    """A session as it is kept in the row of its meeting."""
    return Session(**{**kept, "title": Said(words=kept["title"])})  # type: ignore[arg-type] # JSON that `agenda.py` wrote


def item_record(kept: dict[str, object]) -> Item:
    """An item of the agenda as it is kept in the row of its meeting."""
    said = {name: Said(words=kept.get(name) or {}) for name in ("title", "annotation", "record")}  # type: ignore[arg-type] # as above
    documents = kept.get("documents") or ()
    return Item(number=str(kept["number"]), documents=tuple(documents), **said)  # type: ignore[arg-type] # as above


def guest_record(row: Guest) -> GuestRecord:
    """A country or an organisation that is invited."""
    return GuestRecord(
        key=str(row.key),
        name=Said(words=row.name),
        code=row.code,
        region=row.region,
        nominate_by=row.nominate_by.isoformat() if row.nominate_by else "",
        asked_on=told(row.asked_at)[:10],
    )


def people_of(meeting: Meeting) -> QuerySet[Participant]:
    """The people of a meeting with what they attended, whatever became of them."""
    present = Attendance.objects.filter(withdrawn_at=None)
    rows = Participant.objects.filter(meeting=meeting).select_related("guest")
    return rows.prefetch_related(Prefetch("attendance", queryset=present))


def _participants(meeting: Meeting) -> tuple[ParticipantRecord, ...]:
    return tuple(participant_record(one) for one in people_of(meeting))


def participant_record(row: Participant) -> ParticipantRecord:
    """Somebody who takes part; `row` of `people_of`. Needs and telephone stay with the organisers."""
    plain = ("role", "title", "first_name", "last_name", "position", "organisation", "language", "gender", "sector", "email", "funded")
    return ParticipantRecord(
        key=str(row.key),
        guest=str(row.guest.key) if row.guest and row.guest.withdrawn_at is None else "",
        standing=Standing(row.standing),
        nominated_on=told(row.nominated_at)[:10],
        present=tuple(one.session for one in row.attendance.all() if one.withdrawn_at is None),
        **{name: getattr(row, name) for name in plain},
    )


def paper_record(row: Paper) -> PaperRecord:
    """A document; of several files in one language the last holds."""
    return PaperRecord(
        key=str(row.key),
        symbol=row.symbol,
        group=row.group,
        title=Said(words=row.title),
        original=row.original,
        on=row.on.isoformat(),
        text={language: tuple(paragraphs) for language, paragraphs in row.text.items() if paragraphs},
        files={one.language: one.name for one in row.files.all()},
    )


def groups_of(meeting: Meeting) -> QuerySet[WorkingGroup]:
    """The working groups with who sits in them and what they concluded."""
    said = ConclusionRow.objects.filter(withdrawn_at=None).select_related("comment", "part__strategy", "commitment")
    rows = WorkingGroup.objects.filter(meeting=meeting, ended_at=None).select_related("rapporteur")
    return rows.prefetch_related("members__participant", Prefetch("conclusions", queryset=said))


def _tables(meeting: Meeting) -> tuple[Table, ...]:
    return tuple(
        Table(
            key=str(row.key),
            name=row.name,
            question=row.question,
            item=row.item,
            members=tuple(str(one.participant.key) for one in row.members.all() if one.ended_at is None),
            rapporteur=str(row.rapporteur.key) if row.rapporteur else "",
            conclusions=tuple(conclusion_record(one) for one in row.conclusions.all()),
        )
        for row in groups_of(meeting)
    )


def conclusion_record(row: ConclusionRow) -> Conclusion:
    """What a group concluded, and what became of it."""
    went, where = "", ""
    if row.comment is not None:
        went, where = "comment", row.comment.number
    elif row.part is not None:
        went, where = "action", part_named(row.part)
    elif row.commitment is not None:
        went, where = "commitment", row.commitment.owner
    return Conclusion(key=str(row.key), text=row.text, language=row.language, went=went, where=where)


def answers_of(row: Sheet) -> tuple[Answer, ...]:
    """The answers of one sheet; nothing in them says whose it is."""
    return tuple(Answer(question=name, phase=row.phase, value=str(value), person=row.person) for name, value in row.answers.items())


def commitments_of(meeting: Meeting) -> QuerySet[Commitment]:
    """What was promised and not taken back, with its reports."""
    return Commitment.objects.filter(meeting=meeting, withdrawn_at=None).prefetch_related("reports")


def commitment_record(row: Commitment) -> CommitmentRecord:
    """What was promised, with what was heard of it."""
    reports = tuple((told(one.at)[:10], one.state, one.words) for one in row.reports.all())
    return CommitmentRecord(key=str(row.key), text=row.text, owner=row.owner, due=row.due.isoformat(), reports=reports)
