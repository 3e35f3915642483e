"""Definitions in a provision: the term, the words that define it, and the elements that set its reach."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weft.assess.content import Definitions
from weft.matching import Entry, Matcher
from weft.records import Extent, Finding, MentionType, Modality
from weft.spans import fold

LANGUAGES = ("en", "fr", "es")
LONGEST_DEFINITION = 900
SHORTEST_WORD = 4
STEM = 6
"""Letters by which inflected forms of a word are taken as one."""

AFTER_TERM = re.compile(r"""\s*(?:["”»]\s*)?(?:\([^)]{1,60}\)\s*)?(?:["”»]\s*)?""")
BOUNDARY = re.compile(r"[:;.,)°º\n–—-]")
LONGEST_OPENING = 60
"""Characters before a term in which "on entend par" or "se entiende por" opens its definition."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition: the concept, the term as written, its content words (stems) and its elements."""

    finding: Finding
    concept: str
    term: str
    words: frozenset[str]
    elements: frozenset[str]


class DefinitionReader:
    """Reads definitions of the declared concepts."""

    def __init__(self, content: Definitions) -> None:
        self._terms = Matcher(
            [
                Entry(concept.id, language, form)
                for concept in content.concepts
                for language in LANGUAGES
                for form in getattr(concept.terms, language)
            ]
        )
        self._signs = {
            language: tuple(sorted((form.lower() for form in getattr(content.signs, language)), key=len, reverse=True))
            for language in LANGUAGES
        }
        self._openers = {language: frozenset(" ".join(getattr(content.openers, language)).lower().split()) for language in LANGUAGES}
        self._references = Matcher([Entry("", language, form) for language in LANGUAGES for form in getattr(content.references, language)])
        self._elements = Matcher(
            [
                Entry((concept.id, element.id), language, form)
                for concept in content.concepts
                for element in concept.elements
                for language in LANGUAGES
                for form in getattr(element.cues, language)
            ]
        )

    def definitions(self, finding: Finding) -> Iterator[Definition]:
        """The definitions in a finding; one that only refers to another instrument defines nothing of its own."""
        if finding.extent not in (Extent.OPERATIVE, Extent.MENTION) or not _may_define(finding):
            return
        for start, end, concept in self._heads(finding):
            body = self._body(finding, end)
            if body is None or self._references.hits(fold(body), finding.language):
                continue
            heard = self._elements.hits(fold(body), finding.language)
            elements = frozenset(element for of, element in (hit.key for hit in heard) if of == concept)
            yield Definition(finding, concept, finding.text[start:end], content_words(body), elements)

    def _heads(self, finding: Finding) -> list[tuple[int, int, str]]:
        """Places of terms, the longest where they overlap: "living organism" inside "living modified organism" is none."""
        heads: list[tuple[int, int, str]] = []
        for hit in sorted(self._terms.hits(fold(finding.text), finding.language), key=lambda hit: (hit.start, -hit.end)):
            if (not heads or hit.start >= heads[-1][1]) and self._opens(finding, hit.start):
                heads.append((hit.start, hit.end, hit.key))
        return heads

    def _opens(self, finding: Finding, start: int) -> bool:
        """Whether a term stands where a definition opens: nothing but opening words between it and the sign or line before."""
        before = BOUNDARY.split(finding.text[max(0, start - LONGEST_OPENING) : start])[-1]
        return all(word in self._openers[finding.language] for word in fold(before).decode().split())

    def _body(self, finding: Finding, end: int) -> str | None:
        """The words after the sign that opens the definition; None where the term is not being defined."""
        place = AFTER_TERM.match(finding.text, end)
        start = place.end() if place else end
        sign = next((sign for sign in self._signs[finding.language] if finding.text[start:].lower().startswith(sign)), None)
        if sign is None:
            return None
        return re.split(r";|\.\s|\.$", finding.text[start + len(sign) : start + len(sign) + LONGEST_DEFINITION], maxsplit=1)[0]


def _may_define(finding: Finding) -> bool:
    return (
        finding.modality == Modality.DEFINITION or finding.mention_type == MentionType.DEFINITION or "definitions_scope" in finding.themes
    )


def content_words(text: str) -> frozenset[str]:
    """Stems of the words of a text that carry meaning by their length."""
    words = fold(text).decode().split()
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST_WORD)
