"""Paragraphs and tables of a Word document with what came and what went as tracked changes.

Accepting all of them leaves the later text, rejecting them the earlier one (ECMA-376 part 1, 17.13.5).
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from weft.consult.atoms import Atom, atoms, bookmarks, runs_of, struck

MOST_WORDS = 4_000
"""Words of a paragraph that are compared one by one; longer ones are shown whole, before and after."""

ALIKE = 0.35
"""Texts less alike are shown whole, before and after: word by word they could not be read."""

P, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
INSERTED, DELETED = "w:ins", "w:del"


class Tracker:
    """Tracks changes by an author at a time (ISO 8601, UTC); `was`, `now`: what bookmarks of the two texts mean."""

    def __init__(self, author: str, at: str, was: Mapping[str, str], now: Mapping[str, str]) -> None:
        self._author, self._at = author, at
        self._was, self._now = was, now
        self._count = 0

    def came(self, element: Element) -> Element:
        """A paragraph or table that is new."""
        return self._whole(element, INSERTED)

    def went(self, element: Element) -> Element:
        """A paragraph or table that went: without its bookmarks and links, for their names may stand elsewhere now."""
        return self._whole(element, DELETED)

    def both(self, was: Sequence[Element], now: Sequence[Element]) -> Iterator[Element]:
        """Elements as they were and as they are, side by side: those alike merged, the others struck out or added."""
        for old, new in self._aligned(was, now):
            if old is not None and new is not None:
                yield new if old is new else self._merged(old, new)
            elif old is not None:
                yield self.went(old)
            elif new is not None:
                yield self.came(new)

    def _change(self, kind: str) -> Element:
        self._count += 1
        made = OxmlElement(kind)
        for name, value in (("w:id", str(self._count)), ("w:author", self._author), ("w:date", self._at)):
            made.set(qn(name), value)
        return made

    def _whole(self, element: Element, kind: str) -> Element:
        element = deepcopy(element)
        if element.tag == P:
            return self._paragraph(element, kind)
        for row in element.iterchildren(ROW):
            self._row(row, kind)
        return element

    def _row(self, row: Element, kind: str) -> Element:
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = OxmlElement("w:trPr")
            row.insert(0, properties)
        properties.append(self._change(kind))
        for cell in row.iterchildren(CELL):
            for inner in list(cell.iterchildren(P, TABLE)):
                cell.replace(inner, self._whole(inner, kind))
        return row

    def _paragraph(self, paragraph: Element, kind: str) -> Element:
        """The paragraph with its mark and all that is in it come or gone."""
        opened, closed = bookmarks(paragraph)
        inside = atoms(paragraph, {})
        made = self._bare(paragraph, kind)
        content = self._tracked(inside, kind)
        for one in (*opened, *content, *closed) if kind == INSERTED else content:
            made.append(one)
        return made

    def _bare(self, paragraph: Element, kind: str = "") -> Element:
        """A paragraph with the properties of another and nothing in it; its mark come or gone."""
        made, properties = OxmlElement("w:p"), paragraph.find(qn("w:pPr"))
        properties = OxmlElement("w:pPr") if properties is None else deepcopy(properties)
        made.append(properties)
        if kind:
            look = OxmlElement("w:rPr")
            look.append(self._change(kind))
            properties.append(look)
        return made

    def _tracked(self, inside: Sequence[Atom], kind: str = "") -> list[Element]:
        """Atoms as runs, in links where they lead somewhere, within the change where there is one."""
        made = []
        for link, runs in runs_of(inside, linked=kind != DELETED):
            shown = runs
            if kind:
                change = self._change(kind)
                change.extend(struck(run) if kind == DELETED else run for run in runs)
                shown = [change]
            if link:
                leading = OxmlElement("w:hyperlink")
                leading.set(qn("w:anchor"), link)
                leading.set(qn("w:history"), "1")
                leading.extend(shown)
                shown = [leading]
            made += shown
        return made

    def _merged(self, was: Element, now: Element) -> Element:
        return self._merged_table(was, now) if now.tag == TABLE else self._merged_paragraph(was, now)

    def _merged_paragraph(self, was: Element, now: Element) -> Element:
        old, new = atoms(was, self._was), atoms(now, self._now)
        opened, closed = bookmarks(now)
        made = self._bare(now)
        made.extend(opened)
        for kind, inside in _steps(old, new):
            made.extend(self._tracked(inside, kind))
        made.extend(closed)
        return made

    def _merged_table(self, was: Element, now: Element) -> Element:
        """The later table with the rows that went in their places."""
        made = OxmlElement("w:tbl")
        made.extend(deepcopy(one) for one in now if one.tag != ROW)
        for old, new in self._aligned(list(was.iterchildren(ROW)), list(now.iterchildren(ROW))):
            if old is not None and new is not None:
                made.append(deepcopy(new) if old is new else self._merged_row(old, new))
            elif old is not None:
                made.append(self._row(deepcopy(old), DELETED))
            elif new is not None:
                made.append(self._row(deepcopy(new), INSERTED))
        return made

    def _merged_row(self, was: Element, now: Element) -> Element:
        made = OxmlElement("w:tr")
        made.extend(deepcopy(one) for one in now if one.tag != CELL)
        for old, new in zip(was.iterchildren(CELL), now.iterchildren(CELL), strict=True):
            cell = OxmlElement("w:tc")
            cell.extend(deepcopy(one) for one in new if one.tag not in (P, TABLE))
            cell.extend(self.both(list(old.iterchildren(P, TABLE)), list(new.iterchildren(P, TABLE))))
            made.append(cell)
        return made

    def _aligned(self, was: Sequence[Element], now: Sequence[Element]) -> Iterator[tuple[Element | None, Element | None]]:
        """What belongs together, in order: what says the same as the later one twice, between them those that may be merged."""
        old, new = [self._signed(one, self._was) for one in was], [self._signed(one, self._now) for one in now]
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                yield from ((one, one) for one in now[c:d])
            else:
                yield from _between(list(zip(was[a:b], old[a:b], strict=True)), list(zip(now[c:d], new[c:d], strict=True)))

    def _signed(self, element: Element, meanings: Mapping[str, str]) -> tuple[str, ...]:
        """What an element says, as it is compared; of a row also where its cells end."""
        if element.tag == P:
            return tuple(one.meant for one in atoms(element, meanings))
        if element.tag == CELL:
            return ("\a", *(said for one in element.iterchildren(P, TABLE) for said in self._signed(one, meanings)))
        return (element.tag, *(said for one in element.iterchildren(ROW, CELL) for said in self._signed(one, meanings)))


Signed = tuple[Element, tuple[str, ...]]


def _between(was: list[Signed], now: list[Signed]) -> Iterator[tuple[Element | None, Element | None]]:
    """Elements that differ: each later one with the first earlier one like it that is left, none before its own."""
    at = 0
    for element, said in now:
        like = next((place for place in range(at, len(was)) if _may_merge(was[place], (element, said))), None)
        if like is None:
            yield None, element
            continue
        yield from ((one, None) for one, _ in was[at:like])
        yield was[like][0], element
        at = like + 1
    yield from ((one, None) for one, _ in was[at:])


def _may_merge(was: Signed, now: Signed) -> bool:
    """Whether two elements are one that was changed: of a kind, of as many columns, and alike."""
    if was[0].tag != now[0].tag or len(_columns(was[0])) != len(_columns(now[0])):
        return False
    if _columns(was[0]) and was[0].tag == TABLE:
        return True
    return max(len(was[1]), len(now[1])) <= MOST_WORDS and _ratio(was[1], now[1]) >= ALIKE


def _columns(element: Element) -> list[Element]:
    return list(element.iterchildren(CELL)) if element.tag == ROW else list(element.iter(qn("w:gridCol")))


def _ratio(was: Sequence[str], now: Sequence[str]) -> float:
    old, new = [one for one in was if not one.isspace()], [one for one in now if not one.isspace()]
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _steps(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[tuple[str, list[Atom]]]:
    """What stayed, went and came, in order; a blank between two changes is changed with them."""
    codes = SequenceMatcher(None, [one.meant for one in old], [one.meant for one in new], autojunk=False).get_opcodes()
    gone: list[Atom] = []
    come: list[Atom] = []
    for place, (tag, a, b, c, d) in enumerate(codes):
        blank = tag == "equal" and 0 < place < len(codes) - 1 and all(one.meant.isspace() for one in new[c:d])
        if tag != "equal" or blank:
            gone += old[a:b]
            come += new[c:d]
            continue
        yield from ((kind, these) for kind, these in ((DELETED, gone), (INSERTED, come)) if these)
        gone, come = [], []
        yield "", list(new[c:d])
    yield from ((kind, these) for kind, these in ((DELETED, gone), (INSERTED, come)) if these)
