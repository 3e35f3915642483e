"""Pages of meetings, of a country and of several: they answer in three languages, writes go through forms, others see nothing of them."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.convened import asked, named, offered, workshop

from weft_web.countries.models import Country
from weft_web.meetings.models import Guest, Meeting, Participant
from weft_web.meetings.nominating import participant_add
from weft_web.rights import Role

BASE = "/countries/XS/meetings/"
AsRole = Callable[..., Client]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_meeting_is_planned_and_its_pages_answer(country: Country, as_role: AsRole, language: str) -> None:
    client = as_role(Role.CONSULTANT, language)
    assert 'class="empty"' in client.get(BASE).content.decode()
    assert client.get(f"{BASE}begin").status_code == 200
    sent = {"level": "round_table", "starts_on": "2031-05-05", "zone": "UTC", "original": language, "languages": ["en", "fr"]}
    answer = client.post(f"{BASE}begin", sent)
    made = Meeting.objects.get()
    assert answer.headers["Location"] == f"{BASE}{made.key}/"
    assert made.languages == list(dict.fromkeys([language, "en", "fr"]))
    asked(made, "Ministry of Health")
    participant_add(offered(made, ministry=2), named(), made.by, made.guests.get())
    for place in ("", "guests", "people", "files"):
        page = client.get(f"{BASE}{made.key}/{place}")
        assert page.status_code == 200, place
        assert "meetings." not in page.content.decode().replace("meetings.css", ""), place
    for form in ("agenda.html", "participants.docx", "sign_in.pdf", "calendar.ics", "register.xlsx"):
        answer = client.get(f"{BASE}{made.key}/files/{form}?language={language}")
        assert answer.status_code == 200, form
        assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get(f"{BASE}{made.key}/files/agenda.exe").status_code == 404
    assert client.post(f"{BASE}begin", {**sent, "level": "global_workshop"}).status_code == 400


def test_guests_seats_and_people_come_by_forms_and_once(country: Country, as_role: AsRole) -> None:
    held, client = workshop(country), as_role(Role.FOCAL_POINT)
    one = f"{BASE}{held.key}/"
    guest = {"name": "<b>Ministry</b>", "language": "en", "nominate_by": "2020-01-01"}
    for _ in range(2):
        assert client.post(f"{one}guests/add", guest).status_code == 302
    assert client.post(f"{one}guests/add", {"language": "en"}).status_code == 400
    assert client.post(f"{one}seats", {"ministry": "2", "nfp_cpb": "0"}).status_code == 302
    assert client.post(f"{one}seats", {"ministry": "-1"}).status_code == 400
    page = client.get(f"{one}guests").content.decode()
    assert "<b>Ministry" not in page
    assert "The day has passed" in page
    row = Guest.objects.get()
    person = {"key": str(uuid.uuid4()), "guest": str(row.key), "role": "ministry", "last_name": "Diop", "language": "fr"}
    for _ in range(5):
        assert client.post(f"{one}people/add", person).status_code == 302
    somebody = Participant.objects.get()
    step = f"{one}people/{somebody.key}/step"
    client.post(step, {"step": "register"})
    somebody.refresh_from_db()
    assert somebody.standing == "nominated"
    for name in ("endorse", "accept", "register", "register"):
        assert client.post(step, {"step": name}).status_code == 302, name
    somebody.refresh_from_db()
    assert somebody.standing == "registered"
    assert "holds a seat" in client.post(f"{one}guests/{row.key}/withdraw", follow=True).content.decode()
    client.post(step, {"step": "leave", "reason": "Ill"})
    client.post(f"{one}guests/{row.key}/withdraw")
    row.refresh_from_db()
    assert row.withdrawn_at
    for name in ("close", "reopen", "cancel"):
        assert client.post(f"{one}{name}").status_code == 302


def test_meetings_of_several_countries_are_the_secretariats(country: Country, as_role: AsRole) -> None:
    held = workshop(None)
    own = workshop(country)
    assert as_role(Role.FOCAL_POINT).get(f"/meetings/{held.key}/").status_code == 403
    assert as_role(Role.CONSULTANT).get(f"{BASE}{held.key}/").status_code == 404
    assert as_role(Role.REVIEWER).get(f"{BASE}{own.key}/guests").status_code == 403
    assert as_role(Role.REVIEWER).get(f"{BASE}{own.key}/").status_code == 200
