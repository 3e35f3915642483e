"""Provisions and the obligations they serve: one clear provision a row, in three languages, read and tied by the real engine."""

import pytest
from tests.detect.listening import reading, reading_in_specific
from tests.prepared import CONTENT, ENGINE, LANGUAGES

from weft import link
from weft.assess import LINK_SCORE
from weft.link.relating import FLOOR, MOST_LINKS
from weft.records import Extent, Finding, Link, Zone

SERVED = {
    "CPB-02-2": (
        "No person shall use or release a living modified organism without a permit from the Board.",
        "Nul ne peut utiliser ni disséminer un organisme vivant modifié sans autorisation de l’autorité nationale compétente.",
        "Ninguna persona podrá utilizar ni liberar un organismo vivo modificado sin autorización de la autoridad nacional competente.",
    ),
    "CPB-03": (
        "“Living modified organism” means a living organism with a novel combination of genetic material made by modern biotechnology.",
        "On entend par « organisme vivant modifié » un organisme vivant issu de la biotechnologie moderne.",
        "Se entiende por organismo vivo modificado el organismo vivo obtenido mediante la biotecnología moderna.",
    ),
    "CPB-04": (
        "This Act applies to the transboundary movement, transit, handling and use of living modified organisms.",
        "La présente loi s’applique au mouvement transfrontière, au transit, à la manipulation et à l’utilisation des OVM.",
        "La presente ley se aplica al movimiento transfronterizo, tránsito, manipulación y utilización de los OVM.",
    ),
    "CPB-05": (
        "This Act does not apply to living modified organisms that are pharmaceuticals for humans.",
        "La présente loi ne s’applique pas aux organismes vivants modifiés qui sont des produits pharmaceutiques destinés à l’homme.",
        "La presente ley no se aplica a los organismos vivos modificados que son productos farmacéuticos destinados a los seres humanos.",
    ),
    "CPB-06-1": (
        "Living modified organisms in transit through the territory need a transit permit.",
        "Les organismes vivants modifiés en transit sur le territoire font l’objet d’une autorisation de transit.",
        "Los organismos vivos modificados en tránsito por el territorio requieren una autorización de tránsito.",
    ),
    "CPB-06-2": (
        "Contained use of living modified organisms follows the containment levels that the Board sets.",
        "L’utilisation confinée d’organismes vivants modifiés suit les niveaux de confinement que fixe l’autorité.",
        "El uso confinado de organismos vivos modificados se sujeta a los niveles de contención que fije la autoridad.",
    ),
    "CPB-07-1": (
        "Advance informed agreement is needed before the first import of a living modified organism for introduction into the environment.",
        "L’accord préalable en connaissance de cause est requis avant la première importation d’un OVM à introduire dans l’environnement.",
        "Se requiere acuerdo fundamentado previo para la primera importación de un OVM destinado a introducirse en el medio ambiente.",
    ),
    "CPB-09-1": (
        "The Board shall acknowledge receipt of the notification within ninety days.",
        "L’autorité accuse réception de la notification dans un délai de quatre-vingt-dix jours.",
        "La autoridad acusará recibo de la notificación dentro de los noventa días.",
    ),
    "CPB-10-1": (
        "The decision on an application shall be based on the risk assessment.",
        "La décision relative à la demande est fondée sur l’évaluation des risques.",
        "La decisión sobre la solicitud se basará en la evaluación del riesgo.",
    ),
    "CPB-10-3": (
        "The Board shall, within two hundred and seventy days, approve the import with or without conditions or refuse it.",
        "Dans un délai de deux cent soixante-dix jours, l’autorité autorise l’importation, avec ou sans conditions, ou la refuse.",
        "En el plazo de doscientos setenta días la autoridad autorizará la importación, con o sin condiciones, o la denegará.",
    ),
    "CPB-10-4": (
        "The Board shall give the applicant the reasons for its decision.",
        "La décision sur la demande est motivée et les motifs de la décision sont communiqués au demandeur.",
        "La decisión sobre la solicitud será motivada y expondrá las razones en que se funda.",
    ),
    "CPB-10-6": (
        "Lack of scientific certainty shall not prevent the Board from taking a decision under the precautionary principle.",
        "L’absence de certitude scientifique n’empêche pas l’autorité de décider selon le principe de précaution.",
        "La falta de certeza científica no impedirá a la autoridad decidir conforme al principio de precaución.",
    ),
    "CPB-12-1": (
        "The Board may vary, suspend or revoke a permit in the light of new scientific information.",
        "L’autorité peut modifier, suspendre ou retirer l’autorisation à la lumière de nouvelles informations scientifiques.",
        "La autoridad podrá modificar, suspender o revocar la autorización a la luz de nueva información científica.",
    ),
    "CPB-13-1": (
        "The Board may apply a simplified procedure to an import.",
        "L’autorité peut appliquer une procédure simplifiée à une importation.",
        "La autoridad podrá aplicar un procedimiento simplificado a una importación.",
    ),
    "CPB-14-1": (
        "The State may conclude bilateral and regional agreements on the movement of living modified organisms.",
        "L’État peut conclure des accords bilatéraux et régionaux sur le mouvement des organismes vivants modifiés.",
        "El Estado podrá celebrar acuerdos bilaterales y regionales sobre el movimiento de organismos vivos modificados.",
    ),
    "CPB-15-1": (
        "Risk assessment shall be carried out case by case in a scientifically sound manner.",
        "L’évaluation des risques est menée au cas par cas selon des méthodes scientifiques éprouvées.",
        "La evaluación del riesgo se realizará caso por caso, con arreglo a procedimientos científicos sólidos.",
    ),
    "CPB-15-3": (
        "The cost of the risk assessment is borne by the applicant.",
        "Le coût de l’évaluation des risques est à la charge du demandeur.",
        "El costo de la evaluación del riesgo correrá a cargo del solicitante.",
    ),
    "CPB-16-1": (
        "The holder shall follow a risk management plan and a monitoring plan.",
        "Le titulaire suit un plan de gestion des risques et un plan de surveillance.",
        "El titular cumplirá un plan de gestión del riesgo y un plan de monitoreo.",
    ),
    "CPB-17-1": (
        "The Board shall at once notify affected States of an unintentional release.",
        "L’autorité notifie immédiatement aux États affectés toute dissémination non intentionnelle.",
        "La autoridad notificará de inmediato a los Estados afectados toda liberación involuntaria.",
    ),
    "CPB-17-4": (
        "On a release by accident the operator shall immediately start the emergency plan and take emergency measures.",
        "En cas de dissémination accidentelle, l’exploitant met immédiatement en œuvre le plan d’urgence et les mesures d’urgence.",
        "En caso de liberación accidental el operador pondrá en marcha de inmediato el plan de emergencia y las medidas de emergencia.",
    ),
    "CPB-18-2a": (
        "Shipments for food, feed or processing state that they may contain living modified organisms, not intended for introduction.",
        "Les envois destinés à l’alimentation humaine ou animale portent la mention « peut contenir des organismes vivants modifiés ».",
        "Los cargamentos para alimento humano o animal o para procesamiento indican que pueden contener organismos vivos modificados.",
    ),
    "CPB-18-2b": (
        "Documentation shall identify living modified organisms destined for contained use.",
        "La documentation identifie les organismes vivants modifiés destinés à être utilisés en milieu confiné.",
        "La documentación identificará los organismos vivos modificados destinados a uso confinado.",
    ),
    "CPB-18-CAP": (
        "Customs inspectors take samples at the border and send them to a reference laboratory for detection of living modified organisms.",
        "Les douanes prélèvent des échantillons à la frontière et les envoient à un laboratoire de référence pour la détection des OVM.",
        "La aduana toma muestras en la frontera y las envía a un laboratorio de referencia para la detección de OVM.",
    ),
    "CPB-19-1a": (
        "The Ministry of Environment is the national focal point for the Cartagena Protocol.",
        "Le ministère de l’environnement est le correspondant national pour le Protocole de Cartagena.",
        "El Ministerio del Ambiente es el punto focal nacional del Protocolo de Cartagena.",
    ),
    "CPB-19-1b": (
        "There is established a National Biosafety Authority, which is the competent national authority.",
        "Il est créé une autorité nationale de biosécurité, qui est l’autorité nationale compétente.",
        "Créase la Autoridad Nacional de Bioseguridad, que será la autoridad nacional competente.",
    ),
    "CPB-20-3a": (
        "The laws on LMOs are placed on the Biosafety Clearing-House.",
        "Les lois relatives aux OVM sont transmises au Centre d’échange pour la prévention des risques biotechnologiques.",
        "Las leyes y directrices sobre OVM se remiten al Centro de Intercambio de Información sobre Seguridad de la Biotecnología.",
    ),
    "CPB-20-3d": (
        "The Board shall send every final decision to the Biosafety Clearing-House.",
        "L’autorité communique toute décision définitive au Centre d’échange pour la prévention des risques biotechnologiques.",
        "La autoridad comunicará toda decisión definitiva al Centro de Intercambio de Información sobre Seguridad de la Biotecnología.",
    ),
    "CPB-21-1": (
        "An applicant may request that information be treated as confidential.",
        "Le demandeur peut demander que des informations soient traitées comme confidentielles.",
        "El solicitante podrá pedir que la información se trate como confidencial.",
    ),
    "CPB-21-6": (
        "The name of the applicant and the summary of the risk assessment shall not be considered confidential.",
        "Ne peuvent être considérées comme confidentielles le nom du demandeur et le résumé de l’évaluation des risques.",
        "No se considerarán confidenciales el nombre del solicitante ni el resumen de la evaluación del riesgo.",
    ),
    "CPB-22-1": (
        "The Ministry shall promote capacity building and training in biosafety.",
        "Le ministère assure le renforcement des capacités et la formation en matière de biosécurité.",
        "El ministerio promoverá la creación de capacidad y la capacitación en bioseguridad.",
    ),
    "CPB-23-1a": (
        "The Board shall promote public awareness and education on living modified organisms.",
        "L’autorité assure la sensibilisation et l’éducation du public aux organismes vivants modifiés.",
        "La autoridad promoverá la concienciación y educación del público sobre los organismos vivos modificados.",
    ),
    "CPB-23-2a": (
        "The Board shall consult the public and hold a public hearing before it decides.",
        "L’autorité consulte le public et organise une enquête publique avant de décider.",
        "La autoridad realizará una consulta pública y una audiencia pública antes de decidir.",
    ),
    "CPB-25-1": (
        "A person who imports a living modified organism without a permit commits an offence and is liable to a fine or imprisonment.",
        "Quiconque importe un OVM sans autorisation commet une infraction et est puni d’une amende et d’un emprisonnement.",
        "Quien importe un OVM sin autorización comete infracción y será sancionado con multa y prisión.",
    ),
    "CPB-25-2": (
        "Organisms moved illegally are returned to the country of origin or destroyed at the importer's cost.",
        "Les organismes introduits illégalement sont renvoyés vers le pays d’origine ou détruits aux frais de l’importateur.",
        "La devolución al país de origen o la destrucción de los organismos introducidos ilegalmente corre a costa del importador.",
    ),
    "CPB-26-1": (
        "The Board shall take socio-economic considerations into account in its decisions.",
        "L’autorité tient compte des considérations socio-économiques dans ses décisions.",
        "La autoridad tendrá en cuenta las consideraciones socioeconómicas en sus decisiones.",
    ),
    "CPB-27": (
        "Any person who releases an organism is strictly liable for damage caused by it and shall pay compensation.",
        "Toute personne qui dissémine un organisme est responsable du dommage causé et tenue à la réparation du dommage.",
        "Toda persona que libere un organismo es responsable de los daños causados y de su indemnización.",
    ),
    "CPB-33": (
        "The Board shall prepare a national report on the implementation of the Protocol every four years.",
        "L’autorité établit tous les quatre ans un rapport national sur l’application du Protocole.",
        "La autoridad elaborará cada cuatro años un informe nacional sobre la aplicación del Protocolo.",
    ),
    "SP-02-2c": (
        "“Operator” means any person in direct or indirect control of the living modified organism.",
        "On entend par « opérateur » toute personne qui contrôle directement ou indirectement l’organisme vivant modifié.",
        "Se entiende por operador toda persona que tenga el control directo o indirecto del organismo vivo modificado.",
    ),
    "SP-05-1a": (
        "In the event of damage the operator shall immediately inform the competent authority.",
        "En cas de dommage, l’opérateur informe immédiatement l’autorité compétente.",
        "En caso de daño, el operador informará inmediatamente a la autoridad competente.",
    ),
    "SP-05-1c": (
        "The operator shall take response measures to remedy the damage.",
        "L’opérateur prend des mesures d’intervention pour réparer le dommage.",
        "El operador adoptará medidas de respuesta para reparar el daño.",
    ),
    "SP-05-5": (
        "The authority may recover the costs and expenses of the response measures from the operator.",
        "L’autorité peut recouvrer auprès de l’opérateur les coûts et dépenses des mesures d’intervention.",
        "La autoridad podrá recuperar del operador los costos y gastos de las medidas de respuesta.",
    ),
    "SP-06-1": (
        "The operator is exempt from liability for damage caused by an act of God or an act of war.",
        "L’opérateur est exonéré de responsabilité lorsque le dommage résulte d’un cas de force majeure ou d’un acte de guerre.",
        "El operador está exento de responsabilidad por el daño debido a fuerza mayor o a un acto de guerra.",
    ),
    "SP-07": (
        "A claim for damage is barred after ten years from the date of the damage, the limitation period.",
        "L’action en réparation du dommage se prescrit par dix ans ; ce délai de prescription court du dommage.",
        "La acción por daños prescribe a los diez años; el plazo de prescripción corre desde el daño.",
    ),
    "SP-08": (
        "The maximum liability for damage and the financial limits are set by order.",
        "Le plafond de la responsabilité pour dommage et les limites financières sont fixés par décret.",
        "El límite máximo de responsabilidad por daño y los límites financieros se fijan por decreto.",
    ),
    "SP-10-1": (
        "The operator shall hold financial security or insurance for liability.",
        "L’opérateur dispose d’une garantie financière ou d’une assurance de responsabilité.",
        "El operador contará con una garantía financiera o un seguro de responsabilidad.",
    ),
    "SP-12-2": (
        "Civil liability covers material damage and personal injury; compensation for loss may be claimed in court.",
        "La responsabilité civile couvre le dommage matériel et corporel ; l’indemnisation du préjudice est demandée au tribunal.",
        "La responsabilidad civil cubre el daño material y personal; la indemnización de los perjuicios se demanda ante el juez.",
    ),
    "CBD-08g": (
        "The Ministry shall regulate, manage or control the risks of the use and release of living modified organisms.",
        "Le ministère est chargé de gérer et maîtriser les risques liés à l’utilisation et à la libération d’OVM.",
        "El ministerio reglamentará, administrará o controlará los riesgos de la utilización y liberación de organismos vivos modificados.",
    ),
    "CBD-19-2": (
        "The State shares the results and benefits of biotechnology in a fair and equitable way, on mutually agreed terms.",
        "L’État assure le partage juste et équitable des résultats et avantages de la biotechnologie, d’un commun accord.",
        "El Estado asegura la distribución justa y equitativa de los resultados y beneficios de la biotecnología.",
    ),
    "GBF-17a": (
        "By 2030 the Government will establish biosafety measures and strengthen capacity in biosafety, as Target 17 asks.",
        "D’ici à 2030, le Gouvernement prend des mesures de biosécurité et renforce les capacités en biosécurité, selon la cible 17.",
        "Para 2030 el Gobierno establecerá medidas de bioseguridad y fortalecerá la capacidad en bioseguridad, según la meta 17.",
    ),
}
CASES = [(row, language, text) for row, texts in SERVED.items() for language, text in zip(LANGUAGES, texts, strict=True)]
OBLIGATIONS = {row.id: row for row in CONTENT.obligations}


