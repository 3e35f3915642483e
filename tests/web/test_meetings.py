"""Meetings: begun from the agenda of their level, seats, nominations and what becomes of them, attendance, groups, sheets, commitments."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web import consulted
from tests.web.convened import answers, asked, coming, named, offered, soon, workshop
from tests.web.peopled import person_of

from weft.errors import InputError
from weft.records import Language
from weft.records.consulting import Way
from weft.records.meeting import Level, Said, Standing
from weft_web import engine
from weft_web.countries.models import Country, Deed
from weft_web.engine import convening
from weft_web.meetings import attending, concluding, evaluating, following, nominating, seating
from weft_web.meetings.convening import (
    Begun,
    Programme,
    meeting_begin,
    meeting_cancel,
    meeting_close,
    meeting_describe,
    meeting_reopen,
    programme_set,
    record_write,
)
from weft_web.meetings.models import Attendance, Commitment, Conclusion, Meeting, Participant, Sheet
from weft_web.meetings.selectors import meeting_of, phase_of
from weft_web.rights import Role


@pytest.fixture
def held(country: Country) -> Meeting:
    return offered(workshop(country), nfp_cpb=1, ministry=2)


@pytest.mark.parametrize("level", list(Level))
def test_a_meeting_begins_with_the_agenda_of_its_level_in_its_languages(country: Country, level: Level) -> None:
    whose = country if level.value in convening.NATIONAL else None
    begun = Begun(level=level, starts_on=soon(), zone="UTC", languages=(Language.FR, Language.ES))
    with pytest.raises(InputError, match="meeting_level_elsewhere"):
        meeting_begin(None if whose else country, begun, person_of(Role.CONSULTANT))
    record = meeting_of(meeting_begin(whose, begun, person_of(Role.CONSULTANT)))
    plan = convening.begun_as(level.value, soon().isoformat(), "fr")
    assert [one.number for one in record.agenda] == [one.number for one in plan.agenda]
    assert record.sessions[0].starts[:10] == record.starts_on
    assert record.ends_on == plan.ends_on
    assert set(record.title.words) == {"fr", "es"}
    assert [(one.question, one.item) for one in record.tables] == [(one.question, one.item) for one in plan.tables]
    assert convening.questions_of(level.value).of("before")


@pytest.mark.parametrize("language", list(Language))
def test_every_document_is_set_from_the_record(held: Meeting, language: Language) -> None:
    guests = asked(held, "Ministry of Health")
    coming(held, "Diop", guests[0])
    scene = convening.Scene(meeting_of(held), engine.voice(language))
    for name in (*convening.DOCUMENTS, *convening.SHEETS):
        made = convening.set_as(convening.composed(scene, name, convening.questions_of(held.level)), ("html",))
        assert made["html"], name
    assert b"BEGIN:VCALENDAR" in convening.published(scene)
    assert convening.workbook(scene).startswith(b"PK")


def test_days_that_move_take_the_sessions_along_and_calendars_learn_of_it(held: Meeting) -> None:
    was, later = held.sessions, held.starts_on + timedelta(days=40)
    ends = held.ends_on + timedelta(days=40)
    for _ in range(2):
        meeting_describe(held, {"starts_on": later, "ends_on": ends, "venue": "Hall"}, held.by)
    held.refresh_from_db()
    assert held.sequence == 1
    assert [one["starts"][10:] for one in held.sessions] == [one["starts"][10:] for one in was]
    assert held.sessions[0]["starts"][:10] == later.isoformat()
    with pytest.raises(InputError, match="meeting_ends_before_it_begins"):
        meeting_describe(held, {"ends_on": later - timedelta(days=1)}, held.by)
    deed = Deed.objects.get(verb="meeting_described")
    assert deed.detail["after"]["venue"] == "Hall"


def test_a_programme_keeps_what_was_attended_and_hangs_together(held: Meeting) -> None:
    record = meeting_of(held)
    one, first = coming(held), next(one for one in record.sessions if one.item)
    attending.attendance_set(held, first.key, [one], [one], held.by)
    without = Programme(
        objectives=(Said(words={"en": "Learn"}),), agenda=record.agenda, sessions=tuple(one for one in record.sessions if one != first)
    )
    with pytest.raises(InputError, match="session_attended"):
        programme_set(held, without, held.by)
    with pytest.raises(InputError, match="session_without_item"):
        programme_set(held, Programme(objectives=(), agenda=record.agenda[:1], sessions=record.sessions), held.by)
    programme_set(held, Programme(objectives=without.objectives, agenda=record.agenda, sessions=record.sessions), held.by)
    record_write(held, record.agenda[0].number, "en", "The chair opened the meeting.", held.by)
    held.refresh_from_db()
    after = meeting_of(held)
    assert after.objectives == without.objectives
    assert after.agenda[0].record.words == {"en": "The chair opened the meeting."}
    assert after.sessions == record.sessions


def test_a_guest_nominates_within_its_seats_and_once_for_a_key(held: Meeting) -> None:
    guest, other = asked(held, "Ministry of Health", "University")
    first = named()
    rows = [nominating.participant_nominate(guest, first) for _ in range(5)]
    assert len({one.pk for one in rows}) == Participant.objects.count() == 1
    with pytest.raises(InputError, match="nomination_differs"):
        nominating.participant_nominate(other, first)
    with pytest.raises(InputError, match="seats_filled"):
        nominating.participant_nominate(guest, named("Ba"))
    with pytest.raises(InputError, match="seats_filled"):
        nominating.participant_nominate(guest, named("Ba", "media"))
    with pytest.raises(InputError, match="guest_has_people"):
        seating.guest_withdraw(guest, held.by)
    seating.guest_withdraw(other, held.by)
    with pytest.raises(InputError, match="guest_withdrawn"):
        nominating.participant_nominate(other, named("Fall"))
    assert seating.free_seats(guest) == {"nfp_cpb": 0, "ministry": 2}
    assert convening.totals(meeting_of(held)) == (3, 1, 0)
    assert asked(held, "ministry of health ") == []


def test_each_step_comes_after_the_one_before_and_only_once(held: Meeting) -> None:
    one = nominating.participant_add(held, named(), held.by)
    with pytest.raises(InputError, match="not_endorsed"):
        nominating.participant_accept(one)
    for _ in range(2):
        nominating.participant_endorse(one, held.by)
    for _ in range(5):
        nominating.participant_register(one, {"position": "Director", "role": "observer", "needs": "Ramp"})
    one.refresh_from_db()
    assert (one.standing, one.position, one.role) == (Standing.REGISTERED.value, "Director", "nfp_cpb")
    assert one.endorsed_at
    assert one.accepted_at
    assert one.registered_at
    verbs = list(Deed.objects.filter(detail__participant=str(one.key)).order_by("id").values_list("verb", flat=True))
    steps = ["nominated", "endorsed", "changed", "accepted", "registered"]
    assert verbs == [f"participant_{step}" for step in steps]
    assert "Ramp" not in str(list(Deed.objects.values_list("detail", flat=True)))


def test_a_seat_given_back_goes_to_who_replaces(held: Meeting) -> None:
    (guest,) = asked(held, "Ministry of Health")
    one = coming(held, "Diop", guest)
    instead = named("Ndiaye")
    rows = [nominating.participant_replace(one, instead, "Ill", held.by) for _ in range(3)]
    one.refresh_from_db()
    assert (one.standing, one.reason, rows[0].replaces, rows[0].guest) == (Standing.WITHDRAWN.value, "Ill", one, guest)
    assert len({row.pk for row in rows}) == 1
    with pytest.raises(InputError, match="already_replaced"):
        nominating.participant_replace(one, named("Sow"), "", held.by)
    with pytest.raises(InputError, match="standing_ended"):
        nominating.participant_accept(one)
    early = nominating.participant_add(held, named("Sy"), held.by)
    nominating.participant_leave(early, "No time")
    early.refresh_from_db()
    assert early.standing == Standing.DECLINED.value


def test_attendance_is_what_the_last_sheet_says_and_mistakes_stay_on_record(held: Meeting) -> None:
    session = next(one["key"] for one in held.sessions if one["item"])
    pause = next(one["key"] for one in held.sessions if not one["item"])
    one, two = coming(held, "Diop"), coming(held, "Fall")
    assert attending.attendance_set(held, session, [one, two], [one, two], held.by) == (2, 0)
    assert attending.attendance_set(held, session, [one, two], [one, two], held.by) == (0, 0)
    assert attending.attendance_set(held, session, [one], [], held.by) == (0, 1)
    assert {row.key: row.present for row in meeting_of(held).participants} == {str(one.key): (), str(two.key): (session,)}
    assert Attendance.objects.count() == 2
    with pytest.raises(InputError, match="session_unknown"):
        attending.attendance_set(held, pause, [one], [one], held.by)
    nominating.participant_leave(one, "")
    with pytest.raises(InputError, match="not_coming"):
        attending.attendance_set(held, session, [one], [one], held.by)


def test_nobody_sits_in_two_groups_and_a_group_with_conclusions_stays(held: Meeting) -> None:
    one, group = coming(held), attending.group_make(held, attending.Asks(name="A"), held.by)
    other = attending.group_make(held, attending.Asks(name="B"), held.by)
    attending.members_set(group, [one], held.by)
    with pytest.raises(InputError, match="sits_elsewhere"):
        attending.members_set(other, [one], held.by)
    attending.group_change(group, attending.Asks(name="A", item="1"), one, held.by)
    concluding.conclusion_keep(group, concluding.Concluded(key=uuid.uuid4(), text="Train staff", language="en"), held.by)
    with pytest.raises(InputError, match="group_concluded"):
        attending.group_end(group, held.by)
    attending.group_end(other, held.by)
    table = next(row for row in meeting_of(held).tables if row.name == "A")
    assert (table.members, table.rapporteur, table.item) == ((str(one.key),), str(one.key), "1")
    assert [row.text for row in table.conclusions] == ["Train staff"]


def concluded(held: Meeting, text: str = "Train staff") -> Conclusion:
    said = concluding.Concluded(key=uuid.uuid4(), text=text, language="en")
    group = held.groups.earliest("pk")
    rows = [concluding.conclusion_keep(group, said, held.by) for _ in range(3)]
    assert len({one.pk for one in rows}) == 1
    return rows[0]


def test_a_conclusion_becomes_one_comment_of_its_group(country: Country, held: Meeting) -> None:
    one, placed = concluded(held), concluding.Placed(place="", number="", about="content")
    with pytest.raises(InputError, match="meeting_without_round"):
        concluding.conclusion_comment(one, placed, held.by)
    held.consultation = consulted.begun(country)
    held.save()
    made = {concluding.conclusion_comment(one, placed, held.by).pk for _ in range(3)}
    one.refresh_from_db()
    comment = one.comment
    assert comment is not None
    assert made == {comment.pk}
    assert (comment.way, comment.text, comment.invitee.name) == (Way.MEETING.value, "Train staff", one.group.name)
    with pytest.raises(InputError, match="conclusion_went"):
        concluding.conclusion_promise(one, "Ministry", held.ends_on, held.by)
    with pytest.raises(InputError, match="conclusion_went"):
        concluding.conclusion_withdraw(one, held.by)
    other = concluding.conclusion_comment(concluded(held, "Buy kits"), placed, held.by)
    assert other.invitee == comment.invitee


def test_a_conclusion_becomes_an_action_or_a_commitment(country: Country, held: Meeting) -> None:
    from weft_web.strategies.services import strategy_begin

    one = concluded(held)
    with pytest.raises(InputError, match="strategy_missing"):
        concluding.conclusion_act(one, {"text": one.text}, held.by)
    begun = {"title": "Strategy", "language": "en", "first_year": 2027, "last_year": 2030, "currency": "USD"}
    strategy_begin(country, begun, held.by)
    parts = {concluding.conclusion_act(one, {"text": one.text}, held.by).pk for _ in range(2)}
    assert len(parts) == 1
    two = concluded(held, "Write a decree")
    promises = {concluding.conclusion_promise(two, "Ministry", held.ends_on, held.by).pk for _ in range(2)}
    assert len(promises) == Commitment.objects.count() == 1
    went = [(row.went, row.where) for table in meeting_of(held).tables for row in table.conclusions]
    assert went == [("action", "Train staff"), ("commitment", "Ministry")]


def test_a_sheet_comes_once_and_says_nothing_of_who_she_is(country: Country) -> None:
    held = workshop(country, timezone.now().date())
    one, two = coming(held, "Diop"), coming(held, "Fall")
    given, key = answers(held.level, "after"), uuid.uuid4()
    for _ in range(5):
        evaluating.sheet_receive(one, key, "after", given)
    evaluating.sheet_receive(two, uuid.uuid4(), "after", given)
    evaluating.sheet_enter(held, uuid.uuid4(), "before", answers(held.level, "before"), held.by)
    with pytest.raises(InputError, match="sheet_there"):
        evaluating.sheet_receive(one, uuid.uuid4(), "after", {next(iter(given)): next(iter(given.values()))})
    assert Sheet.objects.count() == 3
    assert len({row.person for row in Sheet.objects.all()}) == 3
    kept = str(list(Sheet.objects.values()))
    assert not any(str(mark) in kept for mark in (one.key, one.secret, one.email, one.last_name))
    assert convening.results(meeting_of(held), convening.questions_of(held.level)).sheets == {"before": 1, "after": 2}


@pytest.mark.parametrize(
    ("phase", "answers_", "fault"),
    [
        ("after", {"no-question": "1"}, "answer_unknown"),
        ("after", {}, "sheet_empty"),
        ("during", {}, "sheet_phase_unknown"),
        ("before", {"objective": "99"}, "answer_unfit"),
    ],
)
def test_answers_that_fit_nothing_are_refused(country: Country, phase: str, answers_: dict[str, str], fault: str) -> None:
    held = workshop(country)
    scale = next(one.id for one in convening.questions_of(held.level).of("before") if one.kind == "scale")
    given = {scale if name == "objective" else name: value for name, value in answers_.items()}
    with pytest.raises(InputError, match=fault):
        evaluating.sheet_enter(held, uuid.uuid4(), phase, given, held.by)
    with pytest.raises(InputError, match="sheet_not_asked"):
        evaluating.sheet_receive(coming(held), uuid.uuid4(), "after", given)
    assert not Sheet.objects.exists()


def test_commitments_are_reported_on_when_the_meeting_is_closed(held: Meeting) -> None:
    promised = following.Promised(key=uuid.uuid4(), owner="Ministry", text="Draft the decree", language="en", due=held.ends_on)
    one = following.commitment_make(held, promised, held.by)
    meeting_close(held, held.by)
    with pytest.raises(InputError, match="meeting_is_closed"):
        nominating.participant_add(held, named(), held.by)
    heard = following.Heard(key=uuid.uuid4(), state="under_way", words="Half way")
    for _ in range(5):
        following.commitment_report(one, heard, held.by)
    following.commitment_report(one, following.Heard(key=uuid.uuid4(), state="done"), None)
    (record,) = meeting_of(held).commitments
    assert [report[1] for report in record.reports] == ["under_way", "done"]
    assert convening.state(record) == "done"
    meeting_reopen(held, held.by)
    meeting_cancel(held, held.by)
    held.refresh_from_db()
    assert (phase_of(held), held.sequence) == ("cancelled", 1)
    with pytest.raises(InputError, match="meeting_is_cancelled"):
        meeting_describe(held, {"venue": "Hall"}, held.by)


def test_a_meeting_of_several_countries_seats_countries_only(db: None) -> None:
    held = offered(workshop(None), nfp_cbd=1, specialist_sp=1)
    country, organisation = asked(held, "SN", "A network")
    nominating.participant_nominate(country, named("Diop", "nfp_cbd"))
    with pytest.raises(InputError, match="seats_filled"):
        nominating.participant_nominate(organisation, named("Fall", "nfp_cbd"))
    record = meeting_of(held)
    assert (record.country, convening.totals(record)) == ("", (2, 1, 0))
    assert [one.guest for one in convening.missing(record, held.starts_on.isoformat())] == [str(country.key)]


def test_the_record_is_read_in_a_fixed_number_of_queries(held: Meeting, django_assert_max_num_queries: object) -> None:
    for number in range(12):
        coming(held, f"Person {number}")
    with django_assert_max_num_queries(16):  # type: ignore[operator] # a fixture of pytest-django
        assert len(meeting_of(held).participants) == 12
