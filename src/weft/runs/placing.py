"""Where quotes stand on a page: their letters looked for among the words of the page, whatever blanks, hyphens and signs lie between."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from weft.records import Quote, Record

FULL = 10_000
"""Places are told in this many parts of the page's width and height."""
SHORTEST = 12
"""Fewer letters than this, cut off from the rest of their quote, may stand anywhere."""
MOST_PLACES = 60
ONE_LINE = 0.5
WIDEST_GAP = 3.0
"""Words further apart than this many of their heights are not marked as one."""


class Word(Record, frozen=True, array_like=True):
    """A word and its box, from the upper left corner, in parts of the page."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


class Rectangle(Record):
    """Part of a page, from its upper left corner, as fractions 0..1 of its width and height."""

    left: float
    top: float
    width: float
    height: float


def places(words: Sequence[Word], quotes: Iterable[Quote]) -> tuple[Rectangle, ...]:
    """The rectangles of these quotes, a line or a part of it each, in the order of the page; what is not found has none."""
    page = _Page(words)
    found = sorted({index for quote in quotes for index in page.words_of(quote)})
    return tuple(_rectangles([words[index] for index in found]))


def letters(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


class _Page:
    """The letters of a page in a row, and which word each belongs to."""

    def __init__(self, words: Sequence[Word]) -> None:
        held = [letters(word.text) for word in words]
        self._letters = "".join(held)
        self._starts = [0, *accumulate(map(len, held))]

    def words_of(self, quote: Quote) -> Iterator[int]:
        """The words that a quote covers. Where the page orders its text otherwise, the quote is found in pieces."""
        parts = [letters(word) for word in quote.text.split()]
        sought, at, wanted = "".join(parts), 0, 0
        starts = [0, *accumulate(map(len, parts))]
        if quote.text:
            wanted = round(quote.start * len(sought) / len(quote.text))
        while at < len(sought):
            length = self._longest(sought, at)
            if length < min(SHORTEST, len(sought)):
                at = starts[bisect_right(starts, at)]
                continue
            place = self._nearest(sought[at : at + length], wanted)
            yield from range(bisect_right(self._starts, place) - 1, bisect_right(self._starts, place + length - 1))
            at, wanted = at + length, place + length

    def _longest(self, sought: str, at: int) -> int:
        """How many letters from `at` stand on the page in one piece."""
        low, high = 0, len(sought) - at
        if sought[at:] in self._letters:
            return high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if sought[at : at + middle] in self._letters else (low, middle)
        return low

    def _nearest(self, piece: str, wanted: int) -> int:
        """Of all places of a piece the one that lies nearest to where it is expected."""
        found: list[int] = []
        at = self._letters.find(piece)
        while at >= 0 and len(found) < MOST_PLACES:
            found.append(at)
            at = self._letters.find(piece, at + 1)
        return min(found, key=lambda place: abs(place - wanted))


def _rectangles(words: Sequence[Word]) -> Iterator[Rectangle]:
    """One rectangle for each run of words on a line."""
    line: list[Word] = []
    for word in words:
        if line and not _goes_on(line[-1], word):
            yield _around(line)
            line = []
        line.append(word)
    if line:
        yield _around(line)


def _goes_on(last: Word, word: Word) -> bool:
    height = max(last.bottom - last.top, 1)
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    # Widths are parts of the width, heights of the height: on a page that stands upright a gap counts for a little more.
    return shared >= ONE_LINE * min(height, word.bottom - word.top) and -height <= word.left - last.right <= WIDEST_GAP * height


def _around(words: Sequence[Word]) -> Rectangle:
    left, top = min(word.left for word in words), min(word.top for word in words)
    right, bottom = max(word.right for word in words), max(word.bottom for word in words)
    return Rectangle(left=left / FULL, top=top / FULL, width=(right - left) / FULL, height=(bottom - top) / FULL)