def linked(text: str, language: str, *, heading: str = "", zone: Zone = Zone.BODY) -> Finding:
    """The finding of one provision of an act about living modified organisms."""
    return link.relate(reading_in_specific(text, language, heading=heading, zone=zone), ENGINE.linker)


def of_row(finding: Finding, row: str) -> Link | None:
    return next((one for one in finding.obligations if one.id == row), None)


def test_there_are_cases_of_many_treaties() -> None:
    assert len(SERVED) >= 40
    assert {OBLIGATIONS[row].treaty for row in SERVED} >= {"CPB", "NKLSP", "CBD", "KMGBF"}


@pytest.mark.parametrize(("row", "language", "text"), CASES, ids=[f"{row}-{language}" for row, language, _ in CASES])
def test_a_clear_provision_is_tied_to_its_obligation(row: str, language: str, text: str) -> None:
    finding = linked(text, language)
    found = of_row(finding, row)
    assert found is not None, [(one.id, one.score) for one in finding.obligations]
    assert FLOOR <= found.score <= 1
    assert found.reasons
    for reason in found.reasons:
        if reason.code in {"cue", "cites"}:
            assert reason.arguments[0] in text
        assert all(reason.arguments)


UNRELATED = [
    # provision, language, rows it has nothing to do with
    ("The applicant shall pay the fee.", "en", ("CPB-06-1", "CPB-17-1", "SP-05-1c", "CBD-08h", "CPB-21-1")),
    ("Le titulaire tient un registre des semis.", "fr", ("CPB-06-1", "CPB-17-1", "SP-05-1c", "SP-10-1", "CPB-25-1")),
    ("El comité se reúne cada mes.", "es", ("CPB-06-1", "CPB-17-1", "SP-05-1c", "CPB-18-2a", "CPB-26-1")),
    ("Contained use takes place in a greenhouse.", "en", ("CPB-11-1", "SP-05-5", "CPB-23-2a", "CPB-19-1a")),
    ("L’étiquette est rédigée en français.", "fr", ("CPB-15-1", "SP-12-2", "CPB-23-2a", "CPB-19-1a")),
    ("La multa se paga en treinta días.", "es", ("CPB-15-1", "CPB-06-2", "CPB-20-3d", "CPB-19-1a")),
]


