"""The questions put to people: guides for interviews and questionnaires, by groups of sectors; and what each kind of entry is for."""

from functools import lru_cache

from weft.content import loading
from weft.records import Record, Text
from weft.report.content import Place
from weft_web.engine.knowing import spoken

FREE, CHOICE = "text", "choice"
KINDS = ("processes", "challenges", "capacity", "opportunities", "practices", "lessons")
"""The places of the study that observations fill, in its order; its recommendations are made elsewhere."""


class Option(Record, forbid_unknown_fields=True):
    """One answer to choose."""

    id: str
    label: Text


class Question(Record, forbid_unknown_fields=True):
    """One question; `place`: the place of the study that an answer is likely to fill; `kind`: text or choice."""

    id: str
    place: str
    text: Text
    kind: str = FREE
    hint: Text | None = None
    options: tuple[Option, ...] = ()


class Guide(Record, forbid_unknown_fields=True):
    """The questions for a group of sectors; none named: for any."""

    id: str
    sectors: tuple[str, ...]
    title: Text
    lead: Text
    questions: tuple[Question, ...]


@lru_cache
def guides() -> dict[str, Guide]:
    """All guides, the one for any sector first. Errors: ContentError."""
    read = loading.read_all(loading.folder() / "questionnaires", Guide)
    return {one.id: one for one in sorted(read, key=lambda one: (bool(one.sectors), one.id))}


@lru_cache
def places() -> dict[str, Place]:
    """Why each kind of entry is asked for, and the questions to answer in it."""
    outline = {one.id: one for one in spoken().outline.places}
    return {kind: outline[kind] for kind in KINDS}
