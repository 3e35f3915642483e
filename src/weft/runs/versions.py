"""Versions computed from content: any change of the engine or of its content makes kept results void."""

import hashlib
from pathlib import Path

import weft

DIGEST_LENGTH = 12
VERSION_FILE = "VERSION"


def engine_version() -> str:
    """The version of the package with a digest of its code, e.g. `0.1.0+3f0c9a1be77d`."""
    return f"{weft.__version__}+{_digest(Path(weft.__file__).parent, '*.py')}"


def content_version(folder: Path) -> str:
    """The version of the content with a digest of all its files."""
    return f"{(folder / VERSION_FILE).read_text(encoding='utf-8').strip()}+{_digest(folder, '*')}"


def _digest(folder: Path, pattern: str) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:DIGEST_LENGTH]
