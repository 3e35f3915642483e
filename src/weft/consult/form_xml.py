"""Paragraphs of a Word form as XML: numbers as plain words, bookmarks around what stands behind them."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from weft.consult.seen_names import name_of
from weft.report.word_styles import ACCENT

HANGING = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:tabs><w:tab w:val="left" w:pos="{pos}"/></w:tabs>'
HANGING += '<w:ind w:left="{pos}" w:hanging="{pos}"/>'
PARAGRAPH_POS, HEADING_POS = 680, 794

NUMBER = "weft-number"
"""Marks the runs of a number while the document is being written; taken off before it is saved."""

ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd"),
    *("tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr"),
)
"""The properties of a paragraph in the order that Word asks for."""


def first_paragraph(block: etree._Element) -> etree._Element | None:
    """The paragraph of a block that takes a bookmark; None for one without words."""
    if block.tag == qn("w:p"):
        return block if any(one.text for one in block.iter(qn("w:t"))) else None
    return next(block.iter(qn("w:p")), None)


def put_first(paragraph: etree._Element, start: etree._Element) -> None:
    """A bookmark's start before the first words after the number."""
    before = [one for one in paragraph if one.tag == qn("w:pPr") or one.get(NUMBER)]
    for one in before[1:]:
        del one.attrib[NUMBER]
    if before:
        before[-1].addnext(start)
    else:
        paragraph.insert(0, start)


def numbered(paragraph: etree._Element, number: str, pos: int) -> None:
    """A number as plain words before those of a paragraph or a heading, out of the count of the style."""
    properties = next(paragraph.iter(qn("w:pPr")))
    for tag in ("w:numPr", "w:tabs", "w:ind"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    shape = parse_xml(f"<w:pPr {nsdecls('w')}>{HANGING.format(pos=pos)}</w:pPr>")
    for one in list(shape):
        _in_order(properties, one)
    words = parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:color w:val="{ACCENT}"/></w:rPr><w:t>{number}</w:t><w:tab/></w:r>')
    words.set(NUMBER, "1")
    properties.addnext(words)


def _in_order(properties: etree._Element, one: etree._Element) -> None:
    place = ORDER.index(name_of(one))
    later = next((other for other in properties if name_of(other) in ORDER[place + 1 :]), None)
    if later is None:
        properties.append(one)
    else:
        later.addprevious(one)
