"""Files made for the tests: Word and OpenDocument packages, archives; and documents told as a table a lawyer can read."""

import io
import zipfile

from tests.ingest.printing import NO_OCR

from weft import ingest
from weft.records import Document, Role

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD_ALL = (
    f'{WORD} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts`: inner XML of styles, numbering, footnotes, header1 ..."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "hdr", "footer1": "ftr"}
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {WORD_ALL}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = f"<w:{roots[name]} {WORD_ALL}>{inner}</w:{roots[name]}>"
    return packed(members)


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with this body."""
    content = f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    outer = f"<office:document-styles {ODF}><office:styles>{styles}</office:styles></office:document-styles>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": outer})


def read(name: str, data: bytes | str) -> Document:
    """The document as the product reads it."""
    return ingest.read(name, data.encode() if isinstance(data, str) else data, NO_OCR)


def told(document: Document) -> list[tuple[str, str]]:
    """Each block as (what it is, its words): role, then kind and number where the format declares them."""
    text = document.pages[0].text
    return [(_label(block.role, block.kind, block.number), text[block.start : block.end]) for block in document.blocks]


def codes(document: Document) -> list[str]:
    """The problems of a document that do not come from its being short."""
    return [problem.code for problem in document.problems if problem.code != "stub_without_law"]


def _label(role: Role, kind: str, number: str) -> str:
    return " ".join(part for part in (role.value, kind, number) if part)
