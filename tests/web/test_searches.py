"""Search: what it finds is what a slow reading of every provision finds, whatever was typed, and of this country only."""

import csv
import io
import re
from collections.abc import Callable, Iterable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.peopled import person_of, take_in

from weft.records import Language
from weft_web import engine
from weft_web.accounts.models import Person
from weft_web.countries.founding import country_found
from weft_web.countries.models import Country
from weft_web.engine.naming import profile_named
from weft_web.findings.models import Finding
from weft_web.findings.seeing import Reader
from weft_web.instruments.models import Document, Instrument, Provision
from weft_web.rights import Role
from weft_web.searches import backends, selectors
from weft_web.searches.asking import Query, Term, query
from weft_web.searches.expressions import Documents, expression
from weft_web.searches.models import Passage
from weft_web.searches.selectors import Looking, results, shelf
from weft_web.searches.services import document_index
from weft_web.searches.snippets import snippet
from weft_web.searches.wishes import Wanted
from weft_web.searches.words import composed, stems, words

VOICE = engine.voice(Language.EN)
LOOKING = Looking(voice=VOICE, reader=Reader(person=Person(), judges=False))
VOCABULARY = (
    *("import", "imported", "importation", "importación", "importaciones", "importer", "importées", "Risk", "risks", "RISK-ASSESSMENT"),
    *("évaluation", "evaluation", "évaluations", "evaluación", "evaluar", "modifié", "modifiée", "modificado", "l’organisme", "organism"),
    *(
        "10.3",
        "10",
        "3",
        "2014",
        "œuvre",
        "oeuvre",
        "bio\u00adsafety",
        "biosafety",
        "生物安全",
        "e\u0301valuation",
        "of",
        "the",
        "c1",
        "d1",
        "NOT",
    ),
)
TYPED = (
    *VOCABULARY,
    "bio*",
    "import*",
    "éval*",
    '"',
    "-",
    "*",
    "(",
    ")",
    "AND",
    "OR",
    "NEAR(",
    "^",
    ":",
    "{words}",
    "'",
    "--",
    "\\",
    "\x00",
    "a*",
)


def ids_of(country: Country, asked: Query) -> set[int]:
    """What the index finds."""
    looked_for = expression(asked, country.pk, "")
    found = backends.found(looked_for, backends.Wish(country=country.pk), 0, 10_000)
    assert len(found) == len(set(found)) == backends.count(looked_for, backends.Wish(country=country.pk))
    return set(found)


def has(text: str, language: str, term: Term) -> bool:
    """Whether a text has what is looked for, read word by word."""
    text = composed(text)
    row = list(words(text))
    plain = [one.plain for one in row]
    if term.phrase:
        return f" {' '.join(term.phrase)} " in f" {' '.join(plain)} "
    if term.prefix:
        return any(one.startswith(term.prefix) for one in plain)
    return any(stems(text[one.start : one.end], language) & term.stems for one in row)


def read_slowly(rows: Iterable[tuple[int, str, str]], asked: Query) -> set[int]:
    """What a slow reading of every provision finds."""
    return {key for key, text, language in rows if all(has(text, language, term) == term.wanted for term in asked.terms)}


def laid(country: Country, texts: list[tuple[str, str]]) -> list[tuple[int, str, str]]:
    """Provisions of a document of their own, indexed."""
    instrument = Instrument.objects.create(country=country, title="Of words")
    some = Document.objects.filter(instrument__country=country).first()
    assert some is not None
    document = Document.objects.create(instrument=instrument, name="words", file=some.file, status="read")
    rows = [
        Provision(document=document, position=place, path=f"art_{place}", text=text, language=language, zone="body")
        for place, (text, language) in enumerate(texts)
    ]
    Provision.objects.bulk_create(rows)
    assert document_index(document) == len(rows)
    return list(document.provisions.values_list("pk", "text", "language"))


