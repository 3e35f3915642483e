"""People's own text: plain lines with **bold**, *italics*, lists and citations, read into pieces; and the machine's text written so.

A citation is `[[P:x]]` for a passage, `[[I:x]]` for an instrument, `[[O:x]]` for an obligation. It shows the number that its passage has
now, and says so where what it cites is no longer there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from weft.records import Record
from weft.report.cleaning import clean
from weft.report.paper import Block, Heading, Listing, Paragraph, Piece, Reference

Marks = Mapping[str, Reference]
"""What each citation shows and leads to, by the mark between its brackets."""

INLINE = re.compile(
    r"\\(?P<plain>[\\*\[\]-])"
    r"|\*\*(?=\S)(?P<bold>.{1,2000}?)(?<=\S)\*\*(?!\*)"
    r"|(?<!\w)\*(?=[^\s*])(?P<italic>.{1,2000}?)(?<=[^\s*])\*(?![\w*])"
    r"|\[\[(?P<mark>[PIO]:[^\[\]\s]{1,80})\]\]"
)
POINT = re.compile(r"^\s*[-•]\s+(.*)$")
SPECIAL = re.compile(r"[\\*]|\[\[")
RANGE = re.compile(r"^P\d+–P(\d+)$")
MOST_DEPTH = 3


class Said(Record):
    """A paragraph, or the points of a list, of a person's text."""

    pieces: tuple[tuple[Piece, ...], ...]
    listed: bool = False


def read(text: str, marks: Marks, lost: str) -> tuple[Said, ...]:
    """The paragraphs and lists of a text; `lost` stands for a citation of what is no longer there."""
    said: list[Said] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        said += _block(block.split("\n"), marks, lost)
    return tuple(said)


def _block(lines: list[str], marks: Marks, lost: str) -> Iterator[Said]:
    """Lines that stand together: points in a row are a list, all else a paragraph."""
    prose: list[str] = []
    points: list[str] = []
    for line in lines:
        point = POINT.match(line)
        if point and prose:
            yield from _said([" ".join(prose)], marks, lost, listed=False)
            prose = []
        if not point and points:
            yield from _said(points, marks, lost, listed=True)
            points = []
        (points if point else prose).append(point.group(1) if point else line)
    yield from _said(points or [" ".join(prose)], marks, lost, listed=bool(points))


def _said(texts: list[str], marks: Marks, lost: str, *, listed: bool) -> Iterator[Said]:
    pieces = tuple(found for text in texts if (found := tuple(_pieces(clean(text), Piece(text=""), marks, lost))))
    if pieces:
        yield Said(pieces=pieces, listed=listed)


def _pieces(text: str, look: Piece, marks: Marks, lost: str, depth: int = 0) -> Iterator[Piece]:
    """Runs of words, each in its look; signs that close nothing stand as written."""
    plain, at = "", 0
    for hit in INLINE.finditer(text) if depth < MOST_DEPTH else ():
        plain += text[at : hit.start()] + (hit["plain"] or "")
        at = hit.end()
        if hit["plain"]:
            continue
        if plain:
            yield replace(look, text=plain)
            plain = ""
        if hit["mark"]:
            yield cited(hit["mark"], look, marks, lost)
        else:
            inner = replace(look, bold=look.bold or bool(hit["bold"]), italic=look.italic or bool(hit["italic"]))
            yield from _pieces(hit["bold"] or hit["italic"], inner, marks, lost, depth + 1)
    plain += text[at:]
    if plain:
        yield replace(look, text=plain)


def cited(mark: str, look: Piece, marks: Marks, lost: str) -> Piece:
    """A citation as it stands now."""
    found = marks.get(mark)
    if found is None:
        return Piece(text=lost, bold=look.bold, italic=look.italic, lost=True)
    return Piece(text=found.text, bold=look.bold, italic=look.italic, anchor=found.anchor)


def marks_in(text: str) -> tuple[str, ...]:
    """The citations of a text, each once, in order."""
    return tuple(dict.fromkeys(hit["mark"] for hit in INLINE.finditer(text) if hit["mark"]))


def flat(pieces: Iterable[Piece]) -> str:
    """Pieces as plain words."""
    return "".join(one.text for one in pieces)


def source(block: Block, marks: Mapping[str, str]) -> str:
    """The machine's text of a block as a person may write on it; `marks`: citation by anchor. "" for what has no text to write on."""
    match block:
        case Heading():
            return escaped(block.text)
        case Paragraph() if block.pieces:
            return "".join(_piece_source(one, marks) for one in block.pieces)
        case Paragraph():
            opening = f"**{escaped(block.opening)}** " if block.opening else ""
            cites = " ".join(_cite(one, marks) for one in block.references)
            return f"{opening}{escaped(block.text)} {cites}".strip()
        case Listing():
            return "\n".join(f"- {escaped(point)}" for point in block.points)
    return ""


def _cite(reference: Reference, marks: Mapping[str, str]) -> str:
    """A pointer as a citation; a range as its first and last."""
    mark = marks.get(reference.anchor)
    if mark is None:
        return escaped(reference.text)
    last = RANGE.match(reference.text)
    end = marks.get(f"p-{last.group(1)}") if last else None
    return f"[[{mark}]]–[[{end}]]" if end else f"[[{mark}]]"


def _piece_source(piece: Piece, marks: Mapping[str, str]) -> str:
    mark = marks.get(piece.anchor) if piece.anchor else None
    text = f"[[{mark}]]" if mark else escaped(piece.text)
    bare = text.strip()
    signs = "**" * piece.bold + "*" * piece.italic
    return text.replace(bare, f"{signs}{bare}{signs[::-1]}") if bare and signs else text


def escaped(text: str) -> str:
    """A text in which none of our signs is one."""
    return SPECIAL.sub(lambda hit: "".join(f"\\{sign}" for sign in hit.group()), text)
