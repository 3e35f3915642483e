"""Counts and shares: nobody is left out, and no percentage stands without its count, none of a handful."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meet.convened import SCENES, WORKSHOP

from weft.meet.balance import FEWEST, KINDS, balance, named, shown, spread
from weft.meet.scene import Scene, taking_part
from weft.records import Language

EVERY = pytest.mark.parametrize("scene", [pytest.param(one, id=language) for language, one in SCENES.items()])


@given(st.lists(st.sampled_from(("woman", "man", "another", "")), max_size=60))
def test_classes_add_up_and_the_unsaid_come_last(codes: list[str]) -> None:
    found = spread("gender", codes).shares
    assert sum(one.count for one in found) == len(codes)
    assert "" not in [one.code for one in found[:-1]]
    assert all(one.percent is None for one in found) == (len(codes) < FEWEST)


@EVERY
@pytest.mark.parametrize(("count", "of"), [(1, 1), (1, 4), (4, 4), (1, 5), (3, 24), (24, 24), (0, 12)])
def test_a_percentage_never_stands_without_its_count(scene: Scene, count: int, of: int) -> None:
    share = spread("gender", ["woman"] * of).shares[0]
    text = shown(scene, type(share)(code="woman", count=count, of=of))
    assert re.match(rf"{count}\b", text)
    assert ("%" in text) == (of >= FEWEST)


@EVERY
def test_every_kind_counts_everybody_by_a_name(scene: Scene) -> None:
    people = taking_part(WORKSHOP)
    found = balance(WORKSHOP, people)
    assert [one.kind for one in found] == list(KINDS)
    for one in found:
        assert sum(share.count for share in one.shares) == len(people) == 27
        names = [named(scene, one.kind, share.code) for share in one.shares]
        assert all(names)
        assert len(set(names)) == len(names)


def test_organisations_have_no_region_but_are_not_unsaid() -> None:
    regions = {share.code: share.count for share in balance(WORKSHOP, taking_part(WORKSHOP))[0].shares}
    assert regions["none"] == 2
    assert regions[""] == 2
    assert regions["africa"] == 8


def test_what_people_say_of_themselves_stays_as_they_say_it() -> None:
    assert named(SCENES[Language.EN], "gender", "agender") == "agender"
