"""The walk through the tokens of a Rich Text file: paragraphs, table rows, notes."""

from collections.abc import Callable

import msgspec

from weft.ingest.cleaning import one_line
from weft.ingest.lines import Paragraph, is_heading
from weft.ingest.rtf_state import ASIDES, KNOWN_STARRED, SKIPPED, State, charset_codepage, codepage_named
from weft.ingest.rtf_tokens import Token
from weft.ingest.table_rows import is_layout, row_text
from weft.ingest.writing import Mark, Writer
from weft.ingest.xml_walk import bare_number
from weft.records import Role

BOLD_SHARE = 0.9
HEADING_STYLES = range(1, 10)
_WORD_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "page": "\n", "column": "\n",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"-": "", b"\n": "\f", b"\r": "\f", b"{": "{", b"}": "}", b"\\": "\\", b"|": "", b":": ""}
_ENDS = frozenset(("par", "sect"))


class _Gathered(msgspec.Struct):
    """A paragraph in the making at one place: body, header, note."""

    parts: list[str] = msgspec.field(default_factory=list)
    label: list[str] = msgspec.field(default_factory=list)
    letters: int = 0
    bold: int = 0


class RtfReader:
    """Takes token after token and writes what it finds."""

    def __init__(self, writer: Writer, units: frozenset[str]) -> None:
        self._writer, self._units = writer, units
        self._state = State()
        self._outer: list[State] = []
        self._default = "cp1252"
        self._fonts: dict[int, str] = {}
        self._bytes = bytearray()
        self._to_skip = 0
        self._gathered: dict[str, _Gathered] = {}
        self._cells: list[list[str]] = []
        self._cell: list[str] = []
        self._notes: list[str] = []
        self._info = ""
        self._actions: dict[str, Callable[[int | None], None]] = {
            "ansicpg": self._set_codepage,
            "uc": self._set_unicode_skip,
            "u": self._take_unicode,
            "f": self._set_font,
            "fcharset": self._set_charset,
            "cell": lambda _: self._end_cell(),
            "nestcell": lambda _: self._end_paragraph(),
            "row": lambda _: self._end_row(),
            "pard": lambda _: self._plain_paragraph(),
        }

    def take(self, token: Token) -> None:
        """Takes one token in order."""
        if token.kind not in ("byte", "text"):
            self._decode_bytes()
        match token.kind:
            case "open":
                self._outer.append(self._state)
                self._state = self._state.inner()
                self._to_skip = 0
            case "close":
                self._close()
            case "word":
                self._take_word(token)
            case "sign":
                self._take_sign(token.data)
            case "byte":
                self._take_byte(token.data)
            case _:
                self._take_plain(token.data)

    def finish(self) -> None:
        """Closes what a cut-off file left open."""
        self._decode_bytes()
        while self._outer:
            self._close()
        self._end_row()
        self._end_paragraph()

    def _close(self) -> None:
        """Leaves a group; one that was a note or a header ends its paragraph there."""
        place = self._state.place
        if not self._outer:
            return
        outer = self._outer.pop()
        if place not in (outer.place, "label") and not self._state.skipped:
            self._end_paragraph()
        self._state = outer

    def _take_word(self, token: Token) -> None:
        word, number = token.word, token.number
        action = self._actions.get(word)
        if word == "*":
            self._state.starred = True
        elif word in SKIPPED or (self._state.starred and word not in KNOWN_STARRED):
            self._state.skipped = word != "upr"
        elif action:
            action(number)
        elif word in _WORD_SIGNS:
            self._add(_WORD_SIGNS[word])
        elif word in _ENDS:
            self._end_paragraph()
        else:
            self._take_property(word, number)
        self._state.starred = False

    def _take_property(self, word: str, number: int | None) -> None:
        state = self._state
        if word in ASIDES:
            state.place = "aside"
        elif word == "footnote":
            state.place = "note"
        elif word in ("listtext", "pntext"):
            state.place = "label" if state.place == "body" else state.place
        elif word == "b":
            state.bold = number != 0
        elif word == "deleted":
            state.deleted = number != 0
        elif word == "plain":
            state.bold = state.deleted = False
        elif word == "intbl":
            state.in_table = True
        elif word == "outlinelevel":
            state.heading = (number or 0) + 1 if (number or 0) < 9 else 0
        elif word in ("shptxt", "ud"):
            state.skipped = False

    def _plain_paragraph(self) -> None:
        self._state.in_table, self._state.heading = False, 0

    def _set_codepage(self, number: int | None) -> None:
        self._default = self._state.codepage = codepage_named(number or 1252)

    def _set_unicode_skip(self, number: int | None) -> None:
        self._state.unicode_skip = max(number or 0, 0)

    def _set_font(self, number: int | None) -> None:
        self._state.font = number or 0
        self._state.codepage = self._fonts.get(self._state.font, self._default)

    def _set_charset(self, number: int | None) -> None:
        self._fonts[self._state.font] = charset_codepage(number or 0, self._default)

    def _take_unicode(self, number: int | None) -> None:
        """A character by its number, 16 bits with a sign; the signs for readers without Unicode that follow it are left out."""
        self._add(chr((number or 0) % 0x10000))
        self._to_skip = self._state.unicode_skip

    def _take_sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._state.starred = True
            return
        text = _SIGNS.get(sign, "")
        if text == "\f":
            self._end_paragraph()
        else:
            self._add(text)

    def _take_byte(self, data: bytes) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif not self._state.skipped:
            self._bytes += data

    def _take_plain(self, data: bytes) -> None:
        left = min(self._to_skip, len(data))
        self._to_skip -= left
        if not self._state.skipped:
            self._bytes += data[left:]

    def _decode_bytes(self) -> None:
        if self._bytes:
            self._add(self._bytes.decode(self._state.codepage, "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        state = self._state
        if state.skipped or state.deleted or not text:
            return
        gathered = self._gathered.setdefault("body" if state.place == "label" else state.place, _Gathered())
        if state.place == "label":
            gathered.label.append(text)
            return
        gathered.parts.append(text)
        size = len(text.strip())
        gathered.letters += size
        gathered.bold += size if state.bold else 0

    def _end_paragraph(self) -> None:
        self._decode_bytes()
        place = "body" if self._state.place == "label" else self._state.place
        gathered = self._gathered.pop(place, None)
        if gathered is None:
            return
        # Pairs of 16-bit halves make one character.
        text = "".join(gathered.parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        label = one_line("".join(gathered.label))
        if place == "aside":
            self._writer.aside(text)
        elif place == "note":
            self._notes.append(text)
        elif self._state.in_table:
            self._cell.append(f"{label} {text}".strip())
        elif text.strip():
            self._write(text.strip(), label, bold=gathered.bold > BOLD_SHARE * max(gathered.letters, 1))

    def _write(self, text: str, label: str, *, bold: bool) -> None:
        heads = self._state.heading or (not label and is_heading(Paragraph(one_line(text), bold), self._units))
        role = Role.HEADING if heads else Role.PARAGRAPH
        number = bare_number(label) if any(sign.isalnum() for sign in label) else ""
        kind = "item" if label and not heads else ""
        mark = Mark(role=role, level=self._state.heading, kind=kind, number=number, bold=bold)
        self._writer.block(f"{label} {text}" if number else text, mark)
        self._write_notes()

    def _write_notes(self) -> None:
        for note in self._notes:
            self._writer.block(note, Mark(role=Role.NOTE, kind="footnote"))
        self._notes.clear()

    def _end_cell(self) -> None:
        self._state.in_table = True
        self._end_paragraph()
        self._cells.append([text for text in map(one_line, self._cell) if text])
        self._cell = []

    def _end_row(self) -> None:
        """Writes the row; text of a row that was never closed is written too."""
        cells = [*self._cells, *([self._cell] if self._cell else [])]
        self._cells, self._cell = [], []
        filled = [cell for cell in cells if cell]
        if is_layout(filled, len(cells)):
            for text in (text for cell in filled for text in cell):
                self._writer.block(text)
        else:
            text, number = row_text(filled)
            self._writer.block(text, Mark(role=Role.PARAGRAPH if number else Role.ROW, kind="item" if number else "", number=number))
        self._write_notes()
