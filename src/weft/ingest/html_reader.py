"""The walk through the tags of a page: text is gathered, and cut where a block-level element begins or ends."""

import re

import msgspec

from weft.ingest.counting import counted
from weft.ingest.html_state import INLINE, VOID, Element, State, opened
from weft.ingest.html_tokens import Token, attributes
from weft.ingest.table_rows import is_layout, row_text
from weft.ingest.word_sets import named

# How far back an element that closes by itself is looked for.
IMPLIED_WITHIN = 40
# Start tag -> elements it closes, and those that keep it from looking further.
_IMPLIED = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "option": (("option",), ("select",)),
}
_ENUMERATED = re.compile(r"\W?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})(?:[.)°º–—-]|\.\d)|[•·–—-]\s")


class Piece(msgspec.Struct, frozen=True):
    """A paragraph of a page before it is known to be law; `linked` and `bold` are shares of its letters."""

    text: str
    state: State
    row: bool = False
    item: bool = False
    number: str = ""
    linked: float = 0.0
    bold: float = 0.0


class _List(msgspec.Struct):
    """An open list: the style of its numbers ("" for bullets) and the next one."""

    style: str
    next: int


class _Row(msgspec.Struct):
    """An open table row; `layout`: it holds tables or long text, and its paragraphs stand for themselves."""

    cells: list[list[Piece]]
    layout: bool = False


