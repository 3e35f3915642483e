"""What differs between two texts: the words that stayed, went and came."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from weft.records import Record


class Piece(Record):
    """Words in a row that were `kept`, `removed` or `added`."""

    kind: str
    text: str


def pieces(older: Sequence[str], newer: Sequence[str], *, between: str = "") -> tuple[Piece, ...]:
    """Two texts, each as its words, as one: what is kept or removed is the older text, what is kept or added the newer."""
    found: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(kind="kept", text=between.join(older[i:j])))
            continue
        gone, come = between.join(older[i:j]), between.join(newer[k:m])
        found += [Piece(kind=kind, text=text) for kind, text in (("removed", gone), ("added", come)) if text]
    return tuple(found)
