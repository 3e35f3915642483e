"""Reading: the bytes of one file become a Document; the files inside a ZIP are listed and taken out one by one."""

import msgspec

from weft.errors import ReadingError
from weft.ingest.archive import member, members
from weft.ingest.docx import read_docx
from weft.ingest.html import read_html
from weft.ingest.kinds import Kind, kind_of
from weft.ingest.legacy_doc import read_legacy_doc
from weft.ingest.markdown import read_markdown
from weft.ingest.odt import read_odt
from weft.ingest.pdf import read_pdf
from weft.ingest.rtf import read_rtf
from weft.ingest.settings import ReadSettings
from weft.ingest.text import read_text
from weft.ingest.xml import read_xml
from weft.records import Document, Problem, Status

# The shortest law is longer: an act of one article with its formula of enactment.
STUB_CHARACTERS = 200

__all__ = ["ReadSettings", "member", "members", "read"]


def read(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`, told by its content first and its name second; raises ReadingError where nothing can be read."""
    kind = kind_of(name, data)
    document = _READERS[kind](name, data, settings) if kind in _READERS else _refused(kind)
    return _named_otherwise(name, kind, _stub(document))


def _refused(kind: Kind) -> Document:
    match kind:
        case Kind.ZIP:
            raise ReadingError("nested_archive")
        case Kind.LOCKED:
            raise ReadingError("password_needed")
        case _:
            raise ReadingError("unsupported_format")


def _stub(document: Document) -> Document:
    """The document, with a problem noted where a text file holds too little to be a law: a title, a notice, an error page."""
    characters = sum(block.end - block.start for block in document.blocks)
    return document if document.format == "pdf" or characters >= STUB_CHARACTERS else _noted(document, "stub_without_law", str(characters))


def _noted(document: Document, code: str, *arguments: str) -> Document:
    status = Status.WARNING if document.status == Status.READ else document.status
    return msgspec.structs.replace(document, status=status, problems=(*document.problems, Problem(code=code, arguments=arguments)))


def _named_otherwise(name: str, kind: Kind, document: Document) -> Document:
    """The document, with a problem noted where a file called .pdf is none."""
    if kind == Kind.PDF or not name.lower().endswith(".pdf"):
        return document
    return _noted(document, "named_otherwise", "pdf", kind.value)


_READERS = {
    Kind.PDF: read_pdf,
    Kind.DOCX: read_docx,
    Kind.HTML: read_html,
    Kind.XML: read_xml,
    Kind.LEGACY_DOC: read_legacy_doc,
    Kind.ODT: read_odt,
    Kind.RTF: read_rtf,
    Kind.MARKDOWN: read_markdown,
    Kind.TEXT: read_text,
}
