"""A place followed from one draft into the next: by its key, else by the likeness of its text."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from weft.consult.places import Draft, Place
from weft.consult.resembling import Common, Scales, bare, words_in
from weft.records import Record
from weft.report.comparing import moved_keys

LIKE = 0.5
"""What two texts have to have in common for one to be the other reworded."""

WITHIN = 0.72
"""Share of a text that has to stand in another for it to have been split from it or merged into it."""

UNLIKE = 0.3
"""What a text has less in common with the one under its own key is no longer that text: somebody wrote another in its place."""

MOVED_ON = 0.7
"""What another text has to have in common with it then, for it to be the one that went there."""

SHORTEST_WITHIN = 6
"""Words that a text must have for its being within another to tell anything."""

IN_A_ROW = 0.4
"""Share of the shorter of two texts that stands in the other without a break, where one was split or merged: sentences made by rule
share many words and no stretch."""

SAME_CHAPTER = 0.03
"""What standing in the same chapter counts for, where texts are equally alike."""

CLASSES = {"heading": "heading", "chapter": "chapter", "table": "table", "picture": "picture", "facts": "facts", "cards": "cards"}
PROSE = "prose"


Scored = tuple[Common, Place, Place]
"""What an earlier and a later place have in common."""


class Followed(Record):
    """Where a place stands in the next draft: nothing where it went, with the key of the last place before it that stands.

    `state`: same, moved, changed or gone, as of a comment; `reasons`: by what it was found, with what the texts have in common.
    """

    place: Place | None
    state: str
    near: str = ""
    reasons: tuple[str, ...] = ()


class Follower:
    """Follows the places of one draft into the next."""

    def __init__(self, before: Draft, after: Draft) -> None:
        self.earlier = before.places
        self._was = {one.key: one for one in before.places}
        self._now = {one.key: one for one in after.places}
        self.new = tuple(one for one in after.places if one.key not in self._was)
        self._bags: dict[tuple[int, str], dict[str, Counter[str]]] = {}
        every = (*before.places, *after.places)
        languages = dict.fromkeys(language for one in every for language in one.texts)
        self._scales = {language: Scales(words_in(one.texts[language]) for one in every if language in one.texts) for language in languages}
        self._went: dict[str, str] = {}
        self._reasons: dict[str, tuple[str, ...]] = {}
        self._follow()
        order = {key: at for at, key in enumerate(self._now)}
        goals = list(dict.fromkeys(self._went[key] for key in self._was if key in self._went))
        self._moved = moved_keys(goals, sorted(goals, key=lambda key: order[key]))

    def followed(self, was: Place) -> Followed:
        """Where a place of the earlier draft stands now."""
        key = self._went.get(was.key)
        if key is None:
            return Followed(place=None, state="gone", near=self._near(was))
        now = self._now[key]
        moved = key in self._moved or now.chapter != was.chapter
        state = "moved" if moved and _is_same(was, now) else "same" if _is_same(was, now) else "changed"
        return Followed(place=now, state=state, reasons=self._reasons[was.key])

    def _near(self, was: Place) -> str:
        """The last place before one that went, which still stands."""
        last = ""
        for key in self._was:
            if key == was.key:
                return last
            last = self._went.get(key, last)
        return last

    def renamed(self) -> dict[str, str]:
        """Keys of the next draft under which a text stands that had another key, with that one."""
        return {self._went[key]: key for key, reasons in self._reasons.items() if reasons[0] == "likeness"}

    def halves(self, place: Place) -> Iterator[Place]:
        """The new places next to one without a break between them: where a text was split, its other parts."""
        order = list(self._now)
        at = order.index(place.key)
        for way in (order[at + 1 :], order[:at][::-1]):
            for key in takewhile(lambda key: key not in self._was, way):
                yield self._now[key]

    def _follow(self) -> None:
        """Finds where each place stands: by its key, by the likeness of its text, as a part, under its key with another text."""
        for key, was in self._was.items():
            now = self._now.get(key)
            if now is not None and not self._is_replaced(was, now):
                self._stands(was, now, "key")
        lost = [one for key, one in self._was.items() if key not in self._went]
        scored = [(self._common(one, other), one, other) for one in lost for other in self.new if _class(one) == _class(other)]
        self._by_likeness(scored)
        self._as_parts(scored)
        self._as_merged([one for one in lost if one.key not in self._went])
        for one in lost:
            if one.key not in self._went and one.key in self._now:
                self._stands(one, self._now[one.key], "key")

    def _stands(self, was: Place, now: Place, *reasons: str) -> None:
        self._went[was.key], self._reasons[was.key] = now.key, reasons

    def _is_replaced(self, was: Place, now: Place) -> bool:
        """Whether another text stands under the same key, while its own stands under a new one."""
        if was.kind == "chapter" or _is_same(was, now) or self._common(was, now).both >= UNLIKE:
            return False
        return any(_class(was) == _class(one) and self._common(was, one).both >= MOVED_ON for one in self.new)

    def _by_likeness(self, scored: list[Scored]) -> None:
        """Each place that lost its key with the new one most like it, each of those once."""
        taken: set[str] = set()
        for common, one, other in sorted(scored, key=lambda hit: -hit[0].both - SAME_CHAPTER * (hit[1].chapter == hit[2].chapter)):
            if common.both >= LIKE and one.key not in self._went and other.key not in taken:
                taken.add(other.key)
                self._stands(one, other, "likeness", f"{common.both:.2f}")

    def _as_parts(self, scored: list[Scored]) -> None:
        """Each place that is left with the new one that is a part of it, or of which it is a part."""
        owned, taken = self._owned(), {goal: self._was[key] for key, goal in self._went.items()}
        for common, one, other in sorted(scored, key=lambda hit: -hit[0].part):
            if one.key in self._went or owned.get(other.key, one.key) != one.key or not _is_within(common, one, other):
                continue
            host = taken.get(other.key)
            if host is None or self._common(one, host).of_first < common.of_first - UNLIKE:
                self._stands(one, other, "part", f"{common.part:.2f}")

    def _owned(self) -> dict[str, str]:
        """The new places that are the later part of the text before them, with the earlier key of that text."""
        owned = {}
        for key, goal in self._went.items():
            for half in self.halves(self._now[goal]):
                common = self._common(self._was[key], half)
                if common.of_second >= WITHIN and _in_a_row(self._was[key], half):
                    owned[half.key] = key
        return owned

    def _as_merged(self, lost: list[Place]) -> None:
        """Each place of which nearly all stands in a text that was there before, and did not stand in it then."""
        changed = [(self._was[key], one) for key, one in self._now.items() if key in self._was and not _is_same(self._was[key], one)]
        for one in lost:
            hosts = [(self._common(one, now), was, now) for was, now in changed if _class(now) == _class(one)]
            hosts = [hit for hit in hosts if hit[0].of_first >= WITHIN and _in_a_row(one, hit[2])]
            hosts = [hit for hit in hosts if self._common(one, hit[1]).of_first < hit[0].of_first - UNLIKE]
            if hosts:
                common, _, host = max(hosts, key=lambda hit: hit[0].of_first)
                self._stands(one, host, "part", f"{common.of_first:.2f}")

    def _bag(self, place: Place) -> dict[str, Counter[str]]:
        held = self._bags.get((id(place), place.key))
        if held is None:
            held = {language: Counter(words_in(text)) for language, text in place.texts.items()}
            self._bags[id(place), place.key] = held
        return held

    def _common(self, was: Place, now: Place) -> Common:
        """What two places have in common, in the language in which that is most."""
        first, second = self._bag(was), self._bag(now)
        every = [self._scales[language].common(first[language], second[language]) for language in first if language in second]
        return max(every, key=lambda one: one.both, default=Common(both=0.0, of_first=0.0, of_second=0.0))


def _class(place: Place) -> str:
    return CLASSES.get(place.kind, PROSE)


def _is_within(common: Common, one: Place, other: Place) -> bool:
    """Whether a text was split, and the other is a part of it, or merged, and it is a part of the other."""
    return common.part >= WITHIN and _in_a_row(one, other)


def _in_a_row(one: Place, other: Place) -> bool:
    """Whether a long stretch of the shorter text stands in the longer one, in any language."""
    for language in (name for name in one.texts if name in other.texts):
        first, second = words_in(one.texts[language]), words_in(other.texts[language])
        shorter = min(len(first), len(second))
        run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
        if shorter >= SHORTEST_WITHIN and run.size >= IN_A_ROW * shorter:
            return True
    return False


def _is_same(was: Place, now: Place) -> bool:
    """Whether the words are the same in every language in which both stand."""
    both = [language for language in was.texts if language in now.texts]
    return bool(both) and all(bare(was.texts[one]) == bare(now.texts[one]) for one in both)
