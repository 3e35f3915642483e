"""Who is asked for comments on the sample country's study, and what each of them says: in the journey's language, or in her own."""

from typing import NamedTuple

from tests.journeys.walking import in_language

LANGUAGES = ("en", "fr", "es")
GAPS = "matters/gaps/matters.gap_rule"
OVERLAP = "matters/overlaps/overlap:cna"
LADDER = "method/passages/method.ladder"
QUOTES = "method/passages/method.quotes"
CORPUS = "method/read/method.corpus"
LIMITS = "method/limits/method.limits_text"
WHOLE = ""


class Guest(NamedTuple):
    """Somebody to be asked. `own`: how many languages on from that of the journey hers is."""

    name: str
    organisation: str
    role: str
    sector: str
    own: int = 0

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@round.example"

    def speaks(self, language: str) -> str:
        """Her language, where the journey is in this one."""
        return LANGUAGES[(LANGUAGES.index(language) + self.own) % len(LANGUAGES)]


AWA = Guest("Awa Diop", "Network of seed savers", "farmers", "agriculture")
BRUNO = Guest("Bruno Lima", "Chamber of commerce", "industry", "trade")
CARMEN = Guest("Carmen Ruiz", "Institute for the Seas", "research", "fisheries", own=1)
DINA = Guest("Dina O’Neill", "Ministry of Health", "ministry", "health")
EMIL = Guest("Emil Novák", "Bar association", "legal_profession", "justice")
FATOU = Guest("Fatou <Ba>", "Council of the hill villages", "iplc", "land_local", own=1)
GORAN = Guest("Goran Ilić", "=Society for nature", "civil_society", "environment")
BODY = "body"
"""The eighth is a body of the institution map."""

LISTED = (BRUNO, CARMEN, DINA, EMIL, FATOU, GORAN)

SAID = {
    "whole": (
        "The study is clear, and long for people who farm.",
        "L’étude est claire, mais longue pour qui travaille la terre.",
        "El estudio es claro, aunque largo para quien trabaja la tierra.",
    ),
    "overlap": (
        "Say which of the two bodies has decided so far.\nWe have met only one of them.",
        "Dire lequel des deux organismes a décidé jusqu’ici.\nNous n’en connaissons qu’un.",
        "Habría que decir cuál de los dos órganos ha decidido hasta ahora.\nSolo conocemos a uno.",
    ),
    "customs": (
        "Name the customs office here: it holds shipments at the border.",
        "Nommer ici les douanes : elles retiennent les envois à la frontière.",
        "Nombrar aquí a las aduanas: retienen los envíos en la frontera.",
    ),
    "customs_too": (
        "The customs office should be named here, it holds shipments at the border.",
        "Il faudrait nommer ici les douanes, qui retiennent les envois à la frontière.",
        "Habría que nombrar aquí a las aduanas, que retienen los envíos en la frontera.",
    ),
    "wording": (
        "A gap is proposed only where customs have been heard.",
        "Une lacune n’est proposée que si les douanes ont été entendues.",
        "Un vacío se propone solo si se ha oído a las aduanas.",
    ),
    "ladder": (
        "Explain “operative” with an example from the Seed Act.",
        "Expliquer « opérationnel » par un exemple de la loi sur les semences.",
        "Explicar «operativo» con un ejemplo de la Ley de Semillas.",
    ),
    "inserted": ("and checked by two people", "et vérifiées par deux personnes", "y comprobadas por dos personas"),
    "rewritten": (
        "Every text was read whole, by people as well as by a machine, and none was left out.",
        "Chaque texte a été lu en entier, par des personnes et par une machine, et aucun n’a été laissé de côté.",
        "Cada texto se leyó entero, por personas y por una máquina, y ninguno quedó fuera.",
    ),
    "beside": ("<b>Who</b> decided & when? 🌱", "<b>Qui</b> a décidé & quand ? 🌱", "¿<b>Quién</b> decidió & cuándo? 🌱"),
    "limits": (
        "=Add that by-laws of villages were not collected.",
        "=Ajouter que les règlements des villages n’ont pas été réunis.",
        "=Añadir que no se reunieron las ordenanzas de las aldeas.",
    ),
    "general": (
        "We thank those who wrote this study.",
        "Nous remercions les personnes qui ont rédigé cette étude.",
        "Agradecemos a quienes redactaron este estudio.",
    ),
    "sheet": (
        "We can give the list of permits of 2024.",
        "Nous pouvons remettre la liste des autorisations de 2024.",
        "Podemos entregar la lista de permisos de 2024.",
    ),
    "late": (
        "We read it only after the harvest.",
        "Nous ne l’avons lue qu’après la récolte.",
        "Solo lo leímos después de la cosecha.",
    ),
    "post": (
        "The border posts have no laboratory.",
        "Les postes-frontières n’ont pas de laboratoire.",
        "Los puestos fronterizos no tienen laboratorio.",
    ),
    "topic": ("Who keeps the register?", "Qui tient le registre ?", "¿Quién lleva el registro?"),
    "summary": ("The ministry keeps it.", "Le ministère le tient.", "Lo lleva el ministerio."),
    "title": ("Comments on the desk study", "Observations sur l’étude documentaire", "Observaciones sobre el estudio documental"),
    "draft": ("Draft for comments", "Projet pour observations", "Borrador para observaciones"),
    "integrated": ("Integrated version", "Version intégrée", "Versión integrada"),
    "note": ("Read chapter 5 first.", "Lire d’abord le chapitre 5.", "Lea primero el capítulo 5."),
    "group": ("Customs", "Douanes", "Aduanas"),
    "reason": ("The law names another office.", "La loi nomme un autre service.", "La ley nombra otra oficina."),
    "changed": (
        "Each text is cut into its smallest numbered units; “operative” means that somebody must act, as in the Seed Act.",
        "Chaque texte est découpé en ses plus petites unités ; « opérationnel » signifie que quelqu’un doit agir.",
        "Cada texto se divide en sus unidades más pequeñas; «operativo» significa que alguien debe actuar.",
    ),
}


def said(language: str, what: str) -> str:
    """What is written, in a language."""
    return in_language(SAID[what], language)


class Meant(NamedTuple):
    """A comment as its author means it: who, of which place, in which words, with which wording proposed."""

    who: Guest
    place: str
    text: str
    proposal: str = ""


SPOKEN: tuple[tuple[Guest, str, str, str], ...] = (
    (AWA, WHOLE, "whole", ""),
    (AWA, OVERLAP, "overlap", ""),
    (BRUNO, GAPS, "customs", ""),
    (CARMEN, GAPS, "customs_too", "wording"),
    (DINA, LADDER, "ladder", ""),
    (DINA, GAPS, "customs_too", ""),
    (EMIL, QUOTES, "", "inserted"),
    (FATOU, CORPUS, "", "rewritten"),
    (FATOU, OVERLAP, "beside", ""),
    (GORAN, LIMITS, "limits", ""),
    (GORAN, WHOLE, "general", ""),
)
"""Who says what of which place; keys of `SAID`. The body of the map says `sheet` of CORPUS."""


def meant(language: str, who: Guest) -> list[Meant]:
    """What somebody says, in her language."""
    own = who.speaks(language)
    spoken = [(place, text and said(own, text), new and said(own, new)) for one, place, text, new in SPOKEN if one == who]
    return [Meant(who, *told) for told in spoken]
