"""The job that binds a meeting together: everything of it as one folder for the room without internet, or all certificates.

What is bound lies beside the results of analyses: it may be thrown away, and is then made anew.
"""

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from msgspec.structs import replace

from weft.records import Language, Record
from weft.records.meeting import Meeting as MeetingRecord
from weft_web import engine as words
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.engine import convening as engine
from weft_web.instruments.holding import place
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job, State
from weft_web.jobs.selectors import View, view
from weft_web.jobs.services import job_lay
from weft_web.lettering import file_name
from weft_web.meetings import certifying
from weft_web.meetings.convening import name_of
from weft_web.meetings.models import Meeting, PaperFile
from weft_web.meetings.selectors import meeting_of

JOB = "bind_meeting"
FOLDER, CERTIFICATES = "folder", "certificates"
SHOWN_STATES = (State.WAITING, State.RUNNING, State.FAILED)
OWNER_ONLY = 0o600


class Bound(Record):
    """What was bound: where it lies, how large it is, since when."""

    path: Path
    size: int
    at: datetime


def bound_of(meeting: Meeting, what: str) -> Bound | None:
    """What was bound last; nothing where it never was."""
    path = _path(meeting, what)
    if not path.exists():
        return None
    told = path.stat()
    return Bound(path=path, size=told.st_size, at=datetime.fromtimestamp(told.st_mtime, UTC))


def _path(meeting: Meeting, what: str) -> Path:
    return Path(settings.DATA) / "results" / "meetings" / f"{meeting.key}-{what}.zip"


def bind_ask(meeting: Meeting, what: str, origin: str, person: Person) -> Job:
    """The work in the queue."""
    return job_lay(JOB, meeting.country, person, meeting=str(meeting.key), what=what, origin=origin)


def under_way(meeting: Meeting, kind: str) -> list[View]:
    """Jobs of a kind for a meeting that wait or run; the last one too where it failed."""
    rows = list(Job.objects.filter(kind=kind, country=meeting.country, arguments__meeting=str(meeting.key)).order_by("-made_at")[:5])
    return [view(one) for place_, one in enumerate(rows) if one.state in SHOWN_STATES and (one.state != State.FAILED or not place_)]


def bind(job: Job, tell: Tell) -> dict[str, Any]:
    """How large the file became."""
    given = job.arguments
    meeting = Meeting.objects.select_related("country").get(key=given["meeting"], country=job.country)
    data = MAKERS[given["what"]](meeting, given["origin"], tell)
    _write(_path(meeting, given["what"]), data)
    did(job.made_by, meeting.country, f"meeting_{given['what']}_bound", name_of(meeting), meeting=str(meeting.key))
    return {"bytes": len(data)}


def _write(path: Path, data: bytes) -> None:
    """The file in its place, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            os.fchmod(out.fileno(), OWNER_ONLY)
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _folder(meeting: Meeting, origin: str, tell: Tell) -> bytes:
    tell(0, 1)
    record, held = _with_files(meeting, meeting_of(meeting))
    voices = {one: words.voice(one) for one in Language}
    data = engine.folder(record, voices, engine.questions_of(meeting.level), held)
    tell(1, 1)
    return data


def _with_files(meeting: Meeting, record: MeetingRecord) -> tuple[MeetingRecord, dict[str, bytes]]:
    """The record with each file under a name of its own, and the files by that name."""
    held: dict[str, bytes] = {}
    papers = []
    for number, one in enumerate(record.papers, 1):
        files = {}
        for language in one.files:
            row = PaperFile.objects.filter(paper__key=one.key, language=language).select_related("file").order_by("at", "id").last()
            if row is not None:
                files[language] = f"{number}-{row.name}"
                held[files[language]] = place(row.file.sha256).read_bytes()
        papers.append(replace(one, files=files))
    return replace(record, papers=tuple(papers)), held


def _certificates(meeting: Meeting, origin: str, tell: Tell) -> bytes:
    """One PDF each, for all who were there for long enough."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _each(meeting_of(meeting), origin, tell):
            archive.writestr(name, data)
    return out.getvalue()


def _each(record: MeetingRecord, origin: str, tell: Tell) -> Iterator[tuple[str, bytes]]:
    those = [one for one in record.participants if engine.entitled(record, one)]
    for number, one in enumerate(those, 1):
        tell(number - 1, len(those), one.last_name)
        made = certifying.made(record, one, origin)
        yield f"{number:03d}-{file_name(made.name)}.pdf", made.as_form("pdf")


Maker = Callable[[Meeting, str, Tell], bytes]
MAKERS: dict[str, Maker] = {FOLDER: _folder, CERTIFICATES: _certificates}
"""What can be bound, by its name."""
