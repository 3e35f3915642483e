"""HTML into a Document: the law in blocks, the frame of the site as text beside it."""

from collections.abc import Sequence

from weft.ingest.charset import decoded
from weft.ingest.completeness import check_complete
from weft.ingest.html_blocks import BlockWriter
from weft.ingest.html_reader import PageReader, Piece
from weft.ingest.html_tokens import letters, tokens
from weft.ingest.limits import MAX_DEPTH, MAX_TEXT_FILE_BYTES, check_size
from weft.ingest.lines import Line, Wrapping, wrapping
from weft.ingest.settings import ReadSettings
from weft.ingest.writing import Writer
from weft.records import Document

# A region that holds so much of what is no furniture holds the law.
LAW_SHARE = 0.5
# So many paragraphs on end that are nothing but links are a printed table of contents or a menu.
LINKS_ON_END = 3
LINKED = 0.85

_DECLARED = {
    "title": ("dc.title", "dcterms.title", "og:title"),
    "date": ("dc.date", "dcterms.date", "dcterms.issued", "article:published_time"),
    "author": ("author", "dc.creator", "dcterms.creator"),
    "type": ("dc.type", "dcterms.type"),
    "language": ("dc.language", "dcterms.language"),
}


def read_html(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`."""
    check_size(len(data), MAX_TEXT_FILE_BYTES)
    writer = Writer()
    write_page(decoded(data, writer, declared=True), writer, settings)
    return writer.document(name, data, "html")


def write_page(source: str, writer: Writer, settings: ReadSettings, *, every_element_parts: bool = False) -> None:
    """Writes all text of a page; with `every_element_parts` also of XML that no parser takes: unknown elements then part paragraphs."""
    reader = PageReader(every_element_parts=every_element_parts)
    for token in tokens(source):
        reader.take(token)
    reader.finish()
    _declare(reader, writer)
    law = _law(reader.pieces)
    shape = _wrapping(reader.pieces, settings.languages.units)
    blocks = BlockWriter(writer, shape, _link_runs(reader.pieces))
    for at, piece in enumerate(reader.pieces):
        if law[at]:
            blocks.take(piece, at)
        else:
            blocks.flush()
            writer.aside(piece.text)
    blocks.flush()
    if reader.deepest > MAX_DEPTH:
        writer.problem("deep_nesting", str(reader.deepest))
    check_complete(letters(source), writer)


def _declare(reader: PageReader, writer: Writer) -> None:
    writer.declare("language", reader.language)
    for ours, theirs in _DECLARED.items():
        for key in theirs:
            writer.declare(ours, reader.metadata.get(key, ""))
    writer.declare("title", reader.title)


def _law(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether it is law: in the element that holds the law, else in the main part, else in no furniture."""
    plain = [not piece.state.furniture for piece in pieces]
    total = sum(len(piece.text) for piece, is_plain in zip(pieces, plain, strict=True) if is_plain)
    for region in ([piece.state.law for piece in pieces], [piece.state.main for piece in pieces]):
        inside = [is_plain and is_in for is_plain, is_in in zip(plain, region, strict=True)]
        if total and sum(len(piece.text) for piece, is_in in zip(pieces, inside, strict=True) if is_in) > LAW_SHARE * total:
            return inside
    return plain if total else [piece.state.heading > 0 or not piece.state.furniture for piece in pieces]


def _link_runs(pieces: Sequence[Piece]) -> frozenset[int]:
    found: set[int] = set()
    run: list[int] = []
    for at, piece in enumerate(pieces):
        if piece.linked >= LINKED:
            run.append(at)
            continue
        found.update(run if len(run) >= LINKS_ON_END else ())
        run = []
    return frozenset(found | set(run if len(run) >= LINKS_ON_END else ()))


def _wrapping(pieces: Sequence[Piece], units: frozenset[str]) -> Wrapping:
    """How the page's plain paragraphs are wrapped: some sites put every printed line into a paragraph of its own."""
    plain = [piece for piece in pieces if not (piece.row or piece.item or piece.state.heading or piece.state.furniture)]
    return wrapping([Line(piece.text.strip(), apart=True) for piece in plain], units)
