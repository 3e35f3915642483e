"""What a passage is about: one clear case of each theme in each language, in an act about living modified organisms."""

import pytest
from tests.detect.listening import SPECIFIC, provision, reading_in_specific, readings
from tests.prepared import CONTENT, LANGUAGES

from weft.detect import themes
from weft.records import Zone

CLEAR = {
    "general": (
        "The purpose of this Act is to protect nature from living modified organisms.",
        "La présente loi a pour objet de protéger la nature contre les organismes vivants modifiés.",
        "La presente ley tiene por objeto proteger la naturaleza de los organismos vivos modificados.",
    ),
    "definitions_scope": (
        "This Act does not apply to organisms obtained by mutagenesis.",
        "La présente loi ne s’applique pas aux organismes obtenus par mutagenèse.",
        "La presente ley no se aplica a los organismos obtenidos por mutagénesis.",
    ),
    "precaution": (
        "Lack of scientific certainty shall not keep the Board from acting under the precautionary principle.",
        "L’absence de certitude scientifique n’empêche pas d’agir selon le principe de précaution.",
        "La falta de certeza científica no impide actuar según el principio precautorio.",
    ),
    "aia": (
        "No person shall carry out a field trial without a permit; an application for a permit is made to the Board.",
        "Nul ne peut procéder à une dissémination volontaire sans autorisation ; la demande d’autorisation est écrite.",
        "Ningún ensayo de campo se hará sin autorización; la solicitud de autorización se presenta por escrito.",
    ),
    "lmo_ffp": (
        "Genetically modified food or feed, or maize for processing, is approved by the Food Agency.",
        "Les aliments génétiquement modifiés et les aliments pour animaux génétiquement modifiés sont des denrées alimentaires.",
        "Los alimentos transgénicos para consumo humano o animal o para procesamiento los aprueba la Agencia.",
    ),
    "review_simplified": (
        "The Board may suspend or revoke a permit, and the holder may appeal against the revocation.",
        "L’autorité peut suspendre ou retirer l’autorisation ; le recours contre le retrait est ouvert.",
        "La autoridad podrá suspender o revocar la autorización; cabe recurso de apelación contra la revocación.",
    ),
    "transit": (
        "A carrier shall give notice of organisms in transit through the Republic.",
        "Le transporteur déclare les organismes en transit sur le territoire.",
        "El transportista declara los organismos en tránsito por el territorio.",
    ),
    "contained_use": (
        "Contained use takes place in a greenhouse at the second containment level.",
        "L’utilisation confinée a lieu en classe de confinement 2, dans un milieu confiné.",
        "El uso confinado se realiza en invernaderos con medidas de contención.",
    ),
    "risk_assessment": (
        "A risk assessment shall weigh each potential adverse effect.",
        "L’évaluation des risques porte sur chacun des effets néfastes potentiels.",
        "La evaluación de riesgos considera cada uno de los efectos adversos.",
    ),
    "risk_management": (
        "The grower shall keep an isolation distance, plant refuges and follow the post-release monitoring plan.",
        "L’agriculteur respecte les distances d’isolement, la coexistence et le plan de surveillance.",
        "El productor respeta las distancias de aislamiento, la coexistencia y el plan de monitoreo.",
    ),
    "unintentional_emergency": (
        "In the event of an accident or an unintentional release the emergency plan is followed.",
        "En cas d’accident ou de dissémination accidentelle, le plan d’urgence est suivi.",
        "En caso de accidente o de liberación accidental se sigue el plan de emergencia.",
    ),
    "htpi": (
        "Each shipment shall bear a label and its unique identifier.",
        "Chaque envoi porte une étiquette ; la traçabilité et l’étiquetage sont assurés.",
        "Cada envío lleva etiquetado con el identificador único; se garantiza la trazabilidad.",
    ),
    "cna_nfp": (
        "The members of the Board and its chairperson are appointed by the Minister; the quorum is five.",
        "Les membres du comité et le président du comité sont nommés par le ministre.",
        "El comité estará integrado por un representante de cada ministerio; la secretaría técnica depende del ministro.",
    ),
    "info_bch": (
        "The register of decisions is sent to the Biosafety Clearing-House.",
        "Le registre des décisions est transmis au Centre d’échange pour la prévention des risques biotechnologiques.",
        "El registro nacional de decisiones se remite al Centro de Intercambio de Información sobre Seguridad de la Biotecnología.",
    ),
    "confidential": (
        "Confidential business information and trade secrets shall not be disclosed.",
        "Les informations confidentielles et le secret des affaires ne sont pas divulgués.",
        "La información confidencial y el secreto industrial no se divulgan.",
    ),
    "capacity": (
        "The Ministry shall offer training, workshops and technical assistance to young scientists.",
        "Le ministère assure la formation, des ateliers et l’assistance technique.",
        "El ministerio ofrece capacitación, talleres y asistencia técnica.",
    ),
    "public": (
        "The Board shall hold a public hearing and invite public comments.",
        "L’enquête publique assure la participation du public et l’information du public.",
        "La audiencia pública asegura la participación ciudadana y la consulta pública.",
    ),
    "agreements": (
        "The State may conclude a bilateral or multilateral treaty, subject to ratification.",
        "L’État conclut des accords internationaux et des traités, soumis à ratification.",
        "El Estado celebra tratados y convenios internacionales, sujetos a ratificación.",
    ),
    "illegal_penalties": (
        "An inspector may seize the goods; the offence is punished by imprisonment.",
        "L’inspecteur procède à la saisie ; l’infraction est punie d’une amende et d’emprisonnement.",
        "El inspector ordena el decomiso; la infracción se castiga con multa y prisión.",
    ),
    "socioeconomic": (
        "The Board shall weigh socio-economic and ethical matters and those of indigenous communities.",
        "Les aspects socio-économiques, éthiques et culturels des communautés locales sont pesés.",
        "Se ponderan los aspectos socioeconómicos, éticos y de los pueblos indígenas.",
    ),
    "liability": (
        "The operator is under strict liability for damage and carries insurance for civil liability.",
        "La responsabilité civile de l’exploitant couvre le dommage, la réparation et la remise en état.",
        "La responsabilidad civil del operador cubre el daño, la indemnización y la restauración.",
    ),
    "finance": (
        "Fees and charges are paid into the fund of the Board, whose budget Parliament votes.",
        "Les redevances et taxes alimentent le budget ; le financement vient de la dotation.",
        "Las tasas y tarifas nutren el presupuesto; el financiamiento proviene de recursos financieros.",
    ),
    "monitoring_reporting": (
        "The Board shall lay its annual report before Parliament.",
        "L’autorité remet un rapport annuel et un rapport d’activité.",
        "La autoridad presenta un informe anual y su memoria anual.",
    ),
    "mainstreaming": (
        "The national development plan and the biodiversity strategy shall mainstream biosafety as a target.",
        "La stratégie et le plan national de développement visent à intégrer la biosécurité comme cible.",
        "La estrategia y el plan nacional transversalizan la bioseguridad como meta de la política nacional.",
    ),
    "biotech_benefits": (
        "Incentives promote the biotechnology industry and the transfer of technology and benefit-sharing.",
        "Le partage des avantages, le transfert de technologie et l’innovation biotechnologique sont encouragés.",
        "Se otorgan incentivos a proyectos de biotecnología y a la transferencia de tecnología y la innovación.",
    ),
    "pharmaceuticals": (
        "Medicines and vaccines used in clinical trials follow the rules on drugs.",
        "Les médicaments et les vaccins employés dans les essais cliniques suivent les règles pharmaceutiques.",
        "Los medicamentos y las vacunas de los ensayos clínicos siguen las reglas farmacéuticas.",
    ),
    "eia": (
        "An environmental impact assessment (EIA) comes before the environmental audit.",
        "L’étude d’impact environnemental précède la notice d’impact.",
        "El estudio de impacto ambiental precede a la declaración de impacto ambiental.",
    ),
    "alien_species": (
        "Invasive alien species and exotic species are kept out.",
        "Les espèces exotiques et les espèces envahissantes sont tenues à l’écart.",
        "Las especies exóticas y las especies invasoras se mantienen fuera.",
    ),
}
CASES = [(theme, language, text) for theme, texts in CLEAR.items() for language, text in zip(LANGUAGES, texts, strict=True)]


