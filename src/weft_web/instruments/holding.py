"""Files on disk under their SHA-256: written whole or not at all, never changed, private to the product."""

import hashlib
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from weft_web.instruments.models import StoredFile

CHUNK = 1 << 20
OWNER_ONLY = 0o600


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
    """A part file that is complete and safe on disk, moved to its place."""
    home = place(sha256)
    home.parent.mkdir(parents=True, exist_ok=True)
    part.chmod(OWNER_ONLY)
    part.replace(home)
    _sync(home.parent)
    return StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size})[0]


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
