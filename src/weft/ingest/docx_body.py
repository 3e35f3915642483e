"""The body of a Word file into blocks: paragraphs, tables, text boxes, notes, in reading order."""

import re

import msgspec
from lxml import etree

from weft.ingest.cleaning import one_line
from weft.ingest.docx_names import child, is_on, name_of, value, whole
from weft.ingest.docx_numbering import Numbering
from weft.ingest.docx_styles import NO_STYLE, Style, outline_level
from weft.ingest.docx_text import Words, words_of
from weft.ingest.lines import Paragraph, is_heading
from weft.ingest.table_rows import is_layout, row_text
from weft.ingest.writing import Mark, Writer
from weft.ingest.xml_walk import bare_number
from weft.records import Role

BOLD_SHARE = 0.9
_LEADERS = re.compile(r"(?:\.{4,}|…{2,})[\s.…]*\w{0,6}$")


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the other parts of the package say: styles, numbers, texts of notes by kind and id, words that open a unit."""

    styles: dict[str, Style]
    numbering: Numbering
    notes: dict[tuple[str, str], str]
    units: frozenset[str]


class Body:
    """Writes paragraphs and tables as they come."""

    def __init__(self, writer: Writer, parts: Parts) -> None:
        self._writer, self._parts = writer, parts
        self._notes_said: set[tuple[str, str]] = set()
        self._carried = ""
        self.letters_deleted = 0

    def write(self, element: etree._Element) -> None:
        """Writes a paragraph, a table, or whatever holds them."""
        name = name_of(element)
        if name == "p":
            self._write_paragraph(element)
        elif name == "tbl":
            self._write_table(element)
        elif name == "a:p":
            self._writer.block(one_line("".join(node.text or "" for node in element.iter() if name_of(node) == "a:t")))
        elif name not in ("del", "moveFrom", "sectPr"):
            for one in element:
                self.write(one)

    def finish(self) -> None:
        """Writes the notes nobody referred to."""
        if self._carried:
            self._writer.block(self._carried)
        for kind, key in self._parts.notes:
            self._write_note(kind, key)

    def _write_paragraph(self, element: etree._Element) -> None:
        text, mark, words = self._paragraph(element)
        if text:
            self._writer.block(text, mark)
        self._write_attached(words)

    def _write_attached(self, words: Words) -> None:
        """Notes a paragraph refers to, and the text boxes anchored in it."""
        for kind, key in words.notes:
            self._write_note(kind, key)
        for box in words.boxes:
            self.write(box)

    def _write_note(self, kind: str, key: str) -> None:
        text = self._parts.notes.get((kind, key), "")
        if text and (kind, key) not in self._notes_said:
            self._notes_said.add((kind, key))
            self._writer.block(f"[{key}] {text}", Mark(role=Role.NOTE, kind=kind, number=key))

    def _paragraph(self, element: etree._Element) -> tuple[str, Mark, Words]:
        """The text of a paragraph with its list number, what is known of it, and its words."""
        properties = child(element, "pPr")
        style = self._parts.styles.get(value(child(properties, "pStyle")), NO_STYLE)
        words = words_of(element, bold_style=style.bold)
        text = words.text
        if is_on(child(child(properties, "rPr"), "del")):
            # The mark at the end of the paragraph is deleted: it runs on into the next.
            self._carried += text
            return "", Mark(), words
        text, self._carried = self._carried + text, ""
        if not text.strip():
            return "", Mark(), words
        label, is_item, depth = self._label(properties, style)
        bold = words.letters > 0 and words.bold > BOLD_SHARE * words.letters
        role, level = self._role(text, properties, style, bold=bold)
        mark = Mark(
            role=role,
            level=level if role == Role.HEADING else depth + 1 if is_item else 0,
            kind="item" if is_item and role == Role.PARAGRAPH else "",
            number=bare_number(label),
            bold=bold,
        )
        return f"{label} {text.strip()}" if label else text, mark, words

    def _label(self, properties: etree._Element | None, style: Style) -> tuple[str, bool, int]:
        """The list number, whether the paragraph is in a list at all, and its depth there."""
        numbers = child(properties, "numPr")
        list_id = value(child(numbers, "numId")) or style.list_id
        depth = whole(child(numbers, "ilvl"))
        depth = style.list_level if depth is None else depth
        if list_id in ("", "0"):
            return "", False, 0
        return self._parts.numbering.label(list_id, depth), True, depth

    def _role(self, text: str, properties: etree._Element | None, style: Style, *, bold: bool) -> tuple[Role, int]:
        if style.contents or _LEADERS.search(text.strip()):
            return Role.CONTENTS, 0
        if style.note:
            return Role.NOTE, 0
        own = outline_level(properties)
        level = style.heading if own is None else own
        if level:
            return Role.HEADING, level
        return Role.HEADING if is_heading(Paragraph(one_line(text), bold), self._parts.units) else Role.PARAGRAPH, 0

    def _write_table(self, table: etree._Element) -> None:
        """Writes the rows of a table, not those of tables inside its cells; deleted rows are only counted."""
        for row in table.iter():
            if name_of(row) != "tr" or _owner(row) is not table:
                continue
            if child(child(row, "trPr"), "del") is None:
                self._write_row(row)
            else:
                self.letters_deleted += sum(sum(map(str.isalnum, one.text or "")) for one in row.iter() if name_of(one) == "t")

    def _write_row(self, row: etree._Element) -> None:
        cells = [self._cell(cell) for cell in row.iter() if name_of(cell) == "tc" and _owner(cell) is row]
        filled = [cell for cell in cells if cell]
        texts = [[text for text, _, _ in cell] for cell in filled]
        if is_layout(texts, len(cells)):
            for text, mark, _ in (paragraph for cell in filled for paragraph in cell):
                self._writer.block(text, mark)
        else:
            text, number = row_text(texts)
            self._writer.block(text, Mark(role=Role.PARAGRAPH if number else Role.ROW, kind="item" if number else "", number=number))
        for _, _, words in (paragraph for cell in cells for paragraph in cell):
            self._write_attached(words)

    def _cell(self, cell: etree._Element) -> list[tuple[str, Mark, Words]]:
        """The paragraphs of a cell; those of a table inside it too."""
        found = []
        for one in cell.iter():
            if name_of(one) == "p" and not _in_box(one, cell):
                text, mark, words = self._paragraph(one)
                if text or words.boxes or words.notes:
                    found.append((one_line(text), mark, words))
        return [paragraph for paragraph in found if paragraph[0] or paragraph[2].boxes]


def _owner(element: etree._Element) -> etree._Element | None:
    """The row a cell belongs to, the table a row belongs to."""
    wanted = "tr" if name_of(element) == "tc" else "tbl"
    return next((above for above in element.iterancestors() if name_of(above) == wanted), None)


def _in_box(paragraph: etree._Element, cell: etree._Element) -> bool:
    """True for a paragraph inside another paragraph of the cell: it is in a text box and comes with the words of the outer one."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if name_of(above) == "p":
            return True
    return False
