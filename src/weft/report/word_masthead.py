"""The head of a document of a meeting in Word: who convenes on the left, symbol, day and languages on the right, the title under a rule."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from weft.report import word_xml as xml
from weft.report.paper import Masthead
from weft.report.word_blocks import Writer

LEFT_SHARE = 0.6
"""Of the width, for who convenes."""

SIZES = {"Heading 1": 13, "Heading 2": 11, "Heading 3": 10.5, "Title": 16}
"""Points: headings of a document of a meeting are those of a paper, not of a book."""

SPACE_BEFORE = {"Heading 1": 16, "Title": 14}


def masthead(writer: Writer, head: Masthead) -> None:
    """Writes the head and the title, and makes the headings smaller."""
    _sized(writer)
    right = xml.paragraph("TableText", xml.run(head.symbol, bold=True))
    right += "".join(xml.paragraph("TableText", xml.run(line)) for line in head.lines)
    left = xml.paragraph("PictureTitle", xml.run(head.convener), '<w:spacing w:before="0" w:after="120"/>')
    writer.append(_table(left, right, writer.width))
    for place, line in enumerate(head.meeting):
        writer.add("TableText", xml.run(line, bold=place == 0), '<w:spacing w:before="80"/>' if place == 0 else "")
    if head.item:
        writer.add("TableText", xml.run(head.item), '<w:spacing w:before="80"/>')
    writer.add("Title", xml.run(writer.paper.title))


def _sized(writer: Writer) -> None:
    for name, size in SIZES.items():
        style = writer.document.styles[name]
        style.font.size = Pt(size)
        if name in SPACE_BEFORE:
            style.paragraph_format.space_before = Pt(SPACE_BEFORE[name])
            style.paragraph_format.space_after = Pt(8)
    writer.document.styles["Small Text"].paragraph_format.left_indent = Pt(0)
    writer.document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _table(left: str, right: str, width_mm: float) -> str:
    """Two cells over a rule."""
    whole = round(width_mm * xml.TWENTIETHS_PER_MM)
    widths = (round(whole * LEFT_SHARE), whole - round(whole * LEFT_SHARE))
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="12" w:color="1A2030"/></w:tcBorders>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{edge}</w:tcPr>{inner}</w:tc>'
        for wide, inner in zip(widths, (left, right), strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
