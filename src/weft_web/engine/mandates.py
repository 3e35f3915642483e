"""What the engine knows of bodies and their mandates."""

from functools import lru_cache

import msgspec

from weft.matching import folded_words
from weft.records import Record
from weft_web.engine.weighing import assess_content

NAMES_KEPT = 20_000
"""Names are compared on every page, and are the same ones each time."""


@lru_cache(maxsize=NAMES_KEPT)
def folded(name: str) -> str:
    """A name as names are compared: without case, accents and signs."""
    return folded_text(name)


def folded_text(text: str) -> str:
    """A longer text in which names and words are looked for."""
    return folded_words(text).decode("utf-8", "replace")


def single_roles() -> tuple[str, ...]:
    """The roles that one body should hold, or whose holders need a rule that divides them."""
    return assess_content().mandates.single_roles


class _Named(Record):
    name: str
    roles: tuple[tuple[str, str], ...]


class _Bodies(Record):
    institutions: tuple[_Named, ...]


def names_and_roles(body: bytes) -> tuple[tuple[str, bool], ...]:
    """The institutions of an assessment kept earlier, and whether each has a role; the rest of it is not read."""
    return tuple((one.name, bool(one.roles)) for one in msgspec.json.decode(body, type=_Bodies).institutions)