PLAIN = [
    # obligation, language, words a drafter would choose without the treaty beside him
    ("CPB-20-3a", "en", "The laws and guidelines on living modified organisms are placed on the Biosafety Clearing-House."),
    (
        "CPB-20-3a",
        "fr",
        "Les lois et lignes directrices sur les OVM sont transmises au Centre d’échange pour la prévention des risques biotechnologiques.",
    ),
    (
        "CPB-20-3a",
        "es",
        "Las leyes y directrices sobre los OVM se remitirán al Centro de Intercambio de Información sobre Seguridad de la Biotecnología.",
    ),
]


@pytest.mark.parametrize(("row", "language", "text"), PLAIN, ids=[f"{row}-{language}" for row, language, _ in PLAIN])
def test_plain_words_serve_the_obligation_too(row: str, language: str, text: str) -> None:
    assert of_row(linked(text, language), row) is not None


# Rows whose clear provision still scores too little to cover them; all others must.
WEAK_ROWS = ("CPB-02-2", "CPB-04", "CPB-05", "CPB-10-1", "CPB-10-4", "CBD-08g")
COVERING = [case for case in CASES if case[0] not in WEAK_ROWS]


@pytest.mark.parametrize(("row", "language", "text"), COVERING, ids=[f"{row}-{language}" for row, language, _ in COVERING])
def test_a_clear_provision_scores_enough_to_cover_its_row(row: str, language: str, text: str) -> None:
    found = of_row(linked(text, language), row)
    assert found is not None
    assert found.score >= LINK_SCORE


