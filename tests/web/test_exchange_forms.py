"""What leaves for other programs: tables without formulas, coded projects and annotations that point at the very words they quote."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import jsonschema
import pytest
from django.test import Client
from lxml import etree
from tests.web.exchange_schemas import COLLECTION, QDA_XSD
from tests.web.peopled import person_of, silent

from weft.records import Language, Page
from weft_web import engine
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.exchange.annotations import Collection
from weft_web.exchange.cases import VARIABLES
from weft_web.exchange.codebook import codebook, every
from weft_web.exchange.making import make
from weft_web.exchange.marking import SPACE
from weft_web.exchange.models import Parcel
from weft_web.exchange.qda import Project
from weft_web.exchange.tables import FINDING_COLUMNS, REGISTER_COLUMNS, safe
from weft_web.exchange.texts import joined, plain
from weft_web.findings.models import Finding
from weft_web.findings.seeing import Reader
from weft_web.findings.services import Opinion, finding_judge
from weft_web.instruments.correcting import register_correct
from weft_web.instruments.models import Instrument
from weft_web.jobs.models import Job
from weft_web.observations.exporting import COLUMNS as OBSERVATION_COLUMNS
from weft_web.observations.models import Evidence
from weft_web.observations.services import evidence_tie, observation_make, observation_withdraw
from weft_web.rights import HOLDERS, Right, Role

NAMES = {"q": SPACE}
Who = Callable[[Role], Person]


def secretariat() -> Reader:
    """Somebody who judges nothing and so sees all."""
    return Reader(person=person_of(Role.SECRETARIAT), judges=False)


@pytest.fixture
def judged(country: Country, person: Who) -> Country:
    """Five findings with something to say of each: accepted, corrected, rejected, remarked, decided by the round table."""
    rows = list(Finding.objects.filter(country=country, standing="here").order_by("id")[:5])
    specialist, consultant, reviewer = (person(role) for role in (Role.LEGAL_SPECIALIST, Role.CONSULTANT, Role.REVIEWER))
    finding_judge(rows[0], Opinion(verdict="accepted"), specialist)
    corrected = Opinion(verdict="corrected", extent="mention", themes=("liability",), obligations=("CPB-27",), modality="duty")
    finding_judge(rows[1], corrected, consultant)
    finding_judge(rows[1], Opinion(verdict="accepted", comment="=HYPERLINK(1) \x0b& <b>"), reviewer)
    finding_judge(rows[2], Opinion(verdict="rejected"), specialist)
    finding_judge(rows[3], Opinion(verdict="none", comment="Ask the ministry."), reviewer)
    finding_judge(rows[4], corrected, person(Role.FOCAL_POINT), voice="round_table")
    return country


def project(country: Country, language: Language = Language.EN, *, named: bool = True) -> tuple[zipfile.ZipFile, etree._Element]:
    out = io.BytesIO()
    Project(country, engine.voice(language), secretariat(), named=named).write(out, silent)
    archive = zipfile.ZipFile(out)
    return archive, etree.fromstring(archive.read("project.qde"))


@pytest.mark.parametrize("language", Language)
def test_a_project_is_what_the_standard_asks(judged: Country, language: Language) -> None:
    _, root = project(judged, language)
    etree.XMLSchema(etree.fromstring(QDA_XSD.encode())).assertValid(root)


def test_every_selection_is_the_words_it_quotes(judged: Country) -> None:
    archive, root = project(judged)
    quotes = sorted(plain(quote["text"]) for row in Finding.objects.filter(country=judged, standing="here") for quote in row.quotes)
    found = []
    for source in root.iterfind(".//q:TextSource", NAMES):
        text = archive.read("Sources/" + source.get("plainTextPath").removeprefix("internal://")).decode("utf-8")
        assert "\r" not in text
        assert not text.startswith("\ufeff")
        for one in source.iterfind("q:PlainTextSelection", NAMES):
            found.append(text[int(one.get("startPosition")) : int(one.get("endPosition"))])
    assert sorted(found) == quotes
    assert len(found) > 50


def test_every_reference_in_a_project_leads_somewhere_and_every_guid_stands_once(judged: Country) -> None:
    _, root = project(judged)
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))
    assert {one.get("targetGUID") for one in root.iter() if one.get("targetGUID")} <= set(guids)
    users = {one.get("guid") for one in root.iterfind(".//q:User", NAMES)}
    assert {one.get("creatingUser") for one in root.iter() if one.get("creatingUser")} <= users


def test_a_project_is_the_same_project_each_time(judged: Country) -> None:
    first, second = (project(judged)[1] for _ in range(2))
    for root in (first, second):
        del root.attrib["creationDateTime"]
    assert etree.tostring(first) == etree.tostring(second)


def test_machine_analysts_and_round_table_are_users_of_their_own(judged: Country, person: Who) -> None:
    _, root = project(judged)
    users = {one.get("guid"): one.get("name") for one in root.iterfind(".//q:User", NAMES)}
    codes = {one.get("guid"): one.get("name") for one in root.iterfind(".//q:Code", NAMES)}
    laid = {
        (users[one.get("creatingUser")], codes[one.find("q:CodeRef", NAMES).get("targetGUID")])
        for one in root.iterfind(".//q:Coding", NAMES)
    }
    assert ("Person legal_specialist", "rejected") in laid
    assert ("round table", "corrected") in laid
    assert ("Person focal_point", "corrected") not in laid
    assert {verdict for name, verdict in laid if name == "Weft (machine)"} & {"accepted", "corrected", "rejected"} == set()


@pytest.mark.parametrize("language", Language)
def test_each_instrument_is_a_case_with_what_the_register_says_of_it(judged: Country, language: Language) -> None:
    voice = engine.voice(language)
    register_correct(
        Instrument.objects.filter(country=judged).earliest("pk"), {"sector": "health", "number": "7 \x0b& 8"}, person_of(Role.CONSULTANT)
    )
    _, root = project(judged, language)
    names = {one.get("guid"): one.get("name") for one in root.iterfind(".//q:Variable", NAMES)}
    assert set(names.values()) == {voice.say(f"exchange.column_{name}") for name in VARIABLES}
    sources = {one.get("guid"): one.get("name") for one in root.iterfind(".//q:TextSource", NAMES)}
    cases = root.findall(".//q:Case", NAMES)
    assert [sources[one.find("q:SourceRef", NAMES).get("targetGUID")] for one in cases] == [one.get("name") for one in cases]
    assert len({one.get("name").casefold() for one in cases}) == len(cases) == len(sources)
    said = {
        (names[value.find("q:VariableRef", NAMES).get("targetGUID")], value.findtext("q:TextValue", namespaces=NAMES))
        for one in cases
        for value in one.iterfind("q:VariableValue", NAMES)
    }
    assert (voice.say("exchange.column_sector"), voice.label("sectors", "health")) in said
    assert (voice.say("exchange.column_number"), "7  & 8") in said
    assert all(value for _, value in said)


def test_a_country_without_texts_is_a_project_too(country: Country) -> None:
    empty = Country.objects.create(code="XO", name_en="Other", name_fr="Autre", name_es="Otro")
    archive, root = project(empty)
    etree.XMLSchema(etree.fromstring(QDA_XSD.encode())).assertValid(root)
    assert archive.namelist() == ["project.qde"]
    assert root.find("q:Cases", NAMES) is None


def test_numbered_people_cannot_be_told(judged: Country) -> None:
    _, root = project(judged, named=False)
    whole = etree.tostring(root, encoding="unicode")
    assert "Person 1" in whole
    assert "legal_specialist" not in whole
    assert "example.org" not in whole
    named = {one.get("guid") for one in project(judged)[1].iterfind(".//q:User", NAMES)}
    numbered = {one.get("guid") for one in root.iterfind(".//q:User", NAMES)}
    assert len(named & numbered) == 3


@pytest.mark.parametrize("language", Language)
def test_no_two_codes_have_one_name(language: Language) -> None:
    names = [code.name.casefold() for code in every(codebook(engine.voice(language)))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "\ufeffa", "a\x00b\x0cc", "a\u2028b\u0085c", "𝔸\r\n\r\nb", "\ud800x"])
def test_a_text_made_plain_keeps_its_length_and_has_line_feeds_only(text: str) -> None:
    made = plain(text)
    assert len(made) == len(text)
    assert made.encode("utf-8")
    assert made.splitlines(keepends=True) == [line + "\n" for line in made.split("\n")[:-1]] + (
        [made.split("\n")[-1]] if made.split("\n")[-1] else []
    )


def test_places_on_pages_become_places_in_the_whole() -> None:
    text = joined((Page(number=1, text="Art. 1\r\nX"), Page(number=2, text="𝔸rt. 2"), Page(number=4, text="Art. 4")))
    for page, start, end, words in ((1, 0, 6, "Art. 1"), (2, 0, 4, "𝔸rt."), (4, 5, 6, "4")):
        place = text.place({"page": page, "start": start, "end": end, "text": words})
        assert place is not None
        assert text.text[slice(*place)] == words
    assert text.place({"page": 3, "start": 0, "end": 1, "text": "A"}) is None
    assert text.place({"page": 4, "start": 0, "end": 1, "text": "B"}) is None


def collection(country: Country, *, named: bool = True) -> dict[str, object]:
    out = io.BytesIO()
    total = Finding.objects.filter(country=country, standing="here").count()
    Collection(country, engine.voice(Language.FR), secretariat(), named=named).write(out, total, silent)
    made: dict[str, object] = json.loads(out.getvalue())
    return made


def test_annotations_are_what_the_standard_asks(judged: Country) -> None:
    made = collection(judged)
    jsonschema.validate(made, COLLECTION)
    items = made["first"]["items"]  # type: ignore[index]
    assert made["total"] == len(items) == Finding.objects.filter(country=judged, standing="here").count()
    assert len({one["id"] for one in items}) == len(items)
    placed = [one for item in items for target in item["target"] for one in target["selector"] if one["type"] == "TextPositionSelector"]
    assert len(placed) == sum(len(item["target"]) for item in items)
    quotes = {target["selector"][0]["exact"] for item in items for target in item["target"]}
    assert quotes == {quote["text"] for row in Finding.objects.filter(country=judged, standing="here") for quote in row.quotes}
    assert "legal_specialist" not in json.dumps(collection(judged, named=False))


def table(client: Client, form: str, **asked: str) -> list[list[str]]:
    answer = client.get(f"/countries/XS/exchange/{form}.csv", asked)
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8"))))  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", Language)
def test_tables_have_a_row_for_each_and_columns_with_names(judged: Country, as_role: Callable[..., Client], language: Language) -> None:
    client = as_role(Role.REVIEWER, language.value)
    rows = table(client, "findings", keys="1", plain="1")
    assert tuple(rows[0]) == FINDING_COLUMNS
    assert len(rows) - 2 == Finding.objects.filter(country=judged, standing="here").count()
    assert len(set(rows[1])) == len(rows[1])
    assert {len(row) for row in rows} == {len(FINDING_COLUMNS)}
    register = table(client, "register", keys="1", plain="1")
    assert tuple(register[0]) == REGISTER_COLUMNS
    assert len(register) - 2 == Instrument.objects.filter(country=judged).count()


@pytest.fixture
def observed(judged: Country, person: Who) -> Country:
    """Two entries by people of whom one has judged and one has not, one of them with evidence; a third was taken back."""
    begun = {"kind": "lessons", "title": "=1+1", "text": "Ports see\nno papers.", "language": "en", "sectors": ["health"], "themes": []}
    first = observation_make(judged, begun, person(Role.REVIEWER))
    finding = Finding.objects.filter(country=judged).first()
    evidence_tie(Evidence(observation=first, kind="finding", finding=finding), person(Role.REVIEWER))
    observation_make(judged, {**begun, "title": "Second"}, person(Role.SECRETARIAT))
    observation_withdraw(observation_make(judged, {**begun, "title": "Third"}, person(Role.REVIEWER)), person(Role.REVIEWER))
    return judged


@pytest.mark.parametrize("language", Language)
def test_observations_are_a_table_of_their_own(observed: Country, as_role: Callable[..., Client], language: Language) -> None:
    client = as_role(Role.REVIEWER, language.value)
    keys, names, first, second = table(client, "observations", keys="1", plain="1")
    assert tuple(keys) == OBSERVATION_COLUMNS
    assert len(set(names)) == len(names) == len(first)
    told = dict(zip(keys, first, strict=True))
    assert (told["title"], told["text"], told["evidence_count"], told["by"]) == ("'=1+1", "Ports see\nno papers.", "1", "Person reviewer")
    assert dict(zip(keys, second, strict=True))["title"] == "Second"
    whole = str(table(client, "observations", unnamed="1"))
    assert "Person reviewer" not in whole
    numbers = {row[OBSERVATION_COLUMNS.index("by")] for row in table(client, "observations", unnamed="1")[1:]}
    assert len(numbers) == 2
    assert "/countries/XS/exchange/observations.csv" in client.get("/countries/XS/exchange").content.decode()


def test_a_table_carries_the_mark_for_excel_unless_it_is_not_wanted(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    assert table(client, "register")[0][0].startswith("\ufeff")
    assert not table(client, "register", plain="1")[0][0].startswith("\ufeff")


def test_no_cell_begins_a_formula(judged: Country, as_role: Callable[..., Client]) -> None:
    Instrument.objects.filter(country=judged).update(title="=cmd|' /C calc'!A0", note="@SUM(1)", number="+1", adopting_body="-1")
    client = as_role(Role.REVIEWER)
    cells = [cell for form in ("findings", "register") for row in table(client, form, plain="1") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert safe("＝1") == "'＝1"


@pytest.mark.parametrize("form", ["qda", "annotations", "workbook"])
def test_a_file_asked_for_is_made_and_can_be_taken(judged: Country, as_role: Callable[..., Client], form: str) -> None:
    client = as_role(Role.CONSULTANT, "fr")
    for _ in range(2):
        client.post("/countries/XS/exchange/make", {"form": form, "language": "fr"})
    jobs = Job.objects.filter(kind="export", country=judged)
    assert jobs.count() == 1
    make(jobs.get(), silent)
    parcel = Parcel.objects.get()
    page = client.get("/countries/XS/exchange")
    assert str(parcel.key) in page.content.decode()
    answer = client.get(f"/countries/XS/exchange/files/{parcel.key}")
    assert len(b"".join(answer.streaming_content)) == parcel.size  # type: ignore[attr-defined]
    assert "attachment" in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]


def test_old_files_are_cleared_and_stay_on_record(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    for _ in range(5):
        client.post("/countries/XS/exchange/make", {"form": "workbook"})
        make(Job.objects.filter(kind="export").latest("pk"), silent)
        Job.objects.filter(kind="export").update(state="done")
    assert Parcel.objects.filter(removed_at=None).count() <= 4
    assert Parcel.objects.count() == 5


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_speaks_three_languages(country: Country, as_role: Callable[..., Client], language: str) -> None:
    answer = as_role(Role.FOCAL_POINT, language).get("/countries/XS/exchange")
    assert answer.status_code == 200
    assert len(answer.content) < 150_000


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLIC])
def test_who_may_export_may_and_nobody_else(country: Country, as_role: Callable[..., Client], role: Role) -> None:
    client = as_role(role)
    allowed = 200 if role in HOLDERS[Right.EXPORT] else 403
    assert client.get("/countries/XS/exchange").status_code == allowed
    assert client.get("/countries/XS/exchange/findings.csv").status_code == allowed
    moves = client.post("/countries/XS/exchange/make", {"form": "country"}).status_code
    assert moves == (302 if role in HOLDERS[Right.MOVE] else 403)


def test_another_country_s_file_is_not_there(country: Country, as_role: Callable[..., Client]) -> None:
    other = Country.objects.create(code="XO", name_en="Other", name_fr="Autre", name_es="Otro")
    parcel = Parcel.objects.create(country=other, form="qda", language="en", made_at="2026-01-01T00:00:00Z")
    client = as_role(Role.CONSULTANT)
    assert client.get(f"/countries/XS/exchange/files/{parcel.key}").status_code == 404
    assert client.get("/countries/XO/exchange").status_code == 404
    assert client.get("/countries/XS/exchange/secrets.csv").status_code == 404


def test_who_has_not_judged_yet_is_not_told_what_others_judged(judged: Country, as_role: Callable[..., Client], person: Who) -> None:
    """The canary: a specialist's remark, on a finding that the consultant has not judged."""
    finding = Finding.objects.filter(country=judged, standing="here").order_by("id")[7]
    finding_judge(finding, Opinion(verdict="rejected", comment="Kanarienvogel"), person(Role.LEGAL_SPECIALIST))
    blind, judge, open_to_all = as_role(Role.CONSULTANT), as_role(Role.LEGAL_SPECIALIST), as_role(Role.SECRETARIAT)
    assert "Kanarienvogel" not in str(table(blind, "findings"))
    assert "judged by others" in str(table(blind, "findings"))
    assert "Kanarienvogel" in str(table(judge, "findings"))
    assert "Kanarienvogel" in str(table(open_to_all, "findings"))
    for client, hears in ((blind, False), (open_to_all, True)):
        for form in ("qda", "annotations"):
            client.post("/countries/XS/exchange/make", {"form": form})
            make(Job.objects.filter(kind="export").latest("pk"), silent)
            parcel = Parcel.objects.latest("pk")
            data = parcel.path.read_bytes()
            data = zipfile.ZipFile(io.BytesIO(data)).read("project.qde") if form == "qda" else data
            assert (b"Kanarienvogel" in data) is hears
    assert blind.get(f"/countries/XS/exchange/files/{parcel.key}").status_code == 403
    answer = open_to_all.get(f"/countries/XS/exchange/files/{parcel.key}")
    answer.close()
    assert answer.status_code == 200
