"""Guests and participants by their own links: what they send is kept once, nobody sees anything of another, pages come light."""

import io
import json
import re
import uuid
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.convened import asked, coming, named, offered, workshop

from weft_web.countries.models import Country
from weft_web.meetings.attending import attendance_set
from weft_web.meetings.convening import meeting_cancel, meeting_describe
from weft_web.meetings.following import Promised, commitment_make
from weft_web.meetings.models import Guest, Meeting, Paper, Participant, Sheet
from weft_web.meetings.nominating import participant_add, participant_endorse
from weft_web.rights import Role

STATIC = Path(__file__).parents[2] / "src/weft_web/static/weft_web"
FRAME_BYTES = sum((STATIC / name).stat().st_size for name in ("take_part.css", "weft.svg"))
MOST_BYTES = 60_000
CANARY = "Zwergkanarie"
PDF = b"%PDF-1.7\n% a letter\n"
LANGUAGES = ("en", "fr", "es")
UNSAID = re.compile(r"\b(attending|meetings|meet|taking_part|consultations)\.[a-z_]+")
"""The key of a phrase in place of its words."""


@pytest.fixture
def several(db: None) -> Meeting:
    """A regional workshop with two countries, which have two seats each."""
    held = workshop(None)
    meeting_describe(held, {"contact": "Ada Host", "contact_email": "host@example.org", "symbol": "CBD/CP/WS/1"}, held.by)
    asked(held, "SN", "TG")
    return offered(held, nfp_cpb=1, nfp_cbd=1)


def guest(held: Meeting, code: str = "SN") -> Guest:
    return held.guests.get(code=code)


def nominate(one: Guest) -> str:
    return f"/nominate/{one.secret}/"


def attend(one: Participant) -> str:
    return f"/attend/{one.secret}/"


def person(**more: str) -> dict[str, str]:
    """What a browser sends from the form of a nomination."""
    told = {"key": str(uuid.uuid4()), "role": "nfp_cpb", "first_name": "Awa", "last_name": "Diop", "language": "fr"}
    return {**told, "email": "awa@example.org", **more}


