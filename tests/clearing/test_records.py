"""Records of the sample country: what texts show is filled in with its quotes, the rest is left to people; schemas and checks agree."""

import json
import uuid
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.national.sample import REPORT, study
from tests.prepared import CONTENT

from weft import ids
from weft.clearing import bodies, drafting, publishing
from weft.clearing.checking import faults, value_at
from weft.clearing.revising import body_of, revised
from weft.clearing.saying import said
from weft.clearing.shaping import schema
from weft.clearing.sheet import Place
from weft.content import clearing
from weft.content.clearing import KINDS, SUBJECTS, Domain, Format, Term, Thesaurus
from weft.records import Language
from weft.records.clearing import ClearingRecord, Contact, Lessons, Publication, WebLink
from weft.records.record import Json
from weft.records.strategy import Objective, Outcome, Strategy
from weft.report.voice import Voice

GOLDEN = Path(__file__).parent / "solandra.json"
CLEARING = clearing.load(CONTENT.root)
NAMESPACE = str(uuid.NAMESPACE_URL)
PLACE = Place(namespace=NAMESPACE, country="XS", clearing=CLEARING, report=REPORT)
FORMATS = list(CLEARING.formats.values())


@cache
def records() -> tuple[ClearingRecord, ...]:
    """Authorities, focal points and laws of the sample country."""
    made = bodies.authorities(study(), PLACE, {})
    return (*made, *bodies.focal_points(study(), PLACE, {}), *drafting.laws(study(), PLACE, made))


def of(key: str) -> ClearingRecord:
    return next(one for one in records() if one.key == key)


def by_id(one: Format) -> str:
    return one.id


def valid(body: dict[str, Json], form: Format) -> bool:
    return jsonschema.Draft202012Validator(schema(form)).is_valid(body)


def test_the_records_of_the_sample_country_are_the_golden_ones() -> None:
    made = [{"body": json.loads(one.body), "left": [[left.code, *left.arguments] for left in one.left]} for one in records()]
    assert made == json.loads(GOLDEN.read_text(encoding="utf-8")), "read the differences, then write tests/clearing/solandra.json anew"


def test_every_format_has_labels_and_known_types() -> None:
    for form in FORMATS:
        assert {one.type for one in form.fields} <= set(KINDS)
        assert [one.name for one in form.fields if one.name not in CLEARING.labels] == []
        jsonschema.Draft202012Validator.check_schema(schema(form))


def test_identifiers_are_those_of_the_standard() -> None:
    assert (
        ids.guid(NAMESPACE, "LAW/xs/biosafety-act-2014.pdf") == str(uuid.uuid5(uuid.NAMESPACE_URL, "LAW/xs/biosafety-act-2014.pdf")).upper()
    )
    assert of("biosafety-act-2014.pdf").identifier == ids.guid(NAMESPACE, "LAW/xs/biosafety-act-2014.pdf")


def test_a_draft_wants_only_what_texts_do_not_show() -> None:
    one = of("biosafety-act-2014.pdf")
    wanted = {fault.arguments[0] for fault in faults(body_of(one), CLEARING.formats["LAW"])}
    assert wanted == {"isAmendment", "cpbSubjectAreas", "cpbOrganismTypes", "expires"}
    assert wanted <= {left.arguments[0] for left in one.left if left.code == "clearing_left_field"}


def test_what_is_filled_in_from_texts_has_its_quotes() -> None:
    known = {one.id for one in study().findings}
    assert of("biosafety-act-2014.pdf").quotes["description"]
    assert all(set(quotes) <= known for one in records() for quotes in one.quotes.values())


def test_a_law_names_only_authorities_that_it_makes_itself() -> None:
    made = {one.identifier: set(one.quotes["name"]) for one in records() if one.format == "CNA"}
    documents = {one.id: one.document for one in study().findings}
    for one in records():
        named = value_at(body_of(one), "authorities") if one.format == "LAW" else []
        for authority in named if isinstance(named, list) else []:
            assert isinstance(authority, dict)
            assert one.key in {documents[quote] for quote in made[str(authority["identifier"]).partition("@")[0]]}


def test_subject_areas_come_from_the_terms_at_hand() -> None:
    """With a fuller answer of the Clearing-House the areas find their terms; the passages stay behind them."""
    terms = (Term(identifier="T-1", name="Contained use of LMOs"), Term(identifier="T-2", name="Liability and redress"))
    fuller = Thesaurus(taken_on="2026-11-24", domains=(Domain(id=SUBJECTS, terms=terms),))
    place = Place(namespace=NAMESPACE, country="XS", clearing=replace(CLEARING, thesaurus=fuller), report=REPORT)
    decree = next(one for one in drafting.laws(study(), place) if one.key.startswith("decret-2016-118"))
    assert body_of(decree)["cpbSubjectAreas"] == [{"identifier": "T-1"}]
    assert decree.quotes["cpbSubjectAreas"]
    assert "contained_use" not in {left.arguments[0] for left in decree.left}


