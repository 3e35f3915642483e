"""How content/synthesis/world.json was made; run it again where the shapes have to be made anew.

    npm pack world-atlas@2.0.2 && npm pack i18n-iso-countries@7.14.0    (unpack both)
    python -m tests.synthesis.reducing WORLD_ATLAS_FOLDER ISO_COUNTRIES_FOLDER

Natural Earth (public domain) at 1:110m, in the Equal Earth projection, on a grid of whole numbers; what is too small to be drawn at that
scale is a point, taken from 1:50m.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

PLACE = Path(__file__).parents[2] / "content" / "synthesis" / "world.json"
WIDTH = 1520
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Equal Earth (Šavrič, Patterson, Jenny 2018)."""

LEFT_OUT = "010"
"""Antarctica: no Party, and a third of the height."""

UNCODED = {"Kosovo": "", "N. Cyprus": "", "Somaliland": ""}
"""Shapes of the source that ISO 3166-1 gives no code: they are drawn as land that belongs to no row of data."""

SMALLEST = 14
"""Square units of the grid; a ring below it is an island that cannot be seen."""

Point = tuple[float, float]


def projected(longitude: float, latitude: float) -> Point:
    """A point of the globe, in degrees, on the grid."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * (9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1))
    y = theta * (A4 * sixth * square + A3 * sixth + A2 * square + A1)
    scale = WIDTH / (2 * 2.7066299836)
    return (x + 2.7066299836) * scale, (1.3173627591 - y) * scale


def arcs_of(world: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file in degrees."""
    (across, down), (left, top) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * across + left, y * down + top))
        arcs.append(points)
    return arcs


def rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The outer and inner rings of a shape, in degrees."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points: list[Point] = []
            for one in ring:
                part = arcs[one] if one >= 0 else arcs[~one][::-1]
                points += part[1:] if points else part
            yield points


def parted(ring: list[Point]) -> list[list[Point]]:
    """A ring that crosses the line of 180 degrees as one ring on each side of it."""
    straight = [ring[0]]
    for x, y in ring[1:]:
        last = straight[-1][0]
        straight.append((x + 360 * round((last - x) / 360), y))
    halves = [cut([(x + turn, y) for x, y in straight]) for turn in (-360, 0, 360)]
    return [half for half in halves if half]


def cut(ring: list[Point]) -> list[Point]:
    """The part of a ring between -180 and 180 degrees (Sutherland and Hodgman)."""
    for sign in (1, -1):
        kept: list[Point] = []
        for one, other in pairwise([*ring, ring[0]] if ring else []):
            inside, enters = sign * one[0] <= 180, sign * other[0] <= 180
            kept += [one] if inside else []
            if inside != enters:
                share = (sign * 180 - one[0]) / (other[0] - one[0])
                kept.append((sign * 180, one[1] + share * (other[1] - one[1])))
        ring = kept
    return ring


def area(points: list[Point]) -> float:
    """The area of a ring in square units."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2


def path(points: list[Point]) -> str:
    """A ring as an SVG path on whole numbers, each step from the last; points that fall together once."""
    whole = [(round(x), round(y)) for x, y in points]
    kept = [whole[0]]
    for one in whole[1:]:
        if one != kept[-1]:
            kept.append(one)
    steps = "".join(f"l{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(kept[:-1]))
    return f"M{kept[0][0]} {kept[0][1]}{steps}z".replace(" -", "-")


def codes(folder: Path) -> dict[str, str]:
    """Numeric code of ISO 3166-1 -> two letters."""
    return {row[2]: row[0] for row in json.loads((folder / "codes.json").read_text(encoding="utf-8"))}


def reduced(atlas: Path, iso: Path) -> dict[str, Any]:
    """The file."""
    small, letters = json.loads((atlas / "countries-110m.json").read_text(encoding="utf-8")), codes(iso)
    arcs = arcs_of(small)
    shapes: dict[str, str] = {}
    for one in small["objects"]["countries"]["geometries"]:
        number = one.get("id", "")
        if number == LEFT_OUT:
            continue
        code = letters.get(number, UNCODED.get(one["properties"]["name"], ""))
        flat = [[projected(*point) for point in part] for ring in rings(one, arcs) for part in parted(ring)]
        drawn = [ring for ring in flat if area(ring) >= SMALLEST] or [max(flat, key=area)]
        shapes[code] = shapes.get(code, "") + "".join(map(path, drawn))
    return {
        "source": "Natural Earth, public domain, 1:110m and 1:50m, through the npm package world-atlas 2.0.2 (ISC licence)",
        "sha256": hashlib.sha256((atlas / "countries-110m.json").read_bytes()).hexdigest(),
        "projection": "Equal Earth",
        "width": WIDTH,
        "height": round(projected(0, -56)[1]),
        "shapes": dict(sorted(shapes.items())),
        "points": dict(sorted(points(atlas, letters, shapes).items())),
    }


def points(atlas: Path, letters: dict[str, str], drawn: dict[str, str]) -> dict[str, list[int]]:
    """The middle of each country that is not drawn."""
    fine = json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))
    arcs, found = arcs_of(fine), {}
    for one in fine["objects"]["countries"]["geometries"]:
        code = letters.get(one.get("id", ""), "")
        if code and code not in drawn and one.get("id") != LEFT_OUT:
            ring = max(rings(one, arcs), key=area)
            middle = [sum(point[axis] for point in ring) / len(ring) for axis in (0, 1)]
            found[code] = [round(value) for value in projected(*middle)]
    return found


if __name__ == "__main__":
    made = reduced(Path(sys.argv[1]), Path(sys.argv[2]))
    PLACE.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
