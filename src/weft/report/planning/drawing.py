"""What the pictures of a strategy share: a frame with title and description, people's words in their language, an axis of time."""

from collections.abc import Iterator
from datetime import date
from html import escape

from weft.records import Record
from weft.report import svg
from weft.report.paper import Table
from weft.report.planning.said import Spoken
from weft.report.planning.teller import Teller
from weft.report.svg import Drawing

UPRIGHT, ACROSS = 760, 1060
"""Widths in pixels: of a picture on an upright page, and of one that fills a wide page."""

MOST_YEAR_MARKS = 12


class Sketch(Record):
    """What a picture says of itself: its name, its finding, what it shows, its text alternative, and the table behind it."""

    name: str
    title: str
    caption: str
    alternative: str
    table: Table | None = None


def framed(sketch: Sketch, width: int, height: int, parts: list[str]) -> Drawing:
    """The picture as an SVG document with title and description."""
    known = f"{sketch.name}-title", f"{sketch.name}-desc"
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-labelledby="{known[0]} {known[1]}" font-family="{escape(svg.FONTS)}">'
        f'<title id="{known[0]}">{escape(sketch.title)}</title><desc id="{known[1]}">{escape(sketch.alternative)}</desc>'
        f"{''.join(parts)}</svg>"
    )
    return Drawing(
        name=sketch.name,
        svg=drawn,
        title=sketch.title,
        caption=sketch.caption,
        alternative=sketch.alternative,
        width=width,
        height=height,
        table=sketch.table,
    )


def spoken(language: str, drawn: str) -> str:
    """Drawn words, marked with their language where it is not the reader's."""
    return f'<g lang="{escape(language)}">{drawn}</g>' if language else drawn


def numbered_lines(number: str, told: Spoken, size: float, room: tuple[float, int]) -> list[str]:
    """A number and a text in as many lines as there is room for (width, lines)."""
    return svg.wrapped(f"{number} {told.text}".strip(), size, *room)


class Axis(Record):
    """Time from left to right, between two days and two places."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands; days outside stand at the edge."""
        whole = max((self.last - self.first).days, 1)
        share = min(max((day - self.first).days / whole, 0.0), 1.0)
        return self.left + (self.right - self.left) * share

    def ruled(self, top: float, bottom: float) -> list[str]:
        """Years as words over hairlines."""
        years = range(self.first.year, self.last.year + 1)
        step = -(-len(years) // MOST_YEAR_MARKS)
        parts = []
        for place, year in enumerate(years):
            x = self.x(max(date(year, 1, 1), self.first))
            parts.append(svg.rule(x, top, x, bottom))
            if place % step == 0:
                parts.append(svg.text(x + 3, top + 10, str(year), svg.Look(size=11, fill=svg.SOFT, bold=True)))
        return [*parts, svg.rule(self.right, top, self.right, bottom)]


def bar(x1: float, x2: float, middle: float, height: float) -> str:
    """A solid bar, never thinner than can be seen."""
    return _filled((x1, max(x2 - x1, 3.0)), middle, height, 3)


def pale(x1: float, x2: float, middle: float, height: float) -> str:
    """A pale bar: an occasion, not work."""
    return _filled((x1, max(x2 - x1, 3.0)), middle, height, 2)


def _filled(place: tuple[float, float], middle: float, height: float, rung: int) -> str:
    x, width = place
    size = f'x="{x:.1f}" y="{middle - height / 2:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {size} rx="2" class="x{rung}" fill="{svg.TINTS[rung]}"/>'


def dashed(x1: float, x2: float, middle: float, height: float) -> str:
    """A dashed frame: not there yet."""
    return svg.box(x1, middle - height / 2, max(x2 - x1, 6.0), height, 0)


def diamond(x: float, y: float, size: float = 5) -> str:
    """A milestone."""
    path = f"M{x:.1f} {y - size:.1f}L{x + size:.1f} {y:.1f}L{x:.1f} {y + size:.1f}L{x - size:.1f} {y:.1f}Z"
    return f'<path d="{path}" class="ink" fill="{svg.INK}" stroke="{svg.PAPER}" stroke-width="1"/>'


def frame(x: float, y: float, width: float, height: float, rung: int = 0) -> str:
    """A box around words; tinted from rung 1 on."""
    look = f'class="x{rung} edge-line" fill="{svg.TINTS[rung]}"' if rung else 'class="edge-line" fill="none"'
    size = f'x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="{width - 1:.1f}" height="{height - 1:.1f}"'
    return f'<rect {size} rx="3" {look} stroke="{svg.EDGE}"/>'


def arrow(x1: float, x2: float, y: float) -> str:
    """A line that leads from left to right."""
    head = f"M{x2 - 5:.1f} {y - 3.5:.1f}L{x2:.1f} {y:.1f}L{x2 - 5:.1f} {y + 3.5:.1f}"
    return f'<path d="M{x1:.1f} {y:.1f}L{x2:.1f} {y:.1f}{head}" class="edge-line" stroke="{svg.EDGE}" fill="none"/>'


def in_pages(rows: list[Record], most: int) -> Iterator[list[Record]]:
    """Rows in pages of about the same length, none longer than `most`."""
    pages = max(-(-len(rows) // most), 1)
    share, extra = divmod(len(rows), pages)
    start = 0
    for page in range(pages):
        end = start + share + (page < extra)
        yield rows[start:end]
        start = end


def paged_name(name: str, page: int, pages: int) -> str:
    """The name of a picture of several."""
    return name if pages == 1 else f"{name}_{page}"


def paged_title(teller: Teller, title: str, page: int, pages: int) -> str:
    """The title of a picture, with its place where there are several."""
    return title if pages == 1 else teller.voice.say("plan.picture.page", title=title, page=page, pages=pages)


def nothing(name: str, title: str) -> Drawing:
    """A picture that says that there is nothing to draw yet."""
    sketch = Sketch(name=name, title=title, caption=title, alternative=title)
    lines = svg.wrapped(title, 13, UPRIGHT - 40, 2)
    return framed(sketch, UPRIGHT, 80, [svg.box(0, 0, UPRIGHT, 80, 0), svg.lines(20, 40, lines, svg.Look(size=13, fill=svg.SOFT))])
