"""What words are called in another language, learnt from the draft itself: its paragraphs are the same in all its languages."""

from collections import Counter, defaultdict

from weft.consult.places import Draft
from weft.consult.resembling import words_in
from weft.consult.stemming import stem

SURE = 0.6
"""How often two words have to stand in the same paragraphs (Dice) for one to be taken for the other."""

FEWEST, SHARE = 2, 0.25
"""A word tells something that stands in at least so many paragraphs, and in at most this share of them."""


class Bridge:
    """Leads from the words of a language to those of the first language of a draft."""

    def __init__(self, draft: Draft) -> None:
        self._first = draft.first
        self._places: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for at, place in enumerate(draft.places):
            for language, text in place.texts.items():
                for word in set(words_in(text)):
                    self._places[language][stem(word, language)].add(at)
        self._most = max(FEWEST, round(SHARE * len(draft.places)))
        self._stems = self._by_place()
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def _by_place(self) -> dict[int, list[str]]:
        made: dict[int, list[str]] = defaultdict(list)
        for word, places in self._places[self._first].items():
            if len(places) <= self._most:
                for at in places:
                    made[at].append(word)
        return made

    def over(self, word: str, language: str) -> tuple[str, ...]:
        """The stems of the first language that a stem stands for, the likeliest only; a word of the first language stands for itself."""
        if language == self._first:
            return (word,)
        if (language, word) not in self._known:
            self._known[language, word] = self._learnt(word, language)
        return self._known[language, word]

    def _learnt(self, word: str, language: str) -> tuple[str, ...]:
        there = self._places[language].get(word, set())
        if not FEWEST <= len(there) <= self._most:
            return ()
        together = Counter(other for at in there for other in self._stems.get(at, ()))
        shares = {other: 2 * count / (len(there) + len(self._places[self._first][other])) for other, count in together.items()}
        best = max(shares.values(), default=0.0)
        return tuple(sorted(other for other, share in shares.items() if share == best)) if best >= SURE else ()
