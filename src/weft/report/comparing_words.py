"""The words of a block, each as it is shown and as it is compared, and what stayed, came and went between two texts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from weft.records import Record
from weft.report.finishing import words_of
from weft.report.paper import Block, Listing, Paragraph, Reference, Table

WORD = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 4_000
"""Words of a block that are compared one by one; longer ones are shown whole, before and after."""

NUMBER = re.compile(r"^[PI]\d+")
Meanings = Mapping[str, str]
"""Anchor of a paper -> citation."""


class What(StrEnum):
    """What happened to a block."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Run(Record):
    """Words that stayed, came ("added") or went ("removed")."""

    what: What
    text: str


class Token(Record):
    """A word as it is shown and as it is compared."""

    shown: str
    meant: str


def runs(was: Sequence[Token], now: Sequence[Token]) -> tuple[Run, ...]:
    """What stayed, went and came between two texts."""
    if len(was) > MOST_WORDS or len(now) > MOST_WORDS:
        return (Run(what=What.REMOVED, text=text_of(was)), Run(what=What.ADDED, text=text_of(now)))
    made: list[Run] = []
    matcher = SequenceMatcher(None, [one.meant for one in was], [one.meant for one in now], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            made.append(Run(what=What.SAME, text=text_of(now[c:d])))
            continue
        if b > a:
            made.append(Run(what=What.REMOVED, text=text_of(was[a:b])))
        if d > c:
            made.append(Run(what=What.ADDED, text=text_of(now[c:d])))
    return tuple(made)


def text_of(tokens: Sequence[Token]) -> str:
    """Words as they are shown."""
    return "".join(one.shown for one in tokens)


def tokens(block: Block, meant: Meanings) -> Iterator[Token]:
    """The words of a block; a pointer is compared by what it means, not by its number."""
    match block:
        case Paragraph() if block.pieces:
            for piece in block.pieces:
                yield from _cited(piece.text, piece.anchor, meant) if piece.anchor else _words(piece.text)
        case Paragraph():
            yield from _words(f"{block.opening} {block.text}".strip())
            yield from _pointed(block.references, meant)
        case Listing() if block.pieces:
            for line in block.pieces:
                yield Token(shown=" – ", meant=" – ")
                for piece in line:
                    yield from _cited(piece.text, piece.anchor, meant) if piece.anchor else _words(piece.text)
        case Table():
            yield from _words(block.caption)
            for row in block.rows:
                for cell in cells(row, meant):
                    yield from cell
        case _:
            yield from _plain(block, meant)


def _plain(block: Block, meant: Meanings) -> Iterator[Token]:
    """A quote, a list, cards, figures: the words as read, numbers of pointers as what they mean."""
    reference = getattr(block, "reference", None)
    if isinstance(reference, Reference):
        yield from _pointed((reference,), meant)
        yield Token(shown=" ", meant=" ")
    pointers = {one.text: one.anchor for card in getattr(block, "cards", ()) for one in card.references}
    for token in _words(words_of(block)):
        if reference is not None and token.shown == reference.text:
            continue
        anchor = pointers.get(token.shown, "")
        yield Token(shown=token.shown, meant=meant.get(anchor, token.meant)) if anchor else token


def _pointed(references: Sequence[Reference], meant: Meanings) -> Iterator[Token]:
    for one in references:
        yield Token(shown=" ", meant=" ")
        yield from _cited(one.text, one.anchor, meant)


def _cited(text: str, anchor: str, meant: Meanings) -> Iterator[Token]:
    """A pointer; one to a range also by how far it reaches."""
    _, dash, _ = text.partition("–")
    yield Token(shown=text, meant=meant.get(anchor, text) + dash)


def _words(text: str) -> Iterator[Token]:
    for word in WORD.findall(text):
        yield Token(shown=word, meant=" " if word.isspace() else word)


def cells(row: Sequence[object], meant: Meanings) -> Iterator[tuple[Token, ...]]:
    """The words of a row of a table, cell by cell."""
    for cell in row:
        yield tuple(_cell(cell, meant))


def _cell(cell: object, meant: Meanings) -> Iterator[Token]:
    """A cell of a table; one that is a number of the study is compared by what it numbers."""
    anchor, text = getattr(cell, "anchor", ""), getattr(cell, "text", "")
    mark = getattr(cell, "mark", None)
    if mark is not None:
        yield Token(shown=mark.word, meant=mark.word)
    if anchor and NUMBER.match(text):
        yield from _cited(text, anchor, meant)
    else:
        yield from _words(text)
    yield from _pointed(getattr(cell, "references", ()), meant)
