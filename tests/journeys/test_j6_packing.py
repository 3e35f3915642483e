"""Journey 6: a learner's state as one short line, and back: nothing is lost where there is room; where there is none, the best is kept."""

import random
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.courses.taught import COURSES

from weft.courses.course import Course
from weft.courses.pages.shell import ASSETS
from weft.records import Language

STATES = 30
ROOMS = (300, 900, 4096)
WORDS = ("270 días", "réparation", "a,b;c|d/e=f$g+h:i", "é" * 80, "…%25", "!")
State = dict[str, Any]
THERE_AND_BACK = """([states, facts, room]) => states.map((one) => {
  const line = weftPacking.packed(one, room);
  return [line, weftPacking.unpacked(line, facts)];
})"""
CUT = """([one, facts]) => {
  const line = weftPacking.packed(one, 1e6);
  const cuts = Array.from({length: 40}, (_, each) => Math.floor((line.length * each) / 40));
  return [...cuts, line.length - 2].map((at) => weftPacking.unpacked(line.slice(0, at), facts));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that knows the coding."""
    held = browser.new_page()
    held.add_script_tag(path=ASSETS / "packing.js")
    yield held
    held.close()


def facts(course: Course) -> State:
    """What the script of a page is told of its course."""
    units = [
        {"id": unit.id, "questions": len(unit.quiz.questions), "parts": [one.id for one in unit.lessons[Language.EN].sections]}
        for unit in course.units
    ]
    return {"course": course.id, "units": units}


def answers(chance: random.Random) -> dict[str, list[str]]:
    """Answers of every kind, hostile words among them."""
    return {
        f"q{chance.randint(1, 15)}": chance.sample(("a", "b", "true", *WORDS), chance.randint(1, 3)) for _ in range(chance.randint(0, 9))
    }


def one_try(chance: random.Random) -> State:
    """A try at a quiz; its id as browsers make them, or the makeshift one of old browsers."""
    made = (
        str(uuid.UUID(int=chance.getrandbits(128), version=4))
        if chance.random() < 0.8
        else f"17{chance.randint(1, 10**9)}-{chance.random()}"
    )
    at = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:01:02.{chance.randint(0, 999):03}Z"
    right = [f"q{one}" for one in range(1, 11) if chance.random() < 0.5]
    return {"id": made, "at": at, "language": chance.choice(("en", "fr", "es")), "right": right, "of": 10, "answers": answers(chance)}


def state(told: State, chance: random.Random) -> State:
    """A state as the page keeps it: parts in order, tries by their time."""
    units = {}
    for unit in chance.sample(told["units"], chance.randint(0, len(told["units"]))):
        parts = [one for one in (*unit["parts"], "exercise", "quiz") if chance.random() < 0.7]
        tries = sorted((one_try(chance) for _ in range(chance.randint(0, 8))), key=lambda one: str(one["at"]))
        units[unit["id"]] = {"seen": sorted(parts), "tries": tries, "draft": answers(chance)}
    place = {"unit": chance.choice(told["units"])["id"], "at": "2026-11-22T10:11:12.345Z"} if units else None
    return {"v": 1, "course": told["course"], "place": place, "units": units}


@pytest.mark.parametrize("course", COURSES, ids=lambda one: one.id)
def test_every_state_comes_back_whole_where_there_is_room(page: Page, course: Course) -> None:
    told, chance = facts(course), random.Random(5)
    states = [state(told, chance) for _ in range(STATES)]
    for before, (line, after) in zip(states, page.evaluate(THERE_AND_BACK, [states, told, 10**6]), strict=True):
        assert line.isascii()
        assert after == before


@pytest.mark.parametrize("room", ROOMS)
def test_where_there_is_no_room_the_best_tries_and_the_place_are_kept(page: Page, room: int) -> None:
    told, chance = facts(COURSES[0]), random.Random(room)
    states = [state(told, chance) for _ in range(STATES)]
    for before, (line, after) in zip(states, page.evaluate(THERE_AND_BACK, [states, told, room]), strict=True):
        assert len(line) <= room or room == min(ROOMS), "only best tries and the place are left"
        assert after["place"] == before["place"]
        assert {known: best(held) for known, held in after["units"].items()} == {
            known: best(held) for known, held in before["units"].items()
        }


def best(held: State) -> int:
    """The right answers of the best try of a unit."""
    return max((len(one["right"]) for one in held["tries"]), default=-1)


@pytest.mark.parametrize("line", ["", "1", "2||", "1|why|x;y", "1||why;ab;x:y:z|.", "null", "{}"])
def test_a_line_that_is_not_ours_is_no_state(page: Page, line: str) -> None:
    assert page.evaluate("([line, facts]) => weftPacking.unpacked(line, facts)", [line, facts(COURSES[0])]) is None


def test_of_a_line_that_was_cut_only_the_unit_at_the_cut_goes(page: Page) -> None:
    told = facts(COURSES[0])
    before = max((state(told, random.Random(seed)) for seed in range(9)), key=lambda one: len(one["units"]))
    cuts = page.evaluate(CUT, [before, told])
    for after in filter(None, cuts):
        assert after["units"].items() <= before["units"].items()
    assert len(cuts[-1]["units"]) == len(before["units"]) - 1


@pytest.mark.parametrize("course", COURSES, ids=lambda one: one.id)
def test_the_marks_of_the_parts_of_a_unit_differ(page: Page, course: Course) -> None:
    for unit in course.units:
        parts = [*(one.id for one in unit.lessons[Language.EN].sections), "exercise", "quiz"]
        assert len(set(page.evaluate("(parts) => parts.map(weftPacking.mark)", parts))) == len(parts)
