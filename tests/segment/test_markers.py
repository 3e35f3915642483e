"""What a block opens with, as a lawyer numbers it."""

import pytest
from tests.prepared import ENGINE

from weft.segment import markers
from weft.segment.numbering import Steps, advance

GROUPS = [
    # language, text, kind, number, title
    ("en", "PART II – PERMITS", "part", "ii", "PERMITS"),
    ("en", "Chapter 3 Risk assessment", "chapter", "3", "Risk assessment"),
    ("en", "SCHEDULE", "annex", "1", ""),
    ("en", "Annex III – Risk assessment", "annex", "iii", "Risk assessment"),
    ("fr", "TITRE Ier – DISPOSITIONS GÉNÉRALES", "part", "ier", "DISPOSITIONS GÉNÉRALES"),
    ("fr", "Chapitre 2 : Des autorisations", "chapter", "2", "Des autorisations"),
    ("fr", "ANNEXE 4", "annex", "4", ""),
    ("es", "CAPÍTULO IV DE LAS SANCIONES", "chapter", "iv", "DE LAS SANCIONES"),
    ("es", "Sección 2.- Del registro", "division", "2", "Del registro"),
    ("es", "ANEXO I", "annex", "i", ""),
]
NO_GROUPS = [
    ("en", "Part of the seed shall be kept."),
    ("en", "Annexes to the licence are public."),
    ("en", "schedule 2 lists the fees"),
    ("fr", "Le titre II du code s’applique."),
    ("es", "El capítulo IV rige el registro."),
]
ARTICLES = [
    ("en", "Article 12. Fees", "12"),
    ("en", "Section 4A. Permits", "4a"),
    ("fr", "Article 1er", "1"),
    ("fr", "Art. 12. — Le demandeur paie.", "12"),
    ("fr", "Article 5 bis. – Le registre est public.", "5_bis"),
    ("es", "ARTÍCULO 3°.- Objeto.", "3"),
    ("es", "Artículo 10.- El titular informa.", "10"),
    ("es", "Art. 7. El registro es público.", "7"),
    ("es", "ARTÍCULO ÚNICO.- Se aprueba el Protocolo.", "único"),
    ("es", "ARTÍCULO CUARTO.- El registro es público.", "cuarto"),
    ("es", "ARTÍCULO DÉCIMO SEGUNDO.- El registro es público.", "décimo_segundo"),
    ("es", "ARTICULO VIGESIMO.- El registro es público.", "vigesimo"),
    ("fr", "ARTICLE CINQ – Le registre est public.", "cinq"),
    ("fr", "Article I er. – Le registre est public.", "i_er"),
    ("fr", "Article Ier – Le registre est public.", "ier"),
]
NO_ARTICLES = [
    ("en", "Article 5 of the Protocol binds the State."),
    ("en", "article 7. see above"),
    ("fr", "Article 8 de la Convention"),
    ("fr", "L’article 3 est abrogé."),
    ("es", "Artículo 15 del Convenio"),
    ("es", "El artículo 4 rige."),
]
UNITS = [
    # text, family, number
    ("(1) No person shall", "paren_digit", "1"),
    ("(a) the name", "paren_lower", "a"),
    ("(A) the name", "paren_upper", "a"),
    ("(iv) the place", "paren_lower", "iv"),
    ("a) el nombre", "bracket_lower", "a"),
    ("ñ) el lugar", "bracket_lower", "ñ"),
    ("1° le nom", "dot_digit", "1"),
    ("2) el lugar", "dot_digit", "2"),
    ("3. The Board", "dot_digit", "3"),
    ("b.1) pide informe", "lettered", "b.1"),
    ("(b.1) the report", "lettered", "b.1"),
    ("3.1 La solicitud", "dotted1", "3.1"),
    ("3.1.2 El plazo", "dotted2", "3.1.2"),
    ("§ 4 Le colis", "sign_digit", "4"),
    ("II. – Nul ne peut", "bracket_upper", "ii"),
]
NO_UNITS = ["The Board", "2030 was dry", "a permit", "I see", "- a dash", "1,5 hectare", "12 months after"]
SERIES = [
    # numbers in the order they stand, the paths they give inside an article
    (("(1)", "(2)", "(3)"), ("para_1", "para_2", "para_3")),
    (("(1)", "(a)", "(b)", "(2)"), ("para_1", "para_1/point_a", "para_1/point_b", "para_2")),
    (("(a)", "(i)", "(ii)", "(b)"), ("point_a", "point_a/point_i", "point_a/point_ii", "point_b")),
    (("(g)", "(h)", "(i)", "(j)"), ("point_g", "point_h", "point_i", "point_j")),
    (("1° ", "a)", "b)", "2° "), ("para_1", "para_1/point_a", "para_1/point_b", "para_2")),
    (("3.1 ", "a)", "b)", "3.2 "), ("para_3.1", "para_3.1/point_a", "para_3.1/point_b", "para_3.2")),
    (("§ 1", "1° ", "2° ", "§ 2"), ("para_1", "para_1/para_1", "para_1/para_2", "para_2")),
    (("(1)", "(3)"), ("para_1", "para_3")),
    (("a)", "b)", "b.1)", "b.2)", "c)"), ("point_a", "point_b", "point_b/point_b.1", "point_b/point_b.2", "point_c")),
    (("1) ", "a.1)", "a.2)", "2) "), ("para_1", "para_1/point_a.1", "para_1/point_a.2", "para_2")),
]


