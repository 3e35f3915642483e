"""Real gazettes, acts and plans: nothing is lost, columns are not mixed. Skipped where the collection is not at hand."""

import os
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from tests.ingest.printing import NO_OCR, told

from weft.ingest.pdf import read_pdf
from weft.records import Document, Role, Status

CORPUS = Path(os.environ.get("WEFT_CORPUS", "/nowhere"))
FILES = sorted(CORPUS.glob("**/*.pdf"))
pytestmark = pytest.mark.skipif(not FILES, reason="no collection of PDFs: set WEFT_CORPUS to its folder")
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}


def document(name: str) -> Document:
    return read_pdf(name, (CORPUS / name).read_bytes(), NO_OCR)


def letters(text: str) -> Counter[str]:
    return Counter(c for c in unicodedata.normalize("NFC", text).translate(LIGATURES) if c.isalnum())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_letter_and_figure_of_every_page_is_kept(path: Path) -> None:
    found = read_pdf(path.name, path.read_bytes(), NO_OCR)
    with pypdfium2.PdfDocument(path) as pdf:
        for page, ours in zip(pdf, found.pages, strict=True):
            assert letters(ours.text) == letters(page.get_textpage().get_text_range())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_law_or_needs_recognition(path: Path) -> None:
    found = read_pdf(path.name, path.read_bytes(), NO_OCR)
    in_blocks = sum(block.end - block.start for block in found.blocks)
    assert found.status == Status.NEEDS_OCR or in_blocks > 0.9 * found.characters


def column(name: str, page: int, language: str) -> str:
    return " ".join(text for block, text in told(document(name)) if block.page_index == page - 1 and block.language == language)


def test_a_gazette_in_three_languages_keeps_them_apart() -> None:
    name = "rwanda/law-064-2021-biological-diversity.pdf"
    assert column(name, 40, "en").endswith("determines modalities for its management and use.")
    assert column(name, 40, "fr").startswith("génétiques et des connaissances traditionnelles connexes.")
    assert "Article" not in column(name, 40, "rw")


def test_an_act_with_notes_in_the_margin() -> None:
    found = [(block.role, text) for block, text in told(document("rwanda/law-2008-72-eac-customs.pdf")) if block.page_index == 99]
    at = found.index((Role.HEADING, "Power of arrest"))
    assert found[at + 1][1].startswith("156. (1) An officer may")


def test_numbers_that_the_file_writes_after_the_text() -> None:
    found = [text for block, text in told(document("guatemala/ley-acceso-informacion.pdf")) if block.page_index == 2]
    assert [text[:2] for text in found if text[0].isdigit()] == ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "1)", "2)", "3)", "4)"]


def test_a_bill_is_cut_into_its_sections() -> None:
    found = [text for block, text in told(document("barbados/plant-protection-bill-2022.pdf")) if block.page_index == 19]
    assert found[5:10] == [
        "Powers of Minister",
        "6. The Minister shall",
        "(a) designate by notice official and reference laboratories;",
        "(b) designate by notice quarantine stations; and",
        "(c) declare by order control areas, quarantine areas and pest free areas on the advice of the Chief Agricultural Officer.",
    ]
