"""Two states of a text side by side: what was added, removed, moved or changed, block by block, word by word, row by row.

Blocks are the same when their keys are. Numbers are no difference: a passage that was P12 and is P13 is the same passage.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from weft.records import Record
from weft.report.comparing_words import Meanings, Run, Token, What, cells, runs, text_of, tokens
from weft.report.imprint import CITE
from weft.report.paper import Block, Heading, Paper, Paragraph, Table


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


class Standing(Record):
    """A block in its paper."""

    block: Block
    chapter: str
    tokens: tuple[Token, ...]


class Pair(Record):
    """A block as it was and as it is; nothing on the side where it does not stand. `moved`: it stands on both, and is told of twice."""

    was: Block | None = None
    now: Block | None = None
    moved: bool = False


def beside(was: Sequence[Block], now: Sequence[Block]) -> Iterator[Pair]:
    """All blocks of a chapter in the order of the later text; those that went, and those that moved, where they stood, too."""
    old, new = {one.key: one for one in was}, {one.key: one for one in now}
    moved = moved_keys([key for key in old if key in new], [key for key in new if key in old])
    left: dict[str, list[Pair]] = {}
    last = ""
    for key, block in old.items():
        if key in new and key not in moved:
            last = key
        else:
            left.setdefault(last, []).append(Pair(was=block, moved=key in moved))
    yield from left.get("", ())
    for key, block in new.items():
        yield Pair(was=None if key in moved else old.get(key), now=block, moved=key in moved)
        yield from left.get(key, ())


def block_kind(block: Block) -> str:
    """What a block is, in a word: heading, paragraph, table, picture ..."""
    return type(block).__name__.lower()


def differences(before: Paper, after: Paper, meant_before: Meanings, meant_after: Meanings) -> tuple[Difference, ...]:
    """All blocks that are not the same, in the order of the later paper, those that went where they stood."""
    was, now = _standing(before, meant_before), _standing(after, meant_after)
    moved = moved_keys([key for key in was if key in now], [key for key in now if key in was])
    found = [_one(key, was.get(key), now[key], moved, (meant_before, meant_after)) for key in now]
    gone = [key for key in was if key not in now]
    return tuple(one for one in _woven(list(was), found, gone, was) if one.what is not What.SAME)


def _standing(paper: Paper, meant: Meanings) -> dict[str, Standing]:
    made: dict[str, Standing] = {}
    for chapter in paper.chapters:
        for block in chapter.blocks:
            if block.key == CITE:
                # How to cite names the label, which is another in every version.
                continue
            made[block.key] = Standing(block=block, chapter=chapter.title, tokens=tuple(tokens(block, meant)))
    return made


def _one(key: str, was: Standing | None, now: Standing, moved: frozenset[str], meant: tuple[Meanings, Meanings]) -> Difference:
    kind, number = block_kind(now.block), _number(now.block)
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
        kind = block_kind(one.block)
        removed = Difference(key=key, chapter=one.chapter, kind=kind, number="", what=What.REMOVED, runs=_whole(one, What.REMOVED))
        after.setdefault(last, []).append(removed)
    yield from after.get("", ())
    for difference in found:
        yield difference
        yield from after.get(difference.key, ())


def moved_keys(was: Sequence[str], now: Sequence[str]) -> frozenset[str]:
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


def _whole(one: Standing, what: What) -> tuple[Run, ...]:
    if isinstance(one.block, Table):
        return (Run(what=what, text=one.block.caption),)
    return (Run(what=what, text=text_of(one.tokens)),)


def _number(block: Block) -> str:
    if isinstance(block, Heading):
        return block.number
    if isinstance(block, Paragraph):
        return str(block.number or "")
    return str(getattr(block, "label", ""))


def _rows(was: Table, now: Table, meant: tuple[Meanings, Meanings]) -> Iterator[Row]:
    """The rows that differ; a row is the same when its first cell is."""
    before, after = _by_head(was, meant[0]), _by_head(now, meant[1])
    for head, there in after.items():
        if head not in before:
            yield Row(what=What.ADDED, cells=_whole_cells(there, What.ADDED))
        elif [[one.meant for one in cell] for cell in before[head]] != [[one.meant for one in cell] for cell in there]:
            pairs = zip(before[head], there, strict=False)
            yield Row(what=What.CHANGED, cells=tuple(runs(old, new) for old, new in pairs))
    for head, there in before.items():
        if head not in after:
            yield Row(what=What.REMOVED, cells=_whole_cells(there, What.REMOVED))


def _whole_cells(row: Sequence[Sequence[Token]], what: What) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(what=what, text=text_of(cell)),) for cell in row)


def _by_head(table: Table, meant: Meanings) -> dict[tuple[str, int], list[tuple[Token, ...]]]:
    seen: Counter[str] = Counter()
    made = {}
    for row in table.rows:
        told = list(cells(row, meant))
        head = "".join(one.meant for one in told[0])
        made[(head, seen[head])] = told
        seen[head] += 1
    return made
