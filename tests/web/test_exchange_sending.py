"""A country's file on its way in: sent in pieces by the same way as documents, or whole with a form; kept, gone on with, refused, swept."""

import base64
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.peopled import silent

from weft_web.countries.models import Country
from weft_web.exchange import services
from weft_web.exchange.models import Arrival, Stage
from weft_web.instruments import arriving
from weft_web.instruments.holding import digest_of
from weft_web.jobs.models import Job
from weft_web.jobs.sweeping import sweep
from weft_web.rights import Role

DATA = b"PK\x03\x04" + bytes(range(256)) * 40
TUS = {"Tus-Resumable": "1.0.0"}
BODY = "application/offset+octet-stream"
HERE, NEW = "/countries/XS/exchange/sending", "/arrivals/sending"
Signed = Callable[..., Client]


def begin(client: Client, address: str, size: int = len(DATA), name: str = "XS.weft", fingerprint: str = "1") -> tuple[int, str, str]:
    """Status, the address to send to, and how much is there."""
    pairs = ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in {"filename": name, "fingerprint": fingerprint}.items()
    )
    answer = client.post(address, headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": pairs}, content_type=BODY)
    return answer.status_code, answer.headers.get("Location", ""), answer.headers.get("Upload-Offset", "")


def patch(client: Client, address: str, data: bytes, offset: int = 0) -> tuple[int, str, str]:
    """Status, outcome, and the page on which it goes on."""
    headers = {**TUS, "Upload-Offset": str(offset)}
    answer = client.generic("PATCH", address, data, content_type=BODY, headers=headers)
    return answer.status_code, answer.headers.get("Upload-Outcome", ""), answer.headers.get("Upload-Page", "")


@pytest.mark.parametrize(
    ("role", "where", "page"), [(Role.CONSULTANT, HERE, "/countries/XS/exchange/arrivals/"), (Role.SECRETARIAT, NEW, "/arrivals/")]
)
def test_a_file_in_pieces_goes_on_where_it_stopped_and_is_looked_into_once(
    country: Country, as_role: Signed, role: Role, where: str, page: str
) -> None:
    client, third = as_role(role), len(DATA) // 3
    _, address, _ = begin(client, where)
    assert patch(client, address, DATA[:third]) == (204, "", "")
    assert begin(client, where) == (201, address, str(third))
    assert patch(client, address, DATA[third:], 0)[0] == 409
    status, outcome, leads = patch(client, address, DATA[third:], third)
    assert (status, outcome) == (204, "added")
    assert leads.startswith(page)
    arrival = Arrival.objects.get()
    assert (arrival.stage, arrival.path.read_bytes(), arrival.size) == (Stage.ARRIVED, DATA, len(DATA))
    assert arrival.sha256 == digest_of(arrival.path)[0]
    assert client.head(address, headers=TUS).headers["Upload-Page"] == leads
    assert patch(client, address, b"x", len(DATA))[:2] == (204, "added")
    assert Job.objects.filter(kind="look_into", arguments={"arrival": arrival.pk}).count() == 1
    assert client.get(leads).status_code == 200


def test_it_is_its_sender_s_own_and_of_its_own_country(country: Country, as_role: Signed) -> None:
    _, address, _ = begin(as_role(Role.CONSULTANT), HERE)
    _, founding, _ = begin(as_role(Role.SECRETARIAT), NEW)
    assert patch(as_role(Role.FOCAL_POINT), address, DATA)[0] == 404
    assert patch(as_role(Role.ADMINISTRATOR), founding, DATA)[0] == 404
    assert patch(as_role(Role.SECRETARIAT), founding.replace("/arrivals", "/countries/XS/exchange"), DATA)[0] == 404
    assert begin(as_role(Role.FOCAL_POINT), HERE)[1] != address
    assert as_role(Role.CONSULTANT).head(address, headers=TUS).headers["Upload-Offset"] == "0"


@pytest.mark.parametrize("state", ["before it is moved", "after it is moved"])
def test_a_crash_at_the_end_is_gone_on_from(country: Country, as_role: Signed, state: str) -> None:
    client = as_role(Role.CONSULTANT)
    _, address, _ = begin(client, HERE)
    arrival = Arrival.objects.get()
    place = arriving.part_of(arrival) if state == "before it is moved" else arrival.path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(DATA)
    assert client.head(address, headers=TUS).headers["Upload-Outcome"] == "added"
    arrival.refresh_from_db()
    assert (arrival.stage, arrival.path.read_bytes()) == (Stage.ARRIVED, DATA)
    assert not arriving.part_of(arrival).exists()


@pytest.mark.parametrize(("size", "free", "status"), [(0, 1 << 50, 400), (33 << 30, 1 << 50, 413), (1 << 20, 1 << 20, 507)])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_is_not_taken_is_said_in_words(
    country: Country, as_role: Signed, monkeypatch: pytest.MonkeyPatch, size: int, free: int, status: int, language: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(free, 0, free))  # type: ignore[attr-defined]
    assert begin(as_role(Role.CONSULTANT, language), HERE, size)[0] == status
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_without_a_script_the_form_sends_it_whole_and_says_what_is_wrong(country: Country, as_role: Signed, language: str) -> None:
    client = as_role(Role.CONSULTANT, language)
    page = client.get("/countries/XS/exchange").content.decode()
    assert 'data-upload="/countries/XS/exchange/sending"' in page
    assert 'action="/countries/XS/exchange/bring"' in page
    for file in ({}, {"file": SimpleUploadedFile("XS.weft", b"")}):
        answer = client.post("/countries/XS/exchange/bring", file, follow=True)
        assert 'class="said' in answer.content.decode()
        assert 'role="alert"' in as_role(Role.SECRETARIAT, language).post("/arrivals", file).content.decode()
    assert not Arrival.objects.exists()
    answer = client.post("/countries/XS/exchange/bring", {"file": SimpleUploadedFile("laws/../XS.weft", DATA)})
    assert Arrival.objects.get().path.read_bytes() == DATA
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_was_sent_in_part_is_shown_kept_for_a_week_and_can_be_set_aside(country: Country, as_role: Signed, language: str) -> None:
    client = as_role(Role.FOCAL_POINT, language)
    _, address, _ = begin(client, HERE)
    patch(client, address, DATA[:9])
    arrival = Arrival.objects.get()
    part = arriving.part_of(arrival)
    old = (timezone.now() - timedelta(days=2)).timestamp()
    os.utime(part, (old, old))
    sweep(Job.objects.create(kind="sweep"), silent)
    assert part.exists()
    page = f"/countries/XS/exchange/arrivals/{arrival.key}"
    assert page in client.get("/countries/XS/exchange").content.decode()
    assert client.get(page).status_code == 200
    Arrival.objects.update(at=timezone.now() - timedelta(days=8))
    sweep(Job.objects.create(kind="sweep"), silent)
    assert not part.exists()
    client.post(f"{page}/drop")
    assert Arrival.objects.get().stage == Stage.DROPPED
    assert client.get(page).status_code == 200


def test_a_form_whose_file_breaks_off_leaves_nothing(country: Country, person: Callable[[Role], object]) -> None:
    def broken() -> Iterator[bytes]:
        yield DATA[:9]
        raise OSError("the line dropped")

    with pytest.raises(OSError, match="dropped"):
        services.arrival_take_in(country, services.Sent(name="XS.weft", size=len(DATA)), broken(), person(Role.CONSULTANT))
    assert Arrival.objects.get().stage == Stage.DROPPED
    assert list((Path(configured.DATA) / "arriving").glob(f"{Arrival.objects.get().part_key}*")) == []
