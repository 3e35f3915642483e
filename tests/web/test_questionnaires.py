"""Questionnaires: opened, answered without an account on a bad line, kept once, and turned into entries."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from tests.web.peopled import person_of

from weft_web.countries.founding import country_found
from weft_web.countries.models import Country
from weft_web.engine.asking import guides
from weft_web.engine.naming import profile_named
from weft_web.observations import arriving
from weft_web.observations.links import digest_of, token_of
from weft_web.observations.models import Answer, Link, Observation, Questionnaire
from weft_web.observations.surveying import Opening, link_make, link_withdraw, questionnaire_close, questionnaire_open
from weft_web.rights import Role

HOME = "/countries/XS/observations/questionnaires/"
STATIC = Path(__file__).parents[2] / "src/weft_web/static/weft_web"
FIRST_VIEW_BYTES = 60 * 1024
WORDS = {"reply_part": "We sample grain.", "reply_often": "months"}
WORDS |= {"consent": "role_only", "person": "Teodora Unnamed", "post": "Inspector"}
ASKED = {"title": "Customs", "guide": "trade", "languages": ["en", "es"]}
ASKED |= {"closes_on": "2099-03-01", "closes_time": "18:00", "zone": "Africa/Dakar"}


def opened(country: Country, *, days: float = 7, languages: tuple[str, ...] = ("en", "fr", "es")) -> Questionnaire:
    closes = datetime.now(UTC) + timedelta(days=days)
    opening = Opening(
        title="Grain and seed", guide=guides()["general"], languages=languages, welcome="Hello", closes_at=closes, zone="America/Lima"
    )
    return questionnaire_open(country, opening, person_of(Role.FOCAL_POINT))


def way_in(questionnaire: Questionnaire, *, public: bool = False, language: str = "") -> str:
    link = link_make(questionnaire, "" if public else "Dr Ibarra", language, person_of(Role.FOCAL_POINT), public=public)
    return f"/q/{token_of(link)}"


def send(client: Client, address: str, key: uuid.UUID, **changed: str) -> int:
    return client.post(address, WORDS | {"key": str(key)} | changed).status_code


def test_a_focal_point_opens_one_and_gets_links_to_send_herself(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.FOCAL_POINT)
    answer = client.post(HOME + "new", ASKED)
    one = Questionnaire.objects.get(country=country)
    assert answer["Location"] == f"{HOME}{one.pk}/"
    assert one.closes_at == datetime(2099, 3, 1, 18, 0, tzinfo=ZoneInfo("Africa/Dakar"))
    assert [row["id"] for row in one.questions] == [row.id for row in guides()["trade"].questions]
    client.post(f"{HOME}{one.pk}/links", {"public": "1"})
    client.post(f"{HOME}{one.pk}/links", {"public": "1"})
    client.post(f"{HOME}{one.pk}/links", {"names": "Dr Ibarra\n\nDr Ibarra\nMs Sow", "language": "es"})
    assert [(link.public, link.name) for link in one.links.order_by("pk")] == [(True, ""), (False, "Dr Ibarra"), (False, "Ms Sow")]
    page = client.get(f"{HOME}{one.pk}/").content.decode()
    shown = re.findall(r"http://testserver(/q/[0-9a-f]{40})", page)
    assert len(set(shown)) == 3
    assert all(Client().get(address).status_code == 200 for address in shown)
    assert not {digest_of(address[3:]) for address in shown} - set(Link.objects.values_list("digest", flat=True))
    assert "/q/" not in as_role(Role.SECRETARIAT).get(f"{HOME}{one.pk}/").content.decode()


@pytest.mark.parametrize(
    "changed", [{"closes_on": "2001-01-01"}, {"languages": []}, {"zone": "Moon/Base"}, {"title": ""}, {"guide": "none"}]
)
def test_a_questionnaire_that_lacks_something_is_not_opened(
    country: Country, as_role: Callable[..., Client], changed: dict[str, object]
) -> None:
    answer = as_role(Role.CONSULTANT).post(HOME + "new", ASKED | changed)
    assert answer.status_code == 200
    assert 'class="errors"' in answer.content.decode()
    assert not Questionnaire.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Send the answers"), ("fr", "Envoyer les réponses"), ("es", "Enviar las respuestas")]
)
def test_the_form_is_light_and_speaks_its_languages(country: Country, language: str, said: str) -> None:
    answer = Client().get(way_in(opened(country), public=True) + f"?l={language}")
    page = answer.content.decode()
    assert said in page
    assert getattr(guides()["general"].questions[0].text, language) in page
    weight = len(answer.content) + sum((STATIC / name).stat().st_size for name in ("weft.css", "draft.js", "weft.svg"))
    assert weight <= FIRST_VIEW_BYTES
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]


def test_it_speaks_the_language_of_the_invitation_where_nothing_else_is_chosen(country: Country) -> None:
    one = opened(country, languages=("fr", "es"))
    assert '<html lang="es">' in Client(headers={"accept-language": "en"}).get(way_in(one, language="es")).content.decode()
    assert '<html lang="fr">' in Client(headers={"accept-language": "en"}).get(way_in(one, public=True)).content.decode()


def test_what_is_sent_five_times_is_one_answer_and_other_words_under_its_number_are_refused(country: Country) -> None:
    address, key, client = way_in(opened(country), public=True), uuid.uuid4(), Client()
    assert [send(client, address, key) for _ in range(5)] == [302] * 5
    assert Answer.objects.count() == 1
    answer = client.post(address, WORDS | {"key": str(key), "reply_part": "Other words."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Other words." in page
    assert "data-fresh" in page
    assert Answer.objects.get().replies["part"] == "We sample grain."
    fresh = re.search(r'name="key" value="([0-9a-f-]{36})"', page)
    assert fresh is not None
    assert send(client, address, uuid.UUID(fresh.group(1)), reply_part="Other words.") == 302
    assert Answer.objects.count() == 2


def test_thanks_come_with_a_copy_that_nobody_else_can_open(country: Country) -> None:
    one = opened(country)
    address, other, key, client = way_in(one, public=True), way_in(one), uuid.uuid4(), Client()
    copy = client.post(address, WORDS | {"key": str(key)})["Location"]
    page = client.get(copy).content.decode()
    assert "We sample grain." in page
    assert "Every few months" in page
    spoken = client.post(address, WORDS | {"key": str(uuid.uuid4()), "l": "es"})["Location"]
    assert '<html lang="es">' in client.get(spoken).content.decode()
    assert Client().get(f"{other}/sent/{key}").status_code == 404
    assert Client().get(f"{address}/sent/{uuid.uuid4()}").status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"reply_part": " ", "reply_often": ""}, "reply_part"),
        ({"reply_part": "x" * 5001}, "reply_part"),
        ({"reply_often": "hourly"}, "reply_often"),
        ({"consent": ""}, "consent"),
        ({"consent": "anything"}, "consent"),
    ],
)
def test_what_is_missing_is_said_and_nothing_written_is_lost(country: Country, changed: dict[str, str], field: str) -> None:
    answer = Client().post(way_in(opened(country)), WORDS | {"key": str(uuid.uuid4()), "institution": "kept words"} | changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    assert "kept words" in page
    assert not Answer.objects.exists()


def test_late_answers_and_those_of_machines_are_kept_apart(country: Country, as_role: Callable[..., Client]) -> None:
    one = opened(country, days=-1)
    address = way_in(one, public=True)
    assert "The deadline has passed" in Client().get(address).content.decode()
    send(Client(), address, uuid.uuid4(), reply_part="late words")
    send(Client(), address, uuid.uuid4(), reply_part="machine words", website="http://spam.example")
    client = as_role(Role.REVIEWER)
    held = {which: client.get(f"{HOME}{one.pk}/answers?which={which}").content.decode() for which in ("in_time", "late", "suspect")}
    assert ["late words" in page for page in held.values()] == [False, True, False]
    assert ["machine words" in page for page in held.values()] == [False, False, True]
    assert "late words" not in client.get(f"{HOME}{one.pk}/?question=part").content.decode()


def test_a_closed_or_withdrawn_way_in_takes_nothing(country: Country) -> None:
    one = opened(country)
    address, personal = way_in(one, public=True), way_in(one)
    link_withdraw(Link.objects.get(questionnaire=one, public=False), person_of(Role.FOCAL_POINT))
    assert send(Client(), personal, uuid.uuid4()) == 404
    questionnaire_close(one, person_of(Role.FOCAL_POINT))
    assert send(Client(), address, uuid.uuid4()) == 200
    assert "This questionnaire is closed" in Client().get(address).content.decode()
    assert Client().get("/q/" + "0" * 40).status_code == 404
    assert not Answer.objects.exists()


def test_one_address_sends_no_more_than_a_room_full_of_people(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "MOST_AN_HOUR", 3)
    one, client = opened(country), Client()
    address, keys = way_in(one, public=True), [uuid.uuid4() for _ in range(4)]
    assert [send(client, address, key) for key in keys] == [302, 302, 302, 429]
    assert send(client, address, keys[0]) == 302, "what arrived is not counted twice"
    assert "Nothing was sent" in client.post(address, WORDS | {"key": str(keys[3])}).content.decode()
    assert send(client, way_in(one), keys[3]) == 302, "a personal link is not held up"


def test_a_reply_becomes_an_entry_with_its_evidence(country: Country, as_role: Callable[..., Client]) -> None:
    one = opened(country)
    send(Client(), way_in(one), uuid.uuid4())
    answer, client = Answer.objects.get(), as_role(Role.CONSULTANT)
    page = client.get(f"{HOME}{one.pk}/?question=part").content.decode()
    begun = re.search(r'href="(/countries/XS/observations/new\?[^"]+)"', page)
    assert begun is not None
    address = begun.group(1).replace("&amp;", "&")
    assert "We sample grain." in client.get(address).content.decode()
    sent = {"kind": "processes", "title": "Grain is sampled", "text": "At one port.", "language": "en"}
    client.post("/countries/XS/observations/new", sent | {"answer": str(answer.pk), "question": "part"})
    made = Observation.objects.get(country=country)
    evidence = made.evidence.get()
    assert (evidence.answer, evidence.question) == (answer, "part")
    told = client.get(f"/countries/XS/observations/{made.pk}/").content.decode()
    assert "We sample grain." in told
    assert "Inspector" in told


@pytest.mark.parametrize(("consent", "words", "name"), [("named", True, True), ("role_only", True, False), ("not_quoted", False, False)])
def test_an_answer_is_used_as_far_as_was_allowed(
    country: Country, as_role: Callable[..., Client], consent: str, words: bool, name: bool
) -> None:
    one = opened(country)
    send(Client(), way_in(one), uuid.uuid4(), consent=consent)
    outside = as_role(Role.SECRETARIAT)
    for page in (f"{HOME}{one.pk}/?question=part", f"{HOME}{one.pk}/answers", f"{HOME}{one.pk}/answers.csv"):
        told = outside.get(page).content.decode()
        assert ("We sample grain." in told) == words, page
        assert ("Teodora Unnamed" in told) == name, page
    assert "Teodora Unnamed" in as_role(Role.CONSULTANT).get(f"{HOME}{one.pk}/answers").content.decode()
    assert ("Teodora Unnamed" in as_role(Role.CONSULTANT).get(f"{HOME}{one.pk}/answers.csv").content.decode()) == name


def test_hostile_answers_are_text(country: Country, as_role: Callable[..., Client]) -> None:
    bad, one = "<img src=x onerror=alert(1)>", opened(country)
    copy = Client().post(
        way_in(one), WORDS | {"key": "no number", "reply_part": bad, "person": bad, "post": "=1+1\x00", "consent": "named"}
    )["Location"]
    client = as_role(Role.CONSULTANT)
    for page in (copy, f"{HOME}{one.pk}/", f"{HOME}{one.pk}/answers"):
        assert bad not in client.get(page).content.decode()
    assert Answer.objects.get().replies["part"] == bad
    assert "\r\n=1" not in client.get(f"{HOME}{one.pk}/answers.csv").content.decode()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEGAL_SPECIALIST, Role.SECRETARIAT])
def test_who_may_not_set_up_opens_nothing(country: Country, as_role: Callable[..., Client], role: Role) -> None:
    one, client = opened(country), as_role(role)
    link = link_make(one, "A", "en", person_of(Role.FOCAL_POINT))
    assert client.get(HOME + "new").status_code == 403
    for page in (f"{one.pk}/links", f"{one.pk}/close", f"links/{link.pk}/withdraw"):
        assert client.post(HOME + page).status_code == 403, page
    assert client.get(f"{HOME}{one.pk}/").status_code == 200


def test_what_belongs_to_another_country_is_not_there(country: Country, as_role: Callable[..., Client]) -> None:
    other = opened(country_found(profile_named("PE"), person_of(Role.ADMINISTRATOR), None))
    link = link_make(other, "A", "en", person_of(Role.FOCAL_POINT))
    client = as_role(Role.FOCAL_POINT)
    for page in (f"{other.pk}/", f"{other.pk}/answers", f"{other.pk}/answers.csv"):
        assert client.get(HOME + page).status_code == 404, page
    for page in (f"{other.pk}/links", f"{other.pk}/close", f"links/{link.pk}/withdraw"):
        assert client.post(HOME + page).status_code == 404, page


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_pages_of_the_team_speak_three_languages(country: Country, as_role: Callable[..., Client], language: str) -> None:
    one = opened(country)
    address = way_in(one, public=True)
    copy = Client().post(address, WORDS | {"key": str(uuid.uuid4()), "l": language})["Location"]
    client = as_role(Role.CONSULTANT, language)
    for page in (HOME, HOME + "new", f"{HOME}{one.pk}/", f"{HOME}{one.pk}/?question=often", f"{HOME}{one.pk}/answers", address, copy):
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert f'<html lang="{language}">' in answer.content.decode(), page
