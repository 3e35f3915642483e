"""Markdown of a lesson into blocks; what the lessons do not use is refused, so that no target has to drop anything."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from weft.content.teaching import BOXES
from weft.courses.citing import cut
from weft.courses.lesson import Block, Box, Citation, Grid, Lesson, Line, Paragraph, Points, Section, Shown, Words
from weft.errors import ContentError

FRONT = re.compile(r"\A---\ndate: (\d{4}-\d{2}-\d{2})\n---\n")
NAMED = re.compile(r"(?P<title>.*?)\s*\{#(?P<id>[a-z][a-z0-9_]*)\}")
OPENING, CLOSING, FIGURE = "::: ", ":::", "figure"
MARKDOWN = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["link", "image", "autolink", "reference", "html_inline", "html_block"])
)


def parsed(text: str, file: str) -> Lesson:
    """A lesson; errors: ContentError course_date(file), course_markdown(file, what)."""
    front = FRONT.match(text)
    if not front:
        raise ContentError("course_date", file)
    reader = _Reader(file)
    return Lesson(date=date.fromisoformat(front[1]), sections=tuple(reader.sections(text[front.end() :].splitlines())))


class _Reader:
    """Reads one file, so that every fault names it."""

    def __init__(self, file: str) -> None:
        self.file = file

    def fault(self, what: str) -> ContentError:
        return ContentError("course_markdown", self.file, what)

    def sections(self, lines: Sequence[str]) -> Iterator[Section]:
        """The sections: everything below a heading of the second level."""
        heads = [place for place, line in enumerate(lines) if line.startswith("#")]
        if any(line.strip() for line in lines[: heads[0] if heads else None]):
            raise self.fault("## ... {#id}")
        for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
            named = NAMED.fullmatch(lines[start].removeprefix("## "))
            if not lines[start].startswith("## ") or not named:
                raise self.fault(lines[start])
            yield Section(id=named["id"], title=named["title"], blocks=tuple(self.blocks(lines[start + 1 : end])))

    def blocks(self, lines: Sequence[str]) -> Iterator[Block]:
        """Plain Markdown between directives, and the directives."""
        plain: list[str] = []
        place = 0
        while place < len(lines):
            if not lines[place].startswith(OPENING):
                plain.append(lines[place])
                place += 1
                continue
            yield from self.plain(plain)
            plain = []
            end = self.closing(lines, place)
            yield self.directive(lines[place].removeprefix(OPENING), lines[place + 1 : end])
            place = end + 1
        yield from self.plain(plain)

    def closing(self, lines: Sequence[str], start: int) -> int:
        """The line that closes a directive."""
        for place in range(start + 1, len(lines)):
            if lines[place].strip() == CLOSING:
                return place
        raise self.fault(lines[start])

    def directive(self, opening: str, inside: Sequence[str]) -> Block:
        """A figure, an example, a case or a note."""
        kind, _, rest = opening.strip().partition(" ")
        if kind == FIGURE:
            return Shown(figure=rest)
        named = NAMED.fullmatch(rest)
        blocks = tuple(self.blocks(inside))
        if kind not in BOXES or not named or any(isinstance(one, Box) for one in blocks):
            raise self.fault(opening)
        return Box(kind=kind, id=named["id"], title=named["title"], blocks=tuple(one for one in blocks if not isinstance(one, Box)))

    def plain(self, lines: Sequence[str]) -> Iterator[Block]:
        """Paragraphs, lists and tables."""
        tokens = MARKDOWN.parse("\n".join(lines))
        place = 0
        while place < len(tokens):
            end = _end(tokens, place)
            yield self.block(tokens[place : end + 1])
            place = end + 1

    def block(self, tokens: Sequence[Token]) -> Block:
        match tokens[0].type:
            case "paragraph_open":
                return Paragraph(line=self.line(tokens[1]))
            case "bullet_list_open" | "ordered_list_open":
                return Points(points=tuple(self.points(tokens[1:-1])), ordered=tokens[0].type == "ordered_list_open")
            case "table_open":
                rows = tuple(self.rows(tokens))
                return Grid(head=rows[0], rows=rows[1:])
        raise self.fault(tokens[0].content or tokens[0].type)

    def points(self, tokens: Sequence[Token]) -> Iterator[Line]:
        """Each point is one paragraph."""
        for place, token in enumerate(tokens):
            if token.type == "list_item_open":
                inside = tokens[place + 1 : place + _end(tokens[place:], 0)]
                if [one.type for one in inside] != ["paragraph_open", "inline", "paragraph_close"]:
                    raise self.fault(" ".join(one.content for one in inside))
                yield self.line(inside[1])

    def rows(self, tokens: Sequence[Token]) -> Iterator[tuple[Line, ...]]:
        row: list[Line] = []
        for token in tokens:
            if token.type == "tr_open":
                row = []
            elif token.type == "inline":
                row.append(self.line(token))
            elif token.type == "tr_close":
                yield tuple(row)

    def line(self, token: Token) -> Line:
        """Words, bold, italic and citations."""
        out: list[Words] = []
        bold = italic = False
        for child in token.children or []:
            match child.type:
                case "text" | "softbreak":
                    out.append(Words(text=" " if child.type == "softbreak" else child.content, bold=bold, italic=italic))
                case "strong_open" | "strong_close":
                    bold = child.type == "strong_open"
                case "em_open" | "em_close":
                    italic = child.type == "em_open"
                case _:
                    raise self.fault(child.content or child.type)
        return joined(out)


def joined(runs: Sequence[Words]) -> Line:
    """Neighbouring runs of one look joined, then cut at citations."""
    merged: list[Words] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            merged[-1] = Words(text=last.text + run.text, bold=run.bold, italic=run.italic)
        elif run.text:
            merged.append(run)
    return tuple(_looking(piece, run) for run in merged for piece in cut(run.text))


def _looking(piece: Words | Citation, run: Words) -> Words | Citation:
    return Words(text=piece.text, bold=run.bold, italic=run.italic) if isinstance(piece, Words) else piece


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where the block that opens at a token closes."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens) - 1
