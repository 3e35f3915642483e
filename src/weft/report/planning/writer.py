"""The hand that writes a strategy: blocks in the reader's language with people's words in their own."""

from msgspec.structs import replace

from weft.report.blocks import BlockWriter
from weft.report.paper import Chapter, Listing, Piece, Table
from weft.report.planning.said import Spoken
from weft.report.planning.teller import Teller


class PlanWriter(BlockWriter):
    """Writes chapters of a strategy; `teller` knows what there is to tell."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller.voice)
        self.teller = teller

    def words(self, text: str, name: str, opening: str = "") -> None:
        """Writes people's words as a numbered paragraph; nothing where there are none."""
        if text:
            told = self.teller.spoken(text)
            self.text(told.text, name, opening=opening, language=told.language)

    def wording(self, text: str, name: str, style: str = "body", opening: str = "") -> None:
        """Writes people's words outside the count; nothing where there are none."""
        if text:
            told = self.teller.spoken(text)
            self.aside(told.text, name, style=style, opening=opening, language=told.language)

    def listing(self, points: list[tuple[Spoken, ...]], name: str) -> None:
        """Writes points, each of runs that keep their language; nothing where there are none."""
        if points:
            pieces = tuple(tuple(Piece(text=run.text, language=run.language) for run in point) for point in points)
            plain = tuple("".join(run.text for run in point) for point in points)
            self.add(Listing(points=plain, pieces=pieces), name)

    def total(self) -> None:
        """Sets the last row of the table just written as its total."""
        last = self.blocks[-1]
        if isinstance(last, Table):
            rows = (*last.rows[:-1], tuple(replace(cell, strong=True) for cell in last.rows[-1]))
            self.blocks[-1] = replace(last, rows=rows, total=True)

    def chapter_of(self, title: str, *, wide: bool = False, follows: bool = False) -> Chapter:
        """What was written since the chapter was opened."""
        return Chapter(title=title, anchor=self.anchor, number=self.chapter, wide=wide, blocks=tuple(self.blocks), follows=follows)
