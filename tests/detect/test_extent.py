"""How far a passage goes: none, false friend, implicit, mention or operative, as the codebook of labels has it."""

import pytest
from tests.detect.listening import NEUTRAL, SPECIFIC, provision, reading, reading_in_specific, readings

from weft.records import Extent, MentionType, Zone

N, F, I, M, O = Extent.NONE, Extent.FALSE_FRIEND, Extent.IMPLICIT, Extent.MENTION, Extent.OPERATIVE  # noqa: E741 - columns of tables

ALONE = [
    # what the passage does, language, passage of an act about something else, extent
    ("duty", "en", "The importer of living modified organisms shall keep a record of each shipment.", O),
    ("duty", "fr", "L’importateur d’organismes vivants modifiés doit tenir un registre de chaque envoi.", O),
    ("duty", "es", "El importador de organismos vivos modificados deberá llevar un registro de cada envío.", O),
    ("ban", "en", "No person shall sow genetically modified maize within a park.", O),
    ("ban", "fr", "Il est interdit de semer du maïs génétiquement modifié dans un parc.", O),
    ("ban", "es", "Queda prohibido sembrar maíz genéticamente modificado en un parque.", O),
    ("power", "en", "The Minister may by order list the LMOs that may pass through a port.", O),
    ("power", "fr", "Le ministre peut interdire par arrêté l’entrée d’un OGM dans un port.", O),
    ("power", "es", "Facúltase al Ministerio a fijar la lista de los OVM que pasan por un puerto.", O),
    ("leave", "en", "A farmer may keep transgenic seed for one season.", O),
    ("leave", "fr", "L’agriculteur peut garder des semences transgéniques pendant une saison.", O),
    ("leave", "es", "El agricultor podrá guardar semillas transgénicas durante una campaña.", O),
    ("exemption", "en", "Genetically modified yeast is exempt from the permit.", O),
    ("exemption", "fr", "La levure génétiquement modifiée est dispensée de permis.", O),
    ("exemption", "es", "La levadura genéticamente modificada está exenta de permiso.", O),
    ("exclusion", "en", "This Part does not apply to genetically modified organisms.", O),
    ("exclusion", "fr", "Le présent titre ne s’applique pas aux organismes génétiquement modifiés.", O),
    ("exclusion", "es", "El presente título no se aplica a los organismos genéticamente modificados.", O),
    ("capitals", "en", "NO PERSON SHALL IMPORT A LIVING MODIFIED ORGANISM WITHOUT A PERMIT.", O),
    ("capitals", "fr", "NUL NE PEUT IMPORTER UN ORGANISME VIVANT MODIFIÉ SANS AUTORISATION.", O),
    ("capitals", "es", "QUEDA PROHIBIDA LA IMPORTACIÓN DE ORGANISMOS VIVOS MODIFICADOS.", O),
    ("no accents", "fr", "NUL NE PEUT IMPORTER UN ORGANISME VIVANT MODIFIE SANS AUTORISATION.", O),
    ("no accents", "es", "QUEDA PROHIBIDA LA IMPORTACION DE PLANTAS GENETICAMENTE MODIFICADAS.", O),
    ("description", "en", "Two living modified varieties were grown in the Republic last year, both genetically modified cotton.", M),
    ("description", "fr", "Deux variétés de coton génétiquement modifié existaient dans le pays en 2029.", M),
    ("description", "es", "En el país había en 2029 dos variedades de algodón genéticamente modificado.", M),
    ("amendment", "en", "Section 4 is amended by inserting “genetically modified” before “seed”.", M),
    ("amendment", "fr", "À l’article 4, les mots « génétiquement modifiées » sont insérés après « semences ».", M),
    ("amendment", "es", "En el artículo 4, tras «semillas», intercálase «genéticamente modificadas».", M),
    ("novel food", "en", "A novel food is sold only after the Agency has found it safe.", I),
    ("novel food", "fr", "Les nouveaux aliments sont évalués par l’Agence avant leur vente.", I),
    ("novel food", "es", "Los nuevos alimentos se evalúan por la Agencia antes de su venta.", I),
    ("alien species", "en", "A permit is needed to bring an exotic species into the country.", I),
    ("alien species", "fr", "L’introduction d’une espèce exotique est soumise à permis.", I),
    ("alien species", "es", "La introducción de una especie exótica requiere permiso.", I),
    ("environmental liability", "en", "The operator is liable for environmental damage.", I),
    ("environmental liability", "fr", "L’exploitant répond des dommages à l’environnement.", I),
    ("environmental liability", "es", "El operador responde por el daño ambiental.", I),
    ("hospital", "en", "Every hospital shall follow the biosafety rules for its patients.", F),
    ("hospital", "fr", "Tout hôpital applique les règles de biosécurité à ses patients.", F),
    ("hospital", "es", "Todo hospital cumplirá las normas de bioseguridad con sus pacientes.", F),
    ("farm", "en", "A poultry farm shall have a biosecurity plan.", F),
    ("farm", "fr", "L’élevage de volailles dispose d’un plan de biosécurité.", F),
    ("farm", "es", "La granja avícola contará con un plan de bioseguridad.", F),
    ("laboratory", "en", "A laboratory that handles pathogens shall have a biosafety officer.", F),
    ("laboratory", "fr", "Les agents pathogènes sont manipulés au niveau de biosécurité 3.", F),
    ("laboratory", "es", "Los agentes patógenos se manipulan en el nivel de bioseguridad 3.", F),
    ("level of a laboratory", "en", "The station has a biosafety level 3 laboratory.", F),
    ("level of a laboratory", "fr", "La station a un laboratoire de niveau de biosécurité 3.", F),
    ("level of a laboratory", "es", "La estación tiene un laboratorio de nivel de bioseguridad 3.", F),
    ("cabinet", "en", "Work with pathogens takes place in a biosafety cabinet.", F),
    ("cabinet", "fr", "Le travail se fait dans une enceinte de biosécurité.", F),
    ("cabinet", "es", "El trabajo se realiza en una cabina de bioseguridad.", F),
    ("General Manager", "en", "The GM of the port authority shall report to the Board.", N),
    ("roads", "en", "The Minister shall keep the road open.", N),
    ("roads", "fr", "Le ministre entretient la route.", N),
    ("roads", "es", "El Ministerio deberá mantener el camino.", N),
    ("modified otherwise", "en", "The licence may be modified by the Minister.", N),
    ("modified otherwise", "fr", "L’arrêté du 3 mars est modifié comme suit.", N),
    ("modified otherwise", "es", "Modifícase el artículo 5 de la Ley de Aduanas.", N),
    ("transgender", "en", "No person shall discriminate against transgender workers.", N),
    ("health", "es", "El Estado protege la salud humana y el medio ambiente.", N),
]


