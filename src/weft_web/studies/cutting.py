"""Blocks as pages show them, and chapters cut into parts of bearable weight: a page of a long study reads its own part alone."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from weft import ids
from weft.records import Record
from weft_web.engine import reporting
from weft_web.engine.reporting import Block, Chapter, Heading, Picture, Table

PART_WEIGHT = 42_000
"""Bytes of JSON after which a chapter goes on on another page, so that no page is heavy on a poor line."""

ROWS_A_PART, ROWS_TOGETHER = 50, 80
PICTURE_WEIGHT, EDIT_WEIGHT = 4_000, 350
"""A picture is fetched apart; each block brings its controls."""

SECTION = 2
"""The level of a heading that the contents name."""


class Shown(Record):
    """A block on a page. `id`: its anchor, the same for the same matter; `ordinal`: of the last edit, 0 where there is none.

    `changed`: the machine has something else there than when a person wrote.
    """

    key: str
    id: str
    kind: str
    block: Block
    state: str = "machine"
    ordinal: int = 0
    by: str = ""
    at: datetime | None = None
    changed: bool = False
    writable: bool = False
    may_hide: bool = False
    placed: bool = True
    first: bool = True


class Section(Record):
    """A heading that the contents name, and the part in which it stands."""

    id: str
    title: str
    number: str
    part: int


class Part(Record):
    """One part of a chapter as the machine composed it.

    `numbers`: which paragraph, table or figure of its chapter each block is, 0 for none; `goes_on`: it begins within a table that the part
    before began; `keys`, `anchors`: of what stands in it.
    """

    blocks: tuple[Block, ...]
    numbers: tuple[int, ...]
    goes_on: bool
    keys: tuple[str, ...]
    anchors: tuple[str, ...]


def plain(block: Block) -> Shown:
    """A block that nobody touches."""
    return Shown(key=block.key, id=ident(block.key), kind=type(block).__name__.lower(), block=block)


def untouched(block: Block) -> Shown:
    """A block that people may write on and have not."""
    return replace(plain(block), writable=reporting.writable(block), may_hide=reporting.may_hide(block))


def ident(key: str) -> str:
    """The anchor of a block on a page."""
    return f"k-{ids.of(key)}"


def parts(blocks: Iterable[Shown]) -> tuple[tuple[Shown, ...], ...]:
    """The blocks of a chapter in parts of bearable weight; a part begins with a heading or with rows of a long table."""
    made: list[list[Shown]] = [[]]
    weight = 0
    for one in (piece for shown in blocks for piece in _sliced(shown)):
        own = _weight(one)
        begins = one.kind == "heading" or not one.first or own > PART_WEIGHT // 3
        if made[-1] and begins and weight + own > PART_WEIGHT and not _only_headings(made[-1]):
            made.append([])
            weight = 0
        made[-1].append(one)
        weight += own
    return tuple(tuple(part) for part in made)


def _only_headings(part: list[Shown]) -> bool:
    return all(one.kind == "heading" for one in part)


def _sliced(shown: Shown) -> Iterator[Shown]:
    """A long table in stretches of rows."""
    if not isinstance(shown.block, Table) or len(shown.block.rows) <= ROWS_TOGETHER:
        yield shown
        return
    rows = shown.block.rows
    for at in range(0, len(rows), ROWS_A_PART):
        yield replace(shown, block=replace(shown.block, rows=rows[at : at + ROWS_A_PART]), first=at == 0)


def _weight(shown: Shown) -> int:
    if shown.kind == "picture":
        return PICTURE_WEIGHT
    return len(msgspec.json.encode(shown.block)) + EDIT_WEIGHT


def sections_of(there: tuple[tuple[Shown, ...], ...]) -> tuple[Section, ...]:
    """The sections of a chapter in parts."""
    return tuple(
        Section(id=one.id, title=one.block.text, number=one.block.number, part=place)
        for place, part in enumerate(there, 1)
        for one in part
        if isinstance(one.block, Heading) and one.block.level == SECTION
    )


def cut(chapter: Chapter) -> tuple[tuple[Part, ...], tuple[Section, ...]]:
    """A chapter in parts as long as nobody touches it, and its sections."""
    there = parts(untouched(block) for block in chapter.blocks)
    numbers = reporting.numbers_of(chapter)
    return tuple(_part(one, numbers) for one in there), sections_of(there)


def _part(there: tuple[Shown, ...], numbers: dict[str, int]) -> Part:
    return Part(
        blocks=tuple(one.block for one in there),
        numbers=tuple(numbers.get(one.key, 0) for one in there),
        goes_on=bool(there) and not there[0].first,
        keys=tuple(dict.fromkeys(one.key for one in there)),
        anchors=tuple(name for one in there for name in anchors_of(one.block)),
    )


def anchors_of(block: Block) -> Iterator[str]:
    """What of a block addresses lead to: anchors of the study, and a picture by its name."""
    if isinstance(block, Heading):
        yield block.anchor
    if isinstance(block, Table):
        yield from (cell.anchor for row in block.rows for cell in row if cell.anchor)
    if isinstance(block, Picture):
        yield picture_anchor(block.name)


def picture_in(blocks: Iterable[Shown], name: str) -> str:
    """A picture among blocks as SVG; "" where there is none."""
    drawn = (one.block for one in blocks if isinstance(one.block, Picture))
    return next((one.svg for one in drawn if one.name == name), "")


def picture_anchor(name: str) -> str:
    """How a picture is called among anchors."""
    return f"picture:{name}"
