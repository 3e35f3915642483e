"""Shapes of content/lexicon, content/themes and content/force: the words the engine listens for."""

from enum import StrEnum

from weft.content.framework import Cues
from weft.records import Record


class Part(StrEnum):
    """What a concept of the lexicon proves."""

    ANCHOR = "anchor"
    WEAK = "weak"
    FALSE_FRIEND = "false_friend"
    HOOK = "hook"


class Concept(Record):
    """One concept: its forms per language, and examples that must match and must not.

    `theme` is what a hook is about; a `whole` hook in a title reaches the whole instrument.
    """

    id: str
    matches: Cues
    misses: Cues
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    theme: str = ""
    whole: bool = False


class Lexicon(Record):
    """One file of concepts that play the same part; `sectors` in which weak words mean something else."""

    role: Part
    concepts: tuple[Concept, ...]
    sectors: tuple[str, ...] = ()


class ThemeCues(Record):
    """Phrases that tell one theme; a strong one counts double."""

    id: str
    strong: Cues
    weak: Cues


class Themes(Record):
    """content/themes/cues.yaml. `silent`: phrases inside which no cue is heard (names of offices, turns of phrase)."""

    themes: tuple[ThemeCues, ...]
    silent: Cues = Cues()


class Force(Record):
    """How legal force is worded in one language."""

    language: str
    prohibition: tuple[str, ...]
    duty: tuple[str, ...]
    permission: tuple[str, ...]
    power: tuple[str, ...]
    definition: tuple[str, ...]
    excludes: tuple[str, ...]
    exempts: tuple[str, ...]
    includes: tuple[str, ...]
    formal: tuple[str, ...]
    penalty: tuple[str, ...]
    fee: tuple[str, ...]
    at_once: tuple[str, ...]
    units: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    actors: tuple[str, ...]
    articles: tuple[str, ...]
    name_links: tuple[str, ...]
