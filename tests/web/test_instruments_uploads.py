"""Files on their way in: the protocol, names, limits, what they become; archives opened, refused and recorded."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.peopled import person_of, silent

from weft_web.accounts.models import Membership, Person
from weft_web.countries.models import Country, Deed
from weft_web.instruments import arriving, uploading
from weft_web.instruments.analysis import analyse
from weft_web.instruments.models import Document, Instrument, StoredFile, Upload
from weft_web.instruments.naming import clean
from weft_web.jobs.models import Job
from weft_web.rights import Role

LAW = ("Ley 1\nArtículo 1. La autoridad evaluará los riesgos de los organismos vivos modificados antes de su importación.\n" * 8).encode()
TUS = {"Tus-Resumable": "1.0.0"}
BODY = "application/offset+octet-stream"
Signed = Callable[..., Client]


@pytest.fixture
def other(db: None) -> Country:
    """A country without texts, with the same consultant and focal point."""
    country = Country.objects.create(code="XZ", name_en="Other", name_fr="Autre", name_es="Otro")
    for role in (Role.CONSULTANT, Role.FOCAL_POINT):
        Membership.objects.create(person=person_of(role), country=country, role=role.value)
    return country


def begin(client: Client, name: str, data: bytes, code: str = "XZ", **told: str) -> str:
    """The address that an upload was given."""
    said = {"filename": name, **told}
    pairs = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in said.items())
    headers = {**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": pairs}
    answer = client.post(f"/countries/{code}/uploads", headers=headers, content_type=BODY)
    assert answer.status_code == 201, answer.content
    return str(answer.headers["Location"])


def patch(client: Client, address: str, data: bytes, offset: int = 0) -> tuple[int, str, str]:
    """Status, offset and outcome after some bytes."""
    headers = {**TUS, "Upload-Offset": str(offset)}
    answer = client.generic("PATCH", address, data, content_type=BODY, headers=headers)
    return answer.status_code, answer.headers.get("Upload-Offset", ""), answer.headers.get("Upload-Outcome", "")


def send(client: Client, name: str, data: bytes, code: str = "XZ", **told: str) -> str:
    """What became of a file."""
    return patch(client, begin(client, name, data, code, **told), data)[2]


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def analysed(country: Country) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name -> status and codes of problems, after an analysis in this process."""
    analyse(Job.objects.create(kind="analyse", country=country, made_by=person_of(Role.CONSULTANT), state="running"), silent)
    current = Document.objects.filter(instrument__country=country, current=True)
    return {one.name: (one.status, tuple(reason["code"] for reason in one.reason)) for one in current}


def test_a_file_in_three_pieces_goes_on_where_it_stopped(other: Country, as_role: Signed) -> None:
    client, third = as_role(Role.CONSULTANT), len(LAW) // 3
    address = begin(client, "ley.txt", LAW)
    assert patch(client, address, LAW[:third]) == (204, str(third), "")
    assert client.head(address, headers=TUS).headers["Upload-Offset"] == str(third)
    assert patch(client, address, LAW[:third])[0] == 409
    assert patch(client, address, LAW[third : 2 * third], third)[1] == str(2 * third)
    assert patch(client, address, LAW[2 * third :], 2 * third) == (204, str(len(LAW)), "added")
    assert client.head(address, headers=TUS).headers["Upload-Outcome"] == "added"
    document = Document.objects.get(instrument__country=other)
    assert document.file.sha256 == hashlib.sha256(LAW).hexdigest()
    assert Job.objects.filter(country=other, kind="analyse").count() == 1
    assert not arriving.part_of(Upload.objects.get()).exists()


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", {"Upload-Length": "5"}, 412),
        ("POST", {**TUS}, 400),
        ("POST", {**TUS, "Upload-Length": "-5"}, 400),
        ("POST", {**TUS, "Upload-Length": "0"}, 400),
        ("POST", {**TUS, "Upload-Length": str(configured.UPLOAD_BYTES + 1)}, 413),
        ("OPTIONS", {}, 204),
        ("GET", {}, 405),
    ],
)
def test_how_an_upload_is_begun(other: Country, as_role: Signed, method: str, headers: dict[str, str], status: int) -> None:
    answer = as_role(Role.CONSULTANT).generic(method, "/countries/XZ/uploads", content_type=BODY, headers=headers)
    assert answer.status_code == status
    assert not Upload.objects.filter(country=other).exists()


