"""The facilitator's slides: all of a unit is on them with its notes, nothing is cut off or stands outside, same course, same bytes."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as File
from pptx.slide import Slide
from pptx.util import Mm
from pypdfium2 import PdfDocument
from tests.courses.taught import COURSES, VOICES
from tests.courses.test_documents import short
from tests.prepared import CONTENT

from weft.courses.course import Course
from weft.courses.figures import drawn
from weft.courses.packages import make
from weft.courses.pages import Setting
from weft.records import Language
from weft.report.planning.slides import FLOOR, needed

OFFICE = shutil.which("soffice")
IMPRESS = Path(OFFICE or "").resolve().with_name("libsdlo.so")
SECONDS = 120
RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}r"
EVERY = [(COURSES[0], Language.EN), (COURSES[0], Language.FR), (COURSES[1], Language.FR), (COURSES[1], Language.ES)]
IDS = [f"{course.id}-{language}" for course, language in EVERY]


@pytest.fixture(scope="module", params=EVERY, ids=IDS)
def deck(request: pytest.FixtureRequest) -> tuple[Course, Language, File]:
    course, language = request.param
    package = make("pptx", Setting(course=course, voice=VOICES[language], obligations=CONTENT.obligations))
    assert package.sound, package.checks
    return course, language, Presentation(io.BytesIO(package.files["course.pptx"]))


def pictures(slide: Slide) -> list[str]:
    return [str(one.get("descr")) for one in slide._element.xpath(".//p:pic//p:cNvPr")]


def test_every_slide_of_every_unit_is_there_with_its_notes(deck: tuple[Course, Language, File]) -> None:
    course, language, file = deck
    titles = [slide.shapes.title.text for slide in file.slides]
    notes = [slide.notes_slide.notes_text_frame.text.strip() for slide in file.slides]
    assert all(notes)
    wanted = [
        title.said_in(language).split("[")[0].strip()
        for unit in course.units
        for title in (unit.sheet.title, *(slide.title for slide in unit.slides))
    ]
    shown = [title for title, slide in zip(titles, file.slides, strict=True) if not pictures(slide)]
    assert [said.startswith(title) for said, title in zip(shown[1:], wanted, strict=True)] == [True] * len(wanted)
    points = " ".join(shape.text_frame.text for slide in file.slides for shape in slide.shapes if shape.name == "Points")
    assert all(
        one.said_in(language).split("[")[0].strip() in points for unit in course.units for slide in unit.slides for one in slide.points
    )
    assert "[CPB" not in points
    assert "[NKLSP" not in points


def test_nothing_is_cut_off_or_stands_outside(deck: tuple[Course, Language, File]) -> None:
    _, _, file = deck
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= file.slide_width
            assert shape.top + shape.height <= file.slide_height
            assert not (shape.has_text_frame and shape.text_frame.text.endswith("…")), shape.text_frame.text
            if shape.name == "Points":
                width = shape.width / Mm(1) - 8
                tall = sum(needed(one.text, one.runs[0].font.size.pt, width) + 4.5 for one in shape.text_frame.paragraphs)
                assert shape.top / Mm(1) + tall <= FLOOR + 1


def test_figures_say_what_they_show_and_runs_their_language(deck: tuple[Course, Language, File]) -> None:
    course, language, file = deck
    told = [words for slide in file.slides for words in pictures(slide)]
    assert set(told) <= {drawn(one, VOICES[language]).alternative for unit in course.units for one in unit.figures}
    assert len(told) >= 0.9 * sum(len(unit.figures) for unit in course.units)
    runs = [run for slide in file.slides for run in slide._element.iter(RUN)]
    assert {run.rPr.get("lang")[:2] for run in runs} == {language.value}


def test_the_same_course_gives_the_same_slides() -> None:
    held = short(COURSES[1], Language.ES)
    assert make("pptx", held).files == make("pptx", held).files


def bare(text: str) -> str:
    """Words without their spaces: where lines break is the office's matter."""
    return re.sub(r"\s", "", text)


@pytest.mark.skipif(OFFICE is None or not IMPRESS.exists(), reason="LibreOffice Impress is not installed")
def test_an_office_shows_every_slide_with_all_its_words_on_it(tmp_path: Path) -> None:
    made = make("pptx", Setting(course=COURSES[1], voice=VOICES[Language.FR], obligations=CONTENT.obligations)).files["course.pptx"]
    (tmp_path / "course.pptx").write_bytes(made)
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "course.pptx")]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    slides, pages = list(Presentation(io.BytesIO(made)).slides), PdfDocument(tmp_path / "course.pdf")
    assert len(pages) == len(slides)
    for slide, page in zip(slides, pages, strict=True):
        width, height = page.get_size()
        text = page.get_textpage()
        shown = bare(text.get_text_bounded())
        told = [one.text for shape in slide.shapes if shape.has_text_frame for one in shape.text_frame.paragraphs]
        assert [one for one in told if bare(one) not in shown] == []
        edges = [text.get_rect(place) for place in range(text.count_rects())]
        assert all(left >= 0 and bottom >= 0 and right <= width and top <= height for left, bottom, right, top in edges)
