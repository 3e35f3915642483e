"""Bodies: names as they stand in law, roles where the mandate stands, one body under several names, two bodies with one mandate."""

import pytest
from tests.assess.making import content, finding, instrument, weighed

from weft.assess.naming import Grammars
from weft.records import Extent, Finding, Institution, Modality

GRAMMARS = Grammars(content().naming)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        # creation
        ("en", "There is hereby established a body corporate to be known as the National Biosafety Board.", ["National Biosafety Board"]),
        ("fr", "Il est créé une Agence nationale de biosécurité, placée sous tutelle.", ["Agence nationale de biosécurité"]),
        ("fr", "Il est institué un comité national de biosécurité auprès du ministre.", ["comité national de biosécurité"]),
        ("es", "Créase la Comisión Nacional de Bioseguridad como órgano consultivo.", ["Comisión Nacional de Bioseguridad"]),
        # ministries and offices
        ("en", "The Ministry of Agriculture and Food shall inform the Board.", ["Ministry of Agriculture and Food"]),
        ("en", "the National Biosafety Board and the Water Board", ["National Biosafety Board", "Water Board"]),
        ("en", "the Food and Drugs Authority may require", ["Food and Drugs Authority"]),
        ("fr", "le ministre chargé de l’environnement statue", ["ministre chargé de l’environnement"]),
        ("fr", "le Ministère de l’Agriculture et le Ministère de la Santé", ["Ministère de l’Agriculture", "Ministère de la Santé"]),
        ("es", "el Ministerio de Agricultura y Riego aprueba", ["Ministerio de Agricultura y Riego"]),
        (
            "es",
            "la Dirección Nacional de Semillas del Ministerio de Agricultura",
            ["Dirección Nacional de Semillas", "Ministerio de Agricultura"],
        ),
        ("es", "SECRETARIA DE AGRICULTURA, GANADERIA Y PESCA", ["SECRETARIA DE AGRICULTURA, GANADERIA Y PESCA"]),
        (
            "es",
            "el Consejo Nacional de Ciencia, Tecnología e Innovación Tecnológica",
            ["Consejo Nacional de Ciencia, Tecnología e Innovación Tecnológica"],
        ),
        # no names: generic bodies, fragments, foreign bodies
        ("en", "The Authority shall decide.", []),
        ("en", "the competent authority of the Party of import", []),
        ("en", "The Board may appoint committees of experts.", []),
        ("en", "guidance of the Codex Alimentarius Commission", []),
        ("en", "in a laboratory biosafety cabinet", []),
        ("fr", "l’autorité compétente du pays d’exportation", []),
        ("fr", "le Conseil des ministres entendu", []),
        ("fr", "un comité interne de prévention des risques biotechnologiques", []),
        ("es", "la autoridad nacional competente resolverá", []),
        ("es", "el Consejo de Ministros", []),
        ("es", "el Centro de Intercambio de Información sobre Seguridad de la Biotecnología", []),
    ],
)
def test_names(language: str, text: str, names: list[str]) -> None:
    assert [name.written for name in GRAMMARS.names(text, language)] == names


def body(name: str, *findings: Finding) -> Institution:
    return next(one for one in weighed(*findings).institutions if one.name == name)


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("en", "The National Biosafety Board is the competent national authority for the Protocol.", "National Biosafety Board", "cna"),
        ("en", "The Ministry of Environment is designated as the national focal point.", "Ministry of Environment", "nfp_cpb"),
        (
            "fr",
            "L’Agence nationale de l’environnement est désignée autorité nationale compétente.",
            "Agence nationale de l’environnement",
            "cna",
        ),
        (
            "fr",
            "Le Ministère de l’Environnement est le correspondant national pour le Protocole.",
            "Ministère de l’Environnement",
            "nfp_cpb",
        ),
        ("es", "El Ministerio del Ambiente es la autoridad nacional competente.", "Ministerio del Ambiente", "cna"),
        ("es", "Desígnase al Ministerio de Salud como autoridad nacional competente.", "Ministerio de Salud", "cna"),
    ],
)
def test_a_role_is_given(language: str, text: str, name: str, role: str) -> None:
    given = finding(text, language=language, themes=("cna_nfp",))
    assert (role, given.id) in body(name, given).roles


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The Ministry of Health shall inform the competent national authority.", "Ministry of Health"),
        ("en", "The Ministry of Health is not the competent national authority.", "Ministry of Health"),
        ("fr", "Le Ministère de la Santé saisit l’autorité nationale compétente.", "Ministère de la Santé"),
        ("es", "El Ministerio de Salud informará a la autoridad nacional competente.", "Ministerio de Salud"),
    ],
)
def test_a_role_is_not_given(language: str, text: str, name: str) -> None:
    assert body(name, finding(text, language=language)).roles == ()


