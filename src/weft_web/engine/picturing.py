"""The picture of bodies: one row each, under their sectors and the bodies above them, threaded where they meet, bracketed where they share.

Solid is there, dashed is not yet: a dashed edge is a body no text names, a dashed line is a tie nobody has given a source for.
"""

from weft.records import Record
from weft.report import svg
from weft.report.svg import ACCENT, EDGE, INK, PAPER, SOFT, Look

LEFT, BOX_RIGHT, LANE, TOP = 16, 580, 30, 14
ROW, GAP, HEAD, INDENT = 46, 10, 36, 30
NAME_SIZE, SMALL_SIZE, SIGN_SIZE = 14.0, 11.5, 11.0
LEAST_WIDTH = 760
LEGEND_LINE = 22
LEGEND_TEXT = LEFT + 52
DASHES = "4 3"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Row(Record):
    """A body: `head` opens a group before it; `under` is the row of the body above it; `named`: a text names it."""

    name: str
    small: str
    named: bool
    head: str = ""
    depth: int = 0
    under: int | None = None
    tied: bool = True


class Thread(Record):
    """A coordination body and the rows of its members, each with whether the membership has a source."""

    home: int
    members: tuple[tuple[int, bool], ...]


class Bracket(Record):
    """One function and the rows of the bodies that hold it."""

    label: str
    rows: tuple[int, ...]


class Chart(Record):
    """All that the picture shows; `legend`: signs explained, by name; `members`: how each thread is read out."""

    rows: tuple[Row, ...]
    threads: tuple[Thread, ...]
    brackets: tuple[Bracket, ...]
    alternative: str
    legend: dict[str, str]


def drawn(chart: Chart) -> str:
    """The picture as SVG, whole in itself."""
    tops, end = _tops(chart.rows)
    lanes = len(chart.threads) + len(chart.brackets)
    width = max(LEAST_WIDTH, BOX_RIGHT + LANE * (lanes + 1) + LEFT)
    parts: list[str] = []
    for draw in (_bracket_lines, _bracket_signs):
        for place, bracket in enumerate(chart.brackets):
            parts += draw(bracket, tops, _lane(len(chart.threads) + place), str(place + 1))
    for place, thread in enumerate(chart.threads):
        parts += _thread(thread, tops, _lane(place), LETTERS[place % len(LETTERS)])
    for row, top in zip(chart.rows, tops, strict=True):
        parts += _row(row, top, tops)
    legend, bottom = _legend(chart, end + 12, width)
    ground = f'<rect x="0" y="0" width="{width}" height="{bottom}" fill="{PAPER}"/>'
    return svg.picture(width, bottom, [ground, *parts, *legend], chart.alternative)


def _tops(rows: tuple[Row, ...]) -> tuple[list[int], int]:
    tops, y = [], TOP
    for row in rows:
        y += HEAD if row.head else 0
        tops.append(y)
        y += ROW + GAP
    return tops, y


def _lane(place: int) -> int:
    return BOX_RIGHT + LANE * (place + 1)


def _row(row: Row, top: int, tops: list[int]) -> list[str]:
    """The box of a body, its group's head before it and the line to the body above it."""
    left = LEFT + INDENT * row.depth
    parts = [svg.text(LEFT, top - 12, row.head, Look(size=13, bold=True, fill=SOFT))] if row.head else []
    if row.under is not None:
        stem, middle = left - INDENT + 12, top + ROW // 2
        parts.append(_line(f"M{stem} {tops[row.under] + ROW}V{middle}H{left}", INK, solid=row.tied))
    dash = "" if row.named else f' stroke-dasharray="{DASHES}"'
    outline = f'rx="4" fill="{PAPER}" stroke="{EDGE}" stroke-width="1.4"'
    box = f'<rect x="{left}" y="{top}" width="{BOX_RIGHT - left}" height="{ROW}" {outline}{dash}/>'
    room = BOX_RIGHT - left - 24
    name = svg.wrapped(row.name, NAME_SIZE, room, 1)[0] if row.name else ""
    small = svg.wrapped(row.small, SMALL_SIZE, room, 1) if row.small else []
    parts += [box, svg.text(left + 12, top + (19 if small else 28), name, Look(size=NAME_SIZE, bold=True))]
    return [*parts, *(svg.text(left + 12, top + 36, line, Look(size=SMALL_SIZE, fill=SOFT)) for line in small)]


