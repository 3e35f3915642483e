"""Two versions of a law side by side: provisions added, removed, changed word by word, moved; told by place and by likeness."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from weft.records import Record
from weft_web.findings.pairing import TELLING_LETTERS, unnumbered
from weft_web.instruments.models import Document, Provision
from weft_web.wording import Piece, pieces

LIKE = 0.5
"""Share of words in common from which two provisions are one, changed."""
SAME_PLACE_LIKE = 0.3
"""Under the same number fewer words in common are enough."""
SHINGLE = 3
MOST_WORDS = 4000
"""Longer provisions are shown whole, the old before the new."""
WORD = re.compile(r"\s+|\w+|[^\w\s]")
ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
KINDS = (CHANGED, ADDED, REMOVED, MOVED)


class Difference(Record):
    """One provision that is not as it was; of a moved one the words are the same."""

    kind: str
    older: Provision | None
    newer: Provision | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words of both, in order: kept, removed, added."""
        return words_between(self.older.text if self.older else "", self.newer.text if self.newer else "")

    @property
    def here(self) -> Provision:
        """The provision as it stands now, or as it stood."""
        provision = self.newer or self.older
        assert provision is not None  # noqa: S101 - one of the two is there
        return provision


class Comparison(Record):
    """The differences in the order of the newer version, how many of each kind, and how many provisions are as they were."""

    differences: tuple[Difference, ...]
    counts: dict[str, int]
    same: int


def compared(older: Document, newer: Document) -> Comparison:
    """What is different between two versions."""
    before, after = _provisions(older), _provisions(newer)
    pairs = _Pairs(before, after)
    pairs.by(lambda one: (one.path, _plain(one.text)))
    same = len(pairs.of)
    pairs.by(lambda one: _plain(one.text))
    # What only has another number, because something before it was struck or put in, has moved.
    pairs.by(_telling)
    moved = set(pairs.of) - set(list(pairs.of)[:same])
    pairs.by_place()
    pairs.by_likeness()
    differences = tuple(_differences(before, after, pairs.of, moved))
    return Comparison(differences=differences, counts=dict(Counter(one.kind for one in differences)), same=same)


def _provisions(document: Document) -> list[Provision]:
    held = document.provisions.order_by("position").defer("quotes", "lead")
    return [one for one in held if one.text.strip()]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _telling(one: Provision) -> Hashable:
    bare = unnumbered(_plain(one.text))
    return bare if len(bare) >= TELLING_LETTERS else (one.path, one.text)


class _Pairs:
    """Which provision of the newer version is which of the older: position in the newer -> position in the older."""

    def __init__(self, before: Sequence[Provision], after: Sequence[Provision]) -> None:
        self.of: dict[int, int] = {}
        self._before, self._after = before, after
        self._free_before, self._free_after = dict.fromkeys(range(len(before))), dict.fromkeys(range(len(after)))

    def by(self, key: Callable[[Provision], Hashable]) -> None:
        """Pairs what has the same key, the first with the first."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in self._free_before:
            waiting[key(self._before[place])].append(place)
        for place in list(self._free_after):
            if waiting.get(key(self._after[place])):
                self._pair(place, waiting[key(self._after[place])].pop(0))

    def by_place(self) -> None:
        """Pairs what stands under the same number and shares enough words."""
        waiting: dict[str, list[int]] = defaultdict(list)
        for place in self._free_before:
            waiting[self._before[place].path].append(place)
        for place in list(self._free_after):
            for other in waiting.get(self._after[place].path, []):
                if _likeness(self._before[other].text, self._after[place].text) >= SAME_PLACE_LIKE:
                    self._pair(place, other)
                    waiting[self._after[place].path].remove(other)
                    break

    def by_likeness(self) -> None:
        """Pairs what is left with what shares most of its turns of phrase."""
        spoken: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in self._free_before:
            for turn in _turns(self._before[place].text):
                spoken[turn].append(place)
        for place in list(self._free_after):
            shared = Counter(
                other for turn in _turns(self._after[place].text) for other in spoken.get(turn, ()) if other in self._free_before
            )
            near = [other for other, _ in shared.most_common(3) if _likeness(self._before[other].text, self._after[place].text) >= LIKE]
            if near:
                self._pair(place, near[0])

    def _pair(self, newer: int, older: int) -> None:
        self.of[newer] = older
        del self._free_after[newer], self._free_before[older]


def _turns(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}


def _likeness(one: str, other: str) -> float:
    """Share of words in common, 0..1."""
    first, second = Counter(one.casefold().split()), Counter(other.casefold().split())
    every = first.total() + second.total()
    return 2 * (first & second).total() / every if every else 1.0


def _differences(before: Sequence[Provision], after: Sequence[Provision], pairs: dict[int, int], moved: set[int]) -> Iterator[Difference]:
    """In the order of the newer version; what was removed stands after what it followed."""
    kept = set(pairs.values())
    gone = [place for place in range(len(before)) if place not in kept]
    for place, provision in enumerate(after):
        older = pairs.get(place)
        if older is None:
            yield Difference(kind=ADDED, older=None, newer=provision)
            continue
        while gone and gone[0] < older:
            yield Difference(kind=REMOVED, older=before[gone.pop(0)], newer=None)
        if place in moved:
            yield Difference(kind=MOVED, older=before[older], newer=provision)
        elif _plain(before[older].text) != _plain(provision.text):
            yield Difference(kind=CHANGED, older=before[older], newer=provision)
    for place in gone:
        yield Difference(kind=REMOVED, older=before[place], newer=None)


def words_between(older: str, newer: str) -> tuple[Piece, ...]:
    """The words of two texts: kept, removed, added."""
    first, second = WORD.findall(older), WORD.findall(newer)
    return pieces(first, second) if len(first) + len(second) <= MOST_WORDS else pieces((older,), (newer,))
