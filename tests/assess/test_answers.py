"""Answers proposed for official scales: never more than the texts show, and none where texts cannot tell."""

import pytest
from msgspec.structs import replace
from tests.assess.making import PARTY, content, finding, instrument, weighed

from weft.records import Answer, Degree, Extent, Finding, Instrument, Profile, Status

SECTORS = ("agriculture", "food_safety", "trade", "customs", "health")
FIVE_SILENT = tuple(instrument(f"law {number}", degree=Degree.NEGATIVE) for number in range(5))
UNREAD = instrument("scan", status=Status.NEEDS_OCR, degree=None)
RULE = finding("Risks shall be assessed.", rows=("CPB-15-1",))
FROM_TEXTS = ("Q007", "Q009", "17_1", "17_3", "17_4", "14_1", "14_3")
FROM_PRACTICE = ("17_2", "17_5", "17_6", "14_2", "14_4", "14_5")


def answer(key: str, *findings: Finding, laws: tuple[Instrument, ...] = (), profile: Profile = PARTY) -> Answer | None:
    return next((one for one in weighed(*findings, laws=laws, profile=profile).answers if one.key == key), None)


@pytest.mark.parametrize(
    ("key", "findings", "laws", "value"),
    [
        ("Q007", (RULE,), (), "partiallyInPlace"),
        ("Q007", (RULE,), (instrument("law", legal_status="draft"),), "draftMeasures"),
        ("Q007", (), FIVE_SILENT, "none"),
        ("Q007", (), FIVE_SILENT[:4], None),  # too few texts to say that there is nothing
        ("Q007", (), (*FIVE_SILENT, UNREAD), None),  # a text that could not be read may hold it
        ("Q007", (finding("…", extent=Extent.IMPLICIT, rows=("CPB-15-1",)),), (), None),
        ("Q009", (RULE,), (instrument("law", sector="biosafety"),), None),
        ("Q009", (RULE,), (instrument("law", sector="agriculture"),), "true.some"),
        ("Q009", (RULE,), (instrument("law", sector="agriculture", degree=Degree.SPECIFIC),), None),  # a dedicated act is no integration
        ("Q009", (), FIVE_SILENT, "false"),
        ("Q009", (), (*FIVE_SILENT, UNREAD), None),
        ("17_1", (RULE,), (), "partially"),
        ("17_1", (RULE,), (instrument("law", type="draft"),), "underDevelopment"),
        ("17_1", (RULE,), (instrument("law", type="nbsap"),), "underDevelopment"),
        ("17_1", (), FIVE_SILENT, "no"),
        ("17_1", (), (), None),
        ("17_3", (finding("…", rows=("CBD-19-1",)),), (), "partially"),
        ("17_3", (), FIVE_SILENT, None),
        ("17_4", (finding("…", rows=("CBD-19-2",)),), (), "partially"),
        ("17_4", (finding("…", rows=("CBD-19-2",)),), (instrument("law", type="treaty"),), None),
        ("14_1", (finding("…", rows=("CBD-06b",)),), (), "partially"),
        ("14_3", (finding("…", rows=("CBD-06b",)),), (), None),  # one sector is not all sectors
    ],
)
def test_proposals(key: str, findings: tuple[Finding, ...], laws: tuple[Instrument, ...], value: str | None) -> None:
    found = answer(key, *findings, laws=laws)
    assert (found.value if found else None) == value


def test_many_sectors_and_a_policy() -> None:
    laws = tuple(instrument(sector, sector=sector) for sector in SECTORS)
    findings = tuple(finding("…", document=sector) for sector in SECTORS)
    plan = instrument("plan", type="nbsap", sector="planning")
    assert getattr(answer("Q009", *findings, laws=laws), "value", None) == "true.some"
    found = answer("Q009", *findings, finding("…", document="plan"), laws=(*laws, plan))
    assert found is not None
    assert found.value == "true"
    assert {one.split(":")[0] for one in found.findings} == {*SECTORS, "plan"}


@pytest.mark.parametrize("key", FROM_PRACTICE)
def test_practice_cannot_be_told_from_texts(key: str) -> None:
    everything = tuple(finding(f"rule {row.id}", rows=(row.id,)) for row in content().obligations)
    assert answer(key, *everything) is None


@pytest.mark.parametrize("key", FROM_TEXTS)
def test_texts_alone_never_show_the_highest_answer(key: str) -> None:
    everything = tuple(finding(f"rule {row.id}", rows=(row.id,)) for row in content().obligations)
    found = answer(key, *everything)
    assert found is None or found.value not in ("fullInPlace", "fully", "true")


def test_a_country_outside_the_protocol_is_not_asked() -> None:
    assert answer("Q007", RULE, profile=replace(PARTY, party_cpb=False)) is None


def test_answers_reach_back_to_findings() -> None:
    found = answer("Q007", RULE)
    assert found is not None
    assert found.findings == (RULE.id,)
