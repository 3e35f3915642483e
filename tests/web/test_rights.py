"""The table of rights walked: every route by every role."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from weft_web.rights import HOLDERS, ROUTES, Right, Role


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, f"{one.namespace}:" if one.namespace else prefix)
        else:
            yield f"{prefix}{one.name}"


def test_every_route_has_its_right_and_every_right_its_route() -> None:
    assert set(routes(get_resolver().url_patterns)) == set(ROUTES)


def test_every_right_is_held_by_somebody() -> None:
    assert set(HOLDERS) == set(Right) - {Right.ANYONE, Right.SIGNED_IN}
    assert all(HOLDERS.values())


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLIC])
def test_a_page_answers_who_has_its_right_and_nobody_else(role: Role, as_role: Callable[..., Client]) -> None:
    client = as_role(role)
    answered = client.get("/countries/XS/").status_code
    assert answered == (200 if role in HOLDERS[Right.LOOK] else 403)
    changed = client.get("/countries/XS/profile/edit").status_code
    assert changed == (200 if role in HOLDERS[Right.SET_UP] else 403)
