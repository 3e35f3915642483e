"""Entries: six kinds, each with versions and evidence; nobody is named who asked not to be; nothing leaves its country."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.peopled import person_of

from weft.records import Language
from weft_web.countries.founding import country_found
from weft_web.countries.models import Country
from weft_web.countries.steps import steps
from weft_web.engine import voice
from weft_web.engine.asking import KINDS, guides, places
from weft_web.engine.naming import profile_named
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Instrument
from weft_web.observations.interviewing import interview_make, saying_keep
from weft_web.observations.models import Evidence, Interview, Observation, Saying, Version
from weft_web.observations.selectors import places_of
from weft_web.observations.services import evidence_tie, observation_make, observation_withdraw
from weft_web.rights import Role

HOME = "/countries/XS/observations/"
UNNAMED = "Aurelia Quintanilla Voss"
ENTRY = {"kind": "challenges", "title": "Grain is not sampled", "text": "No officer at the port has a kit.", "language": "en"}
TALK = {"held_on": "2026-03-09", "language": "en", "consent": "role_only", "guide": "trade", "note_border": "We see the papers only."}


def entry(country: Country, **values: Any) -> Observation:
    plain = ENTRY | {"sectors": ["customs"], "themes": ["htpi"]} | values
    return observation_make(country, plain, person_of(Role.CONSULTANT))


def talk(country: Country, consent: str, **values: Any) -> Interview:
    plain = {
        "person": UNNAMED,
        "post": "Head of grain control",
        "institution": "Harbour Office",
        "sector": "customs",
        "held_on": "2026-03-09",
    }
    plain |= {"language": "en", "consent": consent, "guide": "trade", "notes": {"border": "We see the papers only."}} | values
    interview = interview_make(country, plain, person_of(Role.CONSULTANT))
    interview.refresh_from_db()
    return interview


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_written_down_with_its_own_questions(country: Country, as_role: Callable[..., Client], kind: str) -> None:
    client = as_role(Role.LEGAL_SPECIALIST)
    page = client.get(f"{HOME}new?kind={kind}").content.decode()
    assert all(prompt.replace("’", "’") in page or prompt in page for prompt in places()[kind].prompts.en)
    sent = ENTRY | {"kind": kind, "sectors": ["customs", "trade"], "themes": ["htpi"], "area": "risk_assessment", "priority": "high"}
    sent |= {
        "window_from": "2026-05-01",
        "window_to": "2027-06-30",
        "instrument": str(Instrument.objects.filter(country=country).first().pk),
    }  # type: ignore[union-attr]
    answer = client.post(f"{HOME}new", sent)
    made = Observation.objects.get(country=country)
    assert answer["Location"] == f"{HOME}{made.pk}/"
    assert (made.kind, made.sectors, made.latest, made.by) == (kind, ["customs", "trade"], 1, person_of(Role.LEGAL_SPECIALIST))
    assert (made.area, made.priority) == (("risk_assessment", "high") if kind == "capacity" else ("", ""))
    assert bool(made.window_to and made.instrument_id) == (kind == "opportunities")
    assert "no evidence yet" in client.get(HOME).content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "title"),
        ({"text": " "}, "text"),
        ({"kind": "capacity"}, "area"),
        ({"sectors": ["moon"]}, "sectors"),
        ({"kind": "opportunities", "window_from": "2027-01-01", "window_to": "2026-01-01"}, "window_to"),
        ({"kind": "opportunities", "instrument": "999999"}, "instrument"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    country: Country, as_role: Callable[..., Client], changed: dict[str, Any], said: str
) -> None:
    answer = as_role(Role.CONSULTANT).post(f"{HOME}new", ENTRY | {"text": "kept words"} | changed)
    assert answer.status_code == 200
    assert said in answer.context["form"].errors
    assert not Observation.objects.exists()
    if "text" not in changed:
        assert "kept words" in answer.content.decode()


def test_an_edit_is_a_new_version_and_the_old_one_stays_to_be_compared(country: Country, as_role: Callable[..., Client]) -> None:
    one, client = entry(country), as_role(Role.REVIEWER)
    client.post(f"{HOME}{one.pk}/edit", ENTRY | {"text": "No officer at the port has a test kit.", "sectors": ["trade"], "seen": "1"})
    one.refresh_from_db()
    assert (one.latest, one.text) == (2, "No officer at the port has a test kit.")
    assert [(row.ordinal, row.values["text"], row.by.email) for row in Version.objects.filter(observation=one)] == [
        (1, ENTRY["text"], "consultant@example.org"),
        (2, "No officer at the port has a test kit.", "reviewer@example.org"),
    ]
    page = client.get(f"{HOME}{one.pk}/versions").content.decode()
    assert re.search(r"<ins>.*test</ins>", page)
    client.post(f"{HOME}{one.pk}/edit", ENTRY | {"text": one.text, "sectors": ["trade"], "seen": "2"})
    one.refresh_from_db()
    assert one.latest == 2, "the same words are no new version"
    assert client.get(f"{HOME}?sector=trade").content.decode().count(one.title) == 1
    assert one.title not in client.get(f"{HOME}?sector=customs").content.decode()


def test_two_who_write_at_once_do_not_overwrite_each_other(country: Country, as_role: Callable[..., Client]) -> None:
    one, client = entry(country), as_role(Role.REVIEWER)
    client.post(f"{HOME}{one.pk}/edit", ENTRY | {"text": "first", "seen": "1"})
    answer = client.post(f"{HOME}{one.pk}/edit", ENTRY | {"text": "second", "seen": "1"})
    assert answer.status_code == 200
    assert "second" in answer.content.decode()
    one.refresh_from_db()
    assert one.text == "first"
    assert 'name="seen" value="2"' in answer.content.decode()
    client.post(f"{HOME}{one.pk}/edit", ENTRY | {"text": "second", "seen": "2"})
    one.refresh_from_db()
    assert (one.text, one.latest) == ("second", 3)


def test_evidence_of_each_kind_is_tied_and_taken_off_and_kept(country: Country, as_role: Callable[..., Client]) -> None:
    one, client = entry(country), as_role(Role.CONSULTANT)
    finding = Finding.objects.filter(country=country, standing=Standing.HERE).exclude(page=None).select_related("instrument").first()
    assert finding is not None
    saying = saying_keep(talk(country, "role_only"), "border", "We see the papers only.", person_of(Role.CONSULTANT))
    words = " ".join(finding.text.split()[:6])
    tied = [
        {"evidence": "finding", "finding": finding.pk},
        {"evidence": "document", "instrument": finding.instrument_id, "page": finding.page, "quote": words},
        {"evidence": "document", "instrument": finding.instrument_id, "page": "", "quote": "words that stand nowhere at all"},
        {"evidence": "interview", "heard": f"s{saying.pk}"},
        {"evidence": "source", "citation": "FAO, Grain 2024", "url": "https://example.org/grain", "dated": "2024-05-01"},
    ]
    for sent in tied:
        assert client.post(f"{HOME}{one.pk}/evidence", sent).status_code == 302, sent
    rows = list(one.evidence.all())
    assert [(row.kind, row.exact) for row in rows] == [
        ("finding", False),
        ("document", True),
        ("document", False),
        ("interview", False),
        ("source", False),
    ]
    page = client.get(f"{HOME}{one.pk}/").content.decode()
    assert page.count("not found word for word") == 1
    assert "We see the papers only." in page
    assert "no evidence yet" not in page
    client.post(f"{HOME}evidence/{rows[0].pk}/withdraw")
    rows[0].refresh_from_db()
    assert rows[0].withdrawn_by == person_of(Role.CONSULTANT)
    assert Evidence.objects.filter(observation=one).count() == len(tied)


@pytest.mark.parametrize(
    "sent",
    [
        {"evidence": "finding", "finding": "999999999"},
        {"evidence": "finding", "finding": "9" * 40},
        {"evidence": "document", "instrument": "x", "quote": "words"},
        {"evidence": "source", "citation": ""},
        {"evidence": "source", "citation": "A", "url": "javascript:alert(1)"},
        {"evidence": "interview", "heard": "s1"},
        {"evidence": "answer", "answer": "1", "question": "part"},
    ],
)
def test_evidence_that_is_not_there_is_not_tied(country: Country, as_role: Callable[..., Client], sent: dict[str, Any]) -> None:
    one = entry(country)
    answer = as_role(Role.CONSULTANT).post(f"{HOME}{one.pk}/evidence", sent)
    assert answer.status_code == 422
    assert not one.evidence.exists()


def every_page(client: Client, country: Country) -> dict[str, str]:
    """All that can be looked at or taken away, but for pages of interviews themselves."""
    pages = [
        HOME,
        f"{HOME}new",
        f"{HOME}new?kind=lessons",
        f"{HOME}interviews/",
        f"{HOME}questionnaires/",
        "/countries/XS/",
        "/countries/XS/institutions/",
    ]
    pages += [f"{HOME}export.csv", "/countries/XS/institutions/export.csv"]
    for one in Observation.objects.filter(country=country):
        pages += [f"{HOME}{one.pk}/", f"{HOME}{one.pk}/edit", f"{HOME}{one.pk}/versions"]
    pages += [f"{HOME}new?kind=lessons&heard=s{one.pk}" for one in Saying.objects.all()]
    told = {page: client.get(page).content.decode("utf-8-sig") for page in pages}
    book = zipfile.ZipFile(io.BytesIO(client.get(f"{HOME}export.xlsx").content))
    return told | {f"xlsx {name}": book.read(name).decode("utf-8", "replace") for name in book.namelist()}


@pytest.mark.parametrize("consent", ["role_only", "not_quoted"])
def test_who_asked_not_to_be_named_stands_on_the_page_of_the_interview_only(
    country: Country, as_role: Callable[..., Client], consent: str
) -> None:
    client, words = as_role(Role.FOCAL_POINT), "the kit lies in a cupboard since spring"
    interview = talk(country, "named")
    saying = saying_keep(interview, "border", words, person_of(Role.CONSULTANT))
    one = entry(country)
    evidence_tie(Evidence(observation=one, kind="interview", interview=interview, saying=saying), person_of(Role.CONSULTANT))
    assert UNNAMED in client.get(f"{HOME}{one.pk}/").content.decode(), "who allowed it is named"
    changed = {"person": UNNAMED, "post": "Head of grain control", "institution": "Harbour Office", "sector": "customs", "seen": "1"}
    assert client.post(f"{HOME}interviews/{interview.pk}/edit", TALK | changed | {"consent": consent}).status_code == 302
    for page, told in every_page(client, country).items():
        assert UNNAMED not in told, page
        if consent == "not_quoted" and "heard=" not in page:
            assert words not in told, page
            assert "Head of grain control" not in told, page
    own = f"{HOME}interviews/{interview.pk}/"
    assert UNNAMED in client.get(own).content.decode()
    assert UNNAMED not in as_role(Role.SECRETARIAT).get(own).content.decode()
    assert all(UNNAMED not in line.grounds[0].said for line in places_of(country, voice(Language.EN))["challenges"])


@pytest.mark.parametrize("field", ["title", "text"])
def test_an_entry_cannot_name_who_asked_not_to_be_named(country: Country, as_role: Callable[..., Client], field: str) -> None:
    talk(country, "role_only")
    client = as_role(Role.CONSULTANT)
    answer = client.post(f"{HOME}new", ENTRY | {field: f"As {UNNAMED.upper()}, told us"})
    assert "names a person who asked not to be named" in answer.content.decode()
    assert not Observation.objects.exists()
    one = entry(country)
    assert client.post(f"{HOME}{one.pk}/evidence", {"evidence": "source", "citation": f"{UNNAMED}, letter"}).status_code == 422


def test_words_not_to_be_quoted_cannot_be_chosen_as_evidence(country: Country, as_role: Callable[..., Client]) -> None:
    interview = talk(country, "not_quoted")
    saying = saying_keep(interview, "", "words", person_of(Role.CONSULTANT))
    one, client = entry(country), as_role(Role.CONSULTANT)
    assert client.post(f"{HOME}{one.pk}/evidence", {"evidence": "interview", "heard": f"s{saying.pk}"}).status_code == 422
    assert client.post(f"{HOME}{one.pk}/evidence", {"evidence": "interview", "heard": f"i{interview.pk}"}).status_code == 302
    assert "not for quotation" in client.get(f"{HOME}{one.pk}/").content.decode()


def test_an_interview_needs_a_name_or_a_function_and_keeps_its_versions(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    assert "person" in client.post(f"{HOME}interviews/new", TALK).context["form"].errors
    made = client.post(f"{HOME}interviews/new", TALK | {"post": "Farmer"})
    interview = Interview.objects.get(country=country)
    assert made["Location"] == f"{HOME}interviews/{interview.pk}/"
    assert interview.notes == {"border": "We see the papers only."}
    client.post(f"{HOME}interviews/{interview.pk}/edit", TALK | {"post": "Farmer", "note_rest": "More", "seen": "1"})
    assert [row.values["notes"] for row in interview.versions.all()] == [
        {"border": "We see the papers only."},
        {"border": "We see the papers only.", "rest": "More"},
    ]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_two_versions_of_an_interview_are_compared_field_by_field_and_note_by_note(
    language: str, country: Country, as_role: Callable[..., Client]
) -> None:
    client = as_role(Role.CONSULTANT, language)
    client.post(f"{HOME}interviews/new", TALK | {"post": "Farmer"})
    one = Interview.objects.get(country=country)
    changed = {"post": "Seed farmer", "note_border": "We see two papers only.", "note_rest": "More", "consent": "not_quoted"}
    client.post(f"{HOME}interviews/{one.pk}/edit", TALK | changed | {"seen": "1"})
    client.post(f"{HOME}interviews/{one.pk}/edit", TALK | changed | {"note_rest": "", "seen": "2"})
    address = f"{HOME}interviews/{one.pk}/versions"
    assert f"{address}?after=2" in client.get(f"{HOME}interviews/{one.pk}/").content.decode()
    first, last = client.get(f"{address}?before=1&after=2"), client.get(address)
    said, asked = voice(Language(language)), {one.id: one.text.said_in(Language(language)) for one in guides()["trade"].questions}
    heads = [said.say("observations.post"), said.say("observations.consent"), asked["border"], said.say("observations.note_rest")]
    assert [one.heading for one in first.context["differences"]] == heads
    assert re.search(r"<del>.*>We see <|<ins>.*two</ins>", first.content.decode())
    assert [(one.heading, [piece.kind for piece in one.pieces]) for one in last.context["differences"]] == [(heads[-1], ["removed"])]


def test_versions_of_an_interview_are_for_who_works_on_it_only(country: Country, as_role: Callable[..., Client]) -> None:
    one = talk(country, "role_only", person="Hidden Name")
    address = f"{HOME}interviews/{one.pk}/versions"
    assert {role: as_role(role).get(address).status_code for role in (Role.REVIEWER, Role.SECRETARIAT, Role.COMMENTER)} == {
        Role.REVIEWER: 200,
        Role.SECRETARIAT: 403,
        Role.COMMENTER: 403,
    }
    assert address not in as_role(Role.SECRETARIAT).get(f"{HOME}interviews/{one.pk}/").content.decode()


def test_what_is_withdrawn_leaves_the_list_and_comes_back(country: Country, as_role: Callable[..., Client]) -> None:
    one, client = entry(country), as_role(Role.REVIEWER)
    observation_withdraw(one, person_of(Role.REVIEWER))
    assert one.title not in client.get(HOME).content.decode()
    assert one.title in client.get(f"{HOME}?state=withdrawn").content.decode()
    client.post(f"{HOME}{one.pk}/withdraw", {"restore": "1"})
    assert one.title in client.get(HOME).content.decode()


def test_the_table_holds_what_the_list_is_narrowed_to_and_no_formula(country: Country, as_role: Callable[..., Client]) -> None:
    entry(country, title="=HYPERLINK(1)", text="+1", sectors=["trade"])
    entry(country, title="Left out", sectors=["health"])
    rows = list(csv.reader(io.StringIO(as_role(Role.REVIEWER).get(f"{HOME}export.csv?sector=trade").content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][1:3] == ["'=HYPERLINK(1)", "'+1"]
    assert as_role(Role.REVIEWER).get(f"{HOME}export.exe").status_code == 404


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_pages_speak_three_languages_and_show_hostile_words_as_text(
    country: Country, as_role: Callable[..., Client], language: str
) -> None:
    bad = "<script>alert(1)</script>"
    one = entry(country, title=bad, text=bad, kind="capacity", area="public", priority="high")
    interview = talk(country, "named", person=bad, notes={"border": bad, "unknown": "x"})
    saying = saying_keep(interview, "border", bad, person_of(Role.CONSULTANT))
    evidence_tie(Evidence(observation=one, kind="interview", interview=interview, saying=saying, note=bad), person_of(Role.CONSULTANT))
    client = as_role(Role.FOCAL_POINT, language)
    talks = f"{HOME}interviews/{interview.pk}/"
    found, guided = f"{HOME}{one.pk}/?find=biosafety", f"{HOME}interviews/new?guide=health"
    for page in (f"{HOME}?words=zz", found, talks, talks + "edit", talks + "versions", guided):
        every = client.get(page)
        assert every.status_code == 200, page
    for page, told in every_page(client, country).items():
        assert bad not in told or page.endswith(".csv"), page
        assert len(told) < 150_000 or "xlsx" in page


@pytest.mark.parametrize(
    ("role", "looks", "writes", "exports"),
    [(Role.LEGAL_SPECIALIST, 200, 200, 200), (Role.SECRETARIAT, 200, 403, 200), (Role.COMMENTER, 403, 403, 403)],
)
def test_who_may_do_what(country: Country, as_role: Callable[..., Client], role: Role, looks: int, writes: int, exports: int) -> None:
    one, client = entry(country), as_role(role)
    assert client.get(f"{HOME}{one.pk}/").status_code == looks
    assert client.get(f"{HOME}{one.pk}/edit").status_code == writes
    assert client.get(f"{HOME}interviews/new").status_code == writes
    assert client.get(f"{HOME}export.csv").status_code == exports


def test_what_belongs_to_another_country_is_not_there(country: Country, as_role: Callable[..., Client]) -> None:
    other = country_found(profile_named("PE"), person_of(Role.ADMINISTRATOR), None)
    one, interview = entry(other), talk(other, "named")
    saying = saying_keep(interview, "", "words", person_of(Role.CONSULTANT))
    tied = evidence_tie(Evidence(observation=one, kind="source", citation="A"), person_of(Role.CONSULTANT))
    client, mine = as_role(Role.FOCAL_POINT), entry(country)
    talks = f"interviews/{interview.pk}/"
    for page in (f"{one.pk}/", f"{one.pk}/edit", f"{one.pk}/versions", talks, talks + "edit", talks + "versions"):
        assert client.get(HOME + page).status_code == 404, page
    for page in (
        f"{one.pk}/withdraw",
        f"evidence/{tied.pk}/withdraw",
        f"interviews/words/{saying.pk}/withdraw",
        f"interviews/{interview.pk}/withdraw",
    ):
        assert client.post(HOME + page).status_code == 404, page
    for heard in (f"s{saying.pk}", f"i{interview.pk}"):
        assert client.post(f"{HOME}{mine.pk}/evidence", {"evidence": "interview", "heard": heard}).status_code == 422


def test_the_step_of_the_path_counts_entries(country: Country) -> None:
    def step() -> tuple[str, int]:
        five = next(one for one in steps(country) if one.key == "observations")
        return five.state, five.count

    assert step() == ("to_come", 0)
    made = [entry(country, kind=kind, area="public" if kind == "capacity" else "") for kind in KINDS]
    assert step() == ("part", 6)
    for one in made:
        evidence_tie(Evidence(observation=one, kind="source", citation="A"), person_of(Role.CONSULTANT))
    assert step() == ("done", 6)


def test_every_guide_asks_for_places_and_sectors_that_are_there() -> None:
    from weft_web import engine

    sectors = {one.id for one in engine.entries("sectors")}
    for guide in guides().values():
        assert set(guide.sectors) <= sectors
        assert 5 <= len(guide.questions) <= 9
        assert {one.place for one in guide.questions} <= set(KINDS)
        assert all((one.kind == "choice") == bool(one.options) for one in guide.questions)
    named = [sector for guide in guides().values() for sector in guide.sectors]
    assert sorted(named) == sorted(sectors), "each sector has one guide"
