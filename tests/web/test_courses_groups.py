"""Groups: a trainer sees her learners and nobody else's; files of results are taken as they were signed, or refused with the reason."""

import base64
import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.test_courses_progress import COURSE, right_answers, sent, state

from weft.records import Language
from weft_web.courses.models import Brought, Certificate, LearningGroup, Seat, Try
from weft_web.rights import Role


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def signed(text: str) -> bytes:
    """A file of results as the script of the pages makes it."""
    key = ec.generate_private_key(ec.SECP256R1())
    numbers = key.public_key().public_numbers()
    halves = utils.decode_dss_signature(key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
    told = {"kty": "EC", "crv": "P-256", "x": coded(numbers.x.to_bytes(32)), "y": coded(numbers.y.to_bytes(32))}
    return json.dumps({"text": text, "key": told, "signature": coded(b"".join(one.to_bytes(32) for one in halves))}).encode()


def text(name: str = "Ñandé", **told: Any) -> str:
    body = {"weft": "course-result/1", "course": "mainstreaming", "edition": "1", "name": name, "made": "2026-11-22", "state": state()}
    return json.dumps(body | told)


@pytest.fixture
def trainer(as_role: Callable[..., Client]) -> Client:
    """Who leads a group."""
    client = as_role(Role.FOCAL_POINT)
    client.post("/learn/groups/", {"name": "Workshop =1", "course": "mainstreaming"})
    return client


@pytest.fixture
def group(trainer: Client) -> LearningGroup:
    return LearningGroup.objects.get()


def brought(trainer: Client, group: LearningGroup, data: bytes) -> str:
    """What the page says after a file was brought in."""
    sent = {"files": SimpleUploadedFile("results.json", data)}
    return trainer.post(f"/learn/groups/{group.pk}/results", sent, follow=True).content.decode()


def test_a_learner_joins_by_code_and_her_trainer_sees_how_she_stands(
    trainer: Client, group: LearningGroup, as_role: Callable[..., Client]
) -> None:
    learner = as_role(Role.CONSULTANT)
    sent(learner, state(answers=right_answers("why") | {"q1": ["false", "true"]}))
    place = learner.get("/learn/groups/enter", {"code": f" {group.token.upper()} "})["Location"]
    assert "Person focal_point" in learner.get(place).content.decode()
    learner.post(place)
    learner.post(place)
    page = trainer.get(f"/learn/groups/{group.pk}").content.decode()
    assert Seat.objects.count() == 1
    assert "Person consultant" in page
    assert "90%" in page
    assert "100% wrong (1 of 1)" in page


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.FOCAL_POINT, Role.PUBLIC)])
def test_nobody_else_sees_the_group(trainer: Client, group: LearningGroup, as_role: Callable[..., Client], role: Role) -> None:
    other = as_role(role)
    assert [other.get(f"/learn/groups/{group.pk}{page}").status_code for page in ("", "/learners.csv")] == [404, 404]
    assert [other.post(f"/learn/groups/{group.pk}/{page}").status_code for page in ("close", "results")] == [404, 404]
    assert group.name not in other.get("/learn/groups/").content.decode()


def test_the_table_is_inert_and_holds_every_learner(trainer: Client, group: LearningGroup) -> None:
    brought(trainer, group, signed(text(name="=HYPERLINK(1)")))
    answer = trainer.get(f"/learn/groups/{group.pk}/learners.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[1][1:5] == ["1", "10", "no", "1"]


def test_results_of_a_learner_without_a_network_are_marked_anew(trainer: Client, group: LearningGroup) -> None:
    lied = state(answers={"q1": ["nonsense"]}, right=["q1", "q2"], of=2)
    page = brought(trainer, group, signed(text(state=lied)))
    assert "the results of Ñandé are in" in page
    assert (Try.objects.get().right, Seat.objects.get().learner.name) == ([], "Ñandé")


def test_a_later_file_of_the_same_learner_is_put_to_her_and_another_of_that_name_is_not(trainer: Client, group: LearningGroup) -> None:
    brought(trainer, group, signed(text()))
    more = state()
    more["units"]["duties"] = {"seen": [], "tries": [state("duties", "t2")["units"]["duties"]["tries"][0]], "draft": {}}
    brought(trainer, group, signed(text(state=more)))
    brought(trainer, group, signed(text(state=state(key="other"))))
    assert sorted(Try.objects.filter(learner=seat.learner).count() for seat in Seat.objects.all()) == [1, 2]


def altered(data: bytes) -> bytes:
    held = json.loads(data)
    return json.dumps(held | {"text": held["text"].replace("mainstreaming", "mainstreaming ").replace("Nobody", "Somebody")}).encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no file of results"),
        (b"\xff\xfe\x00", "no file of results"),
        (b'{"text": "{}", "key": {"kty": "EC", "crv": "P-256", "x": "", "y": ""}, "signature": ""}', "signature does not hold"),
        (b'{"text": "{}", "key": {"kty": "EC", "crv": "P-256", "x": "\xc3\xa9!", "y": "A"}, "signature": "?"}', "signature does not hold"),
        (altered(signed(text(name="Nobody"))), "signature does not hold"),
        (signed("{}"), "no file of results"),
        (signed(text(weft="course-result/2")), "no file of results"),
        (signed(text(course="supplementary_protocol")), "belongs to another course"),
        (signed(text(state=state() | {"course": "supplementary_protocol"})), "belongs to another course"),
        (b" " * 900_000, "larger than a file of results"),
    ],
)
def test_what_cannot_be_trusted_is_refused_with_its_reason(trainer: Client, group: LearningGroup, data: bytes, reason: str) -> None:
    assert reason in brought(trainer, group, data)
    assert not Try.objects.exists()
    assert not Seat.objects.exists()