def letter(name: str = "letter.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def read(page: Any) -> str:
    return str(page.content.decode()).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def awa(several: Meeting) -> Participant:
    """Somebody of Senegal, who has accepted."""
    return coming(several, "Diop", guest(several))


def test_a_guest_nominates_within_its_seats_and_five_replays_make_one_nomination(several: Meeting) -> None:
    one, client = guest(several), Client()
    sent = person()
    answers = [client.post(f"{nominate(one)}person", {**sent, "letter": letter()}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [303] * 5
    made = Participant.objects.get()
    assert (made.last_name, made.standing, made.letter_name, made.guest) == ("Diop", "nominated", "letter.pdf", one)
    full = client.post(f"{nominate(one)}person", person(last_name="Sow"))
    assert full.status_code == 409
    assert "All seats of this role are held" in read(client.post(f"{nominate(one)}person?l=en", person(last_name="Sow")))
    assert client.post(f"{nominate(one)}person", person(role="ministry")).status_code == 422
    assert client.post(f"{nominate(one)}person", {}).status_code == 422
    assert Participant.objects.count() == 1
    page = read(client.get(f"{nominate(one)}?l=en"))
    assert "Awa Diop" in page
    assert "Nominated" in page
    assert "letter.pdf" in page


def test_a_nomination_is_taken_back_and_replaced_and_everything_stays_on_record(several: Meeting) -> None:
    one, client = guest(several), Client()
    client.post(f"{nominate(one)}person", person())
    made = Participant.objects.get()
    instead = person(last_name="Sow", first_name="Ndeye")
    for _ in range(3):
        answer = client.post(f"{nominate(one)}people/{made.key}/replace", {**instead, "reason": "Ill", "letter": letter()})
        assert answer.status_code == 303
    made.refresh_from_db()
    other = Participant.objects.exclude(pk=made.pk).get()
    assert (made.standing, made.reason, other.replaces, other.letter_name) == ("declined", "Ill", made, "letter.pdf")
    for _ in range(2):
        assert client.post(f"{nominate(one)}people/{other.key}/withdraw", {"reason": "No visa"}).status_code == 303
    other.refresh_from_db()
    assert other.standing == "declined"
    assert client.post(f"{nominate(one)}person", person(last_name="Ba")).status_code == 303


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("letter.pdf", PDF, 303),
        ("photo.JPG", b"\xff\xd8\xff\xe0...", 303),
        ("scan.png", b"\x89PNG\r\n\x1a\n...", 303),
        ("../../etc/letter.docx", b"PK\x03\x04...", 303),
        ("letter.pdf", b"<script>alert(1)</script>", 422),
        ("letter.html", b"%PDF-1.7", 422),
        ("letter", PDF, 422),
        ("letter.pdf", b"", 422),
        ("big.pdf", PDF + bytes(10 << 20), 422),
    ],
)
def test_a_letter_of_nomination_is_kept_as_it_comes_or_not_at_all(several: Meeting, name: str, data: bytes, status: int) -> None:
    one, client = guest(several), Client()
    client.post(f"{nominate(one)}person", person())
    made = Participant.objects.get()
    answer = client.post(f"{nominate(one)}letter", {"person": [str(made.key)], "letter": letter(name, data)})
    assert answer.status_code == status
    made.refresh_from_db()
    assert made.letter_name == (name.rpartition("/")[2] if status == 303 else "")
    assert (made.letter is not None) == (status == 303)


def test_a_letter_that_another_takes_the_place_of_stays(several: Meeting, as_role: Callable[..., Client]) -> None:
    one = guest(several)
    Client().post(f"{nominate(one)}person", {**person(), "letter": letter("first.pdf")})
    made = Participant.objects.get()
    for _ in range(2):
        Client().post(f"{nominate(one)}letter", {"person": [str(made.key)], "letter": letter("second.pdf", PDF + b"later")})
    made.refresh_from_db()
    earlier = made.earlier_letters.get()
    assert (made.letter_name, earlier.name) == ("second.pdf", "first.pdf")
    client = as_role(Role.SECRETARIAT)
    place = f"/meetings/{several.key}/people/{made.key}"
    assert "first.pdf" in client.get(place).content.decode()
    assert client.get(f"{place}/letter?earlier={earlier.key}").getvalue() == PDF
    assert client.get(f"{place}/letter").getvalue() == PDF + b"later"
    assert client.get(f"{place}/letter?earlier={made.key}").status_code == 404


def test_the_letter_goes_to_those_who_hold_the_meeting_as_a_download(several: Meeting, as_role: Callable[..., Client]) -> None:
    one = guest(several)
    Client().post(f"{nominate(one)}person", {**person(), "letter": letter("<b>.pdf")})
    made = Participant.objects.get()
    place = f"people/{made.key}/letter"
    answer = as_role(Role.SECRETARIAT).get(f"/meetings/{several.key}/{place}")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert as_role(Role.FOCAL_POINT).get(f"/meetings/{several.key}/{place}").status_code == 403


def test_another_guests_person_is_not_found(several: Meeting) -> None:
    one, other = guest(several), guest(several, "TG")
    theirs = participant_add(several, named("Mensah"), several.by, other)
    for place in (f"people/{theirs.key}/withdraw", f"people/{theirs.key}/replace"):
        assert Client().post(f"{nominate(one)}{place}", person()).status_code == 404
    Client().post(f"{nominate(one)}letter", {"person": [str(theirs.key)], "letter": letter()})
    theirs.refresh_from_db()
    assert (theirs.standing, theirs.letter) == ("nominated", None)
    taken = Client().post(f"{nominate(one)}person", person(key=str(theirs.key), last_name="Mensah"))
    assert taken.status_code == 409
    assert "Mensah" not in read(Client().get(nominate(one)))


@pytest.mark.parametrize("address", ["/nominate/no-such-link/", "/attend/no-such-link/", "/nominate/x/person", "/attend/x/papers"])
def test_an_unknown_link_says_whom_to_ask(db: None, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 404
    assert "Ask the person who sent you the invitation" in read(answer)
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_links_that_are_withdrawn_or_not_confirmed_open_nothing(several: Meeting) -> None:
    one = guest(several)
    nominated = participant_add(several, named(), several.by, one)
    assert Client().get(attend(nominated)).status_code == 404
    participant_endorse(nominated, several.by)
    assert Client().get(attend(nominated)).status_code == 200
    Guest.objects.filter(pk=one.pk).update(withdrawn_at=timezone.now())
    assert Client().get(nominate(one)).status_code == 404


def test_a_participant_accepts_registers_and_gives_her_seat_back(several: Meeting) -> None:
    one = participant_add(several, named(), several.by, guest(several))
    participant_endorse(one, several.by)
    client = Client()
    for _ in range(2):
        assert client.post(f"{attend(one)}reply", {"reply": "accept"}).status_code == 303
    one.refresh_from_db()
    assert one.standing == "accepted"
    assert client.post(f"{attend(one)}register", {"last_name": "", "language": "fr"}).status_code == 422
    hers = {"last_name": "Diop-Sarr", "language": "es", "needs": "Sin gluten", "role": "industry", "funded": "on", "gender": "woman"}
    for _ in range(2):
        assert client.post(f"{attend(one)}register", hers).status_code == 303
    one.refresh_from_db()
    assert (one.standing, one.last_name, one.language, one.needs) == ("registered", "Diop-Sarr", "es", "Sin gluten")
    assert (one.role, one.funded) == ("nfp_cpb", False)
    client.post(f"{attend(one)}reply", {"reply": "decline", "reason": "Ill"})
    client.post(f"{attend(one)}reply", {"reply": "decline", "reason": "Other"})
    one.refresh_from_db()
    assert (one.standing, one.reason) == ("withdrawn", "Ill")
    assert client.post(f"{attend(one)}reply", {"reply": "accept"}).status_code == 409
    assert client.get(f"{attend(one)}papers").status_code == 404
    assert b"METHOD:CANCEL" in client.get(f"{attend(one)}calendar.ics").content


def held_now(held: Meeting) -> Meeting:
    """The meeting as if it were today."""
    Meeting.objects.filter(pk=held.pk).update(starts_on=timezone.now().date(), ends_on=timezone.now().date())
    held.refresh_from_db()
    return held


def test_a_sheet_is_taken_once_and_says_nothing_of_whose_it_is(several: Meeting, awa: Participant) -> None:
    client = Client()
    page = read(client.get(f"{attend(awa)}sheets/before?l=en"))
    names = re.findall(r'name="(q-[^"]+)"', page)
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert names
    assert key
    sent = {"key": key[1], names[0]: "1"}
    for _ in range(5):
        assert client.post(f"{attend(awa)}sheets/before", sent).status_code == 303
    kept = Sheet.objects.get()
    assert str(awa.key) not in json.dumps(kept.answers) + kept.person
    assert client.post(f"{attend(awa)}sheets/before", {**sent, "key": str(uuid.uuid4()), names[0]: "5"}).status_code == 409
    assert client.post(f"{attend(awa)}sheets/after", sent).status_code == 409
    assert client.get(f"{attend(awa)}sheets/never").status_code == 404
    assert "without your name" in read(client.get(f"{attend(awa)}sheets/before?l=en"))


def test_she_reports_on_what_she_promised_and_on_nothing_else(several: Meeting, awa: Participant) -> None:
    kofi = coming(several, "Kofi", guest(several, "TG"))
    plain = {"language": "en", "due": several.ends_on + timedelta(days=90)}
    hers = commitment_make(several, Promised(key=uuid.uuid4(), owner="Awa", text="Draft a clause", **plain), several.by, awa)
    his = commitment_make(several, Promised(key=uuid.uuid4(), owner="Kofi", text=CANARY, **plain), several.by, kofi)
    report = {"key": str(uuid.uuid4()), "state": "under_way", "words": "At the ministry of justice"}
    for _ in range(5):
        assert Client().post(f"{attend(awa)}commitments/{hers.key}/report", report).status_code == 303
    assert hers.reports.count() == 1
    assert Client().post(f"{attend(awa)}commitments/{his.key}/report", report).status_code == 404
    page = read(Client().get(f"{attend(awa)}commitments"))
    assert "At the ministry of justice" in page
    assert CANARY not in page


@pytest.fixture
def documented(several: Meeting, as_role: Callable[..., Client]) -> Paper:
    """A document written here in two languages, and brought as a file in one."""
    client = as_role(Role.SECRETARIAT)
    said = {"title_en": "Note", "title_fr": "Note de fond", "text_en": "# One\n\nFirst.\n\n<b>Second</b>.", "text_fr": "Premier."}
    new = f"/meetings/{several.key}/papers/new"
    sent = {"key": str(uuid.uuid4()), "group": "official", "on": "2026-11-20", "original": "en", **said}
    for _ in range(3):
        assert client.post(new, sent).status_code == 302
    made = Paper.objects.get()
    for data in (b"old", b"new", b"new"):
        client.post(f"/meetings/{several.key}/papers/{made.key}/bring", {"language": "fr", "file": letter("note.docx", data)})
    return made


def test_documents_are_written_brought_and_go_out(several: Meeting, documented: Paper, as_role: Callable[..., Client]) -> None:
    client, base = as_role(Role.SECRETARIAT, "fr"), f"/meetings/{several.key}/papers"
    assert (documented.symbol, documented.text["en"]) == ("CBD/CP/WS/1/1", ["# One", "First.", "<b>Second</b>."])
    assert documented.files.count() == 2
    assert "Note de fond" in read(client.get(base))
    pdf = client.get(f"{base}/{documented.key}/as.pdf?language=en")
    assert pdf.content.startswith(b"%PDF")
    docx = zipfile.ZipFile(io.BytesIO(client.get(f"{base}/{documented.key}/as.docx?language=fr").content))
    assert "CBD/CP/WS/1/1" in docx.read("word/document.xml").decode() + "".join(
        docx.read(one).decode() for one in docx.namelist() if "header" in one
    )
    assert client.get(f"{base}/{documented.key}/as.pdf?language=es").status_code == 404
    change = {"key": str(documented.key), "group": "information", "on": "2026-11-20", "original": "en", "title_en": "Note 2"}
    assert client.post(f"{base}/{documented.key}", change).status_code == 302
    documented.refresh_from_db()
    assert (documented.version, documented.group) == (2, "information")
    for name, data in (("evil.html", b"x"), ("empty.pdf", b"")):
        assert client.post(f"{base}/{documented.key}/bring", {"language": "fr", "file": letter(name, data)}).status_code == 400
    assert client.post(f"{base}/{documented.key}/withdraw").status_code == 302
    assert "Note" not in read(client.get(base)).partition("<main")[2].replace("Note de fond", "")


def test_a_participant_reads_documents_in_her_language_first_and_knows_their_size(
    several: Meeting, awa: Participant, documented: Paper
) -> None:
    page = read(Client().get(f"{attend(awa)}papers"))
    assert page.index("français") < page.index("anglais")
    assert "note.docx" in page
    assert "1 ko" in page
    now = documented.files.order_by("id")
    place = f"{attend(awa)}papers/{documented.key}/files/"
    assert b"".join(Client().get(f"{place}{now[1].key}").streaming_content) == b"new"  # type: ignore[attr-defined]
    assert Client().get(f"{place}{now[0].key}").status_code == 404
    text = read(Client().get(f"{attend(awa)}papers/{documented.key}?in=en"))
    assert "&lt;b&gt;Second" in text
    assert "PDF (" in text
    assert Client().get(f"{attend(awa)}papers/{documented.key}/as.pdf?in=en").content.startswith(b"%PDF")
    assert Client().get(f"{attend(awa)}papers/{uuid.uuid4()}").status_code == 404


def full(held: Meeting, awa: Participant) -> Participant:
    """The second country, full of canaries: people, documents of its own are none, promises, needs, answers."""
    other = guest(held, "TG")
    Guest.objects.filter(pk=other.pk).update(name={"en": f"Togo {CANARY}"}, email=f"{CANARY}@example.org".lower())
    his = coming(held, CANARY, other)
    Participant.objects.filter(pk=his.pk).update(
        organisation=CANARY, position=CANARY, needs=CANARY, reason=CANARY, telephone=CANARY, first_name=CANARY
    )
    promised = Promised(key=uuid.uuid4(), owner=CANARY, text=CANARY, language="en", due=held.ends_on + timedelta(days=90))
    commitment_make(held, promised, held.by, his)
    Sheet.objects.create(key=uuid.uuid4(), meeting=held, phase="before", person="x", answers={"words": CANARY})
    Meeting.objects.filter(pk=held.pk).update(chair=CANARY, rapporteur=CANARY)
    agenda = [{**one, "record": {"en": CANARY, "fr": CANARY}} for one in held.agenda]
    Meeting.objects.filter(pk=held.pk).update(agenda=agenda)
    return his


def outward(awa: Participant, paper: Paper) -> Iterator[str]:
    """Every address that a guest or a participant can open."""
    assert awa.guest
    yield from (f"{nominate(awa.guest)}{one}" for one in ("", "person", "letter", "calendar.ics", f"people/{awa.key}/replace"))
    yield from (f"{attend(awa)}{one}" for one in ("", "register", "programme", "papers", "calendar.ics", "commitments"))
    yield from (f"{attend(awa)}sheets/{one}" for one in ("before", "after"))
    yield from (f"{attend(awa)}papers/{paper.key}{one}" for one in ("", "/as.pdf?in=en", "/as.docx?in=fr"))
    yield from (f"{attend(awa)}certificate.{one}" for one in ("pdf", "json"))


def said(answer: Any) -> str:
    """All that an answer says, of a PDF or an office file its text too."""
    data = answer.getvalue()
    if data.startswith(b"%PDF"):
        import pypdfium2

        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if data.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(data))
        return "\n".join(packed.read(one).decode("utf-8", "replace") for one in packed.namelist())
    return data.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_or_file_tells_anything_of_another_guest(
    several: Meeting, awa: Participant, documented: Paper, language: str, as_role: Callable[..., Client]
) -> None:
    full(several, awa)
    held_now(several)
    keys = [one["key"] for one in several.sessions if one["item"]]
    for key in keys:
        attendance_set(several, key, several.participants.all(), several.participants.all(), several.by)
    for address in outward(awa, documented):
        answer = Client().get(address, {"l": language} if "?" not in address else {})
        assert answer.status_code == 200, address
        told = said(answer)
        assert CANARY.lower() not in told.lower(), address
        assert "TG" not in re.sub(r"[A-Za-z0-9+/=_-]{20,}", "", told).replace("TGZ", ""), address
    # The control: where it belongs, it is found.
    staff = as_role(Role.SECRETARIAT).get(f"/meetings/{several.key}/people")
    assert CANARY in read(staff)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_speak_her_language_come_light_and_tell_nobody(several: Meeting, awa: Participant, documented: Paper, language: str) -> None:
    held_now(several)
    for address in outward(awa, documented):
        if "certificate" in address or "as." in address or "ics" in address:
            continue
        answer = Client().get(f"{address}{'&' if '?' in address else '?'}l={language}")
        page = answer.content.decode()
        assert f'<html lang="{language}">' in page, address
        assert len(answer.content) + FRAME_BYTES <= MOST_BYTES, (address, len(answer.content) + FRAME_BYTES)
        assert not UNSAID.search(re.sub(r"<[^>]+>", "", page)), address
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert "<script" not in page


def test_a_meeting_called_off_takes_no_more(several: Meeting, awa: Participant) -> None:
    meeting_cancel(several, several.by)
    one = guest(several)
    assert "does not take place" in read(Client().get(f"{nominate(one)}?l=en"))
    assert Client().post(f"{nominate(one)}person", person(role="nfp_cbd")).status_code == 409
    assert Client().post(f"{nominate(one)}people/{awa.key}/withdraw").status_code == 409
    assert Client().post(f"{nominate(one)}letter", {"letter": letter()}).status_code == 409
    assert Client().post(f"{attend(awa)}reply", {"reply": "decline"}).status_code == 409
    assert Client().get(f"{attend(awa)}register").status_code == 409
    assert b"METHOD:CANCEL" in Client().get(f"{nominate(one)}calendar.ics").content


def test_a_certificate_is_signed_for_who_was_there_and_found_true_without_asking(
    several: Meeting, awa: Participant, as_role: Callable[..., Client]
) -> None:
    kofi = coming(several, "Kofi", guest(several, "TG"))
    assert Client().get(f"{attend(awa)}certificate.pdf").status_code == 404
    held_now(several)
    for one in (one for one in several.sessions if one["item"]):
        attendance_set(several, one["key"], [awa, kofi], [awa], several.by)
    assert Client().get(f"{attend(kofi)}certificate.pdf").status_code == 404
    pdf = Client().get(f"{attend(awa)}certificate.pdf").content
    assert "Awa Diop" in said(Client().get(f"{attend(awa)}certificate.pdf"))
    credential = Client().get(f"{attend(awa)}certificate.json").content
    assert credential == Client().get(f"{attend(awa)}certificate.json").content
    good = Client().post("/learn/certificates/check", {"credential": SimpleUploadedFile("c.json", credential)})
    assert good.status_code == 200
    assert "Awa Diop" in read(good)
    false = Client().post("/learn/certificates/check", {"credential": SimpleUploadedFile("c.json", credential.replace(b"Awa", b"Eva"))})
    assert false.status_code == 422
    staff, base = as_role(Role.SECRETARIAT), f"/meetings/{several.key}/certificates"
    assert "1 certificate for 1 who were present" in read(staff.get(base))
    assert staff.get(f"{base}/{awa.key}").content == pdf
    assert staff.get(f"{base}/{kofi.key}").status_code == 404
    assert b"host@example.org" not in pdf
    assert b"awa" not in credential.replace(b"Awa", b"")


def test_a_country_sees_nothing_of_a_meeting_of_another(country: Country, several: Meeting, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    for place in ("letters", "papers", "papers/new", "certificates", "bound/folder"):
        assert client.get(f"/countries/XS/meetings/{several.key}/{place}").status_code == 404
        assert client.get(f"/meetings/{several.key}/{place}").status_code == 403
