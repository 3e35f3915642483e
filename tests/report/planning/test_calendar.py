"""The strategy's calendar: whole days, names that stay, text that calendar programs unfold to what was written."""

import re
from datetime import date

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.report.planning.sheet_cases import content, strategy

from weft.records import Language
from weft.records.strategy import Milestone, Strategy
from weft.report.planning.calendar import calendar

LINE_OCTETS = 75


def events(one: Strategy, language: Language = Language.EN) -> dict[str, icalendar.Event]:
    """Events by name, as a calendar program reads them."""
    read = icalendar.Calendar.from_ical(calendar(one, content(), language))
    return {str(event["UID"]): event for event in read.walk("VEVENT")}


def with_milestone(text: str, on: str = "2028-02") -> Strategy:
    one, *rest = strategy().activities
    return replace(strategy(), activities=(replace(one, milestones=(Milestone(on=on, text=text),)), *rest))


def test_what_falls_on_a_day_is_a_day_of_the_calendar() -> None:
    found = {name.removeprefix("xs-1-").removesuffix("@weft"): event["DTSTART"].dt for name, event in events(strategy()).items()}
    assert found == {
        "milestone-a1-1": date(2027, 6, 30),
        "milestone-a1-2": date(2028, 3, 31),
        "end-a1": date(2028, 6, 30),
        "end-a2": date(2028, 11, 15),
        "opens-e1": date(2027, 3, 1),
        "closes-e1": date(2027, 9, 30),
        "until-q1": date(2027, 12, 31),
    }


def test_an_event_takes_one_whole_day_and_says_who_leads() -> None:
    event = events(strategy())["xs-1-end-a1@weft"]
    assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert "Who leads: Customs Department" in event["DESCRIPTION"]
    assert "Output 1.1.1: Clause in the Customs Code" in event["DESCRIPTION"]
    assert event["CATEGORIES"].cats == ["End of activity"]


@pytest.mark.parametrize("language", Language)
def test_the_same_strategy_makes_the_same_file(language: Language) -> None:
    assert calendar(strategy(), content(), language) == calendar(strategy(), content(), language)
    stamps = {str(event["DTSTAMP"].dt) for event in events(strategy(), language).values()}
    assert stamps == {"2026-11-22 00:00:00+00:00"}


def test_names_of_events_are_the_same_in_every_language() -> None:
    assert len({tuple(events(strategy(), language)) for language in Language}) == 1


@given(st.text(max_size=120), st.sampled_from(Language))
@settings(max_examples=40, deadline=None)
def test_any_text_is_folded_escaped_and_read_again(text: str, language: Language) -> None:
    data = calendar(with_milestone(f"a{text}z"), content(), language)
    assert all(len(line) <= LINE_OCTETS for line in data.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert data.decode("utf-8").count("BEGIN:VEVENT") == 6
    summary = str(events(with_milestone(f"a{text}z"), language)["xs-1-milestone-a1-1@weft"]["SUMMARY"])
    assert summary.rstrip().endswith("z")


def test_text_cannot_break_out_of_its_property() -> None:
    evil = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil;,\\n"
    found = events(with_milestone(evil))
    assert not any("evil" in name for name in found)
    assert found["xs-1-milestone-a1-1@weft"]["SUMMARY"] == "Milestone: x END:VEVENT BEGIN:VEVENT UID:evil;,\\n"


def test_what_is_no_date_is_left_out() -> None:
    assert "xs-1-milestone-a1-1@weft" not in events(with_milestone("x", on="soon"))
    assert events(replace(strategy(), activities=(), entry_points=(), opportunities=(), made_on="")) == {}
