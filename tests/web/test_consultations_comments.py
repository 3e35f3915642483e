"""Comments: the register, what becomes of each, groups, renderings, entering, forms that come back, discussion; rights and replays."""

import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web import rounds
from tests.web.consulted import commented, guest, invited
from tests.web.peopled import person_of

from weft.errors import InputError
from weft.records.consulting import Disposed
from weft_web.consultations import dispositions, entering
from weft_web.consultations.dispositions import Outcome
from weft_web.consultations.models import Alike, Brought, Comment, Consultation, Disposition, Post, Rendering, Topic
from weft_web.consultations.selectors import progress_of
from weft_web.countries.models import Country
from weft_web.rights import Role

BASE = "/countries/XS/consultations/"
AsRole = Callable[..., Client]


@pytest.fixture
def round_(country: Country) -> Consultation:
    return rounds.round_of(country, person_of(Role.CONSULTANT), rounds.small())


@pytest.fixture
def rows(round_: Consultation) -> list[Comment]:
    ann, bo = invited(round_, guest("Ann", sector="health", role="media"), guest("Bo", language="fr"))
    return [
        commented(ann, "law/p3", "Add the customs office here.", number="3"),
        commented(bo, "law/p3", "Ajouter les douanes.", number="3", language="fr", proposal="Les douanes participent."),
        commented(bo, "", "Texte clair.", language="fr"),
        commented(ann, "law/p5", "Too late.", number="5", late=True),
    ]


def page(client: Client, round_: Consultation, rest: str = "comments") -> str:
    answer = client.get(f"{BASE}{round_.key}/{rest}")
    assert answer.status_code == 200, rest
    return str(answer.content.decode())


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_of_the_register_speaks_three_languages(
    round_: Consultation, rows: list[Comment], as_role: AsRole, language: str
) -> None:
    client = as_role(Role.CONSULTANT, language)
    entering.group_make(round_, "Customs", rows[:2], person_of(Role.CONSULTANT))
    for rest in (
        "",
        "comments",
        "comments/enter",
        "comments/bring",
        "groups",
        "topics",
        "became",
        "next",
        "files",
        f"comments/{rows[1].key}",
    ):
        assert "consultations." not in page(client, round_, rest), rest


def test_a_comment_stands_beside_its_paragraph_in_its_language_and_in_the_reader_s(
    round_: Consultation, rows: list[Comment], as_role: AsRole
) -> None:
    shown = page(as_role(Role.LEGAL_SPECIALIST), round_, f"comments/{rows[1].key}")
    assert '<blockquote class="src" lang="fr"><p>[fr] What the law says of matter 3.</p></blockquote>' in shown
    assert '<blockquote class="src" lang="en"><p>[en] What the law says of matter 3.</p></blockquote>' in shown


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", [2, 0, 1]),
        ("?late=yes", [3]),
        ("?late=both", [2, 0, 1, 3]),
        ("?sector=health", [0]),
        ("?role=media", [0]),
        ("?language=fr", [2, 1]),
        ("?place=whole", [2]),
        ("?place=law/p3", [0, 1]),
        ("?organisation=Organisation+of+Bo", [2, 1]),
        ("?state=open", [2, 1]),
        ("?state=accepted", [0]),
        ("?words=douanes", [1]),
        ("?state=nonsense", [2, 0, 1]),
    ],
)
def test_the_register_is_narrowed_and_late_ones_stand_apart(
    round_: Consultation, rows: list[Comment], as_role: AsRole, asked: str, expected: list[int]
) -> None:
    dispositions.comment_dispose(rows[0], Outcome(outcome=Disposed.ACCEPTED), person_of(Role.CONSULTANT))
    shown = page(as_role(Role.REVIEWER), round_, f"comments{asked}")
    places = [shown.find(f'id="c-{rows[one].key}"') for one in expected]
    assert -1 not in places
    assert places == sorted(places), "in the order of the text"
    assert shown.count('id="c-') == len(expected)


