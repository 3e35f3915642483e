"""The calendar of windows: when each instrument can be changed."""

from datetime import date

from weft.records.strategy import EntryPoint
from weft.report import svg
from weft.report.paper import Cell, Column, Table
from weft.report.planning.drawing import UPRIGHT, Axis, Sketch, dashed, diamond, framed, pale, spoken
from weft.report.planning.teller import Teller
from weft.report.svg import Drawing
from weft.strategy.timing import day_of

LABEL, ROW, HEAD, SIZE = 290, 34, 22, 10.5


def ends(one: EntryPoint) -> tuple[date | None, date | None]:
    """First and last day of a window, as far as they are said and the right way round."""
    first, last = day_of(one.opens), day_of(one.closes, last=True)
    return (None, last) if first and last and first > last else (first, last)


def axis_of(teller: Teller, left: float, right: float) -> Axis:
    """Whole years: those of the strategy, and those in which a window opens or closes."""
    one = teller.strategy
    days = [day for entry in one.entry_points for day in ends(entry) if day]
    near = [day.year for day in days if one.first_year - 10 <= day.year <= one.last_year + 10]
    first, last = min([one.first_year, *near]), max([one.last_year, *near])
    return Axis(first=date(first, 1, 1), last=date(last, 12, 31), left=left, right=right)


def drawing(teller: Teller) -> Drawing | None:
    """One row for each entry point; None where there is none."""
    entries, voice = teller.strategy.entry_points, teller.voice
    if not entries:
        return None
    height = HEAD + ROW * len(entries) + 6
    axis = axis_of(teller, LABEL, UPRIGHT - 6)
    dated = [one for one in entries if any(ends(one))]
    closing = min((last for one in dated if (last := ends(one)[1])), default=None)
    title = (
        voice.say("plan.windows.title", len(dated), day=teller.when(closing.isoformat())) if closing else voice.say("plan.windows.plain")
    )
    told = (voice.say("plan.windows.one", name=f"{one.number} {one.instrument}", window=said(teller, one)) for one in entries)
    parts = axis.ruled(2, height - 4)
    for place, one in enumerate(entries):
        parts += _row(teller, one, axis, HEAD + ROW * place + ROW / 2)
    sketch = Sketch(
        name="windows",
        title=title,
        caption=voice.say("plan.windows.caption"),
        alternative=f"{title}. {' '.join(told)}",
        table=_table(teller),
    )
    return framed(sketch, UPRIGHT, height, parts)


def said(teller: Teller, one: EntryPoint) -> str:
    """A window in words."""
    return teller.between(one.opens, one.closes) or teller.voice.say("plan.no_date")


def _row(teller: Teller, one: EntryPoint, axis: Axis, middle: float) -> list[str]:
    name = svg.wrapped(f"{one.number}  {teller.spoken(one.instrument).text or teller.moment(one.moment)}", SIZE, LABEL - 14, 2)
    return [spoken(teller.own, svg.lines(0, middle, name, svg.Look(size=SIZE))), window(teller, one, axis, middle)]


def window(teller: Teller, one: EntryPoint, axis: Axis, middle: float) -> str:
    """The bar of a window; a single date is a mark, no date a dashed frame."""
    first, last = ends(one)
    if first and last:
        return pale(axis.x(first), axis.x(last), middle, 14)
    if first or last:
        return diamond(axis.x(first or last or axis.first), middle)
    word = teller.voice.say("plan.no_date")
    return dashed(axis.left, axis.left + 30, middle, 14) + svg.text(axis.left + 38, middle + 4, word, svg.Look(size=SIZE, fill=svg.SOFT))


def _table(teller: Teller) -> Table:
    voice = teller.voice
    rows = tuple((teller.headed(one.number, one.instrument), Cell(text=said(teller, one))) for one in teller.strategy.entry_points)
    heads = (Column(head=voice.say("plan.column.instrument"), width=60), Column(head=voice.say("plan.column.window"), width=40))
    return Table(label="", caption=voice.say("picture.figures"), columns=heads, rows=rows)
