"""HTML into a Document: the law in blocks, the frame of the site as text beside it."""

from collections.abc import Sequence

from weft.ingest.charset import decoded
from weft.ingest.cleaning import one_line
from weft.ingest.completeness import check_complete
from weft.ingest.html_reader import PageReader, Piece
from weft.ingest.html_tokens import letters, tokens
from weft.ingest.limits import MAX_DEPTH, MAX_TEXT_FILE_BYTES, check_size
from weft.ingest.lines import Line, is_heading, paragraphs, wrapping
from weft.ingest.rejoining import rejoined
from weft.ingest.settings import ReadSettings
from weft.ingest.text import split_lines
from weft.ingest.writing import Mark, Writer
from weft.records import Document, Role

# A region that holds so much of what is no furniture holds the law.
LAW_SHARE = 0.5
# So many paragraphs on end that are nothing but links are a printed table of contents or a menu.
LINKS_ON_END = 3
LINKED = 0.85
BOLD = 0.9
HEADING_CHARACTERS = 600

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
    contents = _link_runs(reader.pieces)
    for at, piece in enumerate(reader.pieces):
        if law[at]:
            _write(piece, at in contents, writer, settings.languages.units)
        else:
            writer.aside(piece.text)
    writer.entries = rejoined(writer.entries, settings.languages.units)
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


def _write(piece: Piece, is_contents: bool, writer: Writer, units: frozenset[str]) -> None:
    """CASE 1 contents, heading and row on one line, 2 all else line by line as the page breaks it."""
    state, bold = piece.state, piece.bold > BOLD
    is_title = state.heading > 0 and len(piece.text) <= HEADING_CHARACTERS
    if is_contents or is_title or piece.row:
        role = Role.CONTENTS if is_contents else Role.HEADING if is_title else Role.ROW
        writer.block(one_line(piece.text), _mark(piece, role, bold=bold))
        return
    lines = [Line(" ".join(line.split()), bold=bold) for line in split_lines(piece.text) if line.strip()]
    for at, paragraph in enumerate(paragraphs(lines, wrapping(lines, units))):
        heads = paragraph.bold and not state.note and is_heading(paragraph, units)
        role = Role.NOTE if state.note else Role.HEADING if heads else Role.PARAGRAPH
        writer.block(paragraph.text, _mark(piece if at == 0 else Piece("", state), role, bold=paragraph.bold))


def _mark(piece: Piece, role: Role, *, bold: bool) -> Mark:
    state = piece.state
    level = state.heading if role == Role.HEADING else state.lists if piece.item else 0
    kind = state.kind or ("item" if piece.item else "")
    return Mark(role=role, level=level, kind=kind, number=piece.number, language=state.language, bold=bold)
