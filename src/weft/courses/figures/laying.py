"""Words in boxes one below the other: measured, so that nothing is cut off in any language."""

from weft.records import Record
from weft.report import svg
from weft.report.svg import INK, ON_TINTS, SOFT, TINTS

WIDTH = 460
"""Of every figure, in pixels: legible without zooming on a phone."""

SIZE, SMALL, LEAD, PAD, GAP = 14.0, 12.0, 1.28, 10.0, 12.0
NO_LIMIT = 99


class Copy(Record):
    """A label and its note, broken into lines for a width."""

    head: tuple[str, ...]
    note: tuple[str, ...]
    size: float = SIZE

    @property
    def height(self) -> float:
        """Of both, without any space around."""
        return len(self.head) * self.size * LEAD + len(self.note) * SMALL * LEAD


def copy(label: str, note: str, room: float, size: float = SIZE) -> Copy:
    """A label and a note broken to fit a width."""
    head = tuple(svg.wrapped(label, size * 1.06, room, NO_LIMIT))
    return Copy(head=head, note=tuple(svg.wrapped(note, SMALL, room, NO_LIMIT)) if note else (), size=size)


def written(x: float, top: float, told: Copy, *, rung: int = 0, anchor: str = "start") -> str:
    """The lines from a top edge down; on the darkest tint in paper's colour."""
    dark = rung == 3
    out = []
    y = top
    for row in told.head:
        y += told.size * LEAD
        out.append(svg.text(x, y - 4, row, svg.Look(size=told.size, bold=True, anchor=anchor, fill=ON_TINTS[3] if dark else INK)))
    for row in told.note:
        y += SMALL * LEAD
        out.append(svg.text(x, y - 4, row, svg.Look(size=SMALL, anchor=anchor, fill=ON_TINTS[3] if dark else SOFT)))
    return "".join(out)


def panel(x: float, y: float, width: float, height: float, rung: int) -> str:
    """A box with an edge; tinted from rung 1 on."""
    tint = TINTS[rung] if rung else "none"
    size = f'x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="{width - 1:.1f}" height="{height - 1:.1f}"'
    return f'<rect {size} rx="4" class="{f"x{rung} " if rung else ""}edge-line" fill="{tint}" stroke="{svg.EDGE}"/>'


def card(x: float, y: float, width: float, told: Copy, rung: int = 0) -> str:
    """A box around words."""
    return panel(x, y, width, told.height + 2 * PAD, rung) + written(x + PAD, y + PAD, told, rung=rung)


def path(*points: tuple[float, float], head: bool = False) -> str:
    """A line through points; with an arrow head at its end, which points down or right."""
    way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    if head:
        (x0, y0), (x, y) = points[-2:]
        sides = ((x - 4, y - 6), (x + 4, y - 6)) if abs(y - y0) > abs(x - x0) else ((x - 6, y - 4), (x - 6, y + 4))
        way += f"M{sides[0][0]:.1f} {sides[0][1]:.1f}L{x:.1f} {y:.1f}L{sides[1][0]:.1f} {sides[1][1]:.1f}"
    return f'<path d="{way}" class="edge-line" stroke="{svg.EDGE}" fill="none"/>'
