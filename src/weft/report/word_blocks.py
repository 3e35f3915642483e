"""Blocks of the study as Word paragraphs, tables and pictures."""

import io
import re
from collections import Counter
from string import ascii_lowercase, ascii_uppercase

from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm

from weft.report import word_xml as xml
from weft.report.paper import (
    Asked,
    Blank,
    Block,
    Boxed,
    Card,
    Cards,
    Chapter,
    Facts,
    Heading,
    Listing,
    Mark,
    Paper,
    Paragraph,
    Picture,
    Quotation,
    Table,
)

UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'
FOLLOWING = '<w:spacing w:before="640" w:after="240"/>'
STYLES = {"lead": "Lead", "small": "SmallText"}
FIRST_TABLE_BOOKMARK = 10_000
TALLEST_MM, TALLEST_ACROSS_MM = 200, 118
WIDE_PIXELS = 900
"""Pictures wider than this are drawn for a wide page and fill it."""

PARTS_BELOW = 2
"""The level of headings whose parts stand under headings of their own."""


def led_to(after: Block | None) -> bool:
    """Whether a block belongs to the paragraph before it: a quote, a place to write, the first part of a section."""
    return isinstance(after, Quotation | Blank) or (isinstance(after, Heading) and after.level > PARTS_BELOW)


