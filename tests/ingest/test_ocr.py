"""Scans: the words are recognised in the language of the document, and the doubt about them is kept."""

import re
import shutil

import pytest
from tests.ingest.printing import TABLES, joined, photographed, printed

from weft.ingest.pdf import read_pdf
from weft.ingest.settings import ReadSettings
from weft.records import Status

TESSERACT = shutil.which("tesseract")
OCR = ReadSettings(ocr=True, tesseract=TESSERACT, soffice=None, languages=TABLES)
needs_tesseract = pytest.mark.skipif(TESSERACT is None, reason="tesseract is not installed")

LAWS = {
    "en": """Article 4. No person shall release a living modified organism into the environment without a permit of the Authority.

Article 5. The Authority shall decide within ninety days, after an assessment of the risks to biological diversity and to human health.

Article 6. Any person who contravenes this Act commits an offence and is liable to a fine.""",
    "fr": """Article 4. Nul ne peut disséminer un organisme vivant modifié dans l'environnement sans l'autorisation préalable de l'autorité.

Article 5. L'autorité compétente décide dans un délai de quatre-vingt-dix jours, après évaluation des risques pour la diversité biologique.

Article 6. Toute infraction à la présente loi est punie d'une amende, même lorsque le dommage a été réparé.""",
    "es": """Artículo 4. Ninguna persona podrá liberar un organismo vivo modificado en el medio ambiente sin la autorización debida.

Artículo 5. La autoridad nacional competente decidirá en el plazo de noventa días, previa evaluación de los riesgos para la salud.

Artículo 6. Toda infracción de la presente ley será sancionada con multa, según la gravedad del daño.""",
}
SOURCE = "#set page(width: 500pt, height: 500pt)\n#set text(size: 12pt)\n"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@needs_tesseract
@pytest.mark.parametrize("language", LAWS)
def test_a_scan_is_read_in_its_own_language(language: str) -> None:
    document = read_pdf("scan.pdf", photographed(printed(SOURCE + LAWS[language])), OCR)
    wanted, found = words(LAWS[language]), words(document.pages[0].text)
    assert sum(word in found for word in wanted) >= 0.97 * len(wanted)
    assert document.status == Status.WARNING
    assert document.pages[0].from_ocr
    assert document.pages_without_text == ()
    assert len(document.blocks) == 3


@needs_tesseract
def test_how_sure_the_reading_is_is_told() -> None:
    (problem,) = read_pdf("scan.pdf", photographed(printed(SOURCE + LAWS["en"])), OCR).problems
    assert problem.code == "ocr_used"
    pages, confidence = problem.arguments
    assert pages == "1"
    assert 75 <= int(confidence) <= 100


@needs_tesseract
def test_only_the_pages_without_text_are_recognised() -> None:
    pdf = joined(printed(SOURCE + LAWS["fr"]), photographed(printed(SOURCE + LAWS["fr"])))
    document = read_pdf("mixed.pdf", pdf, OCR)
    assert [page.from_ocr for page in document.pages] == [False, True]
    assert document.pages[1].text.startswith("Article 4. Nul ne peut disséminer")


@needs_tesseract
def test_a_script_that_cannot_be_read_is_not_invented() -> None:
    russian = "Статья 4. Никто не может выпускать живой измененный организм в окружающую среду без разрешения органа. " * 6
    document = read_pdf("scan.pdf", photographed(printed(SOURCE + russian)), OCR)
    assert document.blocks == ()
    assert (document.status, document.pages_without_text) == (Status.NEEDS_OCR, (1,))


def test_a_recogniser_that_cannot_be_started_leaves_the_page_unread() -> None:
    absent = ReadSettings(ocr=True, tesseract="/nowhere/tesseract", soffice=None, languages=TABLES)
    document = read_pdf("scan.pdf", photographed(printed(SOURCE + LAWS["en"])), absent)
    assert (document.status, document.pages_without_text) == (Status.NEEDS_OCR, (1,))
