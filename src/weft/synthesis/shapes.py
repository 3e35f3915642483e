"""The shapes of countries as content/synthesis/world.json holds them: Natural Earth, public domain, reduced to a grid of whole numbers."""

from pathlib import Path

import msgspec

from weft.records import Record

FILE = Path("synthesis") / "world.json"


class Shapes(Record):
    """SVG paths by code of ISO 3166-1 ("" for land without one), points of what is too small, on a grid so wide and high."""

    source: str
    sha256: str
    projection: str
    width: int
    height: int
    shapes: dict[str, str]
    points: dict[str, tuple[int, int]]


def load(root: Path) -> Shapes:
    """The shapes of a content folder."""
    return msgspec.json.decode((root / FILE).read_bytes(), type=Shapes)
