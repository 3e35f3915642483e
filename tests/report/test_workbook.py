"""The evidence workbook: filters, frozen panes, and no cell that starts a formula."""

import io
import re
import zipfile

import pytest
from lxml import etree

from weft.records import Language
from weft.report.spreadsheet import FORMULA_STARTS, LONGEST, safe
from weft.report.workbook import LINE_HEIGHT, LOWEST_HEAD, TALLEST, head_height, height
from weft.report.workbook_sheets import Sheet, SheetColumn

S = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SHEETS = {
    "en": ["Read me", "Findings", "Matrix", "Register", "Gaps", "Overlaps", "Possible contradictions", "Institutions"],
    "fr": ["Lisez-moi", "Constats", "Matrice", "Registre", "Lacunes", "Chevauchements", "Contradictions possibles", "Institutions"],
    "es": ["Léame", "Hallazgos", "Matriz", "Registro", "Vacíos", "Solapamientos", "Posibles contradicciones", "Instituciones"],
}


def part(files: dict[str, bytes], name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(files["evidence.xlsx"])) as packed:
        return etree.fromstring(packed.read(name))


def parts(files: dict[str, bytes]) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(files["evidence.xlsx"])) as packed:
        return sorted(name for name in packed.namelist() if re.match(r"xl/worksheets/sheet\d+\.xml", name))


def strings(files: dict[str, bytes]) -> list[str]:
    return ["".join(one.itertext()) for one in part(files, "xl/sharedStrings.xml")]


@pytest.mark.parametrize("text", ["=1+1", "+500 €", "-los alimentos", "@SUM(1)", "\tx", "\rx", "=cmd|'/c calc'!A0"])
def test_a_text_that_looks_like_a_formula_is_led_by_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    assert safe("x" * 40_000) == "x" * (LONGEST - 1) + "…"


def test_no_cell_holds_or_starts_a_formula(files: dict[str, bytes]) -> None:
    for name in parts(files):
        sheet = part(files, name)
        assert sheet.xpath("//s:c/s:f", namespaces=S) == []
        assert set(sheet.xpath("//s:c/@t", namespaces=S)) <= {"s", "n"}
    assert [text for text in strings(files) if text.startswith(FORMULA_STARTS)] == []
    assert any(text.startswith("'=HYPERLINK(") for text in strings(files))


def test_sheets_are_named_in_the_language(files: dict[str, bytes], language: Language) -> None:
    names = part(files, "xl/workbook.xml").xpath("//s:sheet/@name", namespaces=S)
    assert names == SHEETS[language.value]


def test_every_sheet_of_evidence_is_filtered_and_frozen(files: dict[str, bytes]) -> None:
    for name in parts(files)[1:]:
        sheet = part(files, name)
        assert sheet.xpath("//s:autoFilter", namespaces=S), name
        assert sheet.xpath("//s:pane[@state='frozen']", namespaces=S), name


def test_findings_have_one_row_each_and_a_list_of_verdicts(files: dict[str, bytes]) -> None:
    sheet = part(files, "xl/worksheets/sheet2.xml")
    assert len(sheet.xpath("//s:sheetData/s:row", namespaces=S)) == 15
    assert len(sheet.xpath("//s:dataValidation[@type='list']", namespaces=S)) == 1


def test_no_control_characters(files: dict[str, bytes]) -> None:
    assert not any(re.search("[\u0000-\u0008\u000b-\u001f\u202a-\u202e]|_x00", text) for text in strings(files))


HEIGHTS = [
    # texts of a row, widths of its columns, lines it needs
    (("P1", "short"), (7, 20), 1),
    (("P1", "x" * 45), (7, 20), 3),
    ((12, ""), (7, 20), 1),
    (("one\ntwo\nthree", ""), (20, 20), 3),
]


@pytest.mark.parametrize(("row", "widths", "lines"), HEIGHTS)
def test_a_row_is_as_high_as_its_longest_text(row: tuple[str | int, ...], widths: tuple[int, ...], lines: int) -> None:
    assert height((str(value), width) for value, width in zip(row, widths, strict=True)) == LINE_HEIGHT * lines + 3


def test_the_head_of_a_sheet_shows_its_longest_title_whole() -> None:
    short, title = SheetColumn(head="Article", width=14), SheetColumn(head="I17 " + "Living Modified Organisms " * 4, width=18)
    assert head_height(Sheet(key="matrix", columns=(short,), rows=())) == LOWEST_HEAD
    assert head_height(Sheet(key="matrix", columns=(short, title), rows=())) >= LINE_HEIGHT * 7


def test_no_row_is_higher_than_a_spreadsheet_allows() -> None:
    assert height([("x" * 30_000, 5)]) == TALLEST
