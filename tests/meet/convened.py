"""A regional workshop of ten invented countries and two organisations, from nominations to commitments; made once for all tests."""

from msgspec.structs import replace
from tests.prepared import CONTENT

from weft.content import meeting as meeting_content
from weft.meet.agenda import planned
from weft.meet.questionnaire import questionnaire
from weft.meet.scene import Scene
from weft.records import Language
from weft.records.meeting import (
    Advice,
    Answer,
    Commitment,
    Conclusion,
    Guest,
    Level,
    Meeting,
    Paper,
    Participant,
    Said,
    Seats,
    Standing,
)
from weft.report import content as report_content
from weft.report.voice import Voice

REPORT = report_content.load(CONTENT.root, CONTENT.obligations)
VOICES = {language: Voice(REPORT, language) for language in Language}
CONTENT_OF_MEETINGS = meeting_content.load(CONTENT.root)

# code, English, French, Spanish, region, language, how many of three come
COUNTRIES = (
    ("XA", "Eloria", "Éloria", "Eloria", "africa", "fr", 3),
    ("XB", "Zanzora", "Zanzore", "Zanzora", "africa", "en", 3),
    ("XC", "Belmara", "Belmare", "Belmara", "africa", "fr", 2),
    ("XD", "Ñandara", "Nandare", "Ñandara", "latin_america_caribbean", "es", 3),
    ("XE", "Nubia Verde", "Nubie verte", "Nubia Verde", "latin_america_caribbean", "es", 3),
    ("XF", "Estmark", "Estmarque", "Estmarca", "eastern_europe", "en", 2),
    ("XG", "Orvenia", "Orvénie", "Orvenia", "eastern_europe", "en", 1),
    ("XH", "Tamoria", "Tamorie", "Tamoria", "asia_pacific", "en", 3),
    ("XI", "Coral Isles", "Îles-Corail", "Islas de Coral", "asia_pacific", "fr", 3),
    ("XS", "Solandra", "Solandre", "Solandra", "africa", "fr", 0),
)
ROLES = ("nfp_cbd", "nfp_cpb", "specialist_sp")
NAMES = (
    ("Ms.", "Amina", "Okoro"),
    ("Mr.", "Luc", "Ménard"),
    ("Dr.", "Inés", "Ñúñez"),
    ("Ms.", "Chen", "Wei"),
    ("Mr.", "Tomás", "Álvarez"),
    ("Ms.", "Élodie", "Étienne"),
    ("Mr.", "Peter", "Zábrodský"),
    ("Ms.", "Nadia", "Petrescu"),
    ("Mr.", "Kofi", "Mensah"),
)
ORGANISATIONS = (("un", "Forest Peoples’ Network"), ("seed", "Regional Seed Council"))
SECTORS = ("environment", "agriculture", "justice", "")


def said(english: str, french: str = "", spanish: str = "") -> Said:
    """Words in three languages; English where only that is given."""
    return Said(words={"en": english, **({"fr": french} if french else {}), **({"es": spanish} if spanish else {})})


def guests() -> tuple[Guest, ...]:
    """Ten countries, two organisations."""
    countries = [
        Guest(key=code.lower(), name=said(*names), code=code, region=region, nominate_by="2027-02-26", asked_on="2027-01-11")
        for code, *names, region, _, _ in COUNTRIES
    ]
    return (*countries, *(Guest(key=key, name=said(name)) for key, name in ORGANISATIONS))


