"""Lines and blocks of a lesson as blocks of a paper."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from weft.content.teaching import Figure
from weft.courses.citing import cut
from weft.courses.figures import drawn
from weft.courses.lesson import Block, Box, Citation, Grid, Line, Points, Shown, Words
from weft.courses.lesson import Paragraph as LessonParagraph
from weft.courses.pages.prose import anchor
from weft.courses.saying import plain, runs, sources
from weft.records import Text
from weft.report.blocks import BlockWriter
from weft.report.paper import Boxed, Cell, Chapter, Column, Heading, Listing, Paragraph, Piece, Table
from weft.report.voice import Voice

HEAD_LENGTH = 20
"""Counted as the least of a column, so that its head has room."""

MOST_WHOLE = 6
"""Points of a list that is not broken over pages: its end does not stand on a page alone."""


class LessonWriter(BlockWriter):
    """Writes lessons on paper: tables and figures numbered through the whole course, boxes with their blocks inside."""

    def said(self, text: Text) -> str:
        """A text of a record as it is written, citations and all."""
        return text.said_in(self.voice.language)

    def plain(self, text: Text) -> str:
        """A text of a record where no link can stand."""
        return plain(cut(self.said(text)), self.voice)

    def pieces(self, line: Line) -> tuple[Piece, ...]:
        """A line with citations that lead to the table of articles."""
        return tuple(piece for run in runs(line) for piece in _pieces(run, self.voice))

    def words(self, text: Text) -> tuple[Piece, ...]:
        """A text of a record with its citations as links."""
        return self.pieces(cut(self.said(text)))

    def line(self, pieces: tuple[Piece, ...], name: str, style: str = "body") -> None:
        """Writes a paragraph."""
        self.add(Paragraph(text="".join(one.text for one in pieces), pieces=pieces, style=style), name)

    def points(self, lines: Sequence[tuple[Piece, ...]], name: str, *, ordered: bool = False) -> None:
        """Writes a list; a short one stays on one page."""
        told = tuple("".join(one.text for one in line) for line in lines)
        self.add(Listing(points=told, pieces=tuple(lines), ordered=ordered, whole=len(told) <= MOST_WHOLE), name)

    def part(self, text: str, subject: str, level: int = 2) -> None:
        """Writes a heading of a part that has no number of its own."""
        self.heading(text, subject, level)
        last = self.blocks[-1]
        if isinstance(last, Heading) and not self.chapter:
            self.blocks[-1] = Heading(text=last.text, level=last.level, anchor=last.anchor, key=last.key)

    def lesson(self, blocks: Sequence[Block], figures: dict[str, Figure], title: str) -> None:
        """Writes blocks one after the other; `title` names their tables."""
        for block in blocks:
            match block:
                case LessonParagraph(line=line):
                    self.line(self.pieces(line), "text")
                case Points(points=points, ordered=ordered):
                    self.points([self.pieces(one) for one in points], "list", ordered=ordered)
                case Grid():
                    self._grid(block, title)
                case Shown(figure=figure):
                    self.picture(replace(drawn(figures[figure], self.voice), name=f"{self.anchor}-{figure}"))
                case Box():
                    self._box(block, figures)

    def _box(self, block: Box, figures: dict[str, Figure]) -> None:
        around, self.blocks = self.blocks, []
        self.lesson(block.blocks, figures, block.title)
        inside, self.blocks = tuple(self.blocks), around
        kind = self.voice.say(f"course.{block.kind}")
        self.add(Boxed(kind=kind, title=block.title, blocks=inside, aside=block.kind == "note"), f"box:{block.id}")

    def _grid(self, block: Grid, title: str) -> None:
        rows = [tuple(plain(cell, self.voice) for cell in row) for row in block.rows]
        heads = [plain(cell, self.voice) for cell in block.head]
        columns = tuple(Column(head=head, width=_share(head, [row[place] for row in rows])) for place, head in enumerate(heads))
        cells = tuple(tuple(Cell(text=text, strong=place == 0) for place, text in enumerate(row)) for row in rows)
        self.tabled(title, columns, cells)

    def tabled(self, caption: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> None:
        """Writes a table under its number."""
        label = self.voice.say("label.table", number=str(self._next("table")))
        self.add(Table(label=label, caption=caption, columns=columns, rows=rows), "table")

    def chapter_of(self, title: str, *, wide: bool = False) -> Chapter:
        """What was written since the chapter was opened."""
        return Chapter(title=title, anchor=self.anchor, number=self.chapter, wide=wide, blocks=tuple(self.blocks))


def _share(head: str, cells: Sequence[str]) -> int:
    """Room of a column: wide texts get more, though less than their length."""
    longest = max((len(cell) for cell in cells), default=0)
    return int(max(longest, len(head), HEAD_LENGTH) ** 0.6 * 10)


def _pieces(run: Words | tuple[Citation, ...], voice: Voice) -> Iterator[Piece]:
    if isinstance(run, Words):
        yield Piece(text=run.text, bold=run.bold, italic=run.italic)
        return
    for place, (one, said) in enumerate(zip(run, sources(run, voice), strict=True)):
        yield Piece(text="; " if place else "(", quiet=True)
        yield Piece(text=said, anchor=anchor(one), quiet=True)
    yield Piece(text=")", quiet=True)
