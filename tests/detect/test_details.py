"""Who must act, by when, and what it costs: words of the passage, periods as numbers."""

import pytest
from tests.detect.listening import reading_in_specific

PERIODS = [
    # language, passage, periods read
    ("en", "The Board shall decide within 90 days.", [(90, "day", "90 days")]),
    ("en", "The Board shall decide within ninety days.", [(90, "day", "ninety days")]),
    ("en", "The Board shall decide within ninety (90) days.", [(90, "day", "ninety (90) days")]),
    ("en", "The Board shall decide within two hundred and seventy days.", [(270, "day", "two hundred and seventy days")]),
    ("en", "The Board shall answer within fifteen working days.", [(15, "working_day", "fifteen working days")]),
    ("en", "A permit lasts five years; it is renewed six months before.", [(5, "year", "five years"), (6, "month", "six months")]),
    ("en", "The operator shall inform the Board immediately.", [(None, "at_once", "immediately")]),
    ("en", "The operator reports to it without delay, within 24 hours.", [(None, "at_once", "without delay"), (24, "hour", "24 hours")]),
    ("fr", "L’autorité statue dans les 90 jours.", [(90, "day", "90 jours")]),
    ("fr", "L’autorité statue dans un délai de quatre-vingt-dix jours.", [(90, "day", "quatre-vingt-dix jours")]),
    ("fr", "L’autorité statue dans un délai de deux cent soixante-dix (270) jours.", [(270, "day", "deux cent soixante-dix (270) jours")]),
    ("fr", "Elle répond dans les quinze jours ouvrables.", [(15, "working_day", "quinze jours ouvrables")]),
    ("fr", "L’autorisation vaut cinq ans ; la demande est faite six mois avant.", [(5, "year", "cinq ans"), (6, "month", "six mois")]),
    ("fr", "L’exploitant avertit l’autorité sans délai.", [(None, "at_once", "sans délai")]),
    ("fr", "L’exploitant avertit immédiatement, dans les 24 heures.", [(None, "at_once", "immédiatement"), (24, "hour", "24 heures")]),
    ("es", "La autoridad resuelve en 90 días.", [(90, "day", "90 días")]),
    ("es", "La autoridad resuelve en noventa días.", [(90, "day", "noventa días")]),
    ("es", "La autoridad resuelve en doscientos setenta (270) días.", [(270, "day", "doscientos setenta (270) días")]),
    ("es", "Contesta dentro de los quince (15) días hábiles.", [(15, "working_day", "quince (15) días hábiles")]),
    ("es", "La autorización dura cinco años; se renueva seis meses antes.", [(5, "year", "cinco años"), (6, "month", "seis meses")]),
    ("es", "El operador informará sin demora a la autoridad.", [(None, "at_once", "sin demora")]),
    ("es", "EL OPERADOR INFORMARÁ DE INMEDIATO, EN 24 HORAS.", [(None, "at_once", "DE INMEDIATO"), (24, "hour", "24 HORAS")]),
    ("en", "The Board shall keep 90 records.", []),
    ("fr", "L’autorité tient 90 dossiers.", []),
    ("es", "La autoridad guarda 90 expedientes.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), PERIODS, ids=[text[:60] for _, text, _ in PERIODS])
def test_periods_in_words_and_figures(language: str, text: str, expected: list[tuple[int | None, str, str]]) -> None:
    found = reading_in_specific(text, language).deadlines
    assert [(deadline.number, deadline.unit, deadline.text) for deadline in found] == expected


ACTORS = [
    ("en", "On request the Minister shall publish the decision.", "Minister"),
    ("en", "After thirty days the National Biosafety Authority shall publish the decision.", "National Biosafety Authority"),
    ("en", "On request the Ministry of Environment and Forests shall publish it.", "Ministry of Environment and Forests"),
    ("en", "When asked, an applicant shall pay the fee.", "applicant"),
    ("fr", "Sur demande, le ministre publie la décision.", "ministre"),
    ("fr", "Sur demande, le comité publie la décision.", "comité"),
    ("fr", "L’exploitant avertit la douane.", "exploitant"),
    ("fr", "Sur demande, l’Agence de Biosécurité publie la décision.", "Agence de Biosécurité"),
    ("es", "En su caso, el solicitante abonará la tasa.", "solicitante"),
    ("es", "En su caso, la Comisión publicará la decisión.", "Comisión"),
    ("es", "En su caso, el Ministerio del Ambiente publicará la decisión.", "Ministerio del Ambiente"),
    ("en", "The Minister shall publish the decision.", "Minister"),
    ("en", "An applicant shall pay the fee.", "applicant"),
    ("fr", "Le ministre publie la décision.", "ministre"),
    ("fr", "Le Ministère de l’Environnement publie la décision.", "Ministère de l’Environnement"),
    ("fr", "Sur demande, l’Agence Nationale de Biosécurité publie la décision.", "Agence Nationale de Biosécurité"),
    ("es", "La Comisión publicará la decisión.", "Comisión"),
    ("en", "A decision is published.", None),
]


@pytest.mark.parametrize(("language", "text", "actor"), ACTORS, ids=[text for _, text, _ in ACTORS])
def test_the_first_body_or_person_named(language: str, text: str, actor: str | None) -> None:
    assert reading_in_specific(text, language).actor == actor


MONEY = [
    # language, passage, words of the penalty, words of the fee
    (
        "en",
        "A person who imports without a permit commits an offence and is liable to a fine of 5,000 dollars; the seed is burnt.",
        "A person who imports without a permit commits an offence and is liable to a fine of 5,000 dollars",
        None,
    ),
    ("fr", "L’importation est punie d’une amende de 5 000 francs.", "L’importation est punie d’une amende de 5 000 francs.", None),
    ("es", "La importación se sanciona con multa de 10 UIT.", "La importación se sanciona con multa de 10 UIT.", None),
    ("en", "An application is accompanied by a fee of 200 dollars.", None, "An application is accompanied by a fee of 200 dollars."),
    ("fr", "La demande donne lieu à une redevance.", None, "La demande donne lieu à une redevance."),
    ("es", "El solicitante abonará la tasa.", None, "El solicitante abonará la tasa."),
    ("en", "The offences are listed in Annex II.", None, None),
    ("en", "The Board shall keep a register.", None, None),
]


@pytest.mark.parametrize(("language", "text", "penalty", "fee"), MONEY, ids=[text[:50] for _, text, _, _ in MONEY])
def test_penalties_and_fees_in_the_words_of_the_passage(language: str, text: str, penalty: str | None, fee: str | None) -> None:
    found = reading_in_specific(text, language)
    assert (found.penalty.text if found.penalty else None, found.fee.text if found.fee else None) == (penalty, fee)


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, text, *_ in PERIODS + ACTORS + MONEY])
def test_every_detail_stands_in_the_passage(language: str, text: str) -> None:
    found = reading_in_specific(text, language)
    words = [deadline.text for deadline in found.deadlines]
    words += [detail.text for detail in (found.penalty, found.fee) if detail]
    assert all(word in text for word in [*words, found.actor or ""])
