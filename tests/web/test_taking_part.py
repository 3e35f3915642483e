"""Those who are asked for comments: each by her own link, once whatever is sent how often, nothing of others, nothing lost."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.rounds import asked, draft_row, rewritten, round_of, small, study

from weft.records.consulting import Disposed, Reply
from weft_web.accounts.models import Person
from weft_web.consultations.models import Comment, Consultation, Disposition, Invitee, Post, Topic
from weft_web.consultations.part_leaves import leaves
from weft_web.countries.models import Country
from weft_web.rights import Role

STATIC = Path(__file__).parents[2] / "src/weft_web/static/weft_web"
MOST_BYTES = 60_000
FRAME_BYTES = sum((STATIC / name).stat().st_size for name in ("take_part.css", "take_part.js", "weft.svg"))
LANGUAGES = ("en", "fr", "es")
CANARY = "Zwergkanarie"


@pytest.fixture
def by(person: Callable[[Role], Person]) -> Person:
    return person(Role.FOCAL_POINT)


@pytest.fixture
def consultation(country: Country, by: Person) -> Consultation:
    return round_of(country, by, study())


@pytest.fixture
def ilse(consultation: Consultation) -> Invitee:
    return asked(consultation)


def home(one: Invitee) -> str:
    return f"/take-part/{one.secret}/"


def paragraph(number: str = "") -> Any:
    """A numbered paragraph of the draft."""
    return next(one for one in study().places if one.kind == "paragraph" and (one.number == number or (not number and one.number)))


def send(one: Invitee, text: str = "The ministry does this already.", **more: str) -> Any:
    """What a browser sends from a form."""
    told = {"key": str(uuid.uuid4()), "place": paragraph("5").key, "about": "substance", "text": text}
    return Client().post(f"{home(one)}comment", told | more)


def standing(one: Invitee) -> list[Comment]:
    return list(Comment.objects.filter(invitee=one, withdrawn_at=None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_speak_her_language_and_come_light(consultation: Consultation, language: str) -> None:
    one = asked(consultation, language=language)
    send(one)
    topic = Topic.objects.create(consultation=consultation, title="Who pays?", questions="Who could?", by=consultation.by)
    chapters = [f"chapters/{place.chapter}" for place in study().places if place.kind == "chapter"]
    for path in ("", *chapters, "mine", "delegate", f"comment?place={paragraph().key}", "comment", f"topics/{topic.key}"):
        answer = Client().get(f"{home(one)}{path}")
        assert answer.status_code == 200, path
        assert f'<html lang="{language}">' in answer.content.decode()
        assert len(answer.content) + FRAME_BYTES <= MOST_BYTES, (path, len(answer.content) + FRAME_BYTES)
        assert "message.unknown" not in answer.content.decode()


@pytest.mark.parametrize("languages", [("en",), ("fr", "en"), ("es", "fr")])
def test_every_page_of_every_chapter_stays_light_even_when_she_has_said_much(
    consultation: Consultation, languages: tuple[str, ...]
) -> None:
    one = asked(consultation, language=languages[0])
    places = [place for place in study().places if place.kind != "chapter"]
    told = {"consultation": consultation, "invitee": one, "language": "en", "about": "substance"}
    Comment.objects.bulk_create(Comment(key=uuid.uuid4(), place=place.key, text="Why so? " * 60, **told) for place in places for _ in "ab")
    client, heaviest = Client(), 0
    for chapter in (place.chapter for place in study().places if place.kind == "chapter"):
        for number in range(1, len(leaves(study(), chapter, languages)) + 1):
            query = f"?p={number}" + (f"&b={languages[1]}" if languages[1:] else "")
            heaviest = max(heaviest, len(client.get(f"{home(one)}chapters/{chapter}{query}").content) + FRAME_BYTES)
    assert heaviest <= MOST_BYTES


def test_every_place_of_the_draft_stands_on_one_page(ilse: Invitee) -> None:
    client, seen = Client(), []
    for chapter in (place.chapter for place in study().places if place.kind == "chapter"):
        for number in range(1, len(leaves(study(), chapter, ("en",))) + 1):
            page = client.get(f"{home(ilse)}chapters/{chapter}?p={number}").content.decode()
            seen += [unescape(one) for one in re.findall(r'<section class="p" id="[^"]+" data-place="([^"]+)"', page)]
    assert sorted(seen) == sorted(place.key for place in study().places if place.kind != "chapter")


def test_paragraphs_bear_the_same_numbers_in_each_language(ilse: Invitee) -> None:
    numbers = []
    for language in LANGUAGES:
        page = Client().get(f"{home(ilse)}chapters/summary?l={language}").content.decode()
        numbers.append(re.findall(r'class="no" href="#p(\d+)"', page))
    assert numbers[0]
    assert numbers[0] == numbers[1] == numbers[2]


def test_two_languages_stand_one_above_the_other(ilse: Invitee) -> None:
    place = paragraph()
    page = unescape(Client().get(f"{home(ilse)}chapters/{place.chapter}?b=fr").content.decode())
    assert place.texts["en"][:60] in page
    assert place.texts["fr"][:60] in page


def test_the_front_page_says_by_when_in_the_zone_of_the_round_and_how_long_there_is(ilse: Invitee) -> None:
    page = Client().get(home(ilse)).content.decode()
    assert "UTC+3" in page
    assert "10 days left" in page
    assert "Read chapter 3 first." in page
    assert Invitee.objects.get(pk=ilse.pk).opened_at is not None


def test_a_comment_stands_beside_its_paragraph_and_in_the_list(ilse: Invitee) -> None:
    answer = send(ilse, "The ministry does this already.", quote="this already")
    assert answer.status_code == 303
    page = Client().get(answer["Location"].partition("#")[0]).content.decode()
    assert "The ministry does this already." in page
    assert "paragraph 5" in page
    assert "The ministry does this already." in Client().get(f"{home(ilse)}mine").content.decode()
    ilse.refresh_from_db()
    assert ilse.reply == Reply.COMMENTED.value


def test_five_replays_make_one_comment(ilse: Invitee) -> None:
    key = str(uuid.uuid4())
    answers = [send(ilse, key=key) for _ in range(5)]
    assert {one.status_code for one in answers} == {303}
    assert len(standing(ilse)) == 1


def test_line_ends_make_no_other_words_of_the_same(ilse: Invitee) -> None:
    key = str(uuid.uuid4())
    assert send(ilse, "One.\r\nTwo.", key=key).status_code == 303
    assert send(ilse, "One.\nTwo. ", key=key).status_code == 303
    assert [one.text for one in standing(ilse)] == ["One.\nTwo."]


def test_other_words_under_the_same_key_come_back_whole_and_are_kept_under_a_new_one(ilse: Invitee) -> None:
    key = str(uuid.uuid4())
    send(ilse, "First words.", key=key)
    answer = send(ilse, "Second words <b>.", key=key, proposal="Shall.", quote="may")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Second words &lt;b&gt;." in page
    assert "Shall." in page
    assert 'value="may"' in page
    fresh = re.search(r'name="key" value="([^"]+)"', page)
    assert fresh
    assert fresh[1] != key
    assert send(ilse, "Second words <b>.", key=fresh[1], proposal="Shall.", quote="may").status_code == 303
    assert [one.text for one in standing(ilse)] == ["First words.", "Second words <b>."]


def test_the_key_of_somebody_else_tells_nothing_and_takes_nothing(ilse: Invitee, consultation: Consultation) -> None:
    other, key = asked(consultation, "Luis Prado"), str(uuid.uuid4())
    send(other, f"{CANARY} words", key=key)
    answer = send(ilse, "My words.", key=key)
    assert answer.status_code == 409
    assert CANARY not in answer.content.decode()
    assert "My words." in answer.content.decode()
    assert [one.text for one in standing(other)] == [f"{CANARY} words"]


@pytest.mark.parametrize(
    ("told", "status"),
    [({"text": ""}, 422), ({"text": " \n "}, 422), ({"text": "x" * 20_001}, 422), ({"text": "", "proposal": "Shall."}, 303)],
)
def test_what_cannot_be_kept_comes_back(ilse: Invitee, told: dict[str, str], status: int) -> None:
    answer = send(ilse, **{"text": "", **told})
    assert answer.status_code == status
    assert status == 303 or told["text"].strip() in answer.content.decode()


def test_the_paragraph_itself_is_no_proposal(ilse: Invitee) -> None:
    place = paragraph("5")
    answer = send(ilse, "I agree.", place=place.key, do="prefill")
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert not standing(ilse)
    begun = re.search(r'name="proposal"[^>]*>([^<]+)<', page)
    assert begun
    assert begun[1][:40] == place.texts["en"][:40]
    assert "I agree." in page
    send(ilse, "I agree.", place=place.key, proposal=begun[1])
    send(ilse, "I agree.", place=place.key, proposal=begun[1] + " Or not.")
    assert [bool(one.proposal) for one in standing(ilse)] == [False, True]


def test_correcting_puts_a_new_comment_in_the_place_of_the_old_one(ilse: Invitee) -> None:
    send(ilse, "Wrnog.")
    [first] = standing(ilse)
    page = Client().get(f"{home(ilse)}comment?instead={first.key}").content.decode()
    assert "Wrnog." in page
    send(ilse, "Right.", instead=str(first.key))
    assert [one.text for one in standing(ilse)] == ["Right."]
    assert Comment.objects.get(pk=first.pk).withdrawn_at is not None


def test_nobody_corrects_or_withdraws_what_is_not_hers(ilse: Invitee, consultation: Consultation) -> None:
    other = asked(consultation, "Luis Prado")
    send(other, "Mine.")
    [theirs] = standing(other)
    assert Client().get(f"{home(ilse)}comment?instead={theirs.key}").content.decode().count("Mine.") == 0
    assert Client().post(f"{home(ilse)}comments/{theirs.key}/withdraw").status_code == 404
    send(ilse, "Other.", instead=str(theirs.key))
    assert [one.text for one in standing(other)] == ["Mine."]


def test_withdrawing_keeps_the_row_and_is_over_with_the_deadline(ilse: Invitee, consultation: Consultation) -> None:
    send(ilse, "One.")
    send(ilse, "Two.")
    one, two = standing(ilse)
    for _ in range(2):
        assert Client().post(f"{home(ilse)}comments/{one.key}/withdraw").status_code == 303
    assert standing(ilse) == [two]
    over(consultation)
    assert Client().post(f"{home(ilse)}comments/{two.key}/withdraw").status_code == 409
    assert standing(ilse) == [two]


def over(consultation: Consultation) -> None:
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def close(consultation: Consultation) -> None:
    Consultation.objects.filter(pk=consultation.pk).update(closed_at=timezone.now(), closed_by=consultation.by)


def test_after_the_deadline_comments_are_taken_marked_and_said_to_be_kept_apart(ilse: Invitee, consultation: Consultation) -> None:
    key = str(uuid.uuid4())
    send(ilse, "In time.", key=key)
    over(consultation)
    answer = send(ilse, "Late.")
    assert [(one.text, one.late) for one in standing(ilse)] == [("In time.", False), ("Late.", True)]
    assert "after the deadline" in Client().get(answer["Location"].partition("#")[0]).content.decode()
    assert send(ilse, "In time.", key=key).status_code == 303
    assert [one.late for one in standing(ilse)] == [False, True]
    assert "kept apart" in Client().get(home(ilse)).content.decode()


def test_after_closing_pages_are_to_be_read_and_what_comes_is_given_back(ilse: Invitee, consultation: Consultation) -> None:
    key = str(uuid.uuid4())
    send(ilse, "In time.", key=key)
    close(consultation)
    answer = send(ilse, "Too late.")
    assert answer.status_code == 409
    assert "Too late." in answer.content.decode()
    assert send(ilse, "In time.", key=key).status_code == 303, "a replay of what had come is told that it came"
    assert len(standing(ilse)) == 1
    for path in ("", f"chapters/{paragraph('5').chapter}", "mine", "comment"):
        page = Client().get(f"{home(ilse)}{path}").content.decode()
        assert "<textarea" not in page
        assert "Comments are closed" in page
    assert Client().post(f"{home(ilse)}reply", {"reply": "declined"}).status_code == 409
    assert Client().post(f"{home(ilse)}delegate", {"name": "A B", "email": "a@example.org", "language": "en"}).status_code == 409


def test_the_script_is_answered_in_data(ilse: Invitee, consultation: Consultation) -> None:
    told = {"key": str(uuid.uuid4()), "place": "", "text": "All well."}

    def ask(**more: str) -> Any:
        return Client().post(f"{home(ilse)}comment", told | more, headers={"accept": "application/json"})

    assert ask().json()["key"] == told["key"]
    assert ask().status_code == 200
    assert (ask(text="Other.").status_code, ask(text="Other.").json()["problem"]) == (409, "taking_part.problem_comment_differs")
    assert ask(text="").status_code == 422
    close(consultation)
    assert ask(key=str(uuid.uuid4())).json()["said"].startswith("It was not taken")


@pytest.mark.parametrize(("given", "kept"), [("nothing_to_say", "nothing_to_say"), ("declined", "declined"), ("everything", "none")])
def test_she_may_have_nothing_to_say_or_decline(ilse: Invitee, given: str, kept: str) -> None:
    Client().post(f"{home(ilse)}reply", {"reply": given, "reason": "No <time>."})
    ilse.refresh_from_db()
    assert ilse.reply == kept
    assert Client().get(home(ilse)).status_code == 200


def test_an_invitation_is_passed_on_once(ilse: Invitee, consultation: Consultation) -> None:
    told = {"key": str(uuid.uuid4()), "name": "Omar Diallo", "email": "omar@example.org", "language": "fr"}
    for _ in range(5):
        assert Client().post(f"{home(ilse)}delegate", told).status_code == 303
    [made] = ilse.delegates.all()
    ilse.refresh_from_db()
    assert (made.name, made.language, made.organisation, made.role) == ("Omar Diallo", "fr", ilse.organisation, ilse.role)
    assert (ilse.reply, made.secret != ilse.secret) == (Reply.DELEGATED.value, True)
    assert home(made) in Client().get(home(ilse)).content.decode()
    assert '<html lang="fr">' in Client().get(home(made)).content.decode()
    assert home(made) not in Client().get(home(ilse)).content.decode(), "once it was opened the link is hers alone"
    send(made, "Bien.")
    assert not standing(ilse)


@pytest.mark.parametrize("told", [{"name": "", "email": "a@example.org"}, {"name": "A", "email": "nowhere"}, {}])
def test_a_delegate_needs_a_name_and_an_address(ilse: Invitee, told: dict[str, str]) -> None:
    assert Client().post(f"{home(ilse)}delegate", told).status_code == 422
    assert not ilse.delegates.exists()


def test_an_invitation_is_not_passed_on_without_end(consultation: Consultation) -> None:
    one, depth = asked(consultation), 0
    for depth in range(9):
        told = {"key": str(uuid.uuid4()), "name": f"Next {depth}", "email": f"n{depth}@example.org", "language": "en"}
        if Client().post(f"{home(one)}delegate", told).status_code != 303:
            break
        one = one.delegates.get()
    assert depth == 3


@pytest.mark.parametrize("how", ["unknown", "withdrawn", "not open"])
def test_a_link_that_opens_nothing_says_whom_to_ask(ilse: Invitee, consultation: Consultation, how: str) -> None:
    if how == "withdrawn":
        Invitee.objects.filter(pk=ilse.pk).update(withdrawn_at=timezone.now())
    if how == "not open":
        Consultation.objects.filter(pk=consultation.pk).update(opened_at=None)
    secret = "nothing" if how == "unknown" else ilse.secret
    for path in ("", "mine", "comment", f"chapters/{paragraph().chapter}"):
        answer = Client().get(f"/take-part/{secret}/{path}")
        assert answer.status_code == 404
        assert "Ask the person who sent you the invitation" in answer.content.decode()
        assert consultation.title not in answer.content.decode()
    assert Client().post(f"/take-part/{secret}/comment", {"text": "x", "key": str(uuid.uuid4())}).status_code == 404
    assert not Comment.objects.exists()


def test_the_address_goes_to_nobody_and_nothing_is_kept_on_the_way(ilse: Invitee) -> None:
    send(ilse)
    for path in ("", "mine", "nothing-there", "comment", "go?n=5"):
        answer = Client().get(f"{home(ilse)}{path}")
        if answer.status_code == 404 and path == "nothing-there":
            continue
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.content.decode())


def test_nobody_learns_of_the_others(ilse: Invitee, consultation: Consultation, country: Country, by: Person) -> None:
    other = asked(consultation, f"{CANARY} Person", organisation=f"{CANARY} Ministry", email=f"{CANARY}@example.org")
    send(other, f"{CANARY} said")
    topic = Topic.objects.create(consultation=consultation, title="Who pays?", by=by)
    Post.objects.create(key=uuid.uuid4(), topic=topic, number=1, invitee=other, language="en", text="We do.")
    elsewhere = round_of(
        Country.objects.create(code="XT", name_en="Elsewhere", name_fr="Ailleurs", name_es="Otro"), by, study(), title=CANARY
    )
    strange = Topic.objects.create(consultation=elsewhere, title=CANARY, by=by)
    send(asked(elsewhere, "Elsewhere"), f"{CANARY} elsewhere")
    chapters = [f"chapters/{place.chapter}" for place in study().places if place.kind == "chapter"]
    for path in ("", "mine", "comment", f"comment?place={paragraph('5').key}", *chapters, f"topics/{topic.key}", f"topics/{strange.key}"):
        assert CANARY not in Client().get(f"{home(ilse)}{path}").content.decode(), path
    assert Client().get(f"{home(ilse)}topics/{strange.key}").status_code == 404
    assert "We do." in Client().get(f"{home(ilse)}topics/{topic.key}").content.decode()


def test_hostile_words_stay_words(consultation: Consultation) -> None:
    one = asked(consultation, '<script>alert("x")</script>')
    send(one, "</textarea><script>alert(1)</script>\x00\u202e", quote='"><img src=x>', proposal="{{ 7 }}{% load %}")
    for path in ("", "mine", f"chapters/{paragraph('5').chapter}", f"comment?place={paragraph('5').key}"):
        page = Client().get(f"{home(one)}{path}").content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "\u202e" not in page
        assert "\x00" not in page


@pytest.mark.parametrize(("said", "number"), [("5", "5"), ("para 5", "5"), ("§ 5", "5"), ("párr. 5", "5")])
def test_a_number_read_on_paper_leads_to_its_paragraph(ilse: Invitee, said: str, number: str) -> None:
    answer = Client().get(f"{home(ilse)}go", {"n": said})
    assert answer["Location"].endswith(f"#p{number}")
    assert f'id="p{number}"' in Client().get(answer["Location"].partition("#")[0]).content.decode()


def test_a_number_that_is_not_there_is_said_to_be_so(ilse: Invitee) -> None:
    answer = Client().get(f"{home(ilse)}go", {"n": "p. 12 <b>"})
    assert answer.status_code == 404
    assert "p. 12 &lt;b&gt;" in answer.content.decode()


def test_posts_are_numbered_as_they_come_and_come_once(ilse: Invitee, consultation: Consultation, by: Person) -> None:
    topic = Topic.objects.create(consultation=consultation, title="Who pays?", by=by)
    address, key = f"{home(ilse)}topics/{topic.key}", str(uuid.uuid4())
    for _ in range(3):
        assert Client().post(address, {"key": key, "text": "We could."}).status_code == 303
    assert Client().post(address, {"key": key, "text": "Other."}).status_code == 409
    assert Client().post(address, {"key": str(uuid.uuid4()), "text": "Or they."}).status_code == 303
    assert list(Post.objects.values_list("number", "text")) == [(1, "We could."), (2, "Or they.")]
    Topic.objects.filter(pk=topic.pk).update(closed_at=timezone.now(), closed_by=by, summary="Two ways were named.")
    answer = Client().post(address, {"key": str(uuid.uuid4()), "text": "After the end."})
    assert answer.status_code == 409
    assert "After the end." in answer.content.decode()
    assert "Two ways were named." in Client().get(address).content.decode()


def test_what_became_of_comments_is_told_when_all_have_an_answer(ilse: Invitee, consultation: Consultation, by: Person) -> None:
    send(ilse, "One.")
    send(ilse, "Two.")
    one, two = standing(ilse)
    Disposition.objects.create(comment=one, outcome=Disposed.NOT_ACCEPTED.value, reason="First reason.", by=by)
    Disposition.objects.create(comment=one, outcome=Disposed.ACCEPTED.value, reason="The ministry is right.", where="5, 7", by=by)
    close(consultation)
    assert "The ministry is right." not in Client().get(f"{home(ilse)}mine").content.decode()
    Disposition.objects.create(comment=two, outcome=Disposed.NOTED.value, by=by)
    page = Client().get(f"{home(ilse)}mine").content.decode()
    assert "The ministry is right." in page
    assert "changed in: 5, 7" in page
    assert "Noted" in page
    assert "First reason." not in page


def test_the_integrated_text_is_shown_where_it_took_up_a_comment(country: Country, by: Person) -> None:
    before = small()
    consultation = round_of(country, by, before)
    one = asked(consultation)
    send(one, "Which law?", place="law/p3", proposal="What Act 12 says of matter 3.")
    send(one, "Good.", place="law/p4")
    for comment in standing(one):
        Disposition.objects.create(comment=comment, outcome=Disposed.ACCEPTED.value, by=by)
    changed = {"[en] What the law says of matter 3.": "What Act 12 says of matter 3."}
    draft_row(country, by, rewritten(before, changed, "After the round"), follows=consultation.draft)
    close(consultation)
    page = unescape(Client().get(f"{home(one)}mine").content.decode())
    assert "In “After the round”, paragraph 3 now reads:" in page
    assert '<blockquote class="src" lang="en">What Act 12 says of matter 3.</blockquote>' in page
    assert "In “After the round” the text stands unchanged, at paragraph 4." in page


def test_a_comment_answers_quickly(ilse: Invitee) -> None:
    """The heaviest page of a study of this size is made well under the limit of the workbench."""
    client = Client()
    client.get(f"{home(ilse)}chapters/summary")
    begun = timezone.now()
    for _ in range(5):
        client.get(f"{home(ilse)}chapters/summary")
    assert (timezone.now() - begun).total_seconds() / 5 < 1.0
