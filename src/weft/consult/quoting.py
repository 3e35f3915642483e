"""Marked words found again in a text that has changed around them, or a little within them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from weft.records import Record

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
FEWEST_WORDS = 4
"""Shorter quotes are found word for word or not at all: nearly everything is like them."""

MOST_WORDS = 120
"""Words of a quote that are compared; of a longer one its beginning."""

LEAST_SHARE = 0.66
"""Share of the words of a quote that have to stand in the text, in their order, for it to be the same quote."""

NEAR_WORDS = 8
"""Words before and after a quote that tell it from the same words elsewhere."""


class Found(Record):
    """Where a quote stands: the half-open range in the text, and the share of its words that are still there."""

    start: int
    end: int
    share: float

    @property
    def whole(self) -> bool:
        """Whether all its words stand there, one after the other."""
        return self.share == 1.0


class Spot(Record):
    """A word of a text as it is compared, and its half-open range."""

    meant: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def spots(text: str) -> tuple[Spot, ...]:
    """The words and signs of a text; case and the shape of signs are no difference."""
    return tuple(Spot(meant=_meant(one.group()), start=one.start(), end=one.end()) for one in WORD.finditer(text))


SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u2011": "-"})


def _meant(word: str) -> str:
    return word.casefold().translate(SIGNS)


@lru_cache(maxsize=4096)
def _line(text: str) -> str:
    return f" {' '.join(one.meant for one in spots(text))} "


def stands_in(text: str, words: str) -> bool:
    """Whether words stand in a text, one after the other."""
    return bool(words.strip()) and _line(words) in _line(text)


def quote_in(text: str, quote: str, before: str = "", after: str = "") -> Found | None:
    """Where a quote stands in a text, nothing where it does not; `before`, `after`: a few words that stood around it, where known."""
    wanted, there = spots(quote)[:MOST_WORDS], spots(text)
    if not wanted or not there:
        return None
    exact = tuple(_exact([one.meant for one in wanted], [one.meant for one in there])) if stands_in(text, quote) else ()
    if exact:
        at = max(exact, key=lambda one: (_around(there, one, one + len(wanted), (before, after)), -one))
        return Found(start=there[at].start, end=there[at + len(wanted) - 1].end, share=1.0)
    return _nearly(wanted, there) if len(wanted) >= FEWEST_WORDS else None


def _exact(wanted: Sequence[str], there: Sequence[str]) -> Iterator[int]:
    """Where the words stand one after the other."""
    length = len(wanted)
    for at in range(len(there) - length + 1):
        if there[at] == wanted[0] and there[at : at + length] == wanted:
            yield at


def _around(there: Sequence[Spot], start: int, end: int, near: tuple[str, str]) -> int:
    """How many of the words that stood around a quote stand around a place of the text."""
    before = {one.meant for one in spots(near[0])[-NEAR_WORDS:]} & {one.meant for one in there[max(0, start - NEAR_WORDS) : start]}
    after = {one.meant for one in spots(near[1])[:NEAR_WORDS]} & {one.meant for one in there[end : end + NEAR_WORDS]}
    return len(before) + len(after)


def _nearly(wanted: Sequence[Spot], there: Sequence[Spot]) -> Found | None:
    """The stretch of the text that is turned into the quote with the fewest changes of words (Sellers 1980)."""
    costs = [0] * (len(there) + 1)
    begins = list(range(len(there) + 1))
    for row, word in enumerate(wanted, 1):
        costs, begins = _row(costs, begins, (row, word.meant), there)
    end = min(range(len(costs)), key=lambda at: (costs[at], at - begins[at]))
    share = 1 - costs[end] / len(wanted)
    if share < LEAST_SHARE or end <= begins[end]:
        return None
    # All words of the quote may stand there with others between them: that is near, not whole.
    return Found(start=there[begins[end]].start, end=there[end - 1].end, share=min(share, 0.99))


def _row(costs: list[int], begins: list[int], word: tuple[int, str], there: Sequence[Spot]) -> tuple[list[int], list[int]]:
    made, began = [word[0]], [0]
    for at, one in enumerate(there, 1):
        ways = (
            (costs[at - 1] + (one.meant != word[1]), begins[at - 1]),
            (costs[at] + 1, begins[at]),
            (made[at - 1] + 1, began[at - 1]),
        )
        best = min(ways)
        made.append(best[0])
        began.append(best[1])
    return made, began
