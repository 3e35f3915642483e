"""What harms paper is taken out, what is text stays."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weft.records import Language, Study
from weft.report.cleaning import UNPRINTABLE, clean, printable, shortened

CASES = [
    ("bell\u0007 and nul\u0000", "bell and nul"),
    ("turned \u202egnirts", "turned gnirts"),
    ("marks\u200f\u200e\u2066here\u2069", "markshere"),
    ("lines\r\n\tjoined", "lines joined"),
    ("lone \ud800 half", "lone half"),
    ("Décret n°\u00a0231 «\u00a0OVM\u00a0»", "Décret n°\u00a0231 «\u00a0OVM\u00a0»"),
    ("العربية 中文 ñ ç œ", "العربية 中文 ñ ç œ"),
]


@pytest.mark.parametrize(("raw", "fit"), CASES)
def test_text_is_made_fit_for_paper(raw: str, fit: str) -> None:
    assert clean(raw) == fit


@given(st.text(alphabet=st.characters()))
def test_nothing_unprintable_is_left_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert not UNPRINTABLE.search(once)
    assert clean(once) == once


@given(st.text(), st.integers(min_value=5, max_value=40))
def test_a_shortened_text_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length


def test_references_hold_after_cleaning(study: Callable[..., Study]) -> None:
    clean_study = printable(study(Language.EN))
    documents = {one.document for one in clean_study.instruments}
    assert {one.document for one in clean_study.findings} <= documents
