"""A tree of XML into blocks: numbers go with the text they number, titles become headings, rows become rows."""

import msgspec
from lxml import etree

from weft.ingest.writing import Mark, Writer
from weft.ingest.xml_words import CELLS, ROWS, Dialect
from weft.records import Role

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Place(msgspec.Struct, frozen=True):
    """Where the walk stands: role of the text there, kind of the unit, depth of units, language."""

    role: Role = Role.PARAGRAPH
    kind: str = ""
    level: int = 0
    language: str = ""
    aside: bool = False


class _Label(msgspec.Struct, frozen=True):
    text: str
    kind: str


class Walker:
    """Walks one tree; `main_language` is the language of the document as a whole."""

    def __init__(self, writer: Writer, dialect: Dialect, main_language: str = "") -> None:
        self._writer, self._dialect, self._main_language = writer, dialect, main_language
        self._languages = dict(dialect.languages)
        self._labels: list[_Label] = []
        self._parts: list[str] = []
        self._notes: list[tuple[etree._Element, Place]] = []

    def walk(self, element: etree._Element, place: Place) -> None:
        """Writes everything inside `element`."""
        name = local_name(element)
        if name in ROWS:
            self._write_row(element, self._inside(element, name, place))
        elif name in self._dialect.labels:
            self._labels.append(_Label(flat_text(element), place.kind))
        elif name in self._dialect.headings:
            self._write_heading(element, name, place)
        else:
            inside = self._inside(element, name, place)
            before = len(self._labels)
            self._walk_content(element, inside)
            self._cut(inside)
            if len(self._labels) > before:
                self._write_labels(inside)

    def _walk_content(self, element: etree._Element, place: Place) -> None:
        loose = not self._dialect.strict and _is_mixed(element)
        self._parts.append(element.text or "")
        for child in element:
            name = local_name(child)
            if not name:
                self._parts.append(child.text or "" if child.tag is etree.Entity else "")
            elif name in self._dialect.notes and self._has_words():
                self._notes.append((child, place))
                self._parts.append(_note_mark(child))
            elif name in self._dialect.inline or (loose and name not in ROWS and not _holds_rows(child)):
                self._parts.append(" " if name in ("br", "eol", "linebreak") else "")
                self._walk_content(child, place)
            else:
                self._cut(place)
                self.walk(child, place)
            self._parts.append(child.tail or "")

    def _has_words(self) -> bool:
        return any(part.strip() for part in self._parts)

    def _inside(self, element: etree._Element, name: str, place: Place) -> Place:
        """The place inside an element."""
        language = self._languages.get(name) or (element.get(_XML_LANG) or "").split("-")[0].lower()
        is_unit = name in self._dialect.units
        role = place.role
        if name in self._dialect.notes:
            role = Role.NOTE
        elif name in self._dialect.contents:
            role = Role.CONTENTS
        return Place(
            role=role,
            kind=name if is_unit or role != place.role else place.kind,
            level=place.level + 1 if is_unit else place.level,
            language=language if language and language != self._main_language else place.language if not language else "",
            aside=place.aside or name in self._dialect.asides,
        )

    def _cut(self, place: Place) -> None:
        """Ends the paragraph gathered so far and writes it, its notes after it."""
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            self._write(text, Mark(role=place.role, level=place.level, kind=place.kind, language=place.language), place)
        notes, self._notes = self._notes, []
        for note, where in notes:
            self.walk(note, where)

    def _write_labels(self, place: Place) -> None:
        """A number with nothing after it."""
        self._write("", Mark(role=place.role, level=place.level, kind=place.kind, language=place.language), place)

    def _write(self, text: str, mark: Mark, place: Place) -> None:
        if place.aside:
            self._writer.aside(" ".join([*(label.text for label in self._labels), text]))
        elif self._labels:
            text = " ".join(part for part in (*(label.text for label in self._labels), text) if part)
            first = self._labels[0]
            self._writer.block(text, msgspec.structs.replace(mark, kind=first.kind or mark.kind, number=bare_number(first.text)))
        else:
            self._writer.block(text, mark)
        self._labels.clear()

    def _write_heading(self, element: etree._Element, name: str, place: Place) -> None:
        """A title with its number."""
        text = flat_text(element)
        parent = element.getparent()
        if name == "marginalnote":
            self._write_marginal_note(text, parent, place)
        elif text or self._labels:
            if self._labels and place.kind in self._dialect.named_groups and self._main_language == "en":
                self._name_group(place.kind)
            role = Role.NOTE if place.role == Role.NOTE else Role.HEADING
            level = _declared_level(parent) or place.level
            self._write(text, Mark(role=role, level=level, kind=place.kind or name, language=place.language), place)

    def _write_marginal_note(self, text: str, parent: etree._Element | None, place: Place) -> None:
        """The note beside a section is its heading; one inside a section is a note, so that it does not part the section in two."""
        heads = parent is not None and local_name(parent) == "section" and not self._labels
        self._writer.block(text, Mark(role=Role.HEADING if heads else Role.NOTE, kind="marginal_note", language=place.language))

    def _name_group(self, kind: str) -> None:
        """A bare "A" of a part reads "Part A": the element's name is English, and so is the text."""
        label = self._labels[-1]
        if len(label.text) <= 6 and kind not in label.text.lower():
            self._labels[-1] = _Label(f"{kind.capitalize()} {label.text}", label.kind)

    def _write_row(self, row: etree._Element, place: Place) -> None:
        cells = [
            flat_text(cell) for cell in row.iter() if isinstance(cell.tag, str) and local_name(cell) in CELLS and _own_row(cell) is row
        ]
        text = " | ".join(cell for cell in cells if cell) if cells else flat_text(row)
        role = place.role if place.role == Role.NOTE else Role.ROW
        self._write(text, Mark(role=role, kind=place.kind, language=place.language), place)
        for nested in row.iter():
            if nested is not row and isinstance(nested.tag, str) and local_name(nested) in ROWS and _own_row(nested) is row:
                self._write_row(nested, place)


def local_name(element: etree._Element) -> str:
    """The name without its namespace, in small letters; "" for comments, instructions and entities."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def flat_text(element: etree._Element) -> str:
    """All text inside an element on one line, cells of a table inside a cell parted by blanks."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append(node.text or "")
        else:
            parts.append(" " if local_name(node) in ("p", "text", "br", "td", "entry", "li", "item", "label", "num", "titletext") else "")
            parts.append(node.tail or "" if node is not element else "")
    return " ".join("".join(parts).split())


def bare_number(label: str) -> str:
    """The number of a label without brackets, full stops and the word before it."""
    words = label.strip().strip("()[].:-–— ").split()
    return words[-1].strip("()[].:") if words else ""


def _is_mixed(element: etree._Element) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _holds_rows(element: etree._Element) -> bool:
    return any(isinstance(one.tag, str) and local_name(one) in ROWS for one in element.iter())


def _own_row(cell: etree._Element) -> etree._Element | None:
    return next((above for above in cell.iterancestors() if local_name(above) in ROWS), None)


def _note_mark(note: etree._Element) -> str:
    mark = note.get("marker") or ""
    return f" [{mark}] " if mark else " "


def _declared_level(element: etree._Element | None) -> int:
    level = element.get("level", "") if element is not None else ""
    return int(level) if level.isdecimal() and len(level) == 1 else 0
