"""Files and answers of the Clearing-House are read as they come; unknown fields stay; what is handed out is read back the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clearing.test_records import CLEARING, records

from weft.clearing.reading import file_of, read, renewed, terms
from weft.clearing.revising import body_of, written
from weft.content.clearing import SUBJECTS, TYPES
from weft.records.clearing import ClearingRecord

BODY = {
    "header": {"identifier": "A1-B2", "schema": "biosafetyLaw", "languages": ["en"]},
    "title": {"en": "Act"},
    "madeUp": {"deep": [1, None]},
}


HEADER = {"identifier": "A1-B2@3", "schema": "biosafetyLaw", "languages": ["en"]}
LINE = {"schema_s": "biosafetyLaw", "uniqueIdentifier_s": "A1-B2", "title_s": "Act"}


@pytest.mark.parametrize(
    ("value", "total", "revision"),
    [
        (BODY, None, 1),
        ([BODY], None, 1),
        ({"Items": [{"identifier": "A1-B2", "type": "biosafetyLaw", "revision": 7, "body": BODY}], "Count": 31}, 31, 7),
        ({"data": [{**BODY, "header": HEADER}], "total": 1}, 1, 3),
        ({"response": {"numFound": 150, "start": 0, "docs": [LINE]}}, 150, 1),
    ],
    ids=["bare", "list", "page", "with revision", "index"],
)
def test_a_record_is_found_wherever_it_stands(value: object, total: int | None, revision: int) -> None:
    found = read(b"\xef\xbb\xbf" + json.dumps(value).encode(), CLEARING)
    assert found.problems == ()
    assert found.total == total
    (one,) = found.records
    assert (one.format, one.identifier, one.revision) == ("LAW", "A1-B2", revision)


def test_fields_that_nobody_knows_stay() -> None:
    (one,) = read(json.dumps(BODY).encode(), CLEARING).records
    assert json.loads(one.body) == BODY


def test_a_record_of_an_unknown_format_is_kept_without_one() -> None:
    (one,) = read(json.dumps({"header": {"identifier": "Z", "schema": "somethingNew"}, "x": 1}).encode(), CLEARING).records
    assert one.format == ""
    assert json.loads(one.body)["x"] == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html>", "clearing_not_json"),
        (b"[" * 200_000, "clearing_not_json"),
        (b"3", "clearing_no_records"),
        (b'{"message": "no"}', "clearing_no_records"),
        (b'[{"a": 1}, 5]', "clearing_not_records"),
    ],
)
def test_what_is_no_record_says_so(data: bytes, code: str) -> None:
    found = read(data, CLEARING)
    assert [one.code for one in found.problems] == [code]
    assert found.records == ()


def test_records_of_the_sample_country_are_read_back_the_same() -> None:
    back = read(file_of(records()), CLEARING).records
    assert [(one.format, one.identifier, one.revision, body_of(one)) for one in back] == [
        (one.format, one.identifier, one.revision, body_of(one)) for one in records()
    ]


PLAIN = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=12)
NESTED = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3), max_leaves=8
)


@settings(max_examples=40)
@given(st.dictionaries(st.text(min_size=1, max_size=8), NESTED, max_size=5), st.integers(1, 99))
def test_any_body_survives_the_way_out_and_back(more: dict[str, object], revision: int) -> None:
    body = {**more, "header": BODY["header"]}
    one = ClearingRecord(format="LAW", key="A1-B2", identifier="A1-B2", revision=revision, body=written(body))  # type: ignore[arg-type]
    assert read(file_of((one,)), CLEARING).records == (one,)


def test_terms_are_taken_from_an_answer_with_its_day() -> None:
    answer = [
        {
            "identifier": "T-1",
            "name": "Transit",
            "title": {"en": "Transit", "fr": "Transit", "es": "Tránsito", "zh": "x"},
            "broaderTerms": [],
        },
        {"identifier": "T-2", "name": "Only a name", "title": {"en": "Only a name"}},
        {"name": "no identifier"},
    ]
    newer = terms(json.dumps(answer).encode(), SUBJECTS, "2026-12-01")
    assert newer is not None
    held = renewed(CLEARING.thesaurus, newer)
    assert [one.identifier for one in held.terms(SUBJECTS)] == ["T-1", "T-2"]
    assert held.terms(TYPES) == CLEARING.thesaurus.terms(TYPES)
    assert held.taken_on == "2026-12-01"
    assert terms(b"{}", SUBJECTS, "2026-12-01") is None
