"""What anyone may read of a country: the published version and nothing else, as its own description says it."""

import csv
import io
from collections.abc import Callable
from typing import Any

import jsonschema
import msgspec
import pytest
from django.test import Client
from tests.web.peopled import person_of

from weft.records import Finding as Read
from weft_web.countries.models import Country
from weft_web.exchange import openapi
from weft_web.exchange.models import Release, ReleaseLine
from weft_web.exchange.shapes import PARTS
from weft_web.findings.models import Finding
from weft_web.findings.services import Opinion, finding_judge
from weft_web.instruments.models import Instrument
from weft_web.rights import Role
from weft_web.studies.freezing import evidence_of, publication_withdraw, version_freeze, version_publish
from weft_web.studies.models import Publication
from weft_web.studies.services import study_open

CANARY = "Kanarienvogel"
ADDRESSES = ["/api/countries", "/api/countries/XS", *(f"/api/countries/XS/{part.name}" for part in PARTS)]
TABLES = [f"/api/countries/XS/{part.name}.csv" for part in PARTS]


@pytest.fixture
def publication(country: Country) -> Publication:
    """A published version in Spanish."""
    person = person_of(Role.FOCAL_POINT)
    version = version_freeze(study_open(country, "es"), "Primera", "", person)
    return version_publish(version, person)


@pytest.fixture
def anybody() -> Client:
    return Client()


