"""Texts that do not fit each other or the Protocol, and texts that only look so."""

import pytest
from msgspec.structs import replace
from tests.assess.making import PARTY, SILENT_PROFILE, content, finding, fine, instrument, period, weighed

from weft.assess.contradictions import RULES, tacit_approval
from weft.assess.contradictions.case import listen
from weft.records import Contradiction, Degree, Extent, Finding, Instrument, Modality, Profile, ScopeEffect


def found(code: str, *findings: Finding, profile: Profile = PARTY, laws: tuple[Instrument, ...] = ()) -> list[Contradiction]:
    return [one for one in weighed(*findings, profile=profile, laws=laws).contradictions if one.code == code]


# ---------------------------------------------------------------------------------------------- periods


@pytest.mark.parametrize(
    ("obligation", "number", "unit", "longer"),
    [
        ("CPB-09-1", 90, "day", False),
        ("CPB-09-1", 3, "month", False),
        ("CPB-09-1", 30, "day", False),
        ("CPB-09-1", 4, "month", True),
        ("CPB-09-1", 120, "day", True),
        ("CPB-10-2", 91, "day", True),
        ("CPB-10-3", 270, "day", False),
        ("CPB-10-3", 9, "month", False),
        ("CPB-10-3", 300, "day", True),
        ("CPB-10-3", 1, "year", True),
        ("CPB-10-3", 10, "year", False),  # the life of a permit, not a period for decision
        ("CPB-11-1", 15, "day", False),
        ("CPB-11-1", 3, "week", True),
        ("CPB-11-6", 10, "month", True),
        ("CPB-12-1b", 30, "day", False),
        ("CPB-12-1b", 45, "day", True),
        ("CPB-12-2", 90, "day", False),
        ("CPB-12-2", 100, "day", True),
        ("CPB-15-1", 300, "day", False),  # no clock in the Protocol
    ],
)
def test_a_longer_period_than_the_protocol_allows(obligation: str, number: int, unit: str, longer: bool) -> None:
    rule = finding("The Authority shall act in time.", rows=(obligation,), deadlines=(period(number, unit),))
    assert bool(found("deadline_longer", rule)) is longer


@pytest.mark.parametrize(("number", "said"), [(64, False), (65, True), (90, True)])
def test_working_days_are_said_to_be_such(number: int, said: bool) -> None:
    rule = finding("…", rows=("CPB-09-1",), deadlines=(period(number, "working_day"),))
    contradictions = found("deadline_longer_working_days", rule)
    assert bool(contradictions) is said
    assert not found("deadline_longer", rule)
    if said:
        assert contradictions[0].arguments == ("law", f"{number} working_day", "9.1", "90", f"{number * 1.4:.0f}")


@pytest.mark.parametrize(
    "changes",
    [
        {"rows": ("CPB-10-1",)},  # linked to another obligation
        {"rows": ("CPB-10-3",), "themes": ("contained_use",)},  # outside Articles 8 to 10
        {"rows": ("CPB-10-3",), "themes": ("transit",)},
        {"rows": ("CPB-10-3",), "actor": "the applicant"},
        {"rows": ("CPB-10-3",), "actor": "le comité scientifique", "language": "fr"},
        {"rows": ("CPB-10-3",), "actor": "el solicitante", "language": "es"},
        {"rows": ("CPB-10-3",), "extent": Extent.MENTION},
        {"rows": ("CPB-10-3",), "penalty": fine("imprisonment")},
    ],
)
def test_periods_of_another_kind_are_left_alone(changes: dict[str, object]) -> None:
    rows = changes.pop("rows")
    assert not found("deadline_longer", finding("…", rows=rows, deadlines=(period(300, "day"),), **changes))  # type: ignore[arg-type]


def test_of_several_periods_the_nearest_is_compared() -> None:
    rule = finding("…", rows=("CPB-10-3",), deadlines=(period(30, "day"), period(270, "day"), period(3, "year")))
    assert not found("deadline_longer", rule)