class PageReader:
    """Takes token after token; `pieces` and `title` are what it found."""

    def __init__(self, *, every_element_parts: bool = False) -> None:
        self._every_element_parts = every_element_parts
        self.pieces: list[Piece] = []
        self.title = ""
        self.metadata: dict[str, str] = {}
        self.language = ""
        self.deepest = 0
        self._open: list[Element] = []
        self._counts: dict[str, int] = {}
        self._lists: list[_List] = []
        self._rows: list[_Row] = []
        self._parts: list[str] = []
        self._letters = self._linked = self._bold = 0
        self._label = ""
        self._item_number: str | None = None

    @property
    def _state(self) -> State:
        return self._open[-1].state if self._open else _OUTERMOST

    def take(self, token: Token) -> None:
        """Takes one token in order."""
        if token.kind == "text":
            self._take_text(token.value)
        elif token.kind == "end":
            self._take_end(token.value)
        else:
            self._take_start(token)

    def finish(self) -> None:
        """Closes all that is open."""
        self._close_to(0)
        self._cut(_OUTERMOST)

    def _take_text(self, text: str) -> None:
        state = self._state
        self._parts.append(text if state.kept_lines else text.replace("\r", " ").replace("\n", " "))
        size = len(text.strip())
        self._letters += size
        self._linked += size if state.link else 0
        self._bold += size if state.bold else 0

    def _take_start(self, token: Token) -> None:
        name = token.value
        if name == "br":
            self._parts.append("\n")
            return
        if name == "meta":
            self._note_metadata(token.attributes)
        if name in VOID:
            if name == "hr":
                self._cut(self._state)
            return
        self._close_implied(name)
        element = opened(name, token.attributes, self._state)
        if self._every_element_parts and name not in INLINE:
            element = Element(name, element.state, block=True)
        if element.block:
            self._cut(self._state)
            self._enter_block(name, token.attributes)
        if name == "html":
            self.language = element.state.language
        if not token.attributes.endswith("/") or element.block:
            self._open.append(element)
            self._counts[name] = self._counts.get(name, 0) + 1
            self.deepest = max(self.deepest, len(self._open))

    def _enter_block(self, name: str, written: str) -> None:
        if name in ("ul", "ol", "menu", "dir"):
            self._lists.append(_new_list(name, attributes(written)))
        elif name == "li" and self._lists:
            self._item_number = _next_number(self._lists[-1], attributes(written))
        elif name == "li":
            self._item_number = ""
        elif name == "table" and self._rows:
            self._spread_row()
        elif name == "tr":
            self._rows.append(_Row([]))
        elif name in ("td", "th") and self._rows:
            self._rows[-1].cells.append([])

    def _close_implied(self, name: str) -> None:
        if name == "p" or name in _PARAGRAPH_ENDS:
            self._close_nearest(("p",), _PARAGRAPH_SCOPE)
        closes = _IMPLIED.get(name)
        if closes:
            self._close_nearest(*closes)

    def _close_nearest(self, names: tuple[str, ...], barriers: tuple[str, ...]) -> None:
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 1 - IMPLIED_WITHIN), -1):
            if self._open[at].name in names:
                self._close_to(at)
                return
            if self._open[at].name in barriers:
                return

    def _take_end(self, name: str) -> None:
        if not self._counts.get(name):
            if name == "p":
                self._cut(self._state)
            return
        at = len(self._open) - 1
        while self._open[at].name != name:
            at -= 1
        # A stray end tag inside a table cell closes nothing outside of it.
        if name in _CELL_BOUND and any(one.name in ("td", "th") for one in self._open[at + 1 :][-IMPLIED_WITHIN:]):
            return
        self._close_to(at)

    def _close_to(self, length: int) -> None:
        while len(self._open) > length:
            element = self._open[-1]
            if element.block:
                self._close_block(element)
            self._open.pop()
            self._counts[element.name] -= 1

    def _close_block(self, element: Element) -> None:
        if element.label:
            self._label = f"{self._label} {''.join(self._parts)}".strip()
            self._parts.clear()
            self._letters = self._linked = self._bold = 0
            return
        self._cut(element.state)
        if element.name == "title":
            self.title = self.title or (self.pieces[-1].text if self.pieces else "")
        elif element.name in ("ul", "ol", "menu", "dir") and self._lists:
            self._lists.pop()
        elif element.name == "li":
            self._item_number = None
        elif element.name == "tr" and self._rows:
            self._end_row(self._rows.pop(), element.state)

    def _cut(self, state: State) -> None:
        """Ends the paragraph gathered so far."""
        text = "".join(self._parts)
        self._parts.clear()
        if not text.strip():
            return
        number, item = self._label, self._item_number is not None
        if self._label:
            text, self._label = f"{self._label} {text.lstrip()}", ""
        elif self._item_number and not _ENUMERATED.match(text.lstrip()):
            text, number = f"{self._item_number}. {text.lstrip()}", self._item_number
        self._item_number = None
        size = max(self._letters, 1)
        piece = Piece(text, state, item=item, number=number.strip(" ()."), linked=self._linked / size, bold=self._bold / size)
        self._letters = self._linked = self._bold = 0
        self._keep(piece)

    def _keep(self, piece: Piece) -> None:
        row = self._rows[-1] if self._rows else None
        if row is None or row.layout or not row.cells:
            self.pieces.append(piece)
        else:
            row.cells[-1].append(piece)

    def _spread_row(self) -> None:
        """A table inside a table: the outer one is there for the layout only."""
        row = self._rows[-1]
        self.pieces.extend(piece for cell in row.cells for piece in cell)
        row.cells.clear()
        row.layout = True

    def _end_row(self, row: _Row, state: State) -> None:
        cells = [cell for cell in row.cells if cell]
        pieces = [piece for cell in cells for piece in cell]
        texts = [[piece.text for piece in cell] for cell in cells]
        if is_layout(texts, len(row.cells)):
            for piece in pieces:
                self._keep(piece)
            return
        text, number = row_text(texts)
        share = sum(piece.linked for piece in pieces) / len(pieces)
        self._keep(Piece(text, state, row=not number, item=bool(number), number=number, linked=share))

    def _note_metadata(self, written: str) -> None:
        given = attributes(written)
        key = (given.get("name") or given.get("property") or "").lower()
        if key and given.get("content"):
            self.metadata.setdefault(key, given["content"])


_OUTERMOST = State()
_PARAGRAPH_SCOPE = ("table", "td", "th", "caption", "button", "html", "body")
_PARAGRAPH_ENDS = named(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr main menu nav ol pre section table ul"
)
_CELL_BOUND = frozenset(("p", "div", "span", "font", "b", "i", "center", "a"))


def _new_list(name: str, given: dict[str, str]) -> _List:
    """A list as its tag declares it; one whose style hides the numbers counts as bullets."""
    hidden = "none" in given.get("style", "").lower() or "unstyled" in given.get("class", "").lower()
    style = given.get("type", "1") if name == "ol" and not hidden else ""
    start = given.get("start", "1")
    return _List(style if style in tuple("1aAiI") else "1" if style else "", int(start) if start.isdecimal() and len(start) < 6 else 1)


def _next_number(held: _List, given: dict[str, str]) -> str:
    value = given.get("value", "")
    if value.isdecimal() and len(value) < 6:
        held.next = int(value)
    number = counted(held.next, held.style) if held.style else ""
    held.next += 1
    return number
