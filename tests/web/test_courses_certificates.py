"""Certificates: only for a course that was passed; verified without a network; any change is found out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError
from tests.web.test_courses_progress import COURSE, sent, state

from weft_web.courses import awarding
from weft_web.courses.awarding import KEY_FILE
from weft_web.courses.models import Certificate
from weft_web.engine import certifying
from weft_web.rights import Role

PLACE = "/learn/certificates/"
NAME = "Ñandé O’Brien"


@pytest.fixture
def learner(as_role: Callable[..., Client]) -> Client:
    """Who has passed every unit."""
    client = as_role(Role.CONSULTANT, "fr")
    for unit in COURSE.by_id:
        sent(client, state(unit, key=unit))
    return client


@pytest.fixture
def badge(learner: Client) -> dict[str, Any]:
    """The credential as it is handed out."""
    place = learner.post(PLACE, {"course": "mainstreaming", "name": NAME})["Location"]
    held: dict[str, Any] = json.loads(Client().get(f"{place}.json").content)
    return held


def checked(data: bytes) -> str:
    """What the page that checks says to anybody."""
    client = Client(headers={"accept-language": "en"})
    return client.post(f"{PLACE}check", {"credential": SimpleUploadedFile("b.json", data)}).content.decode()


def test_who_has_not_passed_gets_none(as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    sent(client, state())
    answer = client.post(PLACE, {"course": "mainstreaming", "name": "A"}, follow=True)
    assert "not passed yet" in answer.content.decode()
    assert not Certificate.objects.exists()


def test_a_certificate_is_given_once_and_says_what_it_is_for(learner: Client, badge: dict[str, Any]) -> None:
    learner.post(PLACE, {"course": "mainstreaming", "name": "Another"})
    assert Certificate.objects.count() == 1
    said = json.dumps(badge, ensure_ascii=False)
    assert COURSE.sheet.title.fr in said
    assert f"Édition {COURSE.sheet.edition}" in said
    assert NAME in said
    assert "@example.org" not in said
    assert badge["credentialSubject"]["result"][0]["value"] == "100"
    assert badge["proof"]["cryptosuite"] == "eddsa-rdfc-2022"


def corrected(client: Client, held: Certificate, name: str) -> Any:
    return client.post(f"{PLACE}{held.key}/correct", {"name": name}, follow=True)


def test_a_name_put_right_is_another_certificate_and_the_first_says_so(learner: Client, badge: dict[str, Any]) -> None:
    first = Certificate.objects.get()
    page = corrected(learner, first, "  Ñande   O’Brien ").content.decode()
    second = Certificate.objects.get(replaces=first)
    assert (second.name, second.score, second.language) == ("Ñande O’Brien", first.score, first.language)
    assert "Ñande O’Brien" in page
    old = Client(headers={"accept-language": "en"}).get(f"{PLACE}{first.key}").content.decode()
    assert f"{PLACE}{second.key}" in old
    assert "another certificate stands in its place" in old
    assert "its signature still holds" in checked(json.dumps(badge).encode())
    assert "stands in its place" not in checked(json.dumps(second.credential).encode())
    assert corrected(learner, second, second.name).redirect_chain[-1][0] == f"{PLACE}{second.key}"
    assert Certificate.objects.count() == 2


def test_a_replaced_certificate_is_not_replaced_again_and_there_is_an_end_to_it(learner: Client, badge: dict[str, Any]) -> None:
    first = Certificate.objects.get()
    for number in range(5):
        corrected(learner, Certificate.objects.get(replaced_at=None), f"Name {number}")
    assert Certificate.objects.count() == 1 + awarding.MOST_CORRECTIONS
    corrected(learner, first, "Another")
    assert Certificate.objects.count() == 1 + awarding.MOST_CORRECTIONS


def test_nobody_else_corrects_a_name(badge: dict[str, Any], as_role: Callable[..., Client]) -> None:
    held = Certificate.objects.get()
    other = as_role(Role.FOCAL_POINT)
    assert corrected(other, held, "Mine").status_code == 404
    assert f"{held.key}/correct" not in other.get(f"{PLACE}{held.key}").content.decode()
    assert Client().post(f"{PLACE}{held.key}/correct", {"name": "Mine"})["Location"].startswith("/sign-in")
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "n" * 121])
def test_a_certificate_bears_a_name(learner: Client, badge: dict[str, Any], name: str) -> None:
    assert corrected(learner, Certificate.objects.get(), name).status_code == 404
    assert Certificate.objects.count() == 1


def test_anyone_verifies_it_without_asking_us(badge: dict[str, Any]) -> None:
    held = OB3LdpVerifier().verify(json.dumps(badge))
    assert held.issuer.id.startswith("did:key:z6Mk")
    assert "was given here and is unchanged" in checked(json.dumps(badge).encode())


CHANGES: list[Callable[[dict[str, Any]], Any]] = [
    lambda held: held["credentialSubject"]["identifier"][0].update(identityHash="Somebody Else"),
    lambda held: held["credentialSubject"]["result"][0].update(value="99"),
    lambda held: held["credentialSubject"]["achievement"].update(name="Another course"),
    lambda held: held.update(validFrom="2020-01-01T00:00:00Z"),
    lambda held: held.update(extra="more"),
    lambda held: held["issuer"].update(name="Somebody"),
    lambda held: held["issuer"].update(id="did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
]


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_what_was_changed_fails(badge: dict[str, Any], number: int) -> None:
    CHANGES[number](badge)
    with pytest.raises(OB3VerificationError):
        OB3LdpVerifier().verify(json.dumps(badge))
    assert "could not be confirmed" in checked(json.dumps(badge).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"proof":{"verificationMethod":"x"}}', b"\xff", b"[" * 50_000, b" " * 200_000])
def test_what_is_no_badge_is_said_to_be_none(db: None, data: bytes) -> None:
    assert "could not be confirmed" in checked(data)


def test_a_badge_of_another_installation_is_told_apart(badge: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    other = certifying.new_key()
    monkeypatch.setattr("weft_web.courses.awarding.key", lambda: other)
    assert "key of another installation" in checked(json.dumps(badge).encode())


def test_the_key_is_for_its_owner_only(badge: dict[str, Any]) -> None:
    assert (Path(settings.DATA) / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_the_pdf_is_tagged_names_the_learner_and_holds_the_credential(badge: dict[str, Any]) -> None:
    made = Client().get(f"{PLACE}{Certificate.objects.get().key}.pdf").content
    document = pypdfium2.PdfDocument(made)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert (len(document), document.is_tagged()) == (1, True)
    assert NAME in text
    assert "100" in text
    assert json.loads(bytes(document.get_attachment(0).get_data())) == badge


def test_pages_of_certificates_open(learner: Client, badge: dict[str, Any]) -> None:
    key = Certificate.objects.get().key
    assert [learner.get(place).status_code for place in (PLACE, f"{PLACE}{key}", f"{PLACE}check")] == [200, 200, 200]
    assert NAME.replace("’", "’") in Client().get(f"{PLACE}{key}").content.decode()
    assert Client().get(f"{PLACE}{key}.docx").status_code == 404
