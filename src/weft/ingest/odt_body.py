"""The body of an OpenDocument text into blocks."""

import msgspec
from lxml import etree

from weft.ingest.cleaning import one_line
from weft.ingest.lines import Paragraph, is_heading
from weft.ingest.odt_lists import Counter, Levels
from weft.ingest.odt_names import name_of, value, whole
from weft.ingest.table_rows import is_layout, row_text
from weft.ingest.writing import Mark, Writer
from weft.ingest.xml_walk import bare_number
from weft.records import Role

BOLD_SHARE = 0.9
MAX_SPACES = 1_000
_CONTENTS = (
    "text:table-of-content",
    "text:alphabetical-index",
    "text:illustration-index",
    "text:table-index",
    "text:user-index",
    "text:bibliography",
)
_SKIPPED = ("text:tracked-changes", "text:sequence-decls", "text:index-title-template", "office:forms", "?:desc")
_ROWS = "table:table-row"


class Styles(msgspec.Struct, frozen=True):
    """Names of bold styles, list styles by name, words that open a unit."""

    bold: frozenset[str]
    lists: dict[str, Levels]
    units: frozenset[str]


class _Words(msgspec.Struct):
    """The words of one paragraph; notes and text boxes come after it."""

    parts: list[str] = msgspec.field(default_factory=list)
    letters: int = 0
    bold: int = 0
    attached: list[etree._Element] = msgspec.field(default_factory=list)


class _List(msgspec.Struct, frozen=True):
    """The list a paragraph stands in: its counter, its depth, and the number to show before the next paragraph."""

    counter: Counter
    depth: int


