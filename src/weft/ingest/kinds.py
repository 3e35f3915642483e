"""What kind of file some bytes are: told by the content first, by the name where the content leaves it open."""

import codecs
import re
from enum import StrEnum

from weft.errors import ReadingError
from weft.ingest.limits import MAX_ARCHIVE_MEMBERS, MAX_ARCHIVE_UNPACKED_BYTES
from weft.ingest.package import Package


class Kind(StrEnum):
    """The kinds of file a reader is there for, and those that are known and not read."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    XML = "xml"
    MARKDOWN = "md"
    TEXT = "txt"
    ZIP = "zip"
    LEGACY_DOC = "doc"
    LOCKED = "locked"
    OTHER = "other"


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 4_096
_PDF_WITHIN = 1_024
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown")
_WEB_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_TEXT_NAMES = (".txt", ".text", ".asc", ".log", "")
# Beginnings of files that hold no text of a law.
_FOREIGN = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"OggS", b"ID3", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!",
    b"\x7fELF", b"MZ", b"SQLite format 3\x00", b"\xfd7zXZ", b"%!PS", b"\x00\x00\x01\x00", b"AT&TFORM",
)  # fmt: skip
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|h[1-6]|span|center|font|br|script)\b", re.IGNORECASE)
_XML = re.compile(r"\s*(?:<\?xml|<!DOCTYPE\s+(?!html)|<!--|<[A-Za-z_][\w.:-]*(?:\s+[\w.:-]+\s*=|\s*/?>))", re.IGNORECASE)


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file; raises ReadingError for an empty one."""
    if not data.strip(b"\x00\t\r\n "):
        raise ReadingError("empty_file")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(data)
    if data.startswith(_COMPOUND):
        return _compound_kind(data)
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        return Kind.RTF
    return Kind.OTHER if data.startswith(_FOREIGN) else _text_kind(name, data)


def _package_kind(data: bytes) -> Kind:
    names = Package(data, MAX_ARCHIVE_MEMBERS, MAX_ARCHIVE_UNPACKED_BYTES).names
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if "[Content_Types].xml" in names:
        return Kind.OTHER
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        return Kind.ODT
    return Kind.ZIP


def _compound_kind(data: bytes) -> Kind:
    """Word 97-2003, or a package locked with a password, which Office keeps in the same kind of container (MS-OFFCRYPTO)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.LOCKED
    return Kind.LEGACY_DOC if "WordDocument".encode("utf-16-le") in data else Kind.OTHER


def _text_kind(name: str, data: bytes) -> Kind:
    ending = _ending(name)
    head = data[:_LOOKED_AT]
    if not head.startswith(_WIDE_MARKS) and (head.count(0) > len(head) * 0.7 or 0 < head.count(0) < len(head) * 0.2):
        return Kind.OTHER
    text = head.replace(b"\x00", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    if ending in _MARKDOWN_NAMES:
        return Kind.MARKDOWN
    if text.startswith("<"):
        return _marked_up(ending, text)
    if ending in _WEB_NAMES or (ending not in _TEXT_NAMES and _HTML.search(text)):
        return Kind.HTML
    return Kind.TEXT


def _marked_up(ending: str, text: str) -> Kind:
    root = re.sub(r"(?s)<\?.*?\?>|<!--.*?-->", "", text).lstrip()
    if _HTML.match(root) or ending in _WEB_NAMES:
        return Kind.HTML
    if _XML.match(text) and (ending == ".xml" or text.startswith("<?xml") or root.startswith("<!DOCTYPE") or "xmlns" in root[:2_000]):
        return Kind.XML
    return Kind.XML if ending == ".xml" else Kind.HTML if _HTML.search(text) else Kind.TEXT


def _ending(name: str) -> str:
    last = name.rsplit("/", 1)[-1].lower()
    return f".{last.rsplit('.', 1)[1]}" if "." in last else ""
