"""Plain text into a Document."""

import re
from itertools import pairwise

from weft.ingest.charset import decoded
from weft.ingest.limits import MAX_TEXT_FILE_BYTES, check_size
from weft.ingest.lines import Line, Paragraph, is_heading, paragraphs, wrapping
from weft.ingest.settings import ReadSettings
from weft.ingest.writing import Mark, Writer
from weft.records import Document, Role

_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_PAGE_NUMBER = re.compile(r"[-–— ]*(\d{1,4})[-–— ]*")
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{5,})[\s.…]*\w{0,6}$")
# Numbers alone on a line are page numbers when so many of them count on by one.
ENOUGH_PAGES = 3


def read_text(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`, lines joined into paragraphs."""
    check_size(len(data), MAX_TEXT_FILE_BYTES)
    writer = Writer()
    write_lines(split_lines(decoded(data, writer)), writer, settings.languages.units)
    return writer.document(name, data, "txt")


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever sign parts them."""
    return _BREAK.split(text)


def write_lines(raw: list[str], writer: Writer, units: frozenset[str]) -> None:
    """Writes raw lines as paragraphs; page numbers stay in the text and are no block."""
    numbers = _page_numbers(raw)
    held: list[Line] = []
    apart = False
    for at, text in enumerate(raw):
        stripped = " ".join(text.split())
        if at in numbers:
            _write(held, writer, units)
            writer.aside(stripped)
            held = []
        elif stripped:
            held.append(Line(stripped, indent=len(text) - len(text.lstrip()), apart=apart))
        apart = not stripped
    _write(held, writer, units)


def _write(lines: list[Line], writer: Writer, units: frozenset[str]) -> None:
    for paragraph in paragraphs(lines, wrapping(lines, units)):
        writer.block(paragraph.text, Mark(role=_role(paragraph, units), bold=paragraph.bold))


def _role(paragraph: Paragraph, units: frozenset[str]) -> Role:
    if _LEADERS.search(paragraph.text):
        return Role.CONTENTS
    return Role.HEADING if is_heading(paragraph, units) else Role.PARAGRAPH


def _page_numbers(raw: list[str]) -> frozenset[int]:
    """Positions of lines that hold nothing but a page number."""
    found = [(at, int(match[1])) for at, text in enumerate(raw) if (match := _PAGE_NUMBER.fullmatch(text.strip()))]
    following = {at for (_, number), (at, after) in pairwise(found) if after == number + 1}
    if len(following) < ENOUGH_PAGES:
        return frozenset()
    return frozenset(at for (at, number), (_, after) in pairwise(found) if after == number + 1) | frozenset(following)
