"""What people said of obligations and matters: it stands beside the machine's row, and a rejected matter is counted, not reported."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from weft.records import Language, Need, Said, Statement, Study, View
from weft.report import ReportContent
from weft.report.cleaning import printable
from weft.report.compose import compose
from weft.report.html import page
from weft.report.paper import Cards, Chapter, Facts, Paper, Paragraph, Table
from weft.report.voice import Voice
from weft.report.workbook import workbook

ANA, BEN = "Ana Lindqvist", "Ben Otieno"


def view(verdict: str, *, kind: str = "contradiction", place: int = 0, by: str = ANA, changed: bool = False) -> View:
    name = f"{verdict}{place}{by[:3]}"
    return View(name=name, kind=kind, place=place, verdict=verdict, reason=f"Because {verdict}", by=by, on="2026-10-05", changed=changed)


def stated(obligation: str, kind: str) -> Statement:
    told = {"reason": f"Seen at {obligation}.", "source": "Letter of 3 May"}
    return Statement(name=f"s-{obligation}-{kind}", obligation=obligation, kind=kind, by=BEN, on="2026-10-06", **told)


def told(study: Study, content: ReportContent, **said: Any) -> Paper:
    return compose(printable(replace(study, said=Said(**said))), content)


def chapter(paper: Paper, anchor: str) -> Chapter:
    return next(one for one in paper.chapters if one.anchor == anchor)


def paragraphs(paper: Paper, anchor: str) -> list[tuple[str, str]]:
    return [(one.opening, one.text) for one in chapter(paper, anchor).blocks if isinstance(one, Paragraph)]


def words(paper: Paper, anchor: str) -> str:
    return msgspec.json.encode(chapter(paper, anchor)).decode()


def clashes(paper: Paper) -> str:
    facts = next(one for one in chapter(paper, "summary").blocks if isinstance(one, Facts))
    return facts.facts[2].figure


@pytest.fixture
def english(study: Callable[..., Study]) -> Study:
    return study(Language.EN)


def test_a_confirmed_matter_says_who_and_when(english: Study, content: ReportContent) -> None:
    paper = told(english, content, views=(view("confirmed"),))
    said = dict(paragraphs(paper, "matters"))
    assert said["Confirmed (Ana Lindqvist, 5 October 2026)."] == "Because confirmed."
    assert "trois cents jours" in said["Contradiction, confirmed."]
    assert "transgenic" in said["Possible contradiction."]
    assert clashes(paper) == "2"


def test_an_explained_matter_carries_its_explanation_here_and_where_actions_are_asked_for(english: Study, content: ReportContent) -> None:
    paper = told(english, content, views=(view("explained"), view("explained", kind="overlap")))
    openings = [opening for opening, _ in paragraphs(paper, "matters")]
    assert openings.count("Explained (Ana Lindqvist, 5 October 2026).") == 2
    assert "Possible contradiction, explained." in openings
    assert "Overlap, explained." in openings
    assert words(paper, "places").count("Because explained.") == 2


def test_a_rejected_matter_is_counted_and_named_nowhere_else(english: Study, content: ReportContent) -> None:
    paper = told(english, content, views=(view("rejected"), view("rejected", kind="overlap", by=BEN)))
    for anchor in ("summary", "matters", "places"):
        assert "trois cents jours" not in words(paper, anchor), anchor
        assert "Seeds Committee" not in words(paper, anchor), anchor
    said = [text for _, text in paragraphs(paper, "matters")]
    assert any(one.startswith("One possible contradiction was rejected (Ana Lindqvist)") for one in said)
    assert any(one.startswith("One overlap was rejected (Ben Otieno)") for one in said)
    assert clashes(paper) == "1"


def test_a_view_on_words_that_changed_hides_nothing_and_says_so(english: Study, content: ReportContent) -> None:
    paper = told(english, content, views=(view("rejected", changed=True),))
    assert "trois cents jours" in dict(paragraphs(paper, "matters"))["Possible contradiction."] + words(paper, "matters")
    said = dict(paragraphs(paper, "matters"))["Rejected (Ana Lindqvist, 5 October 2026)."]
    assert said == "Because rejected. The texts have changed since; this has to be looked at again."
    assert clashes(paper) == "2"
    assert "was rejected (" not in words(paper, "matters")


def test_the_last_of_several_views_counts_and_all_stand(english: Study, content: ReportContent) -> None:
    paper = told(english, content, views=(view("rejected", by=BEN), view("confirmed")))
    openings = [opening for opening, _ in paragraphs(paper, "matters")]
    assert [one for one in openings if "October" in one] == [
        "Rejected (Ben Otieno, 5 October 2026).",
        "Confirmed (Ana Lindqvist, 5 October 2026).",
    ]
    assert "trois cents jours" not in words(told(english, content, views=(view("confirmed", by=BEN), view("rejected"))), "matters")


@pytest.mark.parametrize("kind", ["elsewhere", "not_applicable", "gap_confirmed"])
@pytest.mark.parametrize("language", list(Language))
def test_a_statement_has_its_kind_reason_source_name_and_day(
    kind: str, language: Language, study: Callable[..., Study], content: ReportContent
) -> None:
    begun = study(language)
    voice = Voice(content, language)
    rows = begun.assessment.rows
    with_evidence = next(row.obligation for row in rows if row.findings)
    gap = next(row.obligation for row in rows if row.gap and not row.findings)
    paper = told(begun, content, statements=(stated(with_evidence, kind), stated(gap, kind)))
    said = [one for one in paragraphs(paper, "coverage") if BEN in one[0]]
    assert len(said) == 2
    assert {text.partition("Seen at ")[2].partition(".")[0] for _, text in said} == {with_evidence, gap}
    for opening, text in said:
        assert voice.day("2026-10-06") in opening
        assert voice.say(f"people.kind.{kind}").casefold() in text.casefold()
        assert "Letter of 3 May." in text
    cards = next(one for one in chapter(paper, "matters").blocks if isinstance(one, Cards))
    assert [len(one.said) for one in cards.cards if one.said] == [1]
    assert f"Seen at {gap}." in page(paper).decode().partition('class="cards"')[2]
    recommended = words(paper, "places")
    assert (f"Seen at {gap}." in recommended) == (kind != "gap_confirmed")


def test_needs_stand_in_their_area(english: Study, content: ReportContent) -> None:
    needs = (Need(area="public", title="Radio in four languages", priority="high"), Need(area="public", title="A leaflet"))
    table = next(
        one
        for one in chapter(told(english, content, needs=needs), "places").blocks
        if isinstance(one, Table) and one.columns[3].head == "Need"
    )
    filled = {row[0].text: (row[3].text, row[4].text) for row in table.rows if row[3].text}
    assert filled == {"Awareness, participation and education": ("Radio in four languages; A leaflet", "High")}
    assert len(table.rows) == 16


def test_the_summary_says_that_people_spoke(english: Study, content: ReportContent) -> None:
    assert "None has been judged by a person yet" in words(told(english, content), "summary")
    paper = told(english, content, views=(view("confirmed"),), statements=(stated("CPB-10-3", "elsewhere"),))
    assert "None has been judged by a person yet" not in words(paper, "summary")
    assert "On 2 obligations and matters named persons" in words(paper, "summary")


def test_the_workbook_keeps_all_that_people_said(english: Study, content: ReportContent) -> None:
    rows = english.assessment.rows
    gap = next(row.obligation for row in rows if row.gap)
    said = Said(
        views=(view("rejected"), view("explained", kind="overlap")),
        statements=(stated(gap, "gap_confirmed"),),
        verdicts={"f0001": "corrected"},
    )
    book = workbook(printable(replace(english, said=said)), Voice(content, Language.EN))
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        strings = packed.read("xl/sharedStrings.xml").decode()
    for one in (
        "Rejected (Ana Lindqvist, 5 October 2026). Because rejected.",
        "Explained",
        "The gap is confirmed",
        "Letter of 3 May",
        "Corrected",
    ):
        assert one in strings, one
    assert "trois cents jours" in strings
