"""The timetable: bars of activities over quarters, milestones, and the windows of entry points above them."""

from datetime import date

from weft.records import Record
from weft.records.strategy import Activity, EntryPoint
from weft.report import svg
from weft.report.paper import Cell, Column, Table
from weft.report.planning.drawing import (
    ACROSS,
    Axis,
    Sketch,
    bar,
    dashed,
    diamond,
    framed,
    in_pages,
    nothing,
    paged_name,
    paged_title,
    pale,
    spoken,
)
from weft.report.planning.teller import Teller
from weft.report.planning.windows import axis_of, window
from weft.report.svg import Drawing
from weft.strategy.timing import day_of, span_of

LABEL, ROW, HEAD, FOOT, SIZE = 380, 27, 24, 30, 10.5
MOST_QUARTERS_RULED = 40


class Line(Record):
    """One row of the timetable."""

    part: Activity | EntryPoint


def drawings(teller: Teller, most: int | None = None) -> tuple[Drawing, ...]:
    """The timetable in pictures of at most `most` rows, or as one; none where nothing has a date."""
    one = teller.strategy
    if not any(span_of(activity.start, activity.end) or activity.milestones for activity in one.activities):
        return ()
    parts: tuple[EntryPoint | Activity, ...] = (*one.entry_points, *one.activities)
    rows: list[Record] = [Line(part=part) for part in parts]
    pages = list(in_pages(rows, most or max(len(rows), 1)))
    axis = axis_of(teller, LABEL, ACROSS - 6)
    return tuple(
        _page(teller, axis, [row for row in page if isinstance(row, Line)], (number, len(pages))) for number, page in enumerate(pages, 1)
    )


def whole(teller: Teller) -> Drawing:
    """The picture as one, or one that says that there is nothing to draw yet."""
    return next(iter(drawings(teller)), None) or nothing("gantt", teller.voice.say("plan.gantt.nothing"))


def _page(teller: Teller, axis: Axis, rows: list[Line], place: tuple[int, int]) -> Drawing:
    voice = teller.voice
    bottom = HEAD + ROW * len(rows)
    parts = [*_quarters(axis, bottom), *axis.ruled(2, bottom)]
    for number, row in enumerate(rows):
        parts += _row(teller, row, axis, HEAD + ROW * number + ROW / 2)
    parts += _legend(teller, bottom + 20)
    dated = sum(1 for one in teller.strategy.activities if span_of(one.start, one.end))
    title = voice.say("plan.gantt.title", dated, period=teller.period)
    sketch = Sketch(
        name=paged_name("gantt", *place),
        title=paged_title(teller, title, *place),
        caption=voice.say("plan.gantt.caption"),
        alternative=" ".join((f"{title}.", *(_sentence(teller, row) for row in rows))),
        table=_table(teller, rows),
    )
    return framed(sketch, ACROSS, bottom + FOOT, parts)


def _quarters(axis: Axis, bottom: float) -> list[str]:
    """Hairlines between the quarters, where there are not too many."""
    years = range(axis.first.year, axis.last.year + 1)
    if len(years) * 4 > MOST_QUARTERS_RULED:
        return []
    xs = (axis.x(date(year, month, 1)) for year in years for month in (4, 7, 10))
    return [
        f'<path d="M{x:.1f} {HEAD - 6}L{x:.1f} {bottom:.1f}" class="line-line" stroke="{svg.LINE}" stroke-dasharray="1 3"/>' for x in xs
    ]


def _row(teller: Teller, row: Line, axis: Axis, middle: float) -> list[str]:
    one = row.part
    if isinstance(one, EntryPoint):
        name = teller.voice.say("plan.gantt.window", name=f"{one.number} {teller.spoken(one.instrument).text}")
        label = svg.lines(0, middle, svg.wrapped(name, SIZE, LABEL - 14, 2), svg.Look(size=SIZE, fill=svg.SOFT))
        return [spoken(teller.own, label), window(teller, one, axis, middle)]
    told = teller.spoken(one.text)
    label = svg.lines(26, middle, svg.wrapped(told.text, SIZE, LABEL - 40, 2), svg.Look(size=SIZE))
    number = svg.text(0, middle + 4, one.number, svg.Look(size=SIZE, bold=True, fill=svg.ACCENT))
    return [number, spoken(told.language, label), *_bars(teller, one, axis, middle)]


def _bars(teller: Teller, one: Activity, axis: Axis, middle: float) -> list[str]:
    span = span_of(one.start, one.end)
    days = [day for milestone in one.milestones if (day := day_of(milestone.on, last=True))]
    marks = [diamond(axis.x(day), middle) for day in days]
    if span:
        return [bar(axis.x(span.first), axis.x(span.last), middle, 12), *marks]
    word = svg.text(axis.left + 38, middle + 4, teller.voice.say("plan.no_date"), svg.Look(size=SIZE, fill=svg.SOFT))
    return marks or [dashed(axis.left, axis.left + 30, middle, 12), word]


def _legend(teller: Teller, middle: float) -> list[str]:
    x, parts = 0.0, []
    for drawn, key in ((bar(0, 22, middle, 10), "activity"), (diamond(11, middle), "milestone"), (pale(0, 22, middle, 10), "window")):
        word = teller.voice.say(f"plan.gantt.{key}_sign")
        parts.append(f'<g transform="translate({x:.1f} 0)">{drawn}</g>' + svg.text(x + 30, middle + 4, word, svg.Look(size=11)))
        x += 30 + svg.width_of(word, 11) + 26
    return parts


def when(teller: Teller, one: Activity | EntryPoint) -> str:
    """From when until when, in words."""
    said = teller.between(one.opens, one.closes) if isinstance(one, EntryPoint) else teller.between(one.start, one.end)
    return said or teller.voice.say("plan.no_date")


def _sentence(teller: Teller, row: Line) -> str:
    kind = "window_said" if isinstance(row.part, EntryPoint) else "activity_said"
    return teller.voice.say(f"plan.gantt.{kind}", number=row.part.number, when=when(teller, row.part))


def _table(teller: Teller, rows: list[Line]) -> Table:
    voice = teller.voice
    heads = (
        Column(head=voice.say("plan.column.activity"), width=50),
        Column(head=voice.say("plan.column.from_to"), width=22),
        Column(head=voice.say("plan.column.milestones"), width=28),
    )
    told = []
    for row in rows:
        one = row.part
        text = one.instrument if isinstance(one, EntryPoint) else one.text
        head = voice.say("plan.named_head.entrypoint", number=one.number) if isinstance(one, EntryPoint) else one.number
        stones = () if isinstance(one, EntryPoint) else one.milestones
        marks = voice.listed(*(f"{teller.when(each.on, short=True)} {teller.spoken(each.text).text}".strip() for each in stones))
        told.append((teller.headed(head, text), Cell(text=when(teller, one)), Cell(text=marks, language=teller.own if marks else "")))
    return Table(label="", caption=voice.say("picture.figures"), columns=heads, rows=tuple(told))
