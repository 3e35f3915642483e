"""Lines of one PDF page, straight from PDFium: text, box, size, weight.

PDFium alone takes about a millisecond a page, so this file counts calls: four a line, and boxes of single characters only
where a line looks stretched over a gap or crosses the gutter between columns.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import inf

import msgspec

from weft.ingest.pdfium_calls import Handle, TextPage

# PDFium marks a hyphen that breaks a word at the end of a line with U+0002 or U+FFFE.
SOFT_BREAK = "\x02"
# Width of a line over (characters x size): prose stays near 0.5, so beyond this the line holds a gap.
STRETCHED = 0.72
# A gap of this many times the size parts two cells; in a line that crosses a known gutter less is enough.
CELL_GAP = 1.6
GUTTER_GAP = 0.4
# Blanks that differ by less than this factor are even: the line is spread out, not parted.
EVEN_GAPS = 1.3
# A number printed apart from its text is no longer than this, and no further from it than this many sizes.
LABEL_CHARACTERS = 7
LABEL_GAP = 5
# Lines whose baselines are nearer than this share of their size stand on one.
BASELINE = 0.35

# A figure smaller than this share of the letters after it is a raised one.
RAISED = 0.78

_BREAK_MARKS = re.compile("[\x02\ufffe](?=\\s*$)")
LEADERS = (".", "…", "_")
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,5})(?:bis|ter)?[).°º]{1,2}(?:\(\w{1,3}\))?|[-–—•▪●○◦*➢§]")
_ODD = re.compile(
    "[\x00\x01\x03-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufffd\ufffe\uffff]"
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


class Line(msgspec.Struct, frozen=True, gc=False):
    """One printed line, or the piece of it that lies in one column; lengths in points, y counted upwards from the foot.

    `y` is the baseline; `text` ends in SOFT_BREAK where a word is broken; `bold` when first and last letter are;
    `raised` when it begins with a raised figure, as a footnote does.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    raised: bool = False


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """One page as read: its lines in the order of the file, its width and height in points."""

    lines: tuple[Line, ...]
    width: float
    height: float
    from_ocr: bool = False


def read_sheet(page: Handle, text_page: Handle, cuts: Sequence[float] = ()) -> Sheet:
    """The lines of an open page; one that runs across a cut (the middle of a gutter, in points) comes in pieces."""
    characters = TextPage(page, text_page)
    raw = characters.text()
    lines = _labels_joined(_leaders_joined(_Reader(characters, cuts).lines(raw))) if raw else []
    return Sheet(tuple(lines), characters.width, characters.height)


