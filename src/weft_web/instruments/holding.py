"""Files on disk under their SHA-256: written whole or not at all, never changed, private to the product."""

import hashlib
import os
import time
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from weft_web.instruments.models import StoredFile

CHUNK = 1 << 20
OWNER_ONLY = 0o600
YOUNG_SECONDS = 60.0
"""Longer than anybody takes from laying a file down to writing its row."""


def place(sha256: str) -> Path:
    """Where the bytes with this digest lie."""
    return Path(settings.DATA) / "files" / sha256[:2] / sha256[2:]


def keep(chunks: Iterable[bytes]) -> StoredFile:
    """A file kept: safe on disk before there is a row for it, so that no row ever lacks its bytes."""
    scratch = Path(settings.DATA) / "arriving"
    scratch.mkdir(parents=True, exist_ok=True)
    part = scratch / f"{uuid.uuid4().hex}.part"
    digest, size = hashlib.sha256(), 0
    try:
        with part.open("xb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        return keep_arrived(part, digest.hexdigest(), size)
    finally:
        part.unlink(missing_ok=True)


def keep_arrived(part: Path, sha256: str, size: int) -> StoredFile:
    """A part file that is complete and safe on disk, kept."""
    move(part, place(sha256))
    return StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size})[0]


def move(part: Path, home: Path) -> None:
    """A part file that is complete and safe on disk, moved to its place."""
    home.parent.mkdir(parents=True, exist_ok=True)
    part.chmod(OWNER_ONLY)
    # Its time is that of its coming here: see let_go.
    os.utime(part)
    part.replace(home)
    _sync(home.parent)


def let_go(sha256: str) -> None:
    """Removes the bytes of a file that has no row any more.

    The same bytes may have come for something else a moment ago, their row not yet written: what is so young stays, and is swept
    away another day if nothing needs it.
    """
    home, aside = place(sha256), Path(settings.DATA) / "arriving" / f"{uuid.uuid4().hex}.part"
    if not home.exists():
        return
    home.rename(aside)
    if time.time() - aside.stat().st_mtime < YOUNG_SECONDS:
        aside.rename(home)
    aside.unlink(missing_ok=True)


def digest_of(path: Path) -> tuple[str, int]:
    """SHA-256 and size in bytes of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
        return digest.hexdigest(), file.tell()


def _sync(folder: Path) -> None:
    """The move itself safe on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def results_folder(country_code: str) -> Path:
    """Where the results of a country's documents are kept; may be thrown away, and is then made anew."""
    return Path(settings.DATA) / "results" / country_code
