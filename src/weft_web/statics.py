"""Static files with a digest in their address, so that a browser may keep them for ever; no build step, no manifest to forget."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

DIGEST_LENGTH = 10


class DigestedStorage(StaticFilesStorage):
    """`/static/weft_web/weft.css?v=3f0c9a1be7`: the same file for as long as the address is the same."""

    def url(self, name: str | None) -> str:
        """The address of a static file with the digest of its bytes."""
        return f"{super().url(name)}?v={_digest(str(name))}"


@lru_cache
def _digest(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:DIGEST_LENGTH]
