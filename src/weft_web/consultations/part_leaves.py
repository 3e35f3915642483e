"""Chapters of a draft cut into pages that come quickly on a poor line."""

from collections.abc import Iterator, Sequence

from weft import ids
from weft.records import Record
from weft_web.engine.commenting import Block, Draft, Place, Shown, Table, shown, words_of

PAGE_BYTES = 21_000
"""Of what stands in the paragraphs of a page; with frame, style, script and own comments it stays under sixty thousand."""

FORM_BYTES = 1_150
PLAIN_BYTES = 260
TABLE_BYTES = 6_000
WHOLE_TABLE_BYTES = 24_000
CELL_BYTES = 26
MARKUP = 1.08
WRITTEN_HERE = frozenset({"paragraph", "table", "picture"})
"""Kinds with a form of their own on the page; others have a link to one."""


class Part(Record):
    """A block as it is shown in one language. `rows`: of a table, as many as go on a page; `after`: the row that follows, 0 for none."""

    language: str
    kind: str
    block: Block
    rows: tuple[tuple[object, ...], ...] = ()
    after: int = 0

    @property
    def words(self) -> str:
        """All words of the block, where it has no form of its own on the page."""
        return words_of(self.block)


class Passage(Record):
    """A place of the draft on a page."""

    place: Place
    parts: tuple[Part, ...]

    @property
    def id(self) -> str:
        """Its anchor on the page."""
        return anchor_of(self.place)

    @property
    def is_written_here(self) -> bool:
        """Whether its form stands on the page of the chapter."""
        return self.place.kind in WRITTEN_HERE

    @property
    def weight(self) -> int:
        """About how many bytes it takes."""
        return sum(map(_weight, self.parts)) + (FORM_BYTES if self.is_written_here else PLAIN_BYTES)


def anchor_of(place: Place) -> str:
    """The anchor of a place: by its number where paragraphs have one, so that it can be said aloud."""
    return f"p{place.number}" if place.kind == "paragraph" and place.number else f"b{ids.of(place.key)[:10]}"


def leaves(draft: Draft, chapter: str, languages: Sequence[str]) -> tuple[tuple[Passage, ...], ...]:
    """The pages of a chapter, at least one."""
    made: list[list[Passage]] = [[]]
    filled = 0
    for one in shown(draft, chapter, tuple(languages)):
        passage = passage_of(one)
        if made[-1] and filled + passage.weight > PAGE_BYTES:
            made.append([])
            filled = 0
        made[-1].append(passage)
        filled += passage.weight
    return tuple(map(tuple, made))


def page_of(cut: Sequence[Sequence[Passage]], key: str) -> int:
    """On which page, from 1, a place stands."""
    return next((number for number, leaf in enumerate(cut, 1) if any(one.place.key == key for one in leaf)), 1)


def passage_of(one: Shown, first: int = 0, most: int = TABLE_BYTES) -> Passage:
    """A place ready to be shown; of a table the rows from `first` on that fit into so many bytes."""
    return Passage(place=one.place, parts=tuple(_part(language, block, first, most) for language, block in one.blocks))


def _part(language: str, block: Block, first: int, most: int) -> Part:
    kind = type(block).__name__.lower()
    if not isinstance(block, Table):
        return Part(language=language, kind=kind, block=block)
    rows = tuple(_fitting(block, first, most))
    after = first + len(rows)
    return Part(language=language, kind=kind, block=block, rows=rows, after=after if after < len(block.rows) else 0)


def _fitting(table: Table, first: int, most: int) -> Iterator[tuple[object, ...]]:
    """Rows until the bytes are used up; one at least."""
    used = 0
    for row in table.rows[first:]:
        used += sum(len(cell.text.encode()) + CELL_BYTES for cell in row)
        if used > most and row is not table.rows[first]:
            return
        yield row


def _weight(part: Part) -> int:
    if isinstance(part.block, Table):
        cells = sum(len(getattr(cell, "text", "").encode()) + CELL_BYTES for row in part.rows for cell in row)
        return round(cells * MARKUP) + PLAIN_BYTES
    return round(len(words_of(part.block).encode()) * MARKUP) + CELL_BYTES
