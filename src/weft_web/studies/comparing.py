"""Two states of a study side by side: what was added, removed, moved or changed, block by block, word by word, row by row.

Blocks are the same when their keys are. Numbers are no difference: a passage that was P12 and is P13 is the same passage.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec.structs import replace

from weft.records import Record
from weft_web.engine import reporting
from weft_web.engine.reporting import Block, Heading, Listing, Paper, Paragraph, Reference, Table

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


class Row(Record):
    """A row of a table that came, went or changed: its cells, each as runs."""

    what: What
    cells: tuple[tuple[Run, ...], ...]


class Difference(Record):
    """What happened to one block: its runs of words, or the rows of a table that differ."""

    key: str
    chapter: str
    kind: str
    number: str
    what: What
    moved: bool = False
    runs: tuple[Run, ...] = ()
    rows: tuple[Row, ...] = ()


class Token(Record):
    """A word as it is shown and as it is compared."""

    shown: str
    meant: str


class Standing(Record):
    """A block in its paper."""

    block: Block
    chapter: str
    tokens: tuple[Token, ...]


def differences(before: Paper, after: Paper, meant_before: Meanings, meant_after: Meanings) -> tuple[Difference, ...]:
    """All blocks that are not the same, in the order of the later paper, those that went where they stood."""
    was, now = _standing(before, meant_before), _standing(after, meant_after)
    moved = _moved([key for key in was if key in now], [key for key in now if key in was])
    found = [_one(key, was.get(key), now[key], moved, (meant_before, meant_after)) for key in now]
    gone = [key for key in was if key not in now]
    return tuple(one for one in _woven(list(was), found, gone, was) if one.what is not What.SAME)


def _standing(paper: Paper, meant: Meanings) -> dict[str, Standing]:
    made: dict[str, Standing] = {}
    for chapter in paper.chapters:
        for block in chapter.blocks:
            if block.key == reporting.CITE:
                # How to cite names the label, which is another in every version.
                continue
            made[block.key] = Standing(block=block, chapter=chapter.title, tokens=tuple(_tokens(block, meant)))
    return made


def _one(key: str, was: Standing | None, now: Standing, moved: frozenset[str], meant: tuple[Meanings, Meanings]) -> Difference:
    kind, number = type(now.block).__name__.lower(), _number(now.block)
    one = Difference(key=key, chapter=now.chapter, kind=kind, number=number, what=What.SAME, moved=key in moved)
    if was is None:
        return replace(one, what=What.ADDED, runs=_whole(now, What.ADDED))
    if [token.meant for token in was.tokens] == [token.meant for token in now.tokens]:
        return replace(one, what=What.MOVED, runs=_whole(now, What.SAME)) if one.moved else one
    if isinstance(was.block, Table) and isinstance(now.block, Table):
        return replace(one, what=What.CHANGED, rows=tuple(_rows(was.block, now.block, meant)))
    return replace(one, what=What.CHANGED, runs=runs(was.tokens, now.tokens))


def _woven(order: list[str], found: list[Difference], gone: list[str], was: Mapping[str, Standing]) -> Iterator[Difference]:
    """The blocks of the later paper with those that went, each after what it followed."""
    missing = set(gone)
    after: dict[str, list[Difference]] = {}
    last = ""
    for key in order:
        if key not in missing:
            last = key
            continue
        one = was[key]
        kind = type(one.block).__name__.lower()
        removed = Difference(key=key, chapter=one.chapter, kind=kind, number="", what=What.REMOVED, runs=_whole(one, What.REMOVED))
        after.setdefault(last, []).append(removed)
    yield from after.get("", ())
    for difference in found:
        yield difference
        yield from after.get(difference.key, ())


def _moved(was: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """The fewest blocks that have to be moved to turn one order into the other."""
    place = {key: at for at, key in enumerate(was)}
    tails: list[int] = []
    tail_keys: list[str] = []
    back: dict[str, str] = {}
    for key in now:
        at = bisect_left(tails, place[key])
        if at:
            back[key] = tail_keys[at - 1]
        tails[at : at + 1] = [place[key]]
        tail_keys[at : at + 1] = [key]
    stayed: set[str] = set()
    key = tail_keys[-1] if tail_keys else ""
    while key:
        stayed.add(key)
        key = back.get(key, "")
    return frozenset(now) - stayed


def runs(was: Sequence[Token], now: Sequence[Token]) -> tuple[Run, ...]:
    """What stayed, went and came between two texts."""
    if len(was) > MOST_WORDS or len(now) > MOST_WORDS:
        return (Run(what=What.REMOVED, text=_text(was)), Run(what=What.ADDED, text=_text(now)))
    made: list[Run] = []
    matcher = SequenceMatcher(None, [one.meant for one in was], [one.meant for one in now], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            made.append(Run(what=What.SAME, text=_text(now[c:d])))
            continue
        if b > a:
            made.append(Run(what=What.REMOVED, text=_text(was[a:b])))
        if d > c:
            made.append(Run(what=What.ADDED, text=_text(now[c:d])))
    return tuple(made)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(one.shown for one in tokens)


def _whole(one: Standing, what: What) -> tuple[Run, ...]:
    if isinstance(one.block, Table):
        return (Run(what=what, text=one.block.caption),)
    return (Run(what=what, text=_text(one.tokens)),)


def _number(block: Block) -> str:
    if isinstance(block, Heading):
        return block.number
    if isinstance(block, Paragraph):
        return str(block.number or "")
    return str(getattr(block, "label", ""))


def _tokens(block: Block, meant: Meanings) -> Iterator[Token]:
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
                for cell in _cells(block, row, meant):
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
    for token in _words(reporting.words_of(block)):
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


def _cells(_table: Table, row: Sequence[object], meant: Meanings) -> Iterator[tuple[Token, ...]]:
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


def _rows(was: Table, now: Table, meant: tuple[Meanings, Meanings]) -> Iterator[Row]:
    """The rows that differ; a row is the same when its first cell is."""
    before, after = _by_head(was, meant[0]), _by_head(now, meant[1])
    for head, cells in after.items():
        if head not in before:
            yield Row(what=What.ADDED, cells=tuple((Run(what=What.ADDED, text=_text(cell)),) for cell in cells))
        elif [[one.meant for one in cell] for cell in before[head]] != [[one.meant for one in cell] for cell in cells]:
            pairs = zip(before[head], cells, strict=False)
            yield Row(what=What.CHANGED, cells=tuple(runs(old, new) for old, new in pairs))
    for head, cells in before.items():
        if head not in after:
            yield Row(what=What.REMOVED, cells=tuple((Run(what=What.REMOVED, text=_text(cell)),) for cell in cells))


def _by_head(table: Table, meant: Meanings) -> dict[tuple[str, int], list[tuple[Token, ...]]]:
    seen: Counter[str] = Counter()
    made = {}
    for row in table.rows:
        cells = list(_cells(table, row, meant))
        head = "".join(one.meant for one in cells[0])
        made[(head, seen[head])] = cells
        seen[head] += 1
    return made