def test_instruments_that_differ_are_named_together() -> None:
    act = finding("…", rows=("CPB-10-3",), deadlines=(period(270, "day"),))
    decree = finding("…", document="décret", language="fr", rows=("CPB-10-3",), deadlines=(period(300, "day"),))
    seeds = finding("…", document="ley", language="es", rows=("CPB-10-3",), deadlines=(period(180, "day"),))
    contradictions = found("deadlines_differ", act, decree, seeds)
    assert [(one.obligation, set(one.findings)) for one in contradictions] == [("CPB-10-3", {act.id, decree.id, seeds.id})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (period(90, "day"), period(3, "month")),  # the same period in other words
        (period(270, "day"), period(30, "day")),  # another step
    ],
)
def test_instruments_that_do_not_differ(one: object, other: object) -> None:
    first = finding("…", rows=("CPB-10-3",), deadlines=(one,))
    second = finding("…", document="decree", rows=("CPB-10-3",), deadlines=(other,))
    assert not found("deadlines_differ", first, second)


@pytest.mark.parametrize(
    ("number", "unit", "late"), [(None, "at_once", False), (24, "hour", False), (2, "day", False), (7, "day", True), (1, "year", False)]
)
def test_notice_of_an_accident_is_given_at_once(number: int | None, unit: str, late: bool) -> None:
    rule = finding("…", rows=("CPB-17-1",), deadlines=(period(number, unit),))
    assert bool(found("deadline_not_at_once", rule)) is late


# ---------------------------------------------------------------------------------------------- silence

SILENCE = content().silence
LISTENING = listen(("says", SILENCE.says), ("unless", SILENCE.unless))
COMPLAINT = "La reclamación del usuario no resuelta en plazo se tendrá por aceptada."
SAID = [(language, text) for language in ("en", "fr", "es") for text in getattr(SILENCE.matches, language)]
NOT_SAID = [(language, text) for language in ("en", "fr", "es") for text in getattr(SILENCE.misses, language)]


@pytest.mark.parametrize(("language", "text"), SAID)
def test_silence_that_is_consent(language: str, text: str) -> None:
    assert tacit_approval.says_yes(text, language, LISTENING)


@pytest.mark.parametrize(("language", "text"), NOT_SAID)
def test_silence_that_is_not_consent(language: str, text: str) -> None:
    assert not tacit_approval.says_yes(text, language, LISTENING)


@pytest.mark.parametrize(
    ("extent", "rows", "code"),
    [
        (Extent.NONE, (), "tacit_approval"),  # general administrative law
        (Extent.IMPLICIT, (), "tacit_approval"),
        (Extent.OPERATIVE, ("CPB-10-5",), "tacit_approval_lmo"),
        (Extent.OPERATIVE, ("CPB-13-1",), "tacit_approval_exception"),
        (Extent.OPERATIVE, ("CPB-10-2",), "tacit_approval_exception"),
    ],
)
def test_where_silence_is_consent(extent: Extent, rows: tuple[str, ...], code: str) -> None:
    clause = finding("Transcurrido el plazo, la solicitud se tendrá por aprobada.", language="es", extent=extent, rows=rows)
    contradictions = [one for one in weighed(clause).contradictions if one.code.startswith("tacit_approval")]
    assert [(one.code, one.obligation, one.findings) for one in contradictions] == [(code, "CPB-10-5", (clause.id,))]


def test_complaints_are_no_applications() -> None:
    assert not found("tacit_approval", finding(COMPLAINT, language="es", extent=Extent.NONE))


def test_silence_does_not_bind_a_country_outside_the_protocol() -> None:
    clause = finding("L’autorisation est réputée accordée.", language="fr")
    assert not found("tacit_approval_lmo", clause, profile=replace(PARTY, party_cpb=False))
    assert found("tacit_approval_lmo", clause, profile=SILENT_PROFILE)


# ---------------------------------------------------------------------------------------------- definitions

