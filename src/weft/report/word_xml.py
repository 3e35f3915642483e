"""Paragraphs and tables as WordprocessingML strings: written by string because building them cell by cell takes seconds."""

from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from weft.report.paper import NEW_LINE, Cell, Column, Mark, Piece, Reference, Table
from weft.report.word_styles import ACCENT, LOCALES

SIGNS = {
    "none": "◌",
    "implicit": "◔",
    "mention": "◑",
    "operative": "●",
    "gap": "◌",
    "not_found": "◌",
    "not_used": "○",
    "elsewhere": "↗",
    "not_applicable": "–",
    "not_analysed": "×",
}
TINTS = {"implicit": "E6E9F7", "mention": "B7C0EA", "operative": ACCENT}
DASHED = ("gap", "none", "not_found", "not_used")
TWENTIETHS_PER_MM = 56.7
NO_BREAK = "\u00a0"
PROMPT = "767676"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"


def run(text: str, *, bold: bool = False, colour: str = "", language: str = "", italic: bool | None = None) -> str:
    """A run of text, as many lines as it has; `language` is told to the spelling checker and to screen readers."""
    marks = ""
    if bold:
        marks += "<w:b/>"
    if italic is not None:
        marks += "<w:i/>" if italic else '<w:i w:val="0"/>'
    if colour:
        marks += f'<w:color w:val="{colour}"/>'
    if language:
        marks += f"<w:lang w:val={quoteattr(LOCALES.get(language, language))}/>"
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split(NEW_LINE))
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{words}</w:r>"


def tick() -> str:
    """A square that is ticked with a click."""
    face = '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
    states = "".join(
        f'<w14:{name} w14:val="{sign}" w14:font="MS Gothic"/>' for name, sign in (("checkedState", "2612"), ("uncheckedState", "2610"))
    )
    kind = f'<w14:checkbox xmlns:w14="{WORD_2010}"><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent><w:r>{face}<w:t>☐</w:t></w:r></w:sdtContent></w:sdt>{run(NO_BREAK)}"


def entry(prompt: str) -> str:
    """A field to write in; the prompt goes when someone writes."""
    held = run(prompt, colour=PROMPT)
    return f'<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>'


def mark_run(mark: Mark) -> str:
    """A state as sign and word: tinted what is there, with a dashed edge what is not."""
    words = f"{SIGNS.get(mark.code, '')}{NO_BREAK}{mark.word}".strip(NO_BREAK)
    if mark.code in TINTS:
        look = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINTS[mark.code]}"/>'
    elif mark.code in DASHED:
        look = '<w:bdr w:val="dashed" w:sz="6" w:space="0" w:color="7C8290"/>'
    else:
        return run(words)
    look = ("<w:b/>" if mark.code == "gap" else "") + ('<w:color w:val="FFFFFF"/>' if mark.code == "operative" else "") + look
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{NO_BREAK}{escape(words)}{NO_BREAK}</w:t></w:r>'


def pointers(references: tuple[Reference, ...]) -> str:
    """Links inside the document."""
    return "".join(_pointer(one) + run(" ") for one in references)


def pieces(shown: tuple[Piece, ...]) -> str:
    """A person's words."""
    return "".join(map(_piece, shown))


def _piece(one: Piece) -> str:
    if one.anchor:
        return _pointer(Reference(text=one.text, anchor=one.anchor), italic=one.italic or None)
    if one.lost:
        return run(one.text, italic=True, colour="515A6B")
    return run(one.text, bold=one.bold, italic=one.italic or None, language=one.language)


def _pointer(one: Reference, *, italic: bool | None = None) -> str:
    if not one.anchor:
        return run(one.text, bold=True)
    shown = run(one.text, bold=True, colour=ACCENT, italic=italic)
    return f'<w:hyperlink w:anchor={quoteattr(bookmark(one.anchor))} w:history="1">{shown}</w:hyperlink>'


def bookmark(anchor: str) -> str:
    """An anchor as Word allows it: no dash, at most 40 characters."""
    return anchor.replace("-", "_")[:40]


def marked(inner: str, anchor: str, number: int) -> str:
    """Content with a bookmark around it."""
    return f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(bookmark(anchor))}/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """A paragraph in a style, by the id of the style."""
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def field(code: str, shown: str) -> str:
    """A field with the text it shows until it is updated."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(shown: Table, width_mm: float, first_bookmark: int, name: str) -> str:
    """A table whose head repeats and whose rows do not split; `name` is its text alternative."""
    total = sum(column.width for column in shown.columns)
    widths = [round(column.width / total * width_mm * TWENTIETHS_PER_MM) for column in shown.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = "".join(_head(column, width) for column, width in zip(shown.columns, widths, strict=True))
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>" if any(one.head for one in shown.columns) else ""
    rows = "".join(_row(shown, row, widths, first_bookmark + place) for place, row in enumerate(shown.rows))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="StudyTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val={quoteattr(name)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{head}{rows}</w:tbl>"
    )


def _head(column: Column, width: int) -> str:
    right = '<w:jc w:val="right"/>' if column.numeric else ""
    text = paragraph("TableText", run(column.head, bold=True), f"<w:keepNext/>{right}")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>{text}</w:tc>'


def _row(shown: Table, row: tuple[Cell, ...], widths: list[int], number: int) -> str:
    cells = "".join(_cell(cell, column.numeric, width, number) for cell, column, width in zip(row, shown.columns, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, numeric: bool, width: int, number: int) -> str:
    inner = mark_run(cell.mark) if cell.mark else ""
    if cell.text:
        inner += (run(" ") if inner else "") + run(cell.text, bold=cell.strong, language=cell.language)
    if cell.references:
        inner += (run(" ") if inner else "") + pointers(cell.references)
    if cell.anchor:
        inner = marked(inner, cell.anchor, number)
    if cell.prompt:
        inner += entry(cell.prompt)
    style = "TableQuote" if cell.source else "TableText"
    right = '<w:jc w:val="right"/>' if numeric else ""
    more = paragraph(style, "") * max(0, cell.lines - 1)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, inner, right)}{more}</w:tc>'


def beside(columns: list[str], width_mm: float) -> str:
    """Paragraphs side by side, without lines; each column is given as XML."""
    width = round(width_mm * TWENTIETHS_PER_MM / len(columns))
    grid = f'<w:gridCol w:w="{width}"/>' * len(columns)
    edge = f'<w:tcBorders><w:top w:val="single" w:sz="16" w:color="{ACCENT}"/></w:tcBorders>'
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edge}</w:tcPr>{inner}</w:tc>' for inner in columns)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width * len(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def boxed(paragraphs: str, width_mm: float) -> str:
    """Paragraphs in a dashed frame that stays on one page: a place for a person to write, or a matter to decide."""
    width = round(width_mm * TWENTIETHS_PER_MM)
    edges = "".join(f'<w:{side} w:val="dashed" w:sz="6" w:color="7C8290"/>' for side in ("top", "left", "bottom", "right"))
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in (("top", 110), ("left", 170), ("bottom", 110), ("right", 170))
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc></w:tr></w:tbl>'
    )
