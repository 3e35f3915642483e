"""The report as DOCX, HTML, PDF and XLSX in three languages: opened as a reader's program opens it, no formula, every question there."""

import io
import json

import pytest
from docx import Document
from openpyxl import load_workbook
from tests.national.sample import desk, drafted

from weft.national.deciding import accepted, decided
from weft.national.earlier import read
from weft.national.official import Head
from weft.national.setting import files, json_files, teller
from weft.records import Language
from weft.records.reporting import NationalReport

NAMESPACE = "6ba7b811-9dad-11d1-80b4-00c04fd430c8"
DECIDED = ("Q007", "Q008", "Q009", "Q016", "Q123", "17_1")
FORMER = {
    "header": {"identifier": "A", "schema": "cpbNationalReport4", "languages": ["en"]},
    "Q014": {"value": "implementation.draftMeasures"},
    "Q016": {"value": "true"},
}
SAID = {
    Language.EN: ("Partially in place", "Changed", "Break in series"),
    Language.FR: ("Partiellement en place", "Modifié", "Rupture de série"),
    Language.ES: ("Parcialmente establecidas", "Distinta", "Ruptura de la serie"),
}


def report() -> NationalReport:
    """The report with a few proposals accepted."""
    answered = {one.draft.key: one for one in drafted().answers}
    return decided(drafted(), {key: (accepted(answered[key], "A. Okoro", "2026-11-24"),) for key in DECIDED})


def made(language: Language, *formats: str) -> dict[str, bytes]:
    return files(teller(desk(), report(), language, read(json.dumps(FORMER).encode())), formats)


@pytest.mark.parametrize("language", list(Language))
def test_the_word_document_says_answers_quotes_and_breaks(language: Language) -> None:
    word = Document(io.BytesIO(made(language, "docx")["docx"]))
    text = "\n".join(one.text for one in word.paragraphs)
    cells = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    partially, changed, broken = SAID[language]
    assert partially in text
    assert changed in cells
    assert broken in cells
    assert "A. Okoro" in text
    assert "living modified" in text
    assert not [sign for sign in ("national_", "national.", "{", "None") if sign in text + cells]


@pytest.mark.parametrize("language", list(Language))
def test_the_workbook_has_every_question_and_no_formula(language: Language) -> None:
    book = load_workbook(io.BytesIO(made(language, "xlsx")["xlsx"]))
    answers, passages, compared = book.worksheets[1:]
    assert [row[0].value for row in answers.iter_rows(min_row=2)] == [one.draft.key for one in drafted().answers]
    assert passages.max_row > 20
    assert {row[0].value for row in compared.iter_rows(min_row=2)} >= {"Q007", "Q009"}
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    texts = [str(cell.value) for cell in cells if cell.value]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@")) or "national_" in text]


def test_pdf_and_page_are_made_from_the_same_paper() -> None:
    told = made(Language.FR, "pdf", "html")
    assert told["pdf"].startswith(b"%PDF")
    assert "Partiellement en place" in told["html"].decode()


def test_the_same_report_gives_the_same_bytes() -> None:
    assert made(Language.ES, "docx", "xlsx", "html") == made(Language.ES, "docx", "xlsx", "html")


def test_the_files_in_json_hold_what_was_decided() -> None:
    told = json_files(desk(), report(), Head(namespace=NAMESPACE, languages=("en",)))
    official = json.loads(told["cpbNationalReport5.json"])
    assert [key for key in official if key.startswith("Q")] == ["Q007", "Q008", "Q009", "Q016", "Q123"]
    assert json.loads(told["binaryIndicators.json"])["binaryResponseTarget17"]["responses"] == {"17_1": "partially"}
    assert len(json.loads(told["draft.json"])["answers"]) == len(drafted().answers)
