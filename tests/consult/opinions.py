"""What invented institutions say of the sample country's draft: points made by several of them, each in its own words and language.

A point is a place, and what was said of it: language, comment, words proposed. Some points on one place are the opposite of each other:
nobody is to be told that they say the same.
"""

from collections.abc import Mapping

from weft.records.consulting import About, Comment, Way

Said = tuple[str, str, str]
"""Language, comment, proposal."""

CPB_10 = "coverage/obligation:CPB-10-3/state"
LIABILITY = "coverage/obligation:SP-05-1a/state"
BODIES = "institutions/institutions.intro"
REGISTER = "register/register.intro"
GAPS = "matters/gaps/matters.gap_rule"
OVERLAP = "matters/overlaps/overlap:cna"

POINTS: dict[str, tuple[str, tuple[Said, ...]]] = {
    "deadline": (
        CPB_10,
        (
            ("en", "The period of 300 days in the Decree is longer than the 270 days of the Protocol. This should be said here.", ""),
            ("en", "Mention that 300 days (Decree) exceeds the 270 days allowed by the Protocol.", ""),
            ("fr", "Le délai de 300 jours du décret dépasse les 270 jours du Protocole : il faut le dire ici.", ""),
            ("es", "El plazo de 300 días del decreto supera los 270 días del Protocolo y debería señalarse aquí.", ""),
        ),
    ),
    "deadline shorter": (CPB_10, (("en", "Replace 270 days by 90 days, which our Ministry can meet.", "decides within 90 days"),)),
    "liability": (
        LIABILITY,
        (
            ("en", "The environmental liability act of 2018 already makes the operator liable for damage. Add it as evidence.", ""),
            (
                "fr",
                "La loi de 2018 sur la responsabilité environnementale rend déjà l’exploitant responsable des dommages ; ajouter ce texte.",
                "",
            ),
            ("fr", "Il manque la loi de 2018 sur la responsabilité environnementale, qui vise les dommages causés par l’exploitant.", ""),
        ),
    ),
    "ministry of health": (
        BODIES,
        (
            ("en", "The Ministry of Health is missing from the list of institutions.", ""),
            ("en", "The list leaves out the Ministry of Health, which inspects food.", "the Ministry of Health"),
            ("es", "En la lista de instituciones falta el Ministerio de Salud.", ""),
            ("fr", "Le Ministère de la santé manque dans la liste des institutions.", ""),
        ),
    ),
    "customs": (
        BODIES,
        (
            ("en", "Customs should be named: they hold consignments at the border.", ""),
            ("es", "Habría que nombrar a las aduanas, que retienen los envíos en la frontera.", ""),
        ),
    ),
    "repealed": (
        REGISTER,
        (
            ("en", "The Inland Ferries Act was repealed in 2015 and does not belong in the register.", ""),
            ("en", "Inland Ferries Act: repealed in 2015. Take it out of the register.", ""),
            ("fr", "Le Inland Ferries Act a été abrogé en 2015 ; il n’a pas sa place dans le registre.", ""),
        ),
    ),
    "gaps kept": (GAPS, (("en", "Keep this paragraph on gaps as it is; it is clear and useful.", ""),)),
    "gaps deleted": (
        GAPS,
        (
            ("en", "Delete this paragraph on gaps; it is not clear.", ""),
            ("en", "This paragraph on gaps should be deleted, it is not useful.", ""),
        ),
    ),
    "one authority": (
        OVERLAP,
        (
            ("en", "The Biosafety Board should be the only competent national authority.", ""),
            ("en", "Only the Biosafety Board should be the competent national authority.", ""),
        ),
    ),
    "not one authority": (OVERLAP, (("en", "The Biosafety Board should not be the only competent national authority.", ""),)),
    "indigenous": (
        "summary/framework/texts",
        (
            ("en", "Nothing is said of indigenous peoples and local communities.", ""),
            ("es", "No se dice nada de los pueblos indígenas ni de las comunidades locales.", ""),
        ),
    ),
    "spelling": ("summary/framework/texts", (("en", "The title of the plan is misspelt.", ""),)),
    "figures": ("summary/framework/obligations", (("es", "Las cifras no coinciden con el cuadro 9.", ""),)),
    "ferries date": (REGISTER, (("es", "La fecha del decreto 19 de 2008 es incorrecta.", ""),)),
    "general thanks": ("", (("en", "We thank the team for a thorough study.", ""),)),
    "general long": ("", (("en", "The study is too long; a brief of two pages for ministers would help.", ""),)),
    "general long too": ("", (("en", "Too long. Ministers would need a brief of two pages.", ""),)),
    "training": ("", (("fr", "Prévoir une formation des juges et des douaniers.", ""),)),
}

