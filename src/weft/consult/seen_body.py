"""The walk through a part of a Word file: words as they stand, with the changes, bookmarks and comments around them."""

import re
from collections.abc import Callable, Iterator

from lxml import etree
from msgspec.structs import replace

from weft.consult.form_marks import PREFIXES
from weft.consult.seen_names import attribute, child, name_of
from weft.consult.seen_words import ADDED, STRUCK, SeenParagraph, SeenRun
from weft.records import Record

Note = tuple[str, str]
"""Kind and id of a note."""

CHANGES = {"ins": ADDED, "moveTo": ADDED, "del": STRUCK, "moveFrom": STRUCK}
PASSED_OVER = frozenset(
    ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText", "delInstrText", "Fallback", "softHyphen", "sdtPr", "rt")
)
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
SYMBOL = re.compile("[0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3}")
"""A sign by its number; none of those that are halves of signs."""

RESTYLED = frozenset(("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "tblGridChange"))


class Change(Record):
    """A change around words."""

    kind: str = ""
    author: str = ""
    dated: str = ""


class Cell(Record):
    """Where in a table a paragraph stands."""

    table: int = 0
    row: int = 0
    column: int = 0


class Body:
    """Reads parts, one after the other; `paragraphs` is what was read so far."""

    def __init__(self, notes: dict[Note, etree._Element]) -> None:
        self.paragraphs: list[SeenParagraph] = []
        self.restyled = 0
        self._notes = notes
        self._part = ""
        self._tables = 0
        self._cell = Cell()
        self._change = Change()
        self._marks: dict[str, str] = {}
        self._comments: dict[str, None] = {}
        self._ranged: set[str] = set()
        self._ended: set[str] = set()
        self._runs: list[SeenRun] = []
        self._later: list[tuple[str, etree._Element, tuple[str, ...]]] = []
        self._outer: tuple[str, ...] = ()
        self._on: dict[str, Callable[[etree._Element], None]] = {
            "p": self._paragraph,
            "tbl": self._table,
            "t": self._text,
            "delText": self._text,
            "sym": self._symbol,
            "bookmarkStart": self._open_mark,
            "bookmarkEnd": lambda one: self._forget(self._marks, one),
            "commentRangeStart": self._open_comment,
            "commentRangeEnd": lambda one: self._forget(self._comments, one),
            "commentReference": self._point,
            "footnoteReference": lambda one: self._note("footnote", one),
            "endnoteReference": lambda one: self._note("endnote", one),
            "txbxContent": lambda one: self._put_off("text box", one),
        }

    def read(self, tree: etree._Element, part: str) -> None:
        """Reads one part; what was opened and never closed ends with it."""
        self._part = part
        self.restyled += sum(1 for one in tree.iter() if name_of(one) in RESTYLED)
        self._ranged = {attribute(one, "id") for one in tree.iter() if name_of(one) == "commentRangeStart"}
        self._ended = {attribute(one, "id") for one in tree.iter() if name_of(one) == "bookmarkEnd"}
        self._inside(tree)
        self._marks.clear()
        self._comments.clear()

    def _inside(self, element: etree._Element) -> None:
        for one in element:
            name = name_of(one)
            if name in self._on:
                self._on[name](one)
            elif name in SIGNS:
                self._say(SIGNS[name])
            elif name in CHANGES:
                self._changed(one, CHANGES[name])
            elif name not in PASSED_OVER:
                self._inside(one)

    def _changed(self, element: etree._Element, kind: str) -> None:
        """What is inside a change; a deletion of what was inserted is a deletion."""
        before = self._change
        if before.kind != STRUCK:
            self._change = Change(kind=kind, author=attribute(element, "author"), dated=attribute(element, "date"))
        self._inside(element)
        self._change = before

    def _paragraph(self, element: etree._Element) -> None:
        held, self._runs = self._runs, []
        later, self._later = self._later, []
        self._inside(element)
        before = self._change
        self._change = _change_in(child(element, "pPr", "rPr")) or before
        self._say("\n")
        self._change = before
        cell = self._cell
        runs = tuple(_joined(self._runs))
        self.paragraphs.append(SeenParagraph(runs=runs, part=self._part, table=cell.table, row=cell.row, column=cell.column))
        self._close_endless()
        put_off, self._runs, self._later = self._later, held, later
        for kind, inside, marks in put_off:
            self._beside(kind, inside, marks)

    def _beside(self, kind: str, inside: etree._Element, marks: tuple[str, ...]) -> None:
        """A note or a text box: it belongs to the place from which it hangs."""
        part, outer = self._part, self._outer
        self._part, self._outer = kind, marks
        self._inside(inside)
        self._part, self._outer = part, outer

    def _table(self, element: etree._Element) -> None:
        """A table; what stands inside a table within it belongs to the cell outside."""
        before = self._cell
        if not before.table:
            self._tables += 1
        rows = 0
        for one in element:
            if name_of(one) in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"):
                self._on[name_of(one)](one)
            for row in _within(one, "tr"):
                rows += 1
                self._row(row, before if before.table else Cell(table=self._tables, row=rows))
        self._cell = before

    def _row(self, element: etree._Element, cell: Cell) -> None:
        before = self._change
        self._change = _change_in(child(element, "trPr")) or before
        column = 0
        for one in element:
            if name_of(one) in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"):
                self._on[name_of(one)](one)
            for inside in _within(one, "tc"):
                column += 1
                self._cell = replace(cell, column=cell.column or column)
                self._inside(inside)
        self._change = before

    def _text(self, element: etree._Element) -> None:
        self._say(element.text or "")

    def _symbol(self, element: etree._Element) -> None:
        code = attribute(element, "char")
        self._say(chr(int(code, 16)) if SYMBOL.fullmatch(code) else "")

    def _say(self, text: str) -> None:
        self._runs.append(
            SeenRun(
                text=text,
                change=self._change.kind,
                author=self._change.author,
                dated=self._change.dated,
                marks=(*self._outer, *self._marks.values()),
                comments=tuple(self._comments),
            )
        )

    def _open_mark(self, element: etree._Element) -> None:
        name = attribute(element, "name")
        if name.startswith(PREFIXES):
            self._marks[attribute(element, "id")] = name

    def _close_endless(self) -> None:
        """What a program left open ends with its paragraph."""
        for known in [one for one in self._marks if one not in self._ended]:
            del self._marks[known]

    def _forget(self, held: dict[str, str] | dict[str, None], element: etree._Element) -> None:
        held.pop(attribute(element, "id"), None)

    def _open_comment(self, element: etree._Element) -> None:
        self._comments[attribute(element, "id")] = None

    def _point(self, element: etree._Element) -> None:
        """A comment that stands at a point, where no words are marked."""
        known = attribute(element, "id")
        if known not in self._ranged:
            self._comments[known] = None
            self._say("")
            del self._comments[known]

    def _note(self, kind: str, element: etree._Element) -> None:
        note = self._notes.get((kind, attribute(element, "id")))
        if note is not None:
            self._put_off(kind, note)

    def _put_off(self, kind: str, element: etree._Element) -> None:
        """What stands beside the text is read after the paragraph it hangs from."""
        self._later.append((kind, element, (*self._outer, *self._marks.values())))


def _change_in(properties: etree._Element | None) -> Change | None:
    """The change told in the properties of a paragraph's end or of a row."""
    for one in [] if properties is None else properties:
        if name_of(one) in CHANGES:
            return Change(kind=CHANGES[name_of(one)], author=attribute(one, "author"), dated=attribute(one, "date"))
    return None


def _within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows or cells, those in frames of content controls too."""
    if name_of(element) == name:
        yield element
    elif name_of(element) in ("sdt", "sdtContent", "customXml", "ins", "del"):
        for one in element:
            yield from _within(one, name)


def _joined(runs: list[SeenRun]) -> Iterator[SeenRun]:
    """Runs in the same state as one."""
    held: SeenRun | None = None
    for one in runs:
        if held is not None and replace(one, text="") == replace(held, text="") and one.text and held.text:
            held = replace(held, text=held.text + one.text)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held
