"""Who comes to a regional workshop: ten invented countries, three people each, what they say in three languages."""

from dataclasses import dataclass, field

from tests.journeys.walking import in_language

COUNTRIES = (
    ("XA", "Eloria", "fr"),
    ("XB", "Zanzora", "en"),
    ("XC", "Belmara", "fr"),
    ("XD", "Ñandara", "es"),
    ("XE", "Nubia Verde", "es"),
    ("XF", "Estmark", "en"),
    ("XG", "Orvenia", "en"),
    ("XH", "Tamoria", "en"),
    ("XI", "Îles-Corail", "fr"),
    ("XJ", "Kesh", "es"),
)
ROLES = ("nfp_cbd", "nfp_cpb", "specialist_sp")
"""Both focal points, and a specialist on the Supplementary Protocol."""

FIRST = ("Amina", "Luc", "Inés")
LAST = ("Okorovi", "Ménardeau", "Ñúñezco", "Weiling", "Álvarezu", "Étiennot", "Zábrodskin", "Petrescan", "Mensahari", "Tamborel")
SAID = {
    "title": (
        "Regional workshop on the integrated implementation of the Protocols",
        "Atelier régional sur l’application intégrée des Protocoles",
        "Taller regional sobre la aplicación integrada de los Protocolos",
    ),
    "question": (
        "Which entry point comes first?",
        "Par quel point d’entrée commencer ?",
        "¿Por qué punto de entrada se empieza?",
    ),
    "group": ("Customs", "Douanes", "Aduanas"),
    "conclusion": (
        "The customs code can name the biosafety authority.",
        "Le code des douanes peut désigner l’autorité compétente.",
        "El código aduanero puede nombrar a la autoridad competente.",
    ),
    "second": (
        "A list of approved events is needed.",
        "Il faut une liste des évènements autorisés.",
        "Hace falta una lista de eventos autorizados.",
    ),
    "promise": ("Draft the clause for customs.", "Rédiger la clause pour les douanes.", "Redactar la cláusula para aduanas."),
    "record": (
        "The chair summed up what was agreed.",
        "La présidence a résumé ce qui a été convenu.",
        "La presidencia resumió lo acordado.",
    ),
    "paper": ("Three entry points", "Trois points d’entrée", "Tres puntos de entrada"),
    "reason": ("She has been posted elsewhere.", "Elle a reçu une autre affectation.", "Ha sido destinada a otro puesto."),
}


def said(what: str, language: str) -> str:
    """What is said, in a language."""
    return in_language(SAID[what], language)


@dataclass
class Sent:
    """One country with those whom it sends; `link`: where it nominates; `links`: each person's own, by last name."""

    code: str
    name: str
    language: str
    place: int
    link: str = ""
    links: dict[str, str] = field(default_factory=dict)

    @property
    def email(self) -> str:
        """Where the country is written to."""
        return f"{self.code.lower()}@example.org"

    def address(self, last: str) -> str:
        """Where somebody of this country is written to: by her role, who comes in another's place by her name."""
        return next(
            (f"{role}.{self.code.lower()}@example.org" for role, _, name in self.people if name == last), f"{last.lower()}@example.org"
        )

    @property
    def people(self) -> tuple[tuple[str, str, str], ...]:
        """Role, first and last name of each; no last name is part of another."""
        return tuple((role, FIRST[at], f"{LAST[self.place]}{'abc'[at]}{self.code.lower()}") for at, role in enumerate(ROLES))


def countries() -> tuple[Sent, ...]:
    """The ten."""
    return tuple(Sent(code, name, language, place) for place, (code, name, language) in enumerate(COUNTRIES))
