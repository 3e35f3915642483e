"""The baseline of labelled passages: what counts as right, what is told of a change, and what is kept of it."""

import pytest
from benchmarks.quality import BASELINE, Verdict, changes, parsed, summary, themes_right, written

BEFORE = {
    "d1": Verdict(extent=True, themes=True),
    "d2": Verdict(extent=False, themes=None),
    "d3": Verdict(extent=True, themes=False),
    "d4": Verdict(extent=True, themes=None),
}
NOW = {
    "d1": Verdict(extent=True, themes=False),
    "d2": Verdict(extent=True, themes=None),
    "d3": Verdict(extent=False, themes=True),
    "d5": Verdict(extent=True, themes=True),
}


def test_every_change_is_told_by_passage_and_sign() -> None:
    assert changes(BEFORE, NOW) == ["- d1 themes", "+ d2 extent", "- d3 extent", "+ d3 themes"]
    assert changes(NOW, NOW) == []


def test_the_summary_counts_changes_and_what_is_right() -> None:
    assert summary(BEFORE, NOW).splitlines() == [
        "extent   won 1, lost 1, right 3 of 4",
        "themes   won 1, lost 1, right 2 of 3",
        "passages new to the baseline: 1, gone: 1",
    ]


def test_a_baseline_is_read_as_it_was_written() -> None:
    assert parsed(written(NOW)) == NOW


THEMES = [
    (["aia"], [], ["aia"], True),
    (["aia"], [], [], False),
    (["aia"], [], ["aia", "transit"], False),
    (["aia"], ["transit"], ["aia", "transit"], True),
    (["aia"], ["transit"], ["transit"], False),
    (["aia"], ["aia"], [], False),
    ([], [], [], True),
]


@pytest.mark.parametrize(("labelled", "also", "found", "right"), THEMES)
def test_themes_are_right_when_none_is_missing_and_none_too_many(
    labelled: list[str], also: list[str], found: list[str], right: bool
) -> None:
    assert themes_right({"themes": labelled, "themes_also": also}, found) is right


def test_the_committed_baseline_holds_ids_and_verdicts_only() -> None:
    text = BASELINE.read_text(encoding="utf-8")
    assert written(parsed(text)) == text
    assert len(parsed(text)) > 700
