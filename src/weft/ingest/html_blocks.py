"""Pieces of a page into blocks: paragraphs that the page broke into lines are joined again."""

from weft.ingest.html_reader import Piece
from weft.ingest.lines import Line, Paragraph, Wrapping, is_heading, paragraphs
from weft.ingest.text import split_lines
from weft.ingest.writing import Mark, Writer
from weft.records import Role

BOLD = 0.9
HEADING_CHARACTERS = 600


class BlockWriter:
    """Takes the pieces that are law, in order; `contents` are the positions of those that are links on end."""

    def __init__(self, writer: Writer, shape: Wrapping, contents: frozenset[int]) -> None:
        self._writer, self._shape, self._contents = writer, shape, contents
        self._held: list[Piece] = []

    def take(self, piece: Piece, at: int) -> None:
        """CASE 1 contents, 2 a page whose every line is a paragraph, 3 all else as it stands."""
        if at in self._contents:
            self.flush()
            self._writer.block(_flat(piece), _mark(piece, Role.CONTENTS))
        elif self._shape.double and not (piece.row or piece.item or piece.state.note):
            self._hold(piece)
        else:
            self._write(piece)

    def flush(self) -> None:
        """Writes what is held."""
        held, self._held = self._held, []
        if len(held) == 1:
            self._write(held[0])
        elif held:
            self._write_paragraphs(held)

    def _hold(self, piece: Piece) -> None:
        """Keeps a line; a heading stays with the lines after it only where they go on with its sentence."""
        goes_on = piece.text.lstrip()[:1].islower()
        if self._held and not goes_on and (piece.state.heading or self._held[-1].state.heading):
            self.flush()
        self._held.append(piece)

    def _write_paragraphs(self, held: list[Piece]) -> None:
        lines = [Line(_flat(piece), apart=True, bold=piece.bold > BOLD) for piece in held]
        for paragraph in paragraphs(lines, self._shape):
            self._writer.block(paragraph.text, _mark(Piece("", held[-1].state), self._role(paragraph), bold=paragraph.bold))

    def _write(self, piece: Piece) -> None:
        state, bold = piece.state, piece.bold > BOLD
        if state.heading and len(piece.text) <= HEADING_CHARACTERS:
            self._writer.block(_flat(piece), _mark(piece, Role.HEADING, bold=bold))
            return
        if piece.row:
            self._writer.block(_flat(piece), _mark(piece, Role.ROW))
            return
        lines = [Line(" ".join(line.split()), bold=bold) for line in split_lines(piece.text) if line.strip()]
        for at, paragraph in enumerate(paragraphs(lines, self._shape)):
            role = Role.NOTE if state.note else self._role(paragraph)
            self._writer.block(paragraph.text, _mark(piece if at == 0 else Piece("", state), role, bold=paragraph.bold))

    def _role(self, paragraph: Paragraph) -> Role:
        return Role.HEADING if paragraph.bold and is_heading(paragraph, self._shape.units) else Role.PARAGRAPH


def _flat(piece: Piece) -> str:
    return " ".join(piece.text.split())


def _mark(piece: Piece, role: Role, *, bold: bool = False) -> Mark:
    state = piece.state
    level = state.heading if role == Role.HEADING else state.lists if piece.item else 0
    kind = state.kind or ("item" if piece.item else "")
    return Mark(role=role, level=level, kind=kind, number=piece.number, language=state.language, bold=bold)
