"""One figure drawn in one language."""

from collections.abc import Callable

from weft.content.teaching import Figure
from weft.courses.figures import columns, rows
from weft.courses.figures.laying import WIDTH
from weft.courses.figures.rows import Drawn
from weft.courses.saying import told
from weft.report import svg
from weft.report.svg import Drawing
from weft.report.voice import Voice

KINDS: dict[str, Callable[[Figure, Voice], Drawn]] = {
    "layers": rows.layers,
    "steps": rows.steps,
    "ladder": rows.ladder,
    "links": rows.links,
    "timeline": rows.timeline,
    "branches": rows.branches,
    "compare": columns.compare,
    "matrix": columns.matrix,
}
MARGIN = 2


def drawn(figure: Figure, voice: Voice) -> Drawing:
    """The figure as SVG with its finding as title and its text alternative."""
    parts, height = KINDS[figure.kind](figure, voice)
    alternative = told(figure.alternative, voice)
    tall = round(height) + 2 * MARGIN
    moved = [f'<g transform="translate(0 {MARGIN})">', *parts, "</g>"]
    return Drawing(
        name=figure.id,
        svg=svg.picture(WIDTH, tall, moved, alternative),
        title=told(figure.title, voice),
        caption="",
        alternative=alternative,
        width=WIDTH,
        height=tall,
    )
