"""An invented country's study: instruments, findings and assessment in three languages, with strings that mean harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from weft.content import bundle
from weft.content.framework import Obligation
from weft.records import (
    Answer,
    Assessment,
    Cell,
    Contradiction,
    Coverage,
    Deadline,
    Degree,
    Extent,
    Finding,
    Institution,
    Instrument,
    Integration,
    Language,
    Link,
    MentionType,
    Modality,
    Overlap,
    Phrase,
    Problem,
    Profile,
    Quote,
    Reason,
    Row,
    ScopeEffect,
    Status,
    Study,
    Text,
)
from weft.report import ReportContent, load, write
from weft.report.cleaning import printable
from weft.report.compose import compose
from weft.report.paper import Paper

STEPS = (
    "integration_silent",
    "integration_hooks_or_mentions",
    "integration_some_rule",
    "integration_several_themes",
    "integration_dedicated",
)
RULES = {Extent.OPERATIVE: "found_operative", Extent.MENTION: "only_mentioned", Extent.IMPLICIT: "only_implicit"}
CONTENT = Path(__file__).parents[2] / "content"

# document, title, type, number, date, sector, language, legal status, degree, status
INSTRUMENTS = [
    (
        "loi-cadre.pdf",
        "Loi-cadre n° 2009-14 sur la protection de l’environnement et la gestion durable des ressources naturelles",
        "act",
        "2009-14",
        "2009-03-12",
        "environment",
        "fr",
        "in_force",
        "touches",
        "read",
    ),
    (
        "decret-biosecurite.pdf",
        "Décret n° 2014-231 portant mesures de prévention des risques biotechnologiques et modalités d’application du Protocole de "
        "Cartagena sur le territoire national, y compris les zones franches et les aires marines protégées",
        "decree",
        "2014-231",
        "2014-07-01",
        "biosafety",
        "fr",
        "in_force",
        "specific",
        "read",
    ),
    ("seeds.html", "Seeds and Plants Act, 2006", "act", "No. 22 of 2006", "2006-11-30", "agriculture", "en", "in_force", "touches", "read"),
    ("sanidad.docx", "Ley 1998-11 de sanidad vegetal", "act", "1998-11", "1998", "agriculture", "es", "in_force", "touches", "warning"),
    (
        "=cmd|'/c calc'!A0.html",
        '=HYPERLINK("http://evil.example";"Food Safety Act") <script>alert(1)</script>',
        "act",
        "@SUM(1)",
        "2016",
        "food_safety",
        "en",
        "in_force",
        "touches",
        "read",
    ),
    (
        "etiquetado.pdf",
        "-Resolución 118/2017\u202e sobre el etiquetado\u0007 de alimentos",
        "order",
        "118/2017",
        "2017-02-28",
        "food_safety",
        "es",
        "in_force",
        "touches",
        "read",
    ),
    ("douanes.pdf", "Code des douanes", "code", "", "2010", "customs", "fr", "in_force", "negative", "read"),
    ("bill.docx", "Draft Biosafety (Liability and Redress) Bill", "draft", "", "2025", "biosafety", "en", "draft", "specific", "read"),
    ("plan.pdf", "Plan nacional de desarrollo 2021-2030", "devplan", "", "2021", "planning", "es", "in_force", "touches", "read"),
    ("scan.pdf", "", "", "", "", "", "", "unknown", None, "needs_ocr"),
    ("copie.pdf", "Code des douanes", "code", "", "2010", "customs", "fr", "in_force", None, "read"),
]

# document, words, extent, themes, obligations, place
FINDINGS = [
    (
        "loi-cadre.pdf",
        "Toute introduction d’organismes nouveaux est soumise à une étude d’effets sur l’environnement.",
        "implicit",
        "eia",
        "CPB-15-1",
        "art_8",
    ),
    (
        "decret-biosecurite.pdf",
        "Nul ne peut introduire un organisme vivant modifié sans l’accord écrit de l’Agence.",
        "operative",
        "aia",
        "CPB-07-1 CPB-10-3",
        "art_6/para_1",
    ),
    (
        "decret-biosecurite.pdf",
        "L’Agence statue dans les cent quatre-vingts jours de la notification complète.",
        "operative",
        "aia",
        "CPB-10-3",
        "art_9",
    ),
    ("decret-biosecurite.pdf", "Le silence de l’Agence ne vaut pas acceptation.", "operative", "aia", "CPB-10-5", "art_10"),
    (
        "decret-biosecurite.pdf",
        "L’Agence est désignée autorité nationale compétente.",
        "operative",
        "cna_nfp",
        "CPB-19-1b",
        "art_3/point_a",
    ),
    (
        "decret-biosecurite.pdf",
        "L’évaluation des risques est conduite au cas par cas selon l’annexe.",
        "operative",
        "risk_assessment",
        "CPB-15-1 CPB-15-2",
        "annex_1/para_2",
    ),
    (
        "seeds.html",
        "The Committee shall not register a transgenic variety unless the Agency has consented in writing.",
        "operative",
        "aia cna_nfp",
        "CPB-07-1",
        "art_12/para_3/point_a",
    ),
    (
        "seeds.html",
        '=1+1 "transgenic" means carrying a gene from another species; <b>see</b> Schedule & notes.',
        "mention",
        "definitions_scope",
        "CPB-03",
        "art_2",
    ),
    (
        "sanidad.docx",
        "El Servicio podrá ordenar la cuarentena de todo organismo nuevo.",
        "implicit",
        "risk_management",
        "CPB-16-1",
        "art_4",
    ),
    (
        "=cmd|'/c calc'!A0.html",
        "Food containing\u0000 genetically modified\u200f organisms shall bear a label.",
        "operative",
        "htpi",
        "CPB-18-2a",
        "art_20",
    ),
    (
        "etiquetado.pdf",
        "-Los alimentos que contengan organismos genéticamente modificados llevarán una leyenda visible.",
        "operative",
        "htpi",
        "CPB-18-2a",
        "art_5",
    ),
    ("bill.docx", "The operator shall inform the Agency at once of any damage.", "operative", "liability", "SP-05-1a", "art_7"),
    ("plan.pdf", "Se fortalecerá la bioseguridad en las fronteras antes de 2027.", "operative", "mainstreaming", "KMGBF-17", "text_4"),
    ("plan.pdf", "La biotecnología moderna ofrece oportunidades al país.", "mention", "biotech_benefits", "", "text_9"),
    ("seeds.html", "Biosafety cabinets of class II shall be cleaned daily.", "false_friend", "", "", "art_40"),
]


def obligations() -> tuple[Obligation, ...]:
    """The framework as shipped."""
    return bundle.obligations(CONTENT)


@pytest.fixture(scope="session")
def content() -> ReportContent:
    """The content as shipped."""
    return load(CONTENT, obligations())


@pytest.fixture(scope="session")
def study() -> Callable[..., Study]:
    """Makes the invented study: language, order, and how often its findings are repeated."""
    return make_study


@pytest.fixture(scope="session", params=list(Language), ids=str)
def language(request: pytest.FixtureRequest) -> Language:
    """Each language of the interface in turn."""
    return Language(request.param)


@pytest.fixture(scope="session")
def files(language: Language, content: ReportContent) -> dict[str, bytes]:
    """All files of the study in that language."""
    return write(make_study(language), content)


def _instrument(row: tuple[str, ...]) -> Instrument:
    document, title, kind, number, date, sector, language, legal, degree, status = row
    return Instrument(
        document=document,
        status=Status(status),
        reason={
            "needs_ocr": (Problem(code="no_text_layer"),),
            "warning": (Problem(code="text_may_be_incomplete", arguments=("91", "100")),),
        }.get(status, ()),
        pages=12,
        characters=40_000 if status != "needs_ocr" else 0,
        pages_without_text=(3, 4) if status == "needs_ocr" else (),
        language=language,
        title=title,
        type=kind,
        number=number,
        date=date,
        adopting_body="",
        sector=sector,
        legal_status=legal,
        guessed=("title", "sector") if document == "plan.pdf" else (),
        duplicate_of="douanes.pdf" if document == "copie.pdf" else None,
        degree=Degree(degree) if degree else None,
        provisions=40,
        sha256=document,
        format=document.rsplit(".", 1)[-1],
    )


def _finding(place: int, row: tuple[str, ...], languages: dict[str, str]) -> Finding:
    document, words, extent, themes, served, path = row
    paged = document.endswith(".pdf")
    return Finding(
        id=f"f{place:04}",
        document=document,
        page=place % 30 + 1 if paged else None,
        quotes=(Quote(page=place % 30 + 1 if paged else None, start=0, end=len(words), text=words),),
        path=path,
        heading="Chapitre II > Dispositions communes",
        text=words,
        language=languages[document],
        extent=Extent(extent),
        themes=tuple(themes.split()),
        obligations=tuple(Link(id=one, score=0.8, reasons=(Reason(code="theme", arguments=("aia",)),)) for one in served.split()),
        modality=Modality.DUTY,
        scope_effect=ScopeEffect.NONE,
        actor="Agence",
        deadlines=(Deadline(number=180, unit="day", text="cent quatre-vingts jours"),) if "statue" in words else (),
        penalty=None,
        fee=Phrase(text="+500 €") if place == 2 else None,
        mention_type=MentionType.PROVISION,
        concepts=("lmo",),
        reasons=(Reason(code="names", arguments=("organisme vivant modifié",)),),
    )


def _row(place: int, obligation: Obligation, served: dict[str, list[Finding]]) -> Row:
    found = served.get(obligation.id, [])
    ladder = [Extent.IMPLICIT, Extent.MENTION, Extent.OPERATIVE]
    if found:
        best = max(found, key=lambda one: ladder.index(one.extent)).extent
        return Row(
            obligation=obligation.id, coverage=Coverage(best.value), gap=False, rule=RULES[best], findings=tuple(one.id for one in found)
        )
    if obligation.kind == "may":
        return Row(obligation=obligation.id, coverage=Coverage.NOT_USED, gap=False, rule="option_not_used", findings=())
    if obligation.level != "L":
        return Row(obligation=obligation.id, coverage=Coverage.ELSEWHERE, gap=False, rule="evidence_elsewhere", findings=())
    if "exports_lmos" in obligation.applies_if:
        return Row(obligation=obligation.id, coverage=Coverage.NOT_APPLICABLE, gap=False, rule="profile_excludes", findings=())
    return Row(
        obligation=obligation.id,
        coverage=Coverage.NOT_FOUND,
        gap=place % 4 == 0,
        rule="missing" if place % 4 == 0 else "drafting_quality",
        findings=(),
    )


def _integrations(subjects: list[str]) -> tuple[Integration, ...]:
    return tuple(
        Integration(subject=one, degree=place % 5, rule=STEPS[place % 5], counts={"operative": place}) for place, one in enumerate(subjects)
    )


def make_study(language: Language, order: str = "law", repeat: int = 1) -> Study:
    """The invented study; `repeat` multiplies its findings for tests of speed."""
    instruments = tuple(_instrument(row) for row in INSTRUMENTS)
    languages = {one.document: one.language for one in instruments}
    findings = tuple(_finding(place, row, languages) for place, row in enumerate(FINDINGS * repeat, 1))
    served: dict[str, list[Finding]] = {}
    for finding in findings:
        for link in finding.obligations:
            served.setdefault(link.id, []).append(finding)
    cells = tuple(
        Cell(obligation=one, document=document, extent=found[0].extent, findings=tuple(finding.id for finding in found))
        for one, all_found in served.items()
        for document in dict.fromkeys(finding.document for finding in all_found)
        if (found := [finding for finding in all_found if finding.document == document])
    )
    assessment = Assessment(
        rows=tuple(_row(place, one, served) for place, one in enumerate(obligations())),
        cells=cells,
        overlaps=(
            Overlap(function="cna", holders=("Agence nationale de l’environnement", "Seeds Committee"), findings=("f0005", "f0007")),
        ),
        contradictions=(
            Contradiction(
                code="deadline_longer",
                arguments=("decret-biosecurite.pdf", "trois cents jours", "10.3", "270", "300"),
                obligation="CPB-10-3",
                findings=("f0003",),
            ),
            Contradiction(
                code="definitions_diverge",
                arguments=("transgenic", "Seeds and Plants Act, 2006; <b>Décret</b>"),
                obligation=None,
                findings=("f0008",),
            ),
        ),
        institutions=(
            Institution(
                name="Agence nationale de l’environnement",
                language="fr",
                roles=(("cna", "f0005"), ("registrar", "f0002")),
                findings=("f0005", "f0002"),
            ),
            Institution(name="+Seeds Committee", language="en", roles=(("board", "f0007"),), findings=("f0007",)),
            Institution(name="Servicio de sanidad vegetal", language="es", roles=(), findings=("f0009",)),
        ),
        instruments=_integrations([one.document for one in instruments[:9]]),
        sectors=_integrations(["environment", "biosafety", "agriculture", "food_safety", "customs", "planning"]),
        answers=(
            Answer(key="Q009", value="true.some", rule="integration_some_rule", findings=("f0006",)),
            Answer(key="17_1", value="partially", rule="integration_several_themes", findings=()),
        ),
    )
    return Study(
        profile=Profile(
            country="XS",
            name=Text(en="Solandra", fr="Solandre", es="Solandra"),
            party_cbd=True,
            party_cpb=True,
            party_sp=False,
            invented=True,
        ),
        language=language,
        order=order,
        instruments=instruments,
        findings=findings,
        assessment=assessment,
        made_on="2026-11-22",
        version="0.1.0",
        content_version="0.1.0",
    )


@pytest.fixture(scope="session")
def paper(content: ReportContent) -> Paper:
    """The study composed in English."""
    return compose(printable(make_study(Language.EN)), content)
