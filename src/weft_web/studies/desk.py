"""The study on the desk: what the machine composed, with what people wrote on it.

Chapters in which nobody wrote are read part by part; those in which somebody did are laid out whole.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from weft.records import Language
from weft_web.countries.models import Country
from weft_web.countries.services import profile_of
from weft_web.engine import reporting
from weft_web.engine.reporting import Block, Chapter, Counts, Laid, Paper, Reference
from weft_web.studies.composing import ACRONYMS, composition_of, frame_of, kind_of, marks_of, today, with_fixed
from weft_web.studies.cutting import Part, Section, Shown, anchors_of, ident, picture_anchor, picture_in, plain, untouched
from weft_web.studies.gathering import CHAPTERS, is_told, told_of
from weft_web.studies.leaves import Entry, Leaf, Place, leaf, page, part_with
from weft_web.studies.models import ComposedChapter, Composition, Edit, Study
from weft_web.studies.selectors import edits_of, laid_over

IMPRINTED = "method"
"""The chapter that says how the study is cited."""


class Desk:
    """A study on the desk: its composition, and what people wrote on it."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.composition: Composition = composition_of(study.country, kind_of(study))
        self.rows: dict[str, Edit] = edits_of(study)
        self.edits = laid_over(self.rows)
        self._ends: dict[str, Counts] = {}
        self._touched: dict[str, bool] = {}
        self._read: dict[tuple[str, bool], Chapter] = {}

    @cached_property
    def marks(self) -> dict[str, Reference]:
        """What citations show and lead to."""
        return marks_of(self.composition)

    @cached_property
    def frame(self) -> Paper:
        """Cover and words with the imprint of a draft."""
        edition = reporting.Edition(day=today(), authors=self.study.authors, publisher=self.study.publisher)
        return reporting.imprinted_draft(frame_of(self.composition), edition, profile_of(self.study.country))

    @cached_property
    def _chapters(self) -> dict[str, ComposedChapter]:
        return {one.anchor: one for one in self.composition.chapters.defer("body", "keys", "sections")}

    @cached_property
    def _written_in(self) -> frozenset[str]:
        """The chapters in which people wrote."""
        return frozenset(name for key in self.edits for name in (self.rows[key].chapter, key.partition("/")[0]))

    @property
    def _language(self) -> Language:
        return Language(self.study.language)

    def contents(self) -> tuple[Entry, ...]:
        """The chapters."""
        return tuple(Entry(anchor=one.anchor, title=one.title, number=one.number) for one in self._chapters.values())

    def is_composed(self, anchor: str) -> bool:
        """Whether a chapter is shown as the machine composed it."""
        return anchor not in (ACRONYMS, IMPRINTED) and not self._is_touched(anchor)

    def _is_touched(self, anchor: str) -> bool:
        if anchor not in self._touched:
            self._touched[anchor] = anchor in self._written_in or is_told(self.study, anchor)
        return self._touched[anchor]

    def leaf(self, anchor: str, number: int) -> Leaf | None:
        """One part of a chapter; nothing where there is no such part."""
        if not self.is_composed(anchor):
            return leaf(self.contents(), anchor, self.shown(anchor), number)
        row = self._chapters[anchor]
        kept = row.parts.filter(number=number).first()
        if kept is None:
            return None
        part = reporting.unpacked(bytes(kept.body), Part)
        blocks = reporting.numbered_after(part.blocks, part.numbers, self._before(anchor), self._language)
        sections = msgspec.convert(row.sections, tuple[Section, ...])
        place = Place(part=number, parts=row.parts.count(), sections=sections)
        return page(self.contents(), anchor, tuple(_in_part(blocks, goes_on=part.goes_on)), place)

    def part_at(self, chapter: str, *, anchor: str = "", key: str = "") -> int:
        """The part of a chapter in which an anchor of the study, or a block, stands; 0 where there is none."""
        if not self.is_composed(chapter):
            return part_with(self.shown(chapter), lambda one: one.key == key if key else anchor in anchors_of(one.block))
        rows = self._chapters[chapter].parts.values_list("number", "keys" if key else "anchors")
        return next((number for number, there in rows if (key or anchor) in there), 0)

    def picture(self, chapter: str, name: str) -> str:
        """A picture of a chapter as SVG; "" where there is none."""
        if not self.is_composed(chapter):
            return picture_in(self.shown(chapter), name)
        number = self.part_at(chapter, anchor=picture_anchor(name))
        there = self.leaf(chapter, number) if number else None
        return picture_in(there.blocks, name) if there else ""

    def found(self, key: str) -> Laid | None:
        """What stands at a key; nothing where it has no place."""
        chapter = self.rows[key].chapter if key in self.rows else key.partition("/")[0]
        there = self._laid(chapter) if chapter in self._chapters else ()
        return next((one for one in there if one.key == key), None)

    def unplaced(self) -> tuple[str, ...]:
        """Keys of texts that this composition has no place for."""
        if not self.edits:
            return ()
        within = self.composition.chapters.filter(anchor__in={key.partition("/")[0] for key in self.edits})
        there = (key for keys in within.values_list("keys", flat=True) for key in keys)
        return reporting.unplaced(frozenset(there), self.edits)

    def shown(self, anchor: str) -> tuple[Shown, ...]:
        """All blocks of a chapter."""
        laid = self._laid(anchor)
        if anchor == ACRONYMS:
            return tuple(map(plain, self._explained(laid)))
        return tuple(shown for one in laid for shown in self._shown(one))

    def _laid(self, anchor: str) -> tuple[Laid, ...]:
        """What stands in a chapter with people's edits laid over."""
        citing = any("[[" in one.text for one in self.edits.values())
        chapter = self._chapter(anchor, self.marks if is_told(self.study, anchor) else {})
        return reporting.laid_after(chapter, self.edits, self.marks if citing else {}, self._language, self._before(anchor))[0]

    def _chapter(self, anchor: str, marks: dict[str, Reference]) -> Chapter:
        """A chapter as the machine composed it, with what people told elsewhere; without `marks` its citations are not read."""
        if (anchor, bool(marks)) not in self._read:
            self._read[anchor, bool(marks)] = self._unpacked(anchor, marks)
        return self._read[anchor, bool(marks)]

    def _unpacked(self, anchor: str, marks: dict[str, Reference]) -> Chapter:
        body = ComposedChapter.objects.values_list("body", flat=True).get(pk=self._chapters[anchor].pk)
        chapter = reporting.unpacked(bytes(body), Chapter)
        if anchor in CHAPTERS:
            chapter = reporting.filled(chapter, told_of(self.study, anchor, marks), marks, self._language, self.edits)
        return reporting.chapter_imprinted(chapter, self.frame) if anchor == IMPRINTED else chapter

    def _before(self, anchor: str) -> Counts:
        """How many paragraphs, tables and figures stand before a chapter; citations do not matter for that."""
        counts = Counts()
        for name in takewhile(lambda name: name != anchor, self._chapters):
            if name not in self._ends:
                self._ends[name] = self._end(name, counts)
            counts = self._ends[name]
        return counts

    def _end(self, anchor: str, before: Counts) -> Counts:
        if not self._is_touched(anchor):
            return reporting.after(before, msgspec.convert(self._chapters[anchor].counts, Counts))
        return reporting.laid_after(self._chapter(anchor, {}), self.edits, {}, self._language, before)[1]

    def _explained(self, laid: tuple[Laid, ...]) -> tuple[Block, ...]:
        """The acronyms that the other chapters use."""
        used: set[str] = set()
        for one in (other for other in self._chapters.values() if other.anchor != ACRONYMS):
            used |= self._words(one) if self._is_touched(one.anchor) else set(one.acronyms)
        chapter = replace(self._chapter(ACRONYMS, {}), blocks=tuple(block for one in laid for block in one.blocks))
        return reporting.with_acronyms(chapter, used).blocks

    def _words(self, row: ComposedChapter) -> frozenset[str]:
        there, _ = reporting.laid_after(self._chapter(row.anchor, {}), self.edits, {}, self._language, Counts())
        return reporting.words_in(block for one in there for block in one.blocks)

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


def _in_part(blocks: tuple[Block, ...], *, goes_on: bool) -> Iterator[Shown]:
    """The blocks of a part; of a long table only the first stretch of rows is its beginning."""
    last = blocks[0].key if goes_on else ""
    for block in blocks:
        yield replace(untouched(block), first=block.key != last)
        last = block.key


def paper_now(study: Study, draft: reporting.Draft, edition: reporting.Edition) -> Paper:
    """The whole study as people have it, from a draft composed now."""
    country: Country = study.country
    marks = with_fixed(dict(draft.marks), country)
    paper = reporting.imprinted_draft(draft.paper, edition, profile_of(country))
    edits, language = laid_over(edits_of(study)), Language(study.language)
    chapters = tuple(reporting.filled(one, told_of(study, one.anchor, marks), marks, language, edits) for one in paper.chapters)
    return reporting.written(replace(paper, chapters=chapters), edits, marks)
