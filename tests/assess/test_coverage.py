"""Coverage of obligations: which finding, in which text, under which profile, makes which row."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.assess.making import PARTY, SILENT_PROFILE, content, finding, instrument, weighed

from weft import assess
from weft.assess import coverage
from weft.assess.coverage.situation import Rule
from weft.content.framework import Kind, Level, Strength
from weft.records import Coverage, Degree, Extent, Finding, Instrument, Modality, Profile, Row, ScopeEffect, Status

ROWS = {row.id: row for row in content().obligations}
OPERATIVE, MENTION, IMPLICIT = Extent.OPERATIVE, Extent.MENTION, Extent.IMPLICIT


def row(name: str, *findings: Finding, profile: Profile = PARTY, laws: tuple[Instrument, ...] = (instrument("law"),)) -> Row:
    return next(found for found in weighed(*findings, profile=profile, laws=laws).rows if found.obligation == name)


@pytest.mark.parametrize(
    ("obligation", "extent", "expected", "gap", "rule"),
    [
        # a binding duty that law alone can meet
        ("CPB-15-1", None, Coverage.NOT_FOUND, True, "missing"),
        ("CPB-15-1", OPERATIVE, Coverage.OPERATIVE, False, "found_operative"),
        ("CPB-15-1", MENTION, Coverage.MENTION, True, "only_mentioned"),
        ("CPB-15-1", IMPLICIT, Coverage.IMPLICIT, True, "only_implicit"),
        # best efforts and "as far as possible" bind as well
        ("CPB-16-4", None, Coverage.NOT_FOUND, True, "missing"),
        ("CBD-08g", None, Coverage.NOT_FOUND, True, "missing"),
        # options of the Party, Supplementary Protocol Articles 6 to 8 among them
        ("SP-06-1", None, Coverage.NOT_USED, False, "option_not_used"),
        ("SP-07", None, Coverage.NOT_USED, False, "option_not_used"),
        ("SP-08", None, Coverage.NOT_USED, False, "option_not_used"),
        ("CPB-06-1", None, Coverage.NOT_USED, False, "option_not_used"),
        ("CPB-26-1", OPERATIVE, Coverage.OPERATIVE, False, "found_operative"),
        ("CPB-26-1", MENTION, Coverage.MENTION, False, "option_touched"),
        # how the treaty is read
        ("CPB-04", None, Coverage.NOT_FOUND, False, "drafting_quality"),
        ("CPB-09-4", MENTION, Coverage.MENTION, False, "drafting_quality"),
        # reporting, cooperation, institutions, policy, administration: the evidence lies elsewhere
        ("CPB-20-3a", None, Coverage.ELSEWHERE, False, "evidence_elsewhere"),
        ("CPB-20-3a", OPERATIVE, Coverage.ELSEWHERE, False, "elsewhere_supported"),
        ("CPB-22-1", None, Coverage.ELSEWHERE, False, "evidence_elsewhere"),
        ("CPB-17-2", None, Coverage.ELSEWHERE, False, "evidence_elsewhere"),
        ("CPB-19-1b", OPERATIVE, Coverage.ELSEWHERE, False, "elsewhere_supported"),
        ("DEC-BS-VII-5", OPERATIVE, Coverage.ELSEWHERE, False, "elsewhere_supported"),
        ("CPB-09-1", None, Coverage.ELSEWHERE, False, "evidence_elsewhere"),
        ("CPB-09-1", OPERATIVE, Coverage.OPERATIVE, False, "found_operative"),
        # due only if the Party takes a route
        ("CPB-09-3", None, Coverage.NOT_FOUND, False, "not_scored"),
        # general law on damage is what the Supplementary Protocol lets a Party rely on (Article 12)
        ("SP-05-1a", IMPLICIT, Coverage.IMPLICIT, False, "reached_without_name"),
        ("SP-05-1a", None, Coverage.NOT_FOUND, True, "missing"),
        ("CBD-08h", IMPLICIT, Coverage.IMPLICIT, False, "reached_without_name"),
    ],
)
def test_one_finding_one_row(obligation: str, extent: Extent | None, expected: Coverage, gap: bool, rule: str) -> None:
    findings = () if extent is None else (finding("…", rows=(obligation,), extent=extent),)
    found = row(obligation, *findings)
    assert (found.coverage, found.gap, found.rule) == (expected, gap, rule)
    assert found.findings == tuple(one.id for one in findings)


@pytest.mark.parametrize(
    ("law", "expected", "gap", "rule"),
    [
        (instrument("law", type="act"), Coverage.OPERATIVE, False, "found_operative"),
        (instrument("law", type=""), Coverage.OPERATIVE, False, "found_operative"),
        (instrument("law", legal_status="unknown"), Coverage.OPERATIVE, False, "found_operative"),
        (instrument("law", legal_status="repealed"), Coverage.MENTION, True, "only_not_in_force"),
        (instrument("law", legal_status="not in force"), Coverage.MENTION, True, "only_not_in_force"),
        (instrument("law", type="draft"), Coverage.MENTION, True, "only_not_in_force"),
        (instrument("law", type="nbsap"), Coverage.MENTION, True, "only_in_policy"),
        (instrument("law", type="guideline"), Coverage.MENTION, True, "only_in_policy"),
        (instrument("law", type="treaty"), Coverage.MENTION, True, "only_in_treaty"),
    ],
)
def test_the_text_a_rule_stands_in(law: Instrument, expected: Coverage, gap: bool, rule: str) -> None:
    found = row("CPB-16-1", finding("…", rows=("CPB-16-1",)), laws=(law,))
    assert (found.coverage, found.gap, found.rule) == (expected, gap, rule)


@pytest.mark.parametrize(
    ("law", "rules", "extent", "expected"),
    [
        (instrument("law", degree=Degree.SPECIFIC), 3, OPERATIVE, "dedicated_regime"),
        (instrument("law", degree=Degree.SPECIFIC), 2, OPERATIVE, "missing"),
        (instrument("law", degree=Degree.SPECIFIC), 3, MENTION, "missing"),
        (instrument("law", degree=Degree.TOUCHES), 3, OPERATIVE, "missing"),
        (instrument("law", degree=Degree.SPECIFIC, type="draft"), 3, OPERATIVE, "missing"),
        (instrument("law", degree=Degree.SPECIFIC, type="nbsap"), 3, OPERATIVE, "missing"),
        (instrument("law", degree=Degree.SPECIFIC, type="treaty"), 3, OPERATIVE, "missing"),
    ],
)
def test_a_dedicated_law_is_the_measure_the_protocol_asks_for(law: Instrument, rules: int, extent: Extent, expected: str) -> None:
    found = row("CPB-02-1", *(finding(f"… {number}", rows=("CPB-15-1",), extent=extent) for number in range(rules)), laws=(law,))
    assert (found.rule, found.gap) == (expected, expected == "missing")
    assert len(found.findings) == (3 if expected == "dedicated_regime" else 0)


def test_a_dedicated_law_meets_no_other_row() -> None:
    rules = (finding(f"… {number}", rows=("CPB-15-1",)) for number in range(5))
    assert row("CPB-16-1", *rules, laws=(instrument("law", degree=Degree.SPECIFIC),)).rule == "missing"


def test_a_policy_row_is_met_by_a_policy() -> None:
    found = row("DEC-BS-VII-5", finding("…", rows=("DEC-BS-VII-5",)), laws=(instrument("law", type="nbsap"),))
    assert (found.coverage, found.rule) == (Coverage.OPERATIVE, "found_operative")


@pytest.mark.parametrize(
    ("text", "language", "effect", "modality", "covers"),
    [
        ("This Act does not apply to living modified organisms.", "en", ScopeEffect.EXCLUDES, Modality.DUTY, False),
        ("La présente loi ne s’applique pas aux organismes vivants modifiés.", "fr", ScopeEffect.EXCLUDES, Modality.DUTY, False),
        ("Quedan exentos del permiso los organismos vivos modificados.", "es", ScopeEffect.EXEMPTS, Modality.PERMISSION, False),
        ("No person shall release an organism, except under a permit.", "en", ScopeEffect.EXEMPTS, Modality.PROHIBITION, True),
    ],
)
def test_what_takes_organisms_out_does_not_cover(text: str, language: str, effect: ScopeEffect, modality: Modality, covers: bool) -> None:
    out = finding(text, language=language, rows=("CPB-07-1",), scope_effect=effect, modality=modality)
    found = row("CPB-07-1", out)
    assert found.gap is not covers
    assert found.rule == ("found_operative" if covers else "only_excluded")
    assert found.findings == (out.id,)


def test_an_exemption_is_the_use_of_an_option() -> None:
    out = finding("…", rows=("SP-06-1",), scope_effect=ScopeEffect.EXEMPTS, modality=Modality.PERMISSION)
    assert row("SP-06-1", out).coverage == Coverage.OPERATIVE


@pytest.mark.parametrize(
    ("profile", "obligation", "extent", "expected", "gap", "rule"),
    [
        (replace(PARTY, exports_lmos=False), "CPB-08-1", None, Coverage.NOT_APPLICABLE, False, "profile_excludes"),
        (replace(PARTY, party_sp=False), "SP-05-1a", None, Coverage.NOT_APPLICABLE, False, "profile_excludes"),
        (replace(PARTY, exports_lmos=None), "CPB-08-1", None, Coverage.NOT_FOUND, False, "profile_not_stated"),
        (replace(PARTY, exports_lmos=None), "CPB-08-1", IMPLICIT, Coverage.IMPLICIT, False, "profile_not_stated"),
        (replace(PARTY, exports_lmos=None), "CPB-08-1", OPERATIVE, Coverage.OPERATIVE, False, "found_operative"),
        (PARTY, "CPB-08-1", None, Coverage.NOT_FOUND, True, "missing"),
    ],
)
def test_the_profile_decides_what_applies(
    profile: Profile, obligation: str, extent: Extent | None, expected: Coverage, gap: bool, rule: str
) -> None:
    findings = () if extent is None else (finding("…", rows=(obligation,), extent=extent),)
    found = row(obligation, *findings, profile=profile)
    assert (found.coverage, found.gap, found.rule) == (expected, gap, rule)


@pytest.mark.parametrize(
    "laws",
    [(), (instrument("law", status=Status.NEEDS_OCR, degree=None),), (instrument("law", status=Status.REFUSED, degree=None),)],
)
def test_nothing_analysed_is_not_silence(laws: tuple[Instrument, ...]) -> None:
    found = assess.weigh(laws, (), PARTY, content()).rows
    assert {one.coverage for one in found} == {Coverage.NOT_ANALYSED}
    assert not any(one.gap for one in found)


def test_a_weak_link_is_no_link() -> None:
    assert row("CPB-15-1", finding("…", rows=("CPB-15-1",), score=assess.LINK_SCORE - 0.01)).rule == "missing"
    assert row("CPB-15-1", finding("…", rows=("CPB-15-1",), score=assess.LINK_SCORE)).rule == "found_operative"


def test_the_same_file_twice_counts_once() -> None:
    laws = (instrument("law"), instrument("copy", duplicate_of="law"))
    one, twin = finding("…", rows=("CPB-15-1",)), finding("…", document="copy", rows=("CPB-15-1",))
    assert row("CPB-15-1", one, twin, laws=laws).findings == (one.id,)


def test_cells_hold_the_best_extent_strongest_first() -> None:
    weak = finding("a hook", rows=("CPB-15-1",), extent=IMPLICIT)
    strong = finding("a rule", rows=("CPB-15-1",), score=0.6)
    stronger = finding("another rule", rows=("CPB-15-1",), score=0.9)
    other = finding("a mention", document="plan", rows=("CPB-15-1",), extent=MENTION)
    cells = [cell for cell in weighed(weak, strong, stronger, other).cells if cell.obligation == "CPB-15-1"]
    assert [(cell.document, cell.extent, cell.findings) for cell in cells] == [
        ("law", OPERATIVE, (stronger.id, strong.id, weak.id)),
        ("plan", MENTION, (other.id,)),
    ]


def test_every_rule_has_its_own_file_and_code() -> None:
    codes = [code for code, _ in assess.rules()]
    assert len(codes) == len(set(codes))
    for rule in coverage.RULES:
        assert isinstance(rule, Rule)
        assert rule.decide.__module__.endswith(f".{rule.code}")
        assert rule.version >= 1


# ---------------------------------------------------------------------------------------------- properties

LAWS = (
    instrument("act"),
    instrument("plan", type="nbsap"),
    instrument("bill", type="draft"),
    instrument("treaty", type="treaty"),
    instrument("old", legal_status="repealed"),
)
FINDINGS = st.builds(
    lambda number, document, obligation, extent, effect, score: finding(
        f"provision {number}", document=document, rows=(obligation,), extent=extent, scope_effect=effect, score=score
    ),
    st.integers(0, 10_000),
    st.sampled_from([law.document for law in LAWS]),
    st.sampled_from(sorted(ROWS)),
    st.sampled_from(list(Extent)),
    st.sampled_from(list(ScopeEffect)),
    st.sampled_from([0.3, 0.5, 0.8]),
)
STATED = st.sampled_from([True, False, None])
PROFILES = st.builds(
    lambda cbd, cpb, sp, exports, transit: replace(
        SILENT_PROFILE, party_cbd=cbd, party_cpb=cpb, party_sp=sp, exports_lmos=exports, transit_state=transit
    ),
    *[STATED] * 5,
)


def rows_of(findings: list[Finding], profile: Profile) -> dict[str, Row]:
    return {one.obligation: one for one in assess.weigh(LAWS, tuple(findings), profile, content()).rows}


@settings(max_examples=40, deadline=None)
@given(st.lists(FINDINGS, max_size=8), FINDINGS, PROFILES)
def test_one_finding_more_never_makes_a_gap(findings: list[Finding], more: Finding, profile: Profile) -> None:
    before, after = rows_of(findings, profile), rows_of([*findings, more], profile)
    assert [name for name in before if after[name].gap and not before[name].gap] == []


@settings(max_examples=40, deadline=None)
@given(st.lists(FINDINGS, max_size=8), PROFILES)
def test_gaps_stand_only_on_binding_duties_of_law(findings: list[Finding], profile: Profile) -> None:
    for name, found in rows_of(findings, profile).items():
        if found.gap:
            assert ROWS[name].kind == Kind.SHALL
            assert ROWS[name].level == Level.LEGAL
            assert ROWS[name].strength in (Strength.BINDING, Strength.BEST_EFFORTS, Strength.QUALIFIED)
            assert found.coverage != Coverage.OPERATIVE


@settings(max_examples=30, deadline=None)
@given(st.lists(FINDINGS, max_size=8))
def test_what_the_profile_does_not_state_is_never_a_gap(findings: list[Finding]) -> None:
    found = rows_of(findings, SILENT_PROFILE)
    assert [name for name, one in found.items() if one.gap and ROWS[name].applies_if] == []


def test_the_order_of_input_does_not_matter() -> None:
    findings = (
        finding("The National Biosafety Board is the competent national authority.", rows=("CPB-19-1b",), themes=("cna_nfp",)),
        finding("The Seed Agency is the competent national authority.", document="seeds", rows=("CPB-19-1b",), themes=("cna_nfp",)),
        finding("The Board shall decide within 300 days.", rows=("CPB-10-3",), themes=("aia",)),
    )
    laws = (instrument("law"), instrument("seeds"))
    results = {repr(assess.weigh(order, given_, PARTY, content())) for order in permutations(laws) for given_ in permutations(findings)}
    assert len(results) == 1
