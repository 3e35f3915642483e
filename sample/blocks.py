"""What a source text of the sample country says: its front matter and its blocks, in order.

One block per line. The first characters tell the kind: `>` notice, `=` masthead, `-` centred line, `#` part or chapter, `##` section,
`§ lead || words` article with run-in number, `~` entry of a table of contents, `|` table row, `@` signature, `^` new page of a PDF;
all else is a paragraph, indented by two spaces per level.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

NO_BREAK = "\u00a0"
MARKERS = {"> ": "notice", "= ": "masthead", "- ": "centred", "## ": "section", "# ": "part", "~ ": "contents", "@ ": "signature"}
INDENT = 2
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
CURLY_FORMATS = ("pdf", "docx", "odt")


@dataclass(frozen=True, kw_only=True)
class Block:
    """One line of a source text; `lead` is the run-in number of an article, `cells` the cells of one table row."""

    kind: str
    text: str = ""
    lead: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """One source text: front matter and blocks."""

    meta: dict[str, Any]
    blocks: tuple[Block, ...]

    def said(self, key: str, default: str = "") -> str:
        """The value of one line of the front matter as text."""
        return str(self.meta.get(key, default))


def read_source(path: Path) -> Source:
    """The source text in one file."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    curly = meta.get("format", "pdf") in CURLY_FORMATS
    lines = [typeset(line, language=meta["language"], curly=curly) for line in body.splitlines() if line.strip()]
    return Source(meta=meta, blocks=tuple(read_block(line) for line in lines))


def typeset(line: str, *, language: str, curly: bool) -> str:
    """The line with the apostrophes of print and no-break spaces: between thousands, and where French punctuation asks for them."""
    if curly:
        line = line.replace("'", "’")
    if language != "en":
        line = THOUSANDS.sub(NO_BREAK, line)
    if language != "fr":
        return line
    for sign in (":", ";", "?", "!", "»", "%"):
        line = line.replace(f" {sign}", NO_BREAK + sign)
    return line.replace("« ", "«" + NO_BREAK).replace("n° ", "n°" + NO_BREAK)


def read_block(line: str) -> Block:
    """The block that one line holds."""
    if line == "^":
        return Block(kind="break")
    if line.startswith("|"):
        return Block(kind="row", cells=tuple(cell.strip() for cell in line.strip("| ").split(" | ")))
    if line.startswith("§ "):
        lead, text = line[2:].split(" || ", 1)
        return Block(kind="article", lead=lead, text=text)
    for marker, kind in MARKERS.items():
        if line.startswith(marker):
            return Block(kind=kind, text=line[len(marker) :])
    text = line.lstrip(" ")
    return Block(kind="paragraph", text=text, level=(len(line) - len(text)) // INDENT)


def grouped(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The blocks one by one, the rows of one table together."""
    groups: list[tuple[Block, ...]] = []
    for block in blocks:
        if block.kind == "row" and groups and groups[-1][0].kind == "row":
            groups[-1] += (block,)
        else:
            groups.append((block,))
    return groups
