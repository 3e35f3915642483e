"""Files and publication: what people wrote is in every file, hostile text harms none, and nothing of a draft is ever public."""

import io
import zipfile
from collections.abc import Callable

import pypdfium2
import pytest
from django.test import Client
from docx import Document as WordDocument
from lxml import etree, html
from tests.web.peopled import PASSWORD, silent

from weft.errors import ReadingError
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.instruments.holding import place
from weft_web.jobs.models import Job, State
from weft_web.jobs.services import job_take
from weft_web.jobs.working import do
from weft_web.rights import Role
from weft_web.studies import exporting, freezing, services
from weft_web.studies.models import Export, Publication, Study, Version
from weft_web.studies.services import Wish

HOSTILE = (
    "Canary </script><script>alert(1)</script> {{ 7*7 }} {% now %} ]]> <w:p/> &amp; \x00\x07\u202e\u200b "
    '=HYPERLINK("http://evil.example") #set page(fill: red) $x$ @here `code` \\undefined **bold** *slanted*'
)
SEEN = ("</script><script>alert(1)</script>", "{{ 7*7 }}", "]]>", '=HYPERLINK("http://evil.example")', "#set page(fill: red)", "bold")
CANARY = "Kanarienvogel-5519"
HOME = "/countries/XS/study/"


@pytest.fixture
def writer(person: Callable[[Role], Person]) -> Person:
    return person(Role.CONSULTANT)


@pytest.fixture
def study(country: Country) -> Study:
    return services.study_open(country, "en")


def write(study: Study, text: str, writer: Person, sign: str = "0") -> None:
    services.edit_add(study, Wish(key="own-" + sign * 32, act="own", chapter="summary", text=text, after="summary/lead"), writer)


def made(
    country: Country, writer: Person, formats: tuple[str, ...], version: Version | None = None, languages: tuple[str, ...] = ("en",)
) -> dict[str, bytes]:
    """The files of one export, done in this process."""
    job = exporting.export_ask(country, writer, languages, formats, version)
    exporting.export(job, silent)
    return {
        f"{one.language}.{one.format}": place(one.file.sha256).read_bytes() for one in Export.objects.filter(country=country).order_by("at")
    }


def word_text(data: bytes) -> str:
    return "\n".join(
        node.text or ""
        for node in etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).iter()
        if str(node.tag).endswith("}t")
    )


