"""One document from its bytes to its findings: language, degree, order, and evidence that can be checked."""

import pytest
from tests.prepared import ENGINE, SETTINGS

from weft.pipeline import analyse_document, main_language, read_document, reported
from weft.records import Block, Degree, Document, DocumentResult, Extent, Page, Status

ACTS = {
    "en": """# Living Modified Organisms Act, 2031

## PART I – PERMITS

### 1. Permit

(1) No person shall import a living modified organism without a permit.

(2) The Authority shall decide on an application for a permit within ninety days.

### 2. Offence

A person who contravenes section 1 commits an offence and is liable to a fine of 5,000 dollars.
""",
    "fr": """# Loi sur les organismes vivants modifiés

## TITRE Ier – AUTORISATIONS

### Article 1er

1° Nul ne peut importer un organisme vivant modifié sans autorisation de l’autorité nationale compétente.

2° L’autorité statue sur la demande d’autorisation dans un délai de quatre-vingt-dix jours.

### Article 2

Quiconque enfreint l’article 1er est puni d’une amende de 5 000 francs.
""",
    "es": """# Ley de organismos vivos modificados

## TÍTULO I. AUTORIZACIONES

### Artículo 1.-

a) Nadie podrá importar un organismo vivo modificado sin autorización de la autoridad nacional competente.

b) La autoridad resolverá la solicitud de autorización dentro de los noventa días.

### Artículo 2.-

Quien infrinja el artículo 1 será sancionado con multa de 5 000 soles.
""",
}
ROADS = {
    "en": "# Roads Act, 2020\n\n## 1. Roads\n\nThe Minister shall keep every road of the Republic open to traffic at all times.\n",
    "fr": "# Loi sur les routes\n\n## Article 1er\n\nLe ministre entretient toutes les routes de la République en toute saison.\n",
    "es": "# Ley de caminos\n\n## Artículo 1.-\n\nEl Ministerio deberá mantener todos los caminos de la República en toda época del año.\n",
}
SPECIES = {
    "en": ("# Parks Act, 2020", "## {}. Species", "A permit is needed to bring an exotic species to the park."),
    "fr": ("# Loi sur les parcs", "## Article {}", "L’introduction d’une espèce exotique est soumise à permis."),
    "es": ("# Ley de parques", "## Artículo {}.-", "Introducir una especie exótica al parque requiere permiso."),
}
ALIEN = {
    language: "\n\n".join([title, *(f"{heading.format(number)}\n\n{rule}" for number in range(1, 5))])
    for language, (title, heading, rule) in SPECIES.items()
}
ONE_OPENING = ROADS["en"] + "\n## 2. Species\n\nA permit is needed to bring an exotic species by road.\n" + "\nRoads stay open.\n" * 30
PORTUGUESE = "Ninguém pode libertar um organismo vivo modificado no ambiente sem a autorização prévia da autoridade.\n\n"


def analysed(text: str, name: str = "law.md") -> DocumentResult:
    return analyse_document(name, text.encode(), ENGINE, SETTINGS)


@pytest.mark.parametrize("language", ACTS)
def test_an_act_about_living_modified_organisms(language: str) -> None:
    result = analysed(ACTS[language])
    assert (result.instrument.status, result.instrument.language, result.instrument.degree) == (Status.READ, language, Degree.SPECIFIC)
    assert (result.instrument.type, result.instrument.provisions) == ("act", len(result.provisions))
    ban, clock, penalty = result.findings[-3:]
    assert {finding.extent for finding in (ban, clock, penalty)} == {Extent.OPERATIVE}
    assert ban.modality == "prohibition"
    assert [(deadline.number, deadline.unit) for deadline in clock.deadlines] == [(90, "day")]
    assert penalty.penalty is not None
    assert penalty.themes[0] == "illegal_penalties"
    assert "CPB-02-2" in {one.id for one in ban.obligations}
    assert "CPB-25-1" in {one.id for one in penalty.obligations}


