"""Letters of a meeting: whom each reaches and when, once whatever is asked how often, with the calendar file that belongs to it."""

import io
import uuid
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document
from icalendar import Calendar
from tests.web.convened import asked, coming, named, offered, workshop
from tests.web.peopled import silent
from tests.web.test_mailing import Server, server

from weft_web.countries.models import Country
from weft_web.jobs.models import Job
from weft_web.lettering import sender_of
from weft_web.meetings.attending import attendance_set
from weft_web.meetings.convening import meeting_cancel, meeting_describe
from weft_web.meetings.following import Promised, commitment_make
from weft_web.meetings.letters import KINDS, letter_of, letters_handed_out, to_write_to, writing_of
from weft_web.meetings.models import Guest, Letter, Meeting, Participant
from weft_web.meetings.nominating import participant_add, participant_endorse, participant_leave
from weft_web.meetings.seating import guest_withdraw
from weft_web.meetings.sending import send_letters
from weft_web.rights import Role

__all__ = ["server"]
ORIGIN = "https://weft.example.org"


@pytest.fixture
def held(db: None) -> Meeting:
    """A regional workshop with two countries, with and without an address."""
    made = workshop(None)
    meeting_describe(made, {"contact": "Ada Host", "contact_email": "host@example.org"}, made.by)
    asked(made, "SN", "TG")
    made.guests.filter(code="SN").update(email="minister@example.org", language="fr", nominate_by=made.starts_on - timedelta(days=9))
    return offered(made, nfp_cpb=1)


def waiting(held: Meeting) -> dict[str, int]:
    """How many each letter reaches now."""
    held.refresh_from_db()
    return {kind: count for kind in KINDS if (count := len(to_write_to(held, kind)))}


def written(held: Meeting, kind: str) -> None:
    """The letters of a kind, made as files."""
    letters_handed_out(to_write_to(held, kind), kind, held.by)


def letter(held: Meeting, kind: str, one: Guest | Participant) -> Any:
    return letter_of(one, kind, writing_of(held, sender_of(held.by, ORIGIN)))


def test_each_letter_reaches_whom_it_is_for_and_nobody_twice(held: Meeting) -> None:
    assert waiting(held) == {"nomination": 2}
    written(held, "nomination")
    assert waiting(held) == {"nomination_reminder": 2}
    senegal = held.guests.get(code="SN")
    one = participant_add(held, named(), held.by, senegal)
    assert waiting(held) == {"nomination_reminder": 1}
    participant_endorse(one, held.by)
    assert waiting(held) == {"nomination_reminder": 1, "invitation": 1}
    written(held, "invitation")
    assert waiting(held) == {"nomination_reminder": 1, "invitation_reminder": 1}
    meeting_describe(held, {"starts_on": held.starts_on + timedelta(days=7), "ends_on": held.ends_on + timedelta(days=7)}, held.by)
    assert waiting(held) == {"nomination_reminder": 1, "invitation_reminder": 1, "change": 3}
    written(held, "change")
    assert "change" not in waiting(held)
    participant_leave(one, "Ill")
    assert waiting(held) == {"nomination_reminder": 2, "withdrawal": 1}
    written(held, "withdrawal")
    guest_withdraw(held.guests.get(code="TG"), held.by)
    assert waiting(held) == {"nomination_reminder": 1, "withdrawal": 1}
    meeting_cancel(held, held.by)
    assert waiting(held) == {"cancellation": 1}
    written(held, "cancellation")
    assert waiting(held) == {}


def test_after_the_meeting_letters_thank_and_remind(held: Meeting) -> None:
    one = coming(held, "Diop", held.guests.get(code="SN"))
    attendance_set(held, next(each["key"] for each in held.sessions if each["item"]), [one], [one], held.by)
    due = held.ends_on + timedelta(days=200)
    commitment_make(held, Promised(key=uuid.uuid4(), owner="Awa", text="Draft a clause", language="en", due=due), held.by, one)
    long_ago = timezone.now().date() - timedelta(days=100)
    Meeting.objects.filter(pk=held.pk).update(starts_on=long_ago, ends_on=long_ago)
    assert waiting(held) == {"after": 1, "follow_up": 1}
    assert "Draft a clause" in letter(held, "follow_up", one).text
    for kind in ("after", "follow_up"):
        written(held, kind)
    assert waiting(held) == {}
    Letter.objects.filter(meeting=held).update(at=timezone.now() - timedelta(days=50))
    assert waiting(held) == {"follow_up": 1}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_speaks_the_language_of_whom_it_is_for(held: Meeting, kind: str, language: str) -> None:
    guest = held.guests.get(code="SN")
    one = coming(held, "Diop", guest)
    guest.language = one.language = language
    for someone in (guest, one):
        told = letter(held, kind, someone)
        assert told.language == language
        assert "attending." not in told.text + told.subject
        assert "host@example.org" in told.text
        assert told.reply_to == ("Ada Host", "host@example.org")
        leads = kind not in ("cancellation", "withdrawal")
        assert (f"{ORIGIN}/{'nominate' if someone is guest else 'attend'}/{someone.secret}/" in told.text) == leads
        other = one if someone is guest else guest
        assert other.secret not in told.text


