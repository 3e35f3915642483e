"""Learning pages: open to anyone, light, the same for everybody, in three languages."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from tests.web.peopled import PASSWORD

from weft.records import Language
from weft_web.accounts.services import person_make
from weft_web.courses import selectors
from weft_web.courses.setting import address
from weft_web.engine import teaching
from weft_web.rights import Role

MOST_BYTES, MOST_BYTES_LIGHT, MOST_BYTES_COURSE = 500_000, 80_000, 10_000_000
SIDE = ("courses/course.css", "courses/course.js", "courses/qr.js", "weft_web/courses.js", "weft_web/keeping.js")
ADDRESSES = [
    (address(course.id, language, unit), language.value)
    for course in teaching.courses()
    for language in Language
    for unit in ("", *(one.id for one in course.units))
]


@pytest.mark.parametrize(("place", "language"), ADDRESSES)
def test_a_page_opens_without_an_account_in_its_own_language(db: None, place: str, language: str) -> None:
    answer = Client().get(place)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in page
    assert answer["Content-Language"] == language
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>", page), "the policy forbids what stands inline"
    assert not re.search(r"""(?:src|href)="(?:https?:)?//""", page)


def sent(place: str, *, light: bool) -> bytes:
    """A page as it leaves, packed."""
    answer = Client(headers={"cookie": f"light={int(light)}"}).get(place, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    return bytes(answer.content)


@pytest.fixture(scope="module")
def beside() -> int:
    """Style and scripts as they leave: packed by the same measure as the pages."""
    return sum(len(gzip.compress(Path(str(finders.find(one))).read_bytes())) for one in SIDE)


@pytest.mark.parametrize(("place", "language"), ADDRESSES)
def test_what_comes_for_a_page_is_little_and_less_without_pictures(db: None, beside: int, place: str, language: str) -> None:
    """Counted are the bytes that go over the line for the first page of a visit: the page, its style and its scripts, all packed by gzip;
    pictures are drawn inside the page. Beside that the page alone, unpacked, stays under the same mark where pictures are left out:
    what a telephone has to hold and read."""
    full, light = sent(place, light=False), sent(place, light=True)
    assert len(full) + beside <= MOST_BYTES
    assert len(light) + beside <= MOST_BYTES_LIGHT
    assert len(gzip.decompress(full)) <= MOST_BYTES
    assert len(gzip.decompress(light)) <= MOST_BYTES_LIGHT
    assert b"<svg" not in gzip.decompress(light)


@pytest.mark.parametrize("course", [one.id for one in teaching.courses()])
def test_a_whole_course_in_all_its_languages_is_small(db: None, beside: int, course: str) -> None:
    pages = [place for place, _ in ADDRESSES if f"/{teaching.slug_of(course)}/" in place]
    assert len(pages) >= 3 * 7
    assert sum(len(gzip.decompress(sent(place, light=False))) for place in pages) + beside <= MOST_BYTES_COURSE


def test_the_data_saver_puts_words_in_the_place_of_pictures_and_stays(db: None) -> None:
    client, place = Client(), address("mainstreaming", Language.FR, "why")
    full = client.get(place).content.decode()
    answer = client.get(f"{place}?light=1")
    light = client.get(answer["Location"]).content.decode()
    figure = teaching.course("mainstreaming").by_id["why"].figures[0]  # type: ignore[union-attr]
    assert "<svg" in full
    assert "<svg" not in light
    assert figure.alternative.fr.replace("'", "&#x27;")[:60] in light
    assert "<svg" in client.get(client.get(f"{place}?light=0")["Location"]).content.decode()


def test_other_languages_stay_at_the_unit(db: None) -> None:
    page = Client().get(address("mainstreaming", Language.EN, "duties")).content.decode()
    for language in (Language.FR, Language.ES):
        assert f'href="{address("mainstreaming", language, "duties")}"' in page


def test_who_has_a_page_is_not_sent_it_again(db: None) -> None:
    place = address("mainstreaming", Language.EN, "why")
    first = Client().get(place)
    again = Client().get(place, headers={"if-none-match": first["ETag"]})
    light = Client(headers={"cookie": "light=1"}).get(place, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert light.status_code == 200
    assert "Cookie" in light["Vary"]


@pytest.mark.parametrize(
    "place",
    ["/learn/de/mainstreaming/", "/learn/en/nothing/", "/learn/en/mainstreaming/nothing/", "/learn/en/supplementary_protocol/"],
)
def test_what_there_is_not_is_not_found(db: None, place: str) -> None:
    assert Client().get(place).status_code == 404


def test_a_quiz_sent_without_the_script_shows_the_page_again(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post(address("mainstreaming", Language.EN, "why"), {"why-q1": "true"})
    assert answer.status_code == 200


@pytest.mark.parametrize("language", [one.value for one in Language])
def test_the_courses_are_listed_for_anyone(db: None, language: str) -> None:
    page = Client(headers={"accept-language": language}).get("/learn/").content.decode()
    assert all(f'href="{address(one.id, Language(language))}"' in page for one in teaching.courses())


def test_every_place_of_an_exercise_has_its_page() -> None:
    assert selectors.WHERE.keys() == set(teaching.PLACES)


def test_an_exercise_leads_into_the_country_of_who_is_signed_in(as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    assert client.get("/learn/do/findings")["Location"] == "/countries/XS/findings"
    assert client.get("/learn/do/nowhere").status_code == 404
    assert Client().get("/learn/do/findings")["Location"].startswith("/sign-in?next=/learn/do/findings")


def test_who_has_no_country_is_told_so(db: None) -> None:
    client = Client()
    client.force_login(person_make("Nobody", "nobody@example.org", PASSWORD, "en"), "django.contrib.auth.backends.ModelBackend")
    answer = client.get("/learn/do/findings", follow=True)
    assert "You have no role in a country yet" in answer.content.decode()