def test_the_short_form_of_a_name_is_understood() -> None:
    created = finding("There is established the National Biosafety Board.", themes=("cna_nfp",))
    named = finding("The Board is the competent national authority.", themes=("cna_nfp",))
    board = body("National Biosafety Board", created, named)
    assert ("cna", named.id) in board.roles
    assert set(board.findings) == {created.id, named.id}


def test_a_short_form_of_two_bodies_is_nobody() -> None:
    both = finding("The National Biosafety Board and the Water Board meet.")
    named = finding("The Board is the competent national authority.")
    assert [one.name for one in weighed(both, named).institutions] == ["National Biosafety Board", "Water Board"]
    assert all(named.id not in one.findings for one in weighed(both, named).institutions)


def test_one_body_in_three_languages_in_capitals_and_by_its_acronym() -> None:
    findings = (
        finding("There is established a National Biosafety Board (NBB)."),
        finding("The NBB may sue."),
        finding("The National Biosafety Board decides."),
        finding("NATIONAL BIOSAFETY BOARD"),
        finding("Le Conseil national de biosécurité statue.", document="décret", language="fr"),
        finding("La Junta Nacional de Bioseguridad resolverá.", document="orden", language="es"),
    )
    [board] = weighed(*findings).institutions
    assert board.name == "National Biosafety Board"
    assert board.variants == ("Junta Nacional de Bioseguridad", "Conseil national de biosécurité")
    assert len(board.findings) == len(findings)


def test_a_board_and_a_council_of_one_language_are_two() -> None:
    names = [one.name for one in weighed(finding("The National Biosafety Board advises the National Biosafety Council.")).institutions]
    assert names == ["National Biosafety Board", "National Biosafety Council"]


def test_bodies_of_other_matters_are_not_listed() -> None:
    hospital = finding("El Comité Nacional de Bioseguridad del hospital.", language="es", extent=Extent.FALSE_FRIEND)
    assert weighed(hospital).institutions == ()


# ---------------------------------------------------------------------------------------------- overlaps


def test_two_competent_authorities() -> None:
    board = finding("The National Biosafety Board is the competent national authority.", themes=("cna_nfp",))
    seeds = finding(
        "La Dirección Nacional de Semillas es la autoridad nacional competente.", document="ley", language="es", themes=("cna_nfp",)
    )
    overlaps = weighed(board, seeds).overlaps
    assert [(one.function, one.holders) for one in overlaps] == [("cna", ("Dirección Nacional de Semillas", "National Biosafety Board"))]
    assert set(overlaps[0].findings) == {board.id, seeds.id}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "No food is sold unless the National Biosafety Board has approved it.", "The Food Safety Agency shall approve the food."),
        (
            "fr",
            "Le Conseil national de biosécurité autorise l’aliment.",
            "L’aliment est soumis à l’autorisation de l’Agence de sécurité sanitaire des aliments.",
        ),
        ("es", "La Junta Nacional de Bioseguridad autoriza el alimento.", "El alimento requiere autorización del Ministerio de Salud."),
    ],
)
def test_two_decisions_on_one_matter(language: str, one: str, other: str) -> None:
    first = finding(one, language=language, themes=("lmo_ffp",), modality=Modality.PROHIBITION)
    second = finding(other, document="other", language=language, themes=("lmo_ffp",))
    [overlap] = weighed(first, second).overlaps
    assert overlap.function == "lmo_ffp"
    assert len(overlap.holders) == 2
    assert set(overlap.findings) == {first.id, second.id}


@pytest.mark.parametrize(
    "other",
    [
        "The applicant shall notify the Food Safety Agency of the approval.",  # is told
        "The application is submitted to the Food Safety Agency; the Board approves it.",  # receives
        "The Food Safety Agency shall keep a register.",  # decides nothing
        "The Scientific Advisory Committee shall give its opinion.",
    ],
)
def test_a_body_that_does_not_decide_makes_no_overlap(other: str) -> None:
    board = finding("No food is sold unless the National Biosafety Board has approved it.", themes=("lmo_ffp",))
    assert weighed(board, finding(other, themes=("lmo_ffp",))).overlaps == ()


@pytest.mark.parametrize("changes", [{"extent": Extent.MENTION}, {"themes": ("public",)}])
def test_only_rules_on_the_matter_overlap(changes: dict[str, object]) -> None:
    board = finding("No food is sold unless the National Biosafety Board has approved it.", themes=("lmo_ffp",))
    fields: dict[str, object] = {"themes": ("lmo_ffp",), **changes}
    assert weighed(board, finding("The Food Safety Agency shall approve the food.", document="other", **fields)).overlaps == ()  # type: ignore[arg-type]


def test_a_repealed_mandate_does_not_overlap() -> None:
    board = finding("The National Biosafety Board is the competent national authority.")
    old = finding("The Seed Agency is the competent national authority.", document="old")
    assert weighed(board, old, laws=(instrument("old", legal_status="repealed"),)).overlaps == ()
