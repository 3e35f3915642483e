"""What differs between two texts, word by word."""

import re
from difflib import SequenceMatcher

from weft.records import Record

WORD = re.compile(r"\S+\s*|\s+")
LONGEST = 20_000
"""Characters compared word by word; what is longer is shown as out and in."""


class Piece(Record):
    """Words that stayed ("same"), went ("out") or came ("in")."""

    kind: str
    text: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts as one: joined, what is "same" or "out" is the old text, what is "same" or "in" the new."""
    if len(old) + len(new) > LONGEST:
        return tuple(one for one in (Piece(kind="out", text=old), Piece(kind="in", text=new)) if one.text)
    before, after = WORD.findall(old), WORD.findall(new)
    pieces: list[Piece] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(kind="same", text="".join(before[start:end])))
            continue
        gone, come = "".join(before[start:end]), "".join(after[begin:stop])
        pieces += [Piece(kind=name, text=text) for name, text in (("out", gone), ("in", come)) if text]
    return tuple(pieces)