ACT = "“living modified organism” means a living organism whose genetic material has been newly combined by means of modern biotechnology;"
SAME = (
    "“Living modified organism” means an organism, living, of which the genetic material was newly combined by modern biotechnology means."
)
FRENCH = "«\u00a0organisme vivant modifié\u00a0»\u00a0: tout organisme vivant au génome issu de la biotechnologie moderne\u00a0;"
REFERENCE = "«\u00a0organisme vivant modifié\u00a0»\u00a0: l’organisme défini à l’article 2 de la loi n° 7\u00a0;"
SEEDS = (
    "b) Organismo genéticamente modificado (OGM): la planta, o el producto derivado de ella, cuyo genoma contiene genes de otra especie;"
)
EDITED = "“genetically modified organism” means a living organism whose genetic material has been newly combined, genome editing included;"
USE = "The importer of a living modified organism means no harm: it is kept apart."


@pytest.mark.parametrize(
    ("one", "other", "languages", "diverges"),
    [
        (ACT, SAME, ("en", "en"), False),
        (ACT, FRENCH, ("en", "fr"), False),
        (ACT, SEEDS, ("en", "es"), True),  # products and plants
        (ACT, EDITED, ("en", "en"), True),  # genome editing
        (ACT, REFERENCE, ("en", "fr"), False),  # only sends the reader to another text
        (ACT, USE, ("en", "en"), False),  # no definition
        (
            "“contained use” means work inside an installation whose barriers keep the organism from the environment;",
            "“contained use” means any laboratory operation undertaken under level four rules by trained staff.",
            ("en", "en"),
            True,
        ),
    ],
)
def test_definitions(one: str, other: str, languages: tuple[str, str], diverges: bool) -> None:
    first = finding(one, language=languages[0], modality=Modality.DEFINITION)
    second = finding(other, document="other", language=languages[1], modality=Modality.DEFINITION)
    contradictions = found("definitions_diverge", first, second)
    assert bool(contradictions) is diverges
    if diverges:
        assert contradictions[0].findings == (first.id, second.id)
        assert contradictions[0].obligation == "CPB-03"


def test_one_instrument_does_not_contradict_itself() -> None:
    assert not found("definitions_diverge", finding(ACT, modality=Modality.DEFINITION), finding(EDITED, modality=Modality.DEFINITION))


# ---------------------------------------------------------------------------------------------- food, exclusion, penalties


@pytest.mark.parametrize(
    ("approval", "language", "beside", "said"),
    [
        ("No person shall sell genetically modified food unless the Agency has approved it.", "en", None, True),
        ("La vente d’un aliment génétiquement modifié est soumise à l’autorisation de l’Agence.", "fr", None, True),
        ("La venta de alimentos transgénicos requiere autorización de la Agencia.", "es", None, True),
        ("A seller of genetically modified food shall say so on the label.", "en", None, False),
        (
            "No person shall sell genetically modified food unless the Agency has approved it.",
            "en",
            "Effects on health are assessed.",
            True,
        ),
        (
            "No person shall sell genetically modified food unless the Agency has approved it.",
            "en",
            "Effects on the environment are assessed.",
            False,
        ),
    ],
)
def test_food_approved_without_the_environment(approval: str, language: str, beside: str | None, said: bool) -> None:
    findings = [finding(approval, language=language, themes=("lmo_ffp",), modality=Modality.PROHIBITION)]
    findings += [finding(beside, themes=("risk_assessment",))] if beside else []
    assert bool(found("food_without_environment", *findings)) is said


def test_an_act_on_organisms_assesses_the_environment() -> None:
    approval = finding("No food from a modified organism is sold unless approved.", themes=("lmo_ffp",), modality=Modality.PROHIBITION)
    assessed = finding("A risk assessment shall be carried out.", themes=("risk_assessment",))
    assert not found("food_without_environment", approval, assessed, laws=(instrument("law", degree=Degree.SPECIFIC),))


