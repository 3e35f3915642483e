"""Progress with an account: kept once, marked here, laid together without loss; what is no state is refused and changes nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from weft_web.courses.models import Learner, Reading, Try
from weft_web.courses.progress import standings
from weft_web.engine import teaching
from weft_web.rights import Role

WHERE = "/learn/progress/mainstreaming"
COURSE = next(one for one in teaching.courses() if one.id == "mainstreaming")
AT = "2026-11-22T10:00:00.000Z"


def right_answers(unit: str) -> dict[str, list[str]]:
    """What answers every question of a unit right."""
    made = {}
    for one in COURSE.by_id[unit].quiz.questions:
        right = teaching.right_answer(one)
        made[one.id] = list(right[:1] if one.kind == "short" else right)
    return made


def state(unit: str = "why", key: str = "t1", answers: dict[str, list[str]] | None = None, **told: Any) -> dict[str, Any]:
    """A state with one go at a quiz."""
    one = {"id": key, "at": AT, "language": "en", "answers": right_answers(unit) if answers is None else answers, **told}
    return {"v": 1, "course": COURSE.id, "place": {"unit": unit, "at": AT}, "units": {unit: {"seen": ["one"], "tries": [one], "draft": {}}}}


def sent(client: Client, held: Any) -> Any:
    """The answer to a state that was sent."""
    body = held if isinstance(held, bytes) else json.dumps(held)
    return client.post(WHERE, body, content_type="application/json")


@pytest.fixture
def client_(as_role: Callable[..., Client]) -> Client:
    """A learner with an account."""
    return as_role(Role.CONSULTANT)


def test_a_go_is_kept_once_however_often_it_is_sent(client_: Client) -> None:
    first = sent(client_, state()).json()
    assert sent(client_, state()).json()["state"] == first["state"] == client_.get(WHERE).json()["state"]
    assert Try.objects.count() == 1
    assert first["state"]["place"] == {"unit": "why", "at": AT}


def test_no_score_from_outside_is_believed(client_: Client) -> None:
    lied = state(answers={"q1": ["nonsense"]}, right=[f"q{n}" for n in range(1, 10)], of=9)
    kept = sent(client_, lied).json()["state"]["units"]["why"]["tries"][0]
    assert kept["right"] == []
    assert kept["of"] == len(COURSE.by_id["why"].quiz.questions)


def test_two_devices_lay_together_what_each_knows(client_: Client) -> None:
    sent(client_, state(key="phone"))
    both = sent(client_, state("duties", key="desk", answers={})).json()["state"]["units"]
    assert {name: [one["id"] for one in held["tries"]] for name, held in both.items()} == {"why": ["phone"], "duties": ["desk"]}


def test_the_best_go_counts_and_the_course_is_passed_when_every_unit_is(client_: Client) -> None:
    for unit in COURSE.by_id:
        sent(client_, state(unit, key=f"{unit}-good"))
        sent(client_, state(unit, key=f"{unit}-bad", answers={}))
    learner = Learner.objects.get()
    standing = standings([learner.pk], COURSE)[learner.pk]
    assert (standing.passed, standing.score) == (True, 100)
    Try.objects.filter(unit="final", key="final-good").delete()
    assert not standings([learner.pk], COURSE)[learner.pk].passed


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[1]",
        b"\xff",
        b'{"v":1,"course":"supplementary_protocol"}',
        b'{"v":1,"course":"mainstreaming","units":{"why":{"tries":[{}]}}}',
    ],
)
def test_what_is_no_state_is_refused_and_changes_nothing(client_: Client, body: bytes) -> None:
    sent(client_, state())
    answer = sent(client_, body)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert (Try.objects.count(), Reading.objects.get().unit) == (1, "why")


def test_a_unit_that_the_course_has_no_longer_stays_on_the_device(client_: Client) -> None:
    held = state()
    held["units"]["gone"] = {"seen": ["a"], "tries": [], "draft": {}}
    answer = sent(client_, held)
    assert answer.status_code == 200
    assert set(answer.json()["state"]["units"]) == {"why"}


def test_each_learner_has_her_own(client_: Client, as_role: Callable[..., Client]) -> None:
    sent(client_, state())
    other = as_role(Role.REVIEWER).get(WHERE).json()
    assert other["state"]["units"] == {}
    assert other["learner"] != client_.get(WHERE).json()["learner"]


def test_without_an_account_nothing_is_taken(db: None) -> None:
    assert sent(Client(), state()).status_code == 302
    assert Try.objects.count() == 0


def test_a_form_of_another_site_sends_nothing(db: None, person: Callable[[Role], Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(Role.CONSULTANT), "django.contrib.auth.backends.ModelBackend")
    assert sent(client, state()).status_code == 403
    token = client.get(WHERE).json()["token"]
    answer = client.post(WHERE, json.dumps(state()), content_type="application/json", headers={"x-csrftoken": token})
    assert answer.status_code == 200
