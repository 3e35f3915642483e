"""The folder for the room: every link leads to a file in it, nothing is fetched, no address goes out, hostile names stay harmless."""

import io
import posixpath
import re
import zipfile

import pytest
from lxml import html as parser
from msgspec.structs import replace
from tests.meet.convened import ASKED, VOICES, WORKSHOP, said

from weft.meet import room
from weft.meet.folder import folder, safe_name
from weft.meet.scene import Scene
from weft.records import Language
from weft.records.meeting import Meeting, Paper

HANDED_IN = Paper(key="s", symbol="S/1", group="statement", title=said("Statement"), original="en", on="2027-04-05",
                  files={"en": "statement.pdf", "fr": "statement.pdf", "es": "gone.pdf"})  # fmt: skip
SMALL = replace(WORKSHOP, languages=("es",), agenda=WORKSHOP.agenda[:2], answers=(), papers=(WORKSHOP.papers[0], HANDED_IN))
"""One language is enough to follow every link; the pages of the others are tried without their documents."""


def unpacked(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def held() -> dict[str, bytes]:
    """The files of the folder in Spanish."""
    return unpacked(folder(SMALL, VOICES, ASKED, {"statement.pdf": b"%PDF-1.7"}))


def links(name: str, page: bytes) -> list[str]:
    """The places a page leads to, from the top of the archive."""
    tree = parser.fromstring(page)
    told = [one for one in tree.xpath("//@href | //@src") if not one.startswith("#")]
    return [posixpath.normpath(posixpath.join(posixpath.dirname(name), one.partition("#")[0])) for one in told]


def test_every_link_leads_to_a_file(held: dict[str, bytes]) -> None:
    pages = {name: data for name, data in held.items() if name.endswith(".html")}
    assert {"weft-rw-2027-1/index.html", "weft-rw-2027-1/es/index.html", "weft-rw-2027-1/es/report.html"} <= set(pages)
    led = {place for name, data in pages.items() for place in links(name, data)}
    assert led <= set(held), led - set(held)
    reached = led | set(pages) | {"weft-rw-2027-1/README.txt"}
    assert set(held) == reached


def test_nothing_is_fetched_or_run(held: dict[str, bytes]) -> None:
    for name, data in held.items():
        if name.endswith((".html", ".css")):
            assert b"<script" not in data.lower()
            assert not re.search(rb"""(?:src|href)="https?:|url\(""", data), name


def test_no_address_of_a_participant_is_in_any_file(held: dict[str, bytes]) -> None:
    for name, data in held.items():
        inner = [data, *unpacked(data).values()] if name.endswith(".docx") else [data]
        assert not any(b"canary.example" in one for one in inner), name


def test_the_same_record_makes_the_same_bytes_of_pages() -> None:
    scene = Scene(SMALL, VOICES[Language.ES])
    assert room.spoken(scene, (), {}) == room.spoken(scene, (), {})


@pytest.mark.parametrize("language", list(Language))
def test_pages_say_everything_in_their_language(language: Language) -> None:
    scene = Scene(WORKSHOP, VOICES[language])
    tree = parser.fromstring(room.spoken(scene, (), {}))
    assert tree.get("lang") == language
    text = tree.text_content()
    assert "meet." not in text
    for one in WORKSHOP.sessions:
        assert scene.said(one.title) in text
    for one in WORKSHOP.participants:
        assert (one.last_name in text) is bool(one.present)
    assert all(table.xpath("./caption") and table.xpath(".//th[@scope]") for table in tree.iter("table"))


def test_hostile_words_are_words() -> None:
    bad = '"><script>alert(1)</script>\u202e'
    person = replace(WORKSHOP.participants[0], last_name=bad, organisation=bad)
    meeting: Meeting = replace(WORKSHOP, title=said(bad), venue=bad, participants=(person,), convener=said(bad))
    for data in (room.front([Scene(meeting, VOICES[Language.EN])]), room.spoken(Scene(meeting, VOICES[Language.EN]), (), {})):
        assert b"<script" not in data
        assert "\u202e".encode() not in data


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Étude nº 3.PDF", "etude-no-3.pdf"),
        ("../../etc/passwd", "etc-passwd.txt"),
        ("attack.html", "attack-html.txt"),
        ("page.svg", "page-svg.txt"),
        ("..", "file.txt"),
        ("a/b\\c.docx", "a-b-c.docx"),
    ],
)
def test_names_of_files_are_plain(name: str, made: str) -> None:
    assert safe_name(name) == made


def test_a_file_handed_in_twice_under_one_name_is_kept_by_language(held: dict[str, bytes]) -> None:
    files = {name for name in held if "/files/" in name}
    assert files == {"weft-rw-2027-1/files/en-statement.pdf", "weft-rw-2027-1/files/fr-statement.pdf"}
