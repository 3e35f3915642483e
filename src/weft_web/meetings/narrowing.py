"""A meeting as one guest or one participant may know it: nothing of any other guest, person, answer or promise is in it."""

from msgspec.structs import replace

from weft.records.meeting import Commitment, Participant
from weft.records.meeting import Meeting as MeetingRecord
from weft_web.meetings.models import Guest
from weft_web.meetings.models import Meeting as MeetingRow
from weft_web.meetings.selectors import guest_record, meeting_of


def narrowed(
    row: MeetingRow, guest: Guest | None, people: tuple[Participant, ...] = (), promised: tuple[Commitment, ...] = ()
) -> MeetingRecord:
    """The meeting with its own guest and these people alone."""
    whole = meeting_of(row)
    agenda = tuple(replace(one, record=replace(one.record, words={})) for one in whole.agenda)
    return replace(
        whole,
        guests=(guest_record(guest),) if guest is not None else (),
        participants=people,
        tables=(),
        answers=(),
        commitments=promised,
        agenda=agenda,
        chair="",
        rapporteur="",
    )