def test_a_disposition_asks_why_keeps_its_history_and_five_replays_are_one(
    round_: Consultation, rows: list[Comment], as_role: AsRole
) -> None:
    client, address = as_role(Role.LEGAL_SPECIALIST), f"{BASE}{round_.key}/comments/{rows[0].key}/dispose"
    assert client.post(address, {"outcome": "partly"}).status_code == 400
    assert not Disposition.objects.exists()
    for _ in range(5):
        client.post(address, {"outcome": "partly", "reason": "Only the border", "where": "41, 43"})
    assert Disposition.objects.count() == 1
    client.post(address, {"outcome": "accepted", "where": "41"})
    shown = page(client, round_, f"comments/{rows[0].key}")
    assert "Only the border" in shown, "what was said before stays"
    assert (progress_of(round_).comments, progress_of(round_).open, progress_of(round_).late) == (3, 2, 1)
    with pytest.raises(InputError, match="reason_missing"):
        dispositions.comment_dispose(rows[1], Outcome(outcome=Disposed.NOT_ACCEPTED), person_of(Role.CONSULTANT))
    assert "2 of 3 open" in page(client, round_)


def test_a_group_is_proposed_by_the_machine_made_and_undone_by_a_person_and_answered_at_once(
    round_: Consultation, rows: list[Comment], as_role: AsRole
) -> None:
    client, base = as_role(Role.CONSULTANT), f"{BASE}{round_.key}/groups"
    (cy,) = invited(round_, guest("Cy"))
    commented(cy, "law/p3", "Add the customs office here, too.", number="3")
    shown = page(client, round_, "groups")
    assert f'value="{rows[0].key}" checked' in shown
    assert "Add the customs office here, too." in shown
    assert not Alike.objects.exists(), "the machine only proposes"
    sent = {"comment": [str(rows[0].key), str(rows[1].key)], "title": "Customs"}
    for _ in range(5):
        client.post(f"{base}/make", sent)
    group = Alike.objects.get(ended_at=None)
    assert client.post(f"{base}/{group.key}/dispose", {"outcome": "not_accepted"}).status_code == 400
    client.post(f"{base}/{group.key}/dispose", {"outcome": "not_accepted", "reason": "Another law does that"})
    assert sorted(Disposition.objects.values_list("comment__text", flat=True)) == ["Add the customs office here.", "Ajouter les douanes."]
    client.post(f"{BASE}{round_.key}/comments/{rows[0].key}/leave")
    group.refresh_from_db()
    assert group.ended_at is not None, "one comment is no group"
    assert Disposition.objects.count() == 2
    client.post(f"{base}/make", {"comment": [str(rows[0].key)], "title": "Alone"})
    assert not Alike.objects.filter(ended_at=None).exists()


def test_a_rendering_stands_beside_the_comment_with_a_name(round_: Consultation, rows: list[Comment], as_role: AsRole) -> None:
    client, address = as_role(Role.CONSULTANT), f"{BASE}{round_.key}/comments/{rows[1].key}/render"
    for _ in range(5):
        client.post(address, {"language": "en", "text": "Add customs.", "proposal": "Customs take part."})
    assert Rendering.objects.count() == 1
    assert client.post(address, {"language": "fr", "text": "Same language"}).status_code == 400
    rows[1].refresh_from_db()
    assert rows[1].text == "Ajouter les douanes."
    shown = page(client, round_, f"comments/{rows[1].key}")
    assert "Add customs." in shown
    assert "Person consultant" in shown