def people(sessions: tuple[str, ...]) -> tuple[Participant, ...]:
    """Twenty-three from countries, two from organisations, two who do not come, a resource person, one of the Secretariat."""
    made = []
    for place, (code, _, _, _, _, language, count) in enumerate(COUNTRIES):
        for number in range(count):
            title, first, last = NAMES[(place * 3 + number) % len(NAMES)]
            made.append(
                Participant(
                    key=f"{code.lower()}{number}",
                    guest=code.lower(),
                    role=ROLES[number],
                    title=title,
                    first_name=first,
                    last_name=f"{last}-{code}",
                    position="Head of Unit",
                    organisation="Ministry of Environment",
                    language=language,
                    standing=Standing.REGISTERED,
                    gender={"Ms.": "woman", "Mr.": "man"}.get(title, ""),
                    sector=SECTORS[(place + number) % len(SECTORS)],
                    email=f"{code.lower()}{number}@canary.example.org",
                    funded=number < 2,
                    nominated_on=f"2027-02-{10 + number:02}",
                    present=sessions[: len(sessions) - (place % 3) * 2],
                )
            )
    like = made[0]
    more = (
        ("xg9", "xg", "nfp_cpb", Standing.WITHDRAWN),
        ("xf9", "xf", "specialist_sp", Standing.DECLINED),
        ("un0", "un", "iplc", Standing.REGISTERED),
        ("seed0", "seed", "observer", Standing.REGISTERED),
        ("ex0", "", "resource_person", Standing.REGISTERED),
        ("se0", "", "secretariat", Standing.REGISTERED),
    )
    for key, guest, role, standing in more:
        there = sessions if standing is Standing.REGISTERED else ()
        organisation = "Secretariat" if role == "secretariat" else "University of Eloria"
        made.append(
            replace(
                like,
                key=key,
                guest=guest,
                role=role,
                standing=standing,
                last_name=f"Last-{key}",
                email=f"{key}@canary.example.org",
                gender="",
                sector="",
                organisation=organisation,
                present=there,
                funded=False,
            )
        )
    return tuple(made)


