"""Pages of a study: a chapter, or the part of it that is not too heavy for a page, each block with what people did to it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from weft import ids
from weft.records import Language, Record
from weft_web.countries.models import Country
from weft_web.countries.services import profile_of
from weft_web.engine import reporting
from weft_web.engine.reporting import Block, Chapter, Heading, Laid, Paper, Reference, Table
from weft_web.studies.composing import composition_of, frame_of, kind_of, marks_of, today
from weft_web.studies.gathering import CHAPTERS, told_of
from weft_web.studies.models import ComposedChapter, Composition, Edit, Study
from weft_web.studies.selectors import edits_of, laid_over

PART_WEIGHT = 42_000
"""Bytes of JSON after which a chapter goes on on another page, so that no page is heavy on a poor line."""

ROWS_A_PART, ROWS_TOGETHER = 50, 80
PICTURE_WEIGHT, EDIT_WEIGHT = 4_000, 350
"""A picture is fetched apart; each block brings its controls."""

KEEPER = {"p": "quotes", "i": "register", "o": "obligations"}
"""The chapter that holds what a number leads to."""

ACRONYMS = "acronyms"
SECTION = 2
"""The level of a heading that the contents name."""


class Shown(Record):
    """A block on a page. `id`: its anchor, the same for the same matter; `ordinal`: of the last edit, 0 where there is none.

    `changed`: the machine has something else there than when a person wrote.
    """

    key: str
    id: str
    kind: str
    block: Block
    state: str = "machine"
    ordinal: int = 0
    by: str = ""
    at: datetime | None = None
    changed: bool = False
    writable: bool = False
    may_hide: bool = False
    placed: bool = True
    first: bool = True


class Entry(Record):
    """A line of the contents."""

    anchor: str
    title: str
    number: str
    part: int = 1


class Leaf(Record):
    """A page: the contents of the study, the sections of this chapter, and the blocks of one part of it.

    `within`: the section that goes on where the part begins below it.
    """

    chapter: Entry
    chapters: tuple[Entry, ...]
    sections: tuple[Entry, ...]
    blocks: tuple[Shown, ...]
    part: int
    parts: int
    before: Entry | None
    after: Entry | None
    within: Entry | None = None


class Desk:
    """A study on the desk: its composition, and what people wrote on it."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.composition: Composition = composition_of(study.country, kind_of(study))
        self.rows: dict[str, Edit] = edits_of(study)
        self.edits = laid_over(self.rows)
        self._marks: dict[str, Reference] | None = None
        self._frame: Paper | None = None

    @property
    def marks(self) -> dict[str, Reference]:
        """What citations show and lead to."""
        if self._marks is None:
            self._marks = marks_of(self.composition)
        return self._marks

    @property
    def frame(self) -> Paper:
        """Cover and words with the imprint of a draft."""
        if self._frame is None:
            edition = reporting.Edition(day=today(), authors=self.study.authors, publisher=self.study.publisher)
            self._frame = reporting.imprinted_draft(frame_of(self.composition), edition, profile_of(self.study.country))
        return self._frame

    def contents(self) -> tuple[Entry, ...]:
        """The chapters."""
        rows = self.composition.chapters.values_list("anchor", "title", "number")
        return tuple(Entry(anchor=anchor, title=title, number=number) for anchor, title, number in rows)

    def found(self, key: str) -> Laid | None:
        """What stands at a key; nothing where it has no place."""
        chapter = self.rows[key].chapter if key in self.rows else key.partition("/")[0]
        if chapter not in {one.anchor for one in self.contents()}:
            return None
        chapters, laid = self.laid(chapter)
        place = [one.anchor for one in chapters].index(chapter)
        return next((one for one in laid[place] if one.key == key), None)

    def unplaced(self) -> tuple[str, ...]:
        """Keys of texts that this composition has no place for."""
        if not self.edits:
            return ()
        there = (key for keys in self.composition.chapters.values_list("keys", flat=True) for key in keys)
        return reporting.unplaced(frozenset(there), self.edits)

    def chapters(self, until: str) -> tuple[Chapter, ...]:
        """The machine's chapters as far as one of them, with what people told elsewhere; all for the last one."""
        made = []
        for row in self.composition.chapters.all().iterator():
            made.append(self._chapter(row))
            if row.anchor == until and until != ACRONYMS:
                break
        return tuple(made)

    def _chapter(self, row: ComposedChapter) -> Chapter:
        chapter = reporting.unpacked(bytes(row.body), Chapter)
        language = Language(self.study.language)
        if chapter.anchor in CHAPTERS:
            chapter = reporting.filled(chapter, told_of(self.study, chapter.anchor, self.marks), self.marks, language, self.edits)
        return reporting.chapter_imprinted(chapter, self.frame) if chapter.anchor == "method" else chapter

    def laid(self, until: str) -> tuple[tuple[Chapter, ...], tuple[tuple[Laid, ...], ...]]:
        """The chapters, and what stands in each with people's edits laid over."""
        chapters = self.chapters(until)
        citing = any("[[" in one.text for one in self.edits.values())
        return chapters, reporting.laid(chapters, self.edits, self.marks if citing else {}, Language(self.study.language))

    def shown(self, anchor: str) -> tuple[Shown, ...]:
        """All blocks of a chapter."""
        chapters, laid = self.laid(anchor)
        place = [one.anchor for one in chapters].index(anchor)
        if anchor == ACRONYMS:
            paper = reporting.joined(self.frame, chapters, laid)
            return tuple(map(plain, paper.chapters[place].blocks))
        return tuple(shown for one in laid[place] for shown in self._shown(one))

    def _shown(self, one: Laid) -> Iterator[Shown]:
        row, machine = self.rows.get(one.key), one.machine
        for place, block in enumerate(one.blocks or ((machine,) if machine else ())):
            yield replace(
                plain(block),
                key=one.key,
                id=ident(one.key if not place else f"{one.key}+{place}"),
                state=one.state.value,
                ordinal=row.ordinal if row else 0,
                by=row.by.name if row else "",
                at=row.at if row else None,
                changed=self._is_changed(row, machine),
                writable=machine is None or reporting.writable(machine),
                may_hide=machine is not None and reporting.may_hide(machine),
                placed=one.placed,
                first=place == 0,
            )

    def _is_changed(self, row: Edit | None, machine: Block | None) -> bool:
        return row is not None and row.act == "text" and machine is not None and row.machine != self.source(machine)

    def source(self, machine: Block) -> str:
        """What the machine has in a block, as a person may write on it."""
        return reporting.source(machine, self.marks)


