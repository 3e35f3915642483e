"""Two pictures: sectors by extent, instruments over time."""

from collections import Counter
from collections.abc import Mapping, Sequence

from weft.records import Degree, Extent, Instrument
from weft.report import svg
from weft.report.cleaning import shortened
from weft.report.evidence import Evidence, rung
from weft.report.paper import Cell, Column, Table
from weft.report.svg import Drawing
from weft.report.voice import Voice

WIDTH = 760
LABEL, BAR, TOP = 240, 36, 34
LABEL_SIZE, LABEL_LINES = 10.5, 3
DOT, AXIS = 18, 40
STEPS = ((3, Extent.OPERATIVE), (2, Extent.MENTION), (1, Extent.IMPLICIT))
DEGREES = ((3, Degree.SPECIFIC), (2, Degree.TOUCHES), (0, Degree.NEGATIVE))
MOST_NAMES = 6


def by_sector(evidence: Evidence) -> dict[str, Counter[int]]:
    """Passages by rung in each sector that has an instrument, the most operative first."""
    counts: dict[str, Counter[int]] = {instrument.sector: Counter() for instrument in evidence.read}
    for finding in evidence.findings:
        counts.setdefault(evidence.instruments[finding.document].sector, Counter())[rung(finding.extent)] += 1
    return dict(sorted(counts.items(), key=lambda one: (-one[1][3], -one[1].total(), one[0])))


def sectors(evidence: Evidence, voice: Voice) -> Drawing | None:
    """Stacked bars of passages by sector; None when there are none."""
    counts = by_sector(evidence)
    if not evidence.findings:
        return None
    labels = {sector: voice.label("sectors", sector) if sector else voice.say("sector.unknown") for sector in counts}
    alternative = " ".join(
        voice.say("sectors.alternative", sector=labels[sector], operative=count[3], mention=count[2], implicit=count[1])
        for sector, count in counts.items()
    )
    height = stacked_height(len(counts))
    first = next(iter(counts))
    operative = sum(count[3] for count in counts.values())
    key = "sectors.title" if operative else "sectors.title_none"
    return Drawing(
        name="sectors",
        svg=svg.picture(WIDTH, height, _bars(voice, counts, labels), alternative),
        title=voice.say(key, operative, sector=labels[first], first=counts[first][3]),
        caption=voice.say("sectors.caption"),
        alternative=alternative,
        width=WIDTH,
        height=height,
        table=_sector_table(voice, counts, labels),
    )


def _bars(voice: Voice, counts: dict[str, Counter[int]], labels: dict[str, str]) -> list[str]:
    words = {step: voice.say(f"mark.{extent.value}") for step, extent in STEPS}
    return stacked(voice, [(labels[sector], count) for sector, count in counts.items()], words, voice.say("sectors.silent"))


def stacked(voice: Voice, rows: Sequence[tuple[str, Counter[int]]], words: Mapping[int, str], silent: str) -> list[str]:
    """Stacked bars, one for each label: how many there are of each step of `words`, in its order; `silent` stands where there are none.

    As high as `stacked_height` says.
    """
    scale = (WIDTH - LABEL - 50) / max(max((count.total() for _, count in rows), default=0), 1)
    parts = [svg.legend(LABEL, 4, list(words.items()))]
    look = svg.Look(size=LABEL_SIZE, anchor="end")
    for place, (label, count) in enumerate(rows):
        middle = TOP + BAR * place + BAR / 2
        parts.append(svg.lines(LABEL - 12, middle, svg.wrapped(label, LABEL_SIZE, LABEL - 20, LABEL_LINES), look))
        parts += _bar(voice, {step: count[step] for step in words}, middle, scale) if count.total() else _silence(middle, silent)
    return parts


def stacked_height(rows: int) -> int:
    """The height in pixels of so many bars."""
    return TOP + BAR * rows + 4


def _silence(middle: float, said: str) -> list[str]:
    return [svg.box(LABEL, middle - 10, 34, 20, 0), svg.text(LABEL + 42, middle + 4, said, svg.Look(fill=svg.SOFT))]


def _bar(voice: Voice, count: Mapping[int, int], middle: float, scale: float) -> list[str]:
    parts, x = [], float(LABEL)
    for step, number in count.items():
        width = number * scale
        if width:
            parts.append(svg.box(x, middle - 10, max(width - 1.5, 1.5), 20, step))
        if width > svg.width_of(str(number), 12) + 6:
            fill = svg.ON_TINTS[step]
            parts.append(svg.text(x + width / 2, middle + 4, voice.number(number), svg.Look(fill=fill, anchor="middle", bold=True)))
        x += width
    return [*parts, svg.text(x + 6, middle + 4, voice.number(sum(count.values())), svg.Look(fill=svg.SOFT))]


