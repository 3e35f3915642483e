"""Activities and costs as CSV that starts no formula, and the strategy as JSON that fits its published schema."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.planning.sheet_cases import EVIL, content, strategy, view
from tests.report.planning.test_logframe import strategies

from weft.records import Language
from weft.records.strategy import Strategy
from weft.report.planning import write
from weft.report.planning.tables import activities_csv, costs_csv, strategy_json
from weft.report.spreadsheet import FORMULA_STARTS

SCHEMA = json.loads((Path(__file__).parents[3] / "schemas" / "strategy.schema.json").read_text())


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_one_row_for_each_activity() -> None:
    found = rows(activities_csv(strategy(), view(), content(), Language.EN))
    assert [one["No."] for one in found] == ["1", "2", "3", "4"]
    assert (found[0]["From"], found[0]["Until"], found[0]["Cost, USD"], found[0]["Who leads"]) == (
        "2027-01",
        "2028-06",
        "7886.55",
        "Customs Department",
    )


def test_one_row_for_each_line_of_cost() -> None:
    found = rows(costs_csv(strategy(), view(), content(), Language.FR))
    assert [next(iter(one.values())) for one in found] == ["1", "1", "3", "4"]
    assert found[0]["Coût, USD"] == "7886.25"
    assert found[0]["Poste"] == "Expert juridique"


@pytest.mark.parametrize("language", Language)
def test_no_cell_begins_a_formula(language: Language) -> None:
    for make in (activities_csv, costs_csv):
        cells = [cell for row in csv.reader(io.StringIO(make(strategy(), view(), content(), language).decode("utf-8-sig"))) for cell in row]
        assert [cell for cell in cells if cell.startswith(FORMULA_STARTS)] == []
    assert f"'{EVIL}" in cells


@given(strategies(), st.sampled_from(Language))
@settings(max_examples=15, deadline=None)
def test_any_strategy_fits_its_schema_and_comes_back(one: Strategy, language: Language) -> None:
    data = strategy_json(one)
    jsonschema.validate(json.loads(data), SCHEMA)
    assert msgspec.json.decode(data, type=Strategy) == one
    assert len(rows(activities_csv(one, view(), content(), language))) == len(one.activities)


def test_amounts_are_written_exactly() -> None:
    assert json.loads(strategy_json(strategy()))["activities"][0]["costs"][0]["unit_cost"] == "350.50"


OPENINGS = {"xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "activities.csv": b"\xef\xbb\xbf", "costs.csv": b"\xef\xbb\xbf", "json": b"{"}


@pytest.mark.parametrize("format_", OPENINGS)
def test_each_is_written_by_its_format(format_: str) -> None:
    assert write(strategy(), view(), content(), Language.ES, format_).startswith(OPENINGS[format_])