SAME = {"general long too": "general long"}
"""Points that are one though they stand under two names."""


HELD_OUT: dict[str, tuple[str, tuple[Said, ...]]] = {
    "mandate of agency": (
        OVERLAP,
        (
            ("en", "The Agency was given this mandate by the Act of 2014; the Seed Directorate lost it then.", ""),
            ("fr", "Depuis la loi de 2014 ce mandat revient à l’Agence et non plus à la Direction des semences.", ""),
            ("es", "Desde la ley de 2014 este mandato corresponde a la Agencia y ya no a la Dirección de Semillas.", ""),
        ),
    ),
    "seeds not covered": (
        OVERLAP,
        (
            ("en", "The Seed Directorate deals with certification of seed only, which is not biosafety.", ""),
            ("es", "La Dirección de Semillas se ocupa únicamente de la certificación, que no es seguridad de la biotecnología.", ""),
        ),
    ),
    "memorandum": (
        OVERLAP,
        (
            ("en", "A memorandum of understanding between both bodies was signed last year; mention it.", ""),
            ("fr", "Un protocole d’accord entre les deux organismes a été signé l’an dernier ; il faut en faire état.", ""),
        ),
    ),
    "source of gap rule": (GAPS, (("en", "Say where the rule by which gaps are counted comes from.", ""),)),
    "gap rule too strict": (
        GAPS,
        (
            ("en", "The rule for gaps is too strict: practice may fill what no text says.", ""),
            ("fr", "La règle retenue pour les lacunes est trop sévère ; la pratique comble souvent le silence des textes.", ""),
        ),
    ),
    "gap order": (
        GAPS,
        (("es", "Los vacíos deberían presentarse por orden de importancia.", ""), ("en", "Show the gaps in order of priority.", "")),
    ),
    "register language": (REGISTER, (("fr", "Indiquer la langue officielle de chaque texte du registre.", ""),)),
    "register numbers": (
        REGISTER,
        (
            ("en", "Add the number of the official gazette to each entry of the register.", "number of the official gazette"),
            ("fr", "Ajouter pour chaque entrée le numéro du journal officiel.", "numéro du journal officiel"),
            ("es", "Añadir en cada entrada el número de la gaceta oficial.", "número de la gaceta oficial"),
        ),
    ),
    "register missing policy": (REGISTER, (("en", "The national food policy of 2020 is not in the register.", ""),)),
    "ministry of trade": (
        BODIES,
        (("en", "The Ministry of Trade has changed its name.", ""), ("fr", "Le nom du Ministère du commerce a changé.", "")),
    ),
    "ministry of fisheries": (BODIES, (("en", "The Ministry of Fisheries is responsible for fish only.", ""),)),
    "universities": (BODIES, (("es", "Las universidades también forman parte del sistema.", ""),)),
}
"""Points written before it was tried how they come out; thresholds were not set by them."""


def opinions(every: Mapping[str, tuple[str, tuple[Said, ...]]]) -> tuple[tuple[Comment, ...], dict[str, str]]:
    """The comments, and the point that each makes by its key."""
    made, points = [], {}
    for point, (place, said) in every.items():
        for number, (language, text, proposal) in enumerate(said):
            key = f"{point} {number}"
            points[key] = SAME.get(point, point)
            made.append(
                Comment(
                    key=key,
                    place=place,
                    number="",
                    about=About.SUBSTANCE,
                    text=text,
                    proposal=proposal,
                    language=language,
                    by=f"institution {len(made)}",
                    at="2026-12-01T10:00:00Z",
                    way=Way.BROWSER,
                )
            )
    return tuple(made), points