def test_the_same_file_is_brought_in_once(trainer: Client, group: LearningGroup) -> None:
    data = signed(text())
    brought(trainer, group, data)
    assert "brought in before" in brought(trainer, group, data)
    assert Seat.objects.count() == 1


def test_who_leaves_is_seen_no_more_and_a_closed_group_takes_nobody(
    trainer: Client, group: LearningGroup, as_role: Callable[..., Client]
) -> None:
    learner = as_role(Role.CONSULTANT)
    learner.post(f"/learn/join/{group.token}")
    seat = Seat.objects.get()
    assert as_role(Role.REVIEWER).post(f"/learn/seats/{seat.pk}/leave").status_code == 404
    learner.post(f"/learn/seats/{seat.pk}/leave")
    assert "Person consultant" not in trainer.get(f"/learn/groups/{group.pk}").content.decode()
    trainer.post(f"/learn/groups/{group.pk}/close")
    assert learner.get(f"/learn/join/{group.token}").status_code == 404
    assert "no open group" in learner.get("/learn/groups/enter", {"code": group.token}, follow=True).content.decode()


def whole(name: str) -> bytes:
    """The file of a learner who has passed every unit."""
    units = {unit: state(unit, key=f"{len(name)}-{unit}")["units"][unit] for unit in COURSE.by_id}
    return signed(text(name=name, state=state() | {"units": units}))


def attested(trainer: Client, group: LearningGroup, name: str = "") -> Any:
    """The page of the certificate of the only learner; made, where there is a name."""
    place = f"/learn/groups/{group.pk}/learners/{Seat.objects.get().pk}/certificate"
    return trainer.post(place, {"name": name}, follow=True) if name else trainer.get(place)


def test_a_trainer_makes_the_certificate_of_a_learner_brought_in_by_file(trainer: Client, group: LearningGroup) -> None:
    brought(trainer, group, whole("Ñandé"))
    assert "learners/" in trainer.get(f"/learn/groups/{group.pk}").content.decode()
    assert 'value="Ñandé"' in attested(trainer, group).content.decode()
    page = attested(trainer, group, "Ñande")
    made = Certificate.objects.get()
    assert (made.name, made.score, made.by) == ("Ñande", 100, group.made_by)
    assert f"{made.key}.pdf" in page.content.decode()
    assert "Person focal_point" in page.content.decode()
    assert 'name="name"' not in attested(trainer, group).content.decode(), "once it is made the name stands"
    attested(trainer, group, "Another")
    assert Certificate.objects.count() == 1


def test_who_has_not_passed_or_has_an_account_gets_none_from_a_trainer(
    trainer: Client, group: LearningGroup, as_role: Callable[..., Client]
) -> None:
    brought(trainer, group, signed(text()))
    assert "not passed yet" in attested(trainer, group, "Ñandé").content.decode()
    assert as_role(Role.CONSULTANT).get(f"/learn/groups/{group.pk}/learners/{Seat.objects.get().pk}/certificate").status_code == 404
    Brought.objects.all().delete()
    Seat.objects.all().delete()
    learner = as_role(Role.CONSULTANT)
    learner.post(f"/learn/join/{group.token}")
    assert attested(trainer, group).status_code == 404
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("language", [one.value for one in Language])
def test_the_pages_speak_each_language(trainer: Client, group: LearningGroup, as_role: Callable[..., Client], language: str) -> None:
    brought(trainer, group, signed(text()))
    client = as_role(Role.FOCAL_POINT, language)
    seat = f"/learn/groups/{group.pk}/learners/{Seat.objects.get().pk}/certificate"
    for place in ("/learn/", "/learn/groups/", f"/learn/groups/{group.pk}", f"/learn/join/{group.token}", seat):
        answer = client.get(place)
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in answer.content.decode()
