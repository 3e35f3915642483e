"""Shapes of content/lists and content/identification that the engine itself reads."""

from weft.content.framework import Cues
from weft.records import Record, Text


class InstrumentType(Record):
    """A type of instrument, its rank in the order of law, its force, and the title patterns that tell it."""

    id: str
    rank: int
    force: str
    label: Text
    titles: Cues


class Sector(Record):
    """A sector of government and the words that tell it."""

    id: str
    label: Text
    words: Cues


class InstrumentTypes(Record):
    """content/lists/instrument_types.yaml."""

    entries: tuple[InstrumentType, ...]


class Sectors(Record):
    """content/lists/sectors.yaml."""

    entries: tuple[Sector, ...]


class IdentificationWords(Record):
    """content/identification/words.yaml."""

    months: Cues
    bodies: Cues
    teaching: Cues
    drafts: Cues
    cited: Cues
    not_titles: Cues
    body_openers: Cues
