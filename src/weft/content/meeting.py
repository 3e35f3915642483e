"""Shapes of content/meetings: provisional agendas by level, and the questionnaire before and after a meeting."""

from pathlib import Path

from weft.content import loading
from weft.records import Record, Text

FOLDER = "meetings"
PHASES = ("before", "after")
KINDS = ("scale", "choice", "words")


class Named(Record, forbid_unknown_fields=True):
    """A break, or a way of working."""

    id: str
    title: Text


class PlannedItem(Record, forbid_unknown_fields=True):
    """An item that the agendas of several levels may hold."""

    id: str
    title: Text
    annotation: Text


class Part(Record, forbid_unknown_fields=True):
    """A part of a day: an item, worked on in a `way`, or a `pause` (break, registration, lunch); in minutes."""

    minutes: int
    item: str = ""
    pause: str = ""
    way: str = "plenary"


class LearningObjective(Record, forbid_unknown_fields=True):
    """What a participant is able to do after the meeting; begins with a verb."""

    id: str
    text: Text


class GroupQuestion(Record, forbid_unknown_fields=True):
    """A question for a working group under an item."""

    id: str
    item: str
    text: Text


class LevelAgenda(Record, forbid_unknown_fields=True):
    """The agenda of one level: `items` by id in their order, `days` from morning to evening, the first part of each at `starts`."""

    id: str
    title: Text
    starts: str
    objectives: tuple[LearningObjective, ...]
    items: tuple[str, ...]
    days: tuple[tuple[Part, ...], ...]
    questions: tuple[GroupQuestion, ...]


class Agendas(Record, forbid_unknown_fields=True):
    """Shape of content/meetings/agendas.yaml."""

    breaks: tuple[Named, ...]
    ways: tuple[Named, ...]
    items: tuple[PlannedItem, ...]
    levels: tuple[LevelAgenda, ...]


class ObjectiveScale(Record, forbid_unknown_fields=True):
    """How each learning objective is asked, before and after."""

    stem: Text
    hint: Text
    measures: Text
    least: int
    most: int


class Agreement(Record, forbid_unknown_fields=True):
    """How the other questions on the scale explain its numbers."""

    hint: Text


class Choice(Record, forbid_unknown_fields=True):
    """An answer to choose."""

    id: str
    text: Text


class EvaluationQuestion(Record, forbid_unknown_fields=True):
    """A question; `objective` names by level the learning objective it measures: it is asked at those levels only, else at all."""

    id: str
    kind: str
    phases: tuple[str, ...]
    measures: Text
    ask: Text
    objective: dict[str, str] = {}
    right: str = ""
    choices: tuple[Choice, ...] = ()


class Evaluation(Record, forbid_unknown_fields=True):
    """Shape of content/meetings/evaluation.yaml."""

    scale: ObjectiveScale
    agreement: Agreement
    questions: tuple[EvaluationQuestion, ...]


class Meetings(Record):
    """What the product knows of meetings before there is one."""

    agendas: Agendas
    evaluation: Evaluation

    def level(self, level: str) -> LevelAgenda:
        """The agenda of a level. Errors: KeyError where it has none."""
        return {one.id: one for one in self.agendas.levels}[level]


def load(root: Path) -> Meetings:
    """The content of meetings; errors: ContentError for a file that does not fit."""
    folder = root / FOLDER
    return Meetings(
        agendas=loading.read(folder / "agendas.yaml", Agendas),
        evaluation=loading.read(folder / "evaluation.yaml", Evaluation),
    )
