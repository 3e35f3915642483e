"""Before and after by learning objective: a ring and a disc on the scale, joined by a line."""

from decimal import Decimal

from weft.meet.questionnaire import Questionnaire
from weft.meet.results import Measured, Side, mean
from weft.meet.scene import Scene
from weft.report import svg
from weft.report.paper import Cell, Column, Table
from weft.report.svg import Drawing

WIDTH = 760
LABEL, ROW, TOP, FOOT = 320, 62, 34, 12
LABEL_SIZE, LABEL_LINES = 11.5, 4
END = 40
"""Room on the right for the figure beside the last disc, in pixels."""


def before_after(scene: Scene, measured: tuple[Measured, ...], asked: Questionnaire) -> Drawing | None:
    """The picture; None where nobody answered."""
    if not any(one.before.count or one.after.count for one in measured):
        return None
    labels = [scene.said(one.question.about) or scene.said(one.question.ask) for one in measured]
    told = [
        scene.say("meet.evaluation.chart.row", objective=label, before=_side(scene, one.before), after=_side(scene, one.after))
        for label, one in zip(labels, measured, strict=True)
    ]
    height = TOP + ROW * len(measured) + FOOT
    parts = _scale(asked, height)
    for place, (label, one) in enumerate(zip(labels, measured, strict=True)):
        parts += _row(scene, asked, label, one, TOP + ROW * place + ROW / 2)
    alternative = " ".join(told)
    return Drawing(
        name="before-after",
        svg=svg.picture(WIDTH, height, [*_legend(scene), *parts], alternative),
        title=_title(scene, measured, asked),
        caption=scene.say("meet.evaluation.chart.caption"),
        alternative=alternative,
        width=WIDTH,
        height=height,
        table=_table(scene, labels, measured),
    )


def _title(scene: Scene, measured: tuple[Measured, ...], asked: Questionnaire) -> str:
    """The finding: from where to where the mean of the objectives moved, of those with answers on both sides."""
    before = [one.before.value for one in measured if one.before.value is not None and one.after.value is not None]
    after = [one.after.value for one in measured if one.before.value is not None and one.after.value is not None]
    first, last = mean(before), mean(after)
    if first is None or last is None:
        return scene.say("meet.evaluation.chart.title_one_side")
    return scene.say("meet.evaluation.chart.title", before=_said(scene, first), after=_said(scene, last), most=asked.most)


def _said(scene: Scene, value: Decimal) -> str:
    return scene.tenth(value)


def _side(scene: Scene, side: Side) -> str:
    return "–" if side.value is None else f"{_said(scene, side.value)} ({side.count})"


def _at(asked: Questionnaire, value: Decimal) -> float:
    """Where a value of the scale stands, in pixels from the left."""
    share = float(value - asked.least) / max(asked.most - asked.least, 1)
    return LABEL + 14 + share * (WIDTH - LABEL - 14 - END)


def _legend(scene: Scene) -> list[str]:
    before, after = scene.say("meet.column.before"), scene.say("meet.column.after")
    beside = LABEL + 28 + svg.width_of(before, 12) + 22
    return [
        _ring(LABEL + 14, 11),
        svg.text(LABEL + 28, 15, before),
        _disc(beside, 11),
        svg.text(beside + 14, 15, after),
    ]


def _scale(asked: Questionnaire, height: int) -> list[str]:
    """A hairline for each point of the scale, with its number."""
    parts = []
    for value in range(asked.least, asked.most + 1):
        x = _at(asked, Decimal(value))
        parts.append(svg.rule(x, TOP, x, height - FOOT))
        parts.append(svg.text(x, height - 1, str(value), svg.Look(size=10.5, fill=svg.SOFT, anchor="middle")))
    return parts


def _row(scene: Scene, asked: Questionnaire, label: str, one: Measured, middle: float) -> list[str]:
    look = svg.Look(size=LABEL_SIZE, anchor="end")
    parts = [svg.lines(LABEL - 8, middle, svg.wrapped(label, LABEL_SIZE, LABEL - 16, LABEL_LINES), look)]
    before, after = one.before.value, one.after.value
    if before is not None and after is not None and before != after:
        parts.append(svg.rule(_at(asked, before), middle, _at(asked, after), middle, svg.ACCENT))
    if before is not None:
        x = _at(asked, before)
        parts += [_ring(x, middle), svg.text(x, middle - 11, _said(scene, before), svg.Look(size=10.5, fill=svg.SOFT, anchor="middle"))]
    if after is not None:
        x = _at(asked, after)
        parts += [_disc(x, middle), svg.text(x, middle + 20, _said(scene, after), svg.Look(size=11, anchor="middle", bold=True))]
    return parts


def _ring(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="ring" fill="{svg.PAPER}" stroke="{svg.ACCENT}" stroke-width="1.6"/>'


def _disc(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" class="accent" fill="{svg.ACCENT}"/>'


def _table(scene: Scene, labels: list[str], measured: tuple[Measured, ...]) -> Table:
    heads = (
        Column(head=scene.say("meet.column.objective"), width=60),
        Column(head=scene.say("meet.column.before"), width=20, numeric=True),
        Column(head=scene.say("meet.column.after"), width=20, numeric=True),
    )
    rows = tuple(
        (Cell(text=label), Cell(text=_side(scene, one.before)), Cell(text=_side(scene, one.after)))
        for label, one in zip(labels, measured, strict=True)
    )
    return Table(label="", caption=scene.voice.say("picture.figures"), columns=heads, rows=rows)
