"""Short texts whose structure is easily taken for something else, each with the provisions a lawyer reads in it."""

import pytest
from tests.prepared import ENGINE, SETTINGS
from tests.segment.reading import lost

from weft import ingest, segment
from weft.records import Block, Document, Page, Provision, Status

HEADINGS_WITHOUT_TEXT = [
    # language, text, places of the headings under which nothing stands
    (
        "en",
        "# Seeds Act\n\n## 1. Permits\n\nThe Board grants permits.\n\n## 2. Genetically modified seed is prohibited\n\n## 3. Fees\n\n"
        "The Board sets fees.\n",
        ["2. Genetically modified seed is prohibited"],
    ),
    (
        "fr",
        "# Loi sur les semences\n\n## Article 1er\n\nLe conseil délivre les permis.\n\n"
        "## Article 2 – Les semences génétiquement modifiées sont interdites\n\n## Article 3\n\nLe conseil fixe les redevances.\n",
        ["Article 2 – Les semences génétiquement modifiées sont interdites"],
    ),
    (
        "es",
        "# Ley de semillas\n\n## Artículo 1\n\nEl consejo otorga los permisos.\n\n"
        "## Artículo 2.- Se prohíben las semillas genéticamente modificadas\n\n## Artículo 3\n\nEl consejo fija las tasas.\n",
        ["Artículo 2.- Se prohíben las semillas genéticamente modificadas"],
    ),
]
BOLD_SENTENCES = [
    # language, a paragraph all in bold that opens like the heading of an annex or a division
    ("en", "SCHEDULE No person shall import seed without a permit."),
    ("fr", "ANNEXE Nul ne peut importer de semences sans autorisation."),
    ("es", "ANEXO Nadie podrá importar semillas sin autorización."),
    ("en", "PART of the seed that the Board has seized shall be burnt by the owner."),
]
POLICY = """# National Policy on Biotechnology and Biosafety

## 1. Background

Farmers in Solandra grow cotton and maize.

## 2. Policy statements

### 2.1 Capacity

The Ministry of Environment shall train ten risk assessors by 2030.

### 2.2 Public awareness

The Government will:

- publish a summary of each application;
- hold one public meeting in every district.

## 3. Monitoring

The Ministry reports every year.
"""
SECTIONS = """PART III – TRANSPORT

Section 8. Labels

(1) Every container of living modified organisms shall carry a label.

(2) The label shall be in English.

Section 9. Seals

Every container shall be sealed.
"""
SHORT_DEFINITIONS = [
    # language, text, the definitions in it
    ("en", "“plot” means land;\n\n“buffer” means a strip;", 2),
    ("fr", "« parcelle » désigne un terrain ;\n\n« bande » désigne une partie d’un terrain ;", 2),
    ("es", "«parcela» significa un terreno;\n\n«franja» significa una parte de un terreno;", 2),
]


def walked(text: str, language: str, name: str = "law.md") -> tuple[Document, tuple[Provision, ...]]:
    document = ingest.read(name, text.encode(), SETTINGS)
    return document, segment.split(document, ENGINE.grammars, language, lambda _, default: default)


@pytest.mark.parametrize(("language", "text", "bare"), HEADINGS_WITHOUT_TEXT, ids=["en", "fr", "es"])
def test_a_heading_under_which_nothing_stands_is_a_provision(language: str, text: str, bare: list[str]) -> None:
    document, provisions = walked(text, language)
    assert lost(document, provisions) == []
    assert [provision.text for provision in provisions if "heading" in provision.path] == bare


@pytest.mark.parametrize(("language", "text"), BOLD_SENTENCES, ids=[text[:20] for _, text in BOLD_SENTENCES])
def test_a_sentence_in_bold_is_no_heading(language: str, text: str) -> None:
    block = Block(page_index=0, start=0, end=len(text), bold=True)
    document = Document(name="x", sha256="", format="pdf", status=Status.READ, pages=(Page(number=1, text=text),), blocks=(block,))
    provisions = segment.split(document, ENGINE.grammars, language, lambda _, default: default)
    assert [provision.text for provision in provisions] == [text]


def test_a_policy_numbered_by_decimals() -> None:
    document, provisions = walked(POLICY, "en")
    assert lost(document, provisions) == []
    places = [(provision.path, provision.text.split()[1]) for provision in provisions if provision.path.endswith("al_1")]
    assert places[1:] == [("art_1/al_1", "in"), ("art_2.1/al_1", "Ministry"), ("art_2.2/al_1", "Government"), ("art_3/al_1", "Ministry")]


def test_a_section_is_an_article_where_no_article_is() -> None:
    _, provisions = walked(SECTIONS, "en", "act.txt")
    assert [provision.path for provision in provisions] == ["art_8/para_1", "art_8/para_2", "art_9/al_1"]
    assert all(provision.heading.startswith("PART III") for provision in provisions)


@pytest.mark.parametrize(("language", "text", "definitions"), SHORT_DEFINITIONS, ids=["en", "fr", "es"])
def test_each_definition_stands_alone_however_short(language: str, text: str, definitions: int) -> None:
    heading = {"en": "## 1. Interpretation", "fr": "## Article 1er", "es": "## Artículo 1"}[language]
    _, provisions = walked(f"# X\n\n{heading}\n\n{text}\n", language)
    assert sum(provision.text[0] in "“«" for provision in provisions) == definitions
