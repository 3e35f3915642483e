"""The report: the same paragraphs in every language, quotes that lead to the annex, files that open, cells that are no formulas."""

import io
import re
import zipfile

import docx
import openpyxl
import pypdfium2
import pytest
from lxml import html
from msgspec.structs import replace
from tests.synthesis.gathered import eight, known, of, read

from weft.consult.draft import drafted
from weft.records import Finding, Language
from weft.records.synthesis import Dimension, Kind, Observed
from weft.report.cleaning import UNPRINTABLE
from weft.report.finishing import texts
from weft.report.paper import Heading, Paper, Paragraph, Picture, Quotation, Table
from weft.synthesis import setting
from weft.synthesis.cube import Base, Question, crossed
from weft.synthesis.gathering import gather
from weft.synthesis.paper import compose
from weft.synthesis.teller import rounded

PAPERS = {language: compose(eight(), language) for language in Language}
UNSAID = re.compile(r"\{\w*\}|syn\.[a-z]")
HARM = '=HYPERLINK("http://evil.example")'


def blocks(paper: Paper) -> list:  # type: ignore[type-arg]
    return [block for chapter in paper.chapters for block in chapter.blocks]


@pytest.fixture(scope="module", params=list(Language), ids=str)
def paper(request: pytest.FixtureRequest) -> Paper:
    return PAPERS[request.param]


def test_paragraphs_have_the_same_keys_in_every_language() -> None:
    keys = {language: [block.key for block in blocks(one)] for language, one in PAPERS.items()}
    assert keys[Language.EN] == keys[Language.FR] == keys[Language.ES]
    assert len(set(keys[Language.EN])) == len(keys[Language.EN])
    assert all(keys[Language.EN])


def test_the_report_can_go_out_for_comment_in_three_languages() -> None:
    draft = drafted({language.value: one for language, one in PAPERS.items()}, "en", kind="synthesis")
    assert {frozenset(place.texts) for place in draft.places} == {frozenset({"en", "fr", "es"})}


def test_nothing_is_left_unsaid(paper: Paper) -> None:
    for block in blocks(paper):
        assert not [one for one in texts(block) if UNSAID.search(one)], block.key


def test_every_quote_has_its_country_and_leads_to_the_annex(paper: Paper) -> None:
    anchors = {cell.anchor for block in blocks(paper) if isinstance(block, Table) for row in block.rows for cell in row if cell.anchor}
    quotes = [block for block in blocks(paper) if isinstance(block, Quotation)]
    names = {one.code for one in eight().countries}
    assert quotes
    for one in quotes:
        assert one.reference.text[:2] in names
        assert one.mark.code == "said" or one.reference.anchor in anchors


def test_each_country_has_its_pages(paper: Paper) -> None:
    chapter = next(one for one in paper.chapters if one.anchor == "lands")
    heads = [block for block in chapter.blocks if isinstance(block, Heading) and block.level == 2]
    assert [one.key for one in heads] == [f"lands/country:{one.code}" for one in eight().countries]
    invented = [block for block in chapter.blocks if isinstance(block, Paragraph) and block.key.endswith("/lead")]
    assert len(invented) == len(heads)


def test_pictures_have_a_finding_a_text_alternative_and_their_figures(paper: Paper) -> None:
    drawn = [block for block in blocks(paper) if isinstance(block, Picture)]
    assert {one.name.partition("_")[0] for one in drawn} == {"shares", "map", "themes", "rounds", "states"}
    for one in drawn:
        assert one.title
        assert one.alternative
        assert one.table is not None
        assert one.table.rows


def test_the_tables_of_the_report_say_what_the_cube_counts() -> None:
    layout = next(one for one in known().rules.rules.layouts if one.id == "theme_region")
    table = crossed(eight().cube, Question(kind=layout.kind, rows=layout.rows, columns=layout.columns))
    printed = next(one for one in blocks(PAPERS[Language.EN]) if isinstance(one, Table) and one.key.startswith("tables/table:theme_region"))
    for down, line in enumerate(printed.rows[:-1]):
        counts = [int(cell.text.replace("–", "0").partition("\u00a0")[0]) for cell in line[1:]]
        assert counts == [*table.counts[down], table.row_totals[down]]


