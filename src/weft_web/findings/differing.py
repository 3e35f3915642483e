"""What differs between two readings of a passage, word by word."""

import re

from weft_web.wording import Piece, pieces

WORD = re.compile(r"\S+\s*|\s+")
LONGEST = 20_000
"""Characters compared word by word; what is longer is shown as removed and added."""


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two texts."""
    if len(old) + len(new) > LONGEST:
        return pieces((old,), (new,))
    return pieces(WORD.findall(old), WORD.findall(new))
