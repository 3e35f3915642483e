"""Bodies with their roles: what each is made by law, and the provision where the mandate stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from weft.assess.content import Naming, RoleEntry
from weft.assess.evidence import STRENGTH, position
from weft.assess.mentions import Cast, Mention
from weft.matching import Entry, Hit, Matcher, folded_words
from weft.records import Finding, Institution
from weft.spans import fold

LANGUAGES = ("en", "fr", "es")
LONGEST_BRIDGE = 60
"""Characters between a name and its role."""

MANDATE_THEME = "cna_nfp"
ENDS = ".;:"


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a finding gives to a body."""

    body: int
    role: str
    finding: Finding
    by_name: bool


class RoleReader:
    """Reads the roles that a text gives to the bodies it names."""

    def __init__(self, roles: Iterable[RoleEntry], naming: Naming) -> None:
        held = [role for role in roles if role.id not in naming.roles_of_persons]
        self._roles = Matcher(
            [Entry(role.id, language, pattern) for role in held for language in LANGUAGES for pattern in getattr(role.cues, language)]
        )
        self._verbs = {language: _phrases(getattr(naming.verbs, language)) for language in LANGUAGES}
        self._fillers = {language: _phrases(getattr(naming.fillers, language)) for language in LANGUAGES}

    def roles(self, finding: Finding, mentions: list[Mention]) -> list[Role]:
        """The roles of all bodies mentioned in a finding."""
        folded = fold(finding.text)
        hits = self._roles.hits(folded, finding.language)
        found: list[Role] = []
        for mention in mentions:
            for hit in hits:
                by_name = self._in_name(mention, hit)
                if by_name or self._given(finding, folded, mention, hit):
                    found.append(Role(mention.body, hit.key, finding, by_name))
        return found

    def _in_name(self, mention: Mention, hit: Hit[str]) -> bool:
        """CASE 1: the name itself, with its head, says the role ("National Biosafety Board")."""
        if mention.head is None or not (mention.start <= hit.start and hit.end <= mention.end):
            return False
        return hit.start <= mention.head[0] and mention.head[1] <= hit.end

    def _given(self, finding: Finding, folded: bytes, mention: Mention, hit: Hit[str]) -> bool:
        """CASE 2: name and role joined by a verb of designation and nothing else ("The Board is the competent national authority")."""
        if hit.start < mention.end and mention.start < hit.end:
            return False
        start, end = (mention.end, hit.start) if mention.end <= hit.start else (hit.end, mention.start)
        if end - start > LONGEST_BRIDGE or any(sign in finding.text[start:end] for sign in ENDS):
            return False
        said = folded[hit.start : hit.end].split()
        left = _without(folded[start:end].split(), self._verbs[finding.language])
        joined = len(left) < len(folded[start:end].split()) or len(_without(said, self._verbs[finding.language])) < len(said)
        return joined and not _without(left, self._fillers[finding.language])


def _phrases(phrases: Iterable[str]) -> tuple[tuple[bytes, ...], ...]:
    """Phrases as folded words, the longest first."""
    return tuple(sorted((tuple(fold(phrase).split()) for phrase in phrases), key=lambda words: (-len(words), words)))


def _without(words: list[bytes], phrases: tuple[tuple[bytes, ...], ...]) -> list[bytes]:
    """The words that belong to none of the phrases."""
    left: list[bytes] = []
    place = 0
    while place < len(words):
        length = next((len(phrase) for phrase in phrases if tuple(words[place : place + len(phrase)]) == phrase), 0)
        if not length:
            left.append(words[place])
        place += length or 1
    return left


def given_roles(people: Cast, roles: tuple[RoleEntry, ...], naming: Naming) -> tuple[Role, ...]:
    """Every role given to a body, strongest provision first."""
    reader = RoleReader(roles, naming)
    by_finding: dict[str, list[Mention]] = {}
    for mention in people.mentions:
        by_finding.setdefault(mention.finding.id, []).append(mention)
    found = [role for mentions in by_finding.values() for role in reader.roles(mentions[0].finding, mentions)]
    ordered = sorted(found, key=lambda one: (-STRENGTH[one.finding.extent], position(one.finding), one.role, one.body, one.by_name))
    return _where_mandates_stand(ordered)


def _where_mandates_stand(given: list[Role]) -> tuple[Role, ...]:
    """Roles given by a provision; a role that only the name says, where a provision deals with the body, or else once."""
    kept: list[Role] = []
    for one in given:
        known = any(other.body == one.body and other.role == one.role for other in kept)
        if not one.by_name or MANDATE_THEME in one.finding.themes or not known:
            kept.append(one)
    return tuple(kept)


def institutions(people: Cast, given: tuple[Role, ...]) -> tuple[Institution, ...]:
    """All bodies by name; an office of a person only where it holds a role."""
    mentioned: dict[int, dict[str, Finding]] = {}
    for mention in people.mentions:
        mentioned.setdefault(mention.body, {})[mention.finding.id] = mention.finding
    found: list[Institution] = []
    for number, body in enumerate(people.bodies):
        roles = tuple(dict.fromkeys((one.role, one.finding.id) for one in given if one.body == number))
        if number not in mentioned or (body.office and not roles):
            continue
        name, language = body.names[0]
        findings = tuple(finding.id for finding in sorted(mentioned[number].values(), key=position))
        variants = _otherwise(name, body.names)
        found.append(Institution(name=name, language=language, roles=roles, findings=findings, variants=variants))
    return tuple(sorted(found, key=lambda one: (one.name, one.language)))


def _otherwise(name: str, names: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The other names of a body; the same words in capitals are no other name."""
    different: dict[bytes, str] = {}
    for other, _ in names:
        different.setdefault(folded_words(other), other)
    return tuple(other for other in different.values() if other != name)