def plain(block: Block) -> Shown:
    """A block that nobody touches."""
    return Shown(key=block.key, id=ident(block.key), kind=type(block).__name__.lower(), block=block)


def ident(key: str) -> str:
    """The anchor of a block on a page."""
    return f"k-{ids.of(key)}"


def parts(blocks: Iterable[Shown]) -> tuple[tuple[Shown, ...], ...]:
    """The blocks of a chapter in parts of bearable weight; a part begins with a heading or with rows of a long table."""
    made: list[list[Shown]] = [[]]
    weight = 0
    for one in (piece for shown in blocks for piece in _sliced(shown)):
        own = _weight(one)
        begins = one.kind == "heading" or not one.first or own > PART_WEIGHT // 3
        if made[-1] and begins and weight + own > PART_WEIGHT and not _only_headings(made[-1]):
            made.append([])
            weight = 0
        made[-1].append(one)
        weight += own
    return tuple(tuple(part) for part in made)


def _only_headings(part: list[Shown]) -> bool:
    return all(one.kind == "heading" for one in part)


def _sliced(shown: Shown) -> Iterator[Shown]:
    """A long table in stretches of rows."""
    if not isinstance(shown.block, Table) or len(shown.block.rows) <= ROWS_TOGETHER:
        yield shown
        return
    rows = shown.block.rows
    for at in range(0, len(rows), ROWS_A_PART):
        yield replace(shown, block=replace(shown.block, rows=rows[at : at + ROWS_A_PART]), first=at == 0)


def _weight(shown: Shown) -> int:
    if shown.kind == "picture":
        return PICTURE_WEIGHT
    return len(msgspec.json.encode(shown.block)) + EDIT_WEIGHT


def leaf(contents: tuple[Entry, ...], anchor: str, blocks: tuple[Shown, ...], number: int) -> Leaf | None:
    """One part of a chapter; nothing where there is no such part."""
    there = parts(blocks)
    if not 1 <= number <= len(there):
        return None
    at = [one.anchor for one in contents].index(anchor)
    chapter = contents[at]
    sections = tuple(
        Entry(anchor=one.id, title=one.block.text, number=one.block.number, part=place)
        for place, part in enumerate(there, 1)
        for one in part
        if isinstance(one.block, Heading) and one.block.level == SECTION
    )
    before = replace(chapter, part=number - 1) if number > 1 else contents[at - 1] if at else None
    after = replace(chapter, part=number + 1) if number < len(there) else contents[at + 1] if at + 1 < len(contents) else None
    return Leaf(
        chapter=chapter,
        chapters=contents,
        sections=sections,
        blocks=there[number - 1],
        part=number,
        parts=len(there),
        before=before,
        after=after,
        within=_within(sections, there, number),
    )


def _within(sections: tuple[Entry, ...], there: tuple[tuple[Shown, ...], ...], number: int) -> Entry | None:
    """The section in the midst of which a part begins; nothing where it begins with one."""
    first = there[number - 1][:1]
    if not first or (isinstance(first[0].block, Heading) and first[0].block.level == SECTION):
        return None
    return next((one for one in reversed(sections) if one.part < number), None)


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


def part_with(blocks: tuple[Shown, ...], test: Callable[[Shown], bool]) -> int:
    """The number of the part in which a block stands; 0 where there is none."""
    return next((place for place, part in enumerate(parts(blocks), 1) if any(test(one) for one in part)), 0)


def holds(shown: Shown, anchor: str) -> bool:
    """Whether a block holds an anchor of the study."""
    if isinstance(shown.block, Heading):
        return shown.block.anchor == anchor
    return isinstance(shown.block, Table) and any(cell.anchor == anchor for row in shown.block.rows for cell in row)


def paper_now(study: Study, draft: reporting.Draft, edition: reporting.Edition) -> Paper:
    """The whole study as people have it, from a draft composed now."""
    from weft_web.studies.composing import with_fixed

    country: Country = study.country
    marks = with_fixed(dict(draft.marks), country)
    paper = reporting.imprinted_draft(draft.paper, edition, profile_of(country))
    edits, language = laid_over(edits_of(study)), Language(study.language)
    chapters = tuple(reporting.filled(one, told_of(study, one.anchor, marks), marks, language, edits) for one in paper.chapters)
    return reporting.written(replace(paper, chapters=chapters), edits, marks)
