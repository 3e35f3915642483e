"""A study, a strategy or a brief as a sequence of blocks: composed once, then set as HTML, PDF and DOCX.

Every block has a `key`: the same for the same matter in every order, language and reading, so that what people write finds its place again.
"""

from weft.records import Record


class Mark(Record):
    """A state with its word; `code` picks sign, tint and line (solid is there, dashed is not)."""

    code: str
    word: str


class Reference(Record):
    """A pointer inside the study: what is shown and the anchor it leads to, "" where what it led to is not shown."""

    text: str
    anchor: str


NEW_LINE = "\u2028"
"""Where the words of a piece or of a cell go on in a new line; no text that is written by people holds this sign."""


class Piece(Record):
    """A run of words in a person's text; a citation has its anchor, or is `lost` where what it cites is no longer there.

    `language` where it differs from the paper's; `quiet`: it stands back behind the words around it, as an article cited does.
    """

    text: str
    bold: bool = False
    italic: bool = False
    anchor: str = ""
    lost: bool = False
    language: str = ""
    quiet: bool = False


class Heading(Record, tag=True):
    """A heading below the chapter title; level 2 or 3."""

    text: str
    level: int
    anchor: str
    number: str = ""
    key: str = ""


class Paragraph(Record, tag=True):
    """A paragraph; `number` is 0 for unnumbered ones; `style`: body, lead, small or notice; `opening` is said first, in bold.

    `pieces` stand in place of opening, text and references where a person has written; `language` of the text where it differs from the
    paper's.
    """

    text: str
    style: str = "body"
    number: int = 0
    opening: str = ""
    references: tuple[Reference, ...] = ()
    pieces: tuple[Piece, ...] = ()
    language: str = ""
    key: str = ""


class Listing(Record, tag=True):
    """A bulleted list, numbered where `ordered`, (a), (b) where `lettered`, with squares where it is to be `ticked`.

    `pieces` stand in place of the points where a person has written; `whole`: on one page.
    """

    points: tuple[str, ...]
    pieces: tuple[tuple[Piece, ...], ...] = ()
    key: str = ""
    ordered: bool = False
    lettered: bool = False
    whole: bool = False
    ticked: bool = False


class Quotation(Record, tag=True):
    """Words of a source in their own language, with quotation marks, number, source line and state."""

    text: str
    language: str
    reference: Reference
    source: str
    mark: Mark
    anchor: str = ""
    key: str = ""


class Fact(Record):
    """A counted figure and what it counts."""

    figure: str
    text: str


class Facts(Record, tag=True):
    """A row of counted figures."""

    facts: tuple[Fact, ...]
    key: str = ""


class Cell(Record):
    """A cell of a table; `source` sets it in the type of quotations, `language` where it differs from the study's.

    `lines`: so many empty lines to write on; `prompt`: what stands there until someone writes.
    """

    text: str = ""
    language: str = ""
    mark: Mark | None = None
    strong: bool = False
    source: bool = False
    anchor: str = ""
    references: tuple[Reference, ...] = ()
    lines: int = 0
    prompt: str = ""


class Column(Record):
    """A column of a table; `width` is a share of the whole; numbers stand right."""

    head: str
    width: int
    numeric: bool = False


class Table(Record, tag=True):
    """A table with its caption ("" for a form to fill in); the first cell of a row names the row where `row_heads` is set.

    `total` rules off the last row.
    """

    label: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_heads: bool = True
    total: bool = False
    key: str = ""


class Picture(Record, tag=True):
    """A picture whose title is its finding; `alternative` says all that it shows; `table` holds its figures."""

    name: str
    svg: str
    label: str
    title: str
    caption: str
    alternative: str
    width: int
    height: int
    table: Table | None = None
    key: str = ""


class Card(Record):
    """One matter to decide; `kind`: gap, overlap or contradiction; `said`: what people say of it, each with how it opens."""

    kind: str
    word: str
    place: str
    title: str
    text: str
    evidence: str
    references: tuple[Reference, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


class Cards(Record, tag=True):
    """Matters to decide, side by side where there is room."""

    cards: tuple[Card, ...]
    key: str = ""


class Blank(Record, tag=True):
    """A place for a person to write: questions to answer, and a dashed field of so many empty lines."""

    prompts: tuple[str, ...]
    field: str
    key: str = ""
    lines: int = 5


class Boxed(Record, tag=True):
    """An example, a case, a note or a passage set apart under its kind and title; `aside`: it is less than the text around it."""

    kind: str
    title: str
    blocks: tuple["Block", ...]
    aside: bool = False
    key: str = ""


class Asked(Record, tag=True):
    """A question on paper: words to choose among with a square each, or with a line (`ruled`) to write a letter or a number on.

    `lettered`: what the letters stand for; `lines`: empty lines for an answer in words; `about`: the passage it is about.
    """

    number: str
    ask: tuple[Piece, ...]
    hint: str
    choices: tuple[str, ...] = ()
    ruled: bool = False
    lettered: tuple[str, ...] = ()
    lines: int = 0
    about: Boxed | None = None
    key: str = ""


Block = Heading | Paragraph | Listing | Quotation | Facts | Table | Picture | Cards | Blank | Boxed | Asked


class Chapter(Record):
    """A chapter; `number` is "" for unnumbered ones; `follows`: it goes on below the one before, where both are as wide."""

    title: str
    anchor: str
    number: str
    wide: bool
    blocks: tuple[Block, ...]
    follows: bool = False


class Cover(Record):
    """The front page: lines of fact under the title, what must be known before reading on, and how to cite.

    `language` of the title where it differs from the paper's.
    """

    kicker: str
    country: str
    title: str
    subtitle: str
    emblem: str
    emblem_caption: str
    facts: tuple[Fact, ...]
    notices: tuple[Fact, ...]
    citation: str = ""
    language: str = ""


class Masthead(Record):
    """The head of a document of a meeting: who convenes, symbol, lines on day and languages, lines on the meeting, agenda item."""

    convener: str
    symbol: str
    lines: tuple[str, ...]
    meeting: tuple[str, ...]
    item: str = ""


class Paper(Record):
    """The whole study; `words` holds the interface words the settings need (contents, page, skip link ...), `author` the file's own.

    `compact`: a paper of one or two pages, without front page and contents; one with a `masthead` is as long as it needs, and has none
    either. A chapter of it that has no title goes on under the head.
    """

    language: str
    title: str
    running_title: str
    subject: str
    keywords: str
    made_on: str
    version: str
    cover: Cover
    chapters: tuple[Chapter, ...]
    words: dict[str, str]
    author: str = ""
    compact: bool = False
    masthead: Masthead | None = None
