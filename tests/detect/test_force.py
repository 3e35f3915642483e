"""Legal force: modality, effect on scope, and the kind of place that speaks."""

import pytest
from tests.detect.listening import provision, reading, reading_in_specific, readings

from weft.records import MentionType, Modality, ScopeEffect, Zone

MODALITIES = [
    ("en", "The Board shall publish the decision on the GMO.", Modality.DUTY),
    ("en", "The importer of a GMO must keep a record.", Modality.DUTY),
    ("fr", "L’importateur d’OGM est tenu de déclarer chaque lot.", Modality.DUTY),
    ("fr", "L’autorité publie la décision et informe le demandeur d’OGM.", Modality.DUTY),
    ("es", "La autoridad publicará la decisión sobre el OGM.", Modality.DUTY),
    ("es", "Corresponde al Ministerio llevar la lista de OGM.", Modality.DUTY),
    ("en", "A person shall not sow a GMO in a park.", Modality.PROHIBITION),
    ("en", "The sale of GM seed is prohibited.", Modality.PROHIBITION),
    ("fr", "La vente de semences d’OGM est interdite.", Modality.PROHIBITION),
    ("fr", "Nul ne peut semer un OGM dans un parc.", Modality.PROHIBITION),
    ("es", "Se prohíbe la venta de semillas transgénicas.", Modality.PROHIBITION),
    ("es", "Ninguna persona podrá sembrar un OGM en un parque.", Modality.PROHIBITION),
    ("en", "A farmer may keep GM seed.", Modality.PERMISSION),
    ("fr", "L’agriculteur peut garder des semences d’OGM.", Modality.PERMISSION),
    ("es", "El agricultor puede guardar semillas transgénicas.", Modality.PERMISSION),
    ("en", "The Minister may make regulations on GMOs.", Modality.POWER),
    ("en", "There is established a committee on GMOs.", Modality.POWER),
    ("fr", "Il est créé un comité des OGM.", Modality.POWER),
    ("fr", "Le ministre est habilité à fixer la liste des OGM.", Modality.POWER),
    ("es", "Créase el Comité de OGM.", Modality.POWER),
    ("es", "Facúltase al Ministerio en materia de OGM.", Modality.POWER),
    ("en", "“GMO” means an organism with a new combination of genes.", Modality.DEFINITION),
    ("fr", "On entend par « OGM » un organisme aux gènes recombinés.", Modality.DEFINITION),
    ("es", "Se entiende por OGM el organismo con genes recombinados.", Modality.DEFINITION),
    ("en", "GMOs and their history", Modality.STATEMENT),
    ("fr", "Les OGM et leur histoire", Modality.STATEMENT),
    ("es", "Los OGM y su historia", Modality.STATEMENT),
]


@pytest.mark.parametrize(("language", "text", "modality"), MODALITIES)
def test_the_modality_of_a_passage(language: str, text: str, modality: Modality) -> None:
    assert reading(text, language).modality == modality


LEADS = [
    # language, lead, list item without a verb of its own, modality
    ("en", "The holder of a GMO permit shall not:", "(a) sell the seed;", Modality.PROHIBITION),
    ("en", "The functions of the GMO Board are:", "(a) the keeping of the list;", Modality.POWER),
    ("fr", "Le titulaire ne peut, pour un OGM :", "a) vendre la semence ;", Modality.PROHIBITION),
    ("fr", "Le comité des OGM :", "a) établir la liste ;", Modality.DUTY),
    ("es", "El titular no podrá, con un OGM:", "a) vender la semilla;", Modality.PROHIBITION),
    ("es", "El comité de OGM:", "a) Elaborar la lista.", Modality.DUTY),
]


@pytest.mark.parametrize(("language", "lead", "text", "modality"), LEADS)
def test_a_list_item_has_the_force_of_its_lead(language: str, lead: str, text: str, modality: Modality) -> None:
    assert reading(text, language, lead=lead).modality == modality


