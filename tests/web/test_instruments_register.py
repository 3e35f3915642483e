"""The register and its instruments: found, corrected in a person's name, left out, asked for, compared, read."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.peopled import person_of, silent

from weft_web.accounts.models import Membership, Person
from weft_web.countries.models import Country, Deed
from weft_web.findings.assessing import matter_of
from weft_web.findings.models import Change, Finding, Verdict
from weft_web.findings.pairing import unnumbered
from weft_web.findings.services import Opinion, finding_judge
from weft_web.instruments import comparing, correcting, holding, offering, uploading
from weft_web.instruments.analysis import analyse
from weft_web.instruments.models import Document, Instrument, RegisterChange, Upload
from weft_web.instruments.services import document_take_in
from weft_web.jobs.models import Job, State
from weft_web.rights import Role

Signed = Callable[..., Client]
MOST_BYTES = 150_000
OLD = """Ley de bioseguridad N.º 5 de 2010

Artículo 1. La autoridad nacional competente evaluará los riesgos de cada organismo vivo modificado antes de su importación.

Artículo 2. La autoridad decidirá sobre la solicitud en un plazo de noventa días.

Artículo 3. Quien importe organismos vivos modificados sin permiso pagará una multa.

Artículo 4. El registro de organismos vivos modificados es público.
"""
NEW = (
    OLD.replace("noventa", "doscientos setenta")
    .replace("Artículo 3. Quien importe organismos vivos modificados sin permiso pagará una multa.\n\n", "")
    .replace("Artículo 4", "Artículo 3")
    + "\nArtículo 4. El transporte de organismos vivos modificados requiere documentación que los identifique claramente.\n"
)


@pytest.fixture
def other(db: None) -> Country:
    country = Country.objects.create(code="XZ", name_en="Other", name_fr="Autre", name_es="Otro")
    Membership.objects.create(person=person_of(Role.CONSULTANT), country=country, role=Role.CONSULTANT.value)
    return country


def brought(country: Country, name: str, text: str, instrument: Instrument | None = None) -> Document:
    return document_take_in(country, name, holding.keep([text.encode()]), person_of(Role.CONSULTANT), instrument)


def read(country: Country) -> None:
    analyse(Job.objects.create(kind="analyse", country=country, state=State.RUNNING), silent)


def act(country: Country) -> Instrument:
    return Instrument.objects.get(country=country, documents__name="biosafety-act-2014.pdf")


def addresses(country: Country) -> dict[str, str]:
    """Every page of an instrument and of the register."""
    held = act(country)
    one = f"/countries/XS/instruments/{held.key}"
    text = f"/countries/XS/documents/{held.documents.get().pk}/text"
    return {
        "register": "/countries/XS/instruments",
        "filtered": "/countries/XS/instruments?q=act&language=en&sort=findings&state=guessed",
        "nothing": "/countries/XS/instruments?q=zzz",
        "add": "/countries/XS/instruments/add",
        "asked for": "/countries/XS/instruments/asked-for",
        "instrument": one,
        "changed in place": f"{one}?change=date",
        "version": f"{one}/version",
        "text": text,
        "text at": f"{text}?at=50",
        "text of a page": f"{text}?leaf=3",
    }


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_speaks_and_is_light(country: Country, as_role: Signed, language: str) -> None:
    client = as_role(Role.CONSULTANT, language)
    for name, address in addresses(country).items():
        answer = client.get(address)
        assert answer.status_code == 200, name
        assert len(answer.content) <= MOST_BYTES, name
        assert answer.content.count(b"<h1") == 1, name


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 18),
        ("q=biosafety+act", 1),
        ("q=2016-118", 1),
        ("q=zzz", 0),
        ("language=fr", 5),
        ("degree=specific", 3),
        ("state=refused", 1),
        ("state=copy", 1),
        ("state=left_out", 0),
        ("state=no-such-state", 18),
        ("sector=no-such-sector", 0),
        ("q=%00", 18),
        ("sort=findings", 18),
        ("page=99999", 18),
    ],
)
def test_what_is_asked_of_the_register_is_found(country: Country, as_role: Signed, query: str, found: int) -> None:
    page = as_role(Role.REVIEWER).get(f"/countries/XS/instruments?{query}").content.decode()
    assert page.count('<th role="rowheader"') == found


def test_the_register_asks_the_database_no_more_for_more_rows(
    country: Country, as_role: Signed, django_assert_max_num_queries: Signed
) -> None:
    client = as_role(Role.REVIEWER)
    for number in range(60):
        document = brought(country, f"{number}.txt", f"Act {number}")
        Document.objects.filter(pk=document.pk).update(status="read", degree="touches")
    client.get("/countries/XS/instruments")
    with django_assert_max_num_queries(32, exact=False):
        page = client.get("/countries/XS/instruments").content.decode()
    assert page.count('<th role="rowheader"') == 50


def test_a_correction_bears_a_name_and_what_was_guessed_is_no_longer(
    country: Country, as_role: Signed, person: Callable[[Role], Person]
) -> None:
    held, client = act(country), as_role(Role.CONSULTANT)
    assert "sector" in held.guessed
    answer = client.post(f"/countries/XS/instruments/{held.key}/correct", {"field": "sector", "value": "health"})
    assert answer.headers["Location"].endswith("#f-sector")
    held.refresh_from_db()
    assert (held.sector, "sector" in held.guessed) == ("health", False)
    change = RegisterChange.objects.get(instrument=held)
    assert (change.by, change.old, change.new) == (person(Role.CONSULTANT), "biosafety", "health")
    assert set(held.findings.values_list("sector", flat=True)) == {"health"}
    assert "Person consultant" in client.get(f"/countries/XS/instruments/{held.key}").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("date", "2014-13-01", 422),
        ("date", "last year", 422),
        ("date", "2014", 302),
        ("type", "no-such-kind", 422),
        ("in_force_from", "2015-01", 302),
    ],
)
def test_only_what_a_field_can_hold_is_taken(country: Country, as_role: Signed, field: str, value: str, status: int) -> None:
    held = act(country)
    before = getattr(held, field)
    answer = as_role(Role.CONSULTANT).post(f"/countries/XS/instruments/{held.key}/correct", {"field": field, "value": value})
    assert answer.status_code == status
    held.refresh_from_db()
    assert getattr(held, field) == (value if status == 302 else before)


def test_a_person_confirms_what_she_saw_and_nothing_that_changed_since(country: Country, as_role: Signed) -> None:
    held = act(country)
    seen = [f"{name}={getattr(held, name)}" for name in held.guessed]
    Instrument.objects.filter(pk=held.pk).update(number="99")
    as_role(Role.CONSULTANT).post(f"/countries/XS/instruments/{held.key}/confirm", {"guess": seen})
    held.refresh_from_db()
    assert held.guessed == ["number"]


def test_a_later_reading_does_not_undo_a_correction(other: Country) -> None:
    document = brought(other, "ley.txt", OLD)
    read(other)
    correcting.register_correct(document.instrument, {"title": "Mi título"}, person_of(Role.CONSULTANT))
    brought(other, "ley.txt", NEW)
    read(other)
    document.instrument.refresh_from_db()
    assert document.instrument.title == "Mi título"


def test_what_was_asked_for_is_obtained_and_keeps_what_was_said_of_it(other: Country, as_role: Signed) -> None:
    client = as_role(Role.CONSULTANT)
    form = {"title": "Arancel", "asked_of": "Ministerio", "asked_on": "2026-02-20", "type": "order", "number": "", "date": "", "sector": ""}
    client.post("/countries/XZ/instruments/asked-for", form)
    held = Instrument.objects.get(country=other)
    assert (held.asked_on, held.documents.count()) == (date(2026, 2, 20), 0)
    assert "Ministerio" in client.get("/countries/XZ/instruments?state=asked").content.decode()
    client.post(f"/countries/XZ/instruments/{held.key}/ask-again", {"asked_of": "Aduanas"})
    client.post(f"/countries/XZ/instruments/{held.key}/version", {"file": SimpleUploadedFile("arancel.txt", OLD.encode()), "as_of": "2019"})
    read(other)
    held.refresh_from_db()
    assert (held.title, held.asked_of, held.documents.get().as_of, held.documents.get().status) == ("Arancel", "Aduanas", "2019", "read")
    assert list(held.changes.filter(field="asked_of").values_list("old", "new")) == [("Ministerio", "Aduanas")]


def test_left_out_with_a_reason_it_counts_no_more_and_taken_in_it_counts_again(country: Country, as_role: Signed) -> None:
    held, client = act(country), as_role(Role.CONSULTANT)
    address = f"/countries/XS/instruments/{held.key}/lay"
    client.post(address, {"reason": " "})
    assert not Instrument.objects.get(pk=held.pk).left_out
    client.post(address, {"reason": "A draft of 2012"})
    assert "biosafety-act-2014.pdf" not in {one.document for one in matter_of(country).instruments}
    assert "A draft of 2012" in client.get("/countries/XS/instruments?state=left_out").content.decode()
    client.post(address, {"reason": "It is the act after all"})
    assert "biosafety-act-2014.pdf" in {one.document for one in matter_of(country).instruments}
    assert list(held.changes.order_by("id").values_list("new", "reason")) == [
        ("left_out", "A draft of 2012"),
        ("taken_in", "It is the act after all"),
    ]


def test_a_new_version_keeps_judgements_and_says_what_changed(other: Country, as_role: Signed) -> None:
    document = brought(other, "ley.txt", OLD)
    read(other)
    person = person_of(Role.CONSULTANT)
    findings = {one.text[:10]: one for one in Finding.objects.filter(country=other)}
    judged = [findings[f"Artículo {number}"] for number in (1, 3, 4)]
    for one in judged:
        finding_judge(one, Opinion(verdict=Verdict.ACCEPTED.value), person)
    brought(other, "ley.txt", NEW)
    read(other)
    held = document.instrument
    assert [one.ordinal for one in held.documents.order_by("ordinal")] == [1, 2]
    assert all(Finding.objects.get(pk=one.pk).judgements.count() == 1 for one in judged)
    kinds = set(Change.objects.filter(country=other).values_list("kind", flat=True))
    assert {Change.Kind.GONE.value, Change.Kind.NEW.value} <= kinds
    assert Change.objects.filter(country=other, judged=True).exists()
    kept, struck, renumbered = (Finding.objects.get(pk=one.pk) for one in judged)
    assert (kept.standing, kept.look_again) == ("here", False)
    assert (struck.standing, struck.text[:40]) == ("gone", "Artículo 3. Quien importe organismos viv")
    assert (renumbered.standing, renumbered.look_again, renumbered.text[:22]) == ("here", True, "Artículo 3. El registr")
    page = as_role(Role.CONSULTANT, "es").get(f"/countries/XZ/instruments/{held.key}/compare").content.decode()
    assert re.search(r"<del>.*?noventa.*?</del>", page, re.DOTALL)
    assert re.search(r"<ins>.*?doscientos.*?</ins>", page, re.DOTALL)
    assert "transporte" in page


def test_versions_are_compared_provision_by_provision(other: Country) -> None:
    first = brought(other, "ley.txt", OLD)
    read(other)
    second = brought(other, "ley.txt", NEW)
    read(other)
    comparison = comparing.compared(first, second)
    told = {(one.kind, (one.newer or one.older).text[:40]) for one in comparison.differences}
    assert (comparing.REMOVED, "Artículo 3. Quien importe organismos vivos"[:40]) in {(kind, text[:40]) for kind, text in told}
    assert any(kind == comparing.CHANGED and "decidirá" in text for kind, text in told)
    assert any(kind == comparing.ADDED and "transporte" in text for kind, text in told)
    assert comparing.compared(first, first).differences == ()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Article 4. The Minister", "The Minister"),
        ("Art. 3º - O registro", "O registro"),
        ("12) the Board", "the Board"),
        ("(2) The Board", "The Board"),
        ("Section 12bis. Fees", "Fees"),
        ("The 2014 Act applies", "The 2014 Act applies"),
        ("No number here", "No number here"),
        ("(a) to receive", "(a) to receive"),
    ],
)
def test_the_number_of_a_provision_is_told_from_its_words(text: str, bare: str) -> None:
    assert unnumbered(text) == bare


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("ninety days", "one hundred days"),
        ("", "new words"),
        ("gone words", ""),
        ("same  blanks\nand lines", "same blanks and lines"),
        ("a b c d e", "e d c b a"),
        ("x " * 5000, "y " * 5000),
    ],
)
def test_the_pieces_of_a_comparison_make_both_texts(older: str, newer: str) -> None:
    pieces = tuple(comparing.words_between(older, newer))
    assert "".join(one.text for one in pieces if one.kind != "added") == older
    assert "".join(one.text for one in pieces if one.kind != "removed") == newer


def test_another_law_of_the_same_name_is_told_apart(other: Country, as_role: Signed) -> None:
    first = brought(other, "ley.txt", OLD)
    second = brought(other, "ley.txt", "Ley de aguas. " * 40)
    as_role(Role.CONSULTANT).post(f"/countries/XZ/instruments/{first.instrument.key}/part", {"document": second.pk})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.current, second.current, first.instrument_id == second.instrument_id) == (True, True, False)
    assert (first.name, second.name) == ("ley.txt", "ley (2).txt")
    read(other)
    assert {one.status for one in Document.objects.filter(instrument__country=other)} == {"read"}


def test_corrections_in_a_file_are_shown_first_and_applied_in_a_name(other: Country, as_role: Signed) -> None:
    document = brought(other, "leyes/ley.txt", OLD)
    person, client = person_of(Role.CONSULTANT), as_role(Role.CONSULTANT)
    table = b"document;title;sector\nley.txt;Ley de bioseguridad;biosafety\nno-hay.txt;X;health\n"
    sent = uploading.Sent(name="leyes/instruments.csv", size=len(table))
    upload = uploading.upload_at_once(other, sent, [table], person)
    assert (upload.kind, upload.outcome) == (Upload.Kind.REGISTER, Upload.Outcome.OFFERED)
    address = f"/countries/XZ/instruments/corrections/{upload.pk}"
    assert address in client.get("/countries/XZ/instruments").content.decode()
    page = client.get(address).content.decode()
    assert ("no-hay.txt" in page, "Ley de bioseguridad" in page) == (True, True)
    document.instrument.refresh_from_db()
    assert document.instrument.title == ""
    client.post(address, {"apply": "1"})
    document.instrument.refresh_from_db()
    assert (document.instrument.title, document.instrument.sector) == ("Ley de bioseguridad", "biosafety")
    assert {one.by for one in document.instrument.changes.all()} == {person}
    assert client.get(address).status_code == 404
    assert Deed.objects.filter(country=other, verb="offer_applied", person=person).exists()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("instruments.csv", "document,colour\na,blue\n", "colour"),
        ("instruments.csv", "document,date\na,yesterday\n", "yesterday"),
        ("instruments.csv", "no table at all", "document"),
        ("profile.yaml", "country: [", "profile"),
        ("profile.yaml", "country: PE", "XZ"),
    ],
)
def test_a_file_of_corrections_that_cannot_be_applied_says_why(other: Country, as_role: Signed, name: str, text: str, said: str) -> None:
    sent = uploading.Sent(name=name, size=len(text))
    upload = uploading.upload_at_once(other, sent, [text.encode()], person_of(Role.CONSULTANT))
    assert offering.offer_of(upload).problem is not None
    answer = as_role(Role.CONSULTANT).get(f"/countries/XZ/instruments/corrections/{upload.pk}")
    assert (answer.status_code, said in answer.content.decode()) == (200, True)


def test_the_register_exported_can_be_brought_back_as_corrections(country: Country, as_role: Signed) -> None:
    table = as_role(Role.REVIEWER).get("/countries/XS/instruments/export").content
    upload = uploading.upload_at_once(country, uploading.Sent(name="instruments.csv", size=len(table)), [table], person_of(Role.CONSULTANT))
    offer = offering.offer_of(upload)
    assert (offer.problem, offer.unknown) == (None, ())
    assert offer.instruments >= 17
    assert not [one for one in offer.proposals if one.differs]


def test_the_workbook_opens_and_the_original_is_saved_never_shown(country: Country, as_role: Signed) -> None:
    client = as_role(Role.REVIEWER)
    assert client.get("/countries/XS/instruments/export?format=xlsx").content.startswith(b"PK")
    answer = client.get(f"/countries/XS/documents/{act(country).documents.get().pk}/file")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_the_text_marks_what_was_found_and_leads_to_it(country: Country, as_role: Signed) -> None:
    document = act(country).documents.get()
    finding = Finding.objects.filter(document=document, extent="operative").order_by("position")[0]
    page = as_role(Role.REVIEWER).get(f"/countries/XS/documents/{document.pk}/text").content.decode()
    assert f"/countries/XS/findings/{finding.pk}" in page
    assert page.count("x x3") > 5


def test_what_a_running_analysis_has_made_so_far_is_told(country: Country, as_role: Signed) -> None:
    began = Document.objects.filter(instrument__country=country).order_by("analysed_at")[0].analysed_at
    Job.objects.create(kind="analyse", country=country, state=State.RUNNING, started_at=began)
    told = as_role(Role.REVIEWER).get("/countries/XS/jobs").json()["jobs"][0]["notes"]
    assert [text for text, _ in told if text.startswith("one could not be read")]
