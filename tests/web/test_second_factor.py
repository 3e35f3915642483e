"""The second step of signing in: set up, asked for, refused, and the way back for who lost the telephone."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.web.peopled import PASSWORD, person_of

from weft_web.accounts.models import Person, Sitting
from weft_web.accounts.second import code_check, key_new, recovery_renew, second_factor_of, second_factor_set
from weft_web.accounts.sessions import IDLE_STAFF
from weft_web.environment import SecondFactor, Standing
from weft_web.rights import Role

STEP = 30


def code_at(key: str, seconds: float = 0) -> str:
    return f"{totp(bytes.fromhex(key), t0=-int(seconds)):06d}"


def device_of(person: Person) -> str:
    """The key of a device set up a while ago, so that the present code is still unused."""
    key = key_new()
    assert second_factor_set(person, key, code_at(key))
    TOTPDevice.objects.filter(user_id=person.pk).update(last_t=-1, drift=0)
    return key


@pytest.fixture
def strict(settings: Any) -> None:
    """As on a server: staff needs a second step."""
    settings.SECOND_FACTOR = SecondFactor.STAFF


@pytest.fixture
def server(settings: Any, strict: None) -> None:
    settings.ENVIRONMENT = msgspec.structs.replace(settings.ENVIRONMENT, standing=Standing.SERVER)


def test_staff_without_a_device_is_led_to_set_one_up_and_then_on(strict: None, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.SECRETARIAT)
    led = client.get("/countries/XS/")
    assert led["Location"].startswith("/me/second-factor?next=/countries/XS/")
    page = client.get("/me/second-factor").content.decode()
    assert "<svg" in page
    assert "style=" not in page
    key = client.session["second_factor_key"]
    assert client.post("/me/second-factor", {"code": "000000"}).status_code == 200
    codes = client.post("/me/second-factor", {"code": code_at(key)}, follow=True).content.decode()
    assert len(re.findall(r"<code>([a-z2-9-]{14})</code>", codes)) == 10
    assert client.get("/countries/XS/").status_code == 200
    assert "<code>" not in client.get("/me/recovery-codes").content.decode(), "shown once"
    assert key not in client.session.values()


def test_a_national_person_is_not_asked(strict: None, as_role: Callable[..., Client]) -> None:
    assert as_role(Role.FOCAL_POINT).get("/countries/XS/").status_code == 200


def test_who_has_a_device_gives_its_code_and_comes_where_she_wanted(as_role: Callable[..., Client]) -> None:
    key = device_of(person_of(Role.REVIEWER))
    client = as_role(Role.REVIEWER)
    assert client.get("/countries/XS/profile")["Location"] == "/sign-in/code?next=/countries/XS/profile"
    before = client.cookies["weft"].value
    answer = client.post("/sign-in/code", {"code": code_at(key), "next": "/countries/XS/profile"})
    assert answer["Location"] == "/countries/XS/profile"
    assert client.cookies["weft"].value != before
    assert client.get("/countries/XS/profile").status_code == 200


@pytest.mark.parametrize(
    "path", ["/me", "/me/second-factor", "/me/second-factor/off", "/me/recovery-codes", "/me/password", "/countries/XS/"]
)
def test_the_password_alone_opens_nothing_where_there_is_a_device(path: str, as_role: Callable[..., Client]) -> None:
    device_of(person_of(Role.REVIEWER))
    client = as_role(Role.REVIEWER)
    for answer in (client.get(path), client.post(path, {"old": PASSWORD, "code": "123456"})):
        assert answer["Location"].startswith("/sign-in/code")


@pytest.mark.parametrize(("seconds", "accepted"), [(0, True), (-STEP, True), (STEP, True), (-5 * STEP, False), (5 * STEP, False)])
def test_a_clock_may_be_wrong_by_half_a_minute(seconds: int, accepted: bool, db: None) -> None:
    person = person_of(Role.REVIEWER)
    key = device_of(person)
    assert (code_check(person, code_at(key, seconds)).device is not None) is accepted


def test_a_code_counts_once(db: None) -> None:
    person = person_of(Role.REVIEWER)
    key = device_of(person)
    code = code_at(key)
    assert code_check(person, code).device
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert code_check(person, code).device is None


def test_wrong_codes_make_one_wait_even_with_the_right_one(as_role: Callable[..., Client]) -> None:
    key = device_of(person_of(Role.REVIEWER))
    client = as_role(Role.REVIEWER)
    for _ in range(6):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        client.post("/sign-in/code", {"code": "000000"})
    answer = client.post("/sign-in/code", {"code": code_at(key)})
    assert answer.status_code == 429
    assert "seconds" in answer.content.decode()
    assert client.get("/countries/XS/").status_code == 302


def test_a_recovery_code_lets_in_once_and_is_kept_as_a_digest_only(as_role: Callable[..., Client]) -> None:
    person = person_of(Role.REVIEWER)
    device_of(person)
    codes = recovery_renew(person)
    assert not set(codes) & set(StaticToken.objects.values_list("token", flat=True))
    first = as_role(Role.REVIEWER)
    first.post("/sign-in/code", {"code": codes[0].upper()})
    assert first.get("/countries/XS/").status_code == 200
    second = as_role(Role.REVIEWER)
    second.post("/sign-in/code", {"code": codes[0]})
    assert second.get("/countries/XS/").status_code == 302
    assert "9 recovery codes" in first.get("/me").content.decode()


def test_a_recovery_code_of_somebody_else_is_worth_nothing(db: None) -> None:
    device_of(person_of(Role.REVIEWER))
    recovery_renew(person_of(Role.REVIEWER))
    codes = recovery_renew(person_of(Role.CONSULTANT))
    assert code_check(person_of(Role.REVIEWER), codes[0]).device is None


def through(client: Client, key: str) -> None:
    client.post("/sign-in/code", {"code": code_at(key)})


def test_it_is_turned_off_with_password_and_code(as_role: Callable[..., Client]) -> None:
    person = person_of(Role.REVIEWER)
    key, codes = device_of(person), recovery_renew(person)
    client = as_role(Role.REVIEWER)
    through(client, key)
    client.post("/me/second-factor/off", {"old": "not this one at all", "code": codes[0]})
    assert second_factor_of(person)
    client.post("/me/second-factor/off", {"old": PASSWORD, "code": "abcd-abcd-abcd"})
    assert second_factor_of(person)
    StaticToken.objects.first().device.throttle_reset()  # type: ignore[union-attr]
    client.post("/me/second-factor/off", {"old": PASSWORD, "code": codes[1]})
    assert second_factor_of(person) is None


def test_staff_cannot_turn_it_off_where_it_is_asked_for(strict: None, as_role: Callable[..., Client]) -> None:
    person = person_of(Role.SECRETARIAT)
    key, codes = device_of(person), recovery_renew(person)
    client = as_role(Role.SECRETARIAT)
    through(client, key)
    assert "Turn the second step off" not in client.get("/me").content.decode()
    client.post("/me/second-factor/off", {"old": PASSWORD, "code": codes[0]})
    assert second_factor_of(person)


def test_another_telephone_asks_for_the_password(as_role: Callable[..., Client]) -> None:
    key = device_of(person_of(Role.REVIEWER))
    client = as_role(Role.REVIEWER)
    through(client, key)
    client.get("/me/second-factor")
    new = client.session["second_factor_key"]
    client.post("/me/second-factor", {"code": code_at(new)})
    assert second_factor_of(person_of(Role.REVIEWER)).key == key  # type: ignore[union-attr]
    client.post("/me/second-factor", {"code": code_at(new), "old": PASSWORD})
    assert second_factor_of(person_of(Role.REVIEWER)).key == new  # type: ignore[union-attr]


def test_an_administrator_clears_it_for_who_lost_telephone_and_codes(as_role: Callable[..., Client]) -> None:
    person = person_of(Role.REVIEWER)
    device_of(person)
    as_role(Role.ADMINISTRATOR).post(f"/people/{person.pk}/act", {"act": "second_factor"})
    assert second_factor_of(person) is None
    assert as_role(Role.REVIEWER).get("/countries/XS/").status_code == 200


def test_staff_on_a_server_is_out_after_two_hours_away(server: None, as_role: Callable[..., Client]) -> None:
    key = device_of(person_of(Role.SECRETARIAT))
    client = as_role(Role.SECRETARIAT)
    through(client, key)
    assert client.get("/countries/XS/").status_code == 200
    Sitting.objects.update(seen_at=time_ago(IDLE_STAFF.total_seconds() - 60))
    assert client.get("/countries/XS/").status_code == 200
    Sitting.objects.update(seen_at=time_ago(IDLE_STAFF.total_seconds() + 60))
    assert client.get("/countries/XS/")["Location"].startswith("/sign-in?next=")
    assert client.get("/countries/XS/")["Location"].startswith("/sign-in?next=")


def time_ago(seconds: float) -> datetime:
    return timezone.now() - timedelta(seconds=seconds)
