"""Where a comment stands that came in: by its bookmark, by the words of its paragraph, by the number it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from weft.consult.columns import Columns, folded, means_whole
from weft.consult.draft import place_named
from weft.consult.form_marks import place_mark, whole_mark
from weft.consult.places import Draft, Place

LEAST_WORDS = 5
"""Paragraphs of fewer words are known by their whole text only."""

ALIKE = 0.75
"""The share of words of two texts that must be common to take one for the other."""

MOST_CANDIDATES = 12
RAREST_WORDS, MOST_BEARERS = 6, 60
"""How many words of a text are looked up, the rarest of them; words that more texts bear tell nothing."""

LEADING_NUMBER = re.compile(r"^\s*(?:\d{1,4}|[A-Z]|\d+(?:\.\d+)+)[.)]?\s+")
SEVERAL = re.compile(r"\d\s*(?:[-–—,;/]|to|and|a|à|y|et|al)\s*\d", re.IGNORECASE)


class Places:
    """The places of one draft, found in several ways; each question says None where nothing fits."""

    def __init__(self, draft: Draft, columns: Columns) -> None:
        self.draft = draft
        self._columns = columns
        self._by_mark = {place_mark(one.key): one for one in draft.places}
        self._by_key = {one.key: one for one in draft.places}

    def marked(self, marks: Iterable[str]) -> Place | None:
        """The place of the innermost bookmark."""
        return next((self._by_mark[one] for one in map(whole_mark, reversed(tuple(marks))) if one in self._by_mark), None)

    def keyed(self, key: str) -> Place | None:
        """The place with this key."""
        return self._by_key.get(key)

    def numbered(self, said: str) -> Place | None:
        """The place that a number names."""
        return place_named(self.draft, said) if said and not self.is_whole(said) else None

    def is_whole(self, said: str) -> bool:
        """Whether a number means the whole text."""
        return means_whole(said, self._columns)

    @cached_property
    def _by_words(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for one in self.draft.places:
            for text in one.texts.values():
                found.setdefault(folded(text), one)
        found.pop("", None)
        return found

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {text: frozenset(text.split()) for text in self._by_words}

    @cached_property
    def _with_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for text, words in self._words.items():
            for word in words:
                found[word].append(text)
        return found

    def worded(self, text: str) -> Place | None:
        """The place whose words these are, or nearly these."""
        for said in (folded(text), folded(LEADING_NUMBER.sub("", text))):
            if said in self._by_words:
                return self._by_words[said]
        return self._nearly(folded(LEADING_NUMBER.sub("", text)))

    def _nearly(self, said: str) -> Place | None:
        words = frozenset(said.split())
        if len(words) < LEAST_WORDS:
            return None
        rare = sorted((one for one in words if one in self._with_word), key=lambda one: (len(self._with_word[one]), one))
        votes: Counter[str] = Counter()
        for word in rare[:RAREST_WORDS]:
            if len(self._with_word[word]) <= MOST_BEARERS:
                votes.update(self._with_word[word])
        likely = [(_likeness(words, self._words[text]), text) for text, _ in votes.most_common(MOST_CANDIDATES)]
        best = max(likely, default=(0.0, ""))
        return self._by_words[best[1]] if best[0] >= ALIKE else None


def _likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of words that two texts have in common."""
    return 2 * len(first & second) / (len(first) + len(second))


def number_kept(said: str, place: Place | None) -> str:
    """The number to keep with a comment: that of its place, or what was written where that says more or nothing was found."""
    if place is None or SEVERAL.search(said):
        return said
    return place.number
