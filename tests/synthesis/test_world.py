"""The map: shapes small and whole, the note on borders, and no country left out."""

import re

import pytest
from tests.prepared import CONTENT
from tests.synthesis.gathered import contribution, eight, known, of, row

from weft.records import Language
from weft.synthesis.gathering import gather
from weft.synthesis.shapes import FILE
from weft.synthesis.teller import Teller
from weft.synthesis.world import class_of, world

MOST_BYTES = 120_000
PATH = re.compile(r"(?:M\d+ \d+(?:l-?\d+(?: \d+|-\d+))*z)+")
STEP = re.compile(r"l(-?\d+)")
LONGEST_STEP = 150
PARTIES = ("BY", "BF", "CN", "EC", "MW", "MY", "MX", "MD", "UG", "KH", "CM", "CU")


def test_the_shapes_are_small_and_every_path_is_one() -> None:
    shapes = known().shapes
    assert (CONTENT.root / FILE).stat().st_size < MOST_BYTES
    assert all(PATH.fullmatch(one) for one in shapes.shapes.values())
    assert not set(shapes.shapes) & set(shapes.points)
    assert all(0 <= x <= shapes.width and 0 <= y <= shapes.height for x, y in shapes.points.values())


def test_no_border_runs_across_the_whole_map() -> None:
    """A country on both sides of 180 degrees is two shapes."""
    for path in known().shapes.shapes.values():
        assert all(abs(int(step)) < LONGEST_STEP for step in STEP.findall(path))


@pytest.mark.parametrize("code", [*PARTIES, "FR", "NO", "GD", "MV", "KI", "SG"])
def test_countries_of_the_programmes_and_small_ones_are_there(code: str) -> None:
    assert code in known().shapes.shapes or code in known().shapes.points


@pytest.mark.parametrize(("part", "whole", "step"), [(0, 0, 0), (0, 9, 1), (2, 9, 1), (3, 9, 2), (5, 9, 2), (6, 9, 3), (9, 9, 3)])
def test_classes(part: int, whole: int, step: int) -> None:
    assert class_of(part, whole) == step


@pytest.mark.parametrize("language", Language)
def test_every_country_is_drawn_and_told(language: Language) -> None:
    made = (contribution(code, (row("CPB-10-3", "operative"),)) for code in ("UG", "GD", "XZ"))
    drawn = world(Teller(gather(of(tuple(made)), known()), language))
    assert drawn is not None
    assert drawn.svg.count('class="x3"') >= 3
    assert ">XZ<" in drawn.svg
    assert "Natural Earth" in drawn.caption
    assert drawn.table is not None
    assert len(drawn.table.rows) == 3


def test_invented_countries_alone_need_no_world() -> None:
    drawn = world(Teller(eight(), Language.EN))
    assert drawn is not None
    assert "Natural Earth" not in drawn.caption
    assert "<g transform" not in drawn.svg
