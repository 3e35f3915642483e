"""Slides for the seminar: a cover and ten, with titles, notes, text alternatives and languages; nothing cut off or of the template."""

import io
import zipfile

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.util import Mm
from tests.report.planning import valley
from tests.report.planning.conftest import viewed
from tests.report.planning.test_plan_paper import hostile

from weft.records import Language
from weft.records.strategy import Opportunity
from weft.report.planning import PlanContent, write
from weft.report.planning.deck import SLIDES
from weft.report.planning.slides import FLOOR, Place, fitting, needed

STRATEGIES = {"valley": valley.strategy, "large": valley.large, "bare": valley.bare, "hostile": hostile}
TAG = "{http://schemas.openxmlformats.org/drawingml/2006/main}r"


def made(name: str, content: PlanContent, language: Language) -> bytes:
    one = STRATEGIES[name]()
    return write(one, viewed(one, content), content, language, "pptx")


def test_the_library_names_the_slides_that_are_filled(plan_content: PlanContent) -> None:
    assert [one.id for one in plan_content.planning.slides] == list(SLIDES)


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_slide_has_title_notes_and_alternatives(name: str, plan_content: PlanContent, language: Language) -> None:
    file = Presentation(io.BytesIO(made(name, plan_content, language)))
    assert len(file.slides) == 11
    for slide, known in zip(list(file.slides)[1:], plan_content.planning.slides, strict=True):
        assert slide.shapes.title.text == known.title.said_in(language)
        assert slide.notes_slide.notes_text_frame.text.strip() == known.says.said_in(language).strip()
        drawn = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        assert all(shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in drawn)
        assert len(slide.shapes) > 4, "title, foot, rule, number and something to show"


@pytest.mark.parametrize("name", STRATEGIES)
def test_the_cover_says_what_the_slides_are_of(name: str, plan_content: PlanContent, language: Language) -> None:
    slide = Presentation(io.BytesIO(made(name, plan_content, language))).slides[0]
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert slide.shapes.title.text[:20] == STRATEGIES[name]().title.strip()[:20]
    assert any(valley.COUNTRY.said_in(language) in text for text in words)
    assert slide.notes_slide.notes_text_frame.text.strip()


@pytest.mark.parametrize("name", STRATEGIES)
def test_nothing_stands_outside_its_slide(name: str, plan_content: PlanContent, language: Language) -> None:
    file = Presentation(io.BytesIO(made(name, plan_content, language)))
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= file.slide_width
            assert shape.top + shape.height <= file.slide_height
            if shape.has_table:
                assert sum(row.height for row in shape.table.rows) + shape.top <= Mm(FLOOR + 6), slide.shapes.title.text


def test_every_run_says_its_language(plan_content: PlanContent) -> None:
    file = Presentation(io.BytesIO(made("valley", plan_content, Language.FR)))
    runs = [run for slide in file.slides for run in slide._element.iter(TAG)]
    assert all(run.rPr is not None and run.rPr.get("lang") for run in runs)
    assert {run.rPr.get("lang") for run in runs} == {"fr-FR", "en-GB"}


def test_what_closes_first_comes_first(plan_content: PlanContent) -> None:
    one = replace(valley.strategy(), opportunities=(Opportunity(key="q", event="Talks on trade open", until="2027-02"),))
    file = Presentation(io.BytesIO(write(one, viewed(one, plan_content), plan_content, Language.EN, "pptx")))
    words = [shape.text_frame.text for shape in file.slides[1].shapes if shape.has_text_frame]
    assert words.index("February 2027") < words.index("15 July 2027")


def test_figures_are_those_of_the_strategy(plan_content: PlanContent) -> None:
    file = Presentation(io.BytesIO(made("valley", plan_content, Language.EN)))
    words = " ".join(shape.text_frame.text for shape in file.slides[8].shapes if shape.has_text_frame)
    assert "358,100.50" in words
    chart = next(shape.chart for shape in file.slides[8].shapes if shape.has_chart)
    assert list(chart.plots[0].series[0].values) == [42250, 187050.5, 64000, 32400, 32400]


def test_the_same_strategy_makes_the_same_file(plan_content: PlanContent) -> None:
    assert made("valley", plan_content, Language.ES) == made("valley", plan_content, Language.ES)


def test_nothing_of_the_template_is_left(plan_content: PlanContent) -> None:
    data = made("valley", plan_content, Language.ES)
    core = Presentation(io.BytesIO(data)).core_properties
    assert (core.language, core.last_modified_by) == ("es-ES", "")
    assert core.author == "Gobierno de Valmeria"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert not [one for one in packed.namelist() if "thumbnail" in one]
        assert len([one for one in packed.namelist() if one.startswith("ppt/slideLayouts/slideLayout")]) == 1


@pytest.mark.parametrize("words", ["short", "a rather long sentence that goes on " * 30, "x" * 400, ""])
def test_words_are_fitted_into_their_place(words: str) -> None:
    place = Place(width=90, height=30)
    shown, size = fitting(words, (26, 20, 16), place)
    assert needed(shown, size, place.width) <= place.height