def schema_of(path: str) -> dict[str, Any]:
    """What the description says of an address, with all that it refers to."""
    told = openapi.description()
    answer = told["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return {**answer, "components": told["components"]}


def body_of(answer: Any) -> str:
    text = answer.getvalue() if hasattr(answer, "getvalue") else answer.content
    return str(text.decode("utf-8"))


def test_without_a_publication_there_is_nothing_and_no_country_can_be_told_from_none(country: Country, anybody: Client) -> None:
    assert anybody.get("/api/countries").json() == {"total": 0, "items": []}
    for address in (*ADDRESSES[1:], *TABLES):
        here, nowhere = anybody.get(address), anybody.get(address.replace("XS", "ZZ"))
        assert (here.status_code, here.content) == (nowhere.status_code, nowhere.content) == (404, b'{"error":"not_found"}')


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_answer_is_as_its_description_says(publication: Publication, anybody: Client, address: str) -> None:
    answer = anybody.get(address)
    assert answer.status_code == 200
    jsonschema.Draft202012Validator(schema_of(address.replace("XS", "{code}"))).validate(answer.json())


def test_the_description_is_whole(country: Country, anybody: Client) -> None:
    told = anybody.get("/api/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    described = set(told["paths"])
    assert described == {address.replace("XS", "{code}") for address in (*ADDRESSES, *TABLES)}
    text = str(told)
    for name in set(told["components"]["schemas"]):
        jsonschema.Draft202012Validator.check_schema(told["components"]["schemas"][name])
    referred = {part.split("'")[0] for part in text.split("#/components/schemas/")[1:]}
    assert referred <= set(told["components"]["schemas"])
    operations = [told["paths"][path]["get"]["operationId"] for path in told["paths"]]
    assert len(operations) == len(set(operations))


def test_page_by_page_every_finding_of_the_frozen_version_comes_once(publication: Publication, anybody: Client) -> None:
    got: list[Any] = []
    address: str | None = "/api/countries/xs/findings?limit=37"
    while address:
        page = anybody.get(address).json()
        got += page["items"]
        address = page["next"]
    frozen = evidence_of(publication.version)
    assert msgspec.convert(got, tuple[Read, ...]) == frozen.findings
    assert page["total"] == len(frozen.findings) > 37


@pytest.mark.parametrize(
    "asked", ["offset=-1", "limit=0", "limit=501", "limit=x", "offset=1e3", "offset=²", "language=de", "offset=9999999999"]
)
def test_what_cannot_be_read_is_said_so(publication: Publication, anybody: Client, asked: str) -> None:
    answer = anybody.get(f"/api/countries/XS/findings?{asked}")
    assert (answer.status_code, answer.json()) == (400, {"error": "bad_request"})


def test_beyond_the_end_is_an_empty_page(publication: Publication, anybody: Client) -> None:
    page = anybody.get("/api/countries/XS/rows?offset=99999").json()
    assert (page["items"], page["next"]) == ([], None)


def test_drafts_and_people_never_appear(publication: Publication, anybody: Client, country: Country) -> None:
    """The canary sits in everything that was written after, or beside, what was published."""
    row = Finding.objects.filter(country=country, standing="here").first()
    finding_judge(row, Opinion(verdict="rejected", comment=CANARY), person_of(Role.REVIEWER))
    Finding.objects.filter(country=country).update(text=CANARY, heading=CANARY)
    Instrument.objects.filter(country=country).update(title=CANARY, note=CANARY)
    version_freeze(study_open(country, "es"), CANARY, CANARY, person_of(Role.FOCAL_POINT))
    study_open(country, "fr")
    for address in (*ADDRESSES, *TABLES, "/api/", "/api/openapi.json"):
        said = body_of(anybody.get(address))
        assert CANARY not in said
        assert "example.org" not in said
        assert "Person " not in said
    assert anybody.get("/api/countries/XS/findings?language=fr").status_code == 404


def test_what_is_withdrawn_is_gone_and_what_is_published_next_takes_its_place(
    publication: Publication, anybody: Client, country: Country
) -> None:
    assert anybody.get("/api/countries/XS").json()["versions"][0]["label"] == "Primera"
    person = person_of(Role.FOCAL_POINT)
    Instrument.objects.filter(country=country).update(title="Título nuevo")
    second = version_publish(version_freeze(study_open(country, "es"), "Segunda", "", person), person)
    told = anybody.get("/api/countries/XS").json()["versions"]
    assert [one["label"] for one in told] == ["Segunda"]
    publication_withdraw(second, "Un error", person)
    assert anybody.get("/api/countries/XS").status_code == 404
    assert anybody.get("/api/countries/XS/findings").status_code == 404


def test_it_is_laid_out_once(publication: Publication, anybody: Client) -> None:
    anybody.get("/api/countries/XS/findings")
    lines = ReleaseLine.objects.count()
    anybody.get("/api/countries/XS/rows")
    assert (Release.objects.count(), ReleaseLine.objects.count()) == (1, lines)


@pytest.mark.parametrize("address", [*ADDRESSES, *TABLES, "/api/openapi.json"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_written(publication: Publication, address: str, method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("address", [*ADDRESSES, *TABLES])
def test_every_origin_may_read_and_caches_may_keep(publication: Publication, anybody: Client, address: str) -> None:
    answer = anybody.get(address)
    answer.getvalue()
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "public" in answer["Cache-Control"]
    again = anybody.get(address, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.getvalue(), again["ETag"]) == (304, b"", answer["ETag"])
    if "Last-Modified" in answer:
        assert anybody.get(address, headers={"if-modified-since": answer["Last-Modified"]}).status_code == 304
    assert anybody.head(address).status_code == 200


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.name)
def test_the_table_holds_what_the_pages_hold(publication: Publication, anybody: Client, part: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(body_of(anybody.get(f"/api/countries/XS/{part.name}.csv")))))
    page = anybody.get(f"/api/countries/XS/{part.name}?limit=500").json()
    assert len(rows) == page["total"]
    assert list(rows[0]) == [field.name for field in msgspec.structs.fields(part.line)]
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_people_can_read_about_it_in_their_language(publication: Publication, language: str, as_role: Callable[..., Client]) -> None:
    for client in (Client(headers={"accept-language": language}), as_role(Role.COMMENTER, language)):
        answer = client.get("/api/")
        assert answer.status_code == 200
        assert "Primera" in answer.content.decode()
        assert len(answer.content) < 60_000


def test_a_signed_in_person_s_answer_is_nobody_s_own(publication: Publication, as_role: Callable[..., Client], anybody: Client) -> None:
    mine, theirs = as_role(Role.FOCAL_POINT, "fr").get("/api/countries/XS/rows"), anybody.get("/api/countries/XS/rows")
    assert mine.content == theirs.content
