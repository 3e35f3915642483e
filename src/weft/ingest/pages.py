"""Pages and blocks out of the lines of a whole document."""

from collections.abc import Callable, Sequence

from weft.ingest.columns import strips, strips_by_band
from weft.ingest.furniture import furniture
from weft.ingest.hyphens import Hyphens
from weft.ingest.layout import Piece, Shape, pieces, shape_of
from weft.ingest.pdf_lines import SOFT_BREAK, Line, Sheet
from weft.ingest.tongues import WHOLE, Plan, plans
from weft.languages import Tables, guess
from weft.records import Block, Page

# Reads a page anew with its lines cut at these places: (index, cuts in points).
Reread = Callable[[int, tuple[float, ...]], Sheet]
# A block shorter than this takes the language of its page.
ENOUGH_CHARACTERS = 80


def laid_out(sheets: Sequence[Sheet], tables: Tables, reread: Reread) -> tuple[tuple[Page, ...], tuple[Block, ...]]:
    """The text of every page in reading order, one line for each block, and the blocks."""
    left_out = furniture(sheets, tables.units)
    bodies = [[line for at, line in enumerate(sheet.lines) if at not in out] for sheet, out in zip(sheets, left_out, strict=True)]
    shape = shape_of([line for body in bodies for line in body], tables)
    hyphens = Hyphens([line.text for body in bodies for line in body])
    divided = plans(bodies, tables)
    several = any(plan is not WHOLE for plan in divided)
    pages: list[Page] = []
    blocks: list[Block] = []
    for index, (sheet, body, plan) in enumerate(zip(sheets, bodies, divided, strict=True)):
        edge = [line for at, line in enumerate(sheet.lines) if at in left_out[index]]
        if plan.cuts:
            found = _by_language(_cut(index, sheet, edge, plan, reread), plan, shape)
        else:
            found = [("", piece) for strip in strips(body) for piece in pieces(strip, shape)]
        made = _PageText(index, sheet.height / 2, hyphens).filled(found, edge)
        pages.append(Page(number=index + 1, text=made.text, from_ocr=sheet.from_ocr))
        blocks.extend(_with_languages(made, tables) if several else made.blocks)
    return tuple(pages), tuple(blocks)


def _cut(index: int, sheet: Sheet, edge: Sequence[Line], plan: Plan, reread: Reread) -> list[Line]:
    """The body lines of a page of several columns, none of them running across a gutter unread."""
    feet = {line.y for line in edge}
    crossed = any(line.x0 < cut < line.x1 for line in sheet.lines for cut in plan.cuts)
    lines = reread(index, plan.cuts).lines if crossed and not sheet.from_ocr else sheet.lines
    return [line for line in lines if line.y not in feet]


def _by_language(lines: Sequence[Line], plan: Plan, shape: Shape) -> list[tuple[str, Piece]]:
    return [
        (plan.languages[band] if band >= 0 else "", piece)
        for band, strip in strips_by_band(lines, plan.cuts)
        for piece in pieces(strip, shape)
    ]


class _PageText:
    """The text of one page as it grows: header lines, the blocks' texts, footer lines, each on a line of its own."""

    def __init__(self, index: int, middle: float, hyphens: Hyphens) -> None:
        self.index = index
        self.middle = middle
        self.hyphens = hyphens
        self.text = ""
        self.blocks: list[Block] = []

    def filled(self, found: Sequence[tuple[str, Piece]], edge: Sequence[Line]) -> "_PageText":
        """Itself, with everything of the page in it; only the pieces found become blocks."""
        parts = [line.text.replace(SOFT_BREAK, "-") for line in edge if line.y >= self.middle]
        position = sum(len(part) + 1 for part in parts)
        for language, piece in found:
            text = self.hyphens.joined(piece.lines)
            parts.append(text)
            self.blocks.append(self._block(position, position + len(text), piece, language))
            position += len(text) + 1
        parts.extend(line.text.replace(SOFT_BREAK, "-") for line in edge if line.y < self.middle)
        self.text = "\n".join(parts)
        return self

    def _block(self, start: int, end: int, piece: Piece, language: str) -> Block:
        return Block(page_index=self.index, start=start, end=end, role=piece.role, language=language, bold=piece.bold, size=piece.size)


def _with_languages(made: _PageText, tables: Tables) -> list[Block]:
    """The blocks of a document in several languages, each with the language it is in."""
    whole = guess(made.text, tables).code
    return [block if block.language else _told(block, made.text, whole, tables) for block in made.blocks]


def _told(block: Block, text: str, whole: str, tables: Tables) -> Block:
    held = text[block.start : block.end]
    language = guess(held, tables).code if len(held) >= ENOUGH_CHARACTERS else whole
    return Block(
        page_index=block.page_index, start=block.start, end=block.end, role=block.role, language=language, bold=block.bold, size=block.size
    )
