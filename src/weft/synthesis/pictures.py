"""Charts of a synthesis: titled with what they show, readable in grey, their figures beside them."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from weft.records.synthesis import Dimension, Kind
from weft.report import charts, svg
from weft.report.paper import Cell, Column, Table
from weft.report.svg import Drawing
from weft.synthesis.cube import EXTENTS, fitting
from weft.synthesis.entries import Country
from weft.synthesis.kinship import ruled
from weft.synthesis.patterns import GAP, RULE
from weft.synthesis.rounds import Comparison
from weft.synthesis.teller import Teller

WIDTH, LABEL, ROW, TOP, FOOT = 760, 220, 26, 26, 30
AXIS_RIGHT = 90
MOST_THEMES = 12
"""Bars of the picture of themes; the cross table of themes holds the others."""

QUARTERS = (0, 25, 50, 75, 100)
STEPS = {"operative": 3, "mention": 2, "implicit": 1, "gap": 0}


def shares(teller: Teller) -> Drawing | None:
    """A dot for each country: the share of its obligations that have a rule; the highest first. None without countries."""
    told = [(one, *ruled(one)) for one in teller.countries]
    found = sorted(((one, part, whole) for one, part, whole in told if whole), key=lambda row: (-Fraction(row[1], row[2]), row[0].code))
    if not found:
        return None
    height = TOP + ROW * len(found) + FOOT
    parts = _axis(teller, height)
    for place, (one, part, whole) in enumerate(found):
        parts += _dot(teller, teller.opened(one.code), (part, whole), TOP + ROW * place + ROW / 2)
    (first, part, whole), (last, less, of) = found[0], found[-1]
    return Drawing(
        name="shares",
        svg=svg.picture(WIDTH, height, parts, _shares_told(teller, found)),
        title=teller.say(
            "shares.title",
            first=teller.name(first.code),
            most=_per_cent(teller, part, whole),
            last=teller.name(last.code),
            least=_per_cent(teller, less, of),
        ),
        caption=teller.say("shares.caption"),
        alternative=_shares_told(teller, found),
        width=WIDTH,
        height=height,
        table=_shares_table(teller, found),
    )


def _per_cent(teller: Teller, part: int, whole: int) -> str:
    return teller.per_cent(Fraction(part, whole))


def _shares_told(teller: Teller, found: list[tuple[Country, int, int]]) -> str:
    return " ".join(teller.say("shares.row", country=teller.opened(one.code), part=part, whole=whole) for one, part, whole in found)


def _shares_table(teller: Teller, found: list[tuple[Country, int, int]]) -> Table:
    rows = tuple(
        (
            Cell(text=teller.opened(one.code)),
            Cell(text=teller.voice.number(part)),
            Cell(text=teller.voice.number(whole)),
            Cell(text=_per_cent(teller, part, whole)),
        )
        for one, part, whole in found
    )
    return _figures(teller, (("country", 40, False), ("rules", 20, True), ("counted", 20, True), ("share", 20, True)), rows)


def _figures(teller: Teller, heads: Iterable[tuple[str, int, bool]], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = tuple(Column(head=teller.say(f"column.{key}"), width=width, numeric=numeric) for key, width, numeric in heads)
    return Table(label="", caption=teller.voice.say("picture.figures"), columns=columns, rows=rows)


def _across(per_cent: float) -> float:
    return LABEL + (WIDTH - LABEL - AXIS_RIGHT) * per_cent / 100


def _axis(teller: Teller, height: int) -> list[str]:
    parts = []
    for one in QUARTERS:
        x = _across(one)
        label = teller.per_cent(Fraction(one, 100))
        parts += [
            svg.rule(x, TOP - 6, x, height - FOOT),
            svg.text(x, height - FOOT + 18, label, svg.Look(size=11, fill=svg.SOFT, anchor="middle")),
        ]
    return parts


def _named(label: str, middle: float) -> str:
    return svg.lines(LABEL - 12, middle, svg.wrapped(label, 11.5, LABEL - 16, 2), svg.Look(size=11.5, anchor="end"))


def _dot(teller: Teller, label: str, counts: tuple[int, int], middle: float) -> list[str]:
    part, whole = counts
    x = _across(100 * part / whole)
    said = teller.say("of", part=part, whole=whole)
    stem = svg.rule(LABEL, middle, x, middle, svg.EDGE)
    disc = f'<circle cx="{x:.1f}" cy="{middle:.1f}" r="6" class="accent" fill="{svg.ACCENT}"/>'
    return [_named(label, middle), stem, disc, svg.text(x + 12, middle + 4, said, svg.Look(size=11, fill=svg.SOFT))]


def themes(teller: Teller) -> Drawing | None:
    """Bars by theme: in how many countries the texts set a rule, only name the matter, or only reach it. None without passages."""
    best: dict[str, dict[str, int]] = {}
    for entry in fitting(teller.cube, Kind.PASSAGE):
        rung = len(EXTENTS) - EXTENTS.index(entry.values[Dimension.EXTENT][0])
        for theme in entry.values[Dimension.THEME]:
            held = best.setdefault(theme, {})
            held[entry.country] = max(held.get(entry.country, 0), rung)
    rows = [(theme, Counter(held.values())) for theme, held in best.items()]
    rows.sort(key=lambda row: (-row[1][3], -row[1].total(), row[0]))
    words = {STEPS[one]: teller.voice.say(f"mark.{one}") for one in EXTENTS}
    key = "themes.title" if rows and rows[0][1][3] else "themes.title_none"
    return _stacked(teller, "themes", [(teller.voice.label("themes", theme), count) for theme, count in rows[:MOST_THEMES]], words, key)


def states(teller: Teller, country: Country) -> Drawing | None:
    """Bars by international text for one country: obligations with a rule, named, reached, and gaps."""
    counts: dict[str, Counter[int]] = {}
    for row in country.evidence.study.assessment.rows:
        state = GAP if row.gap else row.coverage.value
        if state in STEPS and row.obligation in teller.obligations:
            counts.setdefault(teller.obligations[row.obligation].treaty, Counter())[STEPS[state]] += 1
    words = {step: teller.voice.say(f"mark.{state}") for state, step in STEPS.items()}
    order = [one for one in teller.known.report.lists["treaties"] if one in counts]
    rows = [(teller.voice.label("treaties", one), counts[one]) for one in order]
    return _stacked(teller, f"states_{country.code.lower()}", rows, words, "states.title")


def _stacked(teller: Teller, name: str, rows: list[tuple[str, Counter[int]]], words: dict[int, str], key: str) -> Drawing | None:
    """Stacked bars with their title, which is told by how many the first row has on the highest step."""
    if not rows:
        return None
    height = charts.stacked_height(len(rows))
    told = " ".join(f"{label}{teller.voice.say('punctuation.colon')} {_counts(teller, count, words)}." for label, count in rows)
    ruled_ = sum(count[3] for _, count in rows)
    kind = name.partition("_")[0]
    heads = (Column(head=teller.say(f"column.{kind}"), width=40), *(Column(head=word, width=20, numeric=True) for word in words.values()))
    cells = tuple((Cell(text=label), *(Cell(text=teller.voice.number(count[step])) for step in words)) for label, count in rows)
    return Drawing(
        name=name,
        svg=svg.picture(WIDTH, height, charts.stacked(teller.voice, rows, words, teller.voice.say("sectors.silent")), told),
        title=teller.say(key, ruled_, label=rows[0][0], first=rows[0][1][3], countries=len(teller.countries)),
        caption=teller.say(f"{kind}.caption"),
        alternative=told,
        width=WIDTH,
        height=height,
        table=Table(label="", caption=teller.voice.say("picture.figures"), columns=heads, rows=cells),
    )


def _counts(teller: Teller, count: Counter[int], words: dict[int, str]) -> str:
    return ", ".join(f"{word} {teller.voice.number(count[step])}" for step, word in words.items())


def rounds(teller: Teller, comparison: Comparison) -> Drawing | None:
    """A ring and a disc for each country in both rounds: the share of comparable obligations with a rule, before and after."""
    rows = [(code, *_before_after(comparison, code)) for code in comparison.countries]
    told = [row for row in rows if row[3]]
    if not told:
        return None
    height = TOP + 24 + ROW * len(told) + FOOT
    parts = [*_axis(teller, height), *_legend(teller, comparison)]
    for place, (code, first, second, whole) in enumerate(told):
        parts += _pair(teller, code, (first, second, whole), TOP + 24 + ROW * place + ROW / 2)
    alternative = " ".join(
        teller.say("rounds.row", country=teller.opened(code), before=first, after=second, whole=whole)
        for code, first, second, whole in told
    )
    rose = sum(second > first for _, first, second, _ in told)
    cells = tuple(
        (Cell(text=teller.opened(code)), *(Cell(text=teller.voice.number(one)) for one in (whole, first, second)))
        for code, first, second, whole in told
    )
    return Drawing(
        name="rounds",
        svg=svg.picture(WIDTH, height, parts, alternative),
        title=teller.say("rounds.title", rose, whole=len(told)),
        caption=teller.say("rounds.caption"),
        alternative=alternative,
        width=WIDTH,
        height=height,
        table=_figures(teller, (("country", 40, False), ("counted", 20, True), ("before", 20, True), ("after", 20, True)), cells),
    )


def _before_after(comparison: Comparison, code: str) -> tuple[int, int, int]:
    """Rules before, rules after, and how many obligations of a country can be compared."""
    told = [one for one in comparison.changes if one.country == code and one.move.value in ("up", "down", "level")]
    return sum(one.states[0] == RULE for one in told), sum(one.states[1] == RULE for one in told), len(told)


def _legend(teller: Teller, comparison: Comparison) -> list[str]:
    ring = f'<circle cx="{LABEL + 6}" cy="12" r="5" class="accent-line" fill="none" stroke="{svg.ACCENT}" stroke-width="1.6"/>'
    first = teller.say("rounds.before", round=comparison.rounds.before)
    second = LABEL + 30 + svg.width_of(first, 12) + 16
    disc = f'<circle cx="{second:.1f}" cy="12" r="6" class="accent" fill="{svg.ACCENT}"/>'
    return [
        ring,
        svg.text(LABEL + 18, 16, first),
        disc,
        svg.text(second + 12, 16, teller.say("rounds.after", round=comparison.rounds.after)),
    ]


def _pair(teller: Teller, code: str, counts: tuple[int, int, int], middle: float) -> list[str]:
    first, second, whole = counts
    x1, x2 = _across(100 * first / whole), _across(100 * second / whole)
    said = f"{_per_cent(teller, first, whole)} → {_per_cent(teller, second, whole)}"
    return [
        _named(teller.opened(code), middle),
        svg.rule(x1, middle, x2, middle, svg.EDGE),
        f'<circle cx="{x1:.1f}" cy="{middle:.1f}" r="5" class="accent-line" fill="{svg.PAPER}" stroke="{svg.ACCENT}" stroke-width="1.6"/>',
        f'<circle cx="{x2:.1f}" cy="{middle:.1f}" r="6" class="accent" fill="{svg.ACCENT}"/>',
        svg.text(max(x1, x2) + 12, middle + 4, said, svg.Look(size=11, fill=svg.SOFT)),
    ]
