"""A course as a book: valid by epubcheck without a warning, whole, told to readers' devices, and the same bytes again."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from tests.courses.taught import COURSES, VOICES
from tests.courses.test_documents import EVERY, setting, short

from weft.courses.course import Course
from weft.courses.figures import drawn
from weft.courses.packages import make, zipped
from weft.records import Language

EPUBCHECK = shutil.which("epubcheck")
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
HTML = {"h": "http://www.w3.org/1999/xhtml", "svg": "http://www.w3.org/2000/svg"}


def book(course: Course, language: Language) -> dict[str, bytes]:
    package = make("epub", setting(course, language))
    assert [one for one in package.checks if not one.good] == []
    return package.files


@pytest.mark.skipif(EPUBCHECK is None or shutil.which("java") is None, reason="epubcheck is not installed")
@pytest.mark.parametrize(("place", "language"), [(0, Language.FR), (1, Language.ES)])
def test_epubcheck_finds_neither_error_nor_warning(place: int, language: Language, tmp_path: Path) -> None:
    path = tmp_path / "course.epub"
    path.write_bytes(zipped(book(COURSES[place], language)))
    assert EPUBCHECK is not None
    said = subprocess.run(["java", "-jar", EPUBCHECK, str(path)], capture_output=True, text=True, check=False, timeout=120)
    told = said.stdout + said.stderr
    assert "0 fatals / 0 errors / 0 warnings" in told, told[-3000:]


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_each_unit_is_a_chapter_with_its_questions_and_their_answers(course: Course, language: Language) -> None:
    files = book(course, language)
    for unit in course.units:
        page = etree.fromstring(files[f"EPUB/{unit.id}.xhtml"])
        known = {str(one) for one in page.xpath("//@id")}
        for question in unit.questions:
            assert {f"{unit.id}-{question.id}", f"{unit.id}-{question.id}-answer"} <= known
        told = {str(one) for one in page.xpath("//svg:svg/@aria-label", namespaces=HTML)}
        assert told == {drawn(one, VOICES[language]).alternative for one in unit.figures}
        assert page.get("lang") == page.get("{http://www.w3.org/XML/1998/namespace}lang") == language.value
        assert not page.xpath("//h:form | //h:input | //h:select | //h:script", namespaces=HTML)


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_the_book_says_what_it_is_and_who_can_read_it(course: Course, language: Language) -> None:
    opf = etree.fromstring(book(course, language)["EPUB/book.opf"])
    told = {str(one.get("property")) for one in opf.xpath("//opf:meta", namespaces=OPF)}
    features = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")
    assert {f"schema:{one}" for one in features} <= told
    assert opf.xpath("string(//dc:language)", namespaces=OPF) == language.value
    assert opf.xpath("string(//dc:title)", namespaces=OPF) == course.sheet.title.said_in(language)
    listed = [str(one) for one in opf.xpath("//opf:item/@href", namespaces=OPF)]
    assert [name for name in listed if name.removesuffix(".xhtml") in course.by_id] == [f"{unit.id}.xhtml" for unit in course.units]


def test_every_book_has_an_identifier_of_its_own() -> None:
    opfs = [make("epub", short(course, language)).files["EPUB/book.opf"].decode() for course in COURSES for language in Language]
    known = [re.findall(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}", opf) for opf in opfs]
    assert [len(one) for one in known] == [1] * len(opfs)
    assert len({one[0] for one in known}) == len(opfs)


def test_the_media_type_stands_first_as_it_is_and_the_bytes_come_out_the_same() -> None:
    first, again = (zipped(make("epub", short(COURSES[0], Language.ES)).files) for _ in range(2))
    assert first == again
    held = zipfile.ZipFile(io.BytesIO(first)).infolist()[0]
    assert (held.filename, held.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert first[30:58] == b"mimetypeapplication/epub+zip"
