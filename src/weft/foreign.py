"""JSON that others made: read within bounds, nothing taken for granted of what is in it."""

import msgspec

from weft.records.record import Json

MARK = b"\xef\xbb\xbf"
"""What some programs put before UTF-8."""


def value_of(data: bytes, most: int) -> Json:
    """The value of a file of at most `most` bytes; None where it is longer, no JSON, or nested beyond what is read."""
    if len(data) > most:
        return None
    try:
        value: Json = msgspec.json.decode(data.removeprefix(MARK))
    except (msgspec.DecodeError, RecursionError):
        return None
    return value


def text_of(value: Json) -> str:
    """A text; "" for anything else."""
    return value if isinstance(value, str) else ""
