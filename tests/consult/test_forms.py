"""The forms that go out: the same numbers and marks in every language, plain words to write by, nothing that a program would change."""

import io
import re
import zipfile

import openpyxl
import pytest
from msgspec.structs import replace
from tests.consult.desk import CALL, sheet_form_in, voice_in, word_form_in

from weft.consult import deadline
from weft.consult.calls import named
from weft.consult.form_marks import place_mark
from weft.consult.forms import sheet_form, word_form
from weft.consult.places import Draft

LANGUAGES = ("en", "fr", "es")
DEADLINES = {
    "en": "15 January 2027, 23:59 (Nairobi time, UTC+3)",
    "fr": "15 janvier 2027 à 23\u00a0h\u00a059 (heure locale\u00a0: Nairobi, UTC+3)",
    "es": "15 de enero de 2027 a las 23:59 (hora de Nairobi, UTC+3)",
}


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name).decode()


def marks(data: bytes) -> list[str]:
    return re.findall(r'w:name="(wp_[0-9a-f]{16})"', part(data, "word/document.xml"))


def test_every_place_has_one_bookmark_that_is_the_same_in_every_language(short: Draft) -> None:
    found = {language: marks(word_form_in(short, language)) for language in LANGUAGES}
    assert found["en"] == [place_mark(one.key) for one in short.places]
    assert found["fr"] == found["es"] == found["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_words_and_nothing_counts_them_anew(language: str, short: Draft) -> None:
    document = part(word_form_in(short, language), "word/document.xml")
    assert "SEQ " not in document
    assert "weft-number" not in document
    for one in named(short):
        if one.kind in ("paragraph", "heading", "chapter") and one.number.replace(".", "").isdigit():
            assert re.search(
                rf'<w:t>{re.escape(one.number)}</w:t><w:tab/></w:r><w:bookmarkStart w:id="\d+" w:name="{place_mark(one.key)}"/>', document
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_forms_say_until_when_and_to_whom(language: str, short: Draft) -> None:
    start = openpyxl.load_workbook(io.BytesIO(sheet_form_in(short, language))).worksheets[0]
    sheet = " ".join(str(cell.value) for row in start.iter_rows() for cell in row if cell.value)
    words = " ".join(re.findall(r"<w:t[^>]*>([^<]*)", part(word_form_in(short, language), "word/document.xml")))
    for said in (sheet, words):
        assert DEADLINES[language] in said
        assert CALL.send_to in said


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Pacific/Apia", "16 January 2027, 09:59 (Apia time, UTC+13)"),
        ("America/St_Johns", "15 January 2027, 17:29 (St. John’s time, UTC\u22123:30)"),
        ("Asia/Kathmandu", "16 January 2027, 02:44 (Kathmandu time, UTC+5:45)"),
        ("UTC", "15 January 2027, 20:59 UTC"),
        ("", "15 January 2027, 20:59 UTC"),
    ],
)
def test_a_deadline_is_said_in_its_zone(zone: str, said: str) -> None:
    assert deadline.said(voice_in("en"), CALL.closes_at, zone) == said


def test_a_city_has_its_name_in_each_language() -> None:
    assert "Londres" in deadline.said(voice_in("fr"), CALL.closes_at, "Europe/London")
    assert "hora de Londres" in deadline.said(voice_in("es"), CALL.closes_at, "Europe/London")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_a_row_for_each_number_and_a_list_to_choose_from(language: str, short: Draft) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_form_in(short, language)))
    sheet, hidden = book.worksheets[1], book.worksheets[2]
    rows = [sheet.cell(row, 1).value for row in range(2, 2 + len(named(short)))]
    assert len(set(rows)) == len(rows)
    assert (hidden.sheet_state, sheet.column_dimensions["G"].hidden, sheet.freeze_panes) == ("hidden", True, "B2")
    kinds = sheet.data_validations.dataValidation[0]
    assert (
        kinds.formula1
        == '"' + ",".join(voice_in(language).say(f"consult.about.{one}") for one in ("general", "substance", "wording")) + '"'
    )
    assert sheet.cell(2, 5).number_format == "@"


def test_words_of_the_draft_are_no_formulas_in_the_form(short: Draft) -> None:
    first = next(one for one in short.places if one.number == "1" and one.kind == "paragraph")
    hostile = replace(short, places=(replace(first, texts={"en": '=HYPERLINK("http://x.example","y")'}), *short.places[1:]))
    data = sheet_form(hostile, CALL, voice_in("en"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
    assert "<f>" not in part(data, "xl/worksheets/sheet2.xml")
    assert sheet.cell(2, 3).value == '\'=HYPERLINK("http://x.example","y")'


def test_the_same_draft_makes_the_same_bytes(short: Draft) -> None:
    assert word_form(short, CALL, voice_in("fr"), {}) == word_form_in(short, "fr")
    assert sheet_form(short, CALL, voice_in("fr")) == sheet_form_in(short, "fr")


def test_forms_name_nobody_as_their_author(short: Draft) -> None:
    core = part(word_form_in(short, "es"), "docProps/core.xml")
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core
    assert "es-ES" in core
