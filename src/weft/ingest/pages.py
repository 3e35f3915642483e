"""Pages and blocks out of the lines of a whole document."""

from collections.abc import Sequence

from weft.ingest.columns import strips
from weft.ingest.furniture import furniture
from weft.ingest.hyphens import Hyphens
from weft.ingest.layout import Piece, Shape, body_size, pieces
from weft.ingest.pdf_lines import SOFT_BREAK, Line, Sheet
from weft.languages import Tables
from weft.records import Block, Page


def laid_out(sheets: Sequence[Sheet], tables: Tables) -> tuple[tuple[Page, ...], tuple[Block, ...]]:
    """The text of every page in reading order, one line for each block, and the blocks."""
    left_out = furniture(sheets)
    shape = Shape(body_size([line for sheet in sheets for line in sheet.lines]), tables.units, tables.contents)
    hyphens = Hyphens([line.text for sheet in sheets for line in sheet.lines])
    pages: list[Page] = []
    blocks: list[Block] = []
    for index, sheet in enumerate(sheets):
        body = [line for at, line in enumerate(sheet.lines) if at not in left_out[index]]
        edge = [line for at, line in enumerate(sheet.lines) if at in left_out[index]]
        found = [piece for strip in strips(body) for piece in pieces(strip, shape)]
        text, made = _page_text(index, found, edge, sheet.height / 2, hyphens)
        pages.append(Page(number=index + 1, text=text, from_ocr=sheet.from_ocr))
        blocks.extend(made)
    return tuple(pages), tuple(blocks)


def _page_text(
    index: int, found: Sequence[Piece], edge: Sequence[Line], middle: float, hyphens: Hyphens
) -> tuple[str, list[Block]]:
    """Header lines, the blocks' texts, footer lines, each on a line; only the blocks become blocks."""
    parts = [line.text.replace(SOFT_BREAK, "-") for line in edge if line.y >= middle]
    blocks: list[Block] = []
    position = sum(len(part) + 1 for part in parts)
    for piece in found:
        text = hyphens.joined(piece.lines)
        parts.append(text)
        blocks.append(_block(index, position, len(text), piece))
        position += len(text) + 1
    parts.extend(line.text.replace(SOFT_BREAK, "-") for line in edge if line.y < middle)
    return "\n".join(parts), blocks


def _block(index: int, start: int, length: int, piece: Piece) -> Block:
    return Block(page_index=index, start=start, end=start + length, role=piece.role, bold=piece.bold, size=piece.size)
