"""Folded text keeps its offsets; ranges are made one; ids come from content."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weft import ids
from weft.spans import fold, merged

tried = settings(max_examples=300, deadline=None, derandomize=True)

FOLDED = [
    ("Génétiquement MODIFIÉS", "genetiquement modifies"),
    ("bioseguridad; ¿quién?", "bioseguridad   quien "),
    ("l’organisme d'essai", "l organisme d essai"),
    ("mise en œuvre", "mise en ouvre"),
    ("N° 5, N.º 6, 1er", "n  5  n o 6  1er"),
    ("Nagoya–Kuala Lumpur", "nagoya kuala lumpur"),
    ("PERÚ: año, Ñuñoa", "peru  ano  nunoa"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED, ids=[text or "nothing" for text, _ in FOLDED])
def test_case_accents_and_signs_go(text: str, folded: str) -> None:
    assert fold(text).decode() == folded


@tried
@given(st.text())
def test_one_character_stays_one_byte(text: str) -> None:
    assert len(fold(text)) == len(text)


@tried
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).decode()) == fold(text)


@tried
@given(st.text(), st.text())
def test_folding_a_joined_text_joins_the_folded_parts(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], ()),
        ([(3, 5), (0, 1)], ((0, 1), (3, 5))),
        ([(0, 4), (2, 6)], ((0, 6),)),
        ([(0, 2), (2, 4)], ((0, 4),)),
        ([(0, 9), (2, 4)], ((0, 9),)),
    ],
    ids=["none", "apart", "overlapping", "touching", "inside"],
)
def test_ranges_are_made_one(ranges: list[tuple[int, int]], expected: tuple[tuple[int, int], ...]) -> None:
    assert merged(ranges) == expected


@tried
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + 1 + pair[1]))))
def test_merged_ranges_cover_the_same_places(ranges: list[tuple[int, int]]) -> None:
    found = merged(ranges)
    assert {at for start, end in found for at in range(start, end)} == {at for start, end in ranges for at in range(start, end)}
    assert all(end < start for (_, end), (start, _) in pairwise(found))


def test_ids_tell_parts_apart_and_stay_the_same() -> None:
    assert ids.of("a", "b") == ids.of("a", "b")
    assert len({ids.of("a", "b"), ids.of("b", "a"), ids.of("ab"), ids.of("a", "b", ""), ids.of()}) == 5
    assert len(ids.of("loi n° 5")) == ids.ID_LENGTH