def test_every_theme_has_its_clear_case() -> None:
    assert set(CLEAR) == {theme.id for theme in CONTENT.themes.themes}


@pytest.mark.parametrize(("theme", "language", "text"), CASES, ids=[f"{theme}-{language}" for theme, language, _ in CASES])
def test_a_clear_case_has_its_theme_first(theme: str, language: str, text: str) -> None:
    found = reading_in_specific(text, language)
    assert found.themes[:1] == (theme,), found.reasons
    assert len(found.themes) <= 3
    assert {reason.arguments[0] for reason in found.reasons if reason.code == "theme"} == set(found.themes)


HEADED = [
    ("en", "PART IV – CONFIDENTIAL INFORMATION", "The Board decides on request.", "confidential"),
    ("fr", "CHAPITRE III – ÉTIQUETAGE > Article 9", "Le ministre en fixe la forme.", "htpi"),
    ("fr", "Article 9 – Étiquetage et traçabilité", "Le ministre en fixe la forme.", "htpi"),
    ("es", "CAPÍTULO V. DE LAS INFRACCIONES Y SANCIONES", "El reglamento fija la escala.", "illegal_penalties"),
]


@pytest.mark.parametrize(("language", "heading", "text", "theme"), HEADED)
def test_a_passage_is_about_what_the_nearest_heading_says(language: str, heading: str, text: str, theme: str) -> None:
    assert reading_in_specific(text, language, heading=heading).themes[:1] == (theme,)