class Writer:
    """Writes blocks at the end of a document, counting bookmarks as it goes."""

    def __init__(self, document: Document, paper: Paper, pictures: dict[str, bytes]) -> None:
        self.document = document
        self.paper = paper
        self.pictures = pictures
        self.width = 160.0
        self._bookmarks = 0
        self._cells = FIRST_TABLE_BOOKMARK
        self._captions: Counter[str] = Counter()

    def append(self, fragment: str) -> None:
        """Writes a paragraph or table given as XML."""
        self.document.element.body.insert_element_before(parse_xml(fragment), "w:sectPr")

    def add(self, style: str, inner: str, properties: str = "") -> None:
        """Writes a paragraph in a style."""
        self.append(xml.paragraph(style, inner, properties))

    def titled(self, chapter: Chapter) -> str:
        """The title of a chapter as its heading says it."""
        return f"{self.paper.words['annex']} {chapter.number} – {chapter.title}" if chapter.number.isalpha() else chapter.title

    def chapter(self, chapter: Chapter, *, follows: bool = False) -> None:
        """Writes a chapter, on the page of the one before where it `follows`."""
        self.title(chapter, follows=follows)
        for block, after in zip(chapter.blocks, (*chapter.blocks[1:], None), strict=True):
            self.block(block, leads=led_to(after))

    def title(self, chapter: Chapter, *, follows: bool = False) -> None:
        """Writes the heading of a chapter; annexes and the summary are outside the count of headings."""
        space = FOLLOWING if follows else ""
        properties = space if chapter.number.isdigit() else UNNUMBERED.replace("<w:ind", f"{space}<w:ind")
        if chapter.title:
            self._heading(1, self.titled(chapter), chapter.anchor, properties)

    def block(self, shown: Block, *, leads: bool = False) -> None:
        """Writes one block; a paragraph that `leads` to what follows stays on its page."""
        match shown:
            case Heading():
                self._heading(shown.level, shown.text, shown.anchor, "" if shown.number and shown.number[0].isdigit() else UNNUMBERED)
            case Paragraph():
                self._paragraph(shown, "<w:keepNext/>" if leads else "")
            case Listing():
                self._listing(shown)
            case Quotation():
                self._quotation(shown)
            case Facts():
                made = [
                    xml.paragraph("FigureNumber", xml.run(one.figure)) + xml.paragraph("TableText", xml.run(one.text))
                    for one in shown.facts
                ]
                self.append(xml.beside(made, self.width))
                self.add("TableText", "")
            case Table():
                self._table(shown)
            case Picture():
                self._picture(shown)
            case Cards():
                for card in shown.cards:
                    self._card(card)
            case Blank():
                self._blank(shown)
            case Boxed():
                self.add("PictureTitle", xml.run(" ".join(one for one in (shown.kind, shown.title) if one)))
                for inside in shown.blocks:
                    self.block(inside)
            case Asked():
                self._asked(shown)

    def image(self, name: str, alternative: str, width_mm: float) -> None:
        """Writes a picture in its own paragraph, with its text alternative."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(self.pictures[name]), width=Mm(width_mm))
        for side in ("distT", "distB", "distL", "distR"):
            # Where nothing is said, LibreOffice keeps three millimetres free on each side.
            shape._inline.set(side, "0")
        properties = shape._inline.docPr
        properties.set("descr", alternative)
        properties.set("title", name)
        properties.set("name", name)

    def _heading(self, level: int, text: str, anchor: str, properties: str) -> None:
        self._bookmarks += 1
        self.add(f"Heading{level}", xml.marked(xml.run(text), anchor, self._bookmarks), properties)

    def _paragraph(self, shown: Paragraph, properties: str) -> None:
        inner = xml.run(shown.opening + " ", bold=True) if shown.opening else ""
        inner += xml.run(shown.text, language=shown.language)
        if shown.references:
            inner += xml.run(" ") + xml.pointers(shown.references)
        inner = xml.pieces(shown.pieces) or inner
        self.add("NumberedParagraph" if shown.number else STYLES.get(shown.style, "Normal"), inner, properties)

    def _listing(self, shown: Listing) -> None:
        lines = [xml.pieces(line) for line in shown.pieces] or [xml.run(point) for point in shown.points]
        indent = '<w:ind w:left="1020" w:hanging="340"/>' if shown.pieces else ""
        for number, line in enumerate(lines, 1):
            if shown.ordered or shown.lettered:
                sign = f"({ascii_lowercase[(number - 1) % len(ascii_lowercase)]}) " if shown.lettered else f"{number}. "
                self.add("Normal", xml.run(sign) + line, '<w:ind w:left="340" w:hanging="340"/>')
            elif shown.ticked:
                self.add("Normal", xml.tick() + line, '<w:ind w:left="400" w:hanging="400"/>')
            else:
                self.add("ListBullet", line, indent)

    def _asked(self, shown: Asked) -> None:
        if shown.about:
            self.block(shown.about)
        parts = [xml.paragraph("TableText", xml.run(f"{shown.number} ", bold=True) + xml.pieces(shown.ask))]
        parts += [
            xml.paragraph("TableText", xml.run(f"{letter}. {text}")) for letter, text in zip(ascii_uppercase, shown.lettered, strict=False)
        ]
        parts += [xml.paragraph("ListBullet", xml.run(text)) for text in shown.choices]
        parts.append(xml.paragraph("TableText", xml.run(shown.hint, colour="515A6B")))
        parts += [xml.paragraph("Normal", "") for _ in range(shown.lines)]
        self.append(xml.boxed("".join(parts), self.width))
        self.add("TableText", "", '<w:spacing w:after="120"/>')

    def _quotation(self, shown: Quotation) -> None:
        self.add("Quote", xml.run(shown.text, language=shown.language))
        self.add("QuoteSource", xml.pointers((shown.reference,)) + xml.run(f" {shown.source}   ") + xml.mark_run(shown.mark))

    def _caption(self, word: str, label: str, caption: str, *, above: bool) -> None:
        number = "".join(re.findall(r"\d+", label))
        # A number that does not follow on the last one, as where a table stands in another language only, is set.
        again = f" \\r {number}" if number and int(number) != self._captions[word] + 1 else ""
        self._captions[word] = int(number or 0)
        inner = xml.run(f"{word} ") + xml.field(f"SEQ {word} \\* ARABIC{again}", number) + xml.run(f" – {caption}")
        self.add("Caption", inner, "" if above else '<w:keepNext w:val="0"/>')

    def _table(self, shown: Table) -> None:
        if shown.caption:
            self._caption(self.paper.words["table"], shown.label, shown.caption, above=True)
        self.append(xml.table(shown, self.width, self._cells, " – ".join(one for one in (shown.label, shown.caption) if one)))
        self._cells += len(shown.rows)
        self.add("TableText", "", '<w:spacing w:after="120"/>')

    def _picture(self, shown: Picture) -> None:
        self.add("PictureTitle", xml.run(shown.title))
        tallest = TALLEST_ACROSS_MM if shown.width > WIDE_PIXELS else TALLEST_MM
        widest = self.width if shown.width > WIDE_PIXELS else 180.0
        width = min(self.width, widest, tallest * shown.width / shown.height)
        self.image(shown.name, shown.alternative, width)
        self._caption(self.paper.words["figure"], shown.label, shown.caption, above=False)

    def _card(self, card: Card) -> None:
        place = f"   {card.place}"
        parts = [
            xml.paragraph(
                "TableText", xml.mark_run(Mark(code=card.kind, word=card.word)) + xml.run(place, colour="515A6B"), "<w:keepNext/>"
            ),
            xml.paragraph("TableText", xml.run(card.title, bold=True), '<w:keepNext/><w:spacing w:before="60" w:after="60"/>'),
            xml.paragraph("TableQuote", xml.run(card.text), "<w:keepNext/>"),
            xml.paragraph(
                "TableText", xml.run(card.evidence + " ", colour="515A6B") + xml.pointers(card.references), '<w:spacing w:before="60"/>'
            ),
        ]
        parts += [
            xml.paragraph("TableText", xml.run(f"{opening} ", bold=True) + xml.run(text), '<w:spacing w:before="60"/>')
            for opening, text in card.said
        ]
        self.append(xml.boxed("".join(parts), self.width))
        self.add("TableText", "")

    def _blank(self, shown: Blank) -> None:
        parts = [xml.paragraph("ListBullet", xml.run(prompt)) for prompt in shown.prompts]
        if shown.field:
            parts.append(xml.paragraph("TableText", xml.run(shown.field, colour="515A6B"), '<w:spacing w:before="120"/>'))
        parts += [xml.paragraph("Normal", "") for _ in range(shown.lines)]
        self.append(xml.boxed("".join(parts), self.width))
        self.add("TableText", "", '<w:spacing w:after="120"/>')
