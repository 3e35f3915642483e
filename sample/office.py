"""Source texts as DOCX, ODT and RTF, with fixed dates so that the same words give the same bytes."""

from datetime import UTC, datetime
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from blocks import Block, Source, grouped
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

MADE_ON = datetime(2024, 1, 1, tzinfo=UTC)
ZIP_DATE = (2024, 1, 1, 0, 0, 0)
INDENT_CM = 0.9
INDENT_TWIPS = 510
DOCX_TITLES = {"masthead": "Title", "part": "Heading 1", "section": "Heading 2"}
DOCX_SIZES = {"Title": 14, "Heading 1": 12, "Heading 2": 11}
ODT_TITLES = {"masthead": 1, "part": 2, "section": 3}
ODT_NAMES = ("office", "text", "table", "style", "fo", "dc", "meta", "manifest")
ODT_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ODT_NAMES if name not in ("fo", "dc"))
ODT_FOREIGN = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
ODT_STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="words" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>'
    '<style:style style:name="notice" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm"/>'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="cell" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
    "</office:automatic-styles>"
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(parts: list[tuple[str, bytes]], *, stored_first: bool = False) -> bytes:
    """A ZIP of the named parts, each with the same date; the first one uncompressed if the format asks so."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for at, (name, content) in enumerate(parts):
            entry = ZipInfo(name, ZIP_DATE)
            entry.compress_type = ZIP_STORED if stored_first and at == 0 else ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


# ------------------------------------------------------------------------------------------------ DOCX


def write_docx(source: Source) -> bytes:
    """A DOCX with heading styles and real tables; cut off where the front matter says so."""
    document = Document()
    sober(document)
    document.core_properties.title = source.said("title")
    document.core_properties.author = "Solandra"
    document.core_properties.comments = ""
    document.core_properties.language = source.said("language")
    document.core_properties.created = document.core_properties.modified = MADE_ON.replace(tzinfo=None)
    for group in grouped(source.blocks):
        docx_group(document, group)
    written = BytesIO()
    document.save(written)
    content = repacked(written.getvalue())
    return content[: int(len(content) * float(source.said("truncate_at", "1")))]


def sober(document: DocxDocument) -> None:
    """Give the titles of `document` the black and plain look of a law."""
    for name, size in DOCX_SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, RGBColor(0, 0, 0)
    properties = document.styles["Title"].element.pPr
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def repacked(content: bytes) -> bytes:
    """The same ZIP with fixed dates."""
    with ZipFile(BytesIO(content)) as archive:
        return zipped([(name, archive.read(name)) for name in archive.namelist()])


def docx_group(document: DocxDocument, group: tuple[Block, ...]) -> None:
    """Write one block, or one table, into `document`."""
    block = group[0]
    if block.kind == "row":
        docx_table(document, group)
        return
    paragraph = document.add_paragraph(style=DOCX_TITLES.get(block.kind, "Normal"))
    if block.lead:
        paragraph.add_run(block.lead).bold = True
        paragraph.add_run(" ")
    paragraph.add_run(block.text).italic = True if block.kind == "notice" else None
    paragraph.paragraph_format.left_indent = Cm(INDENT_CM * block.level)
    if block.kind in ("masthead", "centred"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.kind == "signature":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def docx_table(document: DocxDocument, rows: tuple[Block, ...]) -> None:
    """Write one table into `document`, its first row as heads of the columns."""
    table = document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row.cells, strict=True):
            cell.text = words


# ------------------------------------------------------------------------------------------------ ODT


def write_odt(source: Source) -> bytes:
    """An OpenDocument text with headings and real tables."""
    body = "\n".join(odt_group(group) for group in grouped(source.blocks))
    content = odt_part("document-content", f"{ODT_STYLES}<office:body><office:text>{body}</office:text></office:body>")
    meta = odt_part(
        "document-meta",
        f"<office:meta><dc:title>{escape(source.said('title'))}</dc:title><dc:language>{source.said('language')}</dc:language></office:meta>",
    )
    return zipped(
        [("mimetype", ODT_TYPE.encode()), ("content.xml", content), ("meta.xml", meta), ("META-INF/manifest.xml", odt_manifest())],
        stored_first=True,
    )


def odt_part(name: str, inner: str) -> bytes:
    """One XML part of an OpenDocument file."""
    head = f'<office:{name} {ODT_SPACES} {ODT_FOREIGN} office:version="1.3">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{inner}</office:{name}>\n'.encode()


def odt_manifest() -> bytes:
    """The list of parts of an OpenDocument file."""
    paths = (("/", ODT_TYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    entries = "".join(f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in paths)
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest {space}>{entries}</manifest:manifest>\n'.encode()


def odt_group(group: tuple[Block, ...]) -> str:
    """One block, or one table, as OpenDocument."""
    block = group[0]
    text = escape(block.text, quote=False)
    if block.kind == "row":
        return odt_table(group)
    if block.kind in ODT_TITLES:
        return f'<text:h text:outline-level="{ODT_TITLES[block.kind]}">{text}</text:h>'
    lead = escape(block.lead, quote=False) + " " if block.lead else ""
    style = "notice" if block.kind == "notice" else "words"
    return f'<text:p text:style-name="{style}">{lead}{text}</text:p>'


def odt_table(rows: tuple[Block, ...]) -> str:
    """One table as OpenDocument."""
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0].cells)}"/>'
    lines = "".join(f"<table:table-row>{''.join(odt_cell(cell) for cell in row.cells)}</table:table-row>" for row in rows)
    return f"<table:table>{columns}{lines}</table:table>"


def odt_cell(words: str) -> str:
    """One cell of a table as OpenDocument."""
    text = escape(words, quote=False)
    return f'<table:table-cell table:style-name="cell" office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


# ------------------------------------------------------------------------------------------------ RTF


def write_rtf(source: Source) -> bytes:
    """An RTF file: bold titles, indented lines, letters beyond ASCII as numbers."""
    title = rtf_letters(source.said("title"))
    body = "\n".join(rtf_block(block) for block in source.blocks)
    head = f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Liberation Serif;}}}}\n{{\\info{{\\title {title}}}}}\n"
    return f"{head}{body}\n}}\n".encode("ascii")


def rtf_block(block: Block) -> str:
    """One block as an RTF paragraph."""
    text = rtf_letters(block.text)
    layout = "\\pard\\sa120" + (f"\\li{INDENT_TWIPS * block.level}" if block.level else "")
    match block.kind:
        case "masthead" | "part":
            return f"\\pard\\sa120\\qc\\b {text}\\b0\\par"
        case "centred":
            return f"\\pard\\sa120\\qc {text}\\par"
        case "article":
            return f"{layout}\\b {rtf_letters(block.lead)}\\b0  {text}\\par"
        case "notice":
            return f"{layout}\\i {text}\\i0\\par"
        case _:
            return f"{layout} {text}\\par"


def rtf_letters(text: str) -> str:
    """The text in ASCII, each other letter as its code point with a question mark for old readers."""
    safe = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in safe)
