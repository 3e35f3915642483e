"""The text of a document in the making: blocks one after another, each on its own lines."""

import hashlib

import msgspec

from weft.errors import ReadingError
from weft.ingest.cleaning import clean
from weft.ingest.limits import MAX_BLOCKS, MAX_TEXT_CHARACTERS, check_size
from weft.records import Block, Document, Page, Problem, Role, Status


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a block beside its words; fields as in `Block`."""

    role: Role = Role.PARAGRAPH
    level: int = 0
    kind: str = ""
    number: str = ""
    language: str = ""
    bold: bool = False


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A clean text and its mark; no mark: text beside the law, which gets no block."""

    text: str
    mark: Mark | None = None


PLAIN = Mark()


class Writer:
    """Collects blocks and the text beside them; `declared`, `problems` and `entries` are filled by the reader."""

    def __init__(self) -> None:
        self.declared: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.entries: list[Entry] = []
        self._characters = 0

    def block(self, text: str, mark: Mark = PLAIN) -> None:
        """Adds a block; nothing for a text without any sign."""
        self._add(text, mark)

    def aside(self, text: str) -> None:
        """Adds text that a reader of the file sees but that is no part of the law."""
        self._add(text, None)

    def declare(self, key: str, value: str) -> None:
        """Notes what the file says of itself; the first non-empty word stands."""
        value = clean(value).replace("\n", " ")
        if value and key not in self.declared:
            self.declared[key] = value

    def problem(self, code: str, *arguments: str) -> None:
        """Notes what went wrong, once for each code."""
        if all(problem.code != code for problem in self.problems):
            self.problems.append(Problem(code=code, arguments=arguments))

    @property
    def letters(self) -> int:
        """Count of letters and digits written so far."""
        return sum(sum(map(str.isalnum, entry.text)) for entry in self.entries)

    def document(self, name: str, data: bytes, file_format: str) -> Document:
        """The finished document; one without any text says so."""
        if not self.entries:
            raise ReadingError("no_text", file_format)
        blocks: list[Block] = []
        position = 0
        for entry in self.entries:
            if entry.mark:
                blocks.append(_block(position, entry.text, entry.mark))
            position += len(entry.text) + 1
        return Document(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            format=file_format,
            status=Status.WARNING if self.problems else Status.READ,
            pages=(Page(number=None, text="\n".join(entry.text for entry in self.entries)),),
            blocks=tuple(blocks),
            declared=self.declared,
            problems=tuple(self.problems),
        )

    def _add(self, text: str, mark: Mark | None) -> None:
        text = clean(text)
        if not text:
            return
        self.entries.append(Entry(text, mark))
        self._characters += len(text) + 1
        check_size(self._characters, MAX_TEXT_CHARACTERS)
        if len(self.entries) > MAX_BLOCKS:
            raise ReadingError("too_many_blocks", str(MAX_BLOCKS))


def _block(start: int, text: str, mark: Mark) -> Block:
    return Block(
        page_index=0,
        start=start,
        end=start + len(text),
        role=mark.role,
        level=mark.level,
        kind=mark.kind,
        number=mark.number,
        language=mark.language,
        bold=mark.bold,
    )
