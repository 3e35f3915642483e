"""Documents of a meeting: written here as paragraphs, or brought as files in each language; what was before stays on record."""

import uuid
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from django.core.files.uploadedfile import UploadedFile as Uploaded
from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Language, Record
from weft.records.meeting import Meeting as MeetingRecord
from weft_web import engine as words
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.engine import convening as engine
from weft_web.engine.reporting import fit
from weft_web.instruments.holding import keep
from weft_web.meetings.convening import held
from weft_web.meetings.models import NAME, Meeting, Paper, PaperFile

FIELDS = ("symbol", "group", "title", "original", "on", "text")
MEBIBYTE = 1 << 20
MOST_MEBIBYTES = 50
MOST_BYTES = MOST_MEBIBYTES * MEBIBYTE
ENDINGS = engine.SAFE_ENDINGS
SERIES = {"official": "", "information": "INF/", "reference": "REF/", "statement": "ST/", "outcome": "OUT/"}
"""What stands in a symbol between the meeting and the number."""

HEADING = "# "
SET = 32
"""Documents in memory at a time, as they were set."""


class Written(Record):
    """A document as it is entered; `title` and `text` by language, the text as paragraphs, headings beginning with "# "."""

    group: str
    original: str
    on: date
    title: dict[str, str]
    symbol: str = ""
    text: dict[str, list[str]] = {}


def paragraphs(text: str) -> list[str]:
    """Paragraphs as people type them: a blank line stands between two."""
    blocks = [" ".join(one.split()) for one in text.replace("\r\n", "\n").split("\n\n")]
    return [one for one in blocks if one]


def symbol_next(meeting: Meeting, group: str) -> str:
    """The next symbol of a series; nothing where the meeting has none."""
    if not meeting.symbol:
        return ""
    taken = set(meeting.papers.values_list("symbol", flat=True))
    series = (f"{meeting.symbol}/{SERIES[group]}{number}" for number in range(1, len(taken) + 2))
    return next(one for one in series if one not in taken)


@transaction.atomic
def paper_make(meeting: Meeting, key: uuid.UUID, written: Written, person: Person) -> Paper:
    """The document, once for a key; with the next symbol where it has none.

    Errors: InputError meeting_is_closed, meeting_is_cancelled, paper_untitled, symbol_taken.
    """
    there = held(meeting)
    before = Paper.objects.filter(key=key, meeting=there).first()
    if before is not None:
        return before
    _check(there, written, None)
    values = {name: getattr(written, name) for name in FIELDS}
    values["symbol"] = written.symbol or symbol_next(there, written.group)
    made = Paper.objects.create(meeting=there, key=key, by=person, **values)
    did(person, there.country, "paper_made", named(made), paper=str(made.key))
    return made


@transaction.atomic
def paper_change(paper: Paper, written: Written, person: Person) -> None:
    """The document, said otherwise; what it said before stays in the record of deeds. Errors: as paper_make."""
    meeting = held(paper.meeting)
    there = Paper.objects.select_for_update().get(pk=paper.pk)
    _check(meeting, written, there)
    changed = [name for name in FIELDS if getattr(there, name) != getattr(written, name)]
    if not changed:
        return
    before = {name: str(getattr(there, name)) if name == "on" else getattr(there, name) for name in changed}
    for name in changed:
        setattr(there, name, getattr(written, name))
    there.version += 1
    there.save(update_fields=[*changed, "version"])
    did(person, meeting.country, "paper_changed", named(there), paper=str(there.key), before=before)


def _check(meeting: Meeting, written: Written, there: Paper | None) -> None:
    if not any(one.strip() for one in written.title.values()):
        raise InputError("paper_untitled")
    same = meeting.papers.filter(symbol=written.symbol, withdrawn_at=None).exclude(pk__in=[there.pk] if there else [])
    if written.symbol and same.exists():
        raise InputError("symbol_taken", written.symbol)


@transaction.atomic
def paper_withdraw(paper: Paper, person: Person) -> None:
    """The document stands in no list any more; it stays on record."""
    meeting = held(paper.meeting)
    if Paper.objects.filter(pk=paper.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        did(person, meeting.country, "paper_withdrawn", named(paper), paper=str(paper.key))


@transaction.atomic
def paper_bring(paper: Paper, language: str, file: "Uploaded[Any] | None", person: Person) -> PaperFile:
    """The document as a file in a language, in the place of an earlier one; the same file once more is the same row.

    Errors: InputError file_missing, file_big, file_other, meeting_is_closed, meeting_is_cancelled.
    """
    if file is None or not file.size:
        raise InputError("file_missing")
    if file.size > MOST_BYTES:
        raise InputError("file_big", str(MOST_MEBIBYTES))
    name = fit(str(file.name or "")).rpartition("/")[2][-NAME:]
    if name.rpartition(".")[2].lower() not in ENDINGS:
        raise InputError("file_other")
    meeting = held(paper.meeting)
    kept = keep(file.chunks())
    last = paper.files.filter(language=language).order_by("at", "id").last()
    if last is not None and last.file_id == kept.pk:
        return last
    made = PaperFile.objects.create(paper=paper, language=language, name=name, file=kept, by=person)
    did(person, meeting.country, "paper_file_brought", named(paper), paper=str(paper.key), language=language, file=kept.sha256)
    return made


def named(paper: Paper) -> str:
    """A document by its symbol, else by its title."""
    return paper.symbol or next((one for one in paper.title.values() if one), "")


def files_now(paper: Paper) -> dict[str, PaperFile]:
    """The file that holds in each language; `paper` with its files."""
    return {one.language: one for one in sorted(paper.files.all(), key=lambda one: (one.at, one.pk))}


def paper_set(record: MeetingRecord, key: str, language: str, form: str) -> bytes:
    """A document that was written here, in a format. Errors: StopIteration where the meeting has none of that key."""
    mine = tuple(one for one in record.papers if one.key == key)
    alone: dict[str, Any] = {"papers": mine, "stamp": mine[0].on, "guests": (), "participants": (), "sessions": (), "commitments": ()}
    told = msgspec.structs.replace(record, tables=(), answers=(), **alone)
    return _set(msgspec.json.encode(told, order="sorted"), language, form)


@lru_cache(maxsize=SET)
def _set(told: bytes, language: str, form: str) -> bytes:
    """The document set, kept as long as nothing of it changes."""
    record = msgspec.json.decode(told, type=MeetingRecord)
    scene = engine.Scene(record, words.voice(Language(language)))
    return engine.set_as(engine.own(scene, record.papers[0]), (form,))[form]
