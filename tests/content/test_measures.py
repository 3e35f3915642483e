"""The library of measures: what each contains are whole sentences, every row can be raised by it, and what it says no longer is kept."""

import re

import pytest
from tests.content.walking import value_of
from tests.prepared import CONTENT, LANGUAGES

from weft.content import planning
from weft.content.framework import Obligation
from weft.records import Coverage, Language, Row
from weft.report.planning.said import library, said
from weft.strategy.effect import moves
from weft.strategy.matters import Matter
from weft.strategy.suggesting import activity_from, suggestions

FILES = sorted((CONTENT.root / "strategy" / "measures").glob("*.yaml"))
PLANNING = planning.load(CONTENT.root)
KINDS = {one.id: one for one in PLANNING.kinds}
SENTENCE = re.compile(r"\S.*[^\s.?]\u202f?[.?]", re.DOTALL)
"""From its first letter to one full stop or question mark, and no further."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_measure_contains_ends_as_a_sentence_does(path: object) -> None:
    points = [(one["id"], point[code]) for one in value_of(path)["entries"] for point in one["contains"] for code in LANGUAGES]
    assert [(known, point) for known, point in points if not SENTENCE.fullmatch(point)] == []


@pytest.mark.parametrize("name", ["title", "output", "indicator", "unit", "verification"])
def test_what_becomes_a_field_of_a_plan_ends_in_no_full_stop(name: str) -> None:
    said_so = [(one.id, getattr(one, name)) for one in PLANNING.measures]
    assert [known for known, text in said_so for code in LANGUAGES if getattr(text, code).endswith(".")] == []


@pytest.mark.parametrize("row", CONTENT.obligations, ids=lambda row: row.id)
def test_measures_written_for_a_row_can_raise_it_to_a_rule(row: Obligation) -> None:
    matter = Matter(key=f"gap:{row.id}", kind="gap", name=row.id, code=row.id, theme=row.theme)
    direct = [one.measure for one in suggestions(matter, PLANNING.measures) if one.direct]
    done = [activity_from(one, matter, one.id, Language.EN, PLANNING.cost_items) for one in direct]
    before = Row(obligation=row.id, coverage=Coverage.NOT_FOUND, gap=True, rule="", findings=())
    (move,) = moves((before,), {row.id: row}, done, KINDS)
    assert move.after is Coverage.OPERATIVE


def test_no_two_measures_have_one_title() -> None:
    titles = [(code, getattr(one.title, code).casefold()) for one in PLANNING.measures for code in LANGUAGES]
    assert len(titles) == len(set(titles))


def test_a_measure_folded_into_another_is_gone_and_the_other_is_there() -> None:
    there = {one.id for one in PLANNING.measures}
    assert {one.now for one in PLANNING.former} <= there
    assert {one.id for one in PLANNING.former if one.id != one.now} & there == set()


@pytest.mark.parametrize("of", Language)
@pytest.mark.parametrize("into", Language)
def test_words_the_library_says_no_longer_are_still_read_in_each_language(of: Language, into: Language) -> None:
    known = library(PLANNING, of, into)
    for text in (words for one in PLANNING.former for words in one.words):
        spoken = said(text.said_in(of), "" if of is into else of.value, known)
        assert (spoken.text, spoken.language) == (text.said_in(into), "")
