"""The styles a ministry can restyle: fonts, numbered headings, numbered paragraphs, quotes, captions, tables, contents."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from weft.records import Record

INK, SOFT, ACCENT = "1A2030", "515A6B", "2C3A92"
SANS, SERIF = "Calibri", "Cambria"
HEADINGS, PARAGRAPHS, BULLETS = 90, 91, 92
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}


class Look(Record):
    """How a paragraph style looks: sizes and spaces in points, indent and how far the first line hangs out of it in millimetres."""

    name: str
    base: str = "Normal"
    font: str = SANS
    size: float = 10.5
    bold: bool = False
    italic: bool = False
    colour: str = INK
    before: float = 0
    after: float = 6
    line: float = 1.0
    keep: bool = False
    indent: float = 0
    hang: float = 0


LOOKS = (
    Look(name="Title", size=32, bold=True, after=4, before=72, line=0.95),
    Look(name="Subtitle", size=18, after=10),
    Look(name="Kicker", size=10, bold=True, colour=ACCENT, after=6),
    Look(name="Lead", font=SERIF, size=13, after=10, line=1.15),
    Look(name="Heading 1", size=20, bold=True, after=12, keep=True),
    Look(name="Heading 2", size=13, bold=True, before=16, after=6, keep=True),
    Look(name="Heading 3", size=11, bold=True, before=12, after=4, keep=True),
    Look(name="TOC Heading", size=20, bold=True, after=12, keep=True),
    Look(name="Numbered Paragraph", font=SERIF, line=1.15),
    Look(name="Small Text", size=9, colour=SOFT, after=6, indent=12),
    Look(name="Quote", font=SERIF, italic=True, before=4, after=2, line=1.15, keep=True, indent=16),
    Look(name="Quote Source", size=9, colour=SOFT, after=8, indent=16),
    Look(name="Caption", size=9, colour=SOFT, before=10, after=4, keep=True),
    Look(name="Picture Title", size=12, bold=True, before=10, after=4, keep=True),
    Look(name="Figure Number", size=26, bold=True, colour=ACCENT, after=0, keep=True),
    Look(name="Table Text", size=9, after=0),
    Look(name="Table Quote", base="Table Text", font=SERIF, size=9.5, after=0),
    Look(name="Prompt", size=9.5, after=3),
    Look(name="List Bullet", font=SERIF, after=4, line=1.1),
    Look(name="TOC 1", bold=True, before=3, after=0, indent=10, hang=10),
    Look(name="TOC 2", size=9.5, after=0, indent=22, hang=14),
    Look(name="Header", size=8, colour=SOFT, after=0),
    Look(name="Footer", size=8, colour=SOFT, after=0),
)


def dress(document: Document, language: str) -> None:
    """Gives the document its styles, its numbering and its language."""
    _normal(document, language)
    for look in LOOKS:
        _style(document, look)
    for name in ("Quote", "Quote Source"):
        _bar(document.styles[name])
    _numbering(document)
    document.styles.element.append(parse_xml(TABLE_STYLE))


def _normal(document: Document, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for old in defaults.iter(qn("w:lang")):
        old.set(qn("w:val"), LOCALES[language])
        old.attrib.pop(qn("w:eastAsia"), None)
    _style(document, Look(name="Normal", base="", font=SERIF, line=1.15))


def _style(document: Document, look: Look) -> None:
    names = [style.name for style in document.styles]
    style = document.styles[look.name] if look.name in names else document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[look.base] if look.base and look.base != look.name else None
    style.quick_style, style.hidden = True, False
    run = style.element.get_or_add_rPr()
    for child in list(run):
        run.remove(child)
    fonts = run.get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), look.font)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    style.font.color.rgb = RGBColor.from_string(look.colour)
    _spaces(style, look)


def _spaces(style: ParagraphStyle, look: Look) -> None:
    properties = style.element.get_or_add_pPr()
    for tag in ("w:pBdr", "w:ind", "w:tabs", "w:numPr", "w:contextualSpacing"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), look.line
    shape.keep_with_next, shape.widow_control = look.keep, True
    if look.indent:
        shape.left_indent, shape.first_line_indent = Mm(look.indent), Mm(-look.hang)


def _bar(style: ParagraphStyle) -> None:
    """The rule that sets a quote apart."""
    bar = parse_xml(f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="16" w:space="10" w:color="{ACCENT}"/></w:pBdr>')
    style.element.get_or_add_pPr().insert_element_before(
        bar, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _numbering(document: Document) -> None:
    """One list of three levels for the headings, one for the paragraphs, one of dashes."""
    numbering = document.part.numbering_part.element
    levels = tuple((text, f"Heading{place}", "decimal", 680) for place, text in enumerate(("%1", "%1.%2", "%1.%2.%3"), 1))
    _list(numbering, HEADINGS, levels)
    _list(numbering, PARAGRAPHS, (("%1", "NumberedParagraph", "decimal", 680),))
    _list(numbering, BULLETS, (("–", "ListBullet", "bullet", 340),))
    for place in (1, 2, 3):
        _tie(document.styles[f"Heading {place}"], HEADINGS, place - 1)
    _tie(document.styles["Numbered Paragraph"], PARAGRAPHS, 0)
    _tie(document.styles["List Bullet"], BULLETS, 0)


def _list(numbering: BaseOxmlElement, number: int, levels: tuple[tuple[str, str, str, int], ...]) -> None:
    parts = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{hang}"/></w:tabs><w:ind w:left="{hang}" w:hanging="{hang}"/></w:pPr>'
        f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
        for depth, (text, style, kind, hang) in enumerate(levels)
    )
    shape = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{parts}</w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(shape)
    else:
        first.addprevious(shape)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _tie(style: ParagraphStyle, number: int, level: int) -> None:
    properties = style.element.get_or_add_pPr()
    properties._insert_numPr(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))


_RULE = f'w:val="single" w:sz="8" w:color="{INK}"'
TABLE_STYLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="StudyTable">
<w:name w:val="Study Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top {_RULE}/><w:bottom {_RULE}/><w:insideH w:val="single" w:sz="4" w:color="C4C1B8"/></w:tblBorders>
<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>
<w:bottom w:w="50" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
</w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom {_RULE}/></w:tcBorders></w:tcPr>
</w:tblStylePr></w:style>"""
