"""Influence and interest: who has to be won, who to be heard, who to be told."""

from weft.records.strategy import Stakeholder
from weft.report import svg
from weft.report.paper import Cell, Column, Table
from weft.report.planning.drawing import UPRIGHT, Sketch, frame, framed, spoken
from weft.report.planning.teller import Teller
from weft.report.svg import Drawing
from weft.strategy.naming import body_name

LEFT, HEAD, FOOT, SIZE, LINE = 96, 8, 44, 11, 15
CELL = (UPRIGHT - LEFT - 4) / 3
LEAST, MOST_NAMES = 58, 8
STEPS = (1, 2, 3)


def placed(teller: Teller) -> tuple[Stakeholder, ...]:
    """Those of whom both influence and interest are said."""
    return tuple(one for one in teller.strategy.stakeholders if one.influence in STEPS and one.interest in STEPS)


def drawing(teller: Teller) -> Drawing | None:
    """A field of nine; None where nobody stands in it."""
    voice, told = teller.voice, placed(teller)
    if not told:
        return None
    cells = {(one.influence, one.interest): [] for one in told}  # type: dict[tuple[int, int], list[str]]
    for one in told:
        cells[one.influence, one.interest].append(body_name(one, short=True))
    shown = {place: _lines(teller, names) for place, names in cells.items()}
    heights = {row: max([LEAST, *(LINE * len(shown.get((row, across), ())) + 20 for across in STEPS)]) for row in STEPS}
    height = int(HEAD + sum(heights.values()) + FOOT)
    strong = sum(1 for one in told if one.influence == 3 and one.interest < 3)
    left = len(teller.strategy.stakeholders) - len(told)
    sketch = Sketch(
        name="stakes",
        title=voice.say("plan.stakes.title", strong),
        caption=voice.say("plan.stakes.caption") + (f" {voice.say('plan.stakes.left_out', left)}" if left else ""),
        alternative=" ".join(_sentence(teller, one) for one in told),
        table=_table(teller, told),
    )
    return framed(sketch, UPRIGHT, height, _parts(teller, shown, heights))


def _lines(teller: Teller, names: list[str]) -> list[str]:
    """The names of a cell, the first of them where there are too many."""
    lines = [line for name in names[:MOST_NAMES] for line in svg.wrapped(name, SIZE, CELL - 24, 2)]
    rest = len(names) - MOST_NAMES
    return [*lines, teller.voice.say("plan.and_more", rest)] if rest > 0 else lines


def _parts(teller: Teller, shown: dict[tuple[int, int], list[str]], heights: dict[int, int]) -> list[str]:
    voice = teller.voice
    soft = svg.Look(size=SIZE, fill=svg.SOFT)
    parts, y = [], float(HEAD)
    for row in reversed(STEPS):
        level = svg.wrapped(voice.say(f"plan.influence.{row}"), SIZE, LEFT - 10, 3)
        parts.append(svg.lines(0, y + heights[row] / 2, level, soft))
        for across in STEPS:
            x = LEFT + CELL * (across - 1)
            parts.append(frame(x + 2, y + 2, CELL - 4, heights[row] - 4, 1 if row + across >= 5 else 0))
            lines = shown.get((row, across), [])
            look = svg.Look(size=SIZE, bold=row + across >= 5)
            parts += [spoken(teller.own, svg.text(x + 12, y + 20 + LINE * place, line, look)) for place, line in enumerate(lines)]
        y += heights[row]
    for across in STEPS:
        parts.append(
            svg.text(
                LEFT + CELL * (across - 0.5),
                y + 20,
                voice.say(f"plan.interest.{across}"),
                svg.Look(size=SIZE, fill=svg.SOFT, anchor="middle"),
            )
        )
    return parts


def _sentence(teller: Teller, one: Stakeholder) -> str:
    voice = teller.voice
    influence, interest = voice.say(f"plan.influence.{one.influence}"), voice.say(f"plan.interest.{one.interest}")
    return voice.say("plan.stakes.one", name=body_name(one), influence=influence, interest=interest)


def _table(teller: Teller, told: tuple[Stakeholder, ...]) -> Table:
    voice = teller.voice
    heads = tuple(
        Column(head=voice.say(f"plan.column.{name}"), width=width) for name, width in (("body", 50), ("influence", 25), ("interest", 25))
    )
    rows = tuple(
        (
            teller.cell(body_name(one)),
            Cell(text=voice.say(f"plan.influence.{one.influence}")),
            Cell(text=voice.say(f"plan.interest.{one.interest}")),
        )
        for one in told
    )
    return Table(label="", caption=voice.say("picture.figures"), columns=heads, rows=rows)