@pytest.mark.parametrize(
    ("kind", "method", "status"),
    [("invitation", "REQUEST", "CONFIRMED"), ("change", "REQUEST", "CONFIRMED"), ("withdrawal", "CANCEL", "CANCELLED")],
)
def test_the_calendar_file_bears_the_number_of_the_change(held: Meeting, kind: str, method: str, status: str) -> None:
    one = coming(held, "Diop", held.guests.get(code="SN"))
    before = Calendar.from_ical(letter(held, kind, one).enclosed[0].data)
    meeting_describe(held, {"venue": "Hall 2"}, held.by)
    held.refresh_from_db()
    enclosed = letter(held, kind, one).enclosed[0]
    after = Calendar.from_ical(enclosed.data)
    first, second = (next(iter(each.walk("VEVENT"))) for each in (before, after))
    assert (enclosed.method, str(after["METHOD"]), str(second.get("STATUS", "CONFIRMED"))) == (method, method, status)
    assert str(first["UID"]) == str(second["UID"])
    assert int(second["SEQUENCE"]) == int(first["SEQUENCE"]) + 1
    assert "diop@example.org" in str(second["ATTENDEE"])


def test_letters_leave_by_mail_once_for_one_asking(held: Meeting, as_role: Callable[..., Client], server: Server) -> None:
    one = coming(held, "Diop", held.guests.get(code="SN"))
    client, base = as_role(Role.SECRETARIAT), f"/meetings/{held.key}/letters"
    assert client.get(base).status_code == 200
    for _ in range(2):
        assert client.post(f"{base}/send", {"kind": "invitation"}).status_code == 302
    job = Job.objects.get(kind="send_meeting_letters")
    for _ in range(2):
        send_letters(job, silent)
    [taken] = [message_from_bytes(each, policy=default) for each in server.taken]
    assert isinstance(taken, EmailMessage)
    assert "diop@example.org" in str(taken["To"])
    assert "host@example.org" in str(taken["Reply-To"])
    [calendar] = list(taken.iter_attachments())
    assert (calendar.get_content_type(), calendar.get_param("method")) == ("text/calendar", "REQUEST")
    assert Calendar.from_ical(calendar.get_payload(decode=True))["METHOD"] == "REQUEST"
    row = Letter.objects.get()
    assert (row.participant, row.channel, row.failure, row.sequence) == (one, "mail", "", held.sequence)
    server.refused = "minister"
    client.post(f"{base}/send", {"kind": "nomination"})
    send_letters(Job.objects.filter(kind="send_meeting_letters").latest("pk"), silent)
    assert "nobody here" in Letter.objects.get(kind="nomination").failure
    assert waiting(held)["nomination"] == 2
    assert "nobody here" in client.get(base).content.decode()


def test_without_mail_letters_are_files(held: Meeting, as_role: Callable[..., Client]) -> None:
    coming(held, "Diop", held.guests.get(code="SN"))
    client, base = as_role(Role.SECRETARIAT), f"/meetings/{held.key}/letters"
    senegal = held.guests.get(code="SN")
    for form, begins in (("eml", b"Subject"), ("txt", b"Invitation"), ("docx", b"PK"), ("pdf", b"%PDF")):
        Guest.objects.update(asked_at=None)
        answer = client.post(f"{base}/one", {"kind": "nomination", "to": str(senegal.key), "form": form})
        assert answer.status_code == 200, form
        assert answer.content.startswith(begins), form
        if form == "docx":
            assert len(Document(io.BytesIO(answer.content)).inline_shapes) == 1
    packed = zipfile.ZipFile(io.BytesIO(client.post(f"{base}/make", {"kind": "invitation"}).content))
    assert sorted(name.rpartition("-")[2] for name in packed.namelist()) == ["fr.eml", "fr.txt", "meeting.ics"]
    assert b"X-Unsent: 1" in packed.read(next(name for name in packed.namelist() if name.endswith(".eml")))
    assert client.post(f"{base}/make", {"kind": "invitation"}).status_code == 302
    assert client.post(f"{base}/make", {"kind": "no such"}).status_code == 404
    assert client.post(f"{base}/one", {"kind": "nomination", "to": str(uuid.uuid4()), "form": "eml"}).status_code == 404


def test_whom_to_write_to_is_asked_for_before_the_first_letter(country: Country, as_role: Callable[..., Client]) -> None:
    own = workshop(country, date(2031, 5, 5))
    asked(own, "Ministry")
    client, base = as_role(Role.CONSULTANT, "en"), f"/countries/XS/meetings/{own.key}/letters"
    assert "whom may people write to" in client.get(base).content.decode()
    for way in ("send", "make"):
        assert client.post(f"{base}/{way}", {"kind": "nomination"}).status_code == 302
    assert client.post(f"{base}/one", {"kind": "nomination", "to": str(own.guests.get().key), "form": "eml"}).status_code == 302
    assert not Letter.objects.exists()
    assert client.post(f"{base}/contact", {"contact_email": "no address"}).status_code == 400
    assert client.post(f"{base}/contact", {"contact": "Ana", "contact_email": "ana@example.org"}).status_code == 302
    assert client.post(f"{base}/make", {"kind": "nomination"}).status_code == 200
    assert own.guests.get().asked_at