EFFECTS = [
    ("en", "This Act applies to living modified organisms in transit.", ScopeEffect.INCLUDES),
    ("fr", "La présente loi s’applique aux organismes vivants modifiés en transit.", ScopeEffect.INCLUDES),
    ("es", "La presente ley se aplica a los organismos vivos modificados en tránsito.", ScopeEffect.INCLUDES),
    ("en", "This Act does not apply to living modified organisms that are medicines.", ScopeEffect.EXCLUDES),
    ("fr", "La présente loi ne s’applique pas aux organismes vivants modifiés médicamenteux.", ScopeEffect.EXCLUDES),
    ("es", "Quedan excluidos de esta ley los organismos vivos modificados que son medicamentos.", ScopeEffect.EXCLUDES),
    ("en", "Contained use of an LMO is exempt from the permit.", ScopeEffect.EXEMPTS),
    ("fr", "L’utilisation confinée d’un OVM est exemptée de permis.", ScopeEffect.EXEMPTS),
    ("es", "El uso confinado de un OVM está exento de permiso.", ScopeEffect.EXEMPTS),
    ("en", "The Board shall list living modified organisms.", ScopeEffect.NONE),
    ("fr", "Le comité dresse la liste des organismes vivants modifiés.", ScopeEffect.NONE),
    ("es", "El comité listará los organismos vivos modificados.", ScopeEffect.NONE),
]


@pytest.mark.parametrize(("language", "text", "effect"), EFFECTS)
def test_what_a_passage_does_to_the_reach_of_the_law(language: str, text: str, effect: ScopeEffect) -> None:
    assert reading(text, language).scope_effect == effect


PLACES = [
    ("en", "An Act on living modified organisms.", Zone.FRONT, MentionType.TITLE),
    ("fr", "Considérant les organismes vivants modifiés,", Zone.PREAMBLE, MentionType.PREAMBLE),
    ("es", "Artículo 3. Organismos vivos modificados", Zone.CONTENTS, MentionType.CONTENTS),
    ("en", "1 As amended in 2031.", Zone.NOTE, MentionType.NOTE),
    ("es", "Dado en Solandra.", Zone.END, MentionType.REFERENCE),
    ("en", "“LMO” means a living modified organism.", Zone.BODY, MentionType.DEFINITION),
    ("fr", "« OVM » désigne un organisme vivant modifié.", Zone.BODY, MentionType.DEFINITION),
    ("es", "Se entiende por OVM un organismo vivo modificado.", Zone.BODY, MentionType.DEFINITION),
    ("en", "Section 4 is amended by inserting “living modified” before “organism”.", Zone.BODY, MentionType.AMENDMENT),
    ("fr", "À l’article 4, il est inséré un alinéa sur les organismes vivants modifiés.", Zone.BODY, MentionType.AMENDMENT),
    ("es", "Incorpórase el artículo 4 bis sobre organismos vivos modificados.", Zone.BODY, MentionType.AMENDMENT),
    ("en", "Permits for LMOs in force on the first of May stay in force.", Zone.TRANSITORY, MentionType.TRANSITORY),
    ("fr", "Les permis d’OVM en cours restent valables.", Zone.TRANSITORY, MentionType.TRANSITORY),
    ("es", "Los permisos de OVM vigentes conservan su validez.", Zone.TRANSITORY, MentionType.TRANSITORY),
    ("en", "Note: LMOs are listed in Annex I.", Zone.BODY, MentionType.NOTE),
    ("en", "The Board shall list LMOs.", Zone.BODY, MentionType.PROVISION),
    ("fr", "Le comité dresse la liste des OVM.", Zone.ANNEX, MentionType.PROVISION),
    ("es", "El comité listará los OVM.", Zone.BODY, MentionType.PROVISION),
]


@pytest.mark.parametrize(("language", "text", "zone", "kind"), PLACES)
def test_which_kind_of_place_speaks(language: str, text: str, zone: Zone, kind: MentionType) -> None:
    assert reading_in_specific(text, language, zone=zone).mention_type == kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Having regard to section 9 of the Living Modified Organisms Act,"),
        ("fr", "Vu la loi sur les organismes vivants modifiés ;"),
        ("es", "Visto el informe sobre organismos vivos modificados;"),
    ],
)
def test_what_a_preamble_cites_has_no_theme(language: str, text: str) -> None:
    assert reading_in_specific(text, language, zone=Zone.PREAMBLE).themes == ()


def test_a_definition_is_about_definitions_only() -> None:
    text = "“risk assessment” means the assessment of the risks of a living modified organism."
    assert readings("Living Modified Organisms Act", provision(text))[0].themes == ("definitions_scope",)
