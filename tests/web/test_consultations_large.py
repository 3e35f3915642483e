"""A round of 200 people and 1,000 comments: no page asks the database too often, and none is heavy."""

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web import rounds
from tests.web.peopled import person_of

from weft.records.consulting import Disposed, Reply
from weft_web.consultations.group_views import PAGE as ON_A_PAGE
from weft_web.consultations.models import Alike, Comment, Consultation, Disposition, Invitee, Notice, Post, Topic
from weft_web.countries.models import Country
from weft_web.rights import Role

PEOPLE, COMMENTS, PARAGRAPHS, GROUPS, POSTS = 200, 1_000, 120, 25, 300
MOST_QUERIES = 40
"""Frame, rights and session take some twenty."""

HEAVIEST_BYTES = 130_000
"""With styles and scripts a page stays below 150 KB."""

BASE = "/countries/XS/consultations/"
WORDS = ("authority", "decides", "period", "Protocol", "reasons", "customs", "border", "seed", "permit")
AsRole = Callable[..., Client]


@pytest.fixture
def large(country: Country) -> Consultation:
    """The round, with twenty groups, half of the comments answered, and a topic with many posts."""
    by, draft = person_of(Role.FOCAL_POINT), rounds.small(PARAGRAPHS)
    made = rounds.round_of(country, by, draft)
    after = rounds.rewritten(draft, {"[en] What the law says of matter 3.": "[en] Something else."}, "Draft 2")
    rounds.draft_row(country, by, after, follows=made.draft, sources={"en": "2"})
    told = {"organisation": "Ministry", "role": "ministry", "language": "en", "reply": Reply.COMMENTED.value}
    Invitee.objects.bulk_create(
        Invitee(consultation=made, name=f"Person {one}", email=f"p{one}@example.org", **told) for one in range(PEOPLE)
    )
    people = list(made.invitees.all())
    Notice.objects.bulk_create(Notice(invitee=one, kind="invitation", channel="file", by=by) for one in people)
    groups = [Alike.objects.create(consultation=made, title=f"Group {one}", by=by) for one in range(GROUPS)]
    Comment.objects.bulk_create(_comment(made, people, groups, number) for number in range(COMMENTS))
    half = list(made.comments.all())[: COMMENTS // 2]
    Disposition.objects.bulk_create(Disposition(comment=one, outcome=Disposed.NOTED.value, by=by) for one in half)
    topic = Topic.objects.create(consultation=made, title="Topic", by=by)
    said = {"topic": topic, "language": "en", "text": "Said"}
    rows = [Post(**said, key=uuid.uuid4(), number=one, invitee=people[one % PEOPLE]) for one in range(1, POSTS + 1)]
    Post.objects.bulk_create(rows)
    return made


def _comment(made: Consultation, people: list[Invitee], groups: list[Alike], number: int) -> Comment:
    place = number % PARAGRAPHS + 1
    words = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 12))
    told = {"place": f"law/p{place}", "number": str(place), "text": f"{words} {number}", "language": "en", "at": timezone.now()}
    alike = groups[number % len(groups)] if number % 7 == 0 else None
    return Comment(key=uuid.uuid4(), consultation=made, invitee=people[number % PEOPLE], alike=alike, late=number % 50 == 0, **told)


PAGES = (
    *("", "invitees", "matrix", "letters", "comments", "comments?late=yes", "comments/enter", "comments/bring", "files", "groups"),
    *("topics", "topic", "became", "next", "comment", "invitee", "people.xlsx", "files/table.xlsx?language=en"),
)


def test_pages_of_a_large_round_are_light_and_ask_the_database_a_bounded_number_of_times(large: Consultation, as_role: AsRole) -> None:
    client = as_role(Role.FOCAL_POINT)
    client.get(f"{BASE}{large.key}/")
    alone = {
        "topic": f"topics/{large.topics.get().key}",
        "comment": f"comments/{large.comments.earliest('pk').key}",
        "invitee": f"invitees/{large.invitees.earliest('pk').key}",
    }
    asked, weight = {}, {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"{BASE}{large.key}/{alone.get(page, page)}")
        assert answer.status_code == 200
        asked[page], weight[page] = len(queries), len(answer.content)
    assert not {page: count for page, count in asked.items() if count > MOST_QUERIES}
    assert not {page: count for page, count in weight.items() if "x" not in page and count > HEAVIEST_BYTES}


def test_groups_and_posts_of_a_large_round_come_page_by_page(large: Consultation, as_role: AsRole) -> None:
    client, topic = as_role(Role.FOCAL_POINT), large.topics.get()
    first, last = (client.get(f"{BASE}{large.key}/groups?page={one}").content.decode() for one in (1, -(-GROUPS // ON_A_PAGE)))
    assert first.count('id="g-') == ON_A_PAGE
    assert last.count('id="g-') == GROUPS % ON_A_PAGE
    assert "page=2" in first
    newest = client.get(f"{BASE}{large.key}/topics/{topic.key}").content.decode()
    oldest = client.get(f"{BASE}{large.key}/topics/{topic.key}?page=1").content.decode()
    assert f'id="p-{POSTS}"' in newest
    assert 'id="p-1"' not in newest
    assert 'id="p-1"' in oldest
