"""Text for the forms of national targets: every field filled from the strategy, or left to people with its question."""

import io
from decimal import Decimal

import pytest
from docx import Document
from msgspec.structs import replace
from tests.report.planning import valley
from tests.report.planning.conftest import viewed

from weft.records import Language
from weft.records.strategy import Objective, State
from weft.report.planning import PlanContent, write
from weft.report.planning.targets import forms
from weft.report.planning.teller import Teller


@pytest.mark.parametrize("which", [valley.strategy, valley.bare, valley.large])
def test_every_field_says_something_or_asks(which: type, plan_content: PlanContent, language: Language) -> None:
    one = which()
    told = forms(Teller(one, viewed(one, plan_content), plan_content, language))
    assert len(told) == len(one.objectives) + 1
    assert [field.name for form in told for field in form.fields if not (field.lines or field.ask)] == []


def test_an_objective_on_which_nothing_hangs_asks_for_what_is_lacking(plan_content: PlanContent, language: Language) -> None:
    one = replace(valley.strategy(), objectives=(Objective(key="alone", text="All imports are decided upon."),))
    (target, _) = forms(Teller(one, viewed(one, plan_content), plan_content, language))
    assert sum(bool(field.ask) for field in target.fields) >= 2
    assert all(field.lines or field.ask for field in target.fields)


def test_each_objective_takes_its_own_activities_and_the_highest_degree(plan_content: PlanContent) -> None:
    one = valley.strategy()
    first, second, *_ = forms(Teller(one, viewed(one, plan_content), plan_content, Language.EN))
    words = {form.title: " ".join(line.text for field in form.fields for line in field.lines) for form in (first, second)}
    assert "Publish a guideline for applicants" in words[first.title]
    assert "Publish a guideline for applicants" not in words[second.title]
    aligned = next(field for field in first.fields if field.code == "GBF-TARGET-17")
    assert "High" in aligned.lines[0].text


def test_means_still_to_be_found_are_said_with_their_sum(plan_content: PlanContent, language: Language) -> None:
    one = valley.strategy()
    text = write(one, viewed(one, plan_content), plan_content, language, "targets.txt").decode()
    assert Teller(one, viewed(one, plan_content), plan_content, language).money(Decimal(77_500)) in text


def test_text_and_word_hold_the_same_fields(plan_content: PlanContent, language: Language) -> None:
    one = valley.strategy(State.FINAL)
    view = viewed(one, plan_content)
    text = write(one, view, plan_content, language, "targets.txt").decode()
    document = Document(io.BytesIO(write(one, view, plan_content, language, "targets.docx")))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 2"]
    assert headings
    assert [heading for heading in headings if f"## {heading}" not in text] == []
    assert "Council of Ministers" in text
