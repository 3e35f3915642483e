"""A small reader for these tests: one provision and one finding a line, and a few words that make it misbehave."""

import os
import signal
import time
import zipfile
from io import BytesIO

import msgspec

from weft import ids
from weft.errors import ReadingError
from weft.records import (
    DocumentResult,
    Extent,
    Finding,
    MentionType,
    Modality,
    Page,
    Problem,
    Provision,
    Quote,
    ScopeEffect,
    Status,
    Zone,
)
from weft.runs.documents import Reader, refused
from weft.runs.jail import Beat


def read(name: str, data: bytes, beat: Beat) -> DocumentResult:
    """The result of a plain text, or what its first word commands."""
    text = data.decode()
    if text.startswith("SLOW"):
        time.sleep(0.3)
    if text.startswith("CRASH"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if text.startswith("REFUSE"):
        raise ReadingError("damaged")
    beat(1, 1)
    lines = text.splitlines()
    starts = [sum(len(before) + 1 for before in lines[:index]) for index in range(len(lines))]
    plain = refused(name, ids.of(text), Problem(code=""))
    instrument = msgspec.structs.replace(plain.instrument, status=Status.READ, reason=(), provisions=len(lines), characters=len(text))
    provisions = tuple(_provision(name, index, start, line) for index, (start, line) in enumerate(zip(starts, lines, strict=True)))
    findings = tuple(_finding(provision) for provision in provisions)
    return DocumentResult(instrument=instrument, provisions=provisions, findings=findings, pages=(Page(number=None, text=text),))


def _provision(name: str, index: int, start: int, line: str) -> Provision:
    quote = Quote(page=None, start=start, end=start + len(line), text=line)
    return Provision(
        id=ids.of(name, str(index)),
        document=name,
        path=f"para_{index + 1}",
        heading="",
        text=line,
        language="en",
        zone=Zone.BODY,
        quotes=(quote,),
    )


def _finding(provision: Provision) -> Finding:
    return Finding(
        id=provision.id,
        document=provision.document,
        page=None,
        quotes=provision.quotes,
        path=provision.path,
        heading=provision.heading,
        text=provision.text,
        language=provision.language,
        extent=Extent.MENTION,
        themes=(),
        obligations=(),
        modality=Modality.STATEMENT,
        scope_effect=ScopeEffect.NONE,
        actor=None,
        deadlines=(),
        penalty=None,
        fee=None,
        mention_type=MentionType.PROVISION,
        concepts=(),
        reasons=(),
    )


def members(_: str, data: bytes) -> tuple[tuple[str, int], ...]:
    """Names and sizes of an archive's members."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return tuple((one.filename, one.file_size) for one in archive.infolist())


def member(_: str, data: bytes, path: str) -> bytes:
    """One member of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(path)


READER = Reader(read=read, members=members, member=member, version="1")