def test_a_passage_without_any_sign_has_no_theme() -> None:
    assert reading_in_specific("It is so ordered.").themes == ()


# Everyday provisions of the three traditions whose words lead astray: the authority, the cost, the permit named in passing.
TEMPTING = [
    ("fr", "Toute importation d’OVM est soumise à l’autorisation écrite préalable de l’autorité nationale compétente.", ("aia",)),
    ("fr", "Tout refus est motivé.", ("aia",)),
    ("fr", "Il est créé un organe consultatif dénommé Conseil de prudence.", ("cna_nfp",)),
    ("fr", "L’autorité présente chaque année un rapport sur la mise en œuvre de la loi.", ("monitoring_reporting",)),
    ("fr", "L’importateur fait procéder à ses frais à la destruction des organismes.", ("illegal_penalties",)),
    ("fr", "Est puni d’une amende quiconque importe des organismes sans autorisation.", ("illegal_penalties",)),
    ("en", "Any person who imports an organism without a permit commits an offence and is liable to a fine.", ("illegal_penalties",)),
    ("en", "A person aggrieved by a decision may appeal to the Minister.", ("review_simplified",)),
    ("es", "La autoridad competente resolverá la solicitud en un plazo de doscientos setenta días.", ("aia",)),
    ("es", "Quien introduzca organismos sin permiso será sancionado con multa.", ("illegal_penalties",)),
]


@pytest.mark.parametrize(("language", "text", "expected"), TEMPTING)
def test_words_named_in_passing_do_not_make_the_theme(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert reading_in_specific(text, language).themes == expected


ITEMS = [
    ("en", "The functions of the Board are:", "(c) to promote public awareness of biosafety;", ("public", "cna_nfp")),
    ("es", "Son funciones de la Comisión:", "f) Mantener una base de datos de las decisiones;", ("info_bch", "cna_nfp")),
    ("fr", "Au sens du présent décret, on entend par :", "3. « danger » : le risque pour la santé ;", ("definitions_scope",)),
]


@pytest.mark.parametrize(("language", "lead", "text", "expected"), ITEMS)
def test_an_item_is_about_its_own_matter_before_the_body_and_a_definition_about_nothing_else(
    language: str, lead: str, text: str, expected: tuple[str, ...]
) -> None:
    assert reading_in_specific(text, language, lead=lead).themes == expected


def test_a_short_paragraph_is_about_what_the_rest_of_its_article_is_about() -> None:
    article = [
        provision(text, heading="7.")
        for text in ("Fees are paid in advance and go into the fund.", "They are due in March.", "The fee is halved.")
    ]
    assert readings(SPECIFIC["en"], *article)[1].themes == ("finance",)
    alone = provision("They are due in March.", heading="8.")
    assert readings(SPECIFIC["en"], article[0], alone, article[2])[1].themes == ()


def test_around_is_the_mean_of_the_neighbours_under_the_same_heading() -> None:
    heard = [{"finance": 4}, {}, {"finance": 2, "aia": 9}, {"transit": 2}]
    assert [themes.around(["7", "7", "7", ""], heard.__getitem__, place) for place in range(4)] == [
        {"finance": 1.0, "aia": 2.0},
        {"finance": 3.0, "aia": 2.0},
        {"finance": 2.0},
        {},
    ]


def test_the_title_of_an_instrument_is_about_nothing_by_itself() -> None:
    front = provision("Loi sur l’étiquetage des organismes vivants modifiés", "fr", zone=Zone.FRONT)
    assert readings("Loi sur l’étiquetage des organismes vivants modifiés", front)[0].themes == ()
