"""What the engine knows of bodies and their mandates."""

import msgspec

from weft.matching import folded_words
from weft.records import Record
from weft_web.engine.weighing import assess_content


def folded(name: str) -> str:
    """A name as names are compared: without case, accents and signs."""
    return folded_words(name).decode("utf-8", "replace")


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
