"""The table of rights walked: every address by every role, in the own country, in another, with objects of another, and with none.

A new route is walked as soon as it stands in the table; tests/web/sampled.py says what it may need.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.web.peopled import person_of
from tests.web.sampled import (
    ABSENT_HERE,
    CANARY,
    SEEN_BY_STATE,
    SENT,
    Route,
    fill,
    group_of_learners,
    meeting_of_several,
    routes,
    second_country,
)

from weft_web.accounts.models import Membership, Person
from weft_web.countries.models import Country
from weft_web.rights import HOLDERS, STAFF, Right, Role
from weft_web.routes import ROUTES

ROLES = [role for role in Role if role is not Role.PUBLIC]
SIGN_IN = "/sign-in?next="
REFUSED, NOTHING, SENT_AWAY = 403, 404, 302
METHODS = ("get", "post")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def countries(country: Country) -> tuple[Country, Country]:
    """The sample country with something of every kind, and another with the same under a canary."""
    fill(country)
    group_of_learners()
    meeting_of_several()
    return country, second_country(country)


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is taken back, in every database."""
    with ExitStack() as stack:
        for name in settings.DATABASES:
            stack.enter_context(transaction.atomic(using=name))
        yield
        for name in settings.DATABASES:
            transaction.set_rollback(True, using=name)


def asked(client: Client, method: str, address: str, route: Route) -> Any:
    """The answer, with nothing left of it but itself."""
    cookies, client.raise_request_exception = client.cookies.copy(), False
    with undone():
        answer = getattr(client, method)(address, SENT.get(route.name, {}) if method == "post" else {})
        answer.said = answer.getvalue()
    client.cookies = cookies
    return answer


def walked(
    client: Client, country: Country | None, objects_of: Country | None = None, *, unknown: bool = False
) -> Iterator[tuple[Route, str, Any]]:
    """Every address with its answers; those alone that lie in a country where objects of another or unknown ones are asked for."""
    for route in routes():
        special = objects_of is not None or unknown
        if special and not (route.objects(own=not unknown) and "country" in route.arguments):
            continue
        for method in METHODS:
            yield route, method, asked(client, method, route.address(country, objects_of, unknown=unknown), route)


def is_let_in(answer: HttpResponse) -> bool:
    return answer.status_code < 500 and answer.status_code not in (REFUSED, NOTHING) and not answer.get("Location", "").startswith(SIGN_IN)


def wrong(route: Route, method: str, answer: HttpResponse, held: frozenset[Right] | set[Right], *, member: bool) -> str:
    """What is wrong with an answer by the table, in words; nothing where it is as the table says."""
    right, status = ROUTES[route.name], answer.status_code
    told = f"{method} {route.name}: {status}"
    if right is Right.ANYONE:
        return f"{told}, a fault" if status >= 500 else ""
    if "country" in route.arguments and not member:
        return "" if status == NOTHING else f"{told}, though a stranger must see nothing"
    if right not in held:
        return "" if status == REFUSED else f"{told}, though {right} is not held"
    absent = status == NOTHING and route.name in ABSENT_HERE
    return "" if absent or is_let_in(answer) else f"{told}, though {right} is held"


def none_of(faults: list[str]) -> bool:
    """Whether nothing is wrong; what is, is said one by one."""
    told = sorted({one for one in faults if one})
    assert not told, "\n" + "\n".join(told)
    return True


def rights(role: Role) -> set[Right]:
    return {Right.ANYONE, Right.SIGNED_IN} | {right for right, holders in HOLDERS.items() if role in holders}


def test_every_route_has_its_right_and_every_right_its_route() -> None:
    assert {route.name for route in routes()} == set(ROUTES)


def test_every_right_is_held_by_somebody() -> None:
    assert set(HOLDERS) == set(Right) - {Right.ANYONE, Right.SIGNED_IN}
    assert all(HOLDERS.values())


def test_what_is_said_of_routes_is_said_of_routes_there_are() -> None:
    assert {*SENT, *SEEN_BY_STATE, *ABSENT_HERE} <= set(ROUTES)


def not_there(route: Route, method: str, answer: HttpResponse, held: set[Right]) -> str:
    """What is wrong with an answer about what is not there, or is another country's, in words; nothing where it is as it must be."""
    expected = NOTHING if ROUTES[route.name] in held else REFUSED
    return "" if answer.status_code in (expected, 405) else f"{method} {route.name}: {answer.status_code} instead of {expected}"


def heard(route: Route, method: str, answer: Any, role: Role) -> str:
    """Whether an answer to somebody who belongs to one country says anything of the other, in words."""
    return f"{method} {route.name} says something of another country" if role not in STAFF and CANARY.encode() in words_in(answer) else ""


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_the_table_says_and_hears_nothing_of_another_country(
    role: Role, countries: tuple[Country, Country], as_role: Callable[..., Client]
) -> None:
    """The own country, another, objects of another named in the own, and objects that nobody has."""
    here, other = countries
    client, held, member = as_role(role), rights(role), role in STAFF
    faults: list[str] = []
    for route, method, answer in walked(client, here):
        faults += [wrong(route, method, answer, held, member=True), heard(route, method, answer, role)]
    for route, method, answer in walked(client, other):
        faults += [wrong(route, method, answer, held, member=member), heard(route, method, answer, role)]
    for route, method, answer in (*walked(client, here, other), *walked(client, here, unknown=True)):
        faults += [not_there(route, method, answer, held), heard(route, method, answer, role)]
    assert none_of(faults)


def test_who_is_not_signed_in_is_sent_to_the_door(countries: tuple[Country, Country]) -> None:
    assert led_astray(Client(), countries[0]) == []


def led_astray(client: Client, country: Country) -> list[str]:
    """Answers to somebody who is not signed in that neither lie open to anyone nor lead to the door."""
    faults = []
    for route, method, answer in walked(client, country):
        door = answer.status_code == SENT_AWAY and answer["Location"].startswith(SIGN_IN)
        open_to_all = ROUTES[route.name] is Right.ANYONE and answer.status_code < 500
        if not door and not open_to_all:
            faults.append(f"{method} {route.name}: {answer.status_code}")
    return faults


def test_a_deactivated_person_is_sent_to_the_door_with_her_open_sitting(
    countries: tuple[Country, Country], as_role: Callable[..., Client]
) -> None:
    client = as_role(Role.FOCAL_POINT)
    Person.objects.filter(pk=person_of(Role.FOCAL_POINT).pk).update(is_active=False)
    assert led_astray(client, countries[0]) == []


def test_a_former_member_sees_nothing_of_the_country_with_her_open_sitting(
    countries: tuple[Country, Country], as_role: Callable[..., Client]
) -> None:
    client = as_role(Role.FOCAL_POINT)
    Membership.objects.filter(person=person_of(Role.FOCAL_POINT)).update(ended_at=timezone.now())
    held = {Right.ANYONE, Right.SIGNED_IN}
    faults = [wrong(route, method, answer, held, member=False) for route, method, answer in walked(client, countries[0])]
    assert none_of(faults)


def words_in(answer: Any) -> bytes:
    """What an answer says, unpacked where it is a package."""
    content: bytes = answer.said
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def test_the_canary_would_be_heard(countries: tuple[Country, Country], as_role: Callable[..., Client]) -> None:
    """Who may see the second country finds the canary in most of its pages: the test above can fail."""
    _, other = countries
    client = as_role(Role.ADMINISTRATOR)
    told = {route.name for route, method, answer in walked(client, other) if method == "get" and CANARY.encode() in words_in(answer)}
    assert {"countries:workspace", "countries:home", "accounts:team"} <= told
