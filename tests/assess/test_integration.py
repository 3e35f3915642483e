"""Degrees of integration: what an instrument, or a sector, must hold for each."""

import pytest
from tests.assess.making import content, finding, instrument, weighed

from weft.records import Degree, Extent, Finding, Instrument, Integration, Language, ScopeEffect, Status

THEMES = ("aia", "risk_assessment", "htpi")
RULES = [finding(f"rule {number}", themes=(theme,)) for number, theme in enumerate(THEMES)]
MENTION = finding("a mention", extent=Extent.MENTION)
HOOK = finding("a hook", extent=Extent.IMPLICIT)
EXEMPTION = finding("an exemption", themes=("aia",), scope_effect=ScopeEffect.EXEMPTS)


def degree(*findings: Finding, law: Instrument) -> Integration:
    [found] = weighed(*findings, laws=(law,)).instruments
    return found


@pytest.mark.parametrize(
    ("findings", "about", "expected", "rule"),
    [
        ((), Degree.NEGATIVE, 0, "integration_silent"),
        ((HOOK,), Degree.TOUCHES, 1, "integration_hooks_or_mentions"),
        ((MENTION, HOOK), Degree.TOUCHES, 1, "integration_hooks_or_mentions"),
        ((EXEMPTION, MENTION), Degree.TOUCHES, 1, "integration_hooks_or_mentions"),
        (RULES[:1], Degree.TOUCHES, 2, "integration_some_rule"),
        (RULES[:2], Degree.SPECIFIC, 2, "integration_some_rule"),
        (RULES, Degree.TOUCHES, 3, "integration_several_themes"),
        (RULES, Degree.SPECIFIC, 4, "integration_dedicated"),
    ],
)
def test_degree_of_an_instrument(findings: tuple[Finding, ...], about: Degree, expected: int, rule: str) -> None:
    found = degree(*findings, law=instrument("law", degree=about))
    assert (found.degree, found.rule) == (expected, rule)


def test_counts_are_shown() -> None:
    found = degree(*RULES, MENTION, HOOK, EXEMPTION, law=instrument("law"))
    assert found.counts == {"operative": 3, "mention": 1, "implicit": 1, "any": 5, "themes": 3, "excluded": 1}


def test_a_text_that_could_not_be_analysed_is_not_silent() -> None:
    laws = (instrument("scan", status=Status.NEEDS_OCR, degree=None), instrument("law"))
    assert [one.subject for one in weighed(laws=laws).instruments] == ["law"]


def test_a_sector_is_all_its_texts_that_stand() -> None:
    laws = (
        instrument("law", sector="environment"),
        instrument("decree", sector="environment"),
        instrument("bill", sector="trade", type="draft"),
        instrument("code", sector="health"),
        instrument("page", sector=""),
    )
    findings = [
        finding(one.text, document=document, themes=one.themes) for one, document in zip(RULES, ("law", "decree", "decree"), strict=True)
    ]
    found = weighed(*findings, finding("a rule of a bill", document="bill"), laws=laws).sectors
    assert [(one.subject, one.degree) for one in found] == [("environment", 3), ("health", 0)]


def test_steps_fall_and_end_in_a_step_without_conditions() -> None:
    steps = content().scale.steps
    assert [step.degree for step in steps] == [4, 3, 2, 1, 0]
    assert steps[-1].least == {}
    assert not steps[-1].dedicated


@pytest.mark.parametrize("language", list(Language))
def test_sentences_say_the_thresholds(language: Language, messages: dict[str, dict[str, str]]) -> None:
    for step in content().scale.steps:
        for name in ("operative", "themes"):
            if name in step.least:
                assert str(step.least[name]) in messages[step.rule][language.value]
