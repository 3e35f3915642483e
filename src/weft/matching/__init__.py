"""Many phrases found in one pass over folded text, each hit naming the entries it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from weft.matching.alternation import any_of, longest_first
from weft.matching.patterns import expand, parts
from weft.spans import fold

__all__ = ["Entry", "Hit", "Matcher", "any_of", "expand", "fold", "longest_first"]

MAXIMUM_GAP_WORDS = 10
BLANK = b" "

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Key]):
    """One pattern: what it stands for, and the language it is written in ("" matches passages of any language)."""

    key: Key
    language: str
    pattern: str


class Hit(NamedTuple, Generic[Key]):
    """One place where an entry matches: a range of the text searched."""

    key: Key
    start: int
    end: int


class Matcher(Generic[Key]):
    """Finds all entries in a text at once: whole words, any case, with or without accents."""

    def __init__(self, entries: Iterable[Entry[Key]]) -> None:
        # By number of the literal; literals of one pattern share their tuple, so that a forked child touches few pages of memory.
        self._simple: list[tuple[tuple[str, Key], ...]] = []
        self._part: list[tuple[tuple[str, int, int], ...]] = []
        self._gapped: list[tuple[Key, int]] = []
        self._index: dict[bytes, int] = {}
        for entry in entries:
            self._enter(entry)
        self._automaton = BytesAhoCorasick([BLANK + literal + BLANK for literal in self._index], matchkind=MatchKind.Standard)

    def __len__(self) -> int:
        return len(self._index)

    def _literal(self, form: bytes) -> int:
        if form not in self._index:
            self._index[form] = len(self._index)
            self._simple.append(())
            self._part.append(())
        return self._index[form]

    def _enter(self, entry: Entry[Key]) -> None:
        pieces = parts(entry.pattern)
        if len(pieces) == 1:
            whole = ((entry.language, entry.key),)
            for literal in map(self._literal, pieces[0]):
                self._simple[literal] = self._simple[literal] + whole if self._simple[literal] else whole
            return
        number = len(self._gapped)
        self._gapped.append((entry.key, len(pieces)))
        for place, forms in enumerate(pieces):
            part = ((entry.language, number, place),)
            for literal in map(self._literal, forms):
                self._part[literal] = self._part[literal] + part if self._part[literal] else part

    def hits(self, folded: bytes, language: str) -> list[Hit[Key]]:
        """All hits of entries of this language (and of any language), in order of end."""
        padded = BLANK + folded + BLANK
        simple, part = self._simple, self._part
        found: list[Hit[Key]] = []
        chains: dict[int, list[tuple[int, int, int]]] = {}
        for literal, start, end in self._automaton.find_matches_as_indexes(padded, overlapping=True):
            for spoken, key in simple[literal]:
                if not spoken or spoken == language:
                    found.append(Hit(key, start, end - 2))
            for spoken, number, place in part[literal]:
                if not spoken or spoken == language:
                    chains.setdefault(number, []).append((place, start, end - 2))
        for number, pieces in chains.items():
            if len(pieces) >= self._gapped[number][1]:
                found.extend(self._chained(number, pieces, folded))
        return found

    def _chained(self, number: int, pieces: list[tuple[int, int, int]], folded: bytes) -> Iterable[Hit[Key]]:
        """Hits of a pattern with gaps: its parts in order, at most MAXIMUM_GAP_WORDS words apart."""
        key, count = self._gapped[number]
        if len({place for place, _, _ in pieces}) < count:
            return
        open_ends: list[tuple[int, int]] = [(start, end) for place, start, end in pieces if place == 0]
        for wanted in range(1, count):
            following = [(start, end) for place, start, end in pieces if place == wanted]
            open_ends = [
                (first, end) for first, last in open_ends for start, end in following if start >= last and _is_near(folded, last, start)
            ]
        if open_ends:
            yield Hit(key, *open_ends[0])


def _is_near(folded: bytes, start: int, end: int) -> bool:
    """Whether at most MAXIMUM_GAP_WORDS words stand between; no more of them are counted than needed."""
    return len(folded[start:end].split(None, MAXIMUM_GAP_WORDS)) <= MAXIMUM_GAP_WORDS


@lru_cache(maxsize=4096)
def folded_words(text: str) -> bytes:
    """A short text folded, for comparisons of names."""
    return BLANK.join(fold(text).split())