def answers() -> tuple[Answer, ...]:
    """Twenty sheets before, eighteen after; what was learned differs by objective; one answer fits no question."""
    made = [Answer(question="objective:frameworks", phase="before", value="9", person="p0")]
    for number in range(20):
        person = f"p{number}"
        phases = ("before", "after") if number < 18 else ("before",)
        for phase in phases:
            gain = phase == "after"
            for place, objective in enumerate(("frameworks", "analyse", "liability", "outline")):
                value = 1 + (number + place) % 3 + (gain and (place + 1) // 2)
                made.append(Answer(question=f"objective:{objective}", phase=phase, value=str(min(value, 5)), person=person))
            for question, right in (("tacit", "not_consent"), ("operator", "operator"), ("sector_law", "mention")):
                made.append(Answer(question=question, phase=phase, value=right if number % 3 or gain else "unsure", person=person))
        if len(phases) == 2:
            made += [
                Answer(question="documents", phase="after", value=str(3 + number % 3), person=person),
                Answer(question="time", phase="after", value="right" if number % 4 else "short", person=person),
            ]
    made.append(Answer(question="change", phase="after", value="=1+1 <b>Nous lirons le code des douanes.</b>", person="p1"))
    made.append(Answer(question="missed", phase="after", value="More time for groups", person="p2"))
    return tuple(made)


def papers() -> tuple[Paper, ...]:
    """A working document in three languages, an information document in one."""
    text = {
        "en": (
            "# Background",
            "The Parties of the region asked for a common outline.",
            "# Outline",
            "A strategy has six parts.",
            "Each has a date.",
        ),
        "fr": (
            "# Contexte",
            "Les Parties de la région ont demandé un plan commun.",
            "# Plan",
            "Une stratégie a six parties.",
            "Chacune a une date.",
        ),
        "es": (
            "# Antecedentes",
            "Las Partes de la región pidieron un esquema común.",
            "# Esquema",
            "Una estrategia tiene seis partes.",
            "Cada una tiene una fecha.",
        ),
    }
    title = said("Outline of a strategy <b>&", "Plan d’une stratégie <b>&", "Esquema de una estrategia <b>&")
    return (
        Paper(key="outline", symbol="WEFT/RW/2027/1/3", group="official", title=title, original="en", on="2027-02-01", text=text),
        Paper(
            key="survey",
            symbol="WEFT/RW/2027/1/INF/7",
            group="information",
            title=said("Survey"),
            original="fr",
            on="2027-02-02",
            text={"fr": ("Une enquête.",)},
            files={"fr": "enquete.pdf"},
        ),
    )


def workshop() -> Meeting:
    """The workshop on the day after it ended."""
    plan = planned(CONTENT_OF_MEETINGS, Level.REGIONAL_WORKSHOP, "2027-04-05", "en")
    worked = tuple(one.key for one in plan.sessions if one.item)
    agenda = tuple(replace(one, documents=("WEFT/RW/2027/1/3", "WEFT/RW/2027/1/INF/7") if one.number == "7" else ()) for one in plan.agenda)
    agenda = (
        replace(
            agenda[0],
            record=said(
                "The meeting was opened by the host.\nStatements were made by three countries.",
                "La réunion a été ouverte par l’hôte.\nTrois pays ont fait une déclaration.",
                "El anfitrión abrió la reunión.\nTres países hicieron declaraciones.",
            ),
        ),
        *agenda[1:],
    )
    conclusions = (
        Conclusion(key="c1", text="The seed law can carry a clause on consent in 2028.", language="en", went="action", where="3.2"),
        Conclusion(key="c2", text="Customs inspectors need one list of approved events.", language="en"),
    )
    tables = (
        replace(plan.tables[0], members=("xa0", "xb0", "xh1"), rapporteur="xb0", conclusions=conclusions),
        *plan.tables[1:],
    )
    return Meeting(
        key="rw-2027-1",
        level=Level.REGIONAL_WORKSHOP,
        country="",
        title=plan.title,
        symbol="WEFT/RW/2027/1",
        project=said("Weaving biosafety in", "Tisser la prévention des risques", "Tejer la seguridad de la biotecnología"),
        starts_on="2027-04-05",
        ends_on=plan.ends_on,
        zone="America/Santiago",
        venue="Hall of Peoples, 1 Harbour Street",
        city=said("Port Eloria", "Port-Éloria", "Puerto Eloria"),
        host=said("Ministry of Environment of Eloria", "Ministère de l’environnement d’Éloria", "Ministerio de Medio Ambiente de Eloria"),
        donors=("Biosafety Fund", "Government of Zanzora"),
        languages=("en", "fr", "es"),
        objectives=plan.objectives,
        seats=tuple(Seats(role=role, seats=1) for role in ROLES),
        guests=guests(),
        participants=people(worked),
        sessions=plan.sessions,
        agenda=agenda,
        papers=papers(),
        tables=tables,
        answers=answers(),
        commitments=(
            Commitment(
                key="k1",
                text="Table a clause on consent in the seed bill",
                owner="Zanzora, Ministry of Agriculture",
                due="2027-09-30",
                reports=(("2027-07-09", "under_way", "Draft with the legal unit."),),
            ),
            Commitment(key="k2", text="Send the list of approved events to customs", owner="Eloria", due="2027-03-01"),
        ),
        stamp="2027-04-10T08:00:00Z",
        sequence=2,
        convener=said("Secretariat of the programme", "Secrétariat du programme", "Secretaría del programa"),
        contact="Workshop team",
        contact_email="team@example.org",
        practical=(
            Advice(
                kind="visa",
                words=said("A visa is issued on arrival.", "Le visa est délivré à l’arrivée.", "El visado se expide a la llegada."),
            ),
            Advice(
                kind="hotel",
                words=said(
                    "Rooms are held at the Harbour Hotel.",
                    "Des chambres sont retenues à l’hôtel du Port.",
                    "Hay habitaciones reservadas en el Hotel del Puerto.",
                ),
            ),
        ),
        chair="Ms. Amina Okoro",
        rapporteur="Mr. Luc Ménard",
    )


WORKSHOP = workshop()
ASKED = questionnaire(CONTENT_OF_MEETINGS, "regional_workshop")
SCENES = {language: Scene(WORKSHOP, voice) for language, voice in VOICES.items()}
