"""What staff do with a meeting, page by page: particulars, programme, attendance, groups, evaluation, commitments, persons, guests."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.web import consulted
from tests.web.convened import answers, asked, coming, filled, lived_meetings, named, offered, workshop
from tests.web.peopled import person_of

from weft.errors import InputError
from weft.records import Language
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Comment
from weft_web.consultations.process import process_write
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import attending, nominating, programming
from weft_web.meetings.convening import meeting_close, meeting_describe, record_write
from weft_web.meetings.models import Attendance, Commitment, CommitmentReport, Conclusion, Meeting, Participant, Sheet, WorkingGroup
from weft_web.meetings.selectors import item_record, meeting_of, session_record
from weft_web.meetings.steps import lacking, next_of, steps_of
from weft_web.rights import Role

AsRole = Callable[..., Client]
EVIL = '<script>alert("x")</script>'
PAGES = (
    *("", "particulars", "practical", "programme", "programme/session", "programme/item", "programme/sessions/d1s2", "programme/items/1"),
    *("attendance", "attendance?session=d1s4", "groups", "commitments", "evaluation", "evaluation/sheet?phase=before", "guests", "people"),
)


def base(held: Meeting) -> str:
    return f"/countries/XS/meetings/{held.key}/" if held.country else f"/meetings/{held.key}/"


def inner(held: Meeting) -> tuple[str, ...]:
    """Pages that name a row."""
    conclusion = Conclusion.objects.filter(group__meeting=held).first()
    rows = (
        *(("groups", one) for one in held.groups.all()[:1]),
        *(("people", one) for one in held.participants.all()[:1]),
        *(("guests", one) for one in held.guests.all()[:1]),
        *(("commitments", one) for one in held.commitments.all()[:1]),
    )
    replacing = f"people/{held.participants.earliest('pk').key}/replace"
    return (*(f"{name}/{one.key}" for name, one in rows), replacing, *([f"conclusions/{conclusion.key}"] if conclusion else []))


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return] # an answer of the test client


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("several", [False, True])
def test_every_page_answers_for_one_country_and_for_several(country: Country, as_role: AsRole, language: str, several: bool) -> None:
    held = lived_meetings(country, None if several else consulted.begun(country))[several]
    client = as_role(Role.SECRETARIAT if several else Role.FOCAL_POINT, language)
    for place in (*PAGES, *inner(held)):
        page = client.get(base(held) + place)
        assert page.status_code == 200, place
        assert not {one for one in ("meetings.", "meet.", "{n}") if one in words(page).replace("meetings.css", "")}, place


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEGAL_SPECIALIST])
def test_who_only_looks_sees_the_meeting_and_its_programme(country: Country, as_role: AsRole, role: Role) -> None:
    held = filled(workshop(country), "Ministry of Health")
    client = as_role(role)
    for place in ("", "programme"):
        page = client.get(base(held) + place)
        assert page.status_code == 200
        assert f"{base(held)}guests" not in words(page)
        assert "Diop" not in words(page)
    for place in ("people", "attendance", "groups", "commitments", "evaluation", "particulars"):
        assert client.get(base(held) + place).status_code == 403, place


def test_rows_of_another_meeting_are_not_found(country: Country, as_role: AsRole) -> None:
    own, many = lived_meetings(country)
    client = as_role(Role.FOCAL_POINT)
    for place in inner(many):
        assert client.get(base(own) + place).status_code == 404, place
        assert client.get(base(many) + place).status_code == 403, place
    for place in ("programme/sessions/none", "programme/items/99", f"groups/{uuid.uuid4()}"):
        assert client.get(base(own) + place).status_code == 404, place
    group = many.groups.earliest("pk")
    assert client.post(f"{base(own)}groups/{group.key}/conclude", {"text": "x"}).status_code == 404
    assert client.post(f"{base(own)}attendance/d1s1").status_code == 404


def sent(held: Meeting, **more: object) -> dict[str, object]:
    """The form of the particulars as a browser sends it."""
    first = {"title_en": "A workshop", "starts_on": held.starts_on, "ends_on": held.ends_on, "zone": held.zone, "original": "en"}
    return {**first, "others": ["fr"], **more}


def test_particulars_are_changed_in_each_language_and_not_over_what_another_wrote(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    round_ = consulted.begun(country)
    seen = words(client.get(f"{base(held)}particulars")).partition('name="seen" value="')[2][:16]
    told = {
        "title_fr": "Un atelier",
        "objectives_en": "Learn\nDecide",
        "objectives_fr": "\nDécider",
        "donors": "Fund A\n\n=B",
        "seen": seen,
    }
    told |= {"contact": EVIL, "contact_email": "desk@example.org", "consultation": str(round_.key), "convener_en": "Ministry"}
    assert client.post(f"{base(held)}particulars", sent(held, **told)).status_code == 302
    held.refresh_from_db()
    assert held.title == {"en": "A workshop", "fr": "Un atelier"}
    assert held.objectives == [{"en": "Learn"}, {"en": "Decide", "fr": "Décider"}]
    assert (held.donors, held.consultation, held.contact_email) == (["Fund A", "=B"], round_, "desk@example.org")
    assert lacking(held) == ("venue", "city")
    answer = client.post(f"{base(held)}particulars", sent(held, seen=seen, title_en="Lost"))
    assert answer.status_code == 400
    assert "meanwhile" in words(answer)
    assert EVIL not in words(client.get(base(held)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_on": "2001-01-01"},
        {"starts_on": "no day"},
        {"zone": "Mars/Olympus"},
        {"contact_email": "no address"},
        {"consultation": str(uuid.UUID(int=4))},
        {"original": "xx"},
        {"title_en": "x" * 400},
    ],
)
def test_particulars_that_do_not_fit_change_nothing(country: Country, as_role: AsRole, wrong: dict[str, str]) -> None:
    held = workshop(country)
    assert as_role(Role.CONSULTANT).post(f"{base(held)}particulars", sent(held, **wrong)).status_code == 400
    there = Meeting.objects.get(pk=held.pk)
    assert (there.title, there.starts_on, there.sequence) == (held.title, held.starts_on, 0)


def test_days_with_sessions_do_not_fall_out_and_rounds_are_of_the_country(country: Country) -> None:
    held = workshop(country)
    with pytest.raises(InputError, match="sessions_outside"):
        meeting_describe(held, {"ends_on": held.starts_on}, held.by)
    other = Country.objects.create(code="XT", invented=True, name_en="Other", name_fr="Autre", name_es="Otro")
    theirs = consulted.begun(country)
    type(theirs).objects.filter(pk=theirs.pk).update(country=other)
    with pytest.raises(InputError, match="round_elsewhere"):
        meeting_describe(held, {"consultation_id": theirs.pk}, held.by)


def test_practical_information_stands_in_the_note(country: Country, as_role: AsRole) -> None:
    held = workshop(country)
    assert as_role(Role.CONSULTANT).post(f"{base(held)}practical", {"hotel_fr": "Hôtel du Lac", "visa_en": " "}).status_code == 302
    held.refresh_from_db()
    assert held.practical == [{"kind": "hotel", "words": {"fr": "Hôtel du Lac"}}]
    note = as_role(Role.CONSULTANT).get(f"{base(held)}files/note.html?language=fr")
    assert "Hôtel du Lac" in b"".join(note).decode()


def test_a_session_is_added_once_changed_and_taken_out(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    many = len(held.sessions)
    told = {"key": "s123", "day": held.starts_on.isoformat(), "starts": "17:00", "ends": "18:00", "item": "2", "room": "Hall"}
    for _ in range(3):
        assert client.post(f"{base(held)}programme/session", told).status_code == 302
    held.refresh_from_db()
    made = next(one for one in held.sessions if one["key"] == "s123")
    assert (len(held.sessions), made["title"], made["room"]) == (many + 1, held.agenda[1]["title"], "Hall")
    there = f"{base(held)}programme/sessions/s123"
    assert client.post(there, {**told, "ends": "16:00"}).status_code == 400
    assert client.post(there, {**told, "day": "2001-01-01"}).status_code == 400
    assert client.post(there, {**told, "item": "77"}).status_code == 400
    assert client.post(there, {**told, "item": ""}).status_code == 400
    assert client.post(there, {**told, "item": "", "title_fr": "Pause"}).status_code == 302
    assert client.post(f"{there}/remove").status_code == 302
    held.refresh_from_db()
    assert len(held.sessions) == many
    assert held.sequence == 3


def test_an_item_takes_its_sessions_and_groups_along_and_keeps_its_record(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    group = held.groups.exclude(item="").earliest("pk")
    was = group.item
    record_write(held, was, "en", "Much was said.", held.by)
    told = {"number": "20", "title_en": "Entry points", "annotation_en": EVIL, "documents": "XS/1\nXS/2"}
    assert client.post(f"{base(held)}programme/items/{was}", told).status_code == 302
    held.refresh_from_db()
    group.refresh_from_db()
    item = held.agenda[-1]
    assert (item["number"], item["documents"], item["record"]) == ("20", ["XS/1", "XS/2"], {"en": "Much was said."})
    assert group.item == "20"
    assert not [one for one in held.sessions if one["item"] == was]
    assert EVIL not in words(client.get(f"{base(held)}programme"))
    assert client.post(f"{base(held)}programme/item", {"number": "1", "title_en": "Again"}).status_code == 400
    assert client.post(f"{base(held)}programme/item", {"number": "../x", "title_en": "Way"}).status_code == 400
    assert client.post(f"{base(held)}programme/item", {"number": "3.1", "title_en": "Within"}).status_code == 302
    held.refresh_from_db()
    numbers = [one["number"] for one in held.agenda]
    assert numbers == sorted(numbers, key=programming.in_order)
    for number in ("20", "1"):
        client.post(f"{base(held)}programme/items/{number}/remove")
    client.post(f"{base(held)}programme/items/3.1/remove")
    held.refresh_from_db()
    assert [one["number"] for one in held.agenda] == [one for one in numbers if one != "3.1"]
    client.post(f"{base(held)}programme/items/20/record", {"record_en": "More was said.", "record_fr": "Beaucoup"})
    held.refresh_from_db()
    assert item_record(held.agenda[-1]).record.words == {"en": "More was said.", "fr": "Beaucoup"}


def test_attendance_is_ticked_on_one_page_and_somebody_walks_in_once(country: Country, as_role: AsRole) -> None:
    held, client = offered(workshop(country), ministry=1), as_role(Role.CONSULTANT)
    people = [coming(held, last) for last in ("Diop", "Fall", "Sow")]
    session = next(one["key"] for one in held.sessions if one["item"])
    place = f"{base(held)}attendance/{session}"
    keys = [str(one.key) for one in people]
    client.post(place, {"shown": keys, "present": [*keys[:2], str(uuid.uuid4()), "no key"]})
    assert "2 of 3 present" in words(client.get(f"{base(held)}attendance?session={session}"))
    client.post(place, {"shown": keys[:1], "present": []})
    assert Attendance.objects.filter(withdrawn_at=None).count() == 1
    person = {"key": str(uuid.uuid4()), "role": "ministry", "last_name": EVIL, "language": "fr"}
    for _ in range(5):
        assert client.post(f"{place}/walk-in", person).status_code == 302
    one = Participant.objects.get(last_name=EVIL)
    assert (one.standing, one.attendance.count()) == ("registered", 1)
    page = words(client.get(f"{base(held)}attendance?session={session}"))
    assert "2 of 4 present" in page
    assert EVIL not in page
    assert client.post(f"{place}/walk-in", {}).status_code == 400
    assert "No seat offered" in words(client.get(f"{base(held)}people"))


def test_a_list_of_two_hundred_people_is_one_light_page(country: Country, as_role: AsRole, django_assert_max_num_queries: object) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    rows = [Participant(meeting=held, role="observer", last_name=f"Name {one:03}", language="en") for one in range(200)]
    Participant.objects.bulk_create(rows)
    with django_assert_max_num_queries(50):  # type: ignore[operator] # a fixture of pytest-django
        page = client.get(f"{base(held)}attendance")
    assert len(page.content) < 150_000


def test_groups_are_made_seated_spread_and_conclude_once_for_a_form(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    for one in held.groups.all():
        attending.group_end(one, held.by)
    people = [coming(held, f"Name {number}") for number in range(7)]
    for name in ("A", "B", "B"):
        assert client.post(f"{base(held)}groups/make", {"name": name, "question": "What?", "item": "1"}).status_code == 302
    first, second = held.groups.filter(ended_at=None).order_by("pk")
    client.post(f"{base(held)}groups/spread")
    assert sorted(one.members.filter(ended_at=None).count() for one in (first, second)) == [3, 4]
    client.post(f"{base(held)}groups/{first.key}/members", {"member": [str(people[0].key), str(uuid.uuid4())]})
    assert first.members.filter(ended_at=None).count() <= 1
    place = f"{base(held)}groups/{first.key}"
    changed = {"name": "First", "question": EVIL, "item": "2", "rapporteur": str(people[0].key)}
    assert client.post(place, changed).status_code == 302
    first.refresh_from_db()
    assert (first.name, first.item, first.rapporteur) == ("First", "2", people[0])
    told = {"key": str(uuid.uuid4()), "text": f"Train staff {EVIL}", "language": "en"}
    for _ in range(5):
        assert client.post(f"{place}/conclude", told).status_code == 302
    assert client.post(f"{place}/conclude", {**told, "text": "Another"}).status_code == 400
    assert client.post(f"{place}/conclude", {**told, "key": str(uuid.uuid4()), "text": "  "}).status_code == 400
    assert first.conclusions.count() == 1
    for page in (place, f"{base(held)}groups"):
        assert EVIL not in words(client.get(page))
    client.post(f"{place}/end")
    client.post(f"{base(held)}groups/{second.key}/end")
    ended = dict(WorkingGroup.objects.filter(meeting=held, pk__in=[first.pk, second.pk]).values_list("pk", "ended_at"))
    assert ended[first.pk] is None
    assert ended[second.pk] is not None


def test_a_conclusion_becomes_a_comment_on_a_paragraph_of_the_round_of_the_meeting(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    consulted.begun(country, "Another draft")
    group = held.groups.earliest("pk")
    client.post(f"{base(held)}groups/{group.key}/conclude", {"key": str(uuid.uuid4()), "text": "Train staff", "language": "en"})
    place = f"{base(held)}conclusions/{Conclusion.objects.get().key}"
    client.post(f"{place}/comment", {"place": ""})
    assert not Comment.objects.exists()
    round_ = consulted.begun(country, "Draft of the meeting")
    held.consultation = round_
    held.save()
    paragraph = next(one for one in draft_of(round_.draft).places if one.kind == "paragraph" and one.number)
    answer = client.post(f"{place}/comment", {"place": "99999"})
    assert answer.status_code == 400
    assert "no such paragraph" in words(answer)
    for _ in range(3):
        client.post(f"{place}/comment", {"place": f"para {paragraph.number}", "proposal": "Staff are trained."})
    made = Comment.objects.get()
    assert (made.consultation, made.place, made.number, made.proposal) == (round_, paragraph.key, paragraph.number, "Staff are trained.")
    assert "Comment on paragraph" in words(client.get(place))
    client.post(f"{place}/withdraw")
    assert Conclusion.objects.get().withdrawn_at is None


def test_a_conclusion_becomes_an_activity_a_commitment_or_is_taken_back(country: Country, as_role: AsRole) -> None:
    from weft_web.strategies.models import Part
    from weft_web.strategies.services import strategy_begin

    held, client = workshop(country), as_role(Role.CONSULTANT)
    group = held.groups.earliest("pk")
    for text in ("Act", "Promise", "Mistake"):
        client.post(f"{base(held)}groups/{group.key}/conclude", {"key": str(uuid.uuid4()), "text": text, "language": "en"})
    act, promise, mistake = (f"{base(held)}conclusions/{one.key}" for one in Conclusion.objects.order_by("pk"))
    client.post(f"{act}/act", {"text": "Agir"})
    assert not Part.objects.exists()
    strategy_begin(country, {"title": "S", "language": "fr", "first_year": 2027, "last_year": 2030, "currency": "USD"}, held.by)
    assert client.post(f"{act}/act", {"text": ""}).status_code == 400
    for _ in range(2):
        client.post(f"{act}/act", {"text": "Agir"})
    assert Part.objects.get().values["text"] == "Agir"
    assert client.post(f"{promise}/promise", {"owner": "Ministry", "due": "2001-01-01"}).status_code == 400
    for _ in range(2):
        client.post(f"{promise}/promise", {"owner": "Ministry", "due": held.ends_on.isoformat()})
    assert Commitment.objects.get().text == "Promise"
    client.post(f"{mistake}/withdraw")
    assert client.get(mistake).status_code == 404


def test_commitments_are_made_once_reported_on_and_taken_back(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country, timezone.now().date() - timedelta(days=200)), as_role(Role.CONSULTANT)
    one = coming(held)
    told = {"key": str(uuid.uuid4()), "text": EVIL, "owner": "Ministry", "due": held.ends_on.isoformat(), "language": "en"}
    for _ in range(3):
        assert client.post(f"{base(held)}commitments/make", {**told, "participant": str(one.key)}).status_code == 302
    assert client.post(f"{base(held)}commitments/make", {**told, "key": str(uuid.uuid4()), "due": "2001-01-01"}).status_code == 400
    row = Commitment.objects.get()
    assert row.participant == one
    page = words(client.get(f"{base(held)}commitments"))
    assert "1 past its day" in page
    assert EVIL not in page
    for reminder in engine.reminders(meeting_of(held)):
        assert str(reminder.months) in page
    meeting_close(held, held.by)
    place = f"{base(held)}commitments/{row.key}"
    heard = {"key": str(uuid.uuid4()), "state": "done", "words": "Adopted"}
    for _ in range(5):
        assert client.post(f"{place}/report", heard).status_code == 302
    assert client.post(f"{place}/report", {**heard, "key": str(uuid.uuid4()), "state": "glorious"}).status_code == 400
    assert CommitmentReport.objects.count() == 1
    assert "Adopted" in words(client.get(place))
    assert client.get(f"{base(held)}files/follow_up.ics").status_code == 200
    client.post(f"{place}/withdraw")
    assert client.get(place).status_code == 404


def test_paper_sheets_come_once_for_a_form_and_results_stand_by_objective(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    place = f"{base(held)}evaluation/sheet"
    for phase, number in (("before", 2), ("after", 3)):
        given = {f"q-{name}": value for name, value in answers(held.level, phase).items()}
        for _ in range(number):
            told = {"key": str(uuid.uuid4()), "phase": phase, **given}
            for _ in range(3):
                assert client.post(place, told).status_code == 302
    assert Sheet.objects.count() == 5
    page = words(client.get(f"{base(held)}evaluation"))
    assert "+4.0" in page
    assert "fewer than five" in page
    wrong = {"key": str(uuid.uuid4()), "phase": "after"}
    assert client.post(place, wrong).status_code == 400
    assert client.post(place, {**wrong, "q-none": "1"}).status_code == 400
    assert client.post(place, {**wrong, "phase": "during"}).status_code == 404
    assert Sheet.objects.count() == 5


def test_a_person_is_corrected_and_replaced_once(country: Country, as_role: AsRole) -> None:
    held, client = offered(workshop(country), nfp_cpb=1), as_role(Role.CONSULTANT)
    health, other = asked(held, "Ministry of Health", "University")
    one = coming(held, "Diop", health)
    place = f"{base(held)}people/{one.key}"
    told = {"key": str(one.key), "guest": str(other.key), "role": "nfp_cpb", "last_name": "Diop Sall", "language": "en", "needs": "Ramp"}
    assert client.post(place, told).status_code == 302
    one.refresh_from_db()
    assert (one.last_name, one.guest, one.needs, one.standing) == ("Diop Sall", other, "Ramp", "accepted")
    assert client.post(place, {**told, "last_name": ""}).status_code == 400
    assert client.post(place, {**told, "guest": str(uuid.uuid4())}).status_code == 400
    with pytest.raises(InputError, match="guest_elsewhere"):
        nominating.participant_change(one, {"guest_id": asked(workshop(None), "SN")[0].pk}, held.by)
    instead = {"key": str(uuid.uuid4()), "role": "nfp_cpb", "last_name": "Fall", "language": "fr", "reason": "Ill"}
    for _ in range(3):
        assert client.post(f"{place}/replace", instead).status_code == 302
    made = Participant.objects.get(replaces=one)
    one.refresh_from_db()
    assert (made.guest, one.standing, one.reason) == (other, "withdrawn", "Ill")
    assert client.post(f"{place}/replace", {**instead, "key": str(uuid.uuid4())}).status_code == 400


def test_a_guest_is_corrected_and_keeps_its_names_in_other_languages(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.CONSULTANT)
    (row,) = asked(held, "Ministry of Health")
    place = f"{base(held)}guests/{row.key}"
    assert client.post(place, {"name": "Ministère de la santé", "language": "fr", "email": "a@example.org"}).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.language, row.email) == ({"en": "Ministry of Health", "fr": "Ministère de la santé"}, "fr", "a@example.org")
    assert client.post(place, {"name": "", "language": "fr"}).status_code == 400


def test_seats_beyond_the_quota_are_said(country: Country, as_role: AsRole) -> None:
    held = offered(workshop(country), nfp_cpb=1)
    (row,) = asked(held, "Ministry of Health")
    for last in ("Diop", "Fall"):
        nominating.participant_add(held, named(last), held.by, row)
    for place in ("guests", "people"):
        assert "1 person comes beyond the seats" in words(as_role(Role.CONSULTANT).get(base(held) + place)), place


@pytest.mark.parametrize(("days", "first"), [(30, "described"), (0, "attended"), (-30, "attended")])
def test_what_comes_next_is_told_by_phase(country: Country, days: int, first: str) -> None:
    held = workshop(country, timezone.now().date() + timedelta(days=days))
    steps = steps_of(held, meeting_of(held))
    chosen = next_of(steps)
    assert chosen is not None
    assert chosen.name == first
    assert len({one.name for one in steps}) == len(steps)
    meeting_close(held, held.by)
    held.refresh_from_db()
    assert [(one.name, one.done) for one in steps_of(held, meeting_of(held))] == [("kept", True)]


@pytest.mark.parametrize("language", list(Language))
def test_the_study_tells_of_the_meetings_of_its_rounds_and_of_no_other(country: Country, language: Language) -> None:
    round_ = consulted.begun(country, languages=(language.value,))
    held = filled(workshop(country, timezone.now().date() - timedelta(days=9)), "Ministry of Health")
    planned, apart = workshop(country), workshop(country, timezone.now().date() - timedelta(days=9))
    for one, title in ((held, "Held here"), (planned, "Planned here"), (apart, "Held apart")):
        one.consultation = None if one is apart else round_
        one.title = dict.fromkeys(("en", "fr", "es"), title)
        one.save()
    process_write(country, language, person_of(Role.CONSULTANT))
    told = " ".join(country.studies.get(language=language.value).edits.values_list("text", flat=True))
    assert "Held here" in told
    assert "Staff of the ministry are trained each year" in told
    assert "Planned here" not in told
    assert "Held apart" not in told


def test_nothing_is_written_when_the_record_is_closed(country: Country, as_role: AsRole) -> None:
    held = filled(workshop(country), "Ministry of Health")
    meeting_close(held, held.by)
    client, group = as_role(Role.CONSULTANT), held.groups.earliest("pk")
    before = meeting_of(held)
    one = held.participants.earliest("pk")
    writes: dict[str, dict[str, object]] = {
        "particulars": sent(held),
        "practical": {"visa_en": "None"},
        f"programme/sessions/{session_record(held.sessions[0]).key}/remove": {},
        "programme/items/1/record": {"record_en": "x"},
        "attendance/d1s2": {"shown": [str(one.key)], "present": []},
        "groups/make": {"name": "Z"},
        f"groups/{group.key}/members": {},
        f"groups/{group.key}/conclude": {"key": str(uuid.uuid4()), "text": "x", "language": "en"},
        f"people/{one.key}/replace": {"key": str(uuid.uuid4()), "role": "ministry", "last_name": "Y", "language": "en"},
    }
    for place, told in writes.items():
        assert client.post(base(held) + place, told).status_code in (302, 400), place
    held.refresh_from_db()
    after = meeting_of(held)
    assert (after.sessions, after.agenda, after.tables, after.title) == (before.sessions, before.agenda, before.tables, before.title)
    assert after.participants == before.participants


def test_the_secretariat_comes_to_its_meetings_from_every_page(country: Country, as_role: AsRole) -> None:
    assert 'href="/meetings/"' in words(as_role(Role.SECRETARIAT).get("/?all"))
    assert 'href="/meetings/"' not in words(as_role(Role.FOCAL_POINT).get("/?all"))
