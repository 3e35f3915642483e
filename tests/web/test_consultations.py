"""Rounds of comments: begun on a frozen text, people asked, the deadline put off and kept, the round closed; in three languages."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.consulted import begun, commented, frozen, guest, invited
from tests.web.peopled import person_of

from weft.errors import InputError
from weft_web.consultations import inviting, people_lists, rounds
from weft_web.consultations.drafting import Source, draft_make
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Consultation, Draft, Extension, Invitee, Notice
from weft_web.consultations.selectors import phase_of, progress_of
from weft_web.countries.models import Country, Deed
from weft_web.rights import Role

BASE = "/countries/XS/consultations/"
AsRole = Callable[..., Client]


@pytest.fixture
def round_(country: Country) -> Consultation:
    return begun(country)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_an_empty_list_teaches_and_a_round_begins_with_a_frozen_text(country: Country, as_role: AsRole, language: str) -> None:
    client = as_role(Role.CONSULTANT, language)
    page = client.get(BASE).content.decode()
    assert 'class="empty"' in page
    assert f'href="{BASE}begin"' in page
    assert client.get(f"{BASE}begin").status_code == 200
    version = frozen(country, language, "Draft 1")
    sent = {
        "text": "study", f"study_{language}": version.pk, "label": "Draft 1 for comments", "title": "First round",
        "note_fr": "Bonjour", "closes_on": "2031-05-02", "closes_time": "18:00", "zone": "UTC",
    }  # fmt: skip
    answer = client.post(f"{BASE}begin", sent)
    made = Consultation.objects.get()
    assert answer.headers["Location"] == f"{BASE}{made.key}/"
    assert (made.draft.sources, made.note, made.closes_at.isoformat()) == (
        {language: "Draft 1"},
        {"fr": "Bonjour"},
        "2031-05-02T18:00:00+00:00",
    )
    held = draft_of(made.draft)
    assert (held.label, held.country, list(held.papers)) == ("Draft 1 for comments", "XS", [language])
    for place in ("", "invitees", "matrix", "letters", "words", "extend"):
        assert client.get(f"{BASE}{made.key}/{place}").status_code == 200, place
    assert "18:00" in client.get(BASE).content.decode()
    again = client.post(f"{BASE}begin", sent)
    assert again.status_code == 400
    assert Draft.objects.count() == 1


def test_a_draft_has_one_number_for_a_paragraph_in_every_language(country: Country) -> None:
    studies = {one: frozen(country, one, f"Draft {one}") for one in ("en", "fr")}
    held = draft_of(draft_make(Source(country, studies), "Draft 1", None, person_of(Role.CONSULTANT)))
    both = [one for one in held.places if one.kind == "paragraph" and len(one.texts) == 2]
    assert len(both) > 20
    assert len({one.number for one in both if one.number}) == sum(1 for one in both if one.number)


def test_a_deadline_is_put_off_never_brought_forward_and_what_it_was_is_kept(round_: Consultation) -> None:
    person, was = person_of(Role.FOCAL_POINT), round_.closes_at
    with pytest.raises(InputError, match="deadline_earlier"):
        rounds.round_extend(round_, was - timedelta(days=1), "UTC", "", person)
    for _ in range(5):
        rounds.round_extend(round_, was + timedelta(days=7), round_.zone, "Late translation", person)
    assert [(one.was, one.reason) for one in Extension.objects.all()] == [(was, "Late translation")]
    rounds.round_close(round_, person)
    round_.refresh_from_db()
    assert phase_of(round_) == "closed"
    rounds.round_extend(round_, was + timedelta(days=14), round_.zone, "", person)
    round_.refresh_from_db()
    assert phase_of(round_) == "open"
    assert phase_of(round_, round_.closes_at + timedelta(seconds=1)) == "over"


def test_a_deadline_in_its_zone_is_told_in_utc_too(round_: Consultation, as_role: AsRole) -> None:
    Consultation.objects.filter(pk=round_.pk).update(zone="Asia/Kuala_Lumpur", closes_at="2031-05-02T10:00:00+00:00")
    page = as_role(Role.REVIEWER).get(f"{BASE}{round_.key}/").content.decode()
    assert "2 May 2031, 18:00" in page
    assert "2 May 2031, 10:00 UTC" in page
    assert "Asia/Kuala Lumpur" in page


def test_people_come_from_a_table_and_what_cannot_be_read_stands_there_to_be_set_right(round_: Consultation, as_role: AsRole) -> None:
    heads, good = "Nom;Courriel;Organisme;Qualité;Secteur;Langue", "Awa Diop;awa@example.org;Ministère A;Médias;;français"
    table = f"{heads}\n{good}\n;;;;;\nBo;no address;;;;\nCy;cy@example.org;;wizard;;"
    client = as_role(Role.CONSULTANT)
    page = client.post(f"{BASE}{round_.key}/invitees/list", {"table": table, "tongue": "es"}).content.decode()
    assert "Bo;no address" in page
    assert "Cy;cy@example.org" in page
    one = Invitee.objects.get()
    assert (one.name, one.email, one.language, one.organisation) == ("Awa Diop", "awa@example.org", "fr", "Ministère A")
    client.post(f"{BASE}{round_.key}/invitees/list", {"table": table, "tongue": "es"})
    assert Invitee.objects.count() == 1, "nobody is asked twice"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@example.org", [("a@example.org", "a@example.org")]),
        ("Ann\ta@example.org\tOrg\tmedia\thealth\ten", [("Ann", "a@example.org")]),
        ("name,e-mail\n\"=HYPERLINK(1)\",b@example.org", [("=HYPERLINK(1)", "b@example.org")]),
    ],
)  # fmt: skip
def test_tables_are_read_as_people_paste_them(text: str, expected: list[tuple[str, str]]) -> None:
    lines = people_lists.read_text(text if "," in text or "\t" in text else f"name\n{text}", "en")
    named = [(one.guest.name, one.guest.email or one.guest.name) for one in lines if one.guest]
    assert named == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_file_of_any_usual_encoding_keeps_its_accents(encoding: str) -> None:
    lines = people_lists.read_file("nom;courriel\nÉlodie Sène;e@example.org\n".encode(encoding), "fr")
    assert [one.guest.name for one in lines if one.guest] == ["Élodie Sène"]


def test_a_workbook_is_read_too(round_: Consultation) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["Name", "E-mail", "Role"], ["Ann", "a@example.org", "Media"], ["=1+1", "b@example.org", ""]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    lines = people_lists.read_file(out.getvalue(), "en")
    assert next((one.guest.name, one.guest.role) for one in lines if one.guest) == ("Ann", "media")


def test_those_of_an_earlier_round_and_bodies_of_the_map_are_asked_with_one_click(
    country: Country, round_: Consultation, as_role: AsRole
) -> None:
    invited(round_, guest("Ann", "a@example.org"), guest("Bo"))
    later = begun(country, "Draft 2")
    client = as_role(Role.FOCAL_POINT)
    for _ in range(5):
        client.post(f"{BASE}{later.key}/invitees/again", {"source": str(round_.key)})
    assert sorted(later.invitees.values_list("name", flat=True)) == ["Ann", "Bo"]
    page = client.get(f"{BASE}{later.key}/matrix").content.decode()
    body = page.split('name="body" value="')[1].split('"')[0]
    for _ in range(5):
        client.post(f"{BASE}{later.key}/matrix/invite", {"body": body})
    assert list(later.invitees.values_list("body", flat=True)).count(body) == 1
    assert f'id="b-{body}"' in client.get(f"{BASE}{later.key}/matrix").content.decode()


def test_letters_are_in_the_language_of_who_gets_them_and_reminders_go_to_the_silent_only(round_: Consultation, as_role: AsRole) -> None:
    ann, bo = invited(round_, guest("Ann", "a@example.org"), guest("Bo Sène", "b@example.org", language="fr"))
    client, base = as_role(Role.FOCAL_POINT), f"{BASE}{round_.key}/letters"
    body = client.post(f"{base}/make", {"kind": "invitation"}).content
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        letters = [message_from_bytes(archive.read(one), policy=default) for one in sorted(archive.namelist()) if one.endswith(".eml")]
    assert [one["To"] for one in letters] == ["Ann <a@example.org>", "Bo Sène <b@example.org>"]
    texts = [one.get_content() for one in letters]
    assert ann.secret in texts[0]
    assert bo.secret in texts[1]
    assert ann.secret not in texts[1]
    assert "Les observations" in texts[1]
    assert "Comments are taken until" in texts[0]
    assert all(one["X-Unsent"] == "1" for one in letters)
    commented(ann, "", "Good")
    page = client.get(base).content.decode()
    assert "Bo Sène" in page
    reminder = client.post(f"{base}/make", {"kind": "reminder"}).content
    with zipfile.ZipFile(io.BytesIO(reminder)) as archive:
        assert [one for one in archive.namelist() if "Ann" in one] == []
    assert sorted(Notice.objects.values_list("invitee__name", "kind")) == [
        ("Ann", "invitation"),
        ("Bo Sène", "invitation"),
        ("Bo Sène", "reminder"),
    ]
    nobody = client.post(f"{base}/make", {"kind": "invitation"})
    assert nobody.status_code == 302, "all have theirs"


@pytest.mark.parametrize("form", ["eml", "txt", "docx"])
def test_one_letter_is_a_file_and_stands_in_the_log(round_: Consultation, as_role: AsRole, form: str) -> None:
    (ann,) = invited(round_, guest("Ann\r\nBcc: x@example.org", "a@example.org"))
    answer = as_role(Role.CONSULTANT).post(f"{BASE}{round_.key}/letters/{ann.key}", {"kind": "invitation", "form": form})
    assert answer.headers["Content-Disposition"].startswith("attachment")
    if form == "eml":
        assert message_from_bytes(answer.content, policy=default)["Bcc"] is None
    if form == "docx":
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    assert Notice.objects.filter(invitee=ann, channel="file").count() == 1


def test_who_was_asked_can_be_set_right_and_withdrawn_and_nothing_is_lost(round_: Consultation, as_role: AsRole) -> None:
    (ann,) = invited(round_, guest("Ann", "a@example.org"))
    comment = commented(ann, "", "Good")
    client, base = as_role(Role.CONSULTANT), f"{BASE}{round_.key}/invitees/{ann.key}"
    client.post(base, {"name": "Ann B.", "email": "a@example.org", "role": "media", "language": "es"})
    ann.refresh_from_db()
    assert (ann.name, ann.role, ann.language) == ("Ann B.", "media", "es")
    assert Deed.objects.filter(verb="invitee_changed").get().detail["before"]["name"] == "Ann"
    client.post(f"{base}/withdraw")
    comment.refresh_from_db()
    assert (progress_of(round_).invited, progress_of(round_).comments, comment.withdrawn_at) == (0, 1, None)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.FOCAL_POINT, 200), (Role.REVIEWER, 403), (Role.LEGAL_SPECIALIST, 403), (Role.COMMENTER, 403)]
)
def test_who_may_consult_may_and_nobody_else(round_: Consultation, as_role: AsRole, role: Role, status: int) -> None:
    assert as_role(role).get(f"{BASE}{round_.key}/invitees").status_code == status
    assert as_role(role).get(f"{BASE}begin").status_code == status


def test_nobody_is_asked_twice_by_address_or_by_name(round_: Consultation) -> None:
    made, twice = inviting.invitees_add(
        round_,
        [guest("Ann", "A@example.org"), guest("Other", "a@EXAMPLE.org"), guest("Bo"), guest("bo", organisation="Organisation of Bo")],
        person_of(Role.CONSULTANT),
    )
    assert ([one.name for one in made], twice) == (["Ann", "Bo"], 2)


def test_a_round_over_its_deadline_does_not_open(country: Country) -> None:
    made = begun(country)
    Consultation.objects.filter(pk=made.pk).update(opened_at=None, closes_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(InputError, match="deadline_past"):
        rounds.round_open(made, person_of(Role.CONSULTANT))
