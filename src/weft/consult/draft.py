"""A text out for comment: its papers in up to three languages, with the same number for the same paragraph in each of them.

Blocks are the same when their keys are. The order is that of the first language; what stands in one language only follows there what it
follows in its own. Paragraphs of the summary, which bear no number in a study, are numbered too: whoever comments has to name them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypedDict, Unpack

from msgspec.structs import replace

from weft.consult.foreign import foreign, foreign_chapter
from weft.consult.naming import place_named
from weft.consult.places import Draft, Place
from weft.consult.twinning import twinned
from weft.consult.weaving import Woven, woven
from weft.report.comparing import block_kind
from weft.report.finishing import Counts, counted_as, linked, words_of
from weft.report.paper import Block, Chapter, Heading, Paper, Paragraph, Picture, Table

__all__ = ["CHAPTER", "Draft", "Facts", "Place", "drafted", "keyed", "place_named"]

NUMBERED_STYLES = ("body", "lead")
DIGITS = re.compile(r"\d+")
CALLED = {"table": "Table", "figure": "Figure"}
"""What tables and figures are called in data; readers see the word of their language."""

CHAPTER = "chapter"


class Facts(TypedDict, total=False):
    """What else is known of a draft."""

    key: str
    kind: str
    country: str
    label: str
    meanings: dict[str, dict[str, str]]
    twins: dict[str, str]


def drafted(papers: Mapping[str, Paper], first: str, **facts: Unpack[Facts]) -> Draft:
    """The draft of papers of one text by language, all numbered alike.

    `twins`: key of a block in another language -> key of the block in the first that it translates, as a person has said.
    """
    twins = facts.get("twins", {})
    told = {one: keyed(_opened(paper if one == first else twinned(paper, twins))) for one, paper in papers.items()}
    order = (first, *(one for one in told if one != first))
    whole = woven({one: told[one] for one in order})
    numbers = _numbers(whole)
    made = {one: _numbered(one, told[one], whole, numbers) for one in papers}
    return Draft(
        key=facts.get("key", ""),
        kind=facts.get("kind", "study"),
        country=facts.get("country", ""),
        label=facts.get("label", ""),
        papers=made,
        places=tuple(_places(whole, made, numbers)),
        first=first,
        meanings=facts.get("meanings", {}),
    )


def keyed(paper: Paper) -> Paper:
    """The paper with a key on each block, none of them twice."""
    seen: set[str] = set()
    return replace(paper, chapters=tuple(replace(one, blocks=tuple(_keyed(one, seen))) for one in paper.chapters))


def _keyed(chapter: Chapter, seen: set[str]) -> list[Block]:
    made = []
    for block in chapter.blocks:
        key = wanted = block.key or f"{chapter.anchor}/{type(block).__name__.lower()}"
        again = 2
        while key in seen:
            key, again = f"{wanted}~{again}", again + 1
        seen.add(key)
        made.append(replace(block, key=key))
    return made


def _opened(paper: Paper) -> Paper:
    """The paper with a number on the paragraphs of its summary; what it is, is counted later."""
    return replace(paper, chapters=tuple(replace(one, blocks=tuple(map(_to_number, one.blocks))) for one in paper.chapters))


def _to_number(block: Block) -> Block:
    if isinstance(block, Paragraph) and not block.number and block.style in NUMBERED_STYLES:
        return replace(block, number=1, style="body")
    return block


def _numbers(whole: Woven) -> dict[str, str]:
    """The number of each chapter and block that bears one, by key: "2", "2.1", "41", "Table 3"."""
    numbers: dict[str, str] = {}
    counts, chapters = Counts(), {"digit": 0, "letter": 0}
    for one in whole.chapters:
        number = _chapter_number(one.number, chapters)
        numbers[chapter_key(one.anchor)] = number
        sections = [0, 0]
        for key in whole.keys[one.anchor]:
            block = whole.block(key)
            if isinstance(block, Heading):
                numbers[key] = _heading_number(number, block.level, sections)
            kind = whole.counted(key)
            if kind:
                counts = replace(counts, **{kind: getattr(counts, kind) + 1})
                numbers[key] = f"{CALLED.get(kind, '')} {getattr(counts, kind)}".strip()
    return numbers


def _chapter_number(number: str, counted: dict[str, int]) -> str:
    if not number:
        return ""
    kind = "letter" if number.isalpha() else "digit"
    counted[kind] += 1
    return chr(64 + counted[kind]) if kind == "letter" else str(counted[kind])


def _heading_number(chapter: str, level: int, sections: list[int]) -> str:
    if level == 2:
        sections[:] = [sections[0] + 1, 0]
    else:
        sections[1] += 1
    steps = [chapter, str(sections[0]), str(sections[1])][:level]
    return ".".join(steps) if chapter else ""


def chapter_key(anchor: str) -> str:
    """The key of a chapter as a place: no block has it, for theirs go on behind the anchor."""
    return f"{anchor}/"


def _numbered(language: str, paper: Paper, whole: Woven, numbers: Mapping[str, str]) -> Paper:
    """The paper with the numbers of the draft; what stands in other languages only stands in its place, and says in which."""
    chapters = []
    for one in whole.chapters:
        there = whole.titles[one.anchor]
        chapter = there[language] if language in there else foreign_chapter(one, next(iter(there)), paper.language)
        blocks = tuple(_with(_own(key, whole, language), numbers.get(key, "")) for key in whole.keys[one.anchor])
        chapters.append(replace(chapter, number=numbers[chapter_key(one.anchor)], blocks=blocks))
    return linked(replace(paper, chapters=tuple(chapters)))


def _own(key: str, whole: Woven, language: str) -> Block:
    there = whole.blocks[key]
    return there[language] if language in there else foreign(whole.block(key), whole.language(key), language)


def _with(block: Block, number: str) -> Block:
    """A block with its number, in the words of its language."""
    match block:
        case Heading():
            return replace(block, number=number)
        case Paragraph(number=counted) if counted and number.isdecimal():
            return replace(block, number=int(number))
        case Table(label=label) if label:
            return replace(block, label=DIGITS.sub(_digits(number), label))
        case Picture(label=label):
            return replace(block, label=DIGITS.sub(_digits(number), label))
    return block


def _digits(number: str) -> str:
    return number.rpartition(" ")[2]


def _places(whole: Woven, papers: Mapping[str, Paper], numbers: Mapping[str, str]) -> Iterator[Place]:
    shown = {language: {block.key: block for one in paper.chapters for block in one.blocks} for language, paper in papers.items()}
    for one in whole.chapters:
        key = chapter_key(one.anchor)
        texts = {language: chapter.title for language, chapter in whole.titles[one.anchor].items()}
        yield Place(key=key, number=numbers[key], kind=CHAPTER, chapter=one.anchor, texts=texts)
        for inner in whole.keys[one.anchor]:
            yield _place(inner, one.anchor, numbers.get(inner, ""), {lang: shown[lang][inner] for lang in whole.blocks[inner]})


def _place(key: str, chapter: str, number: str, blocks: Mapping[str, Block]) -> Place:
    first = next(iter(blocks.values()))
    called = {language: str(getattr(block, "label", "")) for language, block in blocks.items()}
    return Place(
        key=key,
        number=number,
        kind=block_kind(first),
        chapter=chapter,
        texts={language: words_of(block) for language, block in blocks.items()},
        said=called if counted_as(first) in CALLED else {},
    )
