"""What people said elsewhere in the workbench stands in the study: statements, views, observations, verdicts."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from lxml import etree
from tests.web.peopled import silent

from weft.records import Language
from weft_web import engine
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.coverage import matters
from weft_web.coverage.matters import Matter
from weft_web.coverage.models import Statement, View
from weft_web.coverage.services import statement_make, statement_withdraw, view_give, view_withdraw
from weft_web.coverage.weighed import weighed
from weft_web.engine import reporting
from weft_web.findings.models import Finding, Standing
from weft_web.findings.models import Voice as Whose
from weft_web.findings.services import Opinion, finding_judge
from weft_web.institutions.models import Correction
from weft_web.instruments.holding import place
from weft_web.instruments.models import Instrument
from weft_web.observations.interviewing import interview_make, saying_keep
from weft_web.observations.models import Evidence, Observation
from weft_web.observations.services import evidence_tie, observation_change, observation_make, observation_withdraw
from weft_web.rights import Role
from weft_web.studies import exporting, freezing, services
from weft_web.studies.desk import Desk
from weft_web.studies.models import Export, Study


@pytest.fixture
def writer(person: Callable[[Role], Person]) -> Person:
    return person(Role.CONSULTANT)


@pytest.fixture
def study(country: Country) -> Study:
    return services.study_open(country, "en")


def told(study: Study, chapter: str) -> list[tuple[str, str]]:
    """Key and words of each block of a chapter."""
    return [(one.key, reporting.words_of(one.block)) for one in Desk(study).shown(chapter)]


def words(study: Study, chapter: str) -> str:
    return "\n".join(text for _, text in told(study, chapter))


def found(country: Country, kind: str) -> list[Matter]:
    held = weighed(country, reviewed_only=False)
    some = [one for one in matters.keyed(country, held) if one.kind == kind]
    return list(matters.told(country, held, some, engine.voice(Language.EN)))


def entry(country: Country, by: Person, kind: str, **values: object) -> Observation:
    plain = {"kind": kind, "title": "A title", "text": "What was seen.", "language": "en", "sectors": [], "themes": []}
    return observation_make(country, plain | values, by)


# ------------------------------------------------------------------ statements


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("obligation", ["CPB-09-1", "CPB-10-3", "CPB-24-1"])
def test_a_statement_stands_once_in_the_chapter_on_coverage(language: str, obligation: str, country: Country, writer: Person) -> None:
    """With evidence, without, and on a gap, whose card has it too; gone again when it is withdrawn."""
    study = services.study_open(country, language)
    before = words(study, "matters")
    values = {"kind": "elsewhere", "reason": "Seen at the port", "source": "Letter of 3 May"}
    made = statement_make(country, obligation, values, writer)
    voice = engine.voice(Language(language))
    said = [text for key, text in told(study, "coverage") if "/stated:" in key]
    assert len(said) == 1
    day = voice.day(made.at.date().isoformat())
    for part in (writer.name, day, "Seen at the port.", "Letter of 3 May.", voice.say("people.kind.elsewhere")[1:]):
        assert part in said[0], part
    assert ("Seen at the port." in words(study, "matters")) == (obligation == "CPB-24-1")
    statement_withdraw(made, writer)
    assert not [key for key, _ in told(study, "coverage") if "/stated:" in key]
    assert words(study, "matters") == before


def test_a_statement_can_be_written_on_and_keeps_its_key(country: Country, study: Study, writer: Person) -> None:
    statement_make(country, "CPB-09-1", {"kind": "elsewhere", "reason": "One.", "source": "x"}, writer)
    key = next(key for key, _ in told(study, "coverage") if "/stated:" in key)
    services.edit_add(study, services.Wish(key=key, act="text", chapter="coverage", text="Rewritten."), writer)
    for order in ("sector", "framework"):
        services.study_arrange(study, {"order": order}, writer)
        assert (key, "Rewritten.") in told(study, "coverage")


# ------------------------------------------------------------------ views


@pytest.mark.parametrize("kind", ["contradiction", "overlap"])
@pytest.mark.parametrize("verdict", ["confirmed", "explained", "rejected"])
def test_a_view_stands_with_its_matter_and_a_rejected_one_is_counted(
    kind: str, verdict: str, country: Country, study: Study, writer: Person
) -> None:
    matter = found(country, kind)[1]
    before = [key for key, _ in told(study, "matters")]
    given = view_give(country, matter, {"verdict": verdict, "reason": "We looked into it"}, writer)
    after = told(study, "matters")
    mine = [text for key, text in after if "/view:" in key]
    gone = [key for key in before if key not in {key for key, _ in after}]
    if verdict == "rejected":
        assert mine == []
        assert gone
        note = next(text for key, text in after if f"/set_aside:{kind}" in key)
        assert note.startswith("One ")
        assert writer.name in note
    else:
        assert gone == []
        assert len(mine) == 1
        day = engine.voice(Language.EN).day(given.at.date().isoformat())
        assert mine[0] == f"{verdict.capitalize()} ({writer.name}, {day}). We looked into it."
    view_withdraw(given, writer)
    assert [key for key, _ in told(study, "matters")] == before


def test_a_rejected_contradiction_is_nowhere_reported(country: Country, study: Study, writer: Person) -> None:
    matter = next(one for one in found(country, "contradiction") if "300" in one.sentence)
    figure = next(text for key, text in told(study, "summary") if key == "summary/facts")
    assert all("300 days" in words(study, chapter) for chapter in ("summary", "matters", "places"))
    view_give(country, matter, {"verdict": "rejected", "reason": "x"}, writer)
    assert not any("300 days" in words(study, chapter) for chapter in ("summary", "matters", "places"))
    assert next(text for key, text in told(study, "summary") if key == "summary/facts") != figure


def test_a_view_on_words_that_changed_since_says_so_and_hides_nothing(country: Country, study: Study, writer: Person) -> None:
    matter = next(one for one in found(country, "contradiction") if "300" in one.sentence)
    view_give(country, matter, {"verdict": "rejected", "reason": "x"}, writer)
    View.objects.filter(country=country).update(texts="0" * 16)
    Country.objects.filter(pk=country.pk).update(revision=country.revision + 1)
    assert "300 days" in words(study, "matters")
    assert "The texts have changed since" in words(study, "matters")


def test_views_and_statements_are_in_every_language_and_frozen_with_a_version(country: Country, writer: Person) -> None:
    view_give(country, found(country, "overlap")[0], {"verdict": "explained", "reason": "Zweierlei"}, writer)
    Statement.objects.create(country=country, obligation="CPB-09-1", kind="elsewhere", reason="Dreierlei", source="x", by=writer)
    for language in ("en", "fr", "es"):
        version = freezing.version_freeze(services.study_open(country, language), "V", "", writer)
        paper = freezing.frozen_of(version).paper
        said = "\n".join(reporting.words_of(block) for chapter in paper.chapters for block in chapter.blocks)
        assert "Zweierlei" in said
        assert "Dreierlei" in said
        assert engine.voice(Language(language)).say("summary.unjudged") not in said


# ------------------------------------------------------------------ observations


KINDS = {"processes": 1, "challenges": 2, "capacity": 3, "opportunities": 4, "practices": 5, "lessons": 6}


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_observation_fills_its_own_section(kind: str, country: Country, study: Study, writer: Person) -> None:
    one = entry(country, writer, kind, title=f"About {kind}", sectors=["customs", "trade"])
    blocks = told(study, "places")
    at = next(place for place, (_, text) in enumerate(blocks) if f"About {kind}" in text)
    section = [key for key, _ in blocks[:at] if key.startswith("places/place:") and key.count("/") == 1][-1]
    assert section == f"places/place:{kind}"
    assert f"places/place:{kind}/blank" not in {key for key, _ in blocks}
    assert "Sectors: Customs and border control; Trade" in blocks[at][1]
    assert "(without evidence yet)" in blocks[at][1]
    observation_withdraw(one, writer)
    assert f"places/place:{kind}/blank" in {key for key, _ in told(study, "places")}


def test_a_need_stands_in_the_table_of_areas_as_it_is_now(country: Country, study: Study, writer: Person) -> None:
    one = entry(country, writer, "capacity", title="A cold store", area="identification", priority="high")
    row = "A cold store High"
    assert row in words(study, "places")
    assert "Area: Identifying and detecting LMOs. Priority: high." in words(study, "places")
    observation_change(one, {"title": "A warm store", "priority": "low"}, one.latest, writer)
    assert row not in words(study, "places")
    assert "A warm store Low" in words(study, "places")


def test_an_opportunity_names_its_text_and_its_time(country: Country, study: Study, writer: Person) -> None:
    law = Instrument.objects.filter(country=country, title__icontains="Food Safety").get()
    days = {"window_from": date(2027, 1, 1), "window_to": date(2027, 6, 30)}
    entry(country, writer, "opportunities", instrument_id=law.pk, **days)
    said = next(text for _, text in told(study, "places") if "Time for it" in text)
    assert "Text: Food Safety Act, 2009 I" in said
    assert "from 1 January 2027 to 30 June 2027" in said


def test_every_kind_of_evidence_is_told_with_its_words_and_doubts(country: Country, study: Study, writer: Person) -> None:
    one = entry(country, writer, "challenges")
    finding = Finding.objects.filter(country=country, standing=Standing.HERE, text__icontains="list of ingredients").order_by("pk")[0]
    law = Instrument.objects.filter(country=country, title__icontains="Food Safety").get()
    talk = {"person": "Aurelia Quintanilla Voss", "post": "Head of grain control", "institution": "Harbour Office", "sector": "customs"}
    rest = {"held_on": date(2026, 3, 9), "language": "en", "guide": "trade", "notes": {}}
    for consent, saying in (("role_only", "the kit lies in a cupboard"), ("not_quoted", "nobody ever comes")):
        interview = interview_make(country, talk | rest | {"consent": "named"}, writer)
        kept = saying_keep(interview, "border", saying, writer)
        type(interview).objects.filter(pk=interview.pk).update(consent=consent)
        evidence_tie(Evidence(observation=one, kind="interview", interview=interview, saying=kept), writer)
    evidence_tie(Evidence(observation=one, kind="finding", finding=finding), writer)
    evidence_tie(Evidence(observation=one, kind="document", instrument=law, page=2, quote="words not there", exact=False), writer)
    source = {"citation": "Annual report 2025", "url": "https://example.org/r", "dated": date(2025, 5, 4), "note": "Table 3"}
    evidence_tie(Evidence(observation=one, kind="source", **source), writer)
    said = next(text for _, text in told(study, "places") if "What was seen." in text)
    for part in (
        Desk(study).marks[f"P:{finding.anchor}"].text,
        "“words not there” [not found word for word in the text]",
        "Head of grain control",
        "“the kit lies in a cupboard”",
        "Annual report 2025, 4 May 2025, https://example.org/r, Table 3",
    ):
        assert part in said, part
    assert "Quintanilla" not in said
    assert "nobody ever comes" not in said


# ------------------------------------------------------------------ scope, and how readings stand


def test_what_is_outside_the_scope_of_the_study_is_not_in_it(country: Country, study: Study) -> None:
    assert "Supplementary Protocol" in words(study, "coverage")
    Country.objects.filter(pk=country.pk).update(treaties=["CPB"], revision=country.revision + 1)
    country.refresh_from_db()
    assert "NKLSP" not in words(study, "coverage")
    assert "NKLSP" not in words(study, "matters")
    assert "NKLSP" not in words(study, "obligations")
    assert "CPB 10.3" in words(study, "coverage")


def strings(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return ["".join(map(str, one.itertext())) for one in etree.fromstring(packed.read("xl/sharedStrings.xml"))]


def test_a_draft_says_only_what_was_decided_of_readings_and_a_version_all(
    country: Country, study: Study, person: Callable[[Role], Person], writer: Person
) -> None:
    """All who judge may fetch the file of a draft: what another judged they see once they have judged themselves."""
    rows = list(Finding.objects.filter(country=country, standing=Standing.HERE, extent="operative").order_by("pk")[:3])
    for row in rows[:2]:
        finding_judge(row, Opinion(verdict="accepted"), writer)
    finding_judge(rows[2], Opinion(verdict="accepted"), person(Role.FOCAL_POINT), Whose.ROUND_TABLE)
    seen = []
    for version in (None, freezing.version_freeze(study, "V", "", writer)):
        exporting.export(exporting.export_ask(country, writer, ("en",), ("xlsx",), version), silent)
        data = place(Export.objects.get(country=country, version=version).file.sha256).read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sheet = packed.read("xl/worksheets/sheet2.xml").decode()
        seen.append(sheet.count(f't="s"><v>{strings(data).index("Accepted")}</v>'))
    assert seen == [1, 3]


# ------------------------------------------------------------------ institutions, and texts that were not obtained


def corrected(country: Country, body: str, kind: str, by: Person, **value: object) -> Correction:
    return Correction.objects.create(country=country, anchor=body, kind=kind, value=value, source="Decree 3 of 2025", by=by)


def test_institutions_stand_as_people_corrected_them(country: Country, study: Study, writer: Person) -> None:
    before = words(study, "institutions")
    assert "Plant Quarantine Service" in before
    corrected(country, "Plant Quarantine Service", "hidden", writer)
    corrected(country, "National Biosafety Board", "role_struck", writer, role="cna")
    corrected(country, "Harbour Office", "role_added", writer, role="nfp_cpb")
    after = words(study, "institutions")
    assert "Plant Quarantine Service" not in after
    mandate = next(text for key, text in told(study, "institutions") if "/said:nfp_cpb" in key)
    day = engine.voice(Language.EN).day(Correction.objects.latest("pk").at.date().isoformat())
    assert mandate.startswith(f"Role given by a person ({writer.name}, {day}). ")
    assert mandate.endswith("Source: Decree 3 of 2025.")
    assert f"What the texts say of 3 institutions was corrected by people ({writer.name})." in after
    assert "After what people corrected, one body is left with this mandate." in words(study, "matters")
    Correction.objects.filter(country=country).update(withdrawn_at="2026-01-01T00:00:00Z")
    assert words(study, "institutions") == before


def test_texts_asked_for_and_not_obtained_are_told_of(country: Country, study: Study) -> None:
    assert "not obtained" not in words(study, "method")
    row = {"title": "Medicines Act, 1996", "type": "act", "date": "1996", "asked_of": "Ministry of Health", "asked_on": "2025-10-06"}
    made = Instrument.objects.create(country=country, note="Named in the Customs Order.", **row)
    said = words(study, "method")
    assert "One text that is known to exist was asked for and not obtained." in said
    assert "Medicines Act, 1996 Act or law 1996 Ministry of Health 6 October 2025" in said
    assert "Medicines Act, 1996: Named in the Customs Order." in said
    Instrument.objects.filter(pk=made.pk).update(left_out=True)
    assert "not obtained" not in words(study, "method")