@pytest.mark.parametrize(("language", "text", "extent"), [row[1:] for row in ALONE], ids=[f"{row[0]}-{row[1]}" for row in ALONE])
def test_a_passage_standing_for_itself(language: str, text: str, extent: Extent) -> None:
    found = reading(text, language)
    assert found.extent == extent, found.reasons


IN_AN_ACT_ABOUT_THEM = [
    # what the passage is, language, passage, zone, extent
    ("fee", "en", "The applicant shall pay the prescribed fee.", Zone.BODY, O),
    ("fee", "fr", "Le demandeur acquitte une redevance.", Zone.BODY, O),
    ("fee", "es", "El solicitante abonará la tasa.", Zone.BODY, O),
    ("definition", "en", "“Board” means the Board set up by section 9.", Zone.BODY, O),
    ("definition", "fr", "« Comité » désigne le comité institué à l’article 9.", Zone.BODY, O),
    ("definition", "es", "«Comité» significa el comité creado en el artículo 9.", Zone.BODY, O),
    ("list item of an annex", "en", "Name and address of the applicant.", Zone.ANNEX, O),
    ("list item of an annex", "fr", "Nom et adresse du demandeur.", Zone.ANNEX, O),
    ("list item of an annex", "es", "Nombre y domicilio del solicitante.", Zone.ANNEX, O),
    ("recital", "en", "Recalling that States must protect biological diversity,", Zone.PREAMBLE, M),
    ("recital", "fr", "Considérant que l’État doit protéger la diversité biologique,", Zone.PREAMBLE, M),
    ("recital", "es", "Que el Estado debe proteger la diversidad biológica;", Zone.PREAMBLE, M),
    ("contents", "en", "4. Application for a permit", Zone.CONTENTS, M),
    ("contents", "fr", "Article 4. Demande d’autorisation", Zone.CONTENTS, M),
    ("contents", "es", "Artículo 4. Solicitud de autorización", Zone.CONTENTS, M),
    ("note", "en", "Note: the Board must be told of changes.", Zone.NOTE, M),
    ("transitory rule", "en", "The holder of an old permit shall apply again within a year.", Zone.TRANSITORY, O),
    ("transitory rule", "fr", "Le titulaire d’un ancien permis doit le renouveler dans l’année.", Zone.TRANSITORY, O),
    ("transitory rule", "es", "El titular de un permiso antiguo deberá renovarlo dentro de un año.", Zone.TRANSITORY, O),
    ("signature", "en", "Done at Port Solandra.", Zone.END, M),
    ("short title", "en", "This Act may be cited as the Living Modified Organisms Act.", Zone.BODY, M),
    ("commencement", "en", "This Act comes into force on the first of May.", Zone.BODY, M),
    ("entrée en vigueur", "fr", "La présente loi entre en vigueur le 1er mai.", Zone.BODY, M),
    ("vigencia", "es", "La presente ley entrará en vigencia el 1 de mayo.", Zone.BODY, M),
    ("derogación", "es", "Derógase la Ley 500.", Zone.BODY, M),
]


