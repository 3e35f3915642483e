"""Figures of agreement: against worked examples of the literature, a plain twin, and the rules of what is counted."""

from collections.abc import Callable
from itertools import permutations

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.peopled import silent

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.findings import reckoning
from weft_web.findings.agreement import FEWEST, Figure, alpha, kappa, same_share
from weft_web.findings.models import Finding, Judgement, Verdict
from weft_web.findings.reliability import agreement_of, machine_of
from weft_web.findings.services import Opinion, finding_judge, findings_judge, judgement_withdraw
from weft_web.jobs.kinds import work_of
from weft_web.jobs.models import Job
from weft_web.rights import Role

# Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): four observers, twelve units, values missing.
OBSERVERS = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}


def units() -> dict[int, dict[int, int]]:
    return {
        place: {who: said[place] for who, said in enumerate(OBSERVERS.values()) if said[place] is not None}  # type: ignore[misc]
        for place in range(12)
    }


@pytest.mark.parametrize(("order", "expected"), [(None, 0.743), ((1, 2, 3, 4, 5), 0.815)])
def test_alpha_is_that_of_the_worked_example(order: tuple[int, ...] | None, expected: float) -> None:
    found = alpha(units(), order)
    assert found.value == pytest.approx(expected, abs=0.001)
    assert found.n == 11


def test_kappa_is_that_of_the_worked_example() -> None:
    """Cohen's kappa on fifty applications: yes/yes 20, yes/no 5, no/yes 10, no/no 15."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = kappa(pairs)
    assert (found.value, found.n) == (pytest.approx(0.4), 50)


@pytest.mark.parametrize(
    ("figure", "word"),
    [
        (Figure(value=1.0, n=FEWEST - 1), "few"),
        (Figure(value=None, n=FEWEST), "none"),
        (Figure(value=0.8, n=FEWEST), "firm"),
        (Figure(value=0.7, n=FEWEST), "tentative"),
        (Figure(value=0.66, n=FEWEST), "weak"),
    ],
)
def test_a_figure_says_how_far_it_carries(figure: Figure, word: str) -> None:
    assert figure.word == word


said = st.dictionaries(st.integers(0, 3), st.sampled_from("abc"), min_size=0, max_size=4)
told = st.dictionaries(st.integers(0, 12), said, max_size=10)


@settings(max_examples=150)
@given(told)
def test_alpha_is_that_of_a_plain_twin(units: dict[int, dict[int, str]]) -> None:
    pairs = [(a, b, len(one)) for one in units.values() if len(one) > 1 for a, b in permutations(one.values(), 2)]
    values = [value for one in units.values() if len(one) > 1 for value in one.values()]
    observed = sum((a != b) / (size - 1) for a, b, size in pairs)
    expected = sum(a != b for a, b in permutations(values, 2))
    found = alpha(units).value
    if not expected:
        assert found is None
    else:
        assert found == pytest.approx(1 - (len(values) - 1) * observed / expected)
        assert found <= 1 + 1e-9


@settings(max_examples=80)
@given(told)
def test_all_the_same_is_full_agreement_or_none_to_speak_of(units: dict[int, dict[int, str]]) -> None:
    agreed = {place: dict.fromkeys(one, "abc"[place % 3]) for place, one in units.items()}
    assert alpha(agreed).value in (None, pytest.approx(1.0))
    assert same_share(agreed).value in (None, 1.0)


def judged(country: Country, people: list[Person], count: int) -> list[Finding]:
    rows = list(Finding.objects.filter(country=country, standing="here", extent="operative", document__duplicate_of=None)[:count])
    for number, row in enumerate(rows):
        for place, one in enumerate(people):
            verdict = Verdict.REJECTED if place and number % 4 == 0 else Verdict.ACCEPTED
            finding_judge(row, Opinion(verdict=verdict), one)
    return rows


def test_only_what_was_given_blind_and_one_by_one_is_counted(country: Country, person: Callable[[Role], Person]) -> None:
    first, second, third = (person(role) for role in (Role.REVIEWER, Role.CONSULTANT, Role.LEGAL_SPECIALIST))
    rows = judged(country, [first, second], 8)
    before = agreement_of(country)
    assert (before.people, before.overall.n, before.overall.same.value) == (2, 8, 0.75)
    findings_judge(rows, Opinion(verdict=Verdict.ACCEPTED), third)
    finding_judge(rows[0], Opinion(verdict=Verdict.ACCEPTED), second)
    assert agreement_of(country).overall.same.value == 0.75
    judgement_withdraw(Judgement.objects.filter(finding=rows[1], by=first).get(), first)
    assert agreement_of(country).overall.n == 7


def test_the_machine_is_set_against_what_people_hold(country: Country, person: Callable[[Role], Person]) -> None:
    rows = judged(country, [person(Role.REVIEWER)], 6)
    finding_judge(rows[0], Opinion(verdict=Verdict.REJECTED), person(Role.REVIEWER))
    mention = Opinion(verdict=Verdict.CORRECTED, extent="mention", obligations=("CPB-26-1",))
    finding_judge(rows[1], mention, person(Role.REVIEWER))
    findings_judge(
        Finding.objects.filter(country=country, standing_value="")[:20], Opinion(verdict=Verdict.REJECTED), person(Role.CONSULTANT)
    )
    found = machine_of(country)
    assert (found.n, found.passages.right, found.passages.vain, found.passages.missed) == (6, 5, 1, 0)
    assert (found.same, found.both) == (4, 5)
    assert found.passages.precision == pytest.approx(5 / 6)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_says_what_the_figures_mean(
    country: Country, person: Callable[[Role], Person], as_role: Callable[..., Client], language: str
) -> None:
    judged(country, [person(Role.REVIEWER), person(Role.CONSULTANT)], 8)
    page = as_role(Role.FOCAL_POINT, language).get("/countries/XS/findings/agreement").content.decode()
    assert "Person consultant · Person reviewer" in page or "Person reviewer · Person consultant" in page
    assert "75" in page
    assert str(FEWEST) in page


def test_figures_that_take_long_are_counted_in_the_background(
    country: Country, person: Callable[[Role], Person], as_role: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = judged(country, [person(Role.REVIEWER), person(Role.CONSULTANT)], 8)
    client = as_role(Role.FOCAL_POINT)
    assert "are being counted" not in client.get("/countries/XS/findings/agreement").content.decode()
    monkeypatch.setattr(reckoning, "QUICK_SECONDS", -1.0)
    finding_judge(rows[0], Opinion(verdict=Verdict.ACCEPTED), person(Role.LEGAL_SPECIALIST))
    told = reckoning.reckoned(country)
    assert (told.behind, told.figures.agreement.people) == (True, 2)
    assert "are being counted" in client.get("/countries/XS/findings/agreement").content.decode()
    work_of("reckon")(Job.objects.get(kind="reckon"), silent)
    told = reckoning.reckoned(country)
    assert (told.behind, told.figures.agreement) == (False, agreement_of(country))
    assert told.figures.machine == machine_of(country)