class Body:
    """Walks the body and writes it."""

    def __init__(self, writer: Writer, styles: Styles) -> None:
        self._writer, self._styles = writer, styles
        self._headings = Counter(styles.lists.get("", {}))
        self._continued: dict[str, Counter] = {}

    def walk(self, element: etree._Element, role: Role = Role.PARAGRAPH) -> None:
        """Writes everything inside `element`; `role`: what it is part of."""
        for one in element:
            name = name_of(one)
            if name in ("text:p", "text:h"):
                self._write_paragraph(one, role)
            elif name == "text:list":
                self._walk_list(one, role, None, "")
            elif name == _ROWS:
                self._write_row(one)
            elif name == "office:annotation":
                self._writer.aside(_all_text(one))
            elif name not in _SKIPPED and not name.endswith("-source"):
                self.walk(one, Role.CONTENTS if name in _CONTENTS else role)

    def _walk_list(self, element: etree._Element, role: Role, outer: _List | None, style: str) -> None:
        style = value(element, "text:style-name") or style
        held = _List(outer.counter, outer.depth + 1) if outer else _List(self._counter(element, style), 1)
        for item in element:
            if name_of(item) not in ("text:list-item", "text:list-header"):
                continue
            start = whole(item, "text:start-value", -1)
            numbered = name_of(item) == "text:list-item"
            first = True
            for one in item:
                if name_of(one) == "text:list":
                    self._walk_list(one, role, held, style)
                elif name_of(one) in ("text:p", "text:h"):
                    label = held.counter.label(held.depth, start if start >= 0 else None) if numbered and first else ""
                    self._write_paragraph(one, role, label=label, depth=held.depth)
                    first = False

    def _counter(self, element: etree._Element, style: str) -> Counter:
        goes_on = value(element, "text:continue-numbering") == "true" or value(element, "text:continue-list")
        if not goes_on or style not in self._continued:
            self._continued[style] = Counter(self._styles.lists.get(style, {}))
        return self._continued[style]

    def _write_paragraph(self, element: etree._Element, role: Role, *, label: str = "", depth: int = 0) -> None:
        words = _Words()
        self._gather(element, words, value(element, "text:style-name") in self._styles.bold)
        text = "".join(words.parts)
        is_title = name_of(element) == "text:h"
        level = whole(element, "text:outline-level", 1) if is_title else depth
        if is_title and text.strip() and not label and value(element, "text:is-list-header") != "true":
            label = self._headings.label(level)
        if text.strip():
            bold = words.letters > 0 and words.bold > BOLD_SHARE * words.letters
            if role == Role.PARAGRAPH and (is_title or (not depth and is_heading(Paragraph(one_line(text), bold), self._styles.units))):
                role = Role.HEADING
            kind = "item" if depth and role == Role.PARAGRAPH else ""
            mark = Mark(role=role, level=level, kind=kind, number=bare_number(label), bold=bold)
            self._writer.block(f"{label} {text.strip()}" if label else text, mark)
        for one in words.attached:
            self._write_attached(one)

    def _write_attached(self, element: etree._Element) -> None:
        """A note or a text box of the paragraph just written."""
        if name_of(element) != "text:note":
            self.walk(element)
            return
        citation = next((_all_text(one) for one in element if name_of(one) == "text:note-citation"), "")
        body = " ".join(_all_text(one) for one in element if name_of(one) == "text:note-body")
        kind = value(element, "text:note-class") or "footnote"
        self._writer.block(f"[{citation}] {body}" if citation else body, Mark(role=Role.NOTE, kind=kind, number=citation))

    def _gather(self, element: etree._Element, words: _Words, bold: bool) -> None:
        _add(element.text or "", words, bold)
        for one in element:
            name = name_of(one)
            if name == "text:s":
                words.parts.append(" " * min(whole(one, "text:c", 1), MAX_SPACES))
            elif name in ("text:tab", "text:line-break", "text:soft-page-break"):
                words.parts.append("\n" if name == "text:line-break" else " ")
            elif name == "text:note":
                words.attached.append(one)
                words.parts.append("".join(f"[{_all_text(cite)}]" for cite in one if name_of(cite) == "text:note-citation"))
            elif name in ("draw:text-box", "table:table", "text:list"):
                words.attached.append(one)
            elif name == "office:annotation":
                self._writer.aside(_all_text(one))
            elif name and name not in _SKIPPED:
                self._gather(one, words, bold or value(one, "text:style-name") in self._styles.bold)
            _add(one.tail or "", words, bold)

    def _write_row(self, row: etree._Element) -> None:
        cells = [_cell(cell) for cell in row if name_of(cell) in ("table:table-cell", "table:covered-table-cell")]
        filled = [cell for cell in cells if cell]
        nested = any(name_of(one) == _ROWS for one in row.iter() if one is not row)
        if nested or is_layout(filled, len(cells)):
            for cell in row:
                self.walk(cell)
            return
        text, number = row_text(filled)
        self._writer.block(text, Mark(role=Role.PARAGRAPH if number else Role.ROW, kind="item" if number else "", number=number))
        for note in [one for one in row.iter() if name_of(one) == "text:note"]:
            self._write_attached(note)


def _add(text: str, words: _Words, bold: bool) -> None:
    words.parts.append(text.replace("\n", " "))
    size = len(text.strip())
    words.letters += size
    words.bold += size if bold else 0


def _cell(cell: etree._Element) -> list[str]:
    texts = [_all_text(one) for one in cell.iter() if name_of(one) in ("text:p", "text:h") and not _in_note(one, cell)]
    return [text for text in texts if text]


def _in_note(element: etree._Element, cell: etree._Element) -> bool:
    for above in element.iterancestors():
        if above is cell:
            return False
        if name_of(above) == "text:note":
            return True
    return False


def _all_text(element: etree._Element) -> str:
    """All words inside an element on one line; notes inside it only by their sign."""
    parts: list[str] = []
    _collect(element, parts)
    return one_line("".join(parts))


def _collect(element: etree._Element, parts: list[str]) -> None:
    name = name_of(element)
    if name in ("text:note-body", "office:annotation") and parts:
        return
    parts.append(" " if name in ("text:p", "text:h", "text:s", "text:tab", "text:line-break") else "")
    parts.append(element.text or "")
    for one in element:
        _collect(one, parts)
        parts.append(one.tail or "")
