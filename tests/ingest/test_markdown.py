"""Markdown: the marks go, the words stay, the structure is kept."""

import pytest
from tests.ingest.packing import read, told

CASES = [
    ("a heading", "## Article 3 Scope", [("heading", "Article 3 Scope")]),
    ("an underlined heading", "Part One\n========", [("heading", "Part One")]),
    (
        "bold words that are a heading",
        "**TÍTULO II**\n\nEl texto sigue aquí.",
        [("heading", "TÍTULO II"), ("paragraph", "El texto sigue aquí.")],
    ),
    (
        "a bold title with a hard break",
        "     **Artículo 4.- Alcance  \n**     La ley rige en todo el país.",
        [("heading", "Artículo 4.- Alcance"), ("paragraph", "La ley rige en todo el país.")],
    ),
    (
        "items with a star",
        "    * (1) A person must not deal with it.\n\n     * (a) in a lab; or\n\n     * otherwise.",
        [
            ("paragraph item", "(1) A person must not deal with it."),
            ("paragraph item", "(a) in a lab; or"),
            ("paragraph item", "otherwise."),
        ],
    ),
    (
        "a dash of the law's own",
        "- les organismes,\n- les produits.",
        [("paragraph item", "- les organismes,"), ("paragraph item", "- les produits.")],
    ),
    ("a number alone on its line", "(2)\n\nL’autorisation est refusée.", [("paragraph", "(2) L’autorisation est refusée.")]),
    ("superscript", "Art. 1<sup>er</sup>. Objet", [("heading", "Art. 1er. Objet")]),
    ("a link", "según la [Ley N° 5](/norma/H5) vigente.", [("paragraph", "según la Ley N° 5 vigente.")]),
    ("a link that touches a word", "art. 2 de la*[Ley 9](http://x/y?a=1)*B.O. 3", [("paragraph", "art. 2 de la Ley 9 B.O. 3")]),
    ("a link over two lines", "véase la [ley\nnúmero 27](http://x) vigente.", [("paragraph", "véase la ley número 27 vigente.")]),
    ("escaped signs", "(\\*) Modificado. 1\\. No", [("paragraph", "(*) Modificado. 1. No")]),
    ("a note mark of the law", "Créase el registro. (*)", [("paragraph", "Créase el registro. (*)")]),
    (
        "emphasis in the middle",
        "the _Gene Act_ and snake_case and 2*3, 15*bis*",
        [("paragraph", "the Gene Act and snake_case and 2*3, 15bis")],
    ),
    ("a table", "| Class | Fee |\n| --- | ---: |\n| A | 1\\|2 |", [("row", "Class | Fee"), ("row", "A | 1|2")]),
    ("a footnote", "[^3]: Repealed by Act 9.", [("note footnote 3", "3 Repealed by Act 9.")]),
    ("entities", "Prevenci&oacute;n &amp; control", [("paragraph", "Prevención & control")]),
    ("a line of contents", "Article 4 ........ 12", [("contents", "Article 4 ........ 12")]),
    ("a quotation", "> The law says so.", [("paragraph", "The law says so.")]),
]


@pytest.mark.parametrize(("source", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_markdown_says(source: str, blocks: list[tuple[str, str]]) -> None:
    assert told(read("law.md", source)) == blocks


FRONT = """---
title: >-
  Ley de Prevenci&oacute;n
  de Riesgos
country: pe
rank: 'ley'
publication_date: "1999-05-12"
official_number: 27104
---
# Ley

Texto de la ley.
"""


def test_front_matter_is_declared_and_stays_in_the_text_but_is_no_law() -> None:
    document = read("law.md", FRONT)
    assert document.declared == {
        "title": "Ley de Prevención de Riesgos",
        "country": "pe",
        "type": "ley",
        "date": "1999-05-12",
        "number": "27104",
    }
    assert told(document) == [("heading", "Ley"), ("paragraph", "Texto de la ley.")]
    assert "publication_date: 1999-05-12" in document.pages[0].text


def test_levels_of_headings_and_lists() -> None:
    document = read("law.md", "# One\n\n### Three\n\n* item\n\n    * deeper")
    assert [block.level for block in document.blocks] == [1, 3, 1, 3]


WRAPPED = [
    "La autoridad de aplicación establecerá los requisitos que deben cumplir",
    "los proyectos que se presenten, con las condiciones que fije la",
    "reglamentación y las previstas en el",
    "##### artículo 88 de la Ley de Impuesto a las Ganancias y las que",
    "resulten de la presente;",
    "b) Los solicitantes deberán presentar un plan de gestión del riesgo que",
    "será evaluado por la Comisión Nacional Asesora de Biotecnología dentro",
    "de los noventa días de recibido;",
    "ARTICULO 9 — Las infracciones serán sancionadas con multa, sin perjuicio",
    "de las demás responsabilidades que correspondan al infractor según las",
    "normas generales.",
]


def test_lines_that_a_converter_took_for_paragraphs_are_joined() -> None:
    document = read("law.md", "\n\n".join(WRAPPED))
    assert told(document) == [
        ("paragraph", " ".join(WRAPPED[:5]).replace("##### ", "")),
        ("paragraph", " ".join(WRAPPED[5:8])),
        ("paragraph", " ".join(WRAPPED[8:])),
    ]