def test_a_comment_is_entered_for_somebody_once(round_: Consultation, as_role: AsRole) -> None:
    (ann,) = invited(round_, guest("Ann"))
    client = as_role(Role.LEGAL_SPECIALIST)
    sent = {
        "key": str(uuid.uuid4()),
        "invitee": str(ann.key),
        "way": "letter",
        "place": "para 4",
        "about": "substance",
        "text": "=1+1 <b>",
        "language": "en",
    }
    for _ in range(5):
        client.post(f"{BASE}{round_.key}/comments/enter", sent)
    one = Comment.objects.get()
    assert (one.place, one.number, one.way, one.text) == ("law/p4", "4", "letter", "=1+1 <b>")
    assert one.by == person_of(Role.LEGAL_SPECIALIST)
    assert "=1+1 &lt;b&gt;" in page(client, round_)
    wrong = client.post(f"{BASE}{round_.key}/comments/enter", {**sent, "key": str(uuid.uuid4()), "place": "para 999"})
    assert wrong.status_code == 400
    assert "para 999" in wrong.content.decode(), "nothing that was typed is lost"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_form_goes_out_and_comes_back_with_every_comment(country: Country, as_role: AsRole, kind: str) -> None:
    round_ = rounds.round_of(country, person_of(Role.CONSULTANT), rounds.study())
    place = next(one for one in rounds.study().places if one.kind == "paragraph" and one.number == "4")
    (ann,) = invited(round_, guest("Ann"))
    client = as_role(Role.CONSULTANT)
    empty = client.get(f"{BASE}{round_.key}/files/form.{kind}?language=en")
    assert empty.headers["Content-Disposition"].startswith("attachment")
    filled = (filled_docx if kind == "docx" else filled_xlsx)(empty.content, place.texts["en"])
    for _ in range(5):
        sent: dict[str, Any] = {"invitee": str(ann.key), "file": io.BytesIO(filled)}
        sent["file"].name = f"comments.{kind}"
        answer = client.post(f"{BASE}{round_.key}/comments/bring", sent)
        assert answer.status_code == 302
    assert Brought.objects.count() == 1
    assert [(one.place, one.text, one.way) for one in Comment.objects.all()] == [(place.key, "Name the ministry.", kind)]
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "Name the ministry." in shown
    assert client.get(f"{answer.headers['Location']}/file").getvalue() == filled, "the file itself stays"


