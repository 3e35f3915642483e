"""A small map: countries in classes by the share of obligations with a rule, with signs and words, never by colour alone.

Shapes are of content/synthesis/world.json (Natural Earth, public domain). A country that has none there, an invented one above all, is a
tile below the map, so that none is left out. The map says that its borders are no statement on any status.
"""

from fractions import Fraction

from weft.report import svg
from weft.report.paper import Cell, Column, Table
from weft.report.svg import Drawing
from weft.synthesis.kinship import ruled
from weft.synthesis.shapes import Shapes
from weft.synthesis.teller import Teller

WIDTH = 760
TILE, GAP, TILE_WIDTH = 34, 8, 176
LEGEND, HEAD = 34, 24
CLASSES = (Fraction(0), Fraction(1, 3), Fraction(2, 3))
"""Lower ends of the classes 1, 2 and 3."""


def class_of(part: int, whole: int) -> int:
    """The class of a share: 1 below a third, 2 below two thirds, 3 from there; 0 where nothing can be counted."""
    return sum(Fraction(part, whole) >= least for least in CLASSES) if whole else 0


def world(teller: Teller) -> Drawing | None:
    """The map; None without countries."""
    shapes = teller.known.shapes
    classes = {one.code: class_of(*ruled(one)) for one in teller.countries}
    if not classes:
        return None
    placed = {code: step for code, step in classes.items() if code in shapes.shapes or code in shapes.points}
    tiled = {code: step for code, step in classes.items() if code not in placed}
    scale = WIDTH / shapes.width
    land = round(shapes.height * scale) if placed else 0
    tiles, below = _tiles(teller, tiled, land)
    height = below + LEGEND
    words = [(step, teller.say(f"map.class_{step}")) for step in (3, 2, 1, 0)]
    drawn = [_land(shapes, placed, scale)] if placed else []
    told = " ".join(
        teller.say("map.row", country=teller.opened(code), class_=teller.say(f"map.class_{step}")) for code, step in classes.items()
    )
    high = sum(step == 3 for step in classes.values())
    return Drawing(
        name="map",
        svg=svg.picture(WIDTH, height, [*drawn, *tiles, svg.legend(0, height - 20, words)], told),
        title=teller.say("map.title", high, whole=len(classes)),
        caption=" ".join((*((teller.say("map.borders"),) if placed else ()), *((teller.say("map.tiles"),) if tiled else ()))),
        alternative=told,
        width=WIDTH,
        height=height,
        table=_table(teller, classes),
    )


def _land(shapes: Shapes, classes: dict[str, int], scale: float) -> str:
    """All land as outline, then the countries of the report in their class, small ones as points with their code."""
    rest = "".join(path for code, path in shapes.shapes.items() if code not in classes)
    parts = [f'<path d="{rest}" class="edge-line" fill="none" stroke="{svg.EDGE}" stroke-width="0.8"/>']
    for code, step in classes.items():
        if code in shapes.shapes:
            parts.append(_country(shapes.shapes[code], step))
    parts += [_point(shapes.points[code], step) for code, step in classes.items() if code in shapes.points]
    return f'<g transform="scale({scale:.4f})">{"".join(parts)}</g>'


def _country(path: str, step: int) -> str:
    dashed = ' stroke-dasharray="4 3"' if not step else ""
    return f'<path d="{path}" class="x{step}" fill="{svg.TINTS[step] if step else "none"}" stroke="{svg.INK}" stroke-width="1.4"{dashed}/>'


def _point(point: tuple[int, int], step: int) -> str:
    dashed = ' stroke-dasharray="4 3"' if not step else ""
    fill = svg.TINTS[step] if step else "none"
    return f'<circle cx="{point[0]}" cy="{point[1]}" r="9" class="x{step}" fill="{fill}" stroke="{svg.INK}" stroke-width="1.4"{dashed}/>'


def _tiles(teller: Teller, classes: dict[str, int], top: int) -> tuple[list[str], int]:
    """Tiles by region, and the height they end at."""
    parts, y = [], top
    for region in teller.known.report.lists["regions"]:
        codes = [code for code in classes if teller.by_code[code].contribution.region == region]
        if not codes:
            continue
        parts.append(svg.text(0, y + 16, teller.voice.label("regions", region), svg.Look(size=11.5, fill=svg.SOFT)))
        y += HEAD
        across = max(1, WIDTH // (TILE_WIDTH + GAP))
        for place, code in enumerate(codes):
            x = (place % across) * (TILE_WIDTH + GAP)
            parts += _tile(teller, code, classes[code], (x, y + (place // across) * (TILE + GAP)))
        y += -(-len(codes) // across) * (TILE + GAP)
    unplaced = [code for code in classes if teller.by_code[code].contribution.region not in teller.known.report.lists["regions"]]
    for place, code in enumerate(unplaced):
        parts += _tile(teller, code, classes[code], (place % 4 * (TILE_WIDTH + GAP), y + place // 4 * (TILE + GAP)))
    return parts, y + -(-len(unplaced) // 4) * (TILE + GAP)


def _tile(teller: Teller, code: str, step: int, at: tuple[int, int]) -> list[str]:
    x, y = at
    name = svg.wrapped(teller.opened(code), 11.5, TILE_WIDTH - 62, 1)
    on = svg.ON_TINTS[step]
    return [
        svg.box(x, y, TILE_WIDTH, TILE, step),
        svg.sign(x + 16, y + TILE / 2, step),
        svg.text(x + 30, y + TILE / 2 + 4, code, svg.Look(size=11.5, bold=True, fill=on)),
        svg.text(x + 56, y + TILE / 2 + 4, name[0], svg.Look(size=11.5, fill=on)),
    ]


def _table(teller: Teller, classes: dict[str, int]) -> Table:
    columns = (
        Column(head=teller.say("column.country"), width=34),
        Column(head=teller.say("column.region"), width=40),
        Column(head=teller.say("column.share"), width=26),
    )
    rows = tuple(
        (
            Cell(text=teller.opened(code)),
            Cell(text=teller.voice.label("regions", teller.by_code[code].contribution.region)),
            Cell(text=teller.say(f"map.class_{step}")),
        )
        for code, step in classes.items()
    )
    return Table(label="", caption=teller.voice.say("picture.figures"), columns=columns, rows=rows)