def test_without_an_earlier_round_there_is_no_comparison() -> None:
    alone = compose(gather(of(read()[:3]), known()), Language.ES)
    assert "rounds" not in [one.anchor for one in alone.chapters]


def test_a_synthesis_of_nothing_is_a_report_all_the_same() -> None:
    for language in Language:
        assert compose(gather(of(()), known()), language).chapters


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    french = PAPERS[Language.FR]
    return dict(setting.set_as(french, ("html", "pdf", "docx"))) | {"xlsx": setting.tabulated(eight(), Language.FR)}


def test_the_files_open_and_say_the_title(files: dict[str, bytes]) -> None:
    title = PAPERS[Language.FR].title
    assert title in "\n".join(one.text for one in docx.Document(io.BytesIO(files["docx"])).paragraphs)
    assert title in html.document_fromstring(files["html"]).text_content()
    assert len(pypdfium2.PdfDocument(files["pdf"])) > 20


def test_the_same_input_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert setting.tabulated(eight(), Language.FR) == files["xlsx"]
    assert compose(eight(), Language.FR) == PAPERS[Language.FR]


def test_the_workbook_holds_every_cell_of_every_table(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    lines = list(book["Tableaux croisés"].iter_rows(min_row=2, values_only=True))
    expected = []
    for layout in known().rules.rules.layouts:
        table = crossed(eight().cube, Question(kind=layout.kind, rows=layout.rows, columns=layout.columns))
        for down in range(len(table.rows)):
            for across in range(len(table.columns)):
                shares = [table.share(down, across, base) for base in Base]
                expected.append((table.counts[down][across], *(None if one is None else rounded(one) for one in shares)))
    assert [line[3:] for line in lines] == expected
    passages = sum(one.kind is Kind.PASSAGE for one in eight().cube.entries)
    assert book["Passages"].max_row == passages + 1


def _harmed(one: Finding) -> Finding:
    """A finding whose words hold what no paper may hold."""
    return replace(one, quotes=tuple(replace(quote, text=f"\u0000{quote.text}\u200f") for quote in one.quotes))


def test_no_cell_is_a_formula_and_no_text_breaks_a_file() -> None:
    land = read()[0]
    harm = Observed(key="harm", kind="practices", title=HARM, text="+1 <script>\u0007", language="en", themes=("public",), on="2026-01-01")
    first = land.study.instruments[0].document
    renamed = {one.document: f"\u202e{one.document}" if one.document == first else one.document for one in land.study.instruments}
    study = replace(
        land.study,
        instruments=tuple(replace(one, document=renamed[one.document]) for one in land.study.instruments),
        findings=tuple(_harmed(replace(one, document=renamed[one.document])) for one in land.study.findings),
    )
    held = gather(of((replace(land, study=study, observations=(*land.observations, harm)),)), known())
    book = zipfile.ZipFile(io.BytesIO(setting.tabulated(held, Language.EN)))
    sheets = b"".join(book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets
    made = dict(setting.set_as(compose(held, Language.EN), ("html", "docx")))
    assert b"<script>" not in made["html"]
    assert docx.Document(io.BytesIO(made["docx"])).paragraphs
    assert not [one for block in blocks(compose(held, Language.EN)) for one in texts(block) if UNPRINTABLE.search(one)]


def test_labels_of_every_dimension_are_words() -> None:
    from weft.synthesis.teller import Teller

    for language in Language:
        teller = Teller(eight(), language)
        for one in eight().cube.entries:
            for dimension, codes in one.values.items():
                assert all(teller.label(dimension, code) != code for code in codes if dimension is not Dimension.YEAR), (dimension, codes)
