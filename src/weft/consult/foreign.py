"""What stands in another language only, shown in its place under the name of that language: no number is missing, nothing overlooked."""

from collections.abc import Sequence

from babel import Locale
from msgspec.structs import replace

from weft.report.finishing import words_of
from weft.report.paper import Block, Chapter, Heading, Listing, Paragraph, Picture, Piece, Quotation, Table


def foreign_chapter(chapter: Chapter, language: str, shown_in: str) -> Chapter:
    """A chapter of a text in another language, without its blocks."""
    return replace(chapter, title=f"{chapter.title} {named(language, shown_in)}", blocks=())


def foreign(block: Block, language: str, shown_in: str) -> Block:
    """A block of a text in another language; of tables and pictures the caption alone."""
    sign = named(language, shown_in)
    match block:
        case Heading():
            return replace(block, text=f"{block.text} {sign}")
        case Paragraph() if block.pieces:
            return replace(block, pieces=(Piece(text=f"{sign} ", bold=True), *_told(block.pieces, language)))
        case Paragraph():
            opening = f"{sign} {block.opening}".strip()
            return replace(block, opening=opening, language=block.language or language)
        case Listing():
            lines = block.pieces or tuple((Piece(text=point),) for point in block.points)
            return replace(block, pieces=((Piece(text=sign, bold=True),), *(_told(line, language) for line in lines)))
        case Quotation():
            return block
        case Table():
            return _small(block, f"{block.label} – {block.caption}", sign, language)
        case Picture():
            return _small(block, f"{block.label} – {block.title}", sign, language)
    return _small(block, words_of(block), sign, language)


def _told(pieces: Sequence[Piece], language: str) -> tuple[Piece, ...]:
    return tuple(replace(one, language=one.language or language) for one in pieces)


def _small(block: Block, text: str, sign: str, language: str) -> Paragraph:
    return Paragraph(text=text, style="small", opening=sign, language=language, key=block.key)


def named(language: str, shown_in: str) -> str:
    """The name of a language in brackets, as another language says it: "[French]"."""
    name = str(Locale.parse(shown_in).languages.get(language, language))
    return f"[{name[:1].upper()}{name[1:]}]"
