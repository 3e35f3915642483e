"""Every test of the workbench finds the sample country there, analysed; what a test changes is undone after it."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from tests.web.peopled import person_of, sample_country

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.instruments.holding import results_folder
from weft_web.rights import Role

KEPT = "kept-for-the-next-test"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who asks for the database gets both: what people decided, and what may be lost."""
    for item in items:
        if "db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(databases="__all__"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        sample_country()
        shutil.copytree(results_folder("XS"), results_folder("XS").parents[1] / KEPT)


@pytest.fixture(autouse=True)
def results_stay(request: pytest.FixtureRequest) -> Iterator[None]:
    """What was read of the sample country lies there for the next test too: rows come back of themselves, files do not."""
    yield
    if "db" in request.fixturenames:
        kept = results_folder("XS").parents[1] / KEPT
        for path in (one for one in kept.rglob("*") if one.is_file()):
            place = results_folder("XS") / path.relative_to(kept)
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, place)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weighing, counting and composing are done at once, however slow the machine is: what is done later is tested where it is meant."""
    for module in ("weft_web.findings.assessing", "weft_web.findings.reckoning", "weft_web.studies.composing"):
        monkeypatch.setattr(f"{module}.QUICK_SECONDS", float("inf"))


@pytest.fixture
def country(db: None) -> Country:
    return Country.objects.get(code="XS")


@pytest.fixture
def person(db: None) -> Callable[[Role], Person]:
    return person_of


@pytest.fixture
def as_role(db: None) -> Callable[..., Client]:
    """A browser signed in as the person with a role, in a language."""

    def signed_in(role: Role, language: str = "en") -> Client:
        client = Client(headers={"accept-language": language})
        client.force_login(person_of(role), "django.contrib.auth.backends.ModelBackend")
        client.cookies["language"] = language
        return client

    return signed_in
