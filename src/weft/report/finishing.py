"""The last hand on a study: numbers counted anew, pointers that lead nowhere made plain, acronyms kept that are in use."""

import re
from collections.abc import Container, Iterable, Iterator

from msgspec.structs import replace

from weft.records import Record
from weft.report.paper import (
    Asked,
    Blank,
    Block,
    Boxed,
    Card,
    Cards,
    Chapter,
    Facts,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Piece,
    Quotation,
    Reference,
    Table,
)
from weft.report.voice import Voice

ACRONYMS = "acronyms"
ALWAYS = re.compile(r"^[IP]1$")
WORD = re.compile(r"[\w-]+")


class Counts(Record):
    """How many paragraphs, tables and figures there are so far."""

    paragraph: int = 0
    table: int = 0
    figure: int = 0


def counted_as(block: Block) -> str:
    """What a block is counted as: paragraph, table or figure; "" where it has no number of its own."""
    match block:
        case Paragraph(number=number) if number:
            return "paragraph"
        case Table(label=label) if label:
            return "table"
        case Picture():
            return "figure"
    return ""


def with_number(block: Block, number: int, voice: Voice) -> Block:
    """A block that is counted, with this number."""
    match block:
        case Paragraph():
            return replace(block, number=number)
        case Table():
            return replace(block, label=voice.say("label.table", number=str(number)))
        case Picture():
            return replace(block, label=voice.say("label.figure", number=str(number)))
    return block


class Numberer:
    """Numbers the blocks of a study, chapter by chapter."""

    def __init__(self, voice: Voice, counts: Counts | None = None) -> None:
        self._voice = voice
        self.counts = counts or Counts()
        self._chapter, self._section, self._part = "", 0, 0

    def open(self, chapter: Chapter) -> None:
        """Begins a chapter."""
        self._chapter, self._section, self._part = chapter.number, 0, 0

    def numbered(self, block: Block) -> Block:
        """The block with its number."""
        if isinstance(block, Heading):
            return replace(block, number=self._heading(block.level))
        kind = counted_as(block)
        if not kind:
            return block
        number = getattr(self.counts, kind) + 1
        self.counts = replace(self.counts, **{kind: number})
        return with_number(block, number, self._voice)

    def _heading(self, level: int) -> str:
        if level == 2:
            self._section, self._part = self._section + 1, 0
        else:
            self._part += 1
        steps = [self._chapter, str(self._section), str(self._part)][:level]
        return ".".join(steps) if self._chapter else ""


def texts(block: Block) -> Iterator[str]:
    """All words of a block, as a reader sees them."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield from (block.text,) if block.pieces else (block.opening, block.text, *_shown(block.references))
        case Listing():
            yield from block.points
        case Quotation():
            yield from (block.reference.text, block.text, block.source, block.mark.word)
        case Facts():
            yield from (text for one in block.facts for text in (one.figure, one.text))
        case Table():
            yield block.caption
            yield from (column.head for column in block.columns)
            yield from (
                text
                for row in block.rows
                for cell in row
                for text in (cell.mark.word if cell.mark else "", cell.text, *_shown(cell.references))
            )
        case Picture():
            yield from (block.title, block.caption, block.alternative)
        case Cards():
            yield from (text for one in block.cards for text in _card(one))
        case Blank():
            yield from (*block.prompts, block.field)
        case Boxed():
            yield from (block.kind, block.title, *(text for one in block.blocks for text in texts(one)))
        case Asked():
            yield from texts(block.about) if block.about else ()
            yield from (block.number, *(one.text for one in block.ask), block.hint, *block.choices, *block.lettered)


def _shown(references: tuple[Reference, ...]) -> tuple[str, ...]:
    return tuple(one.text for one in references)


def _card(card: Card) -> tuple[str, ...]:
    said = (text for one in card.said for text in one)
    return (card.word, card.place, card.title, card.text, card.evidence, *_shown(card.references), *said)


def words_of(block: Block) -> str:
    """The words of a block in one line."""
    return " ".join(text for text in texts(block) if text)


def finished(paper: Paper) -> Paper:
    """The study with the acronyms that are in use, and without links to what is not there."""
    used = frozenset().union(*(words_in(one.blocks) for one in paper.chapters if one.anchor != ACRONYMS))
    chapters = tuple(with_acronyms(chapter, used) if chapter.anchor == ACRONYMS else chapter for chapter in paper.chapters)
    return linked(replace(paper, chapters=chapters))


def linked(paper: Paper) -> Paper:
    """The paper without links to what is not there."""
    there = frozenset(_anchors(paper.chapters))
    return replace(
        paper, chapters=tuple(replace(chapter, blocks=tuple(_linked(one, there) for one in chapter.blocks)) for chapter in paper.chapters)
    )


def words_in(blocks: Iterable[Block]) -> frozenset[str]:
    """The words that stand in blocks, each once."""
    return frozenset(word for block in blocks for word in WORD.findall(words_of(block)))


def with_acronyms(chapter: Chapter, used: Container[str]) -> Chapter:
    """The annex of acronyms with those that are used."""
    return replace(chapter, blocks=tuple(_used_rows(one, used) if isinstance(one, Table) else one for one in chapter.blocks))


def _used_rows(table: Table, used: Container[str]) -> Table:
    return replace(table, rows=tuple(row for row in table.rows if ALWAYS.match(row[0].text) or in_use(row[0].text, used)))


def in_use(short: str, used: Container[str]) -> bool:
    """Whether a short form is in use, by itself or as several of them: "NBSAPs"."""
    return short in used or f"{short}s" in used


def _anchors(chapters: tuple[Chapter, ...]) -> Iterator[str]:
    for chapter in chapters:
        yield chapter.anchor
        for block in chapter.blocks:
            if isinstance(block, Heading | Quotation):
                yield block.anchor
            if isinstance(block, Table):
                yield from (cell.anchor for row in block.rows for cell in row if cell.anchor)


def _linked(block: Block, there: frozenset[str]) -> Block:
    """The block with its pointers; those that lead nowhere become plain text."""
    match block:
        case Paragraph():
            return replace(block, references=_leading(block.references, there), pieces=_plain(block.pieces, there))
        case Listing():
            return replace(block, pieces=tuple(_plain(line, there) for line in block.pieces))
        case Boxed():
            return replace(block, blocks=tuple(_linked(one, there) for one in block.blocks))
        case Asked():
            return replace(block, ask=_plain(block.ask, there))
        case Quotation():
            return replace(block, reference=_leading((block.reference,), there)[0])
        case Table():
            return replace(
                block, rows=tuple(tuple(replace(cell, references=_leading(cell.references, there)) for cell in row) for row in block.rows)
            )
        case Cards():
            return replace(block, cards=tuple(replace(one, references=_leading(one.references, there)) for one in block.cards))
    return block


def _plain(pieces: tuple[Piece, ...], there: frozenset[str]) -> tuple[Piece, ...]:
    return tuple(one if one.anchor in there else replace(one, anchor="") for one in pieces)


def _leading(references: tuple[Reference, ...], there: frozenset[str]) -> tuple[Reference, ...]:
    if all(one.anchor in there for one in references):
        return references
    return tuple(one if one.anchor in there else replace(one, anchor="") for one in references)
