"""Cross tables that a reader can check by hand: entries and the table they make, side by side in golden/."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.synthesis.gathered import cube_of, entry

from weft.records.synthesis import Dimension, Kind
from weft.synthesis.cube import Base, CrossTable, Question, Unit, crossed
from weft.synthesis.teller import rounded

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.yaml"))


def laid_out(table: CrossTable) -> dict[str, dict[str, str | int]]:
    """A table as the golden files write it."""
    shown: dict[str, dict[str, str | int]] = {}
    for down, row in enumerate(table.rows):
        cells: dict[str, str | int] = {}
        for across, column in enumerate(table.columns):
            shares = " | ".join(str(rounded(table.share(down, across, base) or Fraction(0))) for base in Base)
            cells[column] = f"{table.counts[down][across]} ({shares})"
        shown[row] = cells | {"total": table.row_totals[down]}
    return shown | {"total": dict(zip(table.columns, table.column_totals, strict=True)) | {"total": table.total}}


@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
@pytest.mark.parametrize("unit", Unit)
def test_entries_make_the_table_beside_them(path: Path, unit: Unit) -> None:
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    dimensions = (told["rows"], told["columns"])
    made = [entry(one["key"], one["country"], **{name: tuple(str(one[name]).split()) for name in dimensions}) for one in told["entries"]]
    question = Question(kind=Kind.PASSAGE, rows=Dimension(told["rows"]), columns=Dimension(told["columns"]), unit=unit)
    table = crossed(cube_of(*made), question)
    assert laid_out(table) == told[f"{unit.value}_counted"]
    assert (table.counted, table.left_out) == (told["counted"], told["left_out"])
