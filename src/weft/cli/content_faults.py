"""Faults that any content can have beyond its shape: ids used twice, codes that nobody knows, texts that say nothing in a language."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import msgspec

from weft.records import Record, Text

Told = tuple[str, tuple[str, ...]]
"""A code of content/messages and its arguments."""


def twice(file: str, ids: Iterable[str]) -> Iterator[Told]:
    """Ids that stand in a file more than once."""
    for name, count in Counter(ids).items():
        if count > 1:
            yield "content_twice", (file, name)


def unknown(file: str, codes: Iterable[str], known: Collection[str]) -> Iterator[Told]:
    """Codes of a file that are not among those known."""
    for code in codes:
        if code not in known:
            yield "content_unknown", (file, code, ", ".join(known))


def empty(file: str, value: object, place: str) -> Iterator[Told]:
    """Texts that are empty in a language, with their place."""
    for found in _empty(value, place):
        yield "content_empty", (file, found)


def _empty(value: object, place: str) -> Iterator[str]:
    if isinstance(value, Text):
        if not all(said.strip() for said in msgspec.structs.astuple(value)):
            yield place
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from _empty(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from _empty(one, f"{place}.{getattr(one, 'id', '')}")