@pytest.mark.parametrize("language", ACTS)
def test_every_claim_reaches_back_to_the_text(language: str) -> None:
    result = analysed(ACTS[language])
    for finding, provision in zip(result.findings, result.provisions, strict=True):
        assert finding.id == provision.id
        assert finding.quotes == provision.quotes
        for quote in finding.quotes:
            assert result.pages[0].text[quote.start : quote.end] == quote.text
        assert all(one.reasons for one in finding.obligations)
        assert bool(finding.reasons) == (finding.extent != Extent.NONE)


@pytest.mark.parametrize("language", ACTS)
def test_the_same_bytes_give_the_same_records(language: str) -> None:
    assert analysed(ACTS[language]) == analysed(ACTS[language])


DEGREES = [
    *((f"specific {language}", text, Degree.SPECIFIC) for language, text in ACTS.items()),
    *((f"negative {language}", text, Degree.NEGATIVE) for language, text in ROADS.items()),
    *((f"openings {language}", text, Degree.TOUCHES) for language, text in ALIEN.items()),
    ("one opening", ONE_OPENING, Degree.NEGATIVE),
    ("named once", ROADS["en"] + "\n## 2. Seed\n\nNo person shall carry genetically modified seed by road at night.\n", Degree.TOUCHES),
]


@pytest.mark.parametrize(("text", "degree"), [row[1:] for row in DEGREES], ids=[row[0] for row in DEGREES])
def test_the_degree_of_an_instrument(text: str, degree: Degree) -> None:
    assert analysed(text).instrument.degree == degree


@pytest.mark.parametrize("language", ROADS)
def test_only_what_speaks_is_reported(language: str) -> None:
    assert reported(analysed(ROADS[language]).findings) == ()
    act = analysed(ACTS[language]).findings
    assert set(reported(act)) <= set(act)
    assert all(finding.extent != Extent.NONE for finding in reported(act))


def test_a_text_in_another_language_is_read_and_not_analysed() -> None:
    result = analysed("# Lei das sementes\n\n" + PORTUGUESE * 4)
    assert (result.instrument.status, result.instrument.language) == (Status.UNSUPPORTED_LANGUAGE, "pt")
    assert result.instrument.degree is None
    assert result.provisions
    assert result.findings == ()


def test_reading_alone_finds_nothing_and_keeps_everything() -> None:
    read, result = read_document("law.md", ACTS["en"].encode(), ENGINE, SETTINGS), analysed(ACTS["en"])
    assert (read.provisions, read.pages, read.findings) == (result.provisions, result.pages, ())
    assert read.instrument.degree is None


def of_blocks(*blocks: tuple[str, str]) -> Document:
    """A document of one page with blocks of known or unknown language."""
    text, made = "", []
    for words, language in blocks:
        made.append(Block(page_index=0, start=len(text), end=len(text) + len(words), language=language))
        text += words + "\n"
    return Document(name="x", sha256="", format="pdf", status=Status.READ, pages=(Page(number=1, text=text),), blocks=tuple(made))


EN = "No person shall release a living modified organism into the environment unless the Authority has granted a permit."
FR = "Nul ne peut disséminer un organisme vivant modifié dans l’environnement sans l’autorisation préalable de l’autorité."
RW = "Nta muntu wemerewe kurekura ikinyabuzima cyahinduwe mu bidukikije adafite uruhushya rw’urwego rubifitiye ububasha."
GAZETTES = [
    ("one language", ((EN, ""), (EN, "")), "en"),
    ("most of it", ((EN, ""), (FR, ""), (FR, "")), "fr"),
    ("columns told by the reader", ((EN, "en"), (FR, "fr"), (FR, "fr")), "fr"),
    ("a language not analysed beside one that is", ((RW, "rw"), (RW, "rw"), (EN, "en")), "en"),
    ("only a language not analysed", ((RW, "rw"),), "rw"),
]


@pytest.mark.parametrize(("blocks", "language"), [row[1:] for row in GAZETTES], ids=[row[0] for row in GAZETTES])
def test_the_main_language_of_a_document(blocks: tuple[tuple[str, str], ...], language: str) -> None:
    code, share = main_language(of_blocks(*blocks), ENGINE.tables)
    assert code == language
    assert 0 < share <= 1
