"""What is heard in one provision: its signs, with those that a longer false friend swallows taken out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from weft.detect.vocabulary import Sign, Vocabulary
from weft.matching import Hit, fold
from weft.records import Provision

NO_CONCEPTS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heard:
    """The signs of a text: concepts by part, kinds of force, where penalties and fees stand, and where anchors do.

    `swallowed`: anchors and weak words that are no more than a part of a longer false friend.
    `topics`: hits of the words of themes and of phrases silent about them.
    """

    anchors: frozenset[str] = NO_CONCEPTS
    weak: frozenset[str] = NO_CONCEPTS
    false_friends: frozenset[str] = NO_CONCEPTS
    hooks: frozenset[str] = NO_CONCEPTS
    swallowed: frozenset[str] = NO_CONCEPTS
    topics: tuple[Hit[Sign], ...] = ()
    forces: dict[str, int] = field(default_factory=dict)
    places: tuple[tuple[str, int, int], ...] = ()
    anchored: tuple[tuple[int, int], ...] = ()

    @cached_property
    def themes(self) -> dict[str, int]:
        """Weight per theme; added up when first asked for, since most provisions of a law have nothing to do with biosafety."""
        return _theme_weights(self.topics)

    def phrases(self, kind: str) -> list[tuple[int, int]]:
        """Where words of one kind of force stand, in order."""
        return sorted((start, end) for concept, start, end in self.places if concept == kind)


SILENCE = Heard()
PHRASED = frozenset({"penalty", "fee"})


def listen(text: str, language: str, vocabulary: Vocabulary) -> Heard:
    """The signs of one text.

    Inside a longer false friend ("Protocolo de Cartagena" in "... de Cartagena de Indias", "biosafety" in "biosafety level") an anchor or
    a weak word is swallowed: it names nothing and keeps no company, but the passage speaks of its other sense. A hook there is unheard.
    """
    by_part: dict[str, list[Hit[Sign]]] = {}
    for hit in vocabulary.matcher.hits(fold(text), language):
        by_part.setdefault(hit.key.part, []).append(hit)
    if not by_part:
        return SILENCE
    anchors, weak, forces, traps = (by_part.get(part, []) for part in ("anchor", "weak", "force", "false_friend"))
    return Heard(
        anchors=_concepts(anchors, traps),
        weak=_concepts(weak, traps),
        false_friends=_concepts(traps),
        hooks=_concepts(by_part.get("hook", []), traps),
        swallowed=_concepts([hit for hit in (*anchors, *weak) if _is_swallowed(hit, traps)]),
        topics=(*by_part.get("theme", ()), *by_part.get("silent", ())),
        forces=_force_counts(forces),
        places=tuple((hit.key.concept, hit.start, hit.end) for hit in forces if hit.key.concept in PHRASED),
        anchored=tuple((hit.start, hit.end) for hit in anchors),
    )


def _concepts(hits: Sequence[Hit[Sign]], traps: Sequence[Hit[Sign]] = ()) -> frozenset[str]:
    """The concepts of the hits that none of the traps swallows."""
    return frozenset([hit.key.concept for hit in hits if not _is_swallowed(hit, traps)]) if hits else NO_CONCEPTS


def _is_swallowed(hit: Hit[Sign], traps: Sequence[Hit[Sign]]) -> bool:
    return bool(traps) and any(_swallows(trap, hit) for trap in traps)


def _swallows(trap: Hit[Sign], hit: Hit[Sign]) -> bool:
    overlaps = trap.start < hit.end and hit.start < trap.end
    return overlaps and trap.end > hit.end and trap.end - trap.start >= (hit.end - hit.start) // 2


def _theme_weights(hits: Sequence[Hit[Sign]]) -> dict[str, int]:
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
        counts[hit.key.concept] = counts.get(hit.key.concept, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class Listened:
    """A provision with what is heard in its own words, in its lead and in each heading above (nearest last).

    `around` gives the mean theme weights of the other provisions near it under the same heading; `entitles`: it is the instrument's title.
    """

    provision: Provision
    own: Heard
    lead: Heard
    headings: tuple[Heard, ...]
    around: Callable[[], Mapping[str, float]] = dict
    entitles: bool = False