def _line(path: str, colour: str, *, solid: bool, wide: float = 1.6) -> str:
    dash = "" if solid else f' stroke-dasharray="{DASHES}"'
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{wide}"{dash}/>'


def _sign(x: int, y: int, word: str, *, square: bool) -> str:
    """A letter in a filled square, a number in an open circle."""
    shape = (
        f'<rect x="{x - 9}" y="{y - 9}" width="18" height="18" rx="2" fill="{ACCENT}"/>'
        if square
        else f'<circle cx="{x}" cy="{y}" r="9.5" fill="{PAPER}" stroke="{INK}" stroke-width="1.4"/>'
    )
    return shape + svg.text(x, y + 4, word, Look(size=SIGN_SIZE, anchor="middle", bold=True, fill="#ffffff" if square else INK))


def _thread(thread: Thread, tops: list[int], x: int, letter: str) -> list[str]:
    """A thread from the coordination body through its members, a knot at each."""
    home, parts = tops[thread.home] + ROW // 2, []
    for row, sourced in thread.members:
        y = tops[row] + ROW // 2
        parts.append(_line(f"M{x} {home}V{y}H{BOX_RIGHT}", ACCENT, solid=sourced, wide=2))
    parts += [f'<circle cx="{x}" cy="{tops[row] + ROW // 2}" r="4.5" fill="{ACCENT}"/>' for row, _ in thread.members]
    return [*parts, _line(f"M{BOX_RIGHT} {home}H{x}", ACCENT, solid=True, wide=2), _sign(x, home, letter, square=True)]


def _bracket_lines(bracket: Bracket, tops: list[int], x: int, _number: str) -> list[str]:
    """Two lines side by side along the bodies that hold one function, and a hairline to each."""
    ys = _heights(bracket, tops)
    return [
        *(_line(f"M{x + side} {ys[0]}V{ys[-1]}", INK, solid=True, wide=1.2) for side in (-2, 2)),
        *(_line(f"M{BOX_RIGHT} {y}H{x}", EDGE, solid=True, wide=1) for y in ys),
    ]


def _bracket_signs(bracket: Bracket, tops: list[int], x: int, number: str) -> list[str]:
    """The number of a function at each body that holds it."""
    return [_sign(x, y, number, square=False) for y in _heights(bracket, tops)]


def _heights(bracket: Bracket, tops: list[int]) -> list[int]:
    return sorted(tops[row] + ROW // 2 for row in bracket.rows)


def _legend(chart: Chart, top: int, width: int) -> tuple[list[str], int]:
    """What the signs mean, the threads by letter and the shared functions by number; and where the picture ends."""
    said, y, parts = chart.legend, top + 10, [svg.rule(LEFT, top - 6, width - LEFT, top - 6)]
    for key, solid in (("named", True), ("unnamed", False)):
        dash = "" if solid else f' stroke-dasharray="{DASHES}"'
        parts.append(f'<rect x="{LEFT}" y="{y}" width="36" height="14" rx="3" fill="none" stroke="{EDGE}" stroke-width="1.4"{dash}/>')
        parts.append(svg.text(LEGEND_TEXT, y + 11, said[key], Look(size=12)))
        y += LEGEND_LINE
    for key, solid in (("sourced", True), ("unsourced", False)):
        parts += [_line(f"M{LEFT} {y + 7}h36", INK, solid=solid), svg.text(LEGEND_TEXT, y + 11, said[key], Look(size=12))]
        y += LEGEND_LINE
    signs = [(LETTERS[place % len(LETTERS)], chart.rows[one.home].name, True) for place, one in enumerate(chart.threads)]
    signs += [(str(place), one.label, False) for place, one in enumerate(chart.brackets, 1)]
    for sign, words, square in signs:
        parts.append(_sign(LEFT + 18, y + 8, sign, square=square))
        said_as = said["thread" if square else "bracket"].format(name=words)
        parts += [svg.text(LEGEND_TEXT, y + 12, line, Look(size=12)) for line in svg.wrapped(said_as, 12, width - LEGEND_TEXT - LEFT, 1)]
        y += LEGEND_LINE + 2
    return parts, y + 8
