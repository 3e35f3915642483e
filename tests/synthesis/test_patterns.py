"""Common and rare findings: by declared thresholds, and never out of silence that says nothing."""

import pytest
from tests.synthesis.gathered import contribution, eight, known, of, row

from weft.content.synthesising import Thresholds
from weft.records import Row
from weft.synthesis.gathering import gather
from weft.synthesis.patterns import Pattern, Sort

LIMITS = known().rules.rules.thresholds
DUTY, OPTION, REPORTED = "CPB-10-3", "SP-06", "CPB-33"


def found(rows: list[Row]) -> dict[Sort, Pattern]:
    """The patterns of countries with one row each."""
    lands = tuple(contribution(f"X{chr(65 + place)}", (one,)) for place, one in enumerate(rows))
    return {one.sort: one for one in gather(of(lands), known()).patterns}


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["operative"] * 5, {Sort.COMMON_RULE}),
        (["operative", "operative", "gap"], {Sort.COMMON_RULE}),
        (["operative", "gap", "gap", "gap"], {Sort.RARE_RULE, Sort.COMMON_GAP}),
        (["operative", "operative"], set()),
        (["mention", "implicit", "mention"], set()),
        (["gap"] * 3, {Sort.COMMON_GAP}),
        # One rule among many that lie elsewhere is rare, not common.
        (["operative", *["elsewhere"] * 4], {Sort.RARE_RULE}),
        # Options not used, and what was not found without being a gap, make no gap.
        (["not_used"] * 5, set()),
        (["not_found"] * 5, set()),
        (["elsewhere"] * 5, set()),
        # Countries that do not have the obligation, or were not read, count neither way.
        (["operative", "operative", "operative", *["not_applicable"] * 9], {Sort.COMMON_RULE}),
        (["operative", "operative", *["not_analysed"] * 9], set()),
    ],
)
def test_what_is_common_and_what_is_rare(states: list[str], expected: set[Sort]) -> None:
    assert set(found([row(DUTY, state) for state in states])) == expected


def test_what_waits_for_the_profile_counts_neither_way() -> None:
    waiting = [row(DUTY, "not_found", "profile_not_stated") for _ in range(6)]
    assert found([*waiting, *(row(DUTY, "operative") for _ in range(3))])[Sort.COMMON_RULE].share == 1


def test_each_pattern_of_the_invented_countries_has_its_evidence() -> None:
    one = eight()
    assert {pattern.sort for pattern in one.patterns} == set(Sort)
    for pattern in one.patterns:
        behind = one.cube.of(pattern.entries)
        assert {entry.country for entry in behind} == set(pattern.countries) <= set(pattern.counted)
        if pattern.sort in (Sort.COMMON_RULE, Sort.RARE_RULE):
            assert all(entry.findings for entry in behind)


def test_thresholds_are_kept() -> None:
    assert isinstance(LIMITS, Thresholds)
    for pattern in eight().patterns:
        assert len(pattern.counted) >= LIMITS.least
        if pattern.sort is Sort.RARE_RULE:
            assert 100 * pattern.share <= LIMITS.rare
        elif pattern.sort is not Sort.COMMON_OBSERVATION:
            assert 100 * pattern.share >= LIMITS.common
