"""Shapes of content/courses/toolkit: what stands beside the courses for people at work."""

from weft.records import Record, Text

PARTS = ("text", "fields", "table", "ticks", "lines")


class Grid(Record, forbid_unknown_fields=True):
    """A small table of a card."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


class Card(Record, forbid_unknown_fields=True):
    """A ready-reference card: fits a page of A5."""

    id: str
    title: Text
    lead: Text
    points: tuple[Text, ...]
    table: Grid | None = None


class Step(Record, forbid_unknown_fields=True):
    """A step of a checklist, in the order of doing."""

    id: str
    text: Text
    note: Text | None = None


class Checklist(Record, forbid_unknown_fields=True):
    """Steps to tick."""

    id: str
    title: Text
    lead: Text
    steps: tuple[Step, ...]


class Field(Record, forbid_unknown_fields=True):
    """A line to fill in."""

    id: str
    label: Text
    hint: Text | None = None


class Part(Record, forbid_unknown_fields=True):
    """A part of a template; `kind` is one of PARTS; `rows`: empty rows of a table, empty lines below prompts."""

    id: str
    kind: str
    title: Text
    text: Text | None = None
    fields: tuple[Field, ...] = ()
    columns: tuple[Text, ...] = ()
    rows: int = 0
    ticks: tuple[Text, ...] = ()
    prompts: tuple[Text, ...] = ()


class Template(Record, forbid_unknown_fields=True):
    """A document to fill in."""

    id: str
    title: Text
    lead: Text
    parts: tuple[Part, ...]


class Term(Record, forbid_unknown_fields=True, rename={"is_not": "not"}):
    """A term with its meaning, and what it is not."""

    id: str
    term: Text
    meaning: Text
    is_not: Text | None = None


class Session(Record, forbid_unknown_fields=True):
    """A session of a curriculum; `uses`: `unit:mainstreaming/why`, `card:clocks` ..."""

    id: str
    minutes: int
    title: Text
    how: Text
    uses: tuple[str, ...] = ()


class Curriculum(Record, forbid_unknown_fields=True):
    """A course for one audience, with how to see what they took home."""

    id: str
    audience: Text
    aim: Text
    hours: int | float
    sessions: tuple[Session, ...]
    check: Text


class Advice(Record, forbid_unknown_fields=True):
    """A piece of advice for whoever leads a course."""

    id: str
    title: Text
    text: Text


class Group(Record, forbid_unknown_fields=True):
    """A group exercise with its answer key."""

    id: str
    title: Text
    aim: Text
    minutes: int
    people: Text
    material: tuple[Text, ...]
    steps: tuple[Text, ...]
    debrief: tuple[Text, ...]
    key: Text


class Facilitation(Record, forbid_unknown_fields=True):
    """What helps to lead a course."""

    advice: tuple[Advice, ...]
    groups: tuple[Group, ...]


class Toolkit(Record, forbid_unknown_fields=True):
    """The whole toolkit."""

    cards: tuple[Card, ...]
    checklists: tuple[Checklist, ...]
    templates: tuple[Template, ...]
    glossary: tuple[Term, ...]
    curricula: tuple[Curriculum, ...]
    facilitation: Facilitation
