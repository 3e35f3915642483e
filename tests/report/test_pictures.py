"""Pictures: well-formed, titled by their finding, never wider than their frame, readable without colour."""

import pytest
from lxml import etree

from weft.records import Language
from weft.report import ReportContent, charts, svg
from weft.report.charts import _ticks
from weft.report.heatmap import LABEL, LABEL_LINES, LABEL_SIZE, article_of
from weft.report.voice import Voice

SVG = "{http://www.w3.org/2000/svg}"


def drawings(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {name: etree.fromstring(data) for name, data in files.items() if name.endswith(".svg")}


def test_each_picture_is_a_document_with_an_alternative(files: dict[str, bytes]) -> None:
    shown = drawings(files)
    assert set(shown) >= {"pictures/sectors.svg", "pictures/timeline.svg", "pictures/coverage_cpb.svg"}
    assert all(one.get("role") == "img" and one.get("aria-label") for one in shown.values())


def test_no_text_runs_out_of_its_picture(files: dict[str, bytes]) -> None:
    for name, drawn in drawings(files).items():
        width = float(drawn.get("width"))
        for line in drawn.iter(f"{SVG}text"):
            if line.get("transform"):
                continue
            room = svg.width_of(line.text or "", float(line.get("font-size")))
            start = {"start": 0.0, "middle": room / 2, "end": room}[line.get("text-anchor")]
            left = float(line.get("x")) - start
            assert left >= -1, (name, line.text)
            assert left + room <= width + 8, (name, line.text)


def test_every_theme_fits_beside_its_row(content: ReportContent, language: Language) -> None:
    voice = Voice(content, language)
    for theme in content.lists["themes"]:
        label = f"{voice.say('treaty.NKLSP')} {voice.say('article.annex')} III {voice.label('themes', theme)}"
        assert "…" not in "".join(svg.wrapped(label, LABEL_SIZE, LABEL - 10, LABEL_LINES)), label


def test_the_ladder_has_a_sign_on_every_step() -> None:
    signs = [svg.sign(5, 5, step) for step in (1, 2, 3)]
    assert len(set(signs)) == 3
    assert "stroke-dasharray" in svg.box(0, 0, 9, 9, 0)
    assert all("stroke-dasharray" not in svg.box(0, 0, 9, 9, step) for step in (1, 2, 3))


ARTICLES = [
    ("10.3", "10"),
    ("8(g)", "8(g)"),
    ("14.1(c)-(e)", "14"),
    ("Annex III", "Annex III"),
    ("Target 17", "Target 17"),
    ("18.2(a) + BS-III/10", "18"),
    ("15 (NR5)", "15"),
]


@pytest.mark.parametrize(("article", "group"), ARTICLES)
def test_paragraphs_are_gathered_under_their_article(article: str, group: str) -> None:
    assert article_of(article) == group


@pytest.mark.parametrize(("first", "last"), [(1998, 2025), (2010, 2010), (1885, 2026), (2020, 2021)])
def test_years_under_the_axis_rise_and_keep_apart(first: int, last: int) -> None:
    ticks = _ticks(first, last)
    assert ticks[0] == first
    assert ticks[-1] == last
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= 14


@pytest.mark.parametrize(
    ("text", "room"), [("Manipulation, transport, emballage et identification", 90), ("Anticonstitutionnellement", 40), ("", 50)]
)
def test_wrapped_lines_are_no_wider_than_their_room(text: str, room: float) -> None:
    for line in svg.wrapped(text, 12, room, 2):
        assert svg.width_of(line, 12) <= room


def test_every_sector_fits_beside_its_bar(content: ReportContent, language: Language) -> None:
    for sector in content.lists["sectors"]:
        label = Voice(content, language).label("sectors", sector)
        assert "…" not in "".join(svg.wrapped(label, charts.LABEL_SIZE, charts.LABEL - 20, charts.LABEL_LINES)), label
