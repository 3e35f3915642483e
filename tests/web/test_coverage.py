"""Coverage: the figures of the assessment and no others, every state with its own word and mark, and what people say beside them."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.web.peopled import person_of, take_in

from weft.records import Cell, Coverage, Extent, Language, Row
from weft_web import engine
from weft_web.countries.founding import country_found
from weft_web.countries.models import CONDITIONS, Country
from weft_web.countries.services import country_describe
from weft_web.coverage import asking, selectors, services
from weft_web.coverage import matters as matters_of
from weft_web.coverage.asking import Asking
from weft_web.coverage.matters import Matter, gone, keyed, told
from weft_web.coverage.models import Statement, View
from weft_web.coverage.states import MARKS, marks_of, state_of
from weft_web.coverage.weighed import Weighed, weighed
from weft_web.engine.citing import Voice
from weft_web.engine.naming import profile_named
from weft_web.findings.assessing import assessment_of, assessment_weigh
from weft_web.findings.models import Finding
from weft_web.findings.services import Opinion, finding_judge
from weft_web.instruments.models import Document
from weft_web.rights import Role

LANGUAGES = ("en", "fr", "es")
VOICE = engine.voice(Language.EN)
PAGES = ("coverage", "coverage?by=theme", "coverage/choose", "matters?kind=gap", "matters?kind=contradiction", "matters?kind=overlap")


def held(country: Country) -> Weighed:
    return weighed(country, reviewed_only=False)


def matters(country: Country, voice: Voice = VOICE) -> tuple[Matter, ...]:
    return told(country, held(country), keyed(country, held(country)), voice)


def some_matter(country: Country, kind: str = "contradiction") -> Matter:
    return next(one for one in matters(country) if one.kind == kind)


def cells_in(page: str) -> Counter[str]:
    """Codes of extent of the cells of instruments, by their marks."""
    return Counter(re.findall(r'in=\d+#open"[^>]*><span class="x (x\d)"', page))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_speaks_each_language(page: str, language: str, as_role: Callable[..., Client], country: Country) -> None:
    answer = as_role(Role.REVIEWER, language).get(f"/countries/XS/{page}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()
    assert len(answer.content) < 120_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_obligation_and_each_matter_has_its_page(language: str, as_role: Callable[..., Client], country: Country) -> None:
    client = as_role(Role.SECRETARIAT if language == "fr" else Role.CONSULTANT, language)
    client.force_login(person_of(Role.CONSULTANT), "django.contrib.auth.backends.ModelBackend")
    for code in list(engine.obligations())[::9]:
        assert client.get(f"/countries/XS/obligations/{code}").status_code == 200
    for one in matters(country, engine.voice(Language(language))):
        page = client.get(f"/countries/XS/matters/{one.key}").content.decode()
        assert page.count('<blockquote class="src"') == len(one.kept["findings"]) > 0


def test_every_state_has_a_word_and_a_mark_of_its_own() -> None:
    for language in Language:
        words = [engine.voice(language).say(f"coverage.state.{code}") for code in MARKS]
        meanings = [engine.voice(language).say(f"coverage.means.{code}") for code in MARKS]
        assert len(set(words)) == len(set(meanings)) == len(MARKS)
    assert len(set(MARKS.values())) == len(MARKS)


@pytest.mark.parametrize(
    ("coverage", "gap", "rule", "marks"),
    [
        ("operative", False, "found_operative", ["operative"]),
        ("implicit", True, "only_implicit", ["gap", "implicit"]),
        ("mention", True, "only_in_policy", ["gap", "mention"]),
        ("implicit", False, "reached_without_name", ["implicit"]),
        ("not_found", True, "missing", ["gap"]),
        ("not_found", False, "drafting_quality", ["not_found"]),
        ("not_found", False, "profile_not_stated", ["waits"]),
        ("mention", False, "profile_not_stated", ["mention", "waits"]),
        ("not_used", False, "option_not_used", ["not_used"]),
        ("elsewhere", False, "evidence_elsewhere", ["elsewhere"]),
        ("not_applicable", False, "profile_excludes", ["not_applicable"]),
        ("not_analysed", False, "nothing_analysed", ["not_analysed"]),
    ],
)
def test_a_row_bears_its_marks(coverage: str, gap: bool, rule: str, marks: list[str]) -> None:
    row = Row(obligation="CPB-01", coverage=Coverage(coverage), gap=gap, rule=rule, findings=())
    assert [one.code for one in marks_of(row)] == marks
    assert ("gap" in marks) == gap


def test_the_matrix_says_what_the_assessment_says(as_role: Callable[..., Client], country: Country) -> None:
    client, assessment = as_role(Role.CONSULTANT), assessment_of(country)
    columns = [one for one in held(country).documents if held(country).counts[one]]
    shown: Counter[str] = Counter()
    listed: list[str] = []
    for some in filter(None, (columns[:12], columns[12:])):
        for number in range(1, 5):
            page = client.get("/countries/XS/coverage", {"col": some, "page": number}).content.decode()
            shown += cells_in(page)
            listed += re.findall(r'obligations/([\w-]+)">', page) if some == columns[:12] else []
    marks = {Extent.IMPLICIT: "x1", Extent.MENTION: "x2", Extent.OPERATIVE: "x3"}
    assert shown == Counter(marks[one.extent] for one in assessment.cells)
    assert listed == [row.obligation for row in assessment.rows]


def test_each_state_is_counted_and_listed_alone(as_role: Callable[..., Client], country: Country) -> None:
    client, counts = as_role(Role.CONSULTANT), Counter(state_of(row) for row in assessment_of(country).rows)
    for code, classes in MARKS.items():
        page = client.get("/countries/XS/coverage", {"state": code}).content.decode()
        word = VOICE.say(f"coverage.state.{code}")
        assert f'<span class="{classes}">{word}</span> <b class="n">{counts[code]}</b>' in page or not counts[code]
        assert len(set(re.findall(r"[?;&]open=([\w-]+)#open", page))) == min(counts[code], 50)


def test_silence_where_the_treaty_leaves_a_choice_is_never_among_the_gaps(as_role: Callable[..., Client], country: Country) -> None:
    page = as_role(Role.CONSULTANT).get("/countries/XS/matters?kind=gap").content.decode()
    listed = set(re.findall(r'obligations/([\w-]+)">', page))
    rows = {row.obligation: row for row in assessment_of(country).rows}
    assert listed == {code for code, row in rows.items() if row.gap}
    assert not [code for code in listed if engine.obligations()[code].kind.value == "may"]


def test_reviewed_findings_alone_fill_the_matrix_once_they_are_judged(as_role: Callable[..., Client], country: Country) -> None:
    client = as_role(Role.CONSULTANT)
    assert not cells_in(client.get("/countries/XS/coverage?reviewed=1").content.decode())
    cell = next(one for one in assessment_of(country).cells if one.extent is Extent.OPERATIVE)
    finding = Finding.objects.get(country=country, engine_id=cell.findings[0], document__name=cell.document)
    finding_judge(finding, Opinion(verdict="accepted"), person_of(Role.REVIEWER))
    # On a machine at its limit weighing is left to the background; here it is not waited for.
    assessment_weigh(country, reviewed_only=True)
    page = client.get("/countries/XS/coverage", {"reviewed": "1", "only": cell.obligation}).content.decode()
    assert cells_in(page) == {"x3": 1}


def test_what_opens_under_a_cell_quotes_article_and_page(as_role: Callable[..., Client], country: Country) -> None:
    client, cell = as_role(Role.CONSULTANT), _cell_with_a_page(country)
    document = Document.objects.get(instrument__country=country, current=True, name=cell.document)
    finding = Finding.objects.get(document=document, engine_id=cell.findings[0])
    for address in ("coverage", "coverage/opened"):
        page = client.get(f"/countries/XS/{address}", {"open": cell.obligation, "in": document.pk}).content.decode()
        assert page.count('id="open"') == 1
        assert f"p.\u00a0{finding.page}" in page
        assert VOICE.message(held(country).rows[cell.obligation].rule).replace("'", "&#x27;") in page


def _cell_with_a_page(country: Country) -> Cell:
    paged = set(Finding.objects.filter(country=country, page__isnull=False).values_list("engine_id", flat=True))
    return next(one for one in assessment_of(country).cells if one.findings[0] in paged)


def test_who_judges_sees_what_others_said_only_after_she_spoke(as_role: Callable[..., Client], country: Country) -> None:
    cell = _cell_with_a_page(country)
    finding = Finding.objects.get(country=country, engine_id=cell.findings[0], document__name=cell.document)
    finding_judge(finding, Opinion(verdict="accepted", comment="plainly a rule"), person_of(Role.REVIEWER))
    address = f"/countries/XS/coverage/opened?open={cell.obligation}&in={finding.document_id}"
    assert "plainly a rule" not in as_role(Role.CONSULTANT).get(address).content.decode()
    finding_judge(finding, Opinion(verdict="accepted"), person_of(Role.CONSULTANT))
    assert "plainly a rule" in as_role(Role.CONSULTANT).get(address).content.decode()


def test_the_profile_makes_rows_wait_and_scope_leaves_rows_out(as_role: Callable[..., Client], country: Country) -> None:
    nothing = dict.fromkeys(CONDITIONS)
    country_describe(country, {**nothing, "treaties": ["NKLSP"]}, person_of(Role.FOCAL_POINT))
    country.refresh_from_db()
    assessment_weigh(country, reviewed_only=False)
    states = {state_of(row) for row in held(country).rows.values()}
    assert "waits" in states
    assert "gap" not in states
    assert {one.treaty for one in held(country).obligations.values()} == {"NKLSP"}
    page = as_role(Role.CONSULTANT).get("/countries/XS/coverage").content.decode()
    assert VOICE.say("coverage.outside", len(engine.obligations()) - len(held(country).rows)) in page


def test_a_country_without_texts_is_told_how_to_begin(as_role: Callable[..., Client], db: None) -> None:
    other = country_found(profile_named("PE"), person_of(Role.CONSULTANT), Role.CONSULTANT)
    page = as_role(Role.CONSULTANT).get(f"/countries/{other.code}/coverage").content.decode()
    assert VOICE.say("coverage.nothing_yet") in page


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_spreadsheet_holds_every_row(form: str, as_role: Callable[..., Client], country: Country) -> None:
    Statement.objects.create(country=country, obligation="CPB-01", kind="gap_confirmed", reason="=2+3", by=person_of(Role.REVIEWER))
    answer = as_role(Role.CONSULTANT).get(f"/countries/XS/coverage/coverage.{form}")
    assert "attachment" in answer.headers["Content-Disposition"]
    if form == "xlsx":
        sheet = zipfile.ZipFile(io.BytesIO(answer.content)).read("xl/worksheets/sheet1.xml").decode()
        assert sheet.count("<row ") == len(assessment_of(country).rows) + 1
        assert "<f>" not in sheet
        return
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == len(assessment_of(country).rows) + 1
    assert sum(cell in ("Implicit", "Mention", "Operative") for row in rows[1:] for cell in row) == len(assessment_of(country).cells)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_a_statement_stands_beside_the_row_and_is_never_lost(as_role: Callable[..., Client], country: Country) -> None:
    client, before = as_role(Role.LEGAL_SPECIALIST), assessment_of(country)
    said = {"kind": "elsewhere", "source": "Letter of 6 May 2012", "reason": "The <b>contact point</b> is named there."}
    assert client.post("/countries/XS/obligations/CPB-17-2/state", {**said, "source": ""}).status_code == 200
    assert not Statement.objects.exists()
    assert client.post("/countries/XS/obligations/CPB-17-2/state", said).status_code == 302
    page = client.get("/countries/XS/obligations/CPB-17-2").content.decode()
    assert "&lt;b&gt;contact point&lt;/b&gt;" in page
    assert "Person legal_specialist" in page
    assert assessment_of(country) == before
    one = Statement.objects.get()
    withdraw = f"/countries/XS/statements/{one.pk}/withdraw"
    assert as_role(Role.REVIEWER).post(withdraw).status_code == 404
    assert client.post(withdraw).status_code == 302
    assert Statement.objects.get().withdrawn_at is not None
    assert "Letter of 6 May 2012" in client.get("/countries/XS/obligations/CPB-17-2").content.decode()


def test_a_view_is_kept_when_the_texts_are_weighed_again(country: Country) -> None:
    one, person = some_matter(country, "overlap"), person_of(Role.LEGAL_SPECIALIST)
    services.view_give(country, one, {"verdict": "explained", "reason": "Two procedures"}, person)
    behind = Finding.objects.get(country=country, engine_id=one.kept["findings"][0])
    finding = Finding.objects.filter(country=country, document=behind.document_id).exclude(text=behind.text).first()
    assert finding is not None
    finding_judge(finding, Opinion(verdict="rejected"), person)
    again = next(row for row in matters(country, engine.voice(Language.FR)) if row.key == one.key)
    assert (again.settled, again.changed) == ("explained", False)


def test_a_view_on_words_that_changed_asks_to_be_looked_at_again(country: Country) -> None:
    one = some_matter(country)
    view = services.view_give(country, one, {"verdict": "rejected", "reason": "Not so"}, person_of(Role.REVIEWER))
    View.objects.filter(pk=view.pk).update(texts="of other words")
    found = matters(country)
    assert found[-1].key == one.key
    assert found[-1].changed


def test_a_view_on_a_matter_that_is_gone_is_shown_with_its_sentence(country: Country) -> None:
    one = some_matter(country)
    services.view_give(country, one, {"verdict": "confirmed", "reason": "So it is"}, person_of(Role.REVIEWER))
    found = tuple(row for row in keyed(country, held(country)) if row.key != one.key)
    assert [row.sentence for row in gone(country, found, VOICE)] == [one.sentence]


def test_keys_of_matters_are_their_own_and_stay(country: Country) -> None:
    keys = [one.key for one in matters(country)]
    assert len(set(keys)) == len(keys) > 5
    assert keys == [one.key for one in matters(country, engine.voice(Language.ES))]


def test_matters_stand_on_several_pages_and_none_is_left_out(
    as_role: Callable[..., Client], country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, wanted = as_role(Role.CONSULTANT), {one.key for one in matters(country) if one.kind == "contradiction"}
    monkeypatch.setattr(selectors, "ON_A_PAGE", 2)
    found: set[str] = set()
    for number in range(1, -(-len(wanted) // 2) + 1):
        page = client.get(f"/countries/XS/matters?kind=contradiction&page={number}").content.decode()
        some = set(re.findall(r"/countries/XS/matters/([0-9a-f]+)", page))
        assert 1 <= len(some) <= 2
        assert "kind=contradiction&amp;page=" in page
        found |= some
    assert found == wanted


def test_a_matter_on_many_passages_shows_some_and_says_how_many_more(
    as_role: Callable[..., Client], country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = max(matters(country), key=lambda matter: matter.count)
    monkeypatch.setattr(matters_of, "QUOTED", 1)
    page = as_role(Role.CONSULTANT).get(f"/countries/XS/matters/{one.key}").content.decode()
    assert page.count('<blockquote class="src"') == 1
    assert VOICE.say("coverage.more", one.count - 1) in page
    view = services.view_give(country, one, {"verdict": "confirmed", "reason": "Read"}, person_of(Role.REVIEWER))
    (again,) = told(country, held(country), [row for row in keyed(country, held(country)) if row.key == one.key], VOICE, whole=False)
    assert (again.texts, again.changed) == (view.texts, False)


def test_the_instruments_to_choose_from_are_not_more_than_a_page_bears(
    as_role: Callable[..., Client], country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "MOST_INSTRUMENTS", 2)
    speaking = [one for one in held(country).documents if held(country).counts[one]]
    page = as_role(Role.CONSULTANT).get("/countries/XS/coverage/choose", {"col": speaking[-1]}).content.decode()
    assert {int(one) for one in re.findall(r'name="col" value="(\d+)"', page)} == {*speaking[:2], speaking[-1]}
    assert VOICE.say("coverage.choose_most", 3, of=len(speaking)) in page


def test_views_are_given_and_withdrawn_by_who_judges(as_role: Callable[..., Client], country: Country) -> None:
    client, one = as_role(Role.REVIEWER), some_matter(country, "overlap")
    address = f"/countries/XS/matters/{one.key}/view"
    assert client.post(address, {"verdict": "confirmed", "reason": ""}).status_code == 200
    assert client.post(address, {"verdict": "confirmed", "reason": "Both decide"}).status_code == 302
    view = View.objects.get()
    assert as_role(Role.CONSULTANT).post(f"/countries/XS/views/{view.pk}/withdraw").status_code == 404
    assert client.post(f"/countries/XS/views/{view.pk}/withdraw").status_code == 302
    assert "Both decide" in client.get(f"/countries/XS/matters/{one.key}").content.decode()


def test_nothing_of_another_country_is_shown_or_reached(as_role: Callable[..., Client], country: Country) -> None:
    person, canary = person_of(Role.CONSULTANT), "Canary Act of Elsewhere"
    other = country_found(profile_named("PE"), person, None)
    law = f"# {canary}\n\nArticle 1. No person shall import a living modified organism without the canary approval of the Canary Board.\n"
    take_in(other, (("canary.md", law.encode()),), person)
    stated = Statement.objects.create(country=other, obligation="CPB-01", kind="gap_confirmed", reason=canary, by=person)
    view = View.objects.create(country=other, key="0" * 16, verdict="rejected", reason=canary, by=person, texts="")
    client, strange = as_role(Role.CONSULTANT), Document.objects.get(instrument__country=other)
    addresses = [*PAGES, "obligations/CPB-01", "coverage/coverage.csv", f"coverage?col={strange.pk}&open=CPB-01&in={strange.pk}"]
    for address in addresses:
        assert "anary" not in client.get(f"/countries/XS/{address}").content.decode("utf-8", "replace")
    assert client.get("/countries/PE/coverage").status_code == 404
    assert client.post(f"/countries/XS/statements/{stated.pk}/withdraw").status_code == 404
    assert client.post(f"/countries/XS/views/{view.pk}/withdraw").status_code == 404


@pytest.mark.parametrize(
    ("role", "address", "status"),
    [
        (Role.COMMENTER, "coverage", 403),
        (Role.COMMENTER, "matters", 403),
        (Role.REVIEWER, "coverage/coverage.csv", 200),
        (Role.COMMENTER, "coverage/coverage.csv", 403),
        (Role.REVIEWER, "obligations/CPB-NONE", 404),
        (Role.REVIEWER, "matters/none", 404),
        (Role.REVIEWER, "coverage/opened?open=CPB-NONE", 404),
    ],
)
def test_who_may_not_is_refused(role: Role, address: str, status: int, as_role: Callable[..., Client]) -> None:
    assert as_role(role).get(f"/countries/XS/{address}").status_code == status


@given(st.dictionaries(st.sampled_from([*Asking.__struct_fields__, "col", "in"]), st.text(max_size=20), max_size=6))
def test_whatever_stands_in_an_address_is_read_and_written_back_the_same(given_: dict[str, str]) -> None:
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    query.update(given_)
    read = asking.asked(query)
    assert asking.asked(QueryDict(read.address()[1:])) == read


def test_an_address_names_only_what_differs() -> None:
    assert Asking().address() == "?"
    assert Asking(state="gap", columns=(3, 1)).address(page=2) == "?state=gap&col=3,1&page=2"
