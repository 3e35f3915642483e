"""A strategy in a country's file: written on in two places, and laid together without loss; what is no strategy is refused."""

from pathlib import Path

import pytest
from tests.web.peopled import person_of
from tests.web.test_exchange_moving import brought, elsewhere, packed

from weft.errors import InputError
from weft_web.countries.models import Country
from weft_web.engine import planning
from weft_web.findings.models import Finding, Standing
from weft_web.observations.models import Observation, Version
from weft_web.observations.services import observation_make
from weft_web.rights import Role
from weft_web.strategies import services
from weft_web.strategies.models import Part, Strategy, Tie
from weft_web.strategies.selectors import record_of
from weft_web.strategies.tying import tie_make, tie_withdraw

BEGUN = {"title": "National strategy", "language": "en", "first_year": 2027, "last_year": 2030, "currency": "USD"}


@pytest.fixture
def part(country: Country) -> Part:
    strategy = services.strategy_begin(country, BEGUN, person_of(Role.CONSULTANT))
    made = services.part_make(strategy, "activities", {"text": "Customs checks papers."}, strategy.by)
    tie_make(made, Finding.objects.filter(country=country, standing=Standing.HERE).first(), strategy.by)
    return made


def test_a_strategy_is_the_same_in_another_installation(part: Part, tmp_path: Path) -> None:
    here = planning.packed(record_of(part.strategy))
    file = packed(part.strategy.country, tmp_path)
    with elsewhere():
        Tie.objects.all().delete()
        Strategy.objects.all().delete()
        brought(file, part.strategy.country)
        assert planning.packed(record_of(Strategy.objects.get(country__code="XS"))) == here


def test_an_entry_of_what_no_text_shows_goes_by_the_same_name_everywhere(part: Part, tmp_path: Path) -> None:
    person, country = person_of(Role.CONSULTANT), part.strategy.country
    values = {"kind": "opportunities", "title": "The customs code is open", "text": "Until June.", "language": "en"}
    for title in ("Another entry", values["title"]):
        entry = observation_make(country, values | {"title": title}, person)
    tie_make(part, entry, person)
    here, file = planning.packed(record_of(part.strategy)), packed(country, tmp_path)
    (ground,) = (one for one in record_of(part.strategy).activities[0].grounds if one.kind == "observation")
    assert ground.source == "The customs code is open"
    assert not ground.ref.isdecimal()
    with elsewhere():
        Tie.objects.all().delete()
        Strategy.objects.all().delete()
        Version.objects.filter(observation__country=country).delete()
        Observation.objects.filter(country=country).delete()
        brought(file, country)
        assert not Observation.objects.filter(pk=entry.pk).exists()
        there = record_of(Strategy.objects.get(country=country))
        assert planning.packed(there) == here
        assert ground in there.activities[0].grounds


def test_what_two_places_wrote_is_laid_together_and_nothing_is_lost(part: Part, tmp_path: Path) -> None:
    country, person = part.strategy.country, person_of(Role.FOCAL_POINT)
    with elsewhere():
        there = Part.objects.get(pk=part.pk)
        services.part_change(there, {"text": "Written on a laptop."}, 1, person)
        services.part_make(there.strategy, "objectives", {"text": "From the laptop."}, person)
        services.strategy_change(there.strategy, {"vision": "Seen from the laptop."}, 1, person)
        tie_withdraw(there.ties.get(), person)
        from_laptop = packed(country, tmp_path)
    services.part_change(part, {"text": "Written on the server.", "risks": "Rain."}, 1, person_of(Role.CONSULTANT))
    for _ in range(2):
        brought(from_laptop, country)
    part.refresh_from_db()
    assert part.values == {"text": "Written on the server.", "risks": "Rain."}, "the later holds"
    assert [one.values["text"] for one in part.changes.order_by("version")] == [
        "Customs checks papers.",
        "Written on a laptop.",
        "Written on the server.",
    ]
    assert (part.version, part.changes.count()) == (3, 3)
    assert part.ties.get().withdrawn_at
    strategy = Strategy.objects.get(pk=part.strategy_id)
    assert (strategy.vision, strategy.version) == ("Seen from the laptop.", 2)
    assert [one.text for one in record_of(strategy).objectives] == ["From the laptop."]


def test_a_part_taken_out_in_one_place_is_out_in_both_unless_it_was_brought_back_later(part: Part, tmp_path: Path) -> None:
    with elsewhere():
        services.part_remove(Part.objects.get(pk=part.pk), person_of(Role.FOCAL_POINT))
        removed = packed(part.strategy.country, tmp_path)
    brought(removed, part.strategy.country)
    part.refresh_from_db()
    assert part.ended_at
    services.part_restore(part, person_of(Role.CONSULTANT))
    brought(removed, part.strategy.country)
    part.refresh_from_db()
    assert part.ended_at is None


@pytest.mark.parametrize(
    "values",
    [{"colour": "red"}, {"text": 7}, {"costs": [{"item": "x", "unit_cost": "much"}]}, {"key": "another"}, {"quantities": {"2027": "1"}}],
)
def test_what_is_no_part_is_refused_and_changes_nothing(values: dict[str, object], part: Part, tmp_path: Path) -> None:
    with elsewhere():
        Part.objects.filter(pk=part.pk).update(values=values)
        bad = packed(part.strategy.country, tmp_path)
    Tie.objects.all().delete()
    Strategy.objects.all().delete()
    with pytest.raises(InputError) as raised:
        brought(bad, part.strategy.country)
    assert raised.value.code == "country_file_row_wrong"
    assert not Strategy.objects.exists()
