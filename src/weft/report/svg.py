"""Primitives for pictures: SVG as strings, text measured and wrapped so that nothing is cut off."""

from xml.sax.saxutils import escape, quoteattr

from weft.records import Record
from weft.report.cleaning import shortened
from weft.report.paper import Table

INK, SOFT, EDGE, LINE, PAPER, ACCENT = "#1a2030", "#515a6b", "#7c8290", "#dddad2", "#fffefc", "#2c3a92"
TINTS = ("#fffefc", "#e6e9f7", "#b7c0ea", "#2c3a92")
ON_TINTS = (SOFT, INK, INK, "#ffffff")
FONTS = "Carlito, Calibri, 'Segoe UI', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
NARROW, WIDE = frozenset("iljtfrI.,;:'’!|()[] "), frozenset("mwMW%@—…")


class Drawing(Record):
    """A picture ready to be set: its strings, its size in pixels and the figures behind it."""

    name: str
    svg: str
    title: str
    caption: str
    alternative: str
    width: int
    height: int
    table: Table | None = None


class Look(Record):
    """How a line of text looks; `anchor` start, middle or end; `turn` in degrees around its own point."""

    size: float = 12
    fill: str = INK
    anchor: str = "start"
    bold: bool = False
    turn: int = 0


PLAIN = Look()


def width_of(text: str, size: float) -> float:
    """About how wide a text runs, in pixels, on the safe side for the fonts in use."""
    return size * sum(0.32 if sign in NARROW else 0.88 if sign in WIDE else 0.66 if sign.isupper() else 0.54 for sign in text)


def wrapped(text: str, size: float, room: float, lines: int) -> list[str]:
    """A text in at most `lines` lines no wider than `room`; what does not fit ends in an ellipsis."""
    out: list[str] = []
    for word in text.split():
        joined = f"{out[-1]} {word}" if out else word
        if out and width_of(joined, size) <= room:
            out[-1] = joined
        else:
            out.append(word)
    if len(out) > lines:
        out[lines - 1 :] = [out[lines - 1] + "…"]
    return [_fitted(line, size, room) for line in out]


def _fitted(line: str, size: float, room: float) -> str:
    while width_of(line, size) > room and len(line) > 2:
        line = shortened(line, len(line) - 1)
    return line


def text(x: float, y: float, words: str, look: Look = PLAIN) -> str:
    """One line of text."""
    turned = f' transform="rotate({look.turn} {x:.1f} {y:.1f})"' if look.turn else ""
    bold = ' font-weight="700"' if look.bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{look.size}" text-anchor="{look.anchor}"'
    return f'<text {place} class="{_class(look.fill)}" fill="{look.fill}"{bold}{turned}>{escape(words)}</text>'


def lines(x: float, middle: float, rows: list[str], look: Look = PLAIN) -> str:
    """Several lines of text around a middle height."""
    lead = look.size * 1.2
    top = middle - lead * (len(rows) - 1) / 2 + look.size * 0.35
    return "".join(text(x, top + lead * place, row, look) for place, row in enumerate(rows))


def box(x: float, y: float, width: float, height: float, rung: int) -> str:
    """A cell of the ladder: tinted and solid from rung 1 on, empty with a dashed edge on rung 0."""
    if rung:
        return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2" class="x{rung}" fill="{TINTS[rung]}"/>'
    return (
        f'<rect x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="{width - 1:.1f}" height="{height - 1:.1f}" rx="2" class="x0" fill="none"'
        f' stroke="{LINE}" stroke-dasharray="2 2"/>'
    )


def sign(x: float, y: float, rung: int, radius: float = 4) -> str:
    """The sign of a rung around a point: quarter, half or full disc, so that the ladder reads without colour."""
    on, name = ON_TINTS[rung], f"on{rung}"
    if rung == 0:
        return ""
    if rung == 3:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" class="{name}" fill="{on}"/>'
    r = radius - 0.5
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" class="{name}-line" fill="none" stroke="{on}"/>'
    sweep = (
        f"M{x:.1f} {y:.1f}V{y - r:.1f}A{r} {r} 0 0 1 {x + r:.1f} {y:.1f}Z"
        if rung == 1
        else f"M{x:.1f} {y - r:.1f}A{r} {r} 0 0 1 {x:.1f} {y + r:.1f}Z"
    )
    return f'{ring}<path d="{sweep}" class="{name}" fill="{on}"/>'


def rule(x1: float, y1: float, x2: float, y2: float, colour: str = LINE) -> str:
    """A hairline."""
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" class="{_class(colour)}-line" stroke="{colour}" fill="none"/>'


def legend(x: float, y: float, entries: list[tuple[int, str]]) -> str:
    """The rungs with their words, side by side."""
    out = []
    for rung, word in entries:
        out.append(box(x, y, 18, 14, rung) + sign(x + 9, y + 7, rung) + text(x + 24, y + 11.5, word))
        x += 24 + width_of(word, 12) + 22
    return "".join(out)


def picture(width: int, height: int, parts: list[str], alternative: str) -> str:
    """The whole picture as one SVG document with its text alternative."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-label={quoteattr(alternative)} font-family="{escape(FONTS, {chr(34): "&quot;"})}">{"".join(parts)}</svg>'
    )


def _class(colour: str) -> str:
    return {INK: "ink", SOFT: "soft", EDGE: "edge", LINE: "line", ACCENT: "accent", ON_TINTS[3]: "on3"}.get(colour, "plain")