def test_a_body_of_another_type_and_a_wrong_offset_change_nothing(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    address = begin(client, "ley.txt", LAW)
    typed = client.generic("PATCH", address, LAW, content_type="text/plain", headers={**TUS, "Upload-Offset": "0"})
    assert (typed.status_code, patch(client, address, LAW, 7)[0]) == (415, 409)
    assert client.head(address, headers=TUS).headers["Upload-Offset"] == "0"


def test_more_than_was_announced_is_not_kept(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    address = begin(client, "ley.txt", LAW)
    assert patch(client, address, LAW + b"more")[2] == "added"
    assert Document.objects.get(instrument__country=other).file.size == len(LAW)


def test_the_same_file_sent_again_after_a_break_goes_on_with_what_is_there(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    address = begin(client, "ley.txt", LAW, fingerprint="1-2")
    patch(client, address, LAW[:100])
    assert begin(client, "ley.txt", LAW, fingerprint="1-2") == address
    assert begin(client, "ley.txt", LAW, fingerprint="9-9") != address
    assert begin(as_role(Role.FOCAL_POINT), "ley.txt", LAW, fingerprint="1-2") != address


def test_a_crash_between_keeping_and_registering_is_made_good(other: Country, as_role: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    client = as_role(Role.CONSULTANT)
    address = begin(client, "ley.txt", LAW)

    def crash(*_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr(uploading, "_take_in", crash)
        with pytest.raises(RuntimeError):
            patch(client, address, LAW)
    assert client.head(address, headers=TUS).headers["Upload-Outcome"] == "added"
    assert Document.objects.filter(instrument__country=other).count() == 1


def test_the_same_file_twice_is_one_document(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    assert [send(client, "ley.txt", LAW), send(client, "ley.txt", LAW)] == ["added", "there"]
    assert Document.objects.filter(instrument__country=other).count() == 1


def test_two_people_with_the_same_file_are_two_records_and_one_file_on_disk(other: Country, as_role: Signed) -> None:
    before = StoredFile.objects.count()
    assert [send(as_role(Role.CONSULTANT), "ley.txt", LAW), send(as_role(Role.FOCAL_POINT), "copia.txt", LAW)] == ["added", "added"]
    assert StoredFile.objects.count() == before + 1
    assert {one.by.email for one in Upload.objects.filter(country=other)} == {"consultant@example.org", "focal_point@example.org"}
    analysed(other)
    assert Document.objects.filter(instrument__country=other, duplicate_of__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("law.pdf", "law.pdf"),
        ("laws/2014/act.pdf", "laws/2014/act.pdf"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\laws\\act.pdf", "C:/laws/act.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("act\u202efdp.exe", "actfdp.exe"),
        ("two\n lines.txt", "two lines.txt"),
        ("Le\u0301y.txt", "Léy.txt"),
        ("...", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_names_are_made_harmless(sent: str, kept: str) -> None:
    assert clean(sent) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = clean("l" * 1000 + ".pdf")
    assert (len(name) <= 120, name.endswith(".pdf")) == (True, True)
    assert len(clean("folder/" * 300 + "law.pdf")) <= 400


@pytest.mark.parametrize("name", ["../x.txt", "l" * 1000 + ".txt", "\u202etxt.exe", "<img src=x onerror=alert(1)>.txt", "=cmd|calc.txt"])
def test_a_hostile_name_is_shown_as_words_and_lies_where_its_digest_says(other: Country, as_role: Signed, name: str) -> None:
    client = as_role(Role.CONSULTANT)
    assert send(client, name, LAW) == "added"
    page = client.get("/countries/XZ/instruments").content.decode()
    assert clean(name)[:20].replace("<", "&lt;").replace(">", "&gt;") in page
    assert "<img src=x" not in page
    assert (Path(configured.DATA) / "files" / hashlib.sha256(LAW).hexdigest()[:2]).is_dir()
    table = client.get("/countries/XZ/instruments/export").content.decode()
    assert not any(line.startswith(("=", "+", "-", "@")) for line in table.splitlines())


@pytest.mark.parametrize("name", [".DS_Store", "laws/.git/config", "__MACOSX/x.pdf", "Thumbs.db"])
def test_what_programs_put_beside_documents_is_left_out(other: Country, as_role: Signed, name: str) -> None:
    pairs = f"filename {base64.b64encode(name.encode()).decode()}"
    headers = {**TUS, "Upload-Length": "5", "Upload-Metadata": pairs}
    assert as_role(Role.CONSULTANT).post("/countries/XZ/uploads", headers=headers, content_type=BODY).status_code == 422


def test_nothing_is_taken_when_the_disk_is_nearly_full(other: Country, as_role: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "LEAST_FREE_BYTES", 1 << 60)
    answer = as_role(Role.CONSULTANT, "fr").post("/countries/XZ/uploads", headers={**TUS, "Upload-Length": "5"}, content_type=BODY)
    assert (answer.status_code, "disque" in answer.json()["message"]) == (507, True)


def test_without_a_script_a_form_brings_many_files(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT, "es")
    files = [SimpleUploadedFile("ley.txt", LAW), SimpleUploadedFile("otra.txt", LAW + b"2"), SimpleUploadedFile("vacia.txt", b"")]
    page = client.post("/countries/XZ/instruments/add", {"files": files}, follow=True).content.decode()
    assert Document.objects.filter(instrument__country=other).count() == 2
    assert "vacia.txt" in page
    assert client.post("/countries/XZ/instruments/add", {}).status_code == 302


def test_another_text_under_a_name_is_its_new_version_and_an_old_folder_sent_again_changes_nothing(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    outcomes = [send(client, "ley.txt", data) for data in (LAW, LAW + b"Art. 2", LAW)]
    assert outcomes == ["added", "version", "there"]
    assert Document.objects.get(instrument__country=other, current=True).ordinal == 2


def test_a_file_for_one_instrument_is_its_version_whatever_its_name(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    send(client, "ley.txt", LAW)
    send(client, "otra.txt", LAW + b"2")
    held = Instrument.objects.get(country=other, documents__name="ley.txt")
    assert send(client, "otra.txt", LAW + b"3", instrument=str(held.key), as_of="2024") == "version"
    current = held.documents.get(current=True)
    assert (current.ordinal, current.name, current.as_of) == (2, "otra (2).txt", "2024")


def test_an_upload_is_its_senders_and_its_countrys(other: Country, country: Country, as_role: Signed) -> None:
    address = begin(as_role(Role.CONSULTANT), "ley.txt", LAW)
    assert as_role(Role.FOCAL_POINT).head(address, headers=TUS).status_code == 404
    assert as_role(Role.CONSULTANT).head(address.replace("XZ", "XS"), headers=TUS).status_code == 404
    assert as_role(Role.REVIEWER).head(address, headers=TUS).status_code == 404
    foreign = Instrument.objects.filter(country=country)[0]
    pairs = f"filename {base64.b64encode(b'x').decode()},instrument {base64.b64encode(str(foreign.key).encode()).decode()}"
    headers = {**TUS, "Upload-Length": "5", "Upload-Metadata": pairs}
    assert as_role(Role.CONSULTANT).post("/countries/XZ/uploads", headers=headers, content_type=BODY).status_code == 404


def test_an_upload_needs_the_token_of_its_page(other: Country) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person_of(Role.CONSULTANT), "django.contrib.auth.backends.ModelBackend")
    assert client.post("/countries/XZ/uploads", headers={**TUS, "Upload-Length": "5"}, content_type=BODY).status_code == 403


def test_an_archive_becomes_the_documents_in_it(other: Country, as_role: Signed) -> None:
    archive = zipped(
        ("laws/ley.txt", LAW), ("../../climb.txt", LAW + b"2"), ("__MACOSX/laws/._ley.txt", b"x"), ("inner.zip", zipped(("a.txt", LAW)))
    )
    assert send(as_role(Role.CONSULTANT), "todo.zip", archive) == "opening"
    assert not Document.objects.filter(instrument__country=other).exists()
    found = analysed(other)
    assert found["todo.zip!/laws/ley.txt"][0] == "read"
    assert found["todo.zip!/climb.txt"][0] == "read"
    assert found["todo.zip!/inner.zip"] == ("refused", ("nested_archive",))
    assert len(found) == 3
    assert Upload.objects.get(name="todo.zip").settled_at is not None
    assert analysed(other) == found
    assert Deed.objects.filter(country=other, verb="archive_opened").count() == 1


def test_bombs_and_broken_archives_are_recorded_with_what_is_wrong(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    send(client, "bomb.zip", zipped(("bomb.txt", b"\0" * 400_000_000), ("ley.txt", LAW)))
    send(client, "broken.zip", zipped(("ley.txt", LAW))[:200])
    send(client, "many.zip", zipped(*((f"{n}.txt", b"x") for n in range(2_001))))
    found = analysed(other)
    assert found["bomb.zip!/bomb.txt"] == ("refused", ("too_large",))
    assert found["bomb.zip!/ley.txt"][0] == "read"
    assert found["broken.zip"] == ("refused", ("damaged",))
    assert found["many.zip"] == ("refused", ("too_many_members",))
    page = client.get("/countries/XZ/instruments?state=refused").content.decode()
    assert "many.zip" in page
    assert "2001" in page or "2,001" in page


def test_a_persons_name_stands_by_what_she_sent(other: Country, as_role: Signed, person: Callable[[Role], Person]) -> None:
    send(as_role(Role.CONSULTANT), "ley.txt", LAW)
    assert Document.objects.get(instrument__country=other).added_by == person(Role.CONSULTANT)
