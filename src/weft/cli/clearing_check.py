"""Faults of what the product knows of records of the Clearing-House: types, labels and themes that are named must be there."""

from collections.abc import Collection, Iterator

from weft.cli.content_faults import Told, empty, twice, unknown
from weft.content.clearing import KINDS, Clearing

FORMATS, SUBJECTS = "formats.yaml", "subjects.yaml"


def clearing_faults(content: Clearing, themes: Collection[str], types: Collection[str]) -> Iterator[Told]:
    """The faults of content/clearing; `themes`, `types`: the codes that there are."""
    for form in content.formats.values():
        yield from twice(FORMATS, (one.name for one in form.fields))
        yield from unknown(FORMATS, (one.type for one in form.fields), KINDS)
        yield from unknown(FORMATS, (one.name for one in form.fields), sorted(content.labels))
    for name, label in content.labels.items():
        yield from empty(FORMATS, label, name)
    yield from twice(SUBJECTS, (one.id for one in content.subjects.subjects))
    for one in (*content.subjects.subjects, *content.subjects.types):
        yield from unknown(SUBJECTS, one.themes, themes)
        yield from unknown(SUBJECTS, one.types, types)
