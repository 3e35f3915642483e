"""Word files (DOCX) into a Document, the body read as a stream."""

import html
import io
import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from weft.errors import ReadingError
from weft.ingest.cleaning import one_line
from weft.ingest.completeness import check_complete, is_complete
from weft.ingest.docx_body import Body, Parts
from weft.ingest.docx_names import name_of, value
from weft.ingest.docx_numbering import Numbering
from weft.ingest.docx_styles import read_styles
from weft.ingest.docx_text import words_of
from weft.ingest.limits import MAX_PACKAGE_BYTES, MAX_PACKAGE_MEMBERS, MAX_UNPACKED_BYTES, check_size
from weft.ingest.package import Package
from weft.ingest.rejoining import rejoined
from weft.ingest.settings import ReadSettings
from weft.ingest.writing import Writer
from weft.ingest.xml_parsing import safe_parser
from weft.records import Document

# Elements that may stand between the body and its paragraphs.
_FRAMES = frozenset(("body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "document"))
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</(?:\w+:)?t>")
_TEXT_OR_END = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</(?:\w+:)?t>|</(?:\w+:)?p>|<(?:\w+:)?(?:tab|br)\b[^>]*>")
_DELETED = re.compile(rb"<w:(del|moveFrom)\s[^>]*[^/]>.*?</w:\1>|<mc:Fallback>.*?</mc:Fallback>|<w:rt>.*?</w:rt>", re.DOTALL)
_CORE = {"title": "title", "creator": "author", "language": "language"}


def read_docx(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`."""
    check_size(len(data), MAX_PACKAGE_BYTES)
    package = Package(data, MAX_PACKAGE_MEMBERS, MAX_UNPACKED_BYTES)
    main = _main_part(package)
    source = package.get(main)
    if not source:
        raise ReadingError("damaged")
    parts = _parts(package, posixpath.dirname(main), settings)
    expected = _letters(source)
    try:
        writer, deleted = _read_stream(package, source, parts)
    except etree.XMLSyntaxError as error:
        writer, deleted = _read_flat(package, source, parts, error.lineno), 0
    if not is_complete(expected - deleted, writer):
        flat = _read_flat(package, source, parts, 1)
        writer = flat if flat.letters > writer.letters else writer
    check_complete(expected - deleted, writer)
    return writer.document(name, data, "docx")


class _Parts(Parts, frozen=True, kw_only=True):
    """The parts the body needs, and the texts of headers, footers and comments."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def _parts(package: Package, folder: str, settings: ReadSettings) -> _Parts:
    return _Parts(
        styles=read_styles(package.get(f"{folder}/styles.xml")),
        numbering=Numbering(package.get(f"{folder}/numbering.xml")),
        notes={**_notes(package, folder, "footnote"), **_notes(package, folder, "endnote")},
        units=settings.languages.units,
        above=_margins(package, folder, ("header",)),
        below=_margins(package, folder, ("footer", "comments")),
    )


def _read_stream(package: Package, source: bytes, parts: _Parts) -> tuple[Writer, int]:
    """The body paragraph by paragraph, each forgotten once written; and the count of letters in rows that are deleted."""
    writer = _begun(package, parts)
    body = Body(writer, parts)
    for element in _stream(source):
        if name_of(element) == "altChunk":
            writer.problem("embedded_part_not_read", "altChunk")
        body.write(element)
    body.finish()
    writer.entries = rejoined(writer.entries, parts.units)
    for text in parts.below:
        writer.aside(text)
    return writer, body.letters_deleted


def _read_flat(package: Package, source: bytes, parts: _Parts, line: int | None) -> Writer:
    """The words of a body that is no well-formed XML, or too deep for a tree: paragraphs without their styles and numbers."""
    writer = _begun(package, parts)
    writer.problem("not_well_formed", str(line or 0))
    words: list[str] = []
    for match in _TEXT_OR_END.finditer(_DELETED.sub(b" ", source).decode("utf-8", "replace")):
        if match[1] is not None:
            words.append(html.unescape(match[1]))
        elif "p>" in match[0]:
            writer.block("".join(words))
            words.clear()
        else:
            words.append(" ")
    writer.block("".join(words))
    for text in (*parts.notes.values(), *parts.below):
        writer.aside(text)
    return writer


def _begun(package: Package, parts: _Parts) -> Writer:
    writer = Writer()
    root = _parsed(package.get("docProps/core.xml"))
    for node in root if root is not None else ():
        key = _CORE.get(node.tag.rpartition("}")[2]) if isinstance(node.tag, str) else None
        if key:
            writer.declare(key, node.text or "")
    for text in parts.above:
        writer.aside(text)
    return writer


def _main_part(package: Package) -> str:
    """The name of the part that holds the text; the package says where it is."""
    root = _parsed(package.get("_rels/.rels"))
    for relation in root if root is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            target = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
            return target if target in package.names else "word/document.xml"
    return "word/document.xml"


def _stream(source: bytes) -> Iterator[etree._Element]:
    events = etree.iterparse(
        io.BytesIO(source),
        events=("end",),
        tag=("{*}p", "{*}tbl", "{*}altChunk"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    for _, element in events:
        parent = element.getparent()
        if parent is None or not _is_framed(element):
            continue
        yield element
        element.clear()
        while element.getprevious() is not None:
            del parent[0]


def _is_framed(element: etree._Element) -> bool:
    return all(name_of(above) in _FRAMES for above in element.iterancestors())


def _parsed(data: bytes) -> etree._Element | None:
    """The root of a small part, None where it is missing or broken."""
    if not data:
        return None
    try:
        return etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError:
        return None


def _notes(package: Package, folder: str, kind: str) -> dict[tuple[str, str], str]:
    """Texts of footnotes or endnotes by kind and id; separators have none."""
    root = _parsed(package.get(f"{folder}/{kind}s.xml"))
    found: dict[tuple[str, str], str] = {}
    for note in root if root is not None else ():
        if name_of(note) == kind and value(note, "type") in ("", "normal"):
            found[kind, value(note, "id")] = _paragraphs_text(note)
    return found


def _margins(package: Package, folder: str, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Texts of headers, footers or comments, each once."""
    texts: dict[str, None] = {}
    for name in sorted(package.names):
        if posixpath.dirname(name) == folder and posixpath.basename(name).startswith(prefixes) and name.endswith(".xml"):
            root = _parsed(package.get(name))
            texts[_paragraphs_text(root) if root is not None else ""] = None
    return tuple(text for text in texts if text)


def _paragraphs_text(element: etree._Element) -> str:
    lines = (one_line(words_of(one).text) for one in element.iter() if name_of(one) == "p")
    return " ".join(line for line in lines if line)


def _letters(source: bytes) -> int:
    """Count of letters and digits in the text elements of the body that are not deleted, by plain search."""
    texts = b" ".join(_TEXT.findall(_DELETED.sub(b" ", source))).decode("utf-8", "replace")
    return sum(map(str.isalnum, html.unescape(texts)))