def test_a_record_is_whole_when_people_fill_the_rest_in() -> None:
    one, form = of("biosafety-act-2014.pdf"), CLEARING.formats["LAW"]
    body = body_of(one) | {
        "isAmendment": False,
        "expires": True,
        "cpbSubjectAreas": [{"identifier": "T-1"}],
        "cpbOrganismTypes": [{"identifier": "T-9"}],
    }
    body.setdefault("authorities", [{"identifier": "A1@1"}])
    assert faults(body, form) == ()
    assert valid(body, form)


def test_contacts_of_a_body_come_from_people() -> None:
    name = next(one.key for one in records() if one.format == "CNA")
    contact = Contact(city="Port Solandra", phones=("+00 1",), emails=("cna@example.org",))
    one = next(one for one in bodies.authorities(study(), PLACE, {name: contact}) if one.key == name)
    assert [left.arguments[0] for left in one.left] == ["responsibleForAll"]
    assert body_of(one)["emails"] == ["cna@example.org"]


def test_study_strategy_lessons_and_target_have_their_records() -> None:
    published = Publication(
        kind="study",
        key="2026-1",
        titles={"en": "Desk study", "fr": "Étude documentaire"},
        summaries={"en": "word " * 400},
        authors="Ministry of Environment",
        publisher="",
        on="2026-11-23",
        links=(WebLink(url="https://example.org/study.pdf", name="Study", language="en"),),
    )
    form = CLEARING.formats["VLR"]
    made = publishing.library(published, PLACE, (of("biosafety-act-2014.pdf"),))
    assert {one.arguments[0] for one in faults(body_of(made), form)} == {"cbdSubjects"}
    assert body_of(made)["title"] == {"en": "Desk study", "fr": "Étude documentaire"}
    told = publishing.lessons(Lessons(key="l1", titles={"es": "Talleres"}, lessons={"es": "Empezar por aduanas."}), PLACE)
    assert body_of(told)["bestPractices"] == {"es": "Empezar por aduanas."}
    strategy = Strategy(
        key="s1",
        code="XS",
        country=study().profile.name,
        title="Strategy",
        language=Language.FR,
        first_year=2027,
        last_year=2031,
        currency="XSD",
        vision="Une agriculture sûre.",
        objectives=(Objective(key="o1", text="Former."),),
        outcomes=(Outcome(key="u1", text="Les douanes contrôlent."),),
    )
    aim = publishing.target(strategy, PLACE, Voice(REPORT, Language.FR))
    assert body_of(aim)["mainPolicyOfMeasureOrActionInfo"] == {"fr": "Les douanes contrôlent."}
    assert {one.arguments[0] for one in faults(body_of(aim), CLEARING.formats["NT7"])} == {"additionalImplementation"}


def test_a_revision_rises_when_the_body_changes_and_only_then() -> None:
    one = of("biosafety-act-2014.pdf")
    other = replace(one, body=one.body.replace("Biosafety Act", "Biosafety Bill"))
    assert revised(one, ()).revision == 1
    assert revised(one, (replace(one, revision=4),)).revision == 4
    assert revised(other, (replace(one, revision=4), replace(one, revision=2))).revision == 5


@pytest.mark.parametrize("language", list(Language))
def test_all_that_is_left_or_wrong_has_words(language: Language) -> None:
    voice = Voice(REPORT, language)
    told = [said(left, voice, CLEARING) for one in records() for left in one.left]
    told += [said(fault, voice, CLEARING) for form in FORMATS for fault in faults({}, form)]
    assert [text for text in told if "clearing_" in text or "{" in text or "…" in text] == []
    assert [text for text in told if "_body" in text or "“”" in text or "«»" in text or "«\u00a0\u00a0»" in text] == []


LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=8)
NAMES = st.sampled_from(("en", "fr", "identifier", "url", "schema", "languages"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | LETTERS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=4,
)
APART = ("clearing_missing", "clearing_too_long", "clearing_too_many_words")


def filled(form: Format) -> st.SearchStrategy[tuple[Format, dict[str, Json]]]:
    """A format with anything in some of its fields."""
    names = [one.name for one in form.fields if "." not in one.name]
    return st.tuples(st.just(form), st.dictionaries(st.sampled_from(names), VALUES, max_size=6))


@settings(max_examples=40)
@given(st.sampled_from(FORMATS).flatmap(filled))
def test_the_check_and_the_schema_find_the_same_fields(made: tuple[Format, dict[str, Json]]) -> None:
    """Field by field, mandatory ones apart: whatever stands in a field is right for both or for neither."""
    form, body = made
    held = {name: value for name, value in body.items() if value is not None}
    wrong = {fault.arguments[0].partition(".")[0] for fault in faults(held, form) if fault.code not in APART}
    empty = {fault.arguments[0] for fault in faults(held, form) if fault.code == "clearing_missing"} & set(held)
    errors = jsonschema.Draft202012Validator(schema(form)).iter_errors(held)
    named = {str(error.absolute_path[0]) for error in errors if error.absolute_path}
    assert wrong | empty == named
