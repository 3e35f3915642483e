"""What is wrong with the guides for interviews and questionnaires beyond their shape."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from weft.content.asking import CHOICE, KINDS, PLACES, Guide, Question
from weft.records import Record, Text

Told = tuple[str, tuple[str, ...]]
"""A code of content/messages and its arguments."""


def guide_faults(file: str, guide: Guide, sectors: Iterable[str]) -> Iterator[Told]:
    """Ids used twice, codes that nobody knows, questions that cannot be answered, texts that say nothing in a language."""
    yield from _twice(file, (one.id for one in guide.questions))
    known = tuple(sectors)
    for sector in guide.sectors:
        yield from _unknown(file, sector, known)
    for question in guide.questions:
        yield from _unknown(file, question.place, PLACES)
        yield from _unknown(file, question.kind, KINDS)
        yield from _twice(file, (one.id for one in question.options))
        if not _can_be_answered(question):
            yield "content_options", (file, question.id)
    for place in _empty(guide, guide.id):
        yield "content_empty", (file, place)


def _can_be_answered(question: Question) -> bool:
    return len(question.options) > 1 if question.kind == CHOICE else not question.options


def _twice(file: str, ids: Iterable[str]) -> Iterator[Told]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield "content_twice", (file, name)


def _unknown(file: str, code: str, known: tuple[str, ...]) -> Iterator[Told]:
    if code not in known:
        yield "content_unknown", (file, code, ", ".join(known))


def _empty(value: object, place: str) -> Iterator[str]:
    """The places of texts that are empty in a language."""
    if isinstance(value, Text):
        if not all(said.strip() for said in msgspec.structs.astuple(value)):
            yield place
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from _empty(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from _empty(one, f"{place}.{getattr(one, 'id', '')}")
