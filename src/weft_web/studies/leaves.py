"""Pages of a study: a chapter, or the part of it that is not too heavy for a page."""

from collections.abc import Callable

from weft.records import Record
from weft_web.engine.reporting import Heading, Paper
from weft_web.studies.cutting import SECTION, Section, Shown, anchors_of, parts, plain, sections_of

KEEPER = {"p": "quotes", "i": "register", "o": "obligations"}
"""The chapter that holds what a number leads to."""

MOST_SECTIONS, NEAR = 60, 12
"""Sections that the contents name; where there are more, so many before and after those of the page."""


class Entry(Record):
    """A line of the contents."""

    anchor: str
    title: str
    number: str
    part: int = 1


class Leaf(Record):
    """A page: the contents of the study, the sections of this chapter that are near, and the blocks of one part of it.

    `of`: sections of the chapter; `within`: the section that goes on where the part begins below it.
    """

    chapter: Entry
    chapters: tuple[Entry, ...]
    sections: tuple[Entry, ...]
    of: int
    blocks: tuple[Shown, ...]
    part: int
    parts: int
    before: Entry | None
    after: Entry | None
    within: Entry | None = None


class Place(Record):
    """Where a page is: which part of how many, and the sections of the chapter."""

    part: int
    parts: int
    sections: tuple[Section, ...]


def leaf(contents: tuple[Entry, ...], anchor: str, blocks: tuple[Shown, ...], number: int) -> Leaf | None:
    """One part of a chapter; nothing where there is no such part."""
    there = parts(blocks)
    if not 1 <= number <= len(there):
        return None
    return page(contents, anchor, there[number - 1], Place(part=number, parts=len(there), sections=sections_of(there)))


def page(contents: tuple[Entry, ...], anchor: str, blocks: tuple[Shown, ...], place: Place) -> Leaf:
    """The page of these blocks."""
    at, number = [one.anchor for one in contents].index(anchor), place.part
    chapter = contents[at]
    before = _part(chapter, number - 1) if number > 1 else contents[at - 1] if at else None
    after = _part(chapter, number + 1) if number < place.parts else contents[at + 1] if at + 1 < len(contents) else None
    return Leaf(
        chapter=chapter,
        chapters=contents,
        sections=tuple(map(_entry, _near(place))),
        of=len(place.sections),
        blocks=blocks,
        part=number,
        parts=place.parts,
        before=before,
        after=after,
        within=_within(place, blocks[:1]),
    )


def _part(chapter: Entry, part: int) -> Entry:
    return Entry(anchor=chapter.anchor, title=chapter.title, number=chapter.number, part=part)


def _entry(section: Section) -> Entry:
    return Entry(anchor=section.id, title=section.title, number=section.number, part=section.part)


def _near(place: Place) -> tuple[Section, ...]:
    """The sections of a chapter; those around the page where there are very many."""
    if len(place.sections) <= MOST_SECTIONS:
        return place.sections
    earlier = sum(one.part < place.part for one in place.sections)
    here = sum(one.part == place.part for one in place.sections)
    return place.sections[max(0, earlier - NEAR) : earlier + here + NEAR]


def _within(place: Place, first: tuple[Shown, ...]) -> Entry | None:
    """The section in the midst of which a part begins; nothing where it begins with one."""
    if not first or (isinstance(first[0].block, Heading) and first[0].block.level == SECTION):
        return None
    return next((_entry(one) for one in reversed(place.sections) if one.part < place.part), None)


def contents_of(paper: Paper) -> tuple[Entry, ...]:
    """The chapters of a frozen study."""
    return tuple(Entry(anchor=one.anchor, title=one.title, number=one.number) for one in paper.chapters)


def frozen(paper: Paper, anchor: str) -> tuple[Shown, ...]:
    """The blocks of a chapter of a frozen study."""
    return tuple(plain(block) for one in paper.chapters if one.anchor == anchor for block in one.blocks)


def keeper(anchor: str, contents: tuple[Entry, ...]) -> str:
    """The chapter in which an anchor of the study stands; "" where there is none."""
    first = anchor.partition("-")[0]
    chapter = KEEPER.get(first, first)
    return chapter if chapter in {one.anchor for one in contents} else ""


def part_of(blocks: tuple[Shown, ...], anchor: str) -> int:
    """The number of the part in which an anchor of the study stands; 0 where it does not."""
    return part_with(blocks, lambda one: anchor in anchors_of(one.block))


def part_with(blocks: tuple[Shown, ...], test: Callable[[Shown], bool]) -> int:
    """The number of the part in which a block stands; 0 where there is none."""
    return next((place for place, part in enumerate(parts(blocks), 1) if any(test(one) for one in part)), 0)