@pytest.fixture
def other(db: None) -> Country:
    return country_found(profile_named("PE"), person_of(Role.CONSULTANT), None)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    texts=st.lists(
        st.tuples(st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join), st.sampled_from(["en", "fr", "es", "pt"])), max_size=12
    ),
    typed=st.lists(st.lists(st.sampled_from(TYPED), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6),
    language=st.sampled_from(["", "en", "fr", "es"]),
)
def test_the_index_finds_what_a_slow_reading_finds(country: Country, texts: list[tuple[str, str]], typed: list[str], language: str) -> None:
    Instrument.objects.filter(country=country, title="Of words").delete()
    rows = laid(country, texts)
    ours = {key for key, _, _ in rows}
    for one in typed:
        asked = query(one, language)
        assert ids_of(country, asked) & ours == read_slowly(rows, asked)


@pytest.mark.parametrize(
    ("typed", "text", "language", "found"),
    [
        ("importation", "They imported seed.", "en", True),
        ("import", "whoever imported it", "en", True),
        ("import", "their importation", "en", True),
        ("importer", "l’importation", "fr", True),
        ("importer", "un organisme importé", "fr", True),
        ("importar", "la importación", "es", True),
        ("importar", "lo importado", "es", True),
        ("importación", "las importaciones de semillas", "es", True),
        ("importacion", "la importación", "es", True),
        ("prevencion", "las prevenciones", "es", True),
        ("organismes modifiees", "l'organisme modifié", "fr", True),
        ("EVALUATION", "l’évaluation des risques", "fr", True),
        ("l'évaluation", "évaluations préalables", "fr", True),
        ("mise en oeuvre", "la mise en œuvre", "fr", True),
        ('"risk assessment"', "The risk assessment", "en", True),
        ('"risk assessment"', "An assessment of risk", "en", False),
        ('"risk assessments"', "The risk assessment", "en", False),
        ("“risk assessment", "the Risk-Assessment", "en", True),
        ("« évaluation des risques »", "L’évaluation des risques est", "fr", True),
        ("import -seed", "They import seeds.", "en", False),
        ("import -seed", "They import fish.", "en", True),
        ('import -"of seed"', "the import of seed", "en", False),
        ("-seed", "fish", "en", True),
        ("biotech*", "Biotechnology", "en", True),
        ("10.3", "under Article 10.3 of", "en", True),
        ("10.3", "Articles 3 and 10", "en", False),
        ("NOT", "not", "en", True),
        ("words:import", "the word import", "en", True),
        ("d1", "nothing here", "en", False),
    ],
)
def test_what_is_typed_finds(country: Country, typed: str, text: str, language: str, found: bool) -> None:
    rows = laid(country, [(text, language)])
    assert (rows[0][0] in ids_of(country, query(typed))) is found


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(typed=st.text(max_size=60) | st.text(alphabet="\"*-()^:{}+\\'%;~&|!<> abNEAROT", max_size=40))
def test_nothing_that_is_typed_breaks_the_search(country: Country, typed: str) -> None:
    ids_of(country, query(typed))


@given(text=st.text(max_size=900), typed=st.lists(st.sampled_from(TYPED), max_size=4).map(" ".join))
def test_a_snippet_is_a_stretch_of_its_text(text: str, typed: str) -> None:
    import unicodedata

    shown = "".join(one.text for one in snippet(text, "en", query(typed)))
    assert shown.removeprefix("… ").removesuffix(" …") in unicodedata.normalize("NFC", text)


