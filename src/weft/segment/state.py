"""The state of a walk through an instrument, and the drafts of provisions it makes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from weft.records import Block, Document, Zone
from weft.segment import markers
from weft.segment.grammar import Grammar
from weft.segment.outline import Outline


@dataclass(slots=True)
class Draft:
    """A provision in the making: slices of pages, and where it stands."""

    slices: list[tuple[int, int, int]]
    path: str
    heading: str
    zone: Zone
    lead: str
    language: str
    words: int
    numbered: bool
    closed: bool = False


@dataclass(slots=True)
class Walk:
    """The state of one walk."""

    document: Document
    grammar: Grammar
    sections: bool
    section_is_article: bool
    outline: Outline = field(default_factory=Outline)
    drafts: list[Draft] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)
    heading_slice: tuple[int, int, int] | None = None
    articles: int = 0

    def text(self, block: Block) -> str:
        """The words of a block."""
        return self.document.pages[block.page_index].text[block.start : block.end]


def openings(document: Document, blocks: Sequence[Block], grammar: Grammar) -> tuple[int, int]:
    """How many blocks open with "Article n" and with "Section n": they tell whether a bare number is an article or a paragraph."""
    articles = sections = 0
    for block in blocks if grammar.bare_number_is_article else ():
        head = document.pages[block.page_index].text[block.start : min(block.end, block.start + 60)]
        opening = head[:10].lower().lstrip("*_ ")
        if opening.startswith(("article", "section ")) and markers.article_marker(head, grammar) is not None:
            articles += opening.startswith("article")
            sections += opening.startswith("section")
    return articles, sections
