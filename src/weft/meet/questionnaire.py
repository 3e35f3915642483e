"""The questions of a meeting before and after, in one row, each with the learning objective that it measures."""

from collections.abc import Iterator

from weft.content.meeting import EvaluationQuestion, LevelAgenda, Meetings
from weft.meet.agenda import said
from weft.records import Record
from weft.records.meeting import Said

ABOUT_OBJECTIVE = "objective:"
"""How the id of a question begins that asks a learning objective on the scale."""


class Option(Record):
    """An answer to choose."""

    id: str
    text: Said


class Question(Record):
    """A question as it is asked. `kind`: scale, choice or words; `about`: what is asked on the scale; `objective`: id, "" for none."""

    id: str
    kind: str
    phases: tuple[str, ...]
    ask: Said
    hint: Said
    measures: Said
    about: Said
    objective: str = ""
    options: tuple[Option, ...] = ()
    right: str = ""


class Objective(Record):
    """A learning objective."""

    id: str
    text: Said


class Questionnaire(Record):
    """All questions of a meeting, and what they measure; `least` and `most` of the scale."""

    objectives: tuple[Objective, ...]
    questions: tuple[Question, ...]
    least: int
    most: int

    def of(self, phase: str) -> tuple[Question, ...]:
        """The questions of one phase, in order."""
        return tuple(one for one in self.questions if phase in one.phases)


NOTHING = Said(words={})


def questionnaire(content: Meetings, level: str) -> Questionnaire:
    """The questionnaire of a level; errors: KeyError for a level without an agenda."""
    held, scale = content.level(level), content.evaluation.scale
    return Questionnaire(
        objectives=tuple(Objective(id=one.id, text=said(one.text)) for one in held.objectives),
        questions=(*_objectives(content, held), *_others(content, held)),
        least=scale.least,
        most=scale.most,
    )


def _objectives(content: Meetings, level: LevelAgenda) -> Iterator[Question]:
    scale = content.evaluation.scale
    for one in level.objectives:
        yield Question(
            id=f"{ABOUT_OBJECTIVE}{one.id}",
            kind="scale",
            phases=("before", "after"),
            ask=said(scale.stem),
            hint=said(scale.hint),
            measures=said(scale.measures),
            about=said(one.text),
            objective=one.id,
        )


def _others(content: Meetings, level: LevelAgenda) -> Iterator[Question]:
    for one in content.evaluation.questions:
        if not one.objective or level.id in one.objective:
            yield _question(content, one, one.objective.get(level.id, ""))


def _question(content: Meetings, one: EvaluationQuestion, objective: str) -> Question:
    return Question(
        id=one.id,
        kind=one.kind,
        phases=one.phases,
        ask=said(one.ask),
        hint=said(content.evaluation.agreement.hint) if one.kind == "scale" else NOTHING,
        measures=said(one.measures),
        about=NOTHING,
        objective=objective,
        options=tuple(Option(id=choice.id, text=said(choice.text)) for choice in one.choices),
        right=one.right,
    )
