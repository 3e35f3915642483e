"""What an instrument is, told by its first page: title, type, number, date, body and sector."""

import pytest
from tests.prepared import ENGINE, SETTINGS

from weft import ingest, pipeline, segment
from weft.identify import Identity, identify

BODY = {
    "en": "\n\n## 1. Permits\n\nThe Board shall keep a record of every permit that it grants.\n",
    "fr": "\n\n## Article 1er\n\nL’autorité tient le registre de toutes les autorisations accordées.\n",
    "es": "\n\n## Artículo 1.-\n\nLa autoridad lleva un registro de todas las autorizaciones otorgadas.\n",
}

INSTRUMENTS = [
    # language, first page, title, type, number, date, sector
    ("en", "# Biosafety Act, 2014\n\nNo. 12 of 2014", "Biosafety Act, 2014", "act", "12", "2014", "biosafety"),
    ("en", "# Plant Seeds Regulations, 2011", "Plant Seeds Regulations, 2011", "regulation", "", "2011", "agriculture"),
    ("en", "# National Biosafety Policy\n\nMarch 3, 2019", "National Biosafety Policy", "policy", "", "2019-03-03", "biosafety"),
    ("en", "# Customs Bill, 2025", "Customs Bill, 2025", "draft", "", "2025", "customs"),
    ("en", "# Constitution of the Republic of Solandra", "Constitution of the Republic of Solandra", "constitution", "", "", None),
    (
        "en",
        "# National Biodiversity Strategy and Action Plan 2023–2030",
        "National Biodiversity Strategy and Action Plan 2023–2030",
        "nbsap",
        "",
        "",
        "cross_cutting",
    ),
    (
        "fr",
        "# Loi n° 2009-14 du 12 mars 2009 sur les forêts",
        "Loi n° 2009-14 du 12 mars 2009 sur les forêts",
        "act",
        "2009-14",
        "2009-03-12",
        "forestry",
    ),
    (
        "fr",
        "# Décret n° 2016-118 du 1er juillet 2016 relatif à la biosécurité",
        "Décret n° 2016-118 du 1er juillet 2016 relatif à la biosécurité",
        "decree",
        "2016-118",
        "2016-07-01",
        None,
    ),
    ("fr", "# Arrêté du 4 mai 2018 sur les ports", "Arrêté du 4 mai 2018 sur les ports", "order", "", "2018-05-04", None),
    ("fr", "# Code des douanes", "Code des douanes", "code", "", "", "customs"),
    ("fr", "# Projet de loi sur les semences", "Projet de loi sur les semences", "draft", "", "", "agriculture"),
    (
        "fr",
        "# Politique nationale de biotechnologie et de biosécurité",
        "Politique nationale de biotechnologie et de biosécurité",
        "policy",
        "",
        "",
        "biosafety",
    ),
    ("es", "# Ley N° 29811 de semillas", "Ley N° 29811 de semillas", "act", "29811", "", "agriculture"),
    (
        "es",
        "# Decreto Supremo N° 008-2012",
        "Decreto Supremo N° 008-2012",
        "decree",
        "008-2012",
        "",
        None,
    ),
    (
        "es",
        "# Decreto Supremo N° 008-2012-MINAM\n\nLima, 14 de noviembre de 2012",
        "Decreto Supremo N° 008-2012-MINAM",
        "decree",
        "008-2012-MINAM",
        "2012-11-14",
        None,
    ),
    (
        "es",
        "# Resolución Ministerial N° 118-2017 sobre aduanas",
        "Resolución Ministerial N° 118-2017 sobre aduanas",
        "order",
        "118-2017",
        "",
        "customs",
    ),
    ("es", "# Reglamento de la Ley Forestal", "Reglamento de la Ley Forestal", "regulation", "", "", "forestry"),
    ("es", "# Proyecto de ley de bioseguridad", "Proyecto de ley de bioseguridad", "draft", "", "", "biosafety"),
    ("es", "# Política Nacional del Ambiente", "Política Nacional del Ambiente", "policy", "", "", "environment"),
]


def identity(text: str, language: str) -> Identity:
    """The identity of a Markdown file."""
    document = ingest.read("law.md", text.encode(), SETTINGS)
    provisions = segment.split(document, ENGINE.grammars, language, lambda _, default: default)
    return identify(document, provisions, language, ENGINE.guesser)


@pytest.mark.parametrize(
    ("language", "page", "title", "kind", "number", "date", "sector"), INSTRUMENTS, ids=[row[2][:50] for row in INSTRUMENTS]
)
def test_an_instrument_is_told_by_its_first_page(
    *, language: str, page: str, title: str, kind: str, number: str, date: str | None, sector: str | None
) -> None:
    found = identity(page + BODY[language], language)
    assert (found.title, found.type, found.number) == (title, kind, number)
    assert date is None or found.date == date
    assert sector is None or found.sector == sector
    assert found.legal_status == ("draft" if kind == "draft" else "unknown")
    assert {"title", "type"} <= set(found.guessed)


def test_what_the_file_declares_is_no_guess() -> None:
    page = "---\ntitle: Seeds Act\ndate: 2006-11-30\nnumber: 22/2006\n---\n\n# An Act about seed of 3 March 2014\n"
    found = identity(page + BODY["en"], "en")
    assert (found.title, found.date, found.number) == ("Seeds Act", "2006-11-30", "22/2006")
    assert not {"title", "date", "number"} & set(found.guessed)


CITED = [
    ("en", "GAZETTE\n\n1. This Act may be cited as the Seeds Act, 2006.\n\n2. The Board keeps a list.", "Seeds Act, 2006"),
    ("es", "GACETA\n\n1. Esta norma podrá citarse como Ley de Semillas.\n\n2. La autoridad lleva una lista.", "Ley de Semillas"),
]


@pytest.mark.parametrize(("language", "text", "title"), CITED, ids=["en", "es"])
def test_the_short_title_an_act_gives_itself(language: str, text: str, title: str) -> None:
    assert identity(text, language).title == title


BODIES = [
    ("en", "# Seeds Act, 2006\n\nEnacted by the National Assembly of Solandra.", "National Assembly of Solandra"),
    ("fr", "# Loi sur les semences\n\nL’Assemblée nationale a adopté la loi dont la teneur suit.", "Assemblée nationale"),
    ("es", "# Ley de semillas\n\nEl Congreso de la República ha dado la ley siguiente.", "Congreso de la República"),
]


@pytest.mark.parametrize(("language", "page", "body"), BODIES, ids=["en", "fr", "es"])
def test_who_adopted_it(language: str, page: str, body: str) -> None:
    assert identity(page + BODY[language], language).adopting_body == body


TEACHING = {
    "en": "# Biosafety course\n\nThis module has learning objectives, an exercise and a case study for participants.",
    "fr": "# Cours de biosécurité\n\nCe module a des objectifs d’apprentissage, un exercice et une étude de cas pour les participants.",
    "es": "# Curso de bioseguridad\n\nEste módulo tiene objetivos de aprendizaje, un ejercicio y un estudio de caso.",
}


@pytest.mark.parametrize("language", TEACHING)
def test_a_training_text_is_told_from_a_rule(language: str) -> None:
    assert identity(TEACHING[language], language).teaches
    assert not identity(INSTRUMENTS[0][1] + BODY["en"], "en").teaches


def test_nothing_is_told_of_an_empty_file() -> None:
    assert pipeline.main_language(ingest.read("law.txt", b"12", SETTINGS), ENGINE.tables)[0] == ""
