"""Half-open ranges of code points, and text folded so that one character stays one byte."""

import unicodedata
from collections.abc import Iterable

BLANK = 32


def _folded(code: int) -> int:
    """The byte for one Latin-1 character: its lower-case base letter or digit, a blank for every sign."""
    base = unicodedata.normalize("NFKD", chr(code)).casefold()[0]
    return ord(base) if base.isascii() and base.isalnum() else BLANK


_TABLE = bytes(_folded(code) if chr(code).isalnum() else BLANK for code in range(256))


def fold(text: str) -> bytes:
    """Text without case, accents and signs: one byte a character, so that offsets stay those of the text.

    Ligatures of French become their first letter, in text and in patterns alike; letters outside Latin-1 become blanks.
    """
    return text.replace("œ", "o").replace("Œ", "o").encode("latin-1", "replace").translate(_TABLE)


def merged(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in order, overlapping and touching ones made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
