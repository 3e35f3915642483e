"""Which bodies are named in which findings: full names, their short forms ("the Board") and their acronyms, brought together."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from weft.assess.content import Naming
from weft.assess.naming import Grammars, Name
from weft.records import Extent, Finding, MentionType, Modality

SPEAKING = (Extent.IMPLICIT, Extent.MENTION, Extent.OPERATIVE)
SHORT_FORM = re.compile(r"[A-ZÁÉÍÓÚÑÀÂÇÈÊÎÔÛ][\wÀ-ÿ]+(?:-[\wÀ-ÿ]+)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body at a place of a finding's text; `body` is its index, `head` the place of its head when the whole name stands there."""

    finding: Finding
    start: int
    end: int
    body: int
    head: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Body:
    """One body: the names it goes by, most used first, with the language of each; `office` when it is a person's office."""

    names: tuple[tuple[str, str], ...]
    office: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """All bodies named in the findings and every place where they are named, in order of position."""

    bodies: tuple[Body, ...]
    mentions: tuple[Mention, ...]

    def of(self, finding: Finding) -> list[Mention]:
        """The mentions in one finding."""
        return [mention for mention in self.mentions if mention.finding.id == finding.id]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A full name where it was seen."""

    finding: Finding
    name: Name


def cast(findings: Iterable[Finding], naming: Naming) -> Cast:
    """Every body named in findings that speak of LMOs or reach them; provisions beside them that create or define a body tell its name."""
    given, grammars = tuple(findings), Grammars(naming)
    speaking = [finding for finding in given if finding.extent in SPEAKING]
    concerned = {finding.document for finding in speaking}
    naming_it = [finding for finding in given if finding.extent in SPEAKING or (finding.document in concerned and _founds(finding))]
    seen = [Sighting(finding, name) for finding in naming_it for name in grammars.names(finding.text, finding.language)]
    numbers = _numbered(seen)
    full = [
        Mention(one.finding, one.name.start, one.name.end, numbers[_identity(one)], one.name.head_place)
        for one in seen
        if one.finding.extent in SPEAKING
    ]
    short = _short_forms(speaking, seen, numbers, grammars)
    return Cast(bodies=_bodies(seen, numbers), mentions=(*full, *short))


def _founds(finding: Finding) -> bool:
    return finding.modality in (Modality.POWER, Modality.DEFINITION) or finding.mention_type == MentionType.DEFINITION


def _identity(sighting: Sighting) -> tuple[str, tuple[str, ...]]:
    return (sighting.finding.language, sighting.name.key)


def _numbered(seen: list[Sighting]) -> dict[tuple[str, tuple[str, ...]], int]:
    """The body of each name: same words in one language, same acronym, or same concepts across languages."""
    identities = sorted({_identity(one) for one in seen})
    parent = {identity: identity for identity in identities}
    for group in (*_same_acronym(seen), *_same_concepts(seen)):
        for identity in group[1:]:
            parent[_root(parent, identity)] = _root(parent, group[0])
    roots = sorted({_root(parent, identity) for identity in identities})
    return {identity: roots.index(_root(parent, identity)) for identity in identities}


def _root(
    parent: dict[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]], identity: tuple[str, tuple[str, ...]]
) -> tuple[str, tuple[str, ...]]:
    while parent[identity] != identity:
        identity = parent[identity]
    return identity


def _same_acronym(seen: list[Sighting]) -> list[list[tuple[str, tuple[str, ...]]]]:
    groups: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for one in seen:
        if one.name.acronym:
            groups.setdefault(f"{one.finding.language} {one.name.acronym}", set()).add(_identity(one))
    return [sorted(group) for _, group in sorted(groups.items())]


def _same_concepts(seen: list[Sighting]) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Names in different languages made of the same concepts, where no language has two of them."""
    groups: dict[frozenset[str], set[tuple[str, tuple[str, ...]]]] = {}
    for one in seen:
        if one.name.ids:
            groups.setdefault(one.name.ids, set()).add(_identity(one))
    single = [group for group in groups.values() if len({language for language, _ in group}) == len(group)]
    return sorted(sorted(group) for group in single)


def _bodies(seen: list[Sighting], numbers: dict[tuple[str, tuple[str, ...]], int]) -> tuple[Body, ...]:
    names: list[Counter[tuple[str, str]]] = [Counter() for _ in range(len(set(numbers.values())))]
    offices: set[int] = set()
    for one in seen:
        names[numbers[_identity(one)]][(one.name.written, one.finding.language)] += 1
        if one.name.office:
            offices.add(numbers[_identity(one)])
    return tuple(Body(names=_in_order(counted), office=number in offices) for number, counted in enumerate(names))


def _in_order(counted: Counter[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Names most used first, those in mixed letters before those in capitals, the shorter before the longer."""
    return tuple(sorted(counted, key=lambda name: (name[0].isupper(), -counted[name], len(name[0]), name)))


def _short_forms(
    findings: list[Finding], seen: list[Sighting], numbers: dict[tuple[str, tuple[str, ...]], int], grammars: Grammars
) -> list[Mention]:
    """Places where a body is called by its head ("the Board") or acronym, when its instrument leaves no doubt which body is meant."""
    meant = _meant(seen, numbers, grammars)
    taken: dict[str, list[tuple[int, int]]] = {}
    for one in seen:
        taken.setdefault(one.finding.id, []).append((one.name.start, one.name.end))
    found: list[Mention] = []
    for finding in findings:
        for match in SHORT_FORM.finditer(finding.text):
            body = meant.get((finding.document, finding.language, match.group().lower()))
            inside = any(start < match.end() and match.start() < end for start, end in taken.get(finding.id, ()))
            if body is not None and not inside:
                found.append(Mention(finding, match.start(), match.end(), body, None))
    return found


def _meant(seen: list[Sighting], numbers: dict[tuple[str, tuple[str, ...]], int], grammars: Grammars) -> dict[tuple[str, str, str], int]:
    """The body a short form stands for, by document and language; short forms of several bodies stand for none."""
    candidates: dict[tuple[str, str, str], set[int]] = {}
    for one in seen:
        for short in (*_heads(one, grammars), *([one.name.acronym.lower()] if one.name.acronym else [])):
            candidates.setdefault((one.finding.document, one.finding.language, short), set()).add(numbers[_identity(one)])
    return {place: next(iter(bodies)) for place, bodies in candidates.items() if len(bodies) == 1}


def _heads(sighting: Sighting, grammars: Grammars) -> list[str]:
    """The words of the head as written in the name: "Board", not every word for such a body."""
    words = getattr(grammars.by_language[sighting.finding.language].kinds[sighting.name.head], sighting.finding.language)
    written = sighting.name.written.lower().split()
    return [word for word in words if word in written]