def pdf_text(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def test_every_format_holds_what_people_wrote_and_hostile_text_harms_none(country: Country, study: Study, writer: Person) -> None:
    write(study, HOSTILE, writer)
    services.study_arrange(study, {"authors": "A. </title> & B.", "publisher": "=1+1"}, writer)
    files = made(country, writer, ("docx", "pdf", "html", "xlsx"))
    page = html.document_fromstring(files["en.html"].decode())
    assert page.xpath("//script") == []
    texts = {"docx": word_text(files["en.docx"]), "html": page.text_content(), "pdf": pdf_text(files["en.pdf"])}
    for kind, text in texts.items():
        flat = " ".join(text.split())
        assert not any(sign in text for sign in "\x00\x07\u202e\u200b"), kind
        for part in SEEN:
            assert part.replace(" ", "") in flat.replace(" ", ""), (kind, part)
    assert page.xpath("//strong[text()='bold']")
    assert page.xpath("//em[text()='slanted']")
    core = WordDocument(io.BytesIO(files["en.docx"])).core_properties
    assert (core.author, "A. </title> & B. (2" in core.comments) == ("A. </title> & B.", True)
    with zipfile.ZipFile(io.BytesIO(files["en.xlsx"])) as book:
        assert b"<f>" not in b"".join(book.read(name) for name in book.namelist())
        assert "A. &lt;/title&gt; &amp; B." in book.read("docProps/core.xml").decode()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_files_say_which_version_they_are(language: str, country: Country, writer: Person) -> None:
    study = services.study_open(country, language)
    version = freezing.version_freeze(study, "Étiquette 1/2", "", writer)
    files = made(country, writer, ("xlsx", "html"), version)
    assert set(files) == {f"{language}.xlsx", f"{language}.html"}
    assert {one.name for one in Export.objects.all()} == {f"XS-{language}-Étiquette-1-2.{kind}" for kind in ("xlsx", "html")}
    assert "Étiquette 1/2" in files[f"{language}.html"].decode()
    draft = {"en": "Draft for review", "fr": "Projet soumis à examen", "es": "Borrador para revisión"}[language]
    assert draft not in files[f"{language}.html"].decode()
    assert draft in made(country, writer, ("html",), None, (language,))[f"{language}.html"].decode()


def test_a_file_is_asked_for_made_and_fetched(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    assert client.post(f"{HOME}files", {"formats": ["html"], "languages": []}).status_code == 200
    assert client.post(f"{HOME}files", {"formats": ["html"], "languages": ["en", "fr"]}).status_code == 302
    job = job_take("here")
    assert job is not None
    do(job.pk, "here")
    job.refresh_from_db()
    assert (job.state, job.outcome) == (State.DONE, {"files": 2})
    export = Export.objects.get(language="fr")
    answer = client.get(f"{HOME}files/{export.pk}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == place(export.file.sha256).read_bytes()
    assert as_role(Role.COMMENTER).get(f"{HOME}files/{export.pk}").status_code == 403
    Country.objects.create(code="XT", name_en="Other", name_fr="Autre", name_es="Otro")
    assert as_role(Role.ADMINISTRATOR).get(f"/countries/XT/study/files/{export.pk}").status_code == 404


def test_an_export_that_failed_says_why(country: Country, as_role: Callable[..., Client], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ReadingError("typesetting_failed", "no font")

    client = as_role(Role.CONSULTANT)
    client.post(f"{HOME}files", {"formats": ["pdf"], "languages": ["en"]})
    monkeypatch.setattr("weft_web.engine.reporting.files", broken)
    job = job_take("here")
    assert job is not None
    do(job.pk, "here")
    page = client.get(f"{HOME}files").content.decode()
    assert "could not be made" in page
    assert "no font" in page
    assert Job.objects.get(pk=job.pk).state == State.FAILED


# ------------------------------------------------------------------ publication


def publish(client: Client, version: Version, password: str = PASSWORD) -> int:
    return int(client.post("/countries/XS/publish/now", {"version": version.pk, "password": password}).status_code)


def test_a_version_is_published_by_the_focal_point_with_the_password_only(
    country: Country, study: Study, writer: Person, as_role: Callable[..., Client]
) -> None:
    version = freezing.version_freeze(study, "Final", "", writer)
    assert publish(as_role(Role.CONSULTANT), version) == 403
    assert publish(as_role(Role.ADMINISTRATOR), version) == 403
    focal = as_role(Role.FOCAL_POINT)
    assert publish(focal, version, "wrong") == 200
    assert not Publication.objects.exists()
    assert Client().get("/published/XS/en/").status_code == 404
    assert publish(focal, version) == 302
    assert Client().get("/published/XS/en/").status_code == 200
    assert Job.objects.filter(kind="export_study", arguments__version=version.pk).exists()


def test_nothing_of_a_draft_is_ever_public(country: Country, study: Study, writer: Person, as_role: Callable[..., Client]) -> None:
    """A canary in the draft, in a version that is not public and in its files is looked for in everything that the public can reach."""
    version = freezing.version_freeze(study, "Public words", "", writer)
    freezing.version_publish(version, writer)
    made(country, writer, ("html", "xlsx"), version)
    write(study, CANARY, writer)
    services.study_arrange(study, {"authors": CANARY, "publisher": CANARY}, writer)
    secret = freezing.version_freeze(study, f"{CANARY} label", CANARY, writer)
    made(country, writer, ("html", "xlsx"), secret)
    made(country, writer, ("html",))
    stranger, seen = Client(), set()
    waiting = ["/published/XS/en/", "/published/XS/fr/", "/published/XS/en/files/html", "/published/XS/en/files/xlsx", "/sign-in"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = stranger.get(address, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        data = zipfile.ZipFile(io.BytesIO(body)) if body[:2] == b"PK" else None
        told = b"".join(data.read(name) for name in data.namelist()) if data else body
        assert CANARY.encode() not in told, address
        if answer.headers["Content-Type"].startswith("text/html") and not answer.streaming:
            links = html.document_fromstring(answer.content).xpath("//a/@href")
            waiting += [link.partition("#")[0] for link in links if link.startswith("/published/") and "/to/" not in link]
    assert len(seen) > 20
    assert stranger.get(f"{HOME}versions/{secret.pk}/").status_code == 302
    assert stranger.get(f"{HOME}en/summary/1").status_code == 302


def test_a_withdrawn_publication_is_gone_and_its_line_stays(
    country: Country, study: Study, writer: Person, as_role: Callable[..., Client]
) -> None:
    focal = as_role(Role.FOCAL_POINT)
    first, second = (freezing.version_freeze(study, label, "", writer) for label in ("One", "Two"))
    publish(focal, first)
    publish(focal, second)
    current = Publication.objects.get(ended_at=None)
    assert current.version == second
    assert "Two" in Client().get("/published/XS/en/").content.decode()
    assert as_role(Role.CONSULTANT).post(f"/countries/XS/publish/{current.pk}/withdraw", {"reason": "x"}).status_code == 403
    assert focal.post(f"/countries/XS/publish/{current.pk}/withdraw", {"reason": "A mistake in chapter 3"}).status_code == 302
    assert Client().get("/published/XS/en/").status_code == 404
    page = focal.get("/countries/XS/publish").content.decode()
    assert "A mistake in chapter 3" in page
    assert Publication.objects.count() == 2


def test_a_country_without_publication_answers_like_one_that_is_not_there(country: Country) -> None:
    there, nowhere = Client().get("/published/XS/en/"), Client().get("/published/QQ/en/")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert len(there.content) == len(nowhere.content)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_public_pages_are_light_and_lead_to_every_chapter(language: str, country: Country, writer: Person) -> None:
    freezing.version_publish(freezing.version_freeze(services.study_open(country, language), "V", "", writer), writer)
    stranger = Client(headers={"accept-language": language})
    page = stranger.get(f"/published/XS/{language}/")
    assert len(page.content) < 60_000
    links = set(html.document_fromstring(page.content).xpath("//nav[contains(@class,'toc')]/a/@href"))
    assert len(links) == 11
    for link in links:
        answer = stranger.get(link)
        assert answer.status_code == 200
        assert len(answer.content) < 150_000
    assert stranger.get(f"/published/XS/{language}/to/p-3", follow=True).status_code == 200
    picture = stranger.get(f"/published/XS/{language}/summary/picture/sectors.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