def clean(text: str) -> str:
    """`text` with single plain blanks, composed letters (NFC), no ligatures, no invisible characters; SOFT_BREAK stays."""
    text = _ODD.sub(_replaced, _BREAK_MARKS.sub(SOFT_BREAK, text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def has_letters(text: str, fewest: int) -> bool:
    """Whether `text` holds at least so many letters; no more of it is looked at than needed to know."""
    return sum(map(str.isalpha, text[: 2 * fewest])) >= fewest or sum(map(str.isalpha, text)) >= fewest


def _replaced(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _LIGATURES:
        return _LIGATURES[code]
    # Symbol fonts put their glyphs at U+F020-F0FF; in law text these are list bullets.
    return "•" if 0xF020 <= code <= 0xF0FF else ""


class _Reader:
    """Cuts the text of one page into lines and finds their places."""

    def __init__(self, page: TextPage, cuts: Sequence[float]) -> None:
        self._page = page
        self._cuts = cuts

    def lines(self, raw: str) -> list[Line]:
        """Every line with letters in it; a stretched line comes in pieces, one for each cell."""
        odd = _ODD.search(raw) is not None or not (raw.isascii() or unicodedata.is_normalized("NFC", raw))
        blanks = odd or "  " in raw or "\xa0" in raw
        made: list[Line] = []
        position = 0
        for part in raw.split("\r\n"):
            bare = part.strip()
            if bare:
                first = position + (0 if part[0] == bare[0] else part.find(bare[0]))
                text = clean(bare) if odd else " ".join(bare.split()) if blanks else bare
                if text:
                    line = self._line(text, first, first + len(bare) - 1)
                    made.extend(self._pieces(bare, first, line) if self._may_part(line) else (line,))
            position += len(part) + 2
        return made

    def _line(self, text: str, first: int, last: int) -> Line:
        page = self._page
        x0, baseline, x1, size, bold = page.line(first, last)
        raised = text[0].isdigit() and not text[-1].isdigit() and size < RAISED * page.size(last)
        if raised:
            size = page.size(last)
        if x1 < x0:
            x0, x1 = x1, x0
        return Line(text, x0 if x0 > 0.0 else 0.0, x1 if x1 > 0.0 else 0.0, baseline, size, bold, raised)

    def _may_part(self, line: Line) -> bool:
        """Whether the line looks stretched over a gap, or runs across a cut."""
        x0, x1, size = line.x0, line.x1, line.size
        stretched = x1 - x0 > STRETCHED * size * len(line.text)
        return (stretched or any(x0 < cut - size and cut + size < x1 for cut in self._cuts)) and " " in line.text

    def _pieces(self, bare: str, first: int, line: Line) -> Iterator[Line]:
        """The line cut where blanks are wide, or where they lie on a gutter."""
        words = [(match.start(), match.end()) for match in re.finditer(r"\s+", bare)]
        blanks = [(at, to, self._page.span(first + at - 1)[1], self._page.span(first + to)[0]) for at, to in words]
        gaps = [after - before for _, _, before, after in blanks]
        # A line spread out to both margins has equal blanks; the cells of a row do not.
        spread = len(gaps) > 1 and max(gaps) < EVEN_GAPS * min(gaps)
        wide = inf if spread else CELL_GAP * line.size
        start, left = 0, line.x0
        for (at, to, before, after), gap in zip(blanks, gaps, strict=True):
            if gap > wide or (gap > GUTTER_GAP * line.size and any(before <= cut + gap and after >= cut - gap for cut in self._cuts)):
                yield self._piece(bare[start:at], first + start, left, before, line)
                start, left = to, after
        yield self._piece(bare[start:], first + start, left, line.x1, line)

    def _piece(self, text: str, index: int, x0: float, x1: float, line: Line) -> Line:
        return Line(clean(text), x0, x1, line.y, self._page.size(index), line.bold)


def _leaders_joined(lines: list[Line]) -> list[Line]:
    """The lines, dots drawn one by one between a title and its page joined into one line of a table of contents."""
    if not any(line.text in LEADERS for line in lines):
        return lines
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and abs(last.y - line.y) < 1 and line.x0 > last.x0 and (line.text in LEADERS or last.text[-1] in LEADERS):
            joined[-1] = Line(f"{last.text} {line.text}", last.x0, line.x1, line.y, last.size, last.bold)
        else:
            joined.append(line)
    return joined


def _labels_joined(lines: list[Line]) -> list[Line]:
    """The lines, a number printed apart ("(a)", "12.", a bullet) joined to the text right of it on its baseline.

    Some programs write the numbers of a page after its text, others before each line.
    """
    labels = [at for at, line in enumerate(lines) if len(line.text) <= LABEL_CHARACTERS and _LABEL.fullmatch(line.text)]
    if not labels:
        return lines
    by_foot = sorted(range(len(lines)), key=lambda at: lines[at].y)
    feet = [lines[at].y for at in by_foot]
    joined: list[Line | None] = list(lines)
    for at in labels:
        label = lines[at]
        reach = BASELINE * label.size
        level = by_foot[bisect_left(feet, label.y - reach) : bisect_right(feet, label.y + reach)]
        target = min((to for to in level if _follows(label, joined[to])), key=lambda to: lines[to].x0, default=None)
        if target is not None:
            joined[target] = _labelled(label, joined[target] or label)
            joined[at] = None
    return [line for line in joined if line is not None]


def _follows(label: Line, line: Line | None) -> bool:
    return line is not None and label.x1 < line.x0 < label.x1 + LABEL_GAP * line.size


def _labelled(label: Line, line: Line) -> Line:
    return Line(f"{label.text} {line.text}", label.x0, line.x1, line.y, line.size, label.bold and line.bold)
