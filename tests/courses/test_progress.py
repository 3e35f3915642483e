"""States of learners laid together: in any order, as often as one likes, nothing is lost; and the script of the pages does the same."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weft.courses import progress
from weft.courses.pages.shell import ASSETS
from weft.courses.progress import Place, Reached, State, Try, merged
from weft.errors import InputError

NAMES = ["why", "duties", "final"]
MOMENTS = [f"2026-11-2{day}T10:00:0{second}.000Z" for day in (1, 2) for second in (0, 5)]
ANSWER = st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=3).map(tuple)
ANSWERS = st.dictionaries(st.sampled_from(["q1", "q2", "q3"]), ANSWER, max_size=3)
TRIES = st.builds(
    Try, id=st.sampled_from(["a", "B", "c1", "_d"]), at=st.sampled_from(MOMENTS), language=st.sampled_from(["en", "fr"]), answers=ANSWERS
)
REACHED = st.builds(
    Reached,
    seen=st.sets(st.sampled_from(["one", "two", "three"])).map(lambda held: tuple(sorted(held))),
    tries=st.lists(TRIES, max_size=3, unique_by=lambda one: one.id).map(tuple),
    draft=ANSWERS,
)
STATES = st.builds(
    State,
    v=st.just(1),
    course=st.just("mainstreaming"),
    place=st.none() | st.builds(Place, unit=st.sampled_from(NAMES), at=st.sampled_from(MOMENTS)),
    units=st.dictionaries(st.sampled_from(NAMES), REACHED, max_size=3),
)


def settled(state: State) -> State:
    """A state in the order in which states are kept."""
    return merged(state, progress.empty(state.course))


@given(STATES, STATES)
def test_the_order_of_two_makes_no_difference(one: State, two: State) -> None:
    assert merged(one, two) == merged(two, one)


@given(STATES, STATES, STATES)
def test_three_come_to_the_same_however_they_meet(one: State, two: State, three: State) -> None:
    assert merged(merged(one, two), three) == merged(one, merged(two, three))


@given(STATES, STATES)
def test_what_is_known_already_changes_nothing(one: State, two: State) -> None:
    both = merged(one, two)
    assert merged(both, one) == merged(both, both) == both
    assert merged(one, one) == settled(one)


@given(STATES, STATES)
def test_nothing_is_lost(one: State, two: State) -> None:
    both = merged(one, two)
    for held in (one, two):
        for name, reached in held.units.items():
            assert set(reached.seen) <= set(both.units[name].seen)
            assert {each.id for each in reached.tries} <= {each.id for each in both.units[name].tries}
            assert reached.draft.keys() <= both.units[name].draft.keys()
        assert held.place is None or (both.place is not None and both.place.at >= held.place.at)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"", "progress_malformed"),
        (b"\xff\xfe", "progress_malformed"),
        (b"[]", "progress_malformed"),
        (b'{"v":2,"course":"mainstreaming"}', "progress_malformed"),
        (b'{"v":1,"course":"other"}', "progress_other_course"),
        (b'{"v":1,"course":"mainstreaming","units":{"../x":{}}}', "progress_malformed"),
        (b'{"v":1,"course":"mainstreaming","place":{"unit":"why","at":"yesterday"}}', "progress_malformed"),
        (
            b'{"v":1,"course":"mainstreaming","units":{"why":{"tries":[{"id":"<b>","at":"2026-11-22T10:00:00.000Z"}]}}}',
            "progress_malformed",
        ),
        (b"{" + b" " * progress.MOST_BYTES + b"}", "progress_too_large"),
        (b'{"v":1,"course":"mainstreaming","units":' + b'{"a":' * 3000 + b"1" + b"}" * 3001, "progress_malformed"),
    ],
)
def test_what_is_no_state_is_refused_with_its_reason(sent: bytes, code: str) -> None:
    with pytest.raises(InputError) as refused:
        progress.read(sent, "mainstreaming")
    assert refused.value.code == code


@given(STATES)
def test_a_state_comes_back_as_it_was_sent(state: State) -> None:
    assert progress.read(msgspec.json.encode(state), "mainstreaming") == state


FACTS = {"course": "mainstreaming", "edition": "1", "language": "en", "title": "", "pass": 80, "units": [], "pages": {}, "words": {}}
FACTS["words"] = dict.fromkeys(["standing", "course_passed"], "")


def test_the_script_of_the_pages_lays_states_together_alike(tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    pairs: list[tuple[State, State]] = []

    @settings(max_examples=150, database=None, derandomize=True)
    @given(STATES, STATES)
    def gather(one: State, two: State) -> None:
        pairs.append((one, two))

    gather()
    script = (ASSETS / "course.js").read_text(encoding="utf-8")
    page = f'<!doctype html><script type="application/json" id="facts">{json.dumps(FACTS)}</script><script>{script}</script>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page()
        opened.goto((tmp_path / "page.html").as_uri())
        sent = [[msgspec.to_builtins(one) for one in pair] for pair in pairs]
        made = opened.evaluate("pairs => pairs.map(([one, two]) => weftCourse.merged(one, two))", sent)
        browser.close()
    for (one, two), script_made in zip(pairs, made, strict=True):
        assert msgspec.convert(script_made, State) == merged(one, two)
