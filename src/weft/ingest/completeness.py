"""Whether all text of a file came through: what was written held against a count by other means."""

from weft.ingest.limits import COMPLETE_SHARE
from weft.ingest.writing import Writer


def check_complete(expected: int, writer: Writer) -> None:
    """Notes a problem where fewer letters and digits were written than `expected` of them."""
    written = writer.letters
    if written < expected * COMPLETE_SHARE:
        writer.problem("text_may_be_incomplete", str(written), str(expected))
