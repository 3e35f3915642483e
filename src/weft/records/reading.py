"""What reading gives: pages, blocks and what went wrong."""

from enum import StrEnum

from weft.records.record import Record


class Status(StrEnum):
    """How the reading of one document ended. Four different things, never mixed."""

    READ = "read"
    WARNING = "warning"
    REFUSED = "refused"
    NEEDS_OCR = "needs_ocr"
    UNSUPPORTED_LANGUAGE = "unsupported_language"


class Problem(Record):
    """Something that went wrong with a document: a code of content/messages and its arguments, no sentence."""

    code: str
    arguments: tuple[str, ...] = ()


class Role(StrEnum):
    """What a block of text is on its page, as far as the file format or its layout shows."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ROW = "row"
    NOTE = "note"
    CONTENTS = "contents"


class Page(Record):
    """The text of one page; `number` is 1-based for PDF and null for formats without pages."""

    number: int | None
    text: str
    from_ocr: bool = False


class Block(Record):
    """One paragraph, heading, table row or note: a range of the text of `pages[page_index]`.

    `level`: depth of a heading (1 is highest) or of a list item, 0 when the format does not say.
    `kind`: what the format itself calls it (`part`, `section`, `subsection`, `article`, ...), or "".
    `number`: the number that the format declares (`12`, `a`), or "".
    `size`: font size as a ratio to the body text of the document (1.0 when unknown).
    """

    page_index: int
    start: int
    end: int
    role: Role = Role.PARAGRAPH
    level: int = 0
    kind: str = ""
    number: str = ""
    language: str = ""
    bold: bool = False
    size: float = 1.0


class Document(Record):
    """What reading gives for one file: its text by page, the blocks in reading order, and what went wrong.

    `declared` holds what the file says of itself: keys `title`, `language`, `date`, `number`, `country`, `type`, `author`.
    """

    name: str
    sha256: str
    format: str
    status: Status
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    declared: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    pages_without_text: tuple[int, ...] = ()

    @property
    def characters(self) -> int:
        """Count of code points over all pages."""
        return sum(len(page.text) for page in self.pages)
