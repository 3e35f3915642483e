"""Letters of nomination as they come in: kept as they are, looked into by nobody but who reads them."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile as Uploaded
from django.db import transaction

from weft.errors import InputError
from weft_web.accounts.services import did
from weft_web.engine.reporting import fit
from weft_web.instruments.holding import keep
from weft_web.meetings.convening import held, name_of
from weft_web.meetings.models import NAME, EarlierLetter, Guest, Participant
from weft_web.meetings.nominating import NominationLetter
from weft_web.meetings.seating import COMING

MEBIBYTE = 1 << 20
MOST_MEBIBYTES = 10
MOST_BYTES = MOST_MEBIBYTES * MEBIBYTE
STARTS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "docx": b"PK\x03\x04"}
"""The forms in which a letter comes, by ending, each with how such a file begins."""

ACCEPT = ",".join(f".{one}" for one in STARTS)


def letter_read(file: "Uploaded[Any] | None") -> NominationLetter:
    """A letter kept. Errors: InputError letter_missing, letter_big, letter_other (another form than it says, or none of those)."""
    if file is None or not file.size:
        raise InputError("letter_missing")
    if file.size > MOST_BYTES:
        raise InputError("letter_big", str(MOST_MEBIBYTES))
    name = fit(str(file.name or "")).rpartition("/")[2][-NAME:]
    begins = STARTS.get(name.rpartition(".")[2].lower(), b"")
    data = file.read()
    if not begins or not data.startswith(begins):
        raise InputError("letter_other")
    return NominationLetter(file=keep([data]), name=name)


@transaction.atomic
def letter_bring(guest: Guest, letter: NominationLetter, people: list[Participant]) -> int:
    """The letter laid to people of a guest who hold a seat, in the place of an earlier one, which stays on record; how many.

    Errors: InputError meeting_is_closed, meeting_is_cancelled, nobody_nominated.
    """
    meeting = held(guest.meeting)
    rows = Participant.objects.filter(guest=guest, pk__in=[one.pk for one in people], standing__in=COMING)
    earlier = [one for one in rows.select_related("letter") if one.letter is not None and one.letter != letter.file]
    EarlierLetter.objects.bulk_create(EarlierLetter(participant=one, file=one.letter, name=one.letter_name) for one in earlier)
    count = rows.update(letter=letter.file, letter_name=letter.name)
    if not count:
        raise InputError("nobody_nominated")
    did(None, meeting.country, "nomination_letter_brought", name_of(meeting), guest=str(guest.key), file=letter.file.sha256, people=count)
    return count
