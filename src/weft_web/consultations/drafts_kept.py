"""The text of a round as it went out, read once for as long as it is asked for."""

import hashlib
from functools import lru_cache

from weft.errors import InputError
from weft_web.consultations.models import Draft as DraftRow
from weft_web.engine.commenting import Draft, opened
from weft_web.instruments.holding import place

HELD = 8
"""Drafts in memory at a time; one of a whole study in three languages takes some megabytes."""


class DamagedError(InputError):
    """The file of a draft is not what went out."""


def draft_of(row: DraftRow) -> Draft:
    """The draft of a row. Errors: DamagedError where its file is not the one that went out."""
    return draft_under(row.body.sha256)


@lru_cache(maxsize=HELD)
def draft_under(sha256: str) -> Draft:
    """The draft that is kept under these bytes. Errors: DamagedError."""
    path = place(sha256)
    body = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(body).hexdigest() != sha256:
        raise DamagedError("version_damaged", sha256)
    return opened(body)
