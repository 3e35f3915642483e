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
from typing import Protocol

from django.conf import settings

from weft.errors import WeftError

WAITED_FOR = timedelta(days=7)
"""An upload that nobody went on with for so long gives its room back."""

LEAST_FREE_BYTES = 1 << 30
FREE_TIMES_UPLOAD = 5
"""An upload is taken while this many times its size would still be free."""


class RefusedError(WeftError):
    """The file is not taken: upload_empty, upload_too_large(most bytes), upload_beside, upload_no_room; nor the sample: sample_coming."""


class MisplacedError(WeftError):
    """The bytes sent do not begin where the file ends."""


class Coming(Protocol):
    """A file on its way in. `part_key` names its part file; `outcome` is empty until all of it is here."""

    @property
    def size(self) -> int: ...
    @property
    def outcome(self) -> str: ...
    @property
    def is_here(self) -> bool: ...
    @property
    def part_key(self) -> str: ...


def part_of(coming: Coming) -> Path:
    """Where the bytes that have arrived lie."""
    return Path(settings.DATA) / "arriving" / f"{coming.part_key}.part"


def offset(coming: Coming) -> int:
    """Bytes that have arrived."""
    if coming.is_here:
        return coming.size
    try:
        return part_of(coming).stat().st_size
    except FileNotFoundError:
        return 0


def append(coming: Coming, at: int, chunks: Iterable[bytes]) -> int:
    """Bytes that have arrived after these. Each chunk is kept as it comes: if the line drops, what came before is here.

    Errors: MisplacedError when another line has gone on meanwhile; whatever reading the chunks raises.
    """
    part = part_of(coming)
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("ab", buffering=0) as file:
        for chunk in chunks:
            at = _append_one(file.fileno(), at, chunk[: coming.size - at])
            if at == coming.size:
                break
        if at == coming.size:
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


def size_check(size: int, most: int) -> None:
    """Whether a file of this size is taken. Errors: RefusedError."""
    if size <= 0:
        raise RefusedError("upload_empty")
    if size > most:
        raise RefusedError("upload_too_large", str(most >> 20))
    if not has_room(size):
        raise RefusedError("upload_no_room")


def has_room(size: int) -> bool:
    """Whether the disk takes a file of this size and has room left for all else."""
    folder = Path(settings.DATA)
    folder.mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(folder).free >= max(LEAST_FREE_BYTES, FREE_TIMES_UPLOAD * size)
