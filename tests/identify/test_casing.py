"""Titles in capitals become sentences only where the document shows how their words are written."""

import pytest

from weft.identify.casing import in_sentence_case

LEY = "El procedimiento administrativo de la República de Solandra se rige por esta ley. Toda ley es pública."
CASES = [
    # title, text of the document, title told
    ("LEY N.º 40-2005, DE PROCEDIMIENTO ADMINISTRATIVO", LEY, "Ley N.º 40-2005, de procedimiento administrativo"),
    ("REPÚBLICA DE SOLANDRA LEY DE PROCEDIMIENTO", LEY, "República de Solandra ley de procedimiento"),
    ("REGLAMENTO DEL SENASA Y DE SUS ÓRGANOS", "El reglamento del SENASA y sus órganos.", "REGLAMENTO DEL SENASA Y DE SUS ÓRGANOS"),
    ("BIOSAFETY ACT OF NAMIBIA", "This act on biosafety applies in Namibia.", "Biosafety act of Namibia"),
    ("LOI DE FINANCES, TITRE IV", "La loi de finances compte plusieurs parties, et son titre dit cela.", "Loi de finances, titre IV"),
    ("SEEDS ACT", "The seeds act.", "SEEDS ACT"),
    ("Ley de Semillas y Viveros", "la ley de semillas y viveros", "Ley de Semillas y Viveros"),
]


@pytest.mark.parametrize(("title", "text", "told"), CASES)
def test_a_title_in_capitals(title: str, text: str, told: str) -> None:
    assert in_sentence_case(title, text) == told