@pytest.mark.parametrize(
    ("case", "language", "text", "zone", "extent"), IN_AN_ACT_ABOUT_THEM, ids=[f"{row[0]}-{row[1]}" for row in IN_AN_ACT_ABOUT_THEM]
)
def test_a_passage_of_an_act_about_them(case: str, language: str, text: str, zone: Zone, extent: Extent) -> None:
    found = reading_in_specific(text, language, zone=zone)
    assert found.extent == extent, found.reasons
    if case in {"short title", "commencement", "entrée en vigueur", "vigencia", "derogación", "contents", "note"}:
        assert found.themes == ()


FLOWING_DOWN = [
    # language, heading above, lead, passage, reason of extent
    ("en", "PART III > GENETICALLY MODIFIED ORGANISMS", "", "The holder shall mark the plot.", "heading_names"),
    ("fr", "TITRE II – ORGANISMES GÉNÉTIQUEMENT MODIFIÉS > Article 7", "", "Le titulaire doit borner la parcelle.", "heading_names"),
    ("es", "CAPÍTULO V DE LOS TRANSGÉNICOS > Artículo 7", "", "El titular deberá marcar la parcela.", "heading_names"),
    ("en", "", "A person who imports a living modified organism shall:", "(a) mark the container;", "lead_names"),
    ("fr", "", "L’importateur d’un OGM doit :", "a) marquer le colis ;", "lead_names"),
    ("es", "", "El importador de un OVM deberá:", "a) marcar el envase;", "lead_names"),
]


@pytest.mark.parametrize(("language", "heading", "lead", "text", "reason"), FLOWING_DOWN)
def test_what_stands_above_names_them(language: str, heading: str, lead: str, text: str, reason: str) -> None:
    assert reading(text, language).extent == N
    found = reading(text, language, heading=heading, lead=lead)
    assert found.extent == O
    assert found.reasons[0].code == reason