@pytest.mark.parametrize(("text", "language", "rows"), UNRELATED, ids=[text for text, _, _ in UNRELATED])
def test_a_provision_does_not_serve_what_it_has_nothing_to_do_with(text: str, language: str, rows: tuple[str, ...]) -> None:
    assert set(rows) <= OBLIGATIONS.keys()
    assert not {one.id for one in linked(text, language).obligations} & set(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_links_come_best_first_and_are_few(language: str) -> None:
    for row, texts in SERVED.items():
        links = linked(texts[LANGUAGES.index(language)], language).obligations
        assert len(links) <= MOST_LINKS, row
        assert [(-one.score, one.id) for one in links] == sorted((-one.score, one.id) for one in links), row
        assert len({one.id for one in links}) == len(links), row


SILENT = [
    ("en", "The Minister shall keep the road open and pay compensation for damage to vehicles."),
    ("fr", "Le ministre entretient la route et répare le dommage causé aux véhicules."),
    ("es", "El Ministerio deberá mantener el camino y pagar indemnización por daños a vehículos."),
]


@pytest.mark.parametrize(("language", "text"), SILENT, ids=LANGUAGES)
def test_a_provision_that_does_not_speak_of_biosafety_serves_nothing(language: str, text: str) -> None:
    found = reading(text, language)
    assert found.extent == Extent.NONE
    assert link.relate(found, ENGINE.linker).obligations == ()


CLOCKS = [
    ("CPB-09-1", "en", "The Board shall acknowledge receipt of the notification within 90 days.", True),
    ("CPB-09-1", "fr", "L’autorité accuse réception de la notification dans un délai de trois mois.", True),
    ("CPB-09-1", "es", "La autoridad acusará recibo de la notificación dentro de los noventa días.", True),
    ("CPB-09-1", "en", "The Board shall acknowledge receipt of the notification within 30 days.", False),
    ("SP-05-1a", "en", "In the event of damage the operator shall immediately inform the competent authority.", True),
    ("SP-05-1a", "es", "En caso de daño, el operador informará inmediatamente a la autoridad competente.", True),
    ("SP-05-1a", "en", "In the event of damage the operator shall within ten days inform the competent authority.", False),
]


@pytest.mark.parametrize(("row", "language", "text", "same"), CLOCKS, ids=[text[:70] for *_, text, _ in CLOCKS])
def test_the_clock_of_the_treaty_is_a_reason_where_the_period_is_the_same(row: str, language: str, text: str, same: bool) -> None:
    finding = linked(text, language)
    reasons = [reason for one in finding.obligations if one.id == row for reason in one.reasons]
    assert any(reason.code == "same_clock" for reason in reasons) is same


def test_a_heading_is_a_reason_and_a_recital_counts_less() -> None:
    text = "The holder shall start it and tell the Board."
    assert of_row(linked(text, "en"), "CPB-17-4") is None
    found = of_row(linked("The operator shall start the emergency plan.", "en", heading="PART V > Emergency plan"), "CPB-17-4")
    assert found is not None
    assert "heading_cue" in {reason.code for reason in found.reasons}
    words = "advance informed agreement before the first import of a living modified organism for introduction into the environment"
    rule = of_row(linked(f"The importer shall obtain {words}.", "en"), "CPB-07-1")
    recital = of_row(linked(f"Recalling {words},", "en", zone=Zone.PREAMBLE), "CPB-07-1")
    assert rule is not None
    assert recital is None or recital.score < rule.score
