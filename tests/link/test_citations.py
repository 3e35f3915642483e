"""Articles of the treaties cited by number, and the rows they lead to."""

import pytest
from tests.link.test_relating import linked

from weft.link.citations import cited_articles

CITED = [
    ("under Article 15 of the Cartagena Protocol", [("CPB", "15")]),
    ("under Article 20 (3) of the Cartagena Protocol on Biosafety", [("CPB", "20")]),
    ("in line with Annex III to the Cartagena Protocol", [("CPB", "Annex III")]),
    ("article 8(g) of the Convention on Biological Diversity", [("CBD", "8")]),
    ("Article 5 of the Nagoya–Kuala Lumpur Supplementary Protocol", [("NKLSP", "5")]),
    ("l’article 19 du Protocole de Cartagena", [("CPB", "19")]),
    ("l’article 8 de la Convention sur la diversité biologique", [("CBD", "8")]),
    ("l’article 5 du Protocole additionnel de Nagoya-Kuala Lumpur", [("NKLSP", "5")]),
    ("el artículo 23 del Protocolo de Cartagena", [("CPB", "23")]),
    ("el artículo 8 del Convenio sobre la Diversidad Biológica", [("CBD", "8")]),
    ("el artículo 12 del Protocolo Suplementario de Nagoya-Kuala Lumpur", [("NKLSP", "12")]),
    ("EL ARTÍCULO 17 DEL PROTOCOLO DE CARTAGENA", [("CPB", "17")]),
    ("Article 5 of this Act. The Cartagena Protocol binds the State.", []),
    ("el artículo 3 del Protocolo de Cartagena de Indias", []),
    ("the Cartagena Protocol", []),
    ("article 12 de la loi sur les ports", []),
]


@pytest.mark.parametrize(("text", "expected"), CITED, ids=[text for text, _ in CITED])
def test_articles_cited(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(cited_articles(text))
    assert [(treaty, article) for treaty, article, _ in found] == expected
    assert all(words in text for _, _, words in found)


ROWS = [
    ("en", "The Board shall publish its risk assessment as Article 15 of the Cartagena Protocol asks.", "CPB-15-1"),
    ("fr", "L’autorité désigne le correspondant national selon l’article 19 du Protocole de Cartagena.", "CPB-19-1a"),
    ("es", "La autoridad sensibilizará al público conforme al artículo 23 del Protocolo de Cartagena.", "CPB-23-1a"),
    ("en", "The Board shall manage the risks under article 8(g) of the Convention on Biological Diversity.", "CBD-08g"),
]


@pytest.mark.parametrize(("language", "text", "row"), ROWS, ids=[row for *_, row in ROWS])
def test_a_citation_is_a_reason(language: str, text: str, row: str) -> None:
    found = {one.id: {reason.code for reason in one.reasons} for one in linked(text, language).obligations}
    assert "cites" in found.get(row, set()), found