def test_a_waived_assessment_is_shown() -> None:
    approval = finding("The Agency approves genetically modified food.", themes=("lmo_ffp",))
    waiver = finding("The Agency shall not require an assessment of effects on the environment.", themes=("lmo_ffp", "risk_assessment"))
    contradictions = found("food_without_environment", approval, waiver)
    assert [set(one.findings) for one in contradictions] == [{approval.id, waiver.id}]


@pytest.mark.parametrize(
    ("language", "text", "effect", "themes", "said"),
    [
        ("en", "This Order does not apply to living modified organisms in transit.", ScopeEffect.EXEMPTS, ("transit",), True),
        ("fr", "Le présent arrêté ne s’applique pas aux OGM en transit.", ScopeEffect.EXCLUDES, ("transit",), True),
        ("es", "Quedan exentos los organismos vivos modificados en tránsito.", ScopeEffect.EXEMPTS, ("transit",), True),
        # a general act that leaves modified organisms to the act about them
        ("en", "This Act does not apply to genetically modified organisms.", ScopeEffect.EXCLUDES, ("definitions_scope",), True),
        # another matter, no organisms, no exclusion, an exception within a power
        ("en", "This Order does not apply to genetically modified medicines.", ScopeEffect.EXCLUDES, ("pharmaceuticals",), False),
        ("en", "This Order does not apply to goods in transit.", ScopeEffect.EXEMPTS, ("transit",), False),
        ("en", "This Order applies to living modified organisms in transit.", ScopeEffect.INCLUDES, ("transit",), False),
        ("en", "An inspector may enter premises with GMOs, other than a dwelling.", ScopeEffect.EXCLUDES, ("illegal_penalties",), False),
    ],
)
def test_excluded_here_and_ruled_there(language: str, text: str, effect: ScopeEffect, themes: tuple[str, ...], said: bool) -> None:
    out = finding(text, document="customs", language=language, themes=themes, scope_effect=effect)
    ruled = finding("The carrier shall give notice of transit.", document="transit", themes=("transit",))
    scope = finding("This Act applies to living modified organisms.", document="transit", themes=("definitions_scope",))
    fined = finding("Whoever imports without permit is fined.", document="transit", themes=("illegal_penalties",))
    contradictions = found("excluded_here_ruled_there", out, ruled, scope, fined, laws=(instrument("transit", degree=Degree.SPECIFIC),))
    assert bool(contradictions) is said
    if said:
        assert contradictions[0].arguments == ("customs", "transit")
        assert contradictions[0].findings[0] == out.id


@pytest.mark.parametrize(
    ("party", "response", "said"),
    [
        (True, None, True),
        (None, None, False),
        (False, None, False),
        (True, Extent.OPERATIVE, False),
        (True, Extent.IMPLICIT, False),
    ],
)
def test_penalties_alone_do_not_repair(party: bool | None, response: Extent | None, said: bool) -> None:
    offence = finding("…is liable to a fine", themes=("illegal_penalties",), penalty=fine("a fine"), modality=Modality.PROHIBITION)
    findings = [offence]
    findings += [finding("The operator contains the damage.", rows=("SP-05-1c",), extent=response)] if response else []
    assert bool(found("penalty_without_response", *findings, profile=replace(PARTY, party_sp=party))) is said


@pytest.mark.parametrize("status", ["repealed", "draft", "not_in_force"])
def test_a_text_that_does_not_stand_contradicts_nothing(status: str) -> None:
    law = instrument("law", legal_status=status)
    late = finding("L’autorisation est réputée accordée.", language="fr", rows=("CPB-10-3",), deadlines=(period(300, "day"),))
    assert weighed(late, laws=(law,)).contradictions == ()


def test_every_rule_has_its_own_file() -> None:
    modules = [rule.find.__module__ for rule in RULES]
    assert len(modules) == len(set(modules))
    assert all(rule.version >= 1 and module.rsplit(".", 1)[1] in rule.codes for rule, module in zip(RULES, modules, strict=True))
