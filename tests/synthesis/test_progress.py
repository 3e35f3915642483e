"""Programmes: the two examples are what the public page says; late and coming are told by the day that is passed in."""

import pytest
from tests.prepared import CONTENT

from weft.content import synthesising
from weft.records.programme import Course, Deliverable, Party, Phase, Programme
from weft.records.record import Text
from weft.report.content import load
from weft.synthesis.progress import glance, last_day, reminders

KNOWN = synthesising.load(CONTENT.root)
NAME = Text(en="Land", fr="Pays", es="País")


def programme(**due: str) -> Programme:
    """A programme of one country whose studies are due on days; one that is done begins with "x"."""
    handed = tuple(
        Deliverable(key=key, kind="desk_study", due=day.removeprefix("x"), course=Course.DONE if day.startswith("x") else Course.PLANNED)
        for key, day in due.items()
    )
    party = Party(code="XS", name=NAME, region="africa", phase=Phase.NATIONAL, deliverables=handed)
    return Programme(key="p", title=NAME, summary=NAME, first_year=2026, last_year=2027, phases=(Phase.NATIONAL,), parties=(party,))


def test_the_examples_hold_the_facts_of_the_page() -> None:
    pilot, integrated = KNOWN.programme("pilot-2015-2016"), KNOWN.programme("integrated-2017-2018")
    assert pilot is not None
    assert integrated is not None
    assert {one.code for one in pilot.parties} == {"BY", "BF", "CN", "EC", "MW", "MY", "MX", "MD", "UG"}
    assert {one.code for one in integrated.parties} == {"KH", "CM", "CU"}
    assert len(integrated.parties) + integrated.unnamed == 10
    assert [one.symbol for one in integrated.decisions] == ["BS-V/16", "BS-VII/5", "XII/29", "CP-VIII/3", "CP-VIII/15"]
    spans = [(one.starts_on, one.ends_on) for one in integrated.gatherings]
    assert spans == [("2017-11-06", "2017-11-10"), ("2018-02-19", "2018-02-23"), ("2018-04-16", "2018-04-20")]
    assert (pilot.gatherings[0].starts_on, pilot.gatherings[0].ends_on) == ("2016-10-31", "2016-11-04")


def test_codes_of_the_examples_are_known() -> None:
    regions = load(CONTENT.root, CONTENT.obligations).lists["regions"]
    kinds = {one.id for one in KNOWN.rules.deliverables}
    for one in KNOWN.programmes:
        assert {party.region for party in one.parties} | {each.region for each in one.gatherings if each.region} <= set(regions)
        assert {each.kind for party in one.parties for each in party.deliverables} <= kinds
        assert {each.kind for each in one.resources} <= {each.id for each in KNOWN.rules.resources}
        assert one.example


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2026", "2026-12-31"),
        ("2026-02", "2026-02-28"),
        ("2028-02", "2028-02-29"),
        ("2026-12", "2026-12-31"),
        ("2026-05-03", "2026-05-03"),
        ("", ""),
    ],
)
def test_the_last_day_that_a_time_can_mean(iso: str, expected: str) -> None:
    assert last_day(iso) == expected


def test_what_is_late_and_what_is_due_soon() -> None:
    told = glance(
        programme(late="2026-05-01", today="2026-05-02", soon="2026-06-01", far="2026-06-02", done="x2026-01-01", unsaid=""), "2026-05-02"
    )
    assert [(one.key, one.days) for one in told.late] == [("late", -1)]
    assert [(one.key, one.days) for one in told.coming] == [("today", 0), ("soon", 30)]
    assert told.tallies[0].counts == {"planned": 4, "done": 1, "late": 1}
    assert told.tallies[0].asked == 6


def test_a_month_is_late_only_after_its_last_day() -> None:
    one = programme(month="2026-05")
    assert [each.days for each in reminders(one, "2026-05-31")] == [0]
    assert glance(one, "2026-06-01").late