def filled_docx(data: bytes, words: str) -> bytes:
    """The Word form with a comment beside a paragraph."""
    from docx import Document

    word = Document(io.BytesIO(data))
    paragraph = next(one for one in word.paragraphs if words[:60] in one.text)
    word.add_comment(paragraph.runs, text="Name the ministry.", author="Ann", initials="A")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def filled_xlsx(data: bytes, words: str) -> bytes:
    """The workbook with a comment in the row of a paragraph."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if any(str(cell.value).startswith(words[:60]) for cell in row):
                sheet.cell(row=row[0].row, column=comment_column(sheet)).value = "Name the ministry."
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def comment_column(sheet: Any) -> int:
    """The column whose head says that comments go there."""
    return next(cell.column for row in sheet.iter_rows() for cell in row if str(cell.value).strip() == "Comment")


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"%PDF"), ("a.docx", b"no zip"), ("a.xlsx", b"PK\x03\x04 broken")])
def test_a_file_that_is_no_form_is_refused_and_nothing_is_written(round_: Consultation, as_role: AsRole, name: str, data: bytes) -> None:
    (ann,) = invited(round_, guest("Ann"))
    sent = io.BytesIO(data)
    sent.name = name
    answer = as_role(Role.CONSULTANT).post(f"{BASE}{round_.key}/comments/bring", {"invitee": str(ann.key), "file": sent})
    assert answer.status_code == 400
    assert not Brought.objects.exists()


def test_a_discussion_is_moderated_with_reasons_and_ends_with_a_summary(round_: Consultation, as_role: AsRole) -> None:
    (ann,) = invited(round_, guest("Ann"))
    client, base = as_role(Role.FOCAL_POINT), f"{BASE}{round_.key}/topics"
    for _ in range(5):
        client.post(f"{base}/begin", {"title": "Who leads?", "questions": "Which ministry?"})
    topic = Topic.objects.get()
    Post.objects.create(topic=topic, key=uuid.uuid4(), number=1, invitee=ann, language="en", text="Rude words")
    sent = {"key": str(uuid.uuid4()), "language": "en", "text": "Stay with the question."}
    for _ in range(5):
        client.post(f"{base}/{topic.key}/post", sent)
    assert [one.number for one in topic.posts.all()] == [1, 2]
    first = topic.posts.first()
    assert first is not None
    hide = f"{BASE}{round_.key}/posts/{first.key}/hide"
    client.post(hide, {"reason": ""})
    first.refresh_from_db()
    assert first.hidden_at is None, "a reason is asked"
    client.post(hide, {"reason": "Insults somebody"})
    assert "Insults somebody" in page(client, round_, f"topics/{topic.key}")
    client.post(hide, {"show": "yes"})
    assert client.post(f"{base}/{topic.key}/close", {"summary": ""}).status_code == 400
    client.post(f"{base}/{topic.key}/close", {"summary": "The ministry of environment."})
    client.post(f"{base}/{topic.key}/post", {**sent, "key": str(uuid.uuid4())})
    assert topic.posts.count() == 2, "a closed discussion takes nothing more"


@pytest.mark.parametrize(
    ("role", "look", "dispose", "hold"),
    [
        (Role.FOCAL_POINT, 200, 302, 302),
        (Role.CONSULTANT, 200, 302, 302),
        (Role.LEGAL_SPECIALIST, 200, 302, 403),
        (Role.REVIEWER, 200, 403, 403),
        (Role.COMMENTER, 403, 403, 403),
    ],
)
def test_who_may_look_dispose_and_hold(
    round_: Consultation, rows: list[Comment], as_role: AsRole, role: Role, look: int, dispose: int, hold: int
) -> None:
    client = as_role(role)
    assert client.get(f"{BASE}{round_.key}/comments").status_code == look
    assert client.post(f"{BASE}{round_.key}/comments/{rows[0].key}/dispose", {"outcome": "noted"}).status_code == dispose
    assert client.post(f"{BASE}{round_.key}/topics/begin", {"title": "T"}).status_code == hold


def test_another_country_s_round_comment_address_and_count_are_nowhere(
    country: Country, round_: Consultation, rows: list[Comment], as_role: AsRole
) -> None:
    other = Country.objects.create(code="XT", invented=True, name_en="Other", name_fr="Autre", name_es="Otro")
    theirs = rounds.round_of(other, person_of(Role.ADMINISTRATOR), rounds.small(), title="Zwergkanarie round")
    canary = rounds.asked(theirs, name="Zwergkanarie", email="zwergkanarie@example.org", organisation="Zwergkanarie office")
    comment = commented(canary, "law/p3", "Zwergkanarie text")
    client = as_role(Role.FOCAL_POINT)
    for rest in ("", "comments", "invitees", "matrix", "letters", "files", "became", "people.xlsx", f"comments/{comment.key}"):
        assert client.get(f"{BASE}{theirs.key}/{rest}").status_code == 404, rest
        assert client.get(f"/countries/XT/consultations/{theirs.key}/{rest}").status_code == 404, rest
    assert client.get(f"{BASE}{round_.key}/comments/{comment.key}").status_code == 404
    assert client.post(f"{BASE}{round_.key}/invitees/again", {"source": str(theirs.key)}).status_code == 404
    for rest in ("", f"{round_.key}/", f"{round_.key}/comments?late=both", f"{round_.key}/groups", f"{round_.key}/invitees"):
        assert "wergkanarie" not in client.get(f"{BASE}{rest}").content.decode(), rest
    sent = {"comment": [str(rows[0].key), str(comment.key)], "title": "Both"}
    client.post(f"{BASE}{round_.key}/groups/make", sent)
    comment.refresh_from_db()
    assert comment.alike is None
