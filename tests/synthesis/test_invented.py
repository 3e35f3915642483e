"""The invented countries: the same for the same seed, others for another, stronger ones hold more, and all say that they are invented."""

import pytest
from tests.prepared import CONTENT, LANGUAGES
from tests.synthesis.gathered import eight, known

from weft.records import Extent
from weft.synthesis import invented

WORLD = invented.load(CONTENT.root)
NOW = invented.handed_in(WORLD)
SAYS_SO = {"en": "is an invented country", "fr": "est un pays inventé", "es": "es un país inventado"}


def test_the_same_seed_makes_the_same_countries() -> None:
    assert invented.handed_in(invented.load(CONTENT.root)) == NOW
    assert invented.handed_in(WORLD, seed="another") != NOW


def test_every_text_says_that_it_is_invented() -> None:
    for land in NOW:
        assert land.profile.invented
        assert land.files
        for name, text in land.files:
            assert SAYS_SO[land.language] in text, name
            assert "{" not in text, name


def test_codes_are_no_countrys_and_regions_and_codes_of_lists_are_known() -> None:
    lists, areas = known().report.lists, known().report.lists["capacity_areas"]
    assert not {land.profile.country for land in NOW} & (set(known().shapes.shapes) | set(known().shapes.points))
    assert {land.region for land in NOW} <= set(lists["regions"])
    for one in WORLD.remarks.entries:
        assert set(one.themes) <= set(lists["themes"])
        assert set(one.sectors) <= set(lists["sectors"])
        assert not one.area or one.area in areas
        assert one.kind in {place.id for place in known().report.outline.places}
    assert {one.type for one in WORLD.texts.texts} <= set(lists["instrument_types"])


def test_a_stronger_country_holds_all_that_it_held() -> None:
    """The earlier round of a country that grew stronger holds no provision that the later one lacks."""
    after = {land.profile.country: dict(land.files) for land in NOW}
    grew = {land.code for land in WORLD.lands.entries if land.before is not None and land.before <= land.strength}
    for land in invented.handed_in(WORLD, earlier=True):
        if land.profile.country in grew:
            held = after[land.profile.country]
            for name, text in land.files:
                sentences = {line for line in text.splitlines() if line and not line.startswith("#")}
                assert sentences <= set(held[name].splitlines()), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_speak_all_three_languages_and_the_engine_finds_what_they_say(language: str) -> None:
    codes = {land.profile.country for land in NOW if land.language == language}
    assert codes
    found = [one for code in codes for one in eight().by_code[code].evidence.findings]
    assert {one.language for one in found} == {language}
    assert sum(one.extent is Extent.OPERATIVE for one in found) >= 10 * (len(codes) - 1)
