"""The sample country, read from its files: the overlaps and contradictions that a lawyer expects there, and those that would be wrong."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from msgspec.structs import replace
from tests.assess.making import content
from tests.prepared import ENGINE, SETTINGS

from weft import assess, pipeline
from weft.errors import ReadingError
from weft.records import Assessment, Finding, Instrument, Profile

SAMPLE = Path(__file__).parents[2] / "sample"
FOLDER = SAMPLE / "solandra"
EXPECTED = yaml.safe_load((SAMPLE / "expected.yaml").read_text(encoding="utf-8"))
PROFILE = msgspec.convert(yaml.safe_load((FOLDER / "profile.yaml").read_text(encoding="utf-8")), Profile)


@cache
def country() -> tuple[Assessment, dict[str, Finding]]:
    """The assessment of the sample country and its findings by id."""
    laws: list[Instrument] = []
    findings: list[Finding] = []
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file() and path.name not in ("profile.yaml", "instruments.csv")):
        try:
            read = pipeline.analyse_document(path.relative_to(FOLDER).as_posix(), path.read_bytes(), ENGINE, SETTINGS)
        except ReadingError:
            continue
        twin = next((law.document for law in laws if law.sha256 == read.instrument.sha256), None)
        laws.append(replace(read.instrument, duplicate_of=twin))
        findings += read.findings
    return assess.weigh(tuple(laws), tuple(findings), PROFILE, content()), {one.id: one for one in findings}


def words(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def rests_on(findings: tuple[str, ...], quotes: list[dict[str, str]]) -> bool:
    """Whether each quote stands in one of the findings."""
    shown = [country()[1][one] for one in findings]
    return all(any(one.document == quote["document"] and words(quote["quote"]) in words(one.text) for one in shown) for quote in quotes)


@pytest.mark.parametrize("expected", EXPECTED["contradictions"]["must"], ids=lambda one: one["kind"])
def test_contradictions_that_are_there(expected: dict[str, Any]) -> None:
    same = [one for one in country()[0].contradictions if one.code == expected["kind"] and one.obligation in expected["obligations"]]
    assert any(rests_on(one.findings, expected["quotes"]) for one in same)


@pytest.mark.parametrize("expected", EXPECTED["contradictions"]["must_not"], ids=lambda one: one["quote"][:40])
def test_contradictions_that_are_none(expected: dict[str, str]) -> None:
    kinds = (
        (expected["kind"],) if "kind" in expected else ("deadline_longer", "definitions_diverge", "tacit_approval", "tacit_approval_lmo")
    )
    wrong = [one for one in country()[0].contradictions if one.code in kinds and rests_on(one.findings, [expected])]
    # One provision may hold a longer period beside a clause on silence: the kind that it is accused of must be another one.
    assert [one.code for one in wrong if one.code != "deadline_longer" or "rejet" not in expected["quote"]] == []


@pytest.mark.parametrize("expected", EXPECTED["overlaps"]["must"], ids=lambda one: one["function"])
def test_overlaps_that_are_there(expected: dict[str, Any]) -> None:
    same = [one for one in country()[0].overlaps if one.function == expected["function"] and set(one.holders) == set(expected["holders"])]
    assert any(rests_on(one.findings, expected["quotes"]) for one in same)


@pytest.mark.parametrize("expected", EXPECTED["overlaps"]["must_not"], ids=lambda one: one["holders"][1])
def test_overlaps_that_are_none(expected: dict[str, Any]) -> None:
    apart = {words(name).lower() for name in expected["holders"]}
    assert [one for one in country()[0].overlaps if len(apart & {words(name).lower() for name in one.holders}) > 1] == []


@pytest.mark.parametrize(
    "expected",
    [row for row in EXPECTED["gaps"]["must_not"] if row["coverage"] in ("not_used", "not_applicable", "elsewhere")],
    ids=lambda row: row["obligation"],
)
def test_rows_that_are_never_gaps(expected: dict[str, str]) -> None:
    row = next(one for one in country()[0].rows if one.obligation == expected["obligation"])
    assert not row.gap


@pytest.mark.parametrize("expected", EXPECTED["gaps"]["must"], ids=lambda row: row["obligation"])
def test_gaps_that_are_there(expected: dict[str, str]) -> None:
    assert next(one for one in country()[0].rows if one.obligation == expected["obligation"]).gap
