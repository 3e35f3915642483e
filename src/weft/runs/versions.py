"""The version of the engine, computed from its code: any change makes kept results void."""

import hashlib
from pathlib import Path

import weft

DIGEST_LENGTH = 12


def engine_version() -> str:
    """The version of the package with a digest of its code, e.g. `0.1.0+3f0c9a1be77d`."""
    package = Path(weft.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"{weft.__version__}+{digest.hexdigest()[:DIGEST_LENGTH]}"
