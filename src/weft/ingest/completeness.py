"""Whether all text of a file came through: what was written held against a count by other means."""

from weft.ingest.limits import COMPLETE_SHARE
from weft.ingest.writing import Writer


def is_complete(expected: int, writer: Writer) -> bool:
    """False where far fewer letters and digits were written than `expected` of them."""
    return writer.letters >= expected * COMPLETE_SHARE


def check_complete(expected: int, writer: Writer) -> None:
    """Notes a problem where the text is not complete."""
    if not is_complete(expected, writer):
        writer.problem("text_may_be_incomplete", str(writer.letters), str(expected))
