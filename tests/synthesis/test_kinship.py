"""Countries like mine, and the good practices found through them."""

import pytest
from tests.synthesis.gathered import country, eight, known, row

from weft.records.synthesis import Dimension
from weft.synthesis.cube import Condition
from weft.synthesis.kinship import COMPARED, kin, kinship
from weft.synthesis.practices import Wanted, practices

CRITERIA = [one.id for one in known().rules.rules.criteria]


def test_every_declared_criterion_is_compared_by_something_and_no_other() -> None:
    assert list(COMPARED) == CRITERIA


def test_a_country_is_like_itself_in_all_that_is_known() -> None:
    for one in eight().countries:
        alike = kinship(one, one, CRITERIA, 15)
        assert (alike.unmet, alike.unknown) == ((), ())


def test_likeness_goes_both_ways() -> None:
    held = eight().countries
    for one in held:
        for other in held:
            assert kinship(one, other, CRITERIA, 15).met == kinship(other, one, CRITERIA, 15).met


@pytest.mark.parametrize(
    ("mine", "other", "expected"), [(True, True, "met"), (True, False, "unmet"), (None, True, "unknown"), (None, None, "unknown")]
)
def test_what_is_not_said_is_unknown_never_unlike(mine: bool | None, other: bool | None, expected: str) -> None:
    found = kinship(country("XA", party_sp=mine), country("XB", party_sp=other), ("party_sp",), 15)
    assert getattr(found, expected) == ("party_sp",)


def test_shares_are_alike_within_so_many_points() -> None:
    all_ruled = country("XA", tuple(row(one, "operative") for one in ("CPB-10-3", "CPB-07-1")))
    half = country("XB", (row("CPB-10-3", "operative"), row("CPB-07-1", "gap")))
    assert kinship(all_ruled, half, ("rules_share",), 50).met
    assert kinship(all_ruled, half, ("rules_share",), 49).unmet


def test_the_most_alike_come_first_and_bring_their_practices_first() -> None:
    one = eight()
    mine = one.by_code["XC"]
    near = kin(mine, one.countries, CRITERIA, 15)
    assert [each.share for each in near] == sorted((each.share for each in near), reverse=True)
    found = practices(one.cube, Wanted(), near)
    order = [each.country for each in near]
    places = [order.index(each.entry.country) for each in found if each.entry.country != "XC"]
    assert places
    assert places == sorted(places)
    assert [each.entry.country for each in found][-1] == "XC"


@pytest.mark.parametrize("words", ["RADIO", "radio rur", "emisió", "ondas"])
def test_practices_are_found_by_words_without_case_and_accents(words: str) -> None:
    found = practices(eight().cube, Wanted(words=words))
    told = " ".join(f"{one.entry.title} {one.entry.text}" for one in found).casefold()
    assert (words in ("RADIO", "radio rur")) == bool(found)
    assert not found or "radio" in told


def test_practices_are_found_by_theme_and_sector() -> None:
    where = (Condition(dimension=Dimension.THEME, values=("public",)), Condition(dimension=Dimension.SECTOR, values=("education",)))
    found = practices(eight().cube, Wanted(where=where))
    assert found
    assert all({"public"} <= set(one.entry.values[Dimension.THEME]) for one in found)