def test_an_article_most_of_whose_provisions_name_them() -> None:
    heading = "Article 9. Fields"
    named = [provision("A grower of transgenic cotton shall keep a buffer.", heading=heading) for _ in range(2)]
    beside = provision("The grower shall keep a record of it.", heading=heading)
    others = [provision("The Minister shall keep the road open.", heading=f"Article {number}") for number in range(10, 30)]
    found = readings(NEUTRAL["en"], *named, beside, *others)
    assert (found[2].extent, found[2].reasons[0].code) == (O, "article_names")
    assert {one.extent for one in found[3:]} == {N}


REFERENCES = [
    ("en", "References", "Ministry of Environment, Rules for the Use of Seed, 2025."),
    ("fr", "Références", "Ministère de l’environnement, Règles d’emploi des semences, 2025."),
    ("es", "Referencias", "Ministerio del Ambiente, Normas para el uso de semillas, 2025."),
]


@pytest.mark.parametrize(("language", "heading", "text"), REFERENCES, ids=["en", "fr", "es"])
def test_a_list_of_references_rules_nothing(language: str, heading: str, text: str) -> None:
    found = reading_in_specific(text, language, heading=f"Plan > {heading}")
    assert (found.extent, found.mention_type) == (M, MentionType.REFERENCE)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_training_text_rules_nothing(language: str) -> None:
    text = {
        "en": "Participants shall find the rule on living modified organisms.",
        "fr": "Les participants doivent trouver la règle sur les organismes vivants modifiés.",
        "es": "Los participantes deberán hallar la norma sobre organismos vivos modificados.",
    }[language]
    setting = SPECIFIC[language]
    assert readings(setting, provision(text, language))[0].extent == O
    assert readings(setting, provision(text, language), teaches=True)[0].extent == M


OTHER_CARTAGENA = [
    ("en", "Act approving the Cartagena Protocol to the Charter of the Organization of American States"),
    ("fr", "Loi portant approbation du Protocole de Carthagène à la Charte de l’Organisation des États américains"),
    ("es", "Ley que aprueba el Protocolo de Cartagena, de reformas a la Carta de la OEA"),
    ("es", "Ley que aprueba el Protocolo de Cartagena de Indias que reforma la Carta de la OEA"),
    ("es", "Ley que aprueba el Protocolo de Cartagena de Indias"),
]


@pytest.mark.parametrize(("language", "text"), OTHER_CARTAGENA, ids=["en", "fr", "es", "es de Indias, OEA", "es de Indias"])
def test_the_other_protocol_of_cartagena(language: str, text: str) -> None:
    assert readings(text, provision(f"{text}.", language))[0].extent == F


BARE_WORD = [
    # language, passage with the bare word, its sense in an environment law, its sense in a health law
    ("en", "The Authority shall adopt biosafety measures.", O, F),
    ("fr", "L’autorité doit adopter des mesures en matière de biosécurité.", O, F),
    ("es", "La autoridad deberá adoptar medidas de bioseguridad.", O, F),
]


@pytest.mark.parametrize(("language", "text", "here", "there"), BARE_WORD, ids=["en", "fr", "es"])
def test_a_bare_biosafety_means_what_its_company_means(language: str, text: str, here: Extent, there: Extent) -> None:
    company = {
        "en": "The Authority shall list living modified organisms.",
        "fr": "L’autorité doit dresser la liste des organismes vivants modifiés.",
        "es": "La autoridad deberá listar los organismos vivos modificados.",
    }[language]
    assert readings(NEUTRAL[language], provision(text, language), provision(company, language))[0].extent == here
    assert readings(NEUTRAL[language], provision(text, language), other_sense=True)[0].extent == there


def test_every_speaking_passage_gives_its_reasons() -> None:
    for _, language, text, extent in ALONE:
        found = reading(text, language)
        assert bool(found.reasons) == (extent != N), text
