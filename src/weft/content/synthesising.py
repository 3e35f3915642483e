"""Shapes of content/synthesis and content/programme: declared thresholds, criteria, tables to be shown; programmes as examples."""

from pathlib import Path

from weft.content.loading import read, read_all
from weft.records import Record, Text
from weft.records.programme import Programme
from weft.records.synthesis import Bridge, Dimension, Kind

FOLDER, PROGRAMMES = "synthesis", "programme"


class Thresholds(Record, forbid_unknown_fields=True):
    """From when a finding is common, up to when it is rare, in per cent of the countries that could show it.

    `observed`: the same for observations, which no country is bound to make; `least`: fewer countries than this say nothing.
    """

    common: int
    rare: int
    observed: int
    least: int


class Criterion(Record, forbid_unknown_fields=True):
    """By what two countries are alike; `id` names what compares them in weft.synthesis.kinship."""

    id: str
    label: Text
    gloss: Text


class Layout(Record, forbid_unknown_fields=True):
    """A cross table of the report."""

    id: str
    kind: Kind
    rows: Dimension
    columns: Dimension
    title: Text


class Deliverable(Record, forbid_unknown_fields=True):
    """A kind of thing that a country hands in."""

    id: str
    label: Text


class Rules(Record, forbid_unknown_fields=True):
    """Shape of content/synthesis/rules.yaml. `within`: percentage points up to which two shares of rules are alike."""

    thresholds: Thresholds
    within: int
    criteria: tuple[Criterion, ...]
    layouts: tuple[Layout, ...]
    deliverables: tuple[Deliverable, ...]
    resources: tuple[Deliverable, ...]


class Breaks(Record, forbid_unknown_fields=True):
    """Shape of content/synthesis/breaks.yaml: what is known not to be comparable between two reporting rounds."""

    entries: tuple[Bridge, ...]


class Synthesising(Record):
    """What the product knows of a synthesis before there is one."""

    rules: Rules
    breaks: tuple[Bridge, ...]
    programmes: tuple[Programme, ...]

    def programme(self, key: str) -> Programme | None:
        """The example with this key."""
        return next((one for one in self.programmes if one.key == key), None)


def load(root: Path) -> Synthesising:
    """The content of a folder; errors: ContentError for a file that does not fit."""
    folder = root / FOLDER
    return Synthesising(
        rules=read(folder / "rules.yaml", Rules),
        breaks=read(folder / "breaks.yaml", Breaks).entries,
        programmes=read_all(root / PROGRAMMES, Programme),
    )