def test_what_was_found_is_marked_in_a_long_text() -> None:
    text = "Nothing of note stands here. " * 40 + "The importer pays for the <b>risk</b> assessment. " + "And more. " * 60
    parts = snippet(text, "en", query('imports "risk"'))
    assert [one.text for one in parts if one.found] == ["importer", "risk"]
    assert sum(len(one.text) for one in parts) < 500


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "address", ["", "?q=import", "?q=zzzz", "?kind=act&sector=biosafety", "?finding=without&sort=place&page=2", "?old=1&q=permit*"]
)
def test_the_page_speaks_each_language(address: str, language: str, as_role: Callable[..., Client]) -> None:
    answer = as_role(Role.REVIEWER, language).get(f"/countries/XS/search{address}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()
    assert len(answer.content) < 100_000


def test_a_result_says_where_it_stands_and_marks_what_was_found(as_role: Callable[..., Client], country: Country) -> None:
    page = as_role(Role.CONSULTANT).get("/countries/XS/search", {"q": '"living modified organism" "hundred and seventy"'}).content.decode()
    assert "Nothing found" in page
    page = as_role(Role.CONSULTANT).get("/countries/XS/search", {"q": '"two hundred and seventy days"'}).content.decode()
    assert "<mark>two hundred and seventy days</mark>" in page
    assert "art.\u00a013, para.\u00a01, p.\u00a04" in page
    assert "Biosafety Act, 2014" in page


def test_law_is_shown_as_text_not_as_markup(as_role: Callable[..., Client], country: Country) -> None:
    laid(country, [('<script>alert("canary")</script> <mark>xyzzy</mark>', "en")])
    page = as_role(Role.CONSULTANT).get("/countries/XS/search?q=xyzzy").content.decode()
    assert "<script>alert" not in page
    assert "&lt;mark&gt;<mark>xyzzy</mark>" in page


@pytest.mark.parametrize("wish", ["with", "without"])
def test_filters_narrow_to_what_they_say(wish: str, country: Country) -> None:
    held = shelf(country, old=False)
    every, some = (results(country, held, Wanted(q="import", finding=one), LOOKING) for one in ("", wish))
    reached = {(one.document_id, one.position) for one in Finding.objects.filter(country=country, standing="here")}
    assert 0 < some.count < every.count
    assert all(((one.provision.document_id, one.provision.position) in reached) == (wish == "with") for one in some.hits)
    assert all((one.sight is not None) == (wish == "with") for one in some.hits)


@pytest.mark.parametrize(("name", "value"), [("language", "fr"), ("kind", "act"), ("sector", "food_safety"), ("extent", "operative")])
def test_each_filter_holds_for_every_result(name: str, value: str, country: Country) -> None:
    found = results(country, shelf(country, old=False), Wanted(**{name: value}), LOOKING)
    said = {
        "language": lambda one: one.provision.language,
        "kind": lambda one: one.provision.document.instrument.type,
        "sector": lambda one: one.provision.document.instrument.sector,
        "extent": lambda one: one.sight.shown.value.extent,
    }[name]
    assert found.count
    assert {said(one) for one in found.hits} == {value}


def test_by_place_goes_through_instruments_by_title(country: Country) -> None:
    found = results(country, shelf(country, old=False), Wanted(q="import*", sort="place"), LOOKING)
    places = [(one.title.lower(), one.provision.document_id, one.provision.position) for one in found.hits]
    assert places == sorted(places)


def test_every_provision_read_is_in_the_index_once(country: Country) -> None:
    assert set(Passage.objects.values_list("provision_id", flat=True)) == set(Provision.objects.values_list("pk", flat=True))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM searches_words")
            assert sorted(row[0] for row in cursor.fetchall()) == sorted(Provision.objects.values_list("pk", flat=True))


def test_a_new_version_takes_the_place_of_the_old_which_can_still_be_searched(country: Country) -> None:
    person = person_of(Role.CONSULTANT)
    law = "# Seed Act\n\nArticle 1. The quokka office permits imports.\n\nArticle 2. Fees are set.\n"
    take_in(country, (("seed.md", law.encode()),), person)
    take_in(country, (("seed.md", law.replace("quokka", "wombat").encode()),), person)
    count = {
        (word, old): results(country, shelf(country, old=old), Wanted(q=word), LOOKING).count
        for word in ("quokka", "wombat")
        for old in (False, True)
    }
    assert count == {("quokka", False): 0, ("quokka", True): 1, ("wombat", False): 1, ("wombat", True): 1}
    again = take_in(country, (("seed.md", law.replace("quokka", "wombat").encode()),), person)
    assert again.outcome is not None
    assert results(country, shelf(country, old=False), Wanted(q="wombat"), LOOKING).count == 1


def test_a_copy_and_what_was_left_out_are_not_found_twice(country: Country) -> None:
    copies = Document.objects.filter(instrument__country=country, duplicate_of__isnull=False)
    assert copies.exists()
    asked = Wanted(q='"two hundred and seventy days"')
    before = results(country, shelf(country, old=False), asked, LOOKING)
    assert {one.provision.document_id for one in before.hits}.isdisjoint(copies.values_list("pk", flat=True))
    Instrument.objects.filter(pk=before.hits[0].provision.document.instrument_id).update(left_out=True)
    assert results(country, shelf(country, old=False), asked, LOOKING).count < before.count


def test_many_documents_chosen_or_left_aside_are_no_matter(country: Country) -> None:
    many, looked_for = tuple(range(10_000, 13_000)), expression(query("import"), country.pk, "")
    shown = tuple(one.pk for one in shelf(country, old=False).shown)

    def count(documents: Documents) -> int:
        return backends.count(looked_for, backends.Wish(country=country.pk, documents=documents))

    every = count(Documents(only=shown))
    assert count(Documents(only=(*many, *shown))) == every > 0
    assert count(Documents(without=many)) >= every
    assert count(Documents(only=())) == 0


def test_nothing_of_another_country_is_found(as_role: Callable[..., Client], country: Country, other: Country) -> None:
    law = "# Canary Act\n\nArticle 1. The import of a living modified organism needs the canary permit.\n"
    take_in(other, (("canary.md", law.encode()),), person_of(Role.CONSULTANT))
    strange = Instrument.objects.get(country=other)
    client = as_role(Role.CONSULTANT)
    for address in ("?q=canary", "?q=import&old=1", f"?instrument={strange.key}", "?q=-zzz", f"?q=c{other.pk}", "/found.csv?q=canary"):
        page = client.get(f"/countries/XS/search{address}").content.decode()
        assert "canary permit" not in page
        assert "Canary Act" not in page
    assert client.get("/countries/PE/search?q=canary").status_code == 404


def test_the_spreadsheet_holds_all_that_is_found(as_role: Callable[..., Client], country: Country) -> None:
    laid(country, [("=HYPERLINK(1) xyzzy", "en")])
    answer = as_role(Role.CONSULTANT).get("/countries/XS/search/found.csv?q=xyzzy")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[4] for row in rows[1:]] == ["'=HYPERLINK(1) xyzzy"]
    count = results(country, shelf(country, old=False), Wanted(q="import"), LOOKING).count
    every = as_role(Role.CONSULTANT).get("/countries/XS/search/found.csv?q=import").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(every)))) == count + 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Not in this file: 3 of the 5"),
        ("fr", "Absentes de ce fichier\u00a0: 3 des 5"),
        ("es", "No están en este archivo: 3 de las 5"),
    ],
)
def test_a_spreadsheet_that_does_not_hold_all_says_so_and_the_page_with_it(
    language: str, told: str, as_role: Callable[..., Client], country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(country, [(f"{number} xyzzy", "en") for number in range(5)])
    client, page, file = as_role(Role.CONSULTANT, language), "/countries/XS/search?q=xyzzy", "/countries/XS/search/found.csv?q=xyzzy"
    whole = client.get(file)
    said = engine.voice(Language(language)).say("searches.file_cut", 2, of=5)
    assert (len(table(whole)), "first" in whole["Content-Disposition"], said in client.get(page).content.decode()) == (6, False, False)
    monkeypatch.setattr(selectors, "MOST_TAKEN", 2)
    part = client.get(file)
    assert [row[0] for row in table(part)[3:] if row[0].startswith(told)] == [table(part)[-1][0]]
    assert (len(table(part)), "search-first-2.csv" in part["Content-Disposition"]) == (4, True)
    assert said in client.get(page).content.decode()


def table(answer: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(("role", "status"), [(Role.COMMENTER, 403), (Role.LEGAL_SPECIALIST, 200), (Role.REVIEWER, 200)])
def test_who_may_search(role: Role, status: int, as_role: Callable[..., Client]) -> None:
    for address in ("search", "search/found.csv"):
        assert as_role(role).get(f"/countries/XS/{address}").status_code == status


def test_pages_go_on_where_the_last_ended(as_role: Callable[..., Client], country: Country) -> None:
    client, seen = as_role(Role.CONSULTANT), []
    for number in range(1, 40):
        page = client.get(f"/countries/XS/search?finding=without&page={number}").content.decode()
        seen += re.findall(r'<p class="src m"[^>]*>(.*?)</p>', page, re.DOTALL)
        if 'rel="next"' not in page:
            break
    assert len(seen) == results(country, shelf(country, old=False), Wanted(finding="without"), LOOKING).count > 50
