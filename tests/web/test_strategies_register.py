"""An entry point chosen among all the instruments of a country, however many: paged, searched, and found from within the form."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.peopled import person_of

from weft_web.countries.models import Country
from weft_web.engine import planning
from weft_web.instruments.models import Instrument
from weft_web.rights import Role
from weft_web.strategies import services
from weft_web.strategies.models import Part, Strategy

AS = Callable[..., Client]
HERE = "/countries/XS/strategy/"
STEP, NEW = f"{HERE}steps/entry_points", f"{HERE}new/entry_points"
BEGUN = {"title": "National strategy", "language": "en", "first_year": 2027, "last_year": 2029, "currency": "USD"}
MANY = 200
HEAVIEST_BYTES = 150_000
TITLE = "Décret n° {place} relatif aux échanges de semences et de plants entre les régions et à leur contrôle sanitaire"


@pytest.fixture
def strategy(country: Country) -> Strategy:
    rows = [Instrument(country=country, title=TITLE.format(place=place), type="decree", date="2011") for place in range(MANY - 1)]
    Instrument.objects.bulk_create([*rows, Instrument(country=country, title="Judgment on the Tavel Estuary", type="court")])
    elsewhere = Country.objects.create(code="XE", name_en="Elsewhere", name_fr="Ailleurs", name_es="Otra")
    Instrument.objects.create(country=elsewhere, title="Seed Act of another country", type="act")
    return services.strategy_begin(country, BEGUN, person_of(Role.CONSULTANT))


def titles(country: Country) -> set[str]:
    return set(Instrument.objects.filter(country=country, left_out=False, title__startswith="D").values_list("title", flat=True))


def page_of(client: Client, address: str, status: int = 200, **sent: str) -> str:
    answer = client.post(address, sent) if sent else client.get(address)
    assert answer.status_code == status, address
    assert len(answer.content) < HEAVIEST_BYTES
    return html.unescape(answer.content.decode())


def offered(page: str) -> set[str]:
    return set(re.findall(r"<strong>(.+?)</strong>", page.split('id="shelf-1"')[1].split('id="shelf-2"')[0]))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_instrument_is_reached_page_by_page(language: str, strategy: Strategy, as_role: AS) -> None:
    client, found, address = as_role(Role.CONSULTANT, language), set(), STEP
    while address:
        page = page_of(client, address)
        found |= offered(page)
        further = re.search(r'rel="next" href="([^"#]+)', page)
        address = f"{STEP}{further[1]}" if further else ""
    assert titles(strategy.country) <= found
    assert "Judgment on the Tavel Estuary" in found
    assert "Seed Act of another country" not in found


@pytest.mark.parametrize(
    ("words", "count"),
    [
        *(("décret 137 SEMENCES", 1), ("decret 137", 1), ("tavel", 1), ("another country", 0), ("2011 decret", MANY - 1)),
        *(("%", MANY), ("\x00", MANY), ("7" * 900, 0)),
    ],
)
def test_instruments_are_searched_by_words_whatever_their_case_and_accents(words: str, count: int, strategy: Strategy, as_role: AS) -> None:
    page = as_role(Role.CONSULTANT, "fr").get(STEP, {"words": words}).content.decode()
    assert len(re.findall(r"<strong>", page.split('id="shelf-1"')[1].split('id="shelf-2"')[0])) == min(count, 24)


def test_an_instrument_of_a_kind_that_no_moment_names_can_be_chosen_too(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT)
    (link,) = re.findall(r'href="(/[^"]+new/entry_points\?instrument=Judgment[^"]+)"', page_of(client, f"{STEP}?words=tavel"))
    assert 'value="Judgment on the Tavel Estuary"' in page_of(client, link)


def test_what_is_chosen_is_marked_at_its_moment_and_no_other_of_its_name(strategy: Strategy, as_role: AS) -> None:
    title = TITLE.format(place=137)
    Instrument.objects.create(country=strategy.country, title="Judgment on the Tavel Estuary", type="court", number="2")
    moments = {one.id for one in planning.known().moments if "decree" in one.types}
    services.part_make(strategy, "entry_points", {"instrument": title, "moment": min(moments)}, strategy.by)
    client = as_role(Role.REVIEWER)
    shelf = page_of(client, f"{STEP}?words=137").split('id="shelf-1"')[1].split('id="shelf-2"')[0]
    assert shelf.count("chosen") == 1
    assert "/new/" not in shelf, "who only reads is offered nothing"
    assert "chosen" not in page_of(client, f"{STEP}?words=tavel").split('id="shelf-1"')[1].split('id="shelf-2"')[0]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_form_finds_an_instrument_and_loses_nothing(language: str, strategy: Strategy, as_role: AS) -> None:
    client, title = as_role(Role.CONSULTANT, language), TITLE.format(place=137)
    typed = {"text": "A clause on seed.", "opens": "soon", "moment": "law_under_amendment"}
    page = page_of(client, NEW, instrument="decret 137", seek="1", **typed)
    assert f'name="picked" value="{title}"' in page
    assert page.count('name="picked"') == 1
    page = page_of(client, NEW, instrument="decret 137", picked=title, **typed)
    assert f'name="instrument" value="{title}"' in page
    assert "A clause on seed." in page
    assert 'value="soon"' in page
    assert not Part.objects.exists(), "nothing is saved before it is saved"
    client.post(NEW, {"instrument": title, **typed, "opens": "2027"})
    assert Part.objects.get().values["instrument"] == title


def test_the_form_shows_the_whole_register_page_by_page(strategy: Strategy, as_role: AS) -> None:
    client, found, place = as_role(Role.CONSULTANT), set[str](), "1"
    part = services.part_make(strategy, "entry_points", {"text": "A clause."}, strategy.by)
    while place:
        page = page_of(client, f"{HERE}parts/{part.key}/edit", instrument="", seek=place, seen="1")
        found |= set(re.findall(r'name="picked" value="([^"]+)"', page))
        further = re.search(r'name="seek" value="(\d+)"[^>]*>Next', page)
        place = further[1] if further else ""
    assert titles(strategy.country) <= found
    assert "<script>" not in client.post(NEW, {"instrument": "<script>", "seek": "9" * 99}).content.decode()


def test_looking_for_an_instrument_settles_nothing_between_two_people(strategy: Strategy, as_role: AS) -> None:
    part = services.part_make(strategy, "entry_points", {"text": "Theirs."}, strategy.by)
    sent = {"seen": "1", "text": "Mine.", "clash": "text", "take-text": "theirs", "instrument": "tavel"}
    page = page_of(as_role(Role.CONSULTANT), f"{HERE}parts/{part.key}/edit", seek="1", **sent)
    assert 'name="clash" value="text"' in page
    assert "Theirs." in page
    assert "Mine." in page
    part.refresh_from_db()
    assert part.values["text"] == "Theirs."