@pytest.mark.parametrize(("language", "text", "kind", "number", "title"), GROUPS, ids=lambda value: str(value)[:20])
def test_a_heading_that_gathers_articles(language: str, text: str, kind: str, number: str, title: str) -> None:
    marker = markers.group_marker(text, ENGINE.grammars[language])
    assert marker is not None
    assert (marker.kind, marker.number, marker.title) == (kind, number, title)


@pytest.mark.parametrize(("language", "text"), NO_GROUPS)
def test_words_that_only_sound_like_such_a_heading(language: str, text: str) -> None:
    assert markers.group_marker(text, ENGINE.grammars[language]) is None


@pytest.mark.parametrize(("language", "text", "number"), ARTICLES)
def test_a_block_that_opens_an_article(language: str, text: str, number: str) -> None:
    marker = markers.article_marker(text, ENGINE.grammars[language])
    assert marker is not None
    assert marker.number == number


@pytest.mark.parametrize(("language", "text"), NO_ARTICLES)
def test_a_reference_to_an_article_opens_none(language: str, text: str) -> None:
    assert markers.article_marker(text, ENGINE.grammars[language]) is None


@pytest.mark.parametrize(
    ("text", "last", "number"),
    [
        ("5. Permits", 4, "5"),
        ("5A. Permits", 5, "5a"),
        ("12 Offences", 11, "12"),
        ("3. Fees", 8, None),
        ("40. Fees", 3, None),
        ("2030 was a dry year", 3, None),
    ],
)
def test_a_bare_number_opens_a_section_when_it_follows_the_last(text: str, last: int, number: str | None) -> None:
    marker = markers.bare_article(text, last)
    assert (marker.number if marker else None) == number


@pytest.mark.parametrize(("text", "family", "number"), UNITS)
def test_a_numbered_unit(text: str, family: str, number: str) -> None:
    marker = markers.unit_marker(text)
    assert marker is not None
    assert (marker.kind, marker.number) == (family, number)


@pytest.mark.parametrize("text", NO_UNITS)
def test_words_that_open_no_unit(text: str) -> None:
    assert markers.unit_marker(text) is None


@pytest.mark.parametrize(("numbers", "paths"), SERIES, ids=lambda value: " ".join(value))
def test_numbers_make_a_path(numbers: tuple[str, ...], paths: tuple[str, ...]) -> None:
    steps: Steps = ()
    found = []
    for number in numbers:
        marker = markers.unit_marker(f"{number} text")
        assert marker is not None
        steps = advance(steps, marker)
        found.append("/".join(step.name for step in steps))
    assert tuple(found) == paths


@pytest.mark.parametrize(("roman", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("mcmxc", 1990)])
def test_roman_numerals(roman: str, value: int) -> None:
    assert markers.roman_value(roman) == value
