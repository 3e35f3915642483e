"""What is heard in one provision: its signs, with those that a longer false friend swallows taken out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from weft.detect.vocabulary import Sign, Vocabulary
from weft.matching import Hit, fold
from weft.records import Provision

NO_CONCEPTS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """The signs of a text: concepts by part, theme weights, kinds of force, where penalties and fees stand, and where anchors do.

    `swallowed`: anchors and weak words that are no more than a part of a longer false friend.
    """

    anchors: frozenset[str]
    weak: frozenset[str]
    false_friends: frozenset[str]
    hooks: frozenset[str]
    swallowed: frozenset[str]
    themes: dict[str, int]
    forces: dict[str, int]
    places: tuple[tuple[str, int, int], ...]
    anchored: tuple[tuple[int, int], ...]

    def phrases(self, kind: str) -> list[tuple[int, int]]:
        """Where words of one kind of force stand, in order."""
        return sorted((start, end) for concept, start, end in self.places if concept == kind)


SILENCE = Heard(NO_CONCEPTS, NO_CONCEPTS, NO_CONCEPTS, NO_CONCEPTS, NO_CONCEPTS, {}, {}, (), ())
PHRASED = frozenset({"penalty", "fee"})
# What becomes of a sign inside a longer false friend.
SWALLOWED = {"anchor": "swallowed", "weak": "swallowed", "hook": "unheard"}


def listen(text: str, language: str, vocabulary: Vocabulary) -> Heard:
    """The signs of one text."""
    hits = vocabulary.matcher.hits(fold(text), language)
    if not hits:
        return SILENCE
    traps = [hit for hit in hits if hit.key.part == "false_friend"]
    by_part: dict[str, set[str]] = {}
    for hit in hits:
        by_part.setdefault(_part(hit, traps), set()).add(hit.key.concept)
    return Heard(
        anchors=frozenset(by_part.get("anchor", ())),
        weak=frozenset(by_part.get("weak", ())),
        false_friends=frozenset(by_part.get("false_friend", ())),
        hooks=frozenset(by_part.get("hook", ())),
        swallowed=frozenset(by_part.get("swallowed", ())),
        themes=_theme_weights(hits),
        forces=_force_counts(hits),
        places=tuple((hit.key.concept, hit.start, hit.end) for hit in hits if hit.key.concept in PHRASED),
        anchored=tuple((hit.start, hit.end) for hit in hits if hit.key.part == "anchor"),
    )


def _part(hit: Hit[Sign], traps: list[Hit[Sign]]) -> str:
    """The part a hit plays.

    Inside a longer false friend ("Protocolo de Cartagena" in "... de Cartagena de Indias", "biosafety" in "biosafety level") an anchor or
    a weak word is swallowed: it names nothing and keeps no company, but the passage speaks of its other sense. A hook there is unheard.
    """
    part = hit.key.part
    if part not in SWALLOWED or not any(_swallows(trap, hit) for trap in traps):
        return part
    return SWALLOWED[part]


def _swallows(trap: Hit[Sign], hit: Hit[Sign]) -> bool:
    overlaps = trap.start < hit.end and hit.start < trap.end
    return overlaps and trap.end > hit.end and trap.end - trap.start >= (hit.end - hit.start) // 2


def _theme_weights(hits: list[Hit[Sign]]) -> dict[str, int]:
    """Weight per theme: each different phrase once, a phrase inside a longer one of the same theme or inside a silent one not at all."""
    seen: dict[str, dict[tuple[int, int], int]] = {}
    silent = [(hit.start, hit.end) for hit in hits if hit.key.part == "silent"]
    for hit in hits:
        if hit.key.part == "theme" and not any(start <= hit.start and hit.end <= end for start, end in silent):
            places = seen.setdefault(hit.key.concept, {})
            place = (hit.start, hit.end)
            places[place] = max(places.get(place, 0), hit.key.weight)
    return {theme: _outermost(places) for theme, places in seen.items()}


def _outermost(places: dict[tuple[int, int], int]) -> int:
    total, last = 0, -1
    for (_, end), weight in sorted(places.items(), key=lambda item: (item[0][0], -item[0][1])):
        if end > last:
            total, last = total + weight, end
    return total


def _force_counts(hits: list[Hit[Sign]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for hit in hits:
        if hit.key.part == "force":
            counts[hit.key.concept] = counts.get(hit.key.concept, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class Listened:
    """A provision with what is heard in its own words, in its lead and in each heading above (nearest last).

    `around`: mean theme weights of the other provisions near it under the same heading; `entitles`: it is the title of the instrument.
    """

    provision: Provision
    own: Heard
    lead: Heard
    headings: tuple[Heard, ...]
    around: Mapping[str, float] = field(default_factory=dict)
    entitles: bool = False
