"""Shapes of content/clearing: formats of records of the Clearing-House, terms of its thesaurus, and what our codes are there."""

from pathlib import Path

from weft.content import loading
from weft.content.framework import Cues
from weft.records import Record, Text

FOLDER = "clearing"
KINDS = ("header", "term", "lterm", "lstring", "link", "reference", "bool", "int", "string", "date", "group", "any")

SUBJECTS, TYPES, JURISDICTIONS, THEMES, RESOURCES, TARGETS = (
    "Subject Areas",
    "Legislation And Agreement Types",
    "5001DC0F-908A-4983-8962-EBF4FC18F245",
    "043C7F0D-2226-4E54-A56F-EE0B74CCC984",
    "A762DF7E-B8D1-40D6-9DAC-D25E48C65528",
    "GBF-TARGETS",
)
"""Domains of the thesaurus by their official keys."""

SUB_NATIONAL, REGIONAL = "DEBB019D-8647-40EC-8AE5-10CA88572F6E", "528B1187-F1BD-4479-9FB3-ADBD9076D361"
POLICY_AND_REGULATION, LIBRARY_RESOURCE = "B18CE475-8D23-4DEC-A9F1-13F0243C9233", "6E27B530-7639-4091-AF58-9D61A77B4A28"


class Field(Record, forbid_unknown_fields=True):
    """A field by its official name; `type`: one of KINDS; a dot in the name leads into a group."""

    name: str
    type: str
    many: bool = False
    mandatory: bool = False


class Format(Record, forbid_unknown_fields=True):
    """A format by its short official code (LAW, VLR, CNA ...) and the name of its schema."""

    id: str
    schema: str
    label: Text
    fields: tuple[Field, ...]


class Formats(Record, forbid_unknown_fields=True):
    """Shape of content/clearing/formats.yaml."""

    formats: tuple[Format, ...]
    labels: dict[str, Text]


class Term(Record):
    """A term of the thesaurus; `title` in three languages where it is known."""

    identifier: str
    name: str
    title: Text | None = None


class Domain(Record, forbid_unknown_fields=True):
    """Terms of one list of the thesaurus."""

    id: str
    terms: tuple[Term, ...]


class Thesaurus(Record, forbid_unknown_fields=True):
    """Terms as they stood on a day (ISO)."""

    taken_on: str
    domains: tuple[Domain, ...]

    def terms(self, domain: str) -> tuple[Term, ...]:
        """The terms of a domain, () where it is not among those taken over."""
        return next((one.terms for one in self.domains if one.id == domain), ())


class Subject(Record, forbid_unknown_fields=True):
    """What our themes or types are in the thesaurus, known by the words of a term."""

    id: str
    says: Cues
    themes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


class Subjects(Record, forbid_unknown_fields=True):
    """Shape of content/clearing/subjects.yaml."""

    subjects: tuple[Subject, ...]
    types: tuple[Subject, ...]


class Role(Record):
    """A role of an institution, with its code in the Clearing-House, "" where it has none."""

    id: str
    bch: str


class Roles(Record):
    """content/lists/institution_roles.yaml, as far as records need it."""

    entries: tuple[Role, ...]


class Clearing(Record):
    """All that the product knows of records of the Clearing-House; `roles`: codes of institution roles there."""

    formats: dict[str, Format]
    labels: dict[str, Text]
    thesaurus: Thesaurus
    subjects: Subjects
    roles: dict[str, str]

    def of_schema(self, schema: str) -> Format | None:
        """The format with this schema, None for one that is not known."""
        return next((one for one in self.formats.values() if one.schema == schema), None)


def load(root: Path) -> Clearing:
    """The content of clearing-house records; errors: ContentError for a file that does not fit."""
    folder = root / FOLDER
    formats = loading.read(folder / "formats.yaml", Formats)
    return Clearing(
        formats={one.id: one for one in formats.formats},
        labels=formats.labels,
        thesaurus=loading.read(folder / "terms.yaml", Thesaurus),
        subjects=loading.read(folder / "subjects.yaml", Subjects),
        roles={one.id: one.bch for one in loading.read(root / "lists" / "institution_roles.yaml", Roles).entries},
    )
