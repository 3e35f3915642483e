"""What the report is written with: obligations, labels, sentences and outline, read once from the content folder."""

from pathlib import Path

from weft.content import loading
from weft.content.framework import Obligation
from weft.records import Record, Text


class Entry(Record):
    """One code of a list: what it is called, what is meant by it, and what the list's own use of it needs."""

    id: str
    label: Text
    gloss: Text | None = None
    key: str = ""
    rank: int = 0


class Entries(Record):
    """Shape of a file of content/lists, as far as the report needs it."""

    entries: tuple[Entry, ...]


class Acronym(Record):
    """One thing with its short form in each language and what it stands for."""

    id: str
    en: str
    fr: str
    es: str
    meaning: Text


class Acronyms(Record):
    """Shape of content/lists/acronyms.yaml."""

    entries: tuple[Acronym, ...]


class Option(Record):
    """One answer of an official scale; `official`: the value in the official format."""

    value: str
    label: Text
    official: str = ""


class Scale(Record):
    """An official question in our own words and the answers it admits."""

    key: str
    question: Text
    options: tuple[Option, ...]


class Scales(Record):
    """Shape of content/lists/scales.yaml."""

    entries: tuple[Scale, ...]


class Forms(Record, forbid_unknown_fields=True):
    """A phrase by count; `none` is said for zero where it is given."""

    one: str
    many: str
    none: str = ""


class Phrase(Record, forbid_unknown_fields=True):
    """One phrase of the report, in the three languages."""

    en: str | Forms
    fr: str | Forms
    es: str | Forms


class Plan(Record):
    """A chapter: `id` names what builds it; `wide` asks for landscape pages; annexes carry a letter instead of a number."""

    id: str
    title: Text
    wide: bool = False
    annex: bool = False


class Prompts(Record):
    """A question list for a place that only a person can fill."""

    en: tuple[str, ...]
    fr: tuple[str, ...]
    es: tuple[str, ...]


class Place(Record):
    """A section prepared for the analyst: why no text can fill it, and the questions to answer there."""

    id: str
    title: Text
    why: Text
    prompts: Prompts


class Strand(Record):
    """A section of the framework told as a narrative: the themes it gathers."""

    id: str
    title: Text
    opening: Text
    themes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


class Outline(Record):
    """The order of the study; `capacity`: the themes that bear on each official area of capacity-building."""

    chapters: tuple[Plan, ...]
    places: tuple[Place, ...]
    capacity: dict[str, tuple[str, ...]]
    strands: tuple[Strand, ...]


class ReportContent(Record):
    """All content a report is written with."""

    obligations: tuple[Obligation, ...]
    lists: dict[str, dict[str, Entry]]
    acronyms: tuple[Acronym, ...]
    scales: dict[str, Scale]
    phrases: dict[str, Phrase]
    messages: dict[str, Text]
    outline: Outline


LISTS = (
    "capacity_areas",
    "coverages",
    "degrees",
    "extents",
    "institution_roles",
    "instrument_types",
    "invitee_roles",
    "legal_status",
    "mention_types",
    "modalities",
    "participant_roles",
    "regions",
    "sectors",
    "strengths",
    "themes",
    "treaties",
)


def _list(path: Path) -> dict[str, Entry]:
    return {entry.id: entry for entry in loading.read(path, Entries).entries}


def _in_order(obligations: tuple[Obligation, ...], treaties: dict[str, Entry]) -> tuple[Obligation, ...]:
    """The obligations in the order in which the list names their treaties."""
    order = list(treaties)
    return tuple(sorted(obligations, key=lambda one: order.index(one.treaty) if one.treaty in order else len(order)))


def load(folder: Path, obligations: tuple[Obligation, ...]) -> ReportContent:
    """The report's content from the content folder; errors: ContentError for a file that does not fit."""
    report, lists = folder / "report", folder / "lists"
    treaties = _list(lists / "treaties.yaml")
    phrases: dict[str, Phrase] = {}
    for part in loading.read_all(report / "phrases", dict[str, Phrase]):
        phrases |= part
    messages: dict[str, Text] = {}
    for said in loading.read_all(folder / "messages", dict[str, Text]):
        messages |= said
    return ReportContent(
        obligations=_in_order(obligations, treaties),
        lists={name: _list(lists / f"{name}.yaml") for name in LISTS},
        acronyms=loading.read(lists / "acronyms.yaml", Acronyms).entries,
        scales={scale.key: scale for scale in loading.read(lists / "scales.yaml", Scales).entries},
        phrases=phrases,
        messages=messages,
        outline=loading.read(report / "outline.yaml", Outline),
    )
