"""The legal force of a provision: modality, effect on scope, and whether it is a mere formality."""

import re
from dataclasses import dataclass

from weft.detect.hearing import Heard
from weft.records import Modality, ScopeEffect

LONGEST_FORMALITY_WORDS = 70
ORDER = (
    ("definition", Modality.DEFINITION),
    ("prohibition", Modality.PROHIBITION),
    ("power", Modality.POWER),
    ("duty", Modality.DUTY),
    ("permission", Modality.PERMISSION),
)


@dataclass(frozen=True, slots=True)
class Force:
    """Modality and scope effect of one provision; `words` are kinds of force heard, strongest first."""

    modality: Modality
    scope_effect: ScopeEffect
    formal: bool
    words: tuple[str, ...]


# A list item that opens with an infinitive gives a function: "c) Elaborar la posición ...", "3° établir le rapport ...".
_INFINITIVES = {
    "es": re.compile(r"^[\W\d]*(?:[a-zA-Z\d]{1,3}[.)°º]+\s*)*\(?[A-ZÀ-Ýa-zà-ÿ]{2,}(?:ar|er|ir)(?:se|lo|la)?\b"),
    "fr": re.compile(r"^[\W\d]*(?:[a-zA-Z\d]{1,3}[.)°º]+\s*)*(?:de |d['’]|à )?[A-ZÀ-Ýa-zà-ÿ]{2,}(?:er|ir|re)\b(?!\s+(?:alinéa|fois))"),
}


# The Spanish future tense commands: "se contará con la opinión ...".
_COMMANDING_FUTURE = re.compile(r"\b[a-zñ]{3,}rán?\b")


def weigh(own: Heard, lead: Heard, text: str, language: str) -> Force:
    """The force of a provision from its own words, and from its lead where it is a list item without a verb of its own."""
    counts = own.forces
    if _MODALITIES.isdisjoint(counts):
        counts = {**counts, **{kind: n for kind, n in lead.forces.items() if kind in _MODALITIES}}
        if _opens_with_infinitive(text, language) or (_MODALITIES.isdisjoint(counts) and _commands(text, language)):
            counts = {**counts, "duty": 1}
    effect = _effect(own, lead)
    heard = tuple(kind for kind, _ in ORDER if counts.get(kind))
    formal = bool(own.forces.get("formal")) and text.count(" ") < LONGEST_FORMALITY_WORDS
    if effect in (ScopeEffect.EXEMPTS, ScopeEffect.EXCLUDES) and "prohibition" not in heard and "definition" not in heard:
        return Force(Modality.PERMISSION if effect == ScopeEffect.EXEMPTS else Modality.DUTY, effect, formal, heard)
    return Force(_modality(counts), effect, formal, heard)


_MODALITIES = frozenset(kind for kind, _ in ORDER)


def _opens_with_infinitive(text: str, language: str) -> bool:
    """True where one of the first cells of a row, or the text, does."""
    pattern = _INFINITIVES.get(language)
    return pattern is not None and any(pattern.match(cell) for cell in text.split(" | ", 3)[:3])


def _commands(text: str, language: str) -> bool:
    return language == "es" and "rá" in text and _COMMANDING_FUTURE.search(text) is not None


def _modality(counts: dict[str, int]) -> Modality:
    """The first of ORDER that is heard; a definition only where no stronger verb outnumbers it."""
    for kind, modality in ORDER:
        if not counts.get(kind):
            continue
        if kind == "definition" and counts.get("duty", 0) + counts.get("prohibition", 0) > 2 * counts[kind]:
            continue
        return modality
    return Modality.STATEMENT


def _effect(own: Heard, lead: Heard) -> ScopeEffect:
    if not own.forces and not lead.forces:
        return ScopeEffect.NONE
    for kind, effect in (("exempts", ScopeEffect.EXEMPTS), ("excludes", ScopeEffect.EXCLUDES), ("includes", ScopeEffect.INCLUDES)):
        if own.forces.get(kind) or (lead.forces.get(kind) and kind != "includes"):
            return effect
    return ScopeEffect.NONE
