"""Calendar files of a meeting, read back by another library (ical.js): the same instants, the same words, changes told as changes."""

import json
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.meet.convened import SCENES, VOICES, WORKSHOP

from weft.errors import InputError
from weft.meet.calendar import cancelled, followed, published, requested
from weft.meet.scene import Scene, is_break, worked
from weft.records import Language
from weft.records.meeting import Meeting

PACKAGES = Path(__file__).parents[2] / "build/npm"
READER = Path(__file__).with_name("calendar_reader.mjs")
EVERY = pytest.mark.parametrize("scene", [pytest.param(one, id=language) for language, one in SCENES.items()])
WHOLE = "rw-2027-1@weft"


def read(data: bytes) -> dict[str, Any]:
    """What ical.js finds in a calendar."""
    if not (PACKAGES / "node_modules/ical.js").is_dir():
        pytest.skip("ical.js is not set up: make build/npm/ready")
    done = subprocess.run(["node", READER, PACKAGES], input=data, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def events(data: bytes) -> dict[str, dict[str, Any]]:
    return {one["uid"]: one for one in read(data)["events"]}


def instant(local: str, zone: str) -> str:
    """A time on the wall as ical.js says an instant."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def of(meeting: Meeting, language: Language = Language.EN) -> Scene:
    return Scene(meeting, VOICES[language])


@EVERY
def test_sessions_keep_their_instants_and_their_words(scene: Scene) -> None:
    found = read(published(scene))
    assert (found["method"], found["zones"]) == ("PUBLISH", ["America/Santiago"])
    held = {one["uid"]: one for one in found["events"]}
    assert len(held) == 1 + len(worked(WORKSHOP))
    for one in worked(WORKSHOP):
        event = held[f"rw-2027-1-{one.key}@weft"]
        assert (event["starts"], event["ends"]) == (instant(one.starts, WORKSHOP.zone), instant(one.ends, WORKSHOP.zone))
        assert event["summary"] == scene.said(one.title)
        assert event["alarms"] == []


# zones with and without summer time, whole, half and quarter hours, days on which the clock changes
@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/Santiago", "2027-04-05"),
        ("Asia/Kuala_Lumpur", "2017-11-06"),
        ("Africa/Blantyre", "2018-02-19"),
        ("America/Mexico_City", "2018-04-16"),
        ("Europe/Chisinau", "2016-10-30"),
        ("Asia/Kathmandu", "2027-04-05"),
        ("Pacific/Chatham", "2027-04-04"),
        ("America/St_Johns", "2027-03-14"),
        ("Africa/Casablanca", "2027-02-07"),
        ("Pacific/Kiritimati", "2027-12-31"),
        ("UTC", "2041-04-05"),
        ("Europe/Paris", "2041-10-27"),
    ],
)
def test_the_same_instants_in_any_zone(zone: str, day: str) -> None:
    first = date.fromisoformat(day)
    sessions = tuple(
        replace(
            one,
            starts=f"{(first + timedelta(days=place % 3)).isoformat()}{one.starts[10:]}",
            ends=f"{(first + timedelta(days=place % 3)).isoformat()}{one.ends[10:]}",
        )
        for place, one in enumerate(WORKSHOP.sessions)
    )
    last = (first + timedelta(days=2)).isoformat()
    meeting = replace(WORKSHOP, zone=zone, starts_on=day, ends_on=last, sessions=sessions)
    held = events(published(of(meeting)))
    for one in worked(meeting):
        event = held[f"rw-2027-1-{one.key}@weft"]
        assert (event["starts"], event["ends"]) == (instant(one.starts, zone), instant(one.ends, zone)), one.key
    assert (held[WHOLE]["starts"], held[WHOLE]["ends"]) == (day, (first + timedelta(days=3)).isoformat())


def test_the_whole_meeting_is_days_with_alarms_a_week_and_a_day_before() -> None:
    whole = events(published(of(WORKSHOP)))[WHOLE]
    assert (whole["starts"], whole["ends"]) == ("2027-04-05", "2027-04-10")
    before = [timedelta(seconds=one) for one in whole["alarms"]]
    days = [(datetime(2027, 4, 5) + one).strftime("%Y-%m-%d %H:%M") for one in before]
    assert days == ["2027-03-29 09:00", "2027-04-04 09:00"]
    assert whole["location"] == "Hall of Peoples, 1 Harbour Street, Port Eloria"


def test_a_change_keeps_the_uid_and_raises_sequence_and_stamp() -> None:
    before = events(published(of(WORKSHOP)))
    moved = replace(WORKSHOP, starts_on="2027-04-12", ends_on="2027-04-16", sequence=3, stamp="2027-03-01T10:00:00+03:00")
    after = events(published(of(moved)))
    assert set(before) == set(after)
    assert {one["sequence"] for one in before.values()} == {2}
    assert {one["sequence"] for one in after.values()} == {3}
    assert {one["stamp"] for one in after.values()} == {"2027-03-01T07:00:00.000Z"}


def test_an_invitation_can_be_answered_and_names_nobody_else() -> None:
    one = WORKSHOP.participants[0]
    data = requested(of(WORKSHOP), one)
    found = read(data)
    (event,) = found["events"]
    assert found["method"] == "REQUEST"
    assert event["uid"] == WHOLE
    assert event["organizer"] == ["Workshop team", "mailto:team@example.org"]
    assert event["attendees"] == [["Ms. Amina Okoro-XA", "mailto:xa0@canary.example.org", "TRUE"]]
    assert data.count(b"canary") == 1


def test_a_cancellation_takes_out_the_same_event() -> None:
    found = read(cancelled(of(WORKSHOP)))
    (event,) = found["events"]
    assert (found["method"], event["uid"], event["status"], event["sequence"]) == ("CANCEL", WHOLE, "CANCELLED", 3)
    assert event["alarms"] == []


def test_what_is_published_names_no_participant() -> None:
    for language in Language:
        data = published(SCENES[language])
        assert b"canary" not in data
        assert b"ATTENDEE" not in data
        assert not any(one.last_name.encode() in data for one in WORKSHOP.participants)


def test_the_same_record_makes_the_same_bytes() -> None:
    assert published(of(WORKSHOP)) == published(of(WORKSHOP))


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "Europe"])
def test_an_unknown_zone_is_said_not_guessed(zone: str) -> None:
    with pytest.raises(InputError, match="zone_unknown"):
        published(of(replace(WORKSHOP, zone=zone)))


def test_nobody_is_invited_without_addresses() -> None:
    with pytest.raises(InputError, match="address_missing"):
        requested(of(WORKSHOP), replace(WORKSHOP.participants[0], email=""))
    with pytest.raises(InputError, match="address_missing"):
        requested(of(replace(WORKSHOP, contact_email="")), WORKSHOP.participants[0])


@settings(max_examples=4)
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=120))
def test_no_title_breaks_a_calendar(title: str) -> None:
    words = {"en": f"A{title}"}
    meeting = replace(WORKSHOP, title=replace(WORKSHOP.title, words=words), sessions=())
    held = read(published(of(meeting)))["events"]
    assert [one["uid"] for one in held] == [WHOLE]


def test_breaks_are_not_in_the_calendar() -> None:
    held = published(of(WORKSHOP)).decode()
    assert all(f"{one.key}@weft" not in held for one in WORKSHOP.sessions if is_break(one))


@EVERY
def test_what_was_promised_comes_back_on_its_days(scene: Scene) -> None:
    held = events(followed(scene))
    days = {one["starts"]: name for name, one in held.items()}
    assert days == {
        "2027-03-01": "rw-2027-1-due-k2@weft",
        "2027-07-09": "rw-2027-1-after-3@weft",
        "2027-09-30": "rw-2027-1-due-k1@weft",
        "2027-10-09": "rw-2027-1-after-6@weft",
        "2028-04-09": "rw-2027-1-after-12@weft",
    }
    assert all(commitment.text in held["rw-2027-1-after-3@weft"]["description"] for commitment in WORKSHOP.commitments)


def test_nobody_is_reminded_of_what_is_done() -> None:
    done = tuple(replace(one, reports=(("2027-04-20", "done", ""),)) for one in WORKSHOP.commitments)
    assert events(followed(of(replace(WORKSHOP, commitments=done)))) == {}
