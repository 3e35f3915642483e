"""Markdown into a Document: front matter, headings, lists, tables, notes; the marks themselves are no text."""

import re
from collections.abc import Iterator

from weft.ingest.charset import decoded
from weft.ingest.front_matter import split_front_matter
from weft.ingest.inline import Inline, emphasis_read, marks_read
from weft.ingest.limits import MAX_TEXT_FILE_BYTES, check_size
from weft.ingest.lines import Line, Wrapping, is_heading, paragraphs, wrapping
from weft.ingest.settings import ReadSettings
from weft.ingest.text import split_lines
from weft.ingest.writing import Mark, Writer
from weft.records import Document, Role

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s+#+)?\s*$")
_BULLET = re.compile(r"(\s*)([*+•-])\s+(?=\S)(.*)$")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,20})\]:\s*(.*)$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*$")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})\s*$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUOTED = re.compile(r"^ {0,3}(?:> ?)+")
_LEADERS = re.compile(r"(?:\.{4,}|…{2,})[\s.…]*\w{0,6}$")
_CELL = re.compile(r"(?<!\\)\|")


def read_markdown(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`."""
    check_size(len(data), MAX_TEXT_FILE_BYTES)
    writer = Writer()
    text = marks_read(split_front_matter(_COMMENT.sub("", decoded(data, writer)), writer))
    lines = list(_with_underlined_headings(split_lines(text)))
    reader = _Reader(writer, _running(lines, settings.languages.units))
    for line in lines:
        reader.take(line)
    reader.flush()
    return writer.document(name, data, "md")


def _running(lines: list[str], units: frozenset[str]) -> Wrapping:
    """How the running text of the file is wrapped; lists, tables and headings do not count."""
    held: list[Line] = []
    apart = False
    for line in lines:
        text = line.strip()
        if text and not _HEADING.match(line) and not _BULLET.match(line) and text[0] != "|":
            held.append(Line(text.lstrip("*_"), apart=apart))
        apart = not text
    return wrapping(held, units)


def _with_underlined_headings(lines: list[str]) -> Iterator[str]:
    """The lines without signs of quotation, headings underlined with === or --- opened by # instead."""
    held: str | None = None
    for raw in lines:
        line = _QUOTED.sub("", raw, count=1)
        underline = _UNDERLINE.match(line)
        if underline and held and held.strip() and held.lstrip()[0] not in "#|*-+":
            held = f"{'#' if underline[1][0] == '=' else '##'} {held.strip()}"
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


class _Reader:
    """Takes line after line; holds running text until something else begins."""

    def __init__(self, writer: Writer, shape: Wrapping) -> None:
        self._writer, self._shape = writer, shape
        self._held: list[Line] = []
        self._inline = Inline()
        self._apart = False
        self._item: Mark | None = None

    def take(self, line: str) -> None:
        """CASE 1 blank, 2 heading, 3 note, 4 table row, 5 rule or fence, 6 list item, 7 running text."""
        if not line.strip():
            self._take_blank()
        elif heading := _HEADING.match(line):
            self._take_heading(heading)
        elif note := _FOOTNOTE.match(line):
            self._alone(f"{note[1]} {note[2]}", Mark(role=Role.NOTE, kind="footnote", number=note[1]))
        elif line.lstrip().startswith("|"):
            self._take_row(line.strip())
        elif _RULE.match(line) or _FENCE.match(line):
            self.flush()
        elif bullet := _BULLET.match(line):
            self._take_item(bullet)
        else:
            self._hold(line)

    def flush(self) -> None:
        """Writes what is held."""
        for paragraph in paragraphs(self._held, self._shape):
            if self._item:
                self._writer.block(paragraph.text, self._item)
                continue
            heading = is_heading(paragraph, self._shape.units)
            role = Role.CONTENTS if _LEADERS.search(paragraph.text) else Role.HEADING if heading else Role.PARAGRAPH
            self._writer.block(paragraph.text, Mark(role=role, bold=paragraph.bold))
        self._held, self._inline, self._item = [], Inline(), None

    def _take_heading(self, heading: re.Match[str]) -> None:
        """A heading that begins small where every line stands alone is a line of the text that a converter mistook."""
        if self._shape.double and self._held and heading[2][:1].islower():
            self._hold(heading[2])
        else:
            self._alone(heading[2], Mark(role=Role.HEADING, level=len(heading[1])))

    def _take_blank(self) -> None:
        if self._item:
            self.flush()
        self._apart, self._inline = True, Inline()

    def _alone(self, text: str, mark: Mark) -> None:
        self.flush()
        self._writer.block(emphasis_read(text, Inline())[0], mark)

    def _take_row(self, line: str) -> None:
        self.flush()
        if not _TABLE_RULE.match(line):
            cells = [emphasis_read(cell, Inline())[0] for cell in _CELL.split(line.strip("|"))]
            self._writer.block(" | ".join(cell.replace("\\|", "|") for cell in cells), Mark(role=Role.ROW))

    def _take_item(self, bullet: re.Match[str]) -> None:
        """A list item; a dash is kept as the law's own sign, a star is only Markdown's."""
        self.flush()
        text, bold = emphasis_read(bullet[3], self._inline)
        numbered = text[:1] == "(" or text[1:2] in (".", ")")
        sign = "" if numbered or bullet[2] in "*+" else f"{bullet[2]} "
        self._item = Mark(kind="item", level=1 + len(bullet[1]) // 2, bold=bold)
        self._held = [Line(sign + text)] if text else []

    def _hold(self, line: str) -> None:
        text, bold = emphasis_read(line, self._inline)
        breaks = line.endswith(("  ", "\\"))
        if text:
            self._held.append(Line(text, apart=self._apart, breaks=breaks, bold=bold))
            self._apart = False
        elif breaks:
            self._apart = True
