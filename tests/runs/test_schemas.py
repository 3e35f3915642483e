"""The published schemas are those of the records."""

from pathlib import Path

import pytest

from weft.runs.schemas import every, text_of

SCHEMAS = Path(__file__).parents[2] / "schemas"
MADE = every()


@pytest.mark.parametrize("name", MADE)
def test_the_published_schema_is_current(name: str) -> None:
    written = (SCHEMAS / f"{name}.schema.json").read_bytes()
    assert written == text_of(MADE[name]), "run: weft schema --out schemas"
