"""Archives that came in become the documents that they hold: in the worker, never in a web process, never onto a path they name."""

import msgspec
from django.db import transaction

from weft.records import Problem
from weft_web.countries.models import Country
from weft_web.engine import unpacking
from weft_web.instruments import holding
from weft_web.instruments.holding import place
from weft_web.instruments.models import Document, Upload
from weft_web.instruments.naming import clean, is_beside, kind_of
from weft_web.instruments.services import document_take_in
from weft_web.instruments.uploading import upload_settle
from weft_web.jobs.kinds import Tell

MEMBER_SIGN = "!/"
UNOPENED = "zip"
"""The format of what is recorded only with its problem: an archive that does not open, a member that cannot be had."""


def archives_unpack(country: Country, tell: Tell) -> int:
    """How many archives were opened. May be broken off at any time: what is taken in stays, and is not taken in twice."""
    waiting = Upload.objects.filter(country=country, kind=Upload.Kind.ARCHIVE, arrived_at__isnull=False, settled_at=None)
    opened = 0
    for upload in waiting.select_related("file", "by", "country").order_by("begun_at"):
        _unpack(upload, tell)
        upload_settle(upload, upload.by, "archive_opened")
        opened += 1
    return opened


def _unpack(upload: Upload, tell: Tell) -> None:
    assert upload.file is not None  # noqa: S101 - it has arrived
    path = place(upload.file.sha256)
    held = unpacking.members_in(upload.name, path)
    if isinstance(held, Problem):
        _refused(upload, upload.name, held)
        return
    members = [one for one in held if not is_beside(clean(one))]
    tell(0, len(members), upload.name)
    for done, (member, data) in enumerate(unpacking.taken_out(upload.name, path, members), 1):
        _member(upload, f"{upload.name}{MEMBER_SIGN}{clean(member)}", data)
        tell(done, len(members), upload.name)


def _member(upload: Upload, name: str, data: bytes | Problem) -> None:
    if isinstance(data, Problem):
        _refused(upload, name, data)
    elif kind_of(name) in (Upload.Kind.REGISTER, Upload.Kind.PROFILE):
        _offer(upload, name, data)
    else:
        document_take_in(upload.country, name, holding.keep([data]), upload.by)


def _offer(upload: Upload, name: str, data: bytes) -> None:
    """Corrections that lay in the archive are offered like those of a folder."""
    told = {"size": len(data), "file": holding.keep([data]), "arrived_at": upload.arrived_at, "outcome": Upload.Outcome.OFFERED}
    Upload.objects.get_or_create(country=upload.country, by=upload.by, name=name, kind=kind_of(name), defaults=told)


@transaction.atomic
def _refused(upload: Upload, name: str, problem: Problem) -> None:
    """A row of the register that says why there is no text; the archive itself is what can be downloaded."""
    assert upload.file is not None  # noqa: S101 - it has arrived
    document = document_take_in(upload.country, name, upload.file, upload.by)
    told = {"format": UNOPENED, "reason": [msgspec.to_builtins(problem)]}
    Document.objects.filter(pk=document.pk).update(**told)
