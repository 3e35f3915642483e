"""Faults of what the product knows of meetings: items, breaks, ways and objectives that are named must be there."""

from collections.abc import Iterator

from weft.cli.content_faults import Told, empty, twice, unknown
from weft.content.meeting import KINDS, PHASES, Agendas, Evaluation, LevelAgenda, Meetings
from weft.records.meeting import Level

AGENDAS, EVALUATION = "agendas.yaml", "evaluation.yaml"


def meeting_faults(content: Meetings) -> Iterator[Told]:
    """The faults of content/meetings."""
    yield from empty(AGENDAS, content.agendas, "")
    yield from empty(EVALUATION, content.evaluation, "")
    yield from _agendas(content.agendas)
    yield from _evaluation(content.evaluation, {one.id: one for one in content.agendas.levels})


def _agendas(agendas: Agendas) -> Iterator[Told]:
    for held in (agendas.breaks, agendas.ways, agendas.items, agendas.levels):
        yield from twice(AGENDAS, (one.id for one in held))
    items, breaks, ways = ({one.id for one in held} for held in (agendas.items, agendas.breaks, agendas.ways))
    yield from unknown(AGENDAS, (one.id for one in agendas.levels), [level.value for level in Level])
    for level in agendas.levels:
        parts = [part for day in level.days for part in day]
        yield from unknown(AGENDAS, level.items, sorted(items))
        yield from unknown(AGENDAS, (part.item for part in parts if part.item), level.items)
        yield from unknown(AGENDAS, (part.pause for part in parts if not part.item), sorted(breaks))
        yield from unknown(AGENDAS, (part.way for part in parts), sorted(ways))
        yield from unknown(AGENDAS, (one.item for one in level.questions), level.items)
        yield from twice(AGENDAS, (one.id for one in level.objectives))


def _evaluation(evaluation: Evaluation, levels: dict[str, LevelAgenda]) -> Iterator[Told]:
    yield from twice(EVALUATION, (one.id for one in evaluation.questions))
    for one in evaluation.questions:
        yield from unknown(EVALUATION, (one.kind,), KINDS)
        yield from unknown(EVALUATION, one.phases, PHASES)
        yield from unknown(EVALUATION, one.objective, sorted(levels))
        yield from unknown(EVALUATION, (one.right,) if one.right else (), [choice.id for choice in one.choices])
        for level, objective in one.objective.items():
            if level in levels:
                yield from unknown(EVALUATION, (objective,), [held.id for held in levels[level].objectives])
