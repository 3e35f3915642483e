"""What is wrong with the guides for interviews and questionnaires beyond their shape."""

from collections.abc import Iterable, Iterator

from weft.cli.content_faults import Told, empty, twice, unknown
from weft.content.asking import CHOICE, KINDS, PLACES, Guide, Question


def guide_faults(file: str, guide: Guide, sectors: Iterable[str]) -> Iterator[Told]:
    """Ids used twice, codes that nobody knows, questions that cannot be answered, texts that say nothing in a language."""
    yield from twice(file, (one.id for one in guide.questions))
    yield from unknown(file, guide.sectors, tuple(sectors))
    for question in guide.questions:
        yield from unknown(file, (question.place,), PLACES)
        yield from unknown(file, (question.kind,), KINDS)
        yield from twice(file, (one.id for one in question.options))
        if not _can_be_answered(question):
            yield "content_options", (file, question.id)
    yield from empty(file, guide, guide.id)


def _can_be_answered(question: Question) -> bool:
    return len(question.options) > 1 if question.kind == CHOICE else not question.options
