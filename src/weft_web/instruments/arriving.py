"""Part files: what of an upload has really arrived. The length of the file is the truth; no row says it.

Nothing is locked for longer than one append: a line that hangs keeps nobody else, on a new line, from going on.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from weft.errors import WeftError
from weft_web.instruments.models import Upload

WAITED_FOR = timedelta(days=7)
"""An upload that nobody went on with for so long gives its room back."""

LEAST_FREE_BYTES = 1 << 30
FREE_TIMES_UPLOAD = 5
"""An upload is taken while this many times its size would still be free."""


class MisplacedError(WeftError):
    """The bytes sent do not begin where the file ends."""


def part_of(upload: Upload) -> Path:
    """Where the bytes that have arrived lie."""
    return Path(settings.DATA) / "arriving" / f"{upload.pk.hex}.part"


def offset(upload: Upload) -> int:
    """Bytes that have arrived."""
    if upload.arrived_at is not None:
        return upload.size
    try:
        return part_of(upload).stat().st_size
    except FileNotFoundError:
        return 0


def append(upload: Upload, at: int, chunks: Iterable[bytes]) -> int:
    """Bytes that have arrived after these. Each chunk is kept as it comes: if the line drops, what came before is here.

    Errors: MisplacedError when another line has gone on meanwhile; whatever reading the chunks raises.
    """
    part = part_of(upload)
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("ab", buffering=0) as file:
        for chunk in chunks:
            at = _append_one(file.fileno(), at, chunk[: upload.size - at])
            if at == upload.size:
                break
        if at == upload.size:
            os.fsync(file.fileno())
    return at


def _append_one(handle: int, at: int, chunk: bytes) -> int:
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        if os.fstat(handle).st_size != at:
            raise MisplacedError("upload_misplaced")
        rest = memoryview(chunk)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)
    return at + len(chunk)


@contextmanager
def held(part: Path) -> Iterator[bool]:
    """Holds a part file for who takes it in; false where it is not there (any more)."""
    if not part.exists():
        yield False
        return
    with part.open("rb") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        yield part.exists()


def has_room(size: int) -> bool:
    """Whether the disk takes a file of this size and has room left for all else."""
    folder = Path(settings.DATA)
    folder.mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(folder).free >= max(LEAST_FREE_BYTES, FREE_TIMES_UPLOAD * size)