def _sector_table(voice: Voice, counts: dict[str, Counter[int]], labels: dict[str, str]) -> Table:
    heads = (
        Column(head=voice.say("column.sector"), width=40),
        *(Column(head=voice.say(f"mark.{extent.value}"), width=20, numeric=True) for _, extent in STEPS),
    )
    rows = tuple(
        (Cell(text=labels[sector]), *(Cell(text=voice.number(count[step])) for step, _ in STEPS)) for sector, count in counts.items()
    )
    return Table(label="", caption=voice.say("picture.figures"), columns=heads, rows=rows)


def year_of(instrument: Instrument) -> int | None:
    """The year of an instrument, None when it has no date."""
    head = instrument.date[:4]
    return int(head) if head.isascii() and head.isdigit() and len(head) == 4 else None


def timeline(evidence: Evidence, voice: Voice) -> Drawing | None:
    """One square for each dated instrument in its year; None when fewer than two are dated."""
    dated = [(year, one) for one in evidence.read if (year := year_of(one)) is not None and one.degree is not None]
    if len(dated) < 2:
        return None
    dated.sort(key=lambda pair: (pair[0], evidence.instrument_numbers[pair[1].document]))
    columns: dict[int, list[Instrument]] = {}
    for year, instrument in dated:
        columns.setdefault(year, []).append(instrument)
    specific = [year for year, one in dated if one.degree is Degree.SPECIFIC]
    tallest = max(len(one) for one in columns.values())
    height = TOP + DOT * tallest + AXIS + 20
    alternative = voice.say(
        "timeline.alternative",
        first=str(dated[0][0]),
        last=str(dated[-1][0]),
        instruments=len(dated),
        years=", ".join(str(year) for year in specific) or "–",
    )
    title = voice.say("timeline.title", len(specific), year=str(specific[0])) if specific else voice.say("timeline.title_none", len(dated))
    return Drawing(
        name="timeline",
        svg=svg.picture(WIDTH, height, _squares(evidence, voice, columns, height), alternative),
        title=title,
        caption=voice.say("timeline.caption", len(evidence.read) - len(dated)),
        alternative=alternative,
        width=WIDTH,
        height=height,
        table=_time_table(voice, dated),
    )


def _squares(evidence: Evidence, voice: Voice, columns: dict[int, list[Instrument]], height: int) -> list[str]:
    first, last = min(columns), max(columns)
    pitch = (WIDTH - 60) / max(last - first, 1)
    floor = height - AXIS
    parts = [svg.legend(0, 4, [(step, voice.label("degrees", degree.value)) for step, degree in DEGREES])]
    parts.append(svg.rule(14, floor + 0.5, WIDTH - 14, floor + 0.5, svg.EDGE))
    for year in _ticks(first, last):
        x = 30 + pitch * (year - first)
        parts += [svg.rule(x, floor, x, floor + 6, svg.EDGE), svg.text(x, floor + 20, str(year), svg.Look(anchor="middle", fill=svg.SOFT))]
    for year, found in columns.items():
        x = 30 + pitch * (year - first)
        for place, instrument in enumerate(found):
            top = floor - DOT * (place + 1)
            step = next(step for step, degree in DEGREES if degree is instrument.degree)
            number = str(evidence.instrument_numbers[instrument.document])
            look = svg.Look(size=10, anchor="middle", fill=svg.ON_TINTS[step])
            parts += [svg.box(x - 8, top, 16, 16, step), svg.text(x, top + 12, number, look)]
    return parts


def _ticks(first: int, last: int) -> list[int]:
    """Years to write under the axis: the ends and round years between, never closer than fits."""
    span = max(last - first, 1)
    stride = next(one for one in (1, 2, 5, 10, 20, 50, 100) if span / one <= 12)
    between = [year for year in range(first, last + 1) if year % stride == 0 and first + stride * 0.6 <= year <= last - stride * 0.6]
    return [first, *between, last] if last > first else [first]


def _time_table(voice: Voice, dated: list[tuple[int, Instrument]]) -> Table:
    heads = (
        Column(head=voice.say("column.year"), width=12),
        Column(head=voice.say("column.title"), width=60),
        Column(head=voice.say("column.degree"), width=28),
    )
    rows = tuple(
        (
            Cell(text=str(year)),
            Cell(text=shortened(one.title or one.document, 120), language=one.language),
            Cell(text=voice.label("degrees", one.degree or "")),
        )
        for year, one in dated
    )
    return Table(label="", caption=voice.say("picture.figures"), columns=heads, rows=rows)
