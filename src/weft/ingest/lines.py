"""Lines of a plain text put together into paragraphs: what was wrapped is joined, what stands apart stays apart."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from weft.ingest.hyphens import Hyphens
from weft.ingest.pdf_lines import SOFT_BREAK

# A text whose long lines are all shorter than this was wrapped by hand or by a converter.
WRAPPED_WIDTH = 180
ENOUGH_LINES = 8
# Blank lines part every line, not every paragraph, when this share of the lines after one begins small.
DOUBLE_SPACED_SHARE = 0.25
INDENT = 3
# The line of a list item that fills this share of the width was wrapped.
ITEM_LINE = 0.6
TITLE_CHARACTERS = 120
TITLE_LINES = 4
HEADING_CHARACTERS = 220

_ENDS = re.compile(r"(?:[.;:!?…»”\")\]]|[;,]\s\w{1,3})$")
_LIST_ENDS = re.compile(r"[:;]$")
_STOPS = re.compile(r"[.;,:]$")
_LIST = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})(?:bis|ter)?[).°º]|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[°º]"
    r"|[IVXLC]{1,6}\s?[.\-–—]|[-–—•▪●○◦*➢§])(?=\s|\(|[A-ZÀ-Þ«“¿]|$)"
)
_TITLED = re.compile(r"[^\W\d_]+\s\S{1,12}?\s?:\s")
_PARTICLE = re.compile(r"\s[a-zà-ÿ]{1,3}$")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlc]{1,6})[).](?:\([a-z0-9]{1,3}\))?$")
_NUMBERING = re.compile(
    r"\W{0,2}(?:\d|[ivxlc]+\b|[a-z]\b|one\b|first\b|premi|prim|unic|únic|uniq|mbere|ya\b|wa\b|cya\b|n[°ºo])", re.IGNORECASE
)


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of the file, cleaned; `apart`: a blank line stands before it; `breaks`: the format ends a paragraph after it."""

    text: str
    indent: int = 0
    apart: bool = False
    breaks: bool = False
    bold: bool = False


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """Lines joined; `bold` when all of them are."""

    text: str
    bold: bool


class Wrapping(msgspec.Struct, frozen=True):
    """How the lines of a whole text were cut.

    `width` of the wrapped lines (0: not wrapped); `double`: blank lines part lines; `units`: words that open a numbered unit.
    """

    width: int
    double: bool
    units: frozenset[str]


def wrapping(lines: Sequence[Line], units: frozenset[str]) -> Wrapping:
    """What the lines of a text show of how it was wrapped."""
    return Wrapping(_width(lines), _double_spaced(lines), units)


def paragraphs(lines: Sequence[Line], shape: Wrapping) -> Iterator[Paragraph]:
    """The paragraphs of a run of lines; no line is left out, none is said twice."""
    hyphens = Hyphens([line.text for line in lines])
    held: list[Line] = []
    for line in lines:
        if held and _starts(held, line, shape):
            yield _joined(held, hyphens)
            held = []
        held.append(line)
    if held:
        yield _joined(held, hyphens)


def is_heading(paragraph: Paragraph, units: frozenset[str]) -> bool:
    """True for a short paragraph set as a heading: bold, in capitals, or opened by "Article 5" and not closed like a sentence."""
    text = paragraph.text
    if len(text) > HEADING_CHARACTERS or _STOPS.search(text) or not any(sign.isalpha() for sign in text):
        return False
    if paragraph.bold or (text.isupper() and not _LABEL.match(text)):
        return True
    return len(text) < TITLE_CHARACTERS and _opens_unit(text, units)


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < ENOUGH_LINES:
        return 0
    long = lengths[int(len(lengths) * 0.95)]
    return long if long <= WRAPPED_WIDTH else 0


def _double_spaced(lines: Sequence[Line]) -> bool:
    parted = [line for line in lines if line.apart]
    if len(parted) < ENOUGH_LINES or len(parted) < 0.8 * len(lines):
        return False
    return sum(line.text[:1].islower() and not _LIST.match(line.text) for line in parted) > DOUBLE_SPACED_SHARE * len(parted)


def _starts(held: Sequence[Line], line: Line, shape: Wrapping) -> bool:
    """Whether `line` begins a paragraph after the lines held."""
    last = held[-1]
    # CASE 1: a number alone, its text on the next line.
    if len(held) == 1 and _LABEL.match(last.text):
        return _LABEL.match(line.text) is not None or line.bold != last.bold
    # CASE 2: the format says so.
    if last.breaks or (line.apart and not shape.double) or (last.bold and not line.bold and not shape.double):
        return True
    # CASE 3: the sentence goes on.
    if line.text[:1].islower() and not _LIST.match(line.text):
        return _LIST_ENDS.search(last.text) is not None
    ended = _ENDS.search(last.text) is not None
    short = len(last.text) + len(line.text.split(" ", 1)[0]) < shape.width
    # CASE 4: "Article 7:" opens a paragraph, and its title ends before the next capital.
    if _TITLED.match(line.text) and _opens_unit(line.text, shape.units):
        return ended or not _PARTICLE.search(last.text)
    if _is_title(held, shape):
        return not _PARTICLE.search(last.text) and not (last.text.isupper() and line.text.isupper())
    # CASE 5: a number opens a paragraph, unless the line before is full and its sentence goes on.
    if _LIST.match(line.text) or _opens_unit(line.text, shape.units):
        named = not _LIST.match(line.text)
        return ended or not shape.width or (short and not (named and _PARTICLE.search(last.text)))
    # CASE 6: a capital after the end of a sentence, or after a line that had room left.
    if not shape.width:
        return True
    if ended:
        return short or line.indent >= last.indent + INDENT
    return short and not _unfinished(held, line, shape)


def _is_title(held: Sequence[Line], shape: Wrapping) -> bool:
    """Whether the lines held are "Article 7:" and no more than a title."""
    if len(held) > TITLE_LINES or not _TITLED.match(held[0].text) or not _opens_unit(held[0].text, shape.units):
        return False
    return sum(len(line.text) for line in held) < TITLE_CHARACTERS


def _unfinished(held: Sequence[Line], line: Line, shape: Wrapping) -> bool:
    """What cannot stop here: an open bracket, a comma or a particle, an item of a list without its end, a heading in capitals."""
    text = " ".join(line.text for line in held[-8:])
    if held[-1].text.isupper() and line.text.isupper():
        return True
    if text.count("(") > text.count(")") or text.endswith(",") or _PARTICLE.search(text):
        return True
    return _LIST.match(held[0].text) is not None and len(held[-1].text) > ITEM_LINE * shape.width


def _opens_unit(text: str, units: frozenset[str]) -> bool:
    word, _, rest = text.partition(" ")
    return word.strip(".:").lower() in units and word[:1].isupper() and (not rest or _NUMBERING.match(rest) is not None)


def _joined(held: Sequence[Line], hyphens: Hyphens) -> Paragraph:
    texts = [_softened(a.text, b.text) for a, b in pairwise(held)]
    return Paragraph(hyphens.joined([*texts, held[-1].text]), all(line.bold for line in held))


def _softened(text: str, following: str) -> str:
    """A hyphen between a letter and a small letter on the next line may be one of the line break only."""
    broken = text[-1:] == "-" and text[-2:-1].isalpha() and following[:1].islower()
    return text[:-1] + SOFT_BREAK if broken else text
