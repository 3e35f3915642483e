"""How much two texts have in common, by their words: a word that stands in few texts tells more than one that stands in all."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from weft.records import Record

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\b[PI]\d+(?:–[PI]?\d+)?\b")
"""Numbers of passages and instruments: they are others in each version, and mean the same."""


class Common(Record):
    """What two texts have in common: as a share of both, of the first, and of the second."""

    both: float
    of_first: float
    of_second: float

    @property
    def part(self) -> float:
        """How much of one of them, whichever it is, stands in the other."""
        return max(self.of_first, self.of_second)


def bare(text: str) -> str:
    """A text as it is compared: without the numbers of passages, blanks all alike."""
    return " ".join(NUMBER.sub("¤", text).split())


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, without case."""
    return tuple(WORD.findall(bare(text).casefold()))


class Scales:
    """Weighs the words of texts: `texts` are all among which they are told apart."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        held = [frozenset(words) for words in texts]
        seen = Counter(word for words in held for word in words)
        self._weights = {word: math.log(1 + len(held) / count) for word, count in seen.items()}
        self._rare = math.log(1 + max(1, len(held)))

    def weight(self, words: Mapping[str, int]) -> float:
        """The weight of words, each as often as it stands there."""
        return sum(self._weights.get(word, self._rare) * count for word, count in words.items())

    def common(self, first: Counter[str], second: Counter[str]) -> Common:
        """What two bags of words have in common."""
        shared = self.weight(first & second)
        one, other = self.weight(first), self.weight(second)
        if not shared:
            return Common(both=0.0, of_first=0.0, of_second=0.0)
        return Common(both=2 * shared / (one + other), of_first=shared / one, of_second=shared / other)
