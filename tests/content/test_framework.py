"""The rows of the framework: what they refer to exists, and their cues can be heard."""

import re

import pytest
from tests.content.walking import value_of
from tests.prepared import CONTENT, LANGUAGES

from weft.content.framework import Kind, Level, Obligation, Strength
from weft.matching import expand
from weft.records import Coverage, Degree, Extent, Language, MentionType, Modality, Profile, ScopeEffect

ROWS = CONTENT.obligations
IDS = [one.id for one in ROWS]
LISTS = CONTENT.root / "lists"
CLOCK_UNITS = {"day", "month", "year", "at_once", "in_advance"}
CLOSED = [
    ("kinds", Kind),
    ("strengths", Strength),
    ("levels", Level),
    ("extents", Extent),
    ("modalities", Modality),
    ("scope_effects", ScopeEffect),
    ("mention_types", MentionType),
    ("degrees", Degree),
    ("coverages", Coverage),
]


def ids_of(name: str) -> list[str]:
    return [entry.get("id", entry.get("key")) for entry in value_of(LISTS / f"{name}.yaml")["entries"]]


def by_id(row: Obligation) -> str:
    return row.id


def test_ids_are_used_once() -> None:
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))


def test_the_treaties_are_those_of_the_list() -> None:
    assert {row.treaty for row in ROWS} <= set(ids_of("treaties"))
    assert {"CPB", "NKLSP", "CBD", "KMGBF"} <= {row.treaty for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=by_id)
def test_a_row_refers_to_what_exists(row: Obligation) -> None:
    assert row.theme in ids_of("themes")
    assert set(row.applies_if) <= set(Profile.__struct_fields__) - {"country", "name", "invented"}
    assert not row.elements or row.elements in {f"annex_{entry['annex']}" for entry in value_of(LISTS / "annexes.yaml")["entries"]}
    assert row.clock is None or row.clock.unit in CLOCK_UNITS
    assert row.clock is None or (row.clock.number is None) == (row.clock.unit in {"at_once", "in_advance"})


@pytest.mark.parametrize("row", ROWS, ids=by_id)
def test_a_row_is_said_in_three_languages(row: Obligation) -> None:
    for text in (row.label, row.duty, row.provision):
        said = [getattr(text, language) for language in LANGUAGES]
        assert all(said)
        assert len(set(said)) == len(said), said


@pytest.mark.parametrize("row", ROWS, ids=by_id)
def test_a_row_calls_others_by_their_article_not_by_their_id(row: Obligation) -> None:
    told = " ".join(text.said_in(language) for text in (row.label, row.duty, row.provision) for language in Language)
    assert not [one for one in IDS if re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", told)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=by_id)
def test_the_cues_of_a_row_expand(row: Obligation, language: str) -> None:
    cues = getattr(row.cues, language)
    assert cues
    for cue in cues:
        forms = [form for part in cue.split(" ... ") for form in expand(part)]
        assert 0 < len(forms) <= 400, cue
        assert all(forms), cue


def test_themes_of_the_list_and_themes_with_words_are_the_same() -> None:
    assert ids_of("themes") == [theme.id for theme in CONTENT.themes.themes]
    assert len(ids_of("themes")) == 28
    for theme in CONTENT.themes.themes:
        assert all(getattr(theme.strong, language) for language in LANGUAGES), theme.id


@pytest.mark.parametrize(("name", "vocabulary"), CLOSED, ids=[name for name, _ in CLOSED])
def test_a_closed_vocabulary_is_labelled_to_the_last_word(name: str, vocabulary: type) -> None:
    assert sorted(ids_of(name)) == sorted(member.value for member in vocabulary)


def test_roles_of_institutions_serve_rows_that_exist() -> None:
    served = {entry["obligation"] for entry in value_of(LISTS / "institution_roles.yaml")["entries"] if entry.get("obligation")}
    assert served <= {row.id for row in ROWS}
