"""Who judges is not told what others judged before she has judged herself: every place that shows a value of a finding, role by role.

A place is a piece of a page or a file that speaks of one finding. For who is blind it says the same before and after somebody else has
judged; for who is not, it changes.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.peopled import person_of, silent
from tests.web.sampled import fill, routes

from weft.records import Extent, Language
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.exchange.making import make
from weft_web.exchange.models import Parcel
from weft_web.findings.assessing import assessment_of
from weft_web.findings.models import Finding, Judgement, Verdict, Voice
from weft_web.findings.services import Opinion, finding_judge, judgement_withdraw
from weft_web.findings.standing import renew
from weft_web.jobs.models import Job
from weft_web.rights import HOLDERS, Right, Role

CANARY = "Kanarienvogel im Bergwerk"
OTHER_OBLIGATION, OTHER_THEME = "SP-05-4", "liability"
CORRECTED = Opinion(verdict="corrected", extent="mention", themes=(OTHER_THEME,), obligations=(OTHER_OBLIGATION,), modality="power")
GIVER = Role.CONSULTANT
BLIND = (Role.REVIEWER, Role.LEGAL_SPECIALIST, Role.FOCAL_POINT)
OPEN = (Role.SECRETARIAT, Role.ADMINISTRATOR)

Place = Callable[[Client, Finding], object]


def page_of(client: Client, address: str, **asked: object) -> str:
    answer = client.get(f"/countries/XS/{address}", asked)
    assert answer.status_code == 200, address
    return answer.getvalue().decode()


def review_in(page: str, finding: Finding) -> bool:
    return re.search(rf"/findings/{finding.pk}\b", page) is not None


def marks_in(page: str) -> list[str]:
    return re.findall(r'class="x (x\d)', page)


def around(page: str, finding: Finding, tag: str) -> str:
    """The pieces between two tags that lead to the finding."""
    return "".join(one for one in re.split(rf"<{tag}\b", page) if review_in(one.split(f"</{tag}>")[0], finding))


def in_search(client: Client, finding: Finding) -> object:
    page = page_of(client, "search", finding="with", instrument=finding.instrument.key, sort="place")
    return marks_in(around(page, finding, "li"))


def by_search(client: Client, finding: Finding) -> object:
    asked = {"instrument": finding.instrument.key, "sort": "place"}
    return [review_in(page_of(client, "search", extent=one, **asked), finding) for one in ("operative", "mention")]


def in_found_csv(client: Client, finding: Finding) -> object:
    body = page_of(client, "search/found.csv", finding="with", instrument=finding.instrument.key)
    return [row for row in csv.reader(io.StringIO(body.removeprefix("\ufeff"))) if len(row) > 1 and row[4] == finding.text]


def in_text(client: Client, finding: Finding) -> object:
    page = page_of(client, f"documents/{finding.document_id}/text", at=finding.position)
    return marks_in(page.partition(f'id="p{finding.position}"')[2].partition("<blockquote")[0])


def in_matrix(client: Client, finding: Finding) -> object:
    asked = {"open": finding.obligations[0]["id"], "in": finding.document_id}
    return [marks_in(around(page_of(client, address, **asked), finding, "article")) for address in ("coverage", "coverage/opened")]


def in_obligations(client: Client, finding: Finding) -> object:
    return [review_in(page_of(client, f"obligations/{one}"), finding) for one in (finding.obligations[0]["id"], OTHER_OBLIGATION)]


def in_queue(client: Client, finding: Finding) -> object:
    asked: tuple[dict[str, str], ...] = ({"obligation": OTHER_OBLIGATION}, {"theme": OTHER_THEME}, {"standing": "corrected"})
    narrow = {"instrument": str(finding.instrument_id)}
    listed = [review_in(around(page_of(client, "findings", **one, **narrow), finding, "tr"), finding) for one in asked]
    return [*listed, marks_in(around(page_of(client, "findings", order="place", **narrow), finding, "tr"))]


def in_findings_csv(client: Client, finding: Finding) -> object:
    rows = list(csv.DictReader(io.StringIO(page_of(client, "exchange/findings.csv", keys="1", plain="1"))))
    row = next(row for row in rows if row["text"] == finding.text)
    return [row[name] for name in ("holder", "extent", "themes", "obligations", "modality", "judgements")]


def in_workbook(client: Client, finding: Finding) -> object:
    files = zipfile.ZipFile(io.BytesIO(taken(client, "workbook")))
    cells = "".join(files.read(name).decode() for name in files.namelist() if name.startswith("xl/worksheets/"))
    shared = re.findall(r"<si>(.*?)</si>", files.read("xl/sharedStrings.xml").decode(), re.DOTALL)
    texts = [re.sub(r"<.*?>", "", one) for one in shared]
    rows = [
        [texts[int(cell)] for cell in re.findall(r't="s"><v>(\d+)</v>', row)] for row in re.findall(r"<row .*?</row>", cells, re.DOTALL)
    ]
    words = finding.text.replace("&", "&amp;")[:200]
    return [row for row in rows if any(words in cell for cell in row)]


def in_annotations(client: Client, finding: Finding) -> object:
    body = taken(client, "annotations").decode()
    line = next(line for line in body.splitlines() if finding.quotes[0]["text"].replace('"', '\\"')[:60] in line)
    return sorted(set(re.findall(r'"id":"(urn:weft:[^"]+)"', line)))


def taken(client: Client, form: str) -> bytes:
    """A file made for who is signed in, now."""
    Job.objects.filter(kind="export").delete()
    assert client.post("/countries/XS/exchange/make", {"form": form}).status_code == 302
    make(Job.objects.get(kind="export"), silent)
    return Parcel.objects.latest("pk").path.read_bytes()


PLACES: dict[str, Place] = {
    "search": in_search,
    "search by extent": by_search,
    "what was found, as CSV": in_found_csv,
    "text": in_text,
    "opened cell": in_matrix,
    "obligation": in_obligations,
    "list of findings": in_queue,
    "findings as CSV": in_findings_csv,
    "workbook": in_workbook,
    "annotations": in_annotations,
}


@pytest.fixture
def finding(country: Country) -> Finding:
    """A rule, alone in its cell, that serves the obligation first among what it serves."""
    for cell in assessment_of(country).cells:
        row = Finding.objects.filter(country=country, engine_id=cell.findings[0], document__name=cell.document).first()
        alone = len(cell.findings) == 1 and cell.extent is Extent.OPERATIVE and row is not None
        if alone and row and row.obligations[0]["id"] == cell.obligation and len(row.quotes) == 1 and len(row.text) > 60:
            return row
    raise AssertionError("the sample country has no such finding")


def told(client: Client, finding: Finding, places: Iterable[str] = PLACES) -> dict[str, object]:
    return {name: PLACES[name](client, finding) for name in places}


@pytest.mark.parametrize("role", BLIND)
def test_who_has_not_judged_is_shown_the_machine_everywhere(role: Role, finding: Finding, as_role: Callable[..., Client]) -> None:
    client = as_role(role)
    before = told(client, finding)
    assert all(before.values())
    finding_judge(finding, CORRECTED, person_of(GIVER))
    assert told(client, finding) == before


def test_who_does_not_judge_is_shown_what_holds_everywhere(finding: Finding, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.SECRETARIAT)
    before = told(client, finding)
    finding_judge(finding, CORRECTED, person_of(GIVER))
    after = told(client, finding)
    assert [name for name in PLACES if after[name] == before[name]] == []


QUICK = [name for name in PLACES if name not in ("workbook", "annotations")]


def test_who_has_judged_is_shown_what_holds_until_she_takes_it_back(finding: Finding, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    before = told(client, finding, QUICK)
    own = finding_judge(finding, Opinion(verdict="accepted"), person_of(Role.REVIEWER))
    finding_judge(finding, CORRECTED, person_of(GIVER))
    assert CANARY not in str(told(client, finding, QUICK))
    assert [name for name in QUICK if told(client, finding, [name])[name] == before[name]] == []
    judgement_withdraw(own, person_of(Role.REVIEWER))
    assert told(client, finding, QUICK) == before


@pytest.mark.parametrize("voice", [Voice.SETTLED, Voice.ROUND_TABLE])
def test_what_was_settled_or_decided_is_shown_to_all(voice: Voice, finding: Finding, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    before = told(client, finding, QUICK)
    finding_judge(finding, CORRECTED, person_of(Role.FOCAL_POINT), voice)
    assert [name for name in QUICK if told(client, finding, [name])[name] == before[name]] == []


@pytest.mark.parametrize(("role", "sees"), [(Role.REVIEWER, False), (Role.LEGAL_SPECIALIST, True), (Role.FOCAL_POINT, True)])
def test_what_is_divided_is_shown_to_who_settles(role: Role, *, sees: bool, finding: Finding, as_role: Callable[..., Client]) -> None:
    client, second = as_role(role), Role.REVIEWER if sees else Role.LEGAL_SPECIALIST
    finding_judge(finding, Opinion(verdict="rejected", comment=CANARY), person_of(GIVER))
    assert CANARY not in page_of(client, f"findings/{finding.pk}")
    before = told(client, finding, ["search", "text"])
    finding_judge(finding, CORRECTED, person_of(second))
    assert (told(client, finding, ["search", "text"]) != before) is sees
    assert (CANARY in page_of(client, f"findings/{finding.pk}")) is sees
    own = finding_judge(finding, Opinion(verdict="accepted"), person_of(role))
    assert own.blind is not sees


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_page_says_once_that_it_withholds(language: str, finding: Finding, as_role: Callable[..., Client]) -> None:
    finding_judge(finding, CORRECTED, person_of(GIVER))
    line = engine.voice(Language(language)).say("findings.withheld", 1).replace("'", "&#x27;")
    pages: tuple[tuple[str, dict[str, object]], ...] = (
        ("search", {"finding": "with", "instrument": finding.instrument.key, "sort": "place"}),
        (f"documents/{finding.document_id}/text", {"at": finding.position}),
        ("coverage/opened", {"open": finding.obligations[0]["id"], "in": finding.document_id}),
        (f"obligations/{finding.obligations[0]['id']}", {}),
        ("search/found.csv", {"finding": "with", "instrument": finding.instrument.key}),
    )
    for address, asked in pages:
        assert page_of(as_role(Role.REVIEWER, language), address, **asked).count(line) == 1, address
        assert line not in page_of(as_role(Role.SECRETARIAT, language), address, **asked), address


def test_a_file_that_shows_more_is_not_for_another_who_has_not_judged(finding: Finding, as_role: Callable[..., Client]) -> None:
    finding_judge(finding, CORRECTED, person_of(GIVER))
    taken(as_role(Role.SECRETARIAT), "workbook")
    address = f"/countries/XS/exchange/files/{Parcel.objects.latest('pk').key}"
    answers = {role: as_role(role).get(address) for role in (*BLIND, GIVER, *OPEN)}
    assert {role for role, answer in answers.items() if answer.status_code == 200} == set(OPEN)
    assert {answers[role].status_code for role in (*BLIND, GIVER)} == {403}
    for answer in answers.values():
        answer.close()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEGAL_SPECIALIST])
def test_no_page_tells_the_words_of_who_judged_first(role: Role, country: Country, as_role: Callable[..., Client]) -> None:
    fill(country)
    Judgement.objects.filter(finding__country=country).delete()
    rows = list(Finding.objects.filter(country=country))
    given = {"by": person_of(GIVER), "verdict": Verdict.REJECTED, "comment": CANARY}
    Judgement.objects.bulk_create(Judgement(finding=row, path=row.path, quote=row.text, **given) for row in rows)
    renew(Finding.objects.filter(country=country).prefetch_related("judgements"))
    client, telling = as_role(role), {"findings:settle", "findings:decide"} if role in HOLDERS[Right.SETTLE] else set()
    for route in routes():
        if "country" in route.arguments and route.name not in telling:
            answer = client.get(route.address(country))
            assert CANARY.encode() not in answer.getvalue(), route.name
    heard = as_role(Role.SECRETARIAT).get(f"/countries/XS/findings/{rows[0].pk}")
    assert CANARY in heard.content.decode()


def test_a_page_asks_no_more_for_many_findings_than_for_few(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    pages = (
        "search?finding=with&sort=place",
        f"documents/{Finding.objects.filter(country=country)[0].document_id}/text",
        "obligations/CPB-26-1",
    )

    def asked() -> list[int]:
        counts = []
        for page in pages:
            client.get(f"/countries/XS/{page}")
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(f"/countries/XS/{page}")
            counts.append(len(queries))
        return counts

    rows = list(Finding.objects.filter(country=country, standing="here"))
    finding_judge(rows[0], CORRECTED, person_of(GIVER))
    few = asked()
    for row in rows[1:80]:
        finding_judge(row, CORRECTED, person_of(GIVER))
    assert all(many <= one + 1 for many, one in zip(asked(), few, strict=True))
