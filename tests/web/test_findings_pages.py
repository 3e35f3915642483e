"""The pages of findings: who may see them, what they show, what they never show."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from weft_web.accounts.models import Person
from weft_web.countries.founding import country_found
from weft_web.countries.models import Country
from weft_web.engine.naming import profile_named
from weft_web.findings.models import Finding, Judgement, SecondReview, Verdict, Voice
from weft_web.findings.services import Opinion, finding_judge
from weft_web.instruments.models import Provision
from weft_web.rights import Right, Role, rights_of

AS = Callable[..., Client]
WHO = Callable[[Role], Person]

PAGES = ("findings", "findings/bulk", "findings/differences", "findings/agreement", "findings/changes")
CANARY = "canary-7f3a-words-of-another"


def one(country: Country, **named: object) -> Finding:
    return Finding.objects.filter(country=country, standing="here", **named).order_by("pk")[3]


def corrected(**named: object) -> Opinion:
    values: dict[str, object] = {"extent": "mention", "themes": ("socio_economic",), "obligations": ("CPB-26-1",), "modality": "power"}
    return Opinion(verdict=Verdict.CORRECTED, comment=CANARY, **{**values, **named})  # type: ignore[arg-type]


def sent(client: Client, finding: Finding, **values: object) -> object:
    page = client.get(f"/countries/XS/findings/{finding.pk}").content.decode()
    hidden = dict(re.findall(r'name="(key|seen)" value="([^"]+)"', page))
    return client.post(f"/countries/XS/findings/{finding.pk}/judge", {**hidden, **values})


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_speak_three_languages(country: Country, as_role: AS, page: str, language: str) -> None:
    answer = as_role(Role.FOCAL_POINT, language).get(f"/countries/XS/{page}")
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()[:60]
    assert len(answer.content) < 150_000


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_finding_of_every_format_is_shown_with_its_passage_marked(country: Country, as_role: AS, language: str) -> None:
    client = as_role(Role.FOCAL_POINT, language)
    formats = Finding.objects.filter(country=country).values_list("document__format", flat=True).distinct()
    for kind in set(formats):
        finding = Finding.objects.filter(country=country, document__format=kind).first()
        assert finding is not None
        answer = client.get(f"/countries/XS/findings/{finding.pk}")
        assert answer.status_code == 200
        assert answer.content.decode().count("<mark>") == 1, kind
        assert len(answer.content) < 150_000


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("findings", Right.LOOK),
        ("findings/agreement", Right.LOOK),
        ("findings/changes", Right.LOOK),
        ("findings/bulk", Right.JUDGE),
        ("findings/differences", Right.SETTLE),
        ("findings/{finding}", Right.LOOK),
        ("findings/{finding}/settle", Right.SETTLE),
        ("findings/{finding}/decide", Right.DECIDE),
        ("findings/add?provision={provision}", Right.JUDGE),
    ],
)
def test_each_page_opens_to_its_right_alone(country: Country, as_role: AS, path: str, right: Right) -> None:
    provision = Provision.objects.filter(document__instrument__country=country).first()
    assert provision is not None
    address = path.format(finding=one(country).pk, provision=provision.pk)
    for role in (Role.FOCAL_POINT, Role.CONSULTANT, Role.REVIEWER, Role.COMMENTER, Role.SECRETARIAT):
        answered = as_role(role).get(f"/countries/XS/{address}").status_code
        assert answered == (200 if right in rights_of(frozenset({role})) else 403), role


def test_what_belongs_to_another_country_is_not_there(country: Country, as_role: AS, person: WHO) -> None:
    other = country_found(profile_named("PE"), person(Role.FOCAL_POINT), Role.FOCAL_POINT)
    finding, client = one(country), as_role(Role.FOCAL_POINT)
    judgement = finding_judge(finding, corrected(), person(Role.FOCAL_POINT))
    provision = Provision.objects.filter(document__instrument__country=country).first()
    assert provision is not None
    own = f"findings/{finding.pk}"
    for path in (own, f"{own}/settle", f"{own}/decide", f"findings/add?provision={provision.pk}"):
        assert client.get(f"/countries/{other.code}/{path}").status_code == 404
    for path in (f"{own}/judge", f"judgements/{judgement.pk}/undo", f"findings/bulk/{uuid.uuid4()}/give"):
        assert client.post(f"/countries/{other.code}/{path}").status_code == 404
    assert Judgement.objects.count() == 1


def test_nobody_undoes_what_another_judged(country: Country, as_role: AS, person: WHO) -> None:
    judgement = finding_judge(one(country), corrected(), person(Role.CONSULTANT))
    assert as_role(Role.REVIEWER).post(f"/countries/XS/judgements/{judgement.pk}/undo").status_code == 404
    judgement.refresh_from_db()
    assert judgement.withdrawn_at is None


TELLING = ("?standing=corrected", "?extent=mention", "?theme=socio_economic", "?obligation=CPB-26-1", "?comment=any")
FILTERS = ("", *TELLING, "?whose=others", "?order=place")


def test_who_has_not_judged_is_not_told_what_another_judged(country: Country, as_role: AS, person: WHO) -> None:
    finding = one(country, extent="operative")
    Finding.objects.filter(pk=finding.pk).update(text="A passage marked for the eye.")
    finding_judge(finding, corrected(), person(Role.CONSULTANT))
    reviewer = as_role(Role.REVIEWER)
    page = reviewer.get(f"/countries/XS/findings/{finding.pk}").content.decode()
    assert CANARY not in page
    assert "Person consultant" not in page
    assert "One person has judged this passage" in page
    assert not re.search(r'value="(mention|CPB-26-1|socio_economic|power)"[^>]*(checked|selected)', page)
    for query in FILTERS:
        listed = reviewer.get(f"/countries/XS/findings{query}").content.decode()
        assert CANARY not in listed
        assert "Corrected" not in re.sub(r"<select.*?</select>", "", listed, flags=re.DOTALL), query
    for query in TELLING:
        assert f"findings/{finding.pk}" not in reviewer.get(f"/countries/XS/findings{query}").content.decode(), query
    for page in ("", "findings/changes", "findings/agreement"):
        assert CANARY not in reviewer.get(f"/countries/XS/{page}").content.decode()
    assert "corrected a finding" not in reviewer.get("/countries/XS/").content.decode()


def test_who_has_judged_is_told_and_who_does_not_judge_sees_all(country: Country, as_role: AS, person: WHO) -> None:
    finding = one(country, extent="operative")
    finding_judge(finding, corrected(), person(Role.CONSULTANT))
    assert CANARY in as_role(Role.SECRETARIAT).get(f"/countries/XS/findings/{finding.pk}").content.decode()
    reviewer = as_role(Role.REVIEWER)
    sent(reviewer, finding, verdict="rejected")
    page = reviewer.get(f"/countries/XS/findings/{finding.pk}").content.decode()
    assert CANARY in page
    assert "People differ" in page
    assert f"findings/{finding.pk}" in reviewer.get("/countries/XS/findings?standing=divided").content.decode()
    own = Judgement.objects.get(by=person(Role.REVIEWER))
    reviewer.post(f"/countries/XS/judgements/{own.pk}/undo")
    assert CANARY not in reviewer.get(f"/countries/XS/findings/{finding.pk}").content.decode()


def test_saving_goes_to_the_next_that_waits_and_offers_to_undo(country: Country, as_role: AS, person: WHO) -> None:
    client = as_role(Role.REVIEWER)
    first = client.get("/countries/XS/findings?extent=mention").content.decode()
    number = int(re.findall(r'class="btn" href="/countries/XS/findings/(\d+)', first)[0])
    answer = sent(client, Finding.objects.get(pk=number), verdict="accepted")
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert re.fullmatch(r"/countries/XS/findings/\d+\?saved=\d+", answer.url)  # type: ignore[attr-defined]
    page = client.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert "Saved: " in page
    undo = re.findall(r'action="(/countries/XS/judgements/\d+/undo)', page)[0]
    assert client.post(undo).url.startswith(f"/countries/XS/findings/{number}")  # type: ignore[attr-defined]
    assert Judgement.objects.get().withdrawn_at is not None
    assert Finding.objects.get(pk=number).standing_value == ""


def test_the_filter_is_kept_from_one_finding_to_the_next(country: Country, as_role: AS) -> None:
    client, query = as_role(Role.REVIEWER), "?language=es&standing=waits&order=place"
    onward = re.compile(r'rel="next"[^>]*href="([^"]*/findings/(\d+)\?language=es&amp;standing=waits&amp;order=place)"')
    listed = client.get(f"/countries/XS/findings{query}").content.decode()
    address = re.findall(r'class="btn" href="([^"]+)"', listed)[0].replace("&amp;", "&")
    seen: list[int] = []
    while (number := int(address.split("/")[-1].split("?")[0])) not in seen:
        seen.append(number)
        found = onward.search(client.get(address).content.decode())
        assert found
        address = found.group(1).replace("&amp;", "&")
    expected = Finding.objects.filter(country=country, language="es", standing="here").order_by("instrument_id", "position", "pk")
    assert seen == list(expected.values_list("pk", flat=True))


def test_what_is_sent_twice_is_kept_once(country: Country, as_role: AS) -> None:
    client, finding = as_role(Role.REVIEWER), one(country)
    form = {"verdict": "accepted", "key": str(uuid.uuid4())}
    for _ in range(3):
        assert client.post(f"/countries/XS/findings/{finding.pk}/judge", form).status_code == 302
    assert Judgement.objects.count() == 1


def test_a_reading_that_changed_meanwhile_is_told_and_nothing_overwritten(country: Country, as_role: AS, person: WHO) -> None:
    client, finding = as_role(Role.REVIEWER), one(country, extent="operative")
    page = client.get(f"/countries/XS/findings/{finding.pk}").content.decode()
    hidden = dict(re.findall(r'name="(key|seen)" value="([^"]+)"', page))
    finding_judge(finding, Opinion(verdict=Verdict.REJECTED, comment="settled so"), person(Role.FOCAL_POINT), Voice.SETTLED)
    values = {**hidden, "verdict": "corrected", "extent": "implicit", "comment": "my own words"}
    answer = client.post(f"/countries/XS/findings/{finding.pk}/judge", values)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "my own words" in told
    assert "settled so" in told
    assert not Judgement.objects.filter(by=person(Role.REVIEWER)).exists()
    hidden = dict(re.findall(r'name="(key|seen)" value="([^"]+)"', told))
    assert client.post(f"/countries/XS/findings/{finding.pk}/judge", {**values, **hidden}).status_code == 302


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Choose accept, correct, reject or comment"),
        ({"verdict": "corrected"}, "Choose the extent"),
        ({"verdict": "none"}, "Write the comment"),
        ({"verdict": "corrected", "extent": "operative", "obligations": ["NO-SUCH"]}, "NO-SUCH"),
        ({"verdict": "burned"}, "burned"),
        ({"verdict": "none", "comment": "x" * 10_001}, "longer than 10,000"),
    ],
)
def test_a_form_that_says_nothing_is_given_back(country: Country, as_role: AS, values: dict[str, object], words: str) -> None:
    answer = as_role(Role.REVIEWER).post(f"/countries/XS/findings/{one(country).pk}/judge", values)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Judgement.objects.exists()


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "{{ request }}", "' OR 1=1 --", "\u202e reversed", "=HYPERLINK(1)"])
def test_hostile_words_stay_words(country: Country, as_role: AS, hostile: str) -> None:
    client, finding = as_role(Role.REVIEWER), one(country)
    Finding.objects.filter(pk=finding.pk).update(text=hostile, heading=hostile, actor=hostile)
    sent(client, finding, verdict="none", comment=hostile)
    sent(client, finding, verdict="accepted", comment=hostile)
    page = client.get(f"/countries/XS/findings/{finding.pk}").content.decode()
    assert "<script>alert" not in page
    assert hostile in Judgement.objects.values_list("comment", flat=True)
    for query in (
        "instrument",
        "language",
        "sector",
        "obligation",
        "theme",
        "extent",
        "standing",
        "whose",
        "order",
        "bulk",
        "page",
        "saved",
    ):
        assert client.get("/countries/XS/findings", {query: hostile}).status_code == 200
        assert client.get(f"/countries/XS/findings/{finding.pk}", {query: hostile}).status_code == 200


def test_a_provision_the_machine_did_not_report_is_marked_by_a_person(country: Country, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT)
    reported = Finding.objects.filter(country=country).values("document", "position")
    provision = next(
        one
        for one in Provision.objects.filter(document__instrument__country=country, document__current=True, language="en")
        if {"document": one.document_id, "position": one.position} not in reported
    )
    address = f"/countries/XS/findings/add?provision={provision.pk}"
    assert client.post(address, {"comment": "no extent"}).status_code == 200
    answer = client.post(address, {"extent": "implicit", "obligations": ["CPB-26-1"], "comment": "touches it"})
    assert answer.status_code == 302
    row = Finding.objects.get(pk=int(answer.url.split("/")[-1]))  # type: ignore[attr-defined]
    assert (row.extent, row.judged_extent, row.standing, row.standing_value) == ("none", "implicit", "here", "corrected")
    assert client.post(address, {"extent": "mention"}).url.endswith(f"/{row.pk}")  # type: ignore[attr-defined]
    for judgement in Judgement.objects.filter(finding=row, withdrawn_at=None):
        client.post(f"/countries/XS/judgements/{judgement.pk}/undo")
    row.refresh_from_db()
    assert row.standing == "gone"
    assert Judgement.objects.filter(finding=row).count() == 2


def test_a_difference_is_settled_with_a_reason_and_the_round_table_overrides(country: Country, as_role: AS, person: WHO) -> None:
    finding = one(country, extent="operative")
    first = finding_judge(finding, corrected(), person(Role.CONSULTANT))
    finding_judge(finding, Opinion(verdict=Verdict.REJECTED), person(Role.REVIEWER))
    client = as_role(Role.FOCAL_POINT)
    assert CANARY in client.get("/countries/XS/findings/differences").content.decode()
    address = f"/countries/XS/findings/{finding.pk}/settle"
    assert "Say why" in client.post(address, {"take": str(first.pk)}).content.decode()
    assert client.post(address, {"take": str(first.pk), "comment": "the schedule names it"}).status_code == 302
    finding.refresh_from_db()
    assert (finding.standing_value, finding.judged_extent) == ("corrected", "mention")
    assert set(finding.services.values_list("obligation", flat=True)) == {"CPB-26-1"}
    decide = f"/countries/XS/findings/{finding.pk}/decide"
    assert client.post(decide, {"take": "own", "extent": "implicit", "comment": ""}).status_code == 302
    finding.refresh_from_db()
    assert finding.judged_extent == "implicit"
    page = client.get(f"/countries/XS/findings/{finding.pk}").content.decode()
    assert all(words in page for words in (CANARY, "the schedule names it", "Person reviewer", "Operative"))
    assert Judgement.objects.filter(finding=finding, withdrawn_at=None).count() == 4


def test_a_share_is_drawn_for_a_second_reading(country: Country, as_role: AS, person: WHO) -> None:
    client = as_role(Role.FOCAL_POINT)
    assert client.post("/countries/XS/findings/assign", {"share": "10"}).status_code == 302
    drawn = SecondReview.objects.count()
    assert drawn > 10
    finding = SecondReview.objects.first()
    assert finding is not None
    sent(client, finding.finding, verdict="accepted")
    listed = client.get("/countries/XS/findings?whose=second").content.decode()
    assert f"{drawn - 1} findings" in listed
    assert as_role(Role.REVIEWER).post("/countries/XS/findings/assign", {"share": "10"}).status_code == 403
