"""Shapes of content/questionnaires: the questions put to people, for interviews and questionnaires."""

from pathlib import Path

from weft.content.loading import read_all
from weft.records import Record, Text

FREE, CHOICE = "text", "choice"
KINDS = (FREE, CHOICE)
"""How a question is answered: in words, or by choosing one of its options."""

PLACES = ("processes", "challenges", "capacity", "opportunities", "practices", "lessons")
"""The places of the study that people's answers fill, in its order; its recommendations are made elsewhere."""


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


def load(root: Path) -> tuple[Guide, ...]:
    """The guides of a content folder, in order of their files."""
    return read_all(root / "questionnaires", Guide)
