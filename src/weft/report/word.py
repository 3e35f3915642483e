"""The study as an editable Word document: real styles, numbering, fields and repeated table heads."""

import io
from collections.abc import Callable
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Mm

from weft.report import word_xml as xml
from weft.report.packaging import settled
from weft.report.paper import Chapter, Heading, Paper
from weft.report.word_blocks import Writer
from weft.report.word_masthead import masthead
from weft.report.word_styles import LOCALES, dress

UPRIGHT, ACROSS = (210, 297), (297, 210)
MARGIN_MM, TOP_MM, BOTTOM_MM, HEAD_MM = 25, 26, 22, 12


Writing = Callable[[WordDocument, Paper, dict[str, bytes]], Writer]


def document(paper: Paper, pictures: dict[str, bytes], writing: Writing = Writer) -> bytes:
    """The study as DOCX; `pictures` are the PNG of its drawings by name; `writing` makes the hand that writes its blocks."""
    word = Document()
    _empty(word)
    dress(word, paper.language)
    _properties(word, paper)
    writer = writing(word, paper, pictures)
    _page(word.sections[0], wide=paper.compact and paper.chapters[0].wide)
    if paper.masthead:
        masthead(writer, paper.masthead)
    elif paper.compact:
        writer.add("Kicker", xml.run(paper.cover.kicker))
    else:
        _cover(writer)
        _contents(writer)
    section = word.sections[0]
    _running(section, paper)
    for place, chapter in enumerate(paper.chapters):
        follows = bool(chapter.follows and place and chapter.wide == paper.chapters[place - 1].wide)
        if not follows and (place or not paper.compact):
            section = word.add_section(WD_SECTION.NEW_PAGE)
            _page(section, wide=chapter.wide)
            _running(section, paper, writer.titled(chapter))
        writer.width = _width(wide=chapter.wide)
        writer.chapter(chapter, follows=follows)
    word.sections[0].different_first_page_header_footer = bool(paper.masthead) or not paper.compact
    return _settled(word)


def _empty(word: WordDocument) -> None:
    body = word.element.body
    for child in list(body):
        if not child.tag.endswith("sectPr"):
            body.remove(child)


def _properties(word: WordDocument, paper: Paper) -> None:
    made = datetime.fromisoformat(paper.made_on)
    core = word.core_properties
    core.title, core.subject, core.keywords = paper.title, paper.subject, paper.keywords
    core.language, core.author, core.last_modified_by, core.comments = LOCALES[paper.language], paper.author, "", paper.cover.citation
    core.created = core.modified = made
    core.revision = 1


def _width(*, wide: bool) -> float:
    return (ACROSS if wide else UPRIGHT)[0] - 2 * MARGIN_MM


def _page(section: Section, *, wide: bool) -> None:
    width, height = ACROSS if wide else UPRIGHT
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.header_distance = section.footer_distance = Mm(HEAD_MM)


def _running(section: Section, paper: Paper, chapter: str = "") -> None:
    """Running head with the chapter, foot with the page, each section with the tab at its own margin.

    The chapter is asked for by its level: the name of the style is another one in each language of Word. Its title is stored with the
    field, for programs that do not know such fields; hence a section for each chapter.
    """
    right = round(_width(wide=section.orientation == WD_ORIENT.LANDSCAPE) * xml.TWENTIETHS_PER_MM)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    before, between, after = _split(paper.words["page_of"])
    beside = xml.run(paper.masthead.symbol) if paper.masthead else xml.field("STYLEREF 1", chapter) if chapter else ""
    head = xml.run(paper.running_title) + ("<w:r><w:tab/></w:r>" + beside if beside else "")
    numbers = xml.run(before) + xml.field("PAGE", "1") + xml.run(between) + xml.field("NUMPAGES", "1") + xml.run(after)
    foot = xml.run(paper.words["footer"]) + "<w:r><w:tab/></w:r>" + numbers
    for part, style, inner in ((section.header, "Header", head), (section.footer, "Footer", foot)):
        part.is_linked_to_previous = False
        old = part.paragraphs[0]._p
        old.addprevious(parse_xml(xml.paragraph(style, inner, tabs)))
        old.getparent().remove(old)


def _split(pattern: str) -> tuple[str, str, str]:
    before, _, rest = pattern.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after


def _cover(writer: Writer) -> None:
    cover = writer.paper.cover
    writer.add("Kicker", xml.run(cover.kicker))
    writer.add("Title", xml.run(cover.country))
    writer.add("Subtitle", xml.run(cover.title, language=cover.language))
    writer.add("Lead", xml.run(cover.subtitle))
    if cover.emblem:
        writer.image("emblem", cover.emblem_caption, width_mm=120)
        writer.add("SmallText", xml.run(cover.emblem_caption), '<w:ind w:left="0"/>')
    for fact in cover.facts:
        writer.add("TableText", xml.run(fact.figure + "  ", bold=True) + xml.run(fact.text))
    told = [(one.figure, one.text) for one in cover.notices]
    if cover.citation:
        told.append((writer.paper.words["cite"], cover.citation))
    notices = "".join(xml.paragraph("Prompt", xml.run(f"{head}. ", bold=True) + xml.run(text)) for head, text in told)
    writer.add("TableText", "")
    writer.append(xml.boxed(notices, _width(wide=False)))


def _contents(writer: Writer) -> None:
    """The table of contents as a field that Word fills anew, with the entries stored; pages are not known before Word has set the text."""
    paper = writer.paper
    writer.add("TOCHeading", xml.run(paper.words["contents"]), "<w:pageBreakBefore/>")
    entries = [entry for chapter in paper.chapters for entry in _entries(paper, chapter)]
    for place, (level, number, text, anchor) in enumerate(entries):
        left = 567 if level == 1 else 1247
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
        opening = xml.run(number) + "<w:r><w:tab/></w:r>" if len(number) < 6 else xml.run(f"{number} – ")
        inner = f'<w:hyperlink w:anchor="{xml.bookmark(anchor)}" w:history="1">{opening}{xml.run(text)}</w:hyperlink>'
        if place == 0:
            inner = OPEN_CONTENTS + inner
        if place == len(entries) - 1:
            inner += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        writer.add(f"TOC{level}", inner, tabs)
    writer.add("SmallText", xml.run(paper.words["refresh"]), '<w:ind w:left="0"/>')


OPEN_CONTENTS = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def _entries(paper: Paper, chapter: Chapter) -> list[tuple[int, str, str, str]]:
    number = f"{paper.words['annex']} {chapter.number}" if chapter.number.isalpha() else chapter.number
    sections = [
        (2, one.number, one.text, one.anchor) for one in chapter.blocks if isinstance(one, Heading) and one.level == 2 and one.number
    ]
    return [(1, number, chapter.title, chapter.anchor), *sections]


def _settled(word: WordDocument) -> bytes:
    """The package, with the language of its theme."""
    raw = io.BytesIO()
    settings = word.settings.element
    settings.append(parse_xml(f'<w:themeFontLang {nsdecls("w")} w:val="{word.core_properties.language}"/>'))
    word.save(raw)
    return settled(raw.getvalue())
